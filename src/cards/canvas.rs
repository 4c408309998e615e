//! Sets text and draws paths.

use cosmic_text::{Attrs, Buffer, FontSystem, Metrics, Shaping, SwashCache, Weight};
use tiny_skia::{Color, FillRule, Mask, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

use super::{Faces, Missing, SIZE, face::Face, picture::Rgb};
use crate::head::cut;

/// How a text is set. Sizes in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub face: Face,
    pub size: f32,
    pub leading: f32,
    pub bold: bool,
    pub ink: Rgb,
}

/// A text that has been set to a width.
pub(super) struct Set {
    buffer: Buffer,
    ink: Rgb,
    pub height: f32,
    /// Of its longest line.
    pub width: f32,
    pub lines: usize,
    /// Whether it runs from right to left, and so ends at the left edge.
    pub rtl: bool,
}

pub(super) struct Canvas<'a> {
    faces: &'a Faces,
    fonts: FontSystem,
    outlines: SwashCache,
    map: Pixmap,
}

impl<'a> Canvas<'a> {
    /// `None` where there is no memory for it.
    pub(super) fn new(faces: &'a Faces, lang: &str) -> Option<Self> {
        let map = Pixmap::new(SIZE.0, SIZE.1)?;
        Some(Self { faces, fonts: faces.system(lang), outlines: SwashCache::new(), map })
    }

    pub(super) fn clear(&mut self, ground: Rgb) {
        let [r, g, b] = ground;
        self.map.fill(Color::from_rgba8(r, g, b, 255));
    }

    /// Sets a text to a width.
    pub(super) fn set(&mut self, text: &str, setting: Setting, width: f32) -> Result<Set, Missing> {
        let text = plain(text);
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::new(setting.size, setting.leading));
        let weight = if setting.bold { Weight::SEMIBOLD } else { Weight::NORMAL };
        let attrs = Attrs::new().weight(weight);
        let pieces = self.faces.pieces(setting.face, &text)?;
        let spans = pieces.into_iter().map(|(piece, family)| (piece, attrs.clone().family(family)));
        buffer.set_size(Some(width), None);
        buffer.set_rich_text(spans, &attrs, Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.fonts, false);
        let (mut lines, mut longest, mut rtl) = (0, 0.0_f32, false);
        for run in buffer.layout_runs() {
            lines += 1;
            longest = longest.max(run.line_w);
            rtl |= run.rtl;
        }
        #[allow(clippy::cast_precision_loss, reason = "a card has a few lines")]
        let height = lines as f32 * setting.leading;
        Ok(Set { buffer, ink: setting.ink, height, width: longest, lines, rtl })
    }

    /// Sets a text to a width and a number of lines, cut at a word where it is longer.
    pub(super) fn set_within(
        &mut self,
        text: &str,
        setting: Setting,
        width: f32,
        lines: usize,
    ) -> Result<Set, Missing> {
        let whole = self.set(text, setting, width)?;
        if whole.lines <= lines {
            return Ok(whole);
        }
        // The longest beginning that fits, by halving.
        let (mut fits, mut exceeds) = (1, text.chars().count());
        let mut best = self.set("…", setting, width)?;
        while fits + 1 < exceeds {
            let middle = usize::midpoint(fits, exceeds);
            let tried = self.set(&cut(text, middle), setting, width)?;
            if tried.lines <= lines {
                (fits, best) = (middle, tried);
            } else {
                exceeds = middle;
            }
        }
        Ok(best)
    }

    /// Draws a text with the upper left corner of its first line at a place.
    pub(super) fn put(&mut self, set: &Set, x: f32, y: f32) {
        let paint = paint(set.ink);
        for run in set.buffer.layout_runs() {
            for glyph in run.glyphs {
                let key = glyph.physical((0.0, 0.0), 1.0).cache_key;
                let Some(commands) = self.outlines.get_outline_commands(&mut self.fonts, key) else { continue };
                let Some(path) = outline(commands) else { continue };
                let at = (
                    x + glyph.x + glyph.font_size * glyph.x_offset,
                    y + run.line_y + glyph.y - glyph.font_size * glyph.y_offset,
                );
                // Outlines of letters have their y axis upwards.
                let place = Transform::from_row(1.0, 0.0, 0.0, -1.0, at.0, at.1);
                self.map.fill_path(&path, &paint, FillRule::Winding, place, None::<&Mask>);
            }
        }
    }

    /// Fills a rectangle.
    pub(super) fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Rgb) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.map.fill_rect(rect, &paint(ink), Transform::identity(), None);
        }
    }

    /// Draws a path of a square of 16 by 16 so that the square has a size.
    pub(super) fn sign(&mut self, path: &Path, x: f32, y: f32, size: f32, ink: Rgb) {
        let scale = size / 16.0;
        let place = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
        self.map.fill_path(path, &paint(ink), FillRule::EvenOdd, place, None::<&Mask>);
    }

    /// Four bytes a pixel, row by row. The ground is opaque, so every pixel is.
    pub(super) fn rgba(&self) -> &[u8] {
        self.map.data()
    }
}

fn paint(ink: Rgb) -> Paint<'static> {
    let [r, g, b] = ink;
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, 255);
    paint
}

/// Without what has no shape of its own: such characters have no glyph, and none is missed.
fn plain(text: &str) -> String {
    let shapeless = |letter: char| matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let letters = text.chars().filter(|&letter| !shapeless(letter));
    letters.map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect()
}

/// An outline as a path; `None` where it is empty, as that of a space.
fn outline(commands: &[cosmic_text::Command]) -> Option<Path> {
    use cosmic_text::Command;
    let mut path = PathBuilder::new();
    for command in commands {
        match command {
            Command::MoveTo(to) => path.move_to(to.x, to.y),
            Command::LineTo(to) => path.line_to(to.x, to.y),
            Command::QuadTo(by, to) => path.quad_to(by.x, by.y, to.x, to.y),
            Command::CurveTo(by, and, to) => path.cubic_to(by.x, by.y, and.x, and.y, to.x, to.y),
            Command::Close => path.close(),
        }
    }
    path.finish()
}
