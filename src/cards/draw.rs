//! Where everything stands on a card.

use tiny_skia::{Path, PathBuilder};

use super::{
    Body, Card, Missing, Row, SIZE, Verdict,
    canvas::{Canvas, Set, Setting},
    face::Face,
    picture::{self, Rgb},
};
use crate::{model::Shape, views::parts::Glyph};

/// The colours of the light theme, as `style/tokens.css` has them.
pub(super) mod ink {
    use super::Rgb;
    pub const PAPER: Rgb = [0xfc, 0xfd, 0xfc];
    pub const INK: Rgb = [0x19, 0x1c, 0x1e];
    pub const INK2: Rgb = [0x47, 0x4d, 0x51];
    pub const INK3: Rgb = [0x5f, 0x66, 0x6a];
    pub const HAIR: Rgb = [0xd8, 0xdd, 0xdc];
    pub const LINE: Rgb = [0x80, 0x87, 0x8b];
    pub const CIRCLE: Rgb = [0x73, 0x46, 0xa3];
    pub const SQUARE: Rgb = [0x86, 0x58, 0x0b];
    pub const TRIANGLE: Rgb = [0x0a, 0x6a, 0x6c];
    pub const DIAMOND: Rgb = [0x1d, 0x5f, 0xd6];
    pub const CROSS: Rgb = [0x5d, 0x4c, 0x2a];
    pub const HEXAGON: Rgb = [0x4d, 0x5b, 0x69];
    pub const SILENT: Rgb = [0x65, 0x6c, 0x70];
}

/// Left and right edge, and the width between them. Chats round the corners and some cut a strip off.
const LEFT: f32 = 72.0;
const RIGHT: f32 = 1128.0;
const WIDTH: f32 = RIGHT - LEFT;
const TOP: f32 = 56.0;
/// Where the foot ends.
const BOTTOM: f32 = 574.0;
/// Between two things that belong to different parts.
const GAP: f32 = 24.0;

const fn setting(face: Face, size: f32, leading: f32, bold: bool, ink: Rgb) -> Setting {
    Setting { face, size, leading, bold, ink }
}

const SMALL: Setting = setting(Face::Interface, 24.0, 32.0, false, ink::INK3);
const LABEL: Setting = setting(Face::Interface, 24.0, 32.0, true, ink::INK);
const SHORT: Setting = setting(Face::Interface, 44.0, 52.0, true, ink::INK);
const LONG: Setting = setting(Face::Interface, 28.0, 36.0, false, ink::INK2);
const VERDICT: Setting = setting(Face::Interface, 36.0, 44.0, true, ink::INK);
const CELL: Setting = setting(Face::Interface, 25.0, 32.0, false, ink::INK);
/// From the largest that is tried to the smallest.
const WORDS: [(f32, f32); 6] = [(64.0, 80.0), (54.0, 68.0), (46.0, 60.0), (40.0, 52.0), (34.0, 46.0), (29.0, 40.0)];
const TITLES: [(f32, f32); 3] = [(60.0, 74.0), (50.0, 62.0), (42.0, 52.0)];
const QUESTION: Setting = setting(Face::Text, 32.0, 42.0, false, ink::INK2);

/// Draws a card and encodes it.
///
/// # Errors
/// The first letter that no face has.
pub(super) fn draw(canvas: &mut Canvas, card: &Card) -> Result<Vec<u8>, Missing> {
    canvas.clear(ink::PAPER);
    let mut sheet = Sheet { canvas, top: TOP, bottom: BOTTOM };
    sheet.kicker(card)?;
    sheet.foot(card)?;
    sheet.who(card)?;
    sheet.title(card)?;
    sheet.body(card)?;
    Ok(picture::encode(sheet.canvas.rgba(), ink::PAPER, SIZE).unwrap_or_default())
}

/// What is still free lies between `top` and `bottom`.
struct Sheet<'a, 'f> {
    canvas: &'a mut Canvas<'f>,
    top: f32,
    bottom: f32,
}

impl Sheet<'_, '_> {
    fn room(&self) -> f32 {
        self.bottom - self.top
    }

