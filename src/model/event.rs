use serde::{Deserialize, Serialize};

use super::{SourceIx, time::When};

/// Something that happened, or is said to have happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Given by the author, stable, part of the address.
    pub id: String,
    pub when: When,
    /// At most 60 characters, so that it fits beside its mark.
    pub title: String,
    pub place: Option<Place>,
    pub kind: EventKind,
    pub importance: Importance,
    pub sources: Vec<SourceIx>,
    /// `false` where the event rests on one text alone.
    pub verified: bool,
}

/// Where an event took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub name: String,
    /// Degrees north and degrees east, WGS 84, as the research gives them.
    pub position: Option<(f64, f64)>,
}

/// What an event belongs to. Each kind is a lane of the timeline, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventKind {
    Background,
    Economy,
    Protest,
    State,
    Politics,
    Military,
    Debate,
    Aftermath,
}

impl EventKind {
    pub const ALL: [Self; 8] = [
        Self::Background,
        Self::Economy,
        Self::Protest,
        Self::State,
        Self::Politics,
        Self::Military,
        Self::Debate,
        Self::Aftermath,
    ];

    /// The word in the dossier's files and in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Economy => "economy",
            Self::Protest => "protest",
            Self::State => "state",
            Self::Politics => "politics",
            Self::Military => "military",
            Self::Debate => "debate",
            Self::Aftermath => "aftermath",
        }
    }
}

/// How much of the story hangs on an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Importance {
    /// 1: the spine of the story; its mark never vanishes.
    Spine,
    /// 2: needed to follow the story.
    Needed,
    /// 3: a detail.
    Detail,
}
