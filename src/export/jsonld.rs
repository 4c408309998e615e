//! What a page is about, in the words of <https://schema.org>, for search engines and whoever collects such data.
//!
//! A position is a `Claim` that an organisation's texts are read to make, with who reads them and where it appears. It is never
//! reviewed or rated, and an absence is no claim: its page is a page.

use serde_json::{Map, Value, json};

use super::{COLUMNS, DOSSIER, SCHEMA, dates, licence, tables::TABLES};
use crate::{
    head::{head, name},
    model::{
        Cell, Dossier, EventIx, Held, Library, OrganisationIx, PassageIx, QuestionIx, Statement, StatementIx,
        StatementKind,
    },
    pages::Page,
    text::Texts,
    views::parts::statement_kind,
};

/// What a page says of itself. `root` is the address of the site, or its base where that is not known; it ends with a slash.
#[must_use]
pub fn thing(page: Page, dossier: &Dossier, library: &Library, texts: Texts, root: &str) -> Value {
    let says = Says { d: dossier, library, t: texts, root };
    let mut node = match page {
        Page::Start => says.dataset(),
        Page::Event(index) => says.event(index),
        Page::Organisation(one) => says.organisation(one),
        Page::Statement(index) => says.statement(index),
        Page::Passage(index, passage) => says.passage(index, passage),
        Page::Question(index) => says.question(index),
        Page::Position(one, question) => says.position(one, question),
        Page::PositionsOf(one) => says.page(page, "CollectionPage").put("about", says.organisation_ref(one)),
        Page::Pair(one, other) | Page::PairReversed(one, other) => {
            let about = [says.organisation_ref(one), says.organisation_ref(other)];
            says.page(Page::of_pair(dossier, one, other), "WebPage").put("about", about.to_vec())
        }
        Page::Search => says.page(page, "WebPage"),
        Page::About => says.page(page, "AboutPage"),
        _ => says.list(page),
    };
    node.0.insert("@context".to_owned(), json!("https://schema.org"));
    node.value()
}

