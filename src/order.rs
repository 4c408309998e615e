//! Sorting and numbers in few bytes. The standard library's sorts are built for speed at any length and cost a page some five
//! kilobytes for every type they sort; the lists of a page are short. The long arrays of the axis use the standard ones.

/// Sorts by a key, keeping the order of equals, in n log n steps.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    merge(items, &|a, b| key(b) < key(a));
}

/// Sorts by a comparison that says whether its second argument belongs before its first.
pub fn sort_by<T>(items: &mut Vec<T>, swapped: impl Fn(&T, &T) -> bool) {
    merge(items, &swapped);
}

/// Sorts, and leaves one of equals.
pub fn sort_and_dedup<T: Ord>(items: &mut Vec<T>) {
    merge(items, &|a, b| b < a);
    items.dedup();
}

fn merge<T>(items: &mut Vec<T>, swapped: &dyn Fn(&T, &T) -> bool) {
    if items.len() < 2 {
        return;
    }
    let mut right = items.split_off(items.len() / 2);
    merge(items, swapped);
    merge(&mut right, swapped);
    let mut merged = Vec::with_capacity(items.len() + right.len());
    let (mut left, mut right) = (std::mem::take(items).into_iter().peekable(), right.into_iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let next = if swapped(a, b) { right.next() } else { left.next() };
        merged.extend(next);
    }
    merged.extend(left);
    merged.extend(right);
    *items = merged;
}

/// A small set, in order. For what a reader chooses: some kinds, some folds; looked through from its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    #[must_use]
    pub fn contains(&self, value: &T) -> bool {
        self.0.contains(value)
    }

    /// Puts a value in its place; one that is there already stays.
    pub fn insert(&mut self, value: T) {
        let place = self.0.iter().position(|other| *other >= value).unwrap_or(self.0.len());
        if self.0.get(place) != Some(&value) {
            self.0.insert(place, value);
        }
    }

    /// Puts a value in, takes it out if it was there.
    pub fn toggle(&mut self, value: T) {
        match self.0.iter().position(|other| *other == value) {
            Some(place) => {
                self.0.remove(place);
            }
            None => self.insert(value),
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Writes a number with at most three decimals, without the zeros at its end. Rounded by whole numbers alone, so that both
/// sides write the same digits, and without the standard library's printing of floats.
#[must_use]
pub fn decimal(value: f64) -> String {
    let thousandths = (value * 1_000.0).round() as i64;
    let (whole, part) = ((thousandths / 1_000).abs(), (thousandths % 1_000).abs());
    let sign = if thousandths < 0 { "-" } else { "" };
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{part:03}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_has_no_more_digits_than_it_needs() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (-1.25, "-1.25"),
            (0.1004, "0.1"),
            (99.9996, "100"),
            (-0.0004, "0"),
            (12.3456, "12.346"),
            (100.0, "100"),
            (0.007, "0.007"),
        ] {
            assert_eq!(decimal(value), text, "{value}");
        }
    }

    #[test]
    fn a_set_keeps_its_order_and_each_value_once() {
        let mut set: Set<u8> = [3, 1, 2, 3].into_iter().collect();
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        set.toggle(2);
        set.toggle(0);
        assert_eq!((set.len(), set.contains(&2), set.into_iter().next()), (3, false, Some(0)));
    }

    proptest! {
        #[test]
        fn sorting_is_the_standard_sort(mut items in proptest::collection::vec((0u8..9, any::<u16>()), 0..80)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(&items, &expected, "equals keep their order");
            expected.sort_unstable();
            expected.dedup();
            sort_and_dedup(&mut items);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn a_number_is_written_near_enough(value in -1e6f64..1e6) {
            let back: f64 = decimal(value).parse().expect("a number");
            prop_assert!((back - value).abs() <= 0.0005 + 1e-9);
        }
    }
}
