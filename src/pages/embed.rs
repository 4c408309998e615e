//! Pages that any other page may put into a frame.

use super::Page;
use crate::{
    escape::markup,
    model::{Dossier, OrganisationIx, QuestionIx},
};

/// A part of the dossier that stands in a frame on another page. Each is taken from one page, to which it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Embed {
    /// The timeline of the main view.
    Timeline,
    /// The board of one question.
    Board(QuestionIx),
    /// One organisation on one question.
    Position(OrganisationIx, QuestionIx),
    /// Two organisations, the one with the smaller id first.
    Pair(OrganisationIx, OrganisationIx),
}

impl Embed {
    /// Every one of a dossier, each once.
    #[must_use]
    pub fn all(dossier: &Dossier) -> Vec<Self> {
        let pages = Page::all(dossier).into_iter().filter(|page| !matches!(page, Page::PairReversed(..)));
        pages.filter_map(Page::embed).collect()
    }

    /// The page that it is taken from.
    #[must_use]
    pub fn whole(self) -> Page {
        match self {
            Self::Timeline => Page::Start,
            Self::Board(question) => Page::Question(question),
            Self::Position(one, question) => Page::Position(one, question),
            Self::Pair(one, other) => Page::Pair(one, other),
        }
    }

    /// Whether it is brought to life by the program. The others stand as they were written.
    #[must_use]
    pub fn is_alive(self) -> bool {
        matches!(self, Self::Timeline | Self::Board(_))
    }

    /// The path below the base of the site.
    pub(super) fn path(self, dossier: &Dossier) -> String {
        match self {
            Self::Timeline => "embed/".to_owned(),
            Self::Board(question) => format!("embed/board/{}/", dossier.question(question).id),
            other => format!("embed/{}", other.whole().path(dossier)),
        }
    }

    /// Reads what stands behind `embed/`.
    pub(super) fn parse(rest: &[&str], dossier: &Dossier) -> Option<Self> {
        match rest {
            [] => Some(Self::Timeline),
            ["board", question] => dossier.find_question(question).map(Self::Board),
            ["positions" | "compare", _, _] => match Page::parse(&rest.join("/"), dossier)? {
                // The pair the other way round has a page that leads on, and none for frames.
                Page::PairReversed(..) => None,
                page => page.embed(),
            },
            _ => None,
        }
    }
}

impl Page {
    /// What stands for a page in a frame; `None` where nothing does.
    #[must_use]
    pub fn embed(self) -> Option<Embed> {
        match self {
            Self::Start => Some(Embed::Timeline),
            Self::Question(question) => Some(Embed::Board(question)),
            Self::Position(one, question) => Some(Embed::Position(one, question)),
            Self::Pair(one, other) | Self::PairReversed(other, one) => Some(Embed::Pair(one, other)),
            _ => None,
        }
    }
}

/// The HTML that puts a page into a frame: its whole address, and what the frame is called.
///
/// The frame may run scripts and keep its own origin, without which its program, its fonts and its data do not load; what it
/// opens is a page like any other.
#[must_use]
pub fn snippet(address: &str, title: &str) -> String {
    let mut html = String::from("<iframe src=\"");
    markup(address, &mut html);
    html.push_str("\" title=\"");
    markup(title, &mut html);
    html.push_str("\" width=\"100%\" height=\"480\" loading=\"lazy\" sandbox=\"");
    html.push_str("allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_cannot_be_left_by_what_stands_in_it() {
        let html = snippet("https://example.org/embed/?question=csto&at=2022-01-08", "\"><script>x</script> & <b>");
        assert_eq!(
            html,
            "<iframe src=\"https://example.org/embed/?question=csto&amp;at=2022-01-08\" \
             title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;\" width=\"100%\" height=\"480\" loading=\"lazy\" \
             sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>"
        );
        assert_eq!(html.matches(['<', '>']).count(), 4, "one element and no more");
    }
}
