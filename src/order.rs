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