/// As the content of a `script` element: nothing in it can end the element or begin another.
#[must_use]
pub fn embedded(thing: &Value) -> String {
    thing.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A thing that is being described. What is empty is left out.
struct Node(Map<String, Value>);

impl Node {
    fn of(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    fn put(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(all) => all.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
        self
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        node.value()
    }
}

/// One value by itself, several as a list.
fn one_or_more(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}

#[derive(Clone, Copy)]
struct Says<'a> {
    d: &'a Dossier,
    library: &'a Library,
    t: Texts,
    root: &'a str,
}

impl Says<'_> {
    fn address(self, page: Page) -> String {
        format!("{}{}", self.root, page.path(self.d))
    }

    // ---- what several pages share ----

    /// The language in which the editors write.
    fn lang(self) -> &'static str {
        self.t.lang()
    }

    /// The page of a thing: a part of the dossier, with the way to it.
    fn page_of(self, page: Page) -> Node {
        Node::of("WebPage")
            .put("url", self.address(page))
            .put("isPartOf", json!({ "@id": self.root }))
            .put("breadcrumb", self.way(page))
    }

    /// The pages above a page, and itself.
    fn way(self, page: Page) -> Value {
        let above = match page {
            Page::Event(_) => vec![Page::Events],
            Page::Organisation(_) => vec![Page::Organisations],
            Page::Statement(_) => vec![Page::Statements],
            Page::Passage(index, _) => vec![Page::Statements, Page::Statement(index)],
            Page::Question(_) => vec![Page::Questions],
            Page::PositionsOf(_) => vec![Page::Positions],
            Page::Position(one, _) => vec![Page::Positions, Page::PositionsOf(one)],
            Page::Pair(..) => vec![Page::Compare],
            _ => return Value::Null,
        };
        let steps = above.into_iter().chain([page]).enumerate().map(|(place, step)| {
            json!({ "@type": "ListItem", "position": place + 1, "name": name(step, self.d, self.t), "item": self.address(step) })
        });
        json!({ "@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>() })
    }

    /// A page that is about nothing else than what stands on it.
    fn page(self, page: Page, kind: &str) -> Node {
        let head = head(page, self.d, self.library, self.t);
        Node::of(kind)
            .put("@id", self.address(page))
            .put("url", self.address(page))
            .put("name", head.title)
            .put("description", head.description)
            .put("inLanguage", self.lang())
            .put("isPartOf", json!({ "@id": self.root }))
            .put("breadcrumb", self.way(page))
    }

    fn organisation_ref(self, one: OrganisationIx) -> Value {
        let (id, name) = (self.address(Page::Organisation(one)), &self.d.organisation(one).name);
        json!({ "@type": "Organization", "@id": id, "name": name })
    }

    /// Who issued a text. Nobody where a person or a government speaks, which the dossier has no entry for.
    fn authors(self, statement: &Statement) -> Value {
        if statement.personal {
            return Value::Null;
        }
        one_or_more(statement.organisations.iter().map(|&one| self.organisation_ref(one)).collect())
    }

    fn statement_ref(self, index: StatementIx) -> Node {
        let statement = self.d.statement(index);
        Node::of(text_type(statement))
            .put("@id", self.address(Page::Statement(index)))
            .put("name", statement.title.as_str())
    }

    /// A passage: own words where they are quoted, a part of a text that is digested otherwise.
    fn passage_ref(self, index: StatementIx, passage: PassageIx) -> Node {
        let quote = self.d.statement(index).passage(passage).quote.as_ref();
        let node = Node::of(if quote.is_some() { "Quotation" } else { "CreativeWork" });
        let node = node.put("@id", self.address(Page::Passage(index, passage)));
        match quote {
            Some(quote) => node.put("text", quote.text.as_str()).put("inLanguage", quote.lang.as_str()),
            None => node,
        }
    }

    // ---- a kind of page each ----

    fn dataset(self) -> Node {
        let meta = &self.d.meta;
        let download = |path: &str, kind: &str| json!({ "@type": "DataDownload", "contentUrl": format!("{}{path}", self.root), "encodingFormat": kind });
        let mut downloads = vec![download(DOSSIER, "application/json"), download(SCHEMA, "application/schema+json")];
        downloads.extend(TABLES.iter().map(|table| download(&table.path(), "text/csv")));
        downloads.push(download(COLUMNS, "text/plain"));
        let licence = match licence::url(&meta.licence) {
            Some(url) => json!(url),
            None => json!({ "@type": "CreativeWork", "name": meta.licence }),
        };
        Node::of("Dataset")
            .put("@id", self.root)
            .put("url", self.root)
            .put("identifier", meta.id.as_str())
            .put("name", meta.title.as_str())
            .put("description", meta.subtitle.as_str())
            .put("license", licence)
            .put("inLanguage", meta.languages.clone())
            .put("temporalCoverage", format!("{}/{}", meta.window.0, meta.window.1))
            .put("version", meta.revision.as_str())
            .put("isAccessibleForFree", true)
            .put("distribution", downloads)
    }

    fn event(self, index: EventIx) -> Node {
        let event = self.d.event(index);
        let told = self.library.told(index);
        let (start, end) = dates::iso(&event.when);
        let place = event.place.as_ref().map(|place| {
            let geo = place
                .position
                .map(|(lat, lon)| json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }));
            Node::of("Place").put("name", place.name.as_str()).put("geo", geo.unwrap_or_default()).value()
        });
        let mut description = told.summary.clone();
        if let Some(disputed) = &told.disputed {
            description.push_str(&format!(" {} {disputed}", self.t.export_disputed()));
        }
        if !event.verified {
            description.push_str(&format!(" {}", self.t.alone_means()));
        }
        let mut texts: Vec<_> = self.library.speakers(index).into_iter().map(|(text, _)| text).collect();
        texts.dedup();
        let mut subject_of: Vec<Value> = texts.into_iter().map(|text| self.statement_ref(text).value()).collect();
        subject_of.extend(event.sources.iter().map(|&source| {
            let source = self.library.source(source);
            json!({ "@type": "CreativeWork", "name": source.title, "url": source.url })
        }));
        Node::of("Event")
            .put("@id", self.address(Page::Event(index)))
            .put("name", event.title.as_str())
            .put("description", description)
            .put("startDate", start)
            .put("endDate", end)
            .put("location", place.unwrap_or_default())
            .put("subjectOf", subject_of)
            .put("mainEntityOfPage", self.page_of(Page::Event(index)))
    }

    /// Nothing is said of where it is: a country is no address.
    fn organisation(self, one: OrganisationIx) -> Node {
        let organisation = self.d.organisation(one);
        let mut others = vec![organisation.abbr.as_str(), organisation.native_name.as_str()];
        others.retain(|other| *other != organisation.name);
        others.dedup();
        Node::of("Organization")
            .put("@id", self.address(Page::Organisation(one)))
            .put("name", organisation.name.as_str())
            .put("alternateName", one_or_more(others.into_iter().map(Value::from).collect()))
            .put("url", organisation.url.as_str())
            .put("description", organisation.about.as_str())
            .put("mainEntityOfPage", self.page_of(Page::Organisation(one)))
    }

    fn statement(self, index: StatementIx) -> Node {
        let statement = self.d.statement(index);
        let passages = 0..statement.passages.len();
        let parts = passages.map(|place| {
            let quoted = statement.passages[place].quote.is_some();
            let id = self.address(Page::Passage(index, PassageIx::from(place)));
            json!({ "@type": if quoted { "Quotation" } else { "CreativeWork" }, "@id": id })
        });
        self.statement_ref(index)
            .put("alternateName", statement.original_title.clone())
            .put("genre", statement_kind(self.t, statement.kind))
            .put("author", self.authors(statement))
            .put("datePublished", dates::published(&statement.when))
            .put("inLanguage", statement.lang.as_str())
            .put("url", statement.url.as_str())
            .put("abstract", self.library.notice(index).summary.as_str())
            .put("hasPart", parts.collect::<Vec<_>>())
            .put("mainEntityOfPage", self.page_of(Page::Statement(index)))
    }

    fn passage(self, index: StatementIx, passage: PassageIx) -> Node {
        let statement = self.d.statement(index);
        let text = self
            .statement_ref(index)
            .put("url", statement.url.as_str())
            .put("datePublished", dates::published(&statement.when));
        self.passage_ref(index, passage)
            .put("creator", self.authors(statement))
            .put("abstract", self.library.digest(index, passage))
            .put("isPartOf", text)
            .put("mainEntityOfPage", self.page_of(Page::Passage(index, passage)))
    }

    fn question_ref(self, index: QuestionIx) -> Value {
        let (id, asks) = (self.address(Page::Question(index)), &self.d.question(index).asks);
        json!({ "@type": "Question", "@id": id, "name": asks })
    }

    /// No answer is accepted, none is counted.
    fn question(self, index: QuestionIx) -> Node {
        let question = self.d.question(index);
        let address = self.address(Page::Question(index));
        let answers = question.stances.iter().map(|stance| {
            let id = format!("{address}#{}", stance.id);
            json!({ "@type": "Answer", "@id": id, "text": stance.label, "description": stance.means })
        });
        Node::of("Question")
            .put("@id", address.as_str())
            .put("name", question.asks.as_str())
            .put("alternateName", question.title.as_str())
            .put("description", question.why.as_str())
            .put("inLanguage", self.lang())
            .put("suggestedAnswer", answers.collect::<Vec<_>>())
            .put("mainEntityOfPage", self.page_of(Page::Question(index)))
    }

    /// What an organisation's texts are read to claim, and where. A page where there is nothing to read.
    fn position(self, one: OrganisationIx, index: QuestionIx) -> Node {
        let page = Page::Position(one, index);
        let Cell::Held(held) = self.d.cell(one, index) else {
            let about = vec![self.organisation_ref(one), self.question_ref(index)];
            return self.page(page, "WebPage").put("about", about);
        };
        let question = self.d.question(index);
        let labels = self.d.stances(one, index).into_iter().map(|stance| json!(question.stance(stance).label));
        let editors = self.t.export_editors(&self.d.meta.title);
        let readings = held.iter().map(|held| json!(held.position.summary));
        Node::of("Claim")
            .put("@id", self.address(page))
            .put("name", name(page, self.d, self.t))
            .put("text", one_or_more(labels.collect()))
            .put("inLanguage", self.lang())
            .put("about", self.question_ref(index))
            .put("author", self.organisation_ref(one))
            .put("claimInterpreter", json!({ "@type": "Organization", "name": editors }))
            .put("abstract", one_or_more(readings.collect()))
            .put("appearance", self.appearances(&held))
            .put("mainEntityOfPage", self.page_of(page))
    }

    /// The passages that carry a position, each once, in the order of time and of the texts.
    fn appearances(self, held: &[Held<'_>]) -> Vec<Value> {
        let mut seen = Vec::new();
        let all = held.iter().flat_map(|held| held.position.passages.iter().map(move |&passage| (held, passage)));
        let mut appearances = Vec::new();
        for (held, passage) in all {
            if seen.contains(&(held.index, passage)) {
                continue;
            }
            seen.push((held.index, passage));
            let text = self.statement_ref(held.index).put("datePublished", dates::published(&held.statement.when));
            appearances.push(self.passage_ref(held.index, passage).put("isPartOf", text).value());
        }
        appearances
    }

    /// A list says how long it is; what stands in it has pages of its own.
    fn list(self, page: Page) -> Node {
        let length = match page {
            Page::Events => self.d.events.len(),
            Page::Organisations | Page::Compare => self.d.organisations.len(),
            Page::Statements => self.d.statements.len(),
            Page::Questions => self.d.questions.len(),
            Page::Positions | Page::Matrix => self.d.organisations.len() * self.d.questions.len(),
            Page::Replies => self.library.replies.len(),
            Page::Camps => self.d.meta.camps.len(),
            Page::Appendix => self.library.appendix.as_ref().map_or(0, |appendix| appendix.entries.len()),
            Page::Sources => self.library.sources.len(),
            _ => return self.page(page, "WebPage"),
        };
        self.page(page, "CollectionPage").put("mainEntity", json!({ "@type": "ItemList", "numberOfItems": length }))
    }
}

/// The type of a text. There is none for a statement, a resolution, a speech or an interview; its genre says which it is.
fn text_type(statement: &Statement) -> &'static str {
    if statement.kind == StatementKind::Article { "Article" } else { "CreativeWork" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element_that_it_stands_in() {
        let thing = json!({ "name": "</script><script>alert(1)</script><!-- & \u{2028}" });
        let text = embedded(&thing);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(thing));
    }

    #[test]
    fn what_is_empty_is_left_out() {
        let node =
            Node::of("Thing").put("a", "").put("b", None::<String>).put("c", Vec::<Value>::new()).put("d", false);
        assert_eq!(node.value(), json!({ "@type": "Thing", "d": false }));
    }
}
