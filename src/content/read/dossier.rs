use super::table::Table;
use crate::{
    content::{date, problem::ShapeProblem, source::Spot},
    model::time::Day,
};

/// What `dossier.toml` says.
pub(in crate::content) struct RawMeta {
    pub id: Spot<String>,
    pub title: Spot<String>,
    pub headline: Spot<String>,
    pub subtitle: Spot<String>,
    pub site: Option<Spot<String>>,
    pub utc_offset: Option<i16>,
    pub window: Option<(Day, Day)>,
    pub languages: Vec<Spot<String>>,
    pub licence: Spot<String>,
    pub contact: Option<Spot<String>>,
    pub default_question: Spot<String>,
    pub method: Vec<Spot<String>>,
    pub camps: Vec<RawCamp>,
}

pub(in crate::content) struct RawCamp {
    pub id: Spot<String>,
    pub label: Spot<String>,
    pub means: Spot<String>,
    pub statement: Spot<String>,
    pub conditions: Vec<RawCondition>,
}

pub(in crate::content) struct RawCondition {
    pub question: Spot<String>,
    pub stances: Vec<Spot<String>>,
}

pub(super) fn meta(table: &Table<'_>) -> RawMeta {
    let languages = table.texts("languages", true);
    for language in &languages {
        table.check_lang(language);
    }
    RawMeta {
        id: table.id("id"),
        title: table.text("title"),
        headline: table.text("headline"),
        subtitle: table.text("subtitle"),
        site: site(table),
        utc_offset: date::offset(table, "utc_offset"),
        window: date::window(table, "window"),
        languages,
        licence: table.text("licence"),
        contact: contact(table),
        default_question: table.text("default_question"),
        method: table.texts("method", true),
        camps: table.tables("camp", "a camp", false, camp),
    }
}

fn camp(table: &Table<'_>) -> RawCamp {
    RawCamp {
        id: table.id("id"),
        label: table.text("label"),
        means: table.text("means"),
        statement: table.text("statement"),
        conditions: table.tables("when", "a condition of a camp", false, |table| RawCondition {
            question: table.text("question"),
            stances: table.texts("stances", true),
        }),
    }
}

/// Every address of the site is this one with a path behind it.
fn site(table: &Table<'_>) -> Option<Spot<String>> {
    let site = table.optional_link("site")?;
    if !site.ends_with('/') || site.contains(['?', '#']) {
        table.report(
            site.place,
            ShapeProblem::Wrong {
                key: "site",
                value: site.value.clone(),
                wants: "the address of the site's folder, with a slash at its end: https://example.org/dossier/",
            },
        );
    }
    Some(site)
}

fn contact(table: &Table<'_>) -> Option<Spot<String>> {
    let contact = table.optional_text("contact")?;
    let address = contact.strip_prefix("mailto:").is_some_and(|rest| {
        !rest.contains(char::is_whitespace)
            && rest.split_once('@').is_some_and(|(who, at)| !who.is_empty() && !at.is_empty())
    });
    let page = contact.starts_with("https://") && crate::content::shape::check_link(&contact).is_ok();
    if !address && !page {
        table.report(
            contact.place,
            ShapeProblem::Wrong {
                key: "contact",
                value: contact.value.clone(),
                wants: "mailto: with an address, or a link that begins with https://",
            },
        );
    }
    Some(contact)
}
