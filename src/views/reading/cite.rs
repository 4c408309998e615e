//! How a page is cited, folded till it is wanted: every style written out, and files for reference managers.

use super::common::{Desk, hint};
use crate::{
    cite::{Piece, Reference, What, Written, references},
    pages::Page,
    views::parts::still::{Child, Content, Still, el},
};

/// `None` for pages that claim nothing by themselves.
pub(super) fn cite(desk: Desk, page: Page) -> Option<Still> {
    let Desk { store, d, t, .. } = desk;
    let references = references(page, d, t, store.site);
    if references.is_empty() {
        return None;
    }
    let several = references.len() > 1;
    let parts: Vec<_> = references.iter().enumerate().map(|(n, reference)| one(desk, n, reference, several)).collect();
    let path = store.href(page);
    let path = path.trim_end_matches('/');
    let file = |ending: &'static str, word: &'static str| {
        el("a", "", word).attr("href", [path, ending].concat()).attr("download", "")
    };
    let files = (t.cite_files(), " ", file(".bib", "BibTeX"), ", ", file(".csl.json", "CSL-JSON"));
    let content = (
        el("summary", "", t.cite_this()),
        parts,
        el("p", "files", files),
        hint(t.cite_means()),
        el("p", "said", "").attr("role", "status"),
    );
    Some(el("details", "cite", content).attr("id", "cite"))
}

/// One reference in all styles, under a heading where there are several.
fn one(desk: Desk, n: usize, reference: &Reference, several: bool) -> Still {
    let t = desk.t;
    let heading = several.then(|| {
        el(
            "h2",
            "lbl",
            match reference.what {
                What::Page => t.cite_page(),
                What::Text => t.cite_text(),
            },
        )
    });
    let styles: Vec<_> = reference
        .item
        .styled()
        .into_iter()
        .enumerate()
        .map(|(place, written)| {
            let id = format!("cite-{n}-{place}");
            let copy = el("button", "needs-script", t.share_copy())
                .attr("type", "button")
                .attr("data-copy", id.clone())
                .attr("aria-label", t.copy_of(written.style.name()));
            let text = el("span", "ref", pieces(desk, &written)).attr("id", id);
            el("div", "", (el("dt", "", written.style.name()), el("dd", "", (text, " ", copy))))
        })
        .collect();
    el("div", "", (heading, el("dl", "", styles)))
}

fn pieces(desk: Desk, written: &Written) -> Vec<Child> {
    let mut into = Vec::new();
    for piece in &written.pieces {
        match piece {
            Piece::Text(text) => text.clone().put(&mut into),
            Piece::Emphasis(text) => el("i", "", text.clone()).put(&mut into),
            Piece::Link(url) => el("span", "url", url.clone()).put(&mut into),
            // The browser puts its host before the path.
            Piece::Here(path) => {
                el("span", "url", format!("{}{path}", desk.store.base)).attr("data-here", "").put(&mut into);
            }
            Piece::Accessed(form) => {
                el("span", "day", ("[", desk.t.cite_day(), "]")).attr("data-day", form.as_str()).put(&mut into);
            }
        }
    }
    into
}
