//! A document for a frame that needs no program: its style, its content, and one small script.

use super::{
    document::{Assets, NOT_FOUND_BY_SEARCH, OPENS_OUTSIDE, Picture, escape, push_meaning},
    render::Site,
};
use crate::head::PageHead;

/// It may do less than a page with the program: nothing is fetched, nothing is compiled.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      base-uri 'none'; form-action 'none'";

/// The document of a page for a frame. `whole` is the path of the page that it is taken from, which is announced in its place.
pub(super) fn framed(
    site: Site,
    assets: &Assets,
    head: &PageHead,
    picture: &Picture,
    whole: &str,
    body: &str,
) -> String {
    let Assets { style, icon, embed, .. } = assets;
    let base = site.base;
    let mut meaning = String::new();
    push_meaning(&mut meaning, site, head, picture, whole);
    let fonts: String = assets
        .fonts
        .iter()
        .map(|font| {
            format!("<link rel=\"preload\" href=\"{base}{font}\" as=\"font\" type=\"font/woff2\" crossorigin>\n")
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\" class=\"embed\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{OPENS_OUTSIDE}{meaning}{NOT_FOUND_BY_SEARCH}\
         <link rel=\"stylesheet\" href=\"{base}{style}\">\n\
         <link rel=\"icon\" href=\"{base}{icon}\" type=\"image/svg+xml\">\n{fonts}\
         <script src=\"{base}{embed}\" defer></script>\n</head>\n<body>\n{body}\n</body>\n</html>\n",
        escape(site.texts.lang()),
    )
}
