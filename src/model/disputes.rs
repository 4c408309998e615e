//! What accounts of an event contradict each other about, point by point, fact apart from judgement.

use super::{Account, Bearing, Matter};

/// One point in dispute, with everybody who speaks to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute<'a> {
    pub matter: Matter,
    /// What is in dispute, in words.
    pub point: &'a str,
    /// Never empty, in the order of the dossier.
    pub accounts: Vec<&'a Account>,
}

impl<'a> Dispute<'a> {
    /// The accounts with one bearing, in the order of the dossier.
    pub fn with(&self, bearing: Bearing) -> impl Iterator<Item = &'a Account> {
        self.accounts.iter().copied().filter(move |account| account.bearing == bearing)
    }
}

/// Groups the accounts of one event by point: points of fact first, then points of judgement, each in the order in which
/// the dossier first names it. A point on which there is both stands in both.
#[must_use]
pub fn disputes(accounts: &[Account]) -> Vec<Dispute<'_>> {
    let mut points: Vec<Dispute<'_>> = Vec::new();
    for matter in Matter::ALL {
        for account in accounts.iter().filter(|account| account.matter == matter) {
            match points.iter_mut().find(|known| known.matter == matter && known.point == account.point) {
                Some(known) => known.accounts.push(account),
                None => points.push(Dispute { matter, point: &account.point, accounts: vec![account] }),
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Voice};

    fn account(point: &str, says: &str, bearing: Bearing, matter: Matter) -> Account {
        Account {
            point: point.into(),
            says: says.into(),
            by: Voice::Named("somebody".into()),
            bearing,
            evidence: Evidence::Unnamed,
            matter,
            note: None,
        }
    }

    #[test]
    fn facts_come_before_judgements_and_points_keep_their_order() {
        let accounts = [
            account("b", "1", Bearing::Asserts, Matter::Judgement),
            account("c", "2", Bearing::Denies, Matter::Fact),
            account("a", "3", Bearing::Asserts, Matter::Fact),
            account("c", "4", Bearing::Asserts, Matter::Fact),
            account("a", "5", Bearing::LeavesOpen, Matter::Judgement),
        ];
        let found: Vec<_> = disputes(&accounts)
            .into_iter()
            .map(|d| (d.matter, d.point, d.accounts.iter().map(|a| a.says.as_str()).collect::<String>()))
            .collect();
        assert_eq!(
            found,
            [
                (Matter::Fact, "c", "24".to_owned()),
                (Matter::Fact, "a", "3".to_owned()),
                (Matter::Judgement, "b", "1".to_owned()),
                (Matter::Judgement, "a", "5".to_owned()),
            ]
        );
    }

    #[test]
    fn every_account_stands_in_exactly_one_place() {
        let accounts: Vec<_> = (0..24)
            .map(|n: usize| account(["a", "b", "c"][n % 3], "x", Bearing::ALL[n % 3], Matter::ALL[n / 3 % 2]))
            .collect();
        let found = disputes(&accounts);
        assert_eq!(found.iter().map(|dispute| dispute.accounts.len()).sum::<usize>(), accounts.len());
        for dispute in &found {
            let by_bearing: usize = Bearing::ALL.iter().map(|&bearing| dispute.with(bearing).count()).sum();
            assert_eq!(by_bearing, dispute.accounts.len(), "{dispute:?}");
        }
    }
}
