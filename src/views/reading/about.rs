//! What a dossier is, how it was made, the rules it keeps, and what it lacks.

use super::common::{Desk, Sheet, counted, section};
use crate::{
    export::{self, tables::TABLES},
    model::Read,
    pages::Page,
    text::Style,
    views::parts::{
        read_word,
        still::{Still, el},
    },
};

pub(super) fn about(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let deck = el("p", "deck", d.meta.subtitle.as_str());
    let head = desk.head(&[], el("span", "lbl", d.meta.title.as_str()), t.about_heading(), deck);
    let method: Vec<_> = d.meta.method.iter().map(|paragraph| el("p", "", paragraph.as_str())).collect();
    let mut body = vec![
        section(
            "chunk prose",
            t.what_this_is(),
            (el("p", "", t.what_this_is_text()), el("p", "", t.what_this_is_reading())),
        ),
        section("chunk prose", t.how_it_was_made(), method),
        rules(desk),
        counts(desk),
        reading(desk),
    ];
    body.extend(not_found(desk));
    body.extend(elsewhere(desk));
    body.push(data(desk));
    body.push(licence(desk));
    Sheet { head, body }
}

fn rules(desk: Desk) -> Still {
    let t = desk.t;
    let rule = |words: &'static str| el("li", "", words);
    let rules = [
        t.rule_no_score(),
        t.rule_apart(),
        t.rule_own_words(),
        t.rule_joint(),
        t.rule_several(),
        t.rule_opposite(),
        t.rule_order(),
        t.rule_shape(),
        t.rule_dates(),
    ];
    let defs = [
        (t.silent(), t.silent_means()),
        (t.not_seen(), t.not_seen_means()),
        (t.no_text(), t.no_text_means()),
        (t.stated(), t.stated_means()),
        (t.implied(), t.implied_means()),
        (t.disputed(), t.disputed_means()),
    ];
    let defs: Vec<_> =
        defs.into_iter().map(|(word, means)| el("div", "", (el("dt", "", word), el("dd", "", means)))).collect();
    let list = el("ul", "bullets", rules.into_iter().map(rule).collect::<Vec<_>>());
    section("chunk prose", t.rules_of_fairness(), (list, el("h3", "", t.words_used()), el("dl", "defs", defs)))
        .attr("id", "rules")
}

/// What the dossier holds, counted from its tables.
fn counts(desk: Desk) -> Still {
    let Desk { d, library, t, .. } = desk;
    let passages: usize = d.statements.iter().map(|statement| statement.passages.len()).sum();
    let quotes: usize = d.statements.iter().flat_map(|s| &s.passages).filter(|passage| passage.quote.is_some()).count();
    let positions: usize = d.statements.iter().map(|statement| statement.positions.len()).sum();
    let accounts: usize = library.accounts.iter().map(Vec::len).sum();
    let mut cells = [0usize; 4];
    for (one, _) in d.all_organisations() {
        for (question, _) in d.all_questions() {
            cells[d.cell(one, question).kind()] += 1;
        }
    }
    let counts = [
        counted(d.events.len(), t.counted_events()),
        counted(accounts, t.counted_accounts()),
        counted(library.sources.len(), t.counted_sources()),
        counted(d.organisations.len(), t.counted_organisations()),
        counted(d.statements.len(), t.counted_texts()),
        counted(passages, t.counted_passages()),
        counted(quotes, t.counted_quotes()),
        counted(positions, t.counted_positions()),
        counted(library.raises.len(), t.counted_raises()),
        counted(library.replies.len(), t.counted_replies()),
    ];
    let kinds = [
        counted(cells[0], t.counted_held()),
        counted(cells[1], t.counted_silent()),
        counted(cells[2], t.counted_not_seen()),
        counted(cells[3], t.counted_no_text()),
    ];
    let pairs = el("p", "", t.counted_cells(d.organisations.len() * d.questions.len()));
    section(
        "chunk prose",
        t.what_it_holds(),
        (el("ul", "counts", counts.to_vec()), pairs, el("ul", "counts", kinds.to_vec())),
    )
}

/// How much of each text was read: the counts, then every text by its kind of reading.
fn reading(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let parts: Vec<_> = Read::ALL
        .into_iter()
        .map(|read| {
            let texts: Vec<_> = d.all_statements().filter(|(_, statement)| statement.read == read).collect();
            let count = el("span", "cnt", t.text_count(texts.len()));
            let lines: Vec<_> = texts
                .into_iter()
                .map(|(index, statement)| {
                    let who = (desk.signers(statement), ", ", desk.statement_short(index), ". ");
                    el("li", "", (who, desk.library.notice(index).read_note.as_str()))
                })
                .collect();
            el("details", "", (el("summary", "", (read_word(t, read), " ", count)), el("ul", "bullets", lines)))
        })
        .collect();
    section("chunk prose", t.how_much_was_read(), (el("p", "", t.how_much_was_read_text()), parts)).attr("id", "read")
}

/// Whose texts were looked for and not found.
fn not_found(desk: Desk) -> Option<Still> {
    let t = desk.t;
    let all = &desk.library.not_found;
    let lines: Vec<_> = all
        .iter()
        .map(|entry| {
            let looked =
                el("span", "hint", (" ", t.looked_for(), " ", desk.date(&entry.looked_for, Style::Full), ". "));
            el("li", "", (el("b", "", entry.name.as_str()), looked, entry.remark.as_str()))
        })
        .collect();
    let heading = (t.not_found_parties(), " ", el("span", "cnt", all.len().to_string()));
    (!all.is_empty()).then(|| {
        section("chunk prose", heading, (el("p", "", t.not_found_parties_text()), el("ul", "bullets", lines)))
            .attr("id", "not-found")
    })
}

/// Where the camps are drawn, and the list that a text came with.
fn elsewhere(desk: Desk) -> Vec<Still> {
    let Desk { d, library, t, .. } = desk;
    let part = |id: &'static str, heading: &'static str, text: &'static str, page: Page| {
        section("chunk prose", heading, el("p", "", (text, " ", desk.to(page)))).attr("id", id)
    };
    let camps = (!d.meta.camps.is_empty()).then(|| part("camps", t.camps(), t.camps_text(), Page::Camps));
    let appendix = library.appendix.is_some();
    let appendix = appendix.then(|| part("appendix", t.appendix(), t.appendix_means(), Page::Appendix));
    camps.into_iter().chain(appendix).collect()
}

/// The dossier as files for other programs, each with what it is.
fn data(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let line = |path: &str, means: String| el("li", "", (desk.file(path, path.to_owned()), ": ", means));
    let mut lines = vec![
        line(export::DOSSIER, t.data_whole().to_owned()),
        line(export::SCHEMA, t.data_schema().to_owned()),
        line(export::COLUMNS, t.data_columns().to_owned()),
    ];
    lines.extend(TABLES.iter().map(|table| line(&table.path(), t.data_table(table.row))));
    let licence = el("p", "", t.data_licence(&d.meta.revision, &d.meta.licence));
    let text = (el("p", "", t.the_data_text()), el("ul", "bullets", lines), el("p", "", t.data_beside()), licence);
    section("chunk prose", t.the_data(), text).attr("id", "data")
}

fn licence(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let contact = match &d.meta.contact {
        Some(contact) => {
            el("p", "", (t.report_errors(), " ", el("a", "", contact.as_str()).attr("href", contact.as_str())))
        }
        None => el("p", "hint", t.no_contact()),
    };
    section("chunk prose", t.licence(), (el("p", "", t.licence_text(&d.meta.licence)), contact))
}