    /// Puts a text at the top of what is free.
    fn flow(&mut self, set: &Set, x: f32) {
        self.canvas.put(set, x, self.top);
        self.top += set.height;
    }

    /// The kind of page and the dossier, the day at the right, a line below.
    fn kicker(&mut self, card: &Card) -> Result<(), Missing> {
        let date = self.canvas.set_within(&card.date, LABEL, WIDTH / 2.0, 1)?;
        self.canvas.put(&date, RIGHT - date.width, self.top);
        let kind = self.canvas.set(&card.kind, LABEL, WIDTH)?;
        self.canvas.put(&kind, LEFT, self.top);
        if card.title != card.dossier {
            let x = LEFT + kind.width + 20.0;
            let dossier = self.canvas.set_within(&card.dossier, SMALL, RIGHT - date.width - GAP - x, 1)?;
            self.canvas.put(&dossier, x, self.top);
        }
        self.top += kind.height + 14.0;
        self.canvas.bar(LEFT, self.top, WIDTH, 2.0, ink::INK);
        self.top += 2.0 + GAP;
        Ok(())
    }

    /// The answer and what must be known to read it, set from the bottom upwards.
    fn foot(&mut self, card: &Card) -> Result<(), Missing> {
        if !card.note.is_empty() {
            let note = self.canvas.set_within(&card.note, SMALL, WIDTH, 2)?;
            self.bottom -= note.height;
            self.canvas.put(&note, LEFT, self.bottom);
        }
        if !card.verdicts.is_empty() {
            let each = WIDTH / if card.verdicts.len() > 1 { 2.0 } else { 1.0 };
            let lines = card.verdicts.len().div_ceil(2).min(2);
            for line in (0..lines).rev() {
                self.bottom -= VERDICT.leading + 4.0;
                let pair = card.verdicts.iter().skip(line * 2).take(2);
                for (x, verdict) in [LEFT, LEFT + each].into_iter().zip(pair) {
                    self.verdict(verdict, VERDICT, x, self.bottom, each - GAP)?;
                }
            }
        }
        if !card.verdicts.is_empty() || !card.note.is_empty() {
            self.bottom -= 18.0;
            self.canvas.bar(LEFT, self.bottom, WIDTH, 1.0, ink::LINE);
            self.bottom -= GAP;
        }
        Ok(())
    }

    /// Signs and words in one line.
    fn verdict(&mut self, verdict: &Verdict, setting: Setting, x: f32, y: f32, width: f32) -> Result<(), Missing> {
        let size = setting.size * 0.8;
        let mut at = x;
        for &glyph in verdict.signs.iter().take(4) {
            if let Some(path) = path(glyph) {
                let down = (setting.leading - size) / 2.0;
                self.canvas.sign(&path, at, y + down, size, hue(glyph));
            }
            at += size * 1.3;
        }
        let words = self.canvas.set_within(&verdict.words, setting, x + width - at, 1)?;
        self.canvas.put(&words, at, y);
        Ok(())
    }

    fn who(&mut self, card: &Card) -> Result<(), Missing> {
        let Some((short, whole)) = &card.who else { return Ok(()) };
        let name = self.canvas.set_within(short, SHORT, WIDTH, 1)?;
        self.canvas.put(&name, LEFT, self.top);
        let x = LEFT + name.width + 20.0;
        let beside = self.canvas.set_within(whole, LONG, (RIGHT - x).max(1.0), 1)?;
        let below = self.canvas.set_within(whole, LONG, WIDTH, 1)?;
        // Beside the short name where that holds as much of it as a line of its own would.
        if whole.is_empty() || beside.width + 1.0 >= below.width {
            self.canvas.put(&beside, x, self.top + 12.0);
            self.top += name.height;
        } else {
            self.top += name.height;
            self.flow(&below, LEFT);
        }
        self.top += 12.0;
        Ok(())
    }

    /// What it is about: large where it is what the card shows, as a question above an answer otherwise.
    fn title(&mut self, card: &Card) -> Result<(), Missing> {
        if card.title.is_empty() {
            return Ok(());
        }
        if !card.leading {
            let title = self.canvas.set_within(&card.title, QUESTION, WIDTH, 2)?;
            self.flow(&title, LEFT);
        } else {
            let room = self.room() * 0.6;
            let title = self.largest(&card.title, &TITLES, WIDTH, room, ink::INK)?;
            self.flow(&title, LEFT);
        }
        self.top += 20.0;
        Ok(())
    }

