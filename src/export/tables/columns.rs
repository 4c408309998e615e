//! The tables and what their columns mean. The same words are published beside the tables, as `data/columns.txt`.

/// One table of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its file in `data/`, without the ending.
    pub name: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// The name of each column, and what stands in it.
    pub columns: &'static [(&'static str, &'static str)],
}

impl Table {
    /// Below the base of the site.
    #[must_use]
    pub fn path(&self) -> String {
        format!("data/{}.csv", self.name)
    }
}

const ADDRESS: (&str, &str) = ("address", "its page");
const DATE: (&str, &str) = ("date", "as the dossier writes it, in EDTF (ISO 8601-2)");
const FIRST: (&str, &str) = ("first_day", "the first day that the date may mean");
const LAST: (&str, &str) = ("last_day", "the last day that the date may mean");
const STANCE: (&str, &str) = ("stance", "the id of the answer, unique within its question");
const STATE: (&str, &str) = (
    "state",
    "held; silent: every own text was read whole and none touches the question; not-seen: a part is unread; no-text: \
     there is no own text",
);

pub const EVENTS: Table = Table {
    name: "events",
    row: "an event",
    columns: &[
        ("id", "the id of the event"),
        DATE,
        FIRST,
        LAST,
        ("at", "the clock time at which it began, with its offset from UTC"),
        ("title", "what happened"),
        ("kind", "background, economy, protest, state, politics, military, debate or aftermath"),
        ("importance", "1: the spine of the story; 2: needed to follow it; 3: a detail"),
        ("place", "where"),
        ("lat", "degrees north, WGS 84"),
        ("lon", "degrees east, WGS 84"),
        ("verified", "false where it rests on one text alone"),
        ("summary", "what is told of it, in the editors' words"),
        ("disputed", "what accounts contradict each other about, in prose; who says what is in dossier.json"),
        ("sources", "ids of sources, with spaces between them"),
        ADDRESS,
    ],
};

pub const ORGANISATIONS: Table = Table {
    name: "organisations",
    row: "an organisation",
    columns: &[
        ("id", "the id of the organisation"),
        ("name", "its name in the language of the dossier"),
        ("native_name", "its name as it writes it"),
        ("abbr", "its short name"),
        ("country", "ISO 3166-1 alpha-2, or INT"),
        ("kind", "party, youth, union-federation, network, organisation or publication"),
        ("networks", "ids of the networks it belonged to at the time of the events, with spaces between them"),
        ("about", "who it is, in the editors' words"),
        ("url", "its own site"),
        ADDRESS,
    ],
};

pub const STATEMENTS: Table = Table {
    name: "statements",
    row: "a text",
    columns: &[
        ("id", "the id of the text"),
        ("organisations", "ids of all who issued or signed it, with spaces between them"),
        (
            "personal",
            "true where a person or a government speaks: filed with the organisation, never counted as its own",
        ),
        DATE,
        FIRST,
        LAST,
        ("title", "its title in the language of the dossier"),
        ("original_title", "its title as it was published"),
        ("lang", "the language of the text, BCP 47"),
        ("kind", "statement, joint-statement, article, interview, resolution or speech"),
        ("read", "how much of it was read: whole, most, part or second-hand"),
        ("read_note", "what was read, where, and what is missing"),
        ("summary", "the editors' digest"),
        ("url", "the original"),
        ADDRESS,
    ],
};

pub const PASSAGES: Table = Table {
    name: "passages",
    row: "a place in a text",
    columns: &[
        ("statement", "the id of the text"),
        ("passage", "the id of the passage, unique within its text"),
        ("locator", "where in the text, in words"),
        ("quote", "the text's own words; empty where none are quoted"),
        ("quote_lang", "the language of the quotation, BCP 47"),
        ("digest", "what the passage says, in the editors' words"),
        ("source_url", "where the passage was seen, if elsewhere than in the text"),
        ADDRESS,
    ],
};

