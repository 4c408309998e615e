//! Pieces of a page that never change once they stand: a plain tree of elements and text.
//!
//! Natively it is written as HTML; in the browser it is built with the same calls as any view, and bringing a prerendered
//! page to life is one step over its outermost element, however much it holds. One type serves all elements, where a view
//! of its own for every nesting of elements would cost a reader several times the bytes. What changes, listens or asks for
//! signals is a component and stands beside it, not in it.

use std::borrow::Cow;

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::{AddAnyAttr, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        renderer::{CastFrom as _, Rndr, types::Element},
        view::{Position, PositionState},
    },
};

use crate::escape::markup;

type Words = Cow<'static, str>;

/// One element with all that it holds. It is moved from hand to hand while a page is put together, so it is one pointer.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub struct Still(Box<Piece>);

#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq, Eq))]
struct Piece {
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    children: Vec<Child>,
    /// The element itself, where it was not made from this tree.
    #[cfg(feature = "hydrate")]
    made: Option<send_wrapper::SendWrapper<Element>>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub enum Child {
    Text(Words),
    Element(Still),
}

/// An element. Without a class where `class` is empty.
#[must_use]
pub fn el(tag: &'static str, class: &'static str, content: impl Content) -> Still {
    let mut piece = begin(tag, class);
    content.put(&mut piece.0.children);
    piece
}

// What every element needs stands in functions of its own that are not copied into their callers: pages consist of little else.
#[inline(never)]
fn begin(tag: &'static str, class: &'static str) -> Still {
    let attributes = if class.is_empty() { Vec::new() } else { vec![("class", Cow::Borrowed(class))] };
    Still(Box::new(Piece {
        tag,
        attributes,
        children: Vec::new(),
        #[cfg(feature = "hydrate")]
        made: None,
    }))
}

#[inline(never)]
fn with(mut piece: Still, name: &'static str, value: Words) -> Still {
    piece.0.attributes.push((name, value));
    piece
}

#[inline(never)]
fn put_text(words: Words, into: &mut Vec<Child>) {
    match into.last_mut() {
        // Two texts beside each other would be one in the parsed page.
        Some(Child::Text(text)) => text.to_mut().push_str(&words),
        _ if words.is_empty() => {}
        _ => into.push(Child::Text(words)),
    }
}

#[inline(never)]
fn put_element(element: Still, into: &mut Vec<Child>) {
    into.push(Child::Element(element));
}

impl Still {
    /// An element that came from elsewhere, with all that it holds.
    #[cfg(feature = "hydrate")]
    #[must_use]
    pub fn made(element: send_wrapper::SendWrapper<Element>) -> Self {
        let mut piece = begin("", "");
        piece.0.made = Some(element);
        piece
    }

    /// With an attribute. Its value is text: it is escaped where it is written.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        with(self, name, value.into())
    }

    /// With an attribute where there is a value.
    #[must_use]
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<Words>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// As HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            markup(value, html);
            html.push('"');
        }
        html.push('>');
        if self.0.tag == "input" {
            return;
        }
        for child in &self.0.children {
            match child {
                Child::Text(text) => markup(text, html),
                Child::Element(element) => element.write(html),
            }
        }
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }

    fn make(&self, within_svg: bool) -> Element {
        #[cfg(feature = "hydrate")]
        if let Some(made) = &self.0.made {
            return (**made).clone();
        }
        let svg = within_svg || self.0.tag == "svg";
        let element = Rndr::create_element(self.0.tag, svg.then_some("http://www.w3.org/2000/svg"));
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&element, name, value);
        }
        for child in &self.0.children {
            match child {
                Child::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(text), None),
                Child::Element(child) => Rndr::insert_node(&element, &child.make(svg), None),
            }
        }
        element
    }
}

/// What may stand in an element: text, elements, some of them or none, several in a row.
pub trait Content {
    fn put(self, into: &mut Vec<Child>);
}

impl Content for Words {
    fn put(self, into: &mut Vec<Child>) {
        put_text(self, into);
    }
}

impl Content for &'static str {
    fn put(self, into: &mut Vec<Child>) {
        put_text(Words::Borrowed(self), into);
    }
}

impl Content for String {
    fn put(self, into: &mut Vec<Child>) {
        put_text(Words::Owned(self), into);
    }
}

impl Content for Still {
    fn put(self, into: &mut Vec<Child>) {
        put_element(self, into);
    }
}

impl Content for Child {
    fn put(self, into: &mut Vec<Child>) {
        match self {
            Self::Text(text) => put_text(text, into),
            Self::Element(element) => put_element(element, into),
        }
    }
}

impl<C: Content> Content for Option<C> {
    fn put(self, into: &mut Vec<Child>) {
        if let Some(content) = self {
            content.put(into);
        }
    }
}

impl<C: Content> Content for Vec<C> {
    fn put(self, into: &mut Vec<Child>) {
        for content in self {
            content.put(into);
        }
    }
}

macro_rules! in_a_row {
    ($($name:ident)*) => {
        impl<$($name: Content),*> Content for ($($name,)*) {
            #[allow(non_snake_case, unused_variables)]
            fn put(self, into: &mut Vec<Child>) {
                let ($($name,)*) = self;
                $($name.put(into);)*
            }
        }
    };
}

in_a_row!();
in_a_row!(A B);
in_a_row!(A B C);
in_a_row!(A B C D);
in_a_row!(A B C D E);
in_a_row!(A B C D E F);
in_a_row!(A B C D E F G);
in_a_row!(A B C D E F G H);

impl Render for Still {
    type State = Element;

    fn build(self) -> Element {
        self.make(false)
    }

    fn rebuild(self, state: &mut Element) {
        let mut fresh = self.make(false);
        state.insert_before_this(&mut fresh);
        state.unmount();
        *state = fresh;
    }
}

impl AddAnyAttr for Still {
    type Output<NewAttr: Attribute> = Self;

    /// It has the attributes that it was made with and takes no others.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Still {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write(buf);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Element {
        if !FROM_SERVER {
            return self.build();
        }
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        // What stands here was written from the same tree. Should it not be an element, a fresh one is as good.
        Element::cast_from(cursor.current()).unwrap_or_else(|| self.build())
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let piece = el("p", "a", "<b>&\"x\"</b>").attr("title", "\"><script>");
        assert_eq!(
            piece.html(),
            "<p class=\"a\" title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;</p>"
        );
    }

    #[test]
    fn an_element_that_can_hold_nothing_has_no_end() {
        assert_eq!(
            el("p", "", (el("input", "", ()).attr("type", "checkbox"), "x")).html(),
            "<p><input type=\"checkbox\">x</p>"
        );
    }

    #[test]
    fn texts_beside_each_other_are_one() {
        let piece = el("p", "", ("a", String::from("b"), None::<Still>, el("b", "", "c"), "", vec!["d", "e"]));
        assert_eq!(piece.0.children.len(), 3);
        assert_eq!(piece.html(), "<p>ab<b>c</b>de</p>");
    }

    #[test]
    fn an_attribute_without_a_value_is_left_out() {
        assert_eq!(el("a", "", "x").attr_if("lang", None::<String>).html(), "<a>x</a>");
        assert_eq!(el("a", "", "x").attr_if("lang", Some("el")).html(), "<a lang=\"el\">x</a>");
    }

    #[test]
    fn it_is_written_into_a_page_as_it_is() {
        assert_eq!(RenderHtml::to_html(el("ul", "", el("li", "", "ä"))), "<ul><li>ä</li></ul>");
    }
}