    /// A text in the largest size of a list in which it is no higher than the room there is, cut in the smallest.
    fn largest(&mut self, text: &str, sizes: &[(f32, f32)], width: f32, room: f32, ink: Rgb) -> Result<Set, Missing> {
        let mut smallest = SMALL;
        for &(size, leading) in sizes {
            smallest = setting(Face::Text, size, leading, false, ink);
            let set = self.canvas.set(text, smallest, width)?;
            if set.height <= room {
                return Ok(set);
            }
        }
        self.canvas.set_within(text, smallest, width, lines_in(room, smallest.leading))
    }

    fn body(&mut self, card: &Card) -> Result<(), Missing> {
        match &card.body {
            Body::Nothing => Ok(()),
            Body::Quote { words, from } => {
                let room = self.room() - if from.is_empty() { 0.0 } else { SMALL.leading + 10.0 };
                let set = self.largest(words, &WORDS, WIDTH - 32.0, room, ink::INK)?;
                let (bar, x) = if set.rtl { (RIGHT - 4.0, LEFT) } else { (LEFT, LEFT + 32.0) };
                self.canvas.bar(bar, self.top + 8.0, 4.0, set.height - 12.0, ink::LINE);
                self.flow(&set, x);
                self.from(from, LEFT + 32.0)
            }
            Body::Words { label, words, from } => {
                if !label.is_empty() {
                    let label = self.canvas.set_within(label, SMALL, WIDTH, 1)?;
                    self.flow(&label, LEFT);
                    self.top += 6.0;
                }
                let room = self.room() - if from.is_empty() { 0.0 } else { SMALL.leading + 10.0 };
                let set = self.largest(words, &WORDS[4..], WIDTH, room, ink::INK2)?;
                self.flow(&set, LEFT);
                self.from(from, LEFT)
            }
            Body::Rows { heads, rows, more } => self.rows(heads, rows, more),
            Body::Days(days) => {
                self.days(days);
                Ok(())
            }
        }
    }

    /// Where words are taken from.
    fn from(&mut self, from: &str, x: f32) -> Result<(), Missing> {
        if !from.is_empty() && self.room() >= SMALL.leading {
            self.top += 10.0;
            let from = self.canvas.set_within(from, SMALL, RIGHT - x, 1)?;
            self.flow(&from, x);
        }
        Ok(())
    }

