use super::table::Table;
use crate::{content::source::Spot, model::Shape};

pub(in crate::content) struct RawQuestion {
    pub id: Spot<String>,
    pub title: Spot<String>,
    pub asks: Spot<String>,
    pub why: Spot<String>,
    pub several: bool,
    pub opposes: Vec<[Spot<String>; 2]>,
    pub stances: Vec<RawStance>,
}

pub(in crate::content) struct RawStance {
    pub id: Spot<String>,
    pub label: Spot<String>,
    pub means: Spot<String>,
    pub shape: Option<Spot<Shape>>,
}

pub(super) fn question(table: &Table<'_>) -> RawQuestion {
    RawQuestion {
        id: table.id("id"),
        title: table.text("title"),
        asks: table.text("asks"),
        why: table.text("why"),
        several: table.flag("several", false),
        opposes: table.pairs("opposes"),
        stances: table.tables("stance", "a stance", true, |table| RawStance {
            id: table.id("id"),
            label: table.text("label"),
            means: table.text("means"),
            shape: table.placed_word("shape", &Shape::ALL.map(|shape| (shape.as_str(), shape))),
        }),
    }
}