pub const POSITIONS: Table = Table {
    name: "positions",
    row: "an answer that a text gives to a question, once for all who signed it",
    columns: &[
        ("statement", "the id of the text"),
        ("organisations", "ids of all who issued or signed the text, with spaces between them"),
        ("personal", "true where a person or a government speaks: never counted as the organisation's own"),
        DATE,
        FIRST,
        LAST,
        ("question", "the id of the question"),
        STANCE,
        ("label", "the answer in words"),
        ("basis", "stated: the text says it; implied: it follows from what the text says of others"),
        ("summary", "the editors' reading"),
        ("passages", "ids of the passages that carry it, with spaces between them"),
        ("quoted_passage", "the passage whose quotation stands for it; empty where none of them is quoted"),
        ("quote", "that quotation"),
        ("quote_lang", "the language of the quotation, BCP 47"),
        ("address", "the page of the text"),
    ],
};

pub const CELLS: Table = Table {
    name: "cells",
    row: "an organisation on a question; every pair has one",
    columns: &[
        ("organisation", "the id of the organisation"),
        ("question", "the id of the question"),
        STATE,
        ("stances", "ids of all answers that its own texts give, with spaces between them; empty unless held"),
        ADDRESS,
    ],
};

pub const QUESTIONS: Table = Table {
    name: "questions",
    row: "a possible answer to a question",
    columns: &[
        ("question", "the id of the question"),
        ("title", "the question in a word"),
        ("asks", "the question"),
        ("several", "true where one may give several of its answers at once"),
        STANCE,
        ("label", "the answer in words"),
        ("means", "its definition"),
        ("opposes", "ids of the answers that are declared to contradict it, with spaces between them"),
        ADDRESS,
    ],
};

pub const REPLIES: Table = Table {
    name: "replies",
    row: "a place where a text speaks of another",
    columns: &[
        ("from", "the id of the text that speaks"),
        ("from_passage", "its passage"),
        ("to", "the id of the text that it speaks of; empty where that is not in the dossier"),
        ("to_passage", "its passage"),
        ("kind", "criticises, answers, endorses, quotes or asks"),
        ("about", "what it is about"),
        ("note", "a note of the editors"),
    ],
};

pub const SOURCES: Table = Table {
    name: "sources",
    row: "a source of the events",
    columns: &[
        ("id", "the id of the source"),
        ("title", "its title"),
        ("publisher", "who published it"),
        ("published", "when, in EDTF; empty where that is not known"),
        ("lang", "its language, BCP 47"),
        ("kind", "news, report, primary or reference"),
        ("url", "where it is"),
    ],
};

/// The tables of `questions/<id>.csv`.
pub const ANSWERS: Table = Table {
    name: "questions/<id>",
    row: "an organisation on this question, once for each answer and each text; absences have a row without a text",
    columns: &[
        ("organisation", "the id of the organisation"),
        ("name", "its name"),
        STATE,
        STANCE,
        ("label", "the answer in words"),
        ("statement", "the id of the text"),
        DATE,
        FIRST,
        LAST,
        ("basis", "stated: the text says it; implied: it follows from what the text says of others"),
        ("summary", "the editors' reading"),
        ("quote", "own words that stand for it"),
        ("quote_lang", "the language of the quotation, BCP 47"),
        ("address", "the page of the position, or of the absence"),
    ],
};

/// The tables in `data/`.
pub const TABLES: [Table; 9] =
    [EVENTS, ORGANISATIONS, STATEMENTS, PASSAGES, POSITIONS, CELLS, QUESTIONS, REPLIES, SOURCES];

/// What the columns mean, as plain text.
#[must_use]
pub fn columns() -> String {
    let mut text = String::from(
        "The tables are in CSV (RFC 4180), in UTF-8, with a first line that names the columns.\n\
         Values stand there as they are in the dossier. Import them as text: a spreadsheet that is left to guess may\n\
         take a value that begins with = + - or @ for a formula, and a date for another one.\n",
    );
    for table in TABLES.iter().chain([&ANSWERS]) {
        let path = if table.name == ANSWERS.name { format!("{}.csv", table.name) } else { table.path() };
        text.push_str(&format!("\n{path}\n  A row is {}.\n", table.row));
        for (name, means) in table.columns {
            text.push_str(&format!("  {name}: {means}\n"));
        }
    }
    text.push_str(
        "\norganisations/<id>.csv\n  The rows of data/positions.csv that are of texts of this organisation.\n",
    );
    text
}
