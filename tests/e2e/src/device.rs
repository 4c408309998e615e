//! What the page believes to run on: the window's size, the reader's settings, touch, paper.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::Session;
use crate::paper::Pdf;

/// The reader's choice of light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// The reader's settings and the medium. The default is a light screen without wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Media {
    pub dark: bool,
    pub reduced_motion: bool,
    pub forced_colors: bool,
    pub more_contrast: bool,
    /// Styles for paper, on the screen.
    pub print: bool,
}

impl Browser {
    /// Gives the page a window of this size in CSS pixels.
    #[track_caller]
    pub fn size(&mut self, width: u32, height: u32) -> &mut Self {
        self.cdp("Emulation.setDeviceMetricsOverride", metrics(width, height));
        self
    }

    /// The reader's settings, until they are set again.
    #[track_caller]
    pub fn media(&mut self, media: Media) -> &mut Self {
        self.cdp("Emulation.setEmulatedMedia", features(media));
        self
    }

    /// Light or dark, everything else as by default.
    #[track_caller]
    pub fn theme(&mut self, theme: Theme) -> &mut Self {
        self.media(Media { dark: theme == Theme::Dark, ..Media::default() })
    }

    /// Switches the page's scripts off or on, from the next page on. The test's own questions are still answered;
    /// errors are then only heard from the server and the browser's log.
    #[track_caller]
    pub fn scripts(&mut self, on: bool) -> &mut Self {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !on }));
        self.scripts = on;
        self
    }

    /// Makes it a touch screen of five fingers, or none, from the next page on.
    #[track_caller]
    pub fn touch(&mut self, on: bool) -> &mut Self {
        self.cdp("Emulation.setTouchEmulationEnabled", touch(on));
        self
    }

    /// A picture (PNG) of the window.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        self.decoded(self.cdp("Page.captureScreenshot", json!({ "format": "png" })))
    }

    /// Writes a picture (PNG) of the whole page, as long as it is, and makes the folders for it.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>) {
        let params = json!({ "format": "png", "captureBeyondViewport": true, "clip": self.whole_page() });
        self.write(path.as_ref(), &self.decoded(self.cdp("Page.captureScreenshot", params)));
    }

    /// Prints the page on A4, standing unless the page turns its sheets.
    #[track_caller]
    pub fn print(&self) -> Pdf {
        self.print_on(8.27, 11.69)
    }

    /// Prints the page on paper of this size in inches, which a page may turn.
    #[track_caller]
    pub fn print_on(&self, width: f64, height: f64) -> Pdf {
        let params = json!({ "preferCSSPageSize": true, "paperWidth": width, "paperHeight": height });
        Pdf { bytes: self.decoded(self.cdp("Page.printToPDF", params)) }
    }

    /// Prints the page into a file, and makes the folders for it.
    #[track_caller]
    pub fn pdf(&self, path: impl AsRef<Path>) {
        self.write(path.as_ref(), &self.print().bytes);
    }

    fn whole_page(&self) -> Value {
        let size = &self.cdp("Page.getLayoutMetrics", json!({}))["cssContentSize"];
        json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 })
    }

    #[track_caller]
    fn decoded(&self, answer: Value) -> Vec<u8> {
        let text = answer["data"].as_str().unwrap_or_default();
        self.done(STANDARD.decode(text), "decode what the browser sent")
    }

    #[track_caller]
    fn write(&self, path: &Path, bytes: &[u8]) {
        let folder = path.parent().unwrap_or(Path::new("."));
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes));
        self.done(written, &format!("write {}", path.display()));
    }
}

fn metrics(width: u32, height: u32) -> Value {
    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false })
}

fn touch(on: bool) -> Value {
    if on { json!({ "enabled": true, "maxTouchPoints": 5 }) } else { json!({ "enabled": false }) }
}

fn features(media: Media) -> Value {
    let feature =
        |name: &str, on: bool, yes: &str, no: &str| json!({ "name": name, "value": if on { yes } else { no } });
    json!({
        "media": if media.print { "print" } else { "" },
        "features": [
            feature("prefers-color-scheme", media.dark, "dark", "light"),
            feature("prefers-reduced-motion", media.reduced_motion, "reduce", "no-preference"),
            feature("forced-colors", media.forced_colors, "active", "none"),
            feature("prefers-contrast", media.more_contrast, "more", "no-preference"),
        ],
    })
}

/// Undoes everything above except the size, which each browser sets when it is taken.
pub(crate) fn reset(session: &Session) -> Result<(), String> {
    session.cdp("Emulation.setEmulatedMedia", features(Media::default()))?;
    session.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;
    session.cdp("Emulation.setTouchEmulationEnabled", touch(false))?;
    Ok(())
}
