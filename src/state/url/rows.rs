//! The keys of the matrix. `question`, `stance` and `net` say what they say in the main view.

use super::{Key, joined, list, networks, stances, stances_text};
use crate::state::{Rows, Sort};

/// All keys, in the order in which they are written and read: `question` stands before `stance`, which belongs to it.
pub const KEYS: &[Key<Rows>] = &[
    Key {
        name: "sort",
        shape: "`name`, `day` or the id of a question",
        read: |value, dossier, rows| {
            rows.sort = match value {
                "name" => Sort::Name,
                "day" => Sort::Day,
                id => Sort::Question(dossier.find_question(id)?),
            };
            Some(())
        },
        write: |rows, dossier| match rows.sort {
            Sort::Name => None,
            Sort::Day => Some("day".to_owned()),
            Sort::Question(question) => Some(dossier.question(question).id.clone()),
        },
    },
    Key {
        name: "question",
        shape: "the id of a question",
        read: |value, dossier, rows| {
            rows.question = dossier.find_question(value)?;
            Some(())
        },
        write: |rows, dossier| {
            let needed = !rows.stances.is_empty() && rows.question != dossier.meta.default_question;
            needed.then(|| dossier.question(rows.question).id.clone())
        },
    },
    Key {
        name: "stance",
        shape: "ids of stances on the question, with commas",
        read: |value, dossier, rows| {
            rows.stances = stances(value, dossier.question(rows.question))?;
            Some(())
        },
        write: |rows, dossier| stances_text(&rows.stances, dossier.question(rows.question)),
    },
    Key {
        name: "net",
        shape: "ids of networks, with commas",
        read: |value, dossier, rows| {
            rows.networks = networks(value, dossier)?;
            Some(())
        },
        write: |rows, _| joined(rows.networks.iter().cloned()),
    },
    Key {
        name: "country",
        shape: "codes of countries, with commas",
        read: |value, dossier, rows| {
            let known = |code: &str| dossier.organisations.iter().any(|organisation| organisation.country == code);
            rows.countries = list(value, |code| known(code).then(|| code.to_owned()))?;
            Some(())
        },
        write: |rows, _| joined(rows.countries.iter().cloned()),
    },
];