    fn rows(&mut self, heads: &[String], rows: &[Row], more: &[String]) -> Result<(), Missing> {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1);
        // Without titles the first cell stands where they would, and the others in a narrow column.
        let first = match columns {
            _ if rows.iter().all(|row| row.title.is_empty()) => 0.0,
            1 => WIDTH * 0.34,
            _ => WIDTH * 0.235,
        };
        #[allow(clippy::cast_precision_loss, reason = "one or two columns")]
        let each = (WIDTH - first) / columns as f32;
        #[allow(clippy::cast_precision_loss, reason = "one or two columns")]
        let place = |n: usize| LEFT + first + each * n as f32;
        if !heads.is_empty() {
            for (n, head) in heads.iter().enumerate() {
                let head = self.canvas.set_within(head, LABEL, each - GAP, 1)?;
                self.canvas.put(&head, place(n), self.top);
            }
            self.top += LABEL.leading + 6.0;
        }
        #[allow(clippy::cast_precision_loss, reason = "some dozens of lines")]
        let high = (self.room() / rows.len().max(1) as f32).clamp(CELL.leading + 4.0, CELL.leading + 18.0);
        let all = rows.len() <= lines_in(self.room(), high);
        let shown = if all { rows.len() } else { lines_in(self.room() - SMALL.leading, high) };
        let above = (high - CELL.leading) / 2.0;
        for row in &rows[..shown.min(rows.len())] {
            self.canvas.bar(LEFT, self.top, WIDTH, 1.0, ink::HAIR);
            self.top += above;
            let title = self.canvas.set_within(&row.title, Setting { ink: ink::INK2, ..CELL }, first - GAP, 1)?;
            self.canvas.put(&title, LEFT, self.top);
            for (n, cell) in row.cells.iter().enumerate() {
                self.verdict(cell, CELL, place(n), self.top, each - GAP)?;
            }
            self.top += high - above;
        }
        if let Some(more) = more.get(rows.len().saturating_sub(shown)).filter(|_| !all) {
            let more = self.canvas.set_within(more, SMALL, WIDTH, 1)?;
            self.flow(&more, LEFT);
        }
        Ok(())
    }

    /// A column of signs for each day, on a line.
    fn days(&mut self, days: &[(String, Vec<Glyph>)]) {
        if days.is_empty() {
            return;
        }
        let line = self.bottom - SMALL.leading;
        #[allow(clippy::cast_precision_loss, reason = "some dozens of days")]
        let each = WIDTH / days.len() as f32;
        let highest = days.iter().map(|(_, signs)| signs.len()).max().unwrap_or(1).max(1);
        #[allow(clippy::cast_precision_loss, reason = "some dozens of signs")]
        let step = ((line - self.top - 8.0) / highest as f32).min(each * 0.95).min(34.0);
        self.canvas.bar(LEFT, line, WIDTH, 2.0, ink::LINE);
        for (n, (day, signs)) in days.iter().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "some dozens of days")]
            let x = LEFT + each * n as f32;
            for (up, &glyph) in signs.iter().enumerate() {
                #[allow(clippy::cast_precision_loss, reason = "some dozens of signs")]
                let y = line - 6.0 - step * (up + 1) as f32;
                if let Some(path) = path(glyph) {
                    let size = step * 0.82;
                    self.canvas.sign(&path, x + (each - size) / 2.0, y, size, hue(glyph));
                }
            }
            if !day.is_empty()
                && let Ok(name) = self.canvas.set(day, SMALL, WIDTH)
            {
                let middle = x + (each - name.width) / 2.0;
                self.canvas.put(&name, middle.clamp(LEFT, RIGHT - name.width), line + 6.0);
            }
        }
    }
}

/// How many lines fit, one at least.
fn lines_in(room: f32, leading: f32) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
    let lines = (room / leading).max(1.0) as usize;
    lines
}

/// The outline of a sign on a square of 16 by 16.
fn path(glyph: Glyph) -> Option<Path> {
    let outline = kurbo::BezPath::from_svg(glyph.path()).ok()?;
    let mut path = PathBuilder::new();
    #[allow(clippy::cast_possible_truncation, reason = "a square of 16 by 16")]
    let at = |point: kurbo::Point| (point.x as f32, point.y as f32);
    for element in outline.elements() {
        match *element {
            kurbo::PathEl::MoveTo(to) => path.move_to(at(to).0, at(to).1),
            kurbo::PathEl::LineTo(to) => path.line_to(at(to).0, at(to).1),
            kurbo::PathEl::QuadTo(by, to) => path.quad_to(at(by).0, at(by).1, at(to).0, at(to).1),
            kurbo::PathEl::CurveTo(by, and, to) => {
                path.cubic_to(at(by).0, at(by).1, at(and).0, at(and).1, at(to).0, at(to).1);
            }
            kurbo::PathEl::ClosePath => path.close(),
        }
    }
    path.finish()
}

/// The hue of a sign, as the pages have it.
fn hue(glyph: Glyph) -> Rgb {
    match glyph {
        Glyph::Stance(Shape::Circle) => ink::CIRCLE,
        Glyph::Stance(Shape::Square) => ink::SQUARE,
        Glyph::Stance(Shape::Triangle) => ink::TRIANGLE,
        Glyph::Stance(Shape::Diamond) => ink::DIAMOND,
        Glyph::Stance(Shape::Cross) => ink::CROSS,
        Glyph::Stance(Shape::Hexagon) => ink::HEXAGON,
        Glyph::Stance(Shape::Ring) => ink::INK,
        Glyph::Silent | Glyph::NotSeen | Glyph::NoText => ink::SILENT,
    }
}
