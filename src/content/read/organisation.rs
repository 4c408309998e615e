use super::table::Table;
use crate::{
    content::{problem::ShapeProblem, source::Spot},
    model::OrganisationKind,
};

pub(in crate::content) struct RawOrganisation {
    pub id: Spot<String>,
    pub name: Spot<String>,
    pub native_name: Spot<String>,
    pub abbr: Spot<String>,
    pub country: Spot<String>,
    pub kind: Option<OrganisationKind>,
    pub networks: Vec<Spot<String>>,
    pub about: Spot<String>,
    pub url: Spot<String>,
}

pub(super) fn organisation(table: &Table<'_>) -> RawOrganisation {
    let country = table.text("country");
    let code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !country.is_empty() && !code && country.value != "INT" {
        table.report(
            country.place,
            ShapeProblem::Wrong {
                key: "country",
                value: country.value.clone(),
                wants: "two capital letters (ISO 3166-1), or INT",
            },
        );
    }
    let networks = table.texts("networks", false);
    for network in &networks {
        table.check_id(network);
    }
    RawOrganisation {
        id: table.id("id"),
        name: table.text("name"),
        native_name: table.text("native_name"),
        abbr: table.text("abbr"),
        country,
        kind: table.word("kind", &OrganisationKind::ALL.map(|kind| (kind.as_str(), kind))),
        networks,
        about: table.text("about"),
        url: table.link("url"),
    }
}
