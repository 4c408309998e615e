//! A whole document around a page: its policy before everything, its head from plain data, the app's block, the line that
//! says what went wrong.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use super::render::Site;
use crate::{
    cards,
    escape::markup,
    head::{PageHead, cut},
};

/// The names of the files that every page names, below the base.
#[derive(Clone, Debug)]
pub(super) struct Assets {
    pub js: String,
    pub wasm: String,
    pub style: String,
    pub icon: String,
    pub boot: String,
    pub forward: String,
    pub embed: String,
    pub opening: String,
    pub library: String,
    /// Fonts that the first view needs.
    pub fonts: Vec<String>,
    /// The script that stands in every page, and its source in the policy.
    pub early: String,
    pub early_hash: String,
}

/// The `sha256-…` source of a script in a Content-Security-Policy.
pub(super) fn policy_hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script.as_bytes())))
}

/// What a page may do. Nothing comes from elsewhere, no style stands in an attribute, no script without a hash.
fn policy(script_hash: &str) -> String {
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {script_hash}; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// Holds the first paint back until `main` has begun. Otherwise a frame may be painted while the parser stands within the
/// navigation, whose links then move as the next one comes.
const WHOLE_MASTHEAD: &str = "<link rel=\"expect\" href=\"#main\" blocking=\"render\">\n";

/// What stands in a frame opens nothing in it, also where no script runs.
pub(super) const OPENS_OUTSIDE: &str = "<base target=\"_blank\">\n";

/// For what stands beside a page that is to be found in its place.
pub(super) const NOT_FOUND_BY_SEARCH: &str = "<meta name=\"robots\" content=\"noindex\">\n";

/// The preview of a page.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// Below the base.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

/// One document.
pub(super) struct Document<'a> {
    pub site: Site,
    pub assets: &'a Assets,
    pub head: &'a PageHead,
    /// What else stands in its head, at the end: the page for other programs.
    pub also: &'a str,
    /// The path below the base and the preview; `None` for the page that stands for addresses which lead to nothing.
    pub at: Option<(&'a str, &'a Picture)>,
    /// Whether it is made for a frame. `at` is then the page that it is taken from, which is announced in its place.
    pub framed: bool,
    pub body: &'a str,
}

impl Document<'_> {
    pub(super) fn html(&self) -> String {
        let Site { dossier, texts, base, .. } = self.site;
        let Assets { js, wasm, style, icon, boot, opening, library, early, early_hash, .. } = self.assets;
        let (lang, also) = (escape(texts.lang()), self.also);
        let preload =
            |file: &str, what: &str| format!("<link rel=\"preload\" href=\"{base}{file}\" {what} crossorigin>\n");
        let mut html = String::with_capacity(self.body.len() + 6_000);
        // In a frame the sentences on how to read it are asked for.
        let root = if self.framed { " class=\"embed\" data-guide=\"off\"" } else { "" };
        html.push_str(&format!(
            "<!doctype html>\n<html lang=\"{lang}\"{root}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<script>{early}</script>\n{WHOLE_MASTHEAD}",
            policy(early_hash),
        ));
        if self.framed {
            html.push_str(OPENS_OUTSIDE);
            html.push_str(NOT_FOUND_BY_SEARCH);
        }
        self.push_meaning(&mut html);
        html.push_str(&format!("<link rel=\"stylesheet\" href=\"{base}{style}\">\n"));
        html.push_str(&format!("<link rel=\"icon\" href=\"{base}{icon}\" type=\"image/svg+xml\">\n"));
        for font in &self.assets.fonts {
            html.push_str(&preload(font, "as=\"font\" type=\"font/woff2\""));
        }
        html.push_str(&format!("<link rel=\"modulepreload\" href=\"{base}{js}\">\n"));
        html.push_str(&preload(wasm, "as=\"fetch\""));
        html.push_str(&preload(opening, "as=\"fetch\""));
        let site = self.site.site.map_or(String::new(), |site| format!(" data-site=\"{}\"", escape(site)));
        let t = texts;
        if self.framed {
            html.push_str(&format!("<script src=\"{base}{}\" defer></script>\n", self.assets.embed));
        }
        // A frame stands among the content of others: what it cannot do without script is not said there, and its page is
        // loaded anew within it.
        let (within, noscript) = if self.framed {
            (" target=\"_self\"", String::new())
        } else {
            ("", format!("<noscript><p class=\"fault\">{}</p></noscript>\n", escape(t.noscript())))
        };
        html.push_str(&format!(
            "<script type=\"module\" src=\"{base}{boot}\"></script>\n{also}</head>\n<body>\n\
             <div id=\"fault\" class=\"fault\" role=\"status\" hidden data-script=\"{}\" data-refused=\"{}\" data-panic=\"{}\">\
             <span></span> <a rel=\"external\"{within}>{}</a></div>\n{noscript}\
             <div id=\"app\" data-js=\"{base}{js}\" data-wasm=\"{base}{wasm}\" data-opening=\"{base}{opening}\" \
             data-library=\"{base}{library}\" data-base=\"{base}\"{site} data-dossier=\"{}\">",
            escape(t.fault_script()),
            escape(t.fault_refused()),
            escape(t.fault_panic()),
            escape(t.fault_reload()),
            escape(&dossier.meta.id),
        ));
        html.push_str(self.body);
        html.push_str("</div>\n</body>\n</html>\n");
        html
    }

    /// Title, description, canonical address and the texts of a preview.
    fn push_meaning(&self, html: &mut String) {
        match self.at {
            Some((path, picture)) => push_meaning(html, self.site, self.head, picture, path),
            None => {
                push_title(html, self.site, self.head);
                html.push_str(NOT_FOUND_BY_SEARCH);
            }
        }
    }
}

fn push_title(html: &mut String, site: Site, head: &PageHead) {
    let PageHead { title, description, .. } = head;
    let name = &site.dossier.meta.title;
    let window_title = if title == name { title.clone() } else { format!("{title} · {name}") };
    html.push_str(&format!(
        "<title>{}</title>\n<meta name=\"description\" content=\"{}\">\n",
        escape(&window_title),
        escape(description)
    ));
}

/// What a tab, a search engine and a chat are told of a page: its title and description, its address, and its preview by
/// Open Graph and by the words of Twitter where those have none that are shared. A preview needs an absolute address.
pub(super) fn push_meaning(html: &mut String, site: Site, head: &PageHead, picture: &Picture, path: &str) {
    push_title(html, site, head);
    html.push_str(THEME);
    let mut property = |name: &str, value: &str| {
        html.push_str(&format!("<meta property=\"{name}\" content=\"{}\">\n", escape(value)));
    };
    property("og:type", head.kind);
    property("og:title", &head.title);
    property("og:description", &head.description);
    property("og:site_name", &site.dossier.meta.title);
    property("og:locale", site.texts.og_locale());
    let Some(address) = site.site else {
        html.push_str("<meta name=\"twitter:card\" content=\"summary\">\n");
        return;
    };
    let here = format!("{address}{path}");
    property("og:url", &here);
    property("og:image", &format!("{address}{}", picture.path));
    property("og:image:type", "image/png");
    property("og:image:width", &cards::SIZE.0.to_string());
    property("og:image:height", &cards::SIZE.1.to_string());
    property("og:image:alt", &picture.alt);
    html.push_str(&format!(
        "<meta name=\"twitter:card\" content=\"summary_large_image\">\n\
         <meta name=\"twitter:image:alt\" content=\"{}\">\n<link rel=\"canonical\" href=\"{}\">\n",
        escape(&cut(&picture.alt, TWITTER_ALT)),
        escape(&here)
    ));
}

/// The grounds of the two themes, for the frame of the browser.
const THEME: &str = "<meta name=\"theme-color\" content=\"#fcfdfc\" media=\"(prefers-color-scheme: light)\">\n\
                     <meta name=\"theme-color\" content=\"#141719\" media=\"(prefers-color-scheme: dark)\">\n";

/// Twitter takes no longer alternative texts.
const TWITTER_ALT: usize = 420;

/// A page that leads to another and takes query and hash along. It says so where no script runs, and a chat is shown what it
/// leads to.
pub(super) fn forwarding(site: Site, assets: &Assets, head: &PageHead, picture: &Picture, to: &str) -> String {
    let Assets { forward, icon, .. } = assets;
    let address = format!("{}{to}", site.base);
    let mut meaning = String::new();
    push_meaning(&mut meaning, site, head, picture, to);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; img-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         {meaning}{NOT_FOUND_BY_SEARCH}\
         <noscript><meta http-equiv=\"refresh\" content=\"0; url={address}\"></noscript>\n\
         <link rel=\"icon\" href=\"{base}{icon}\" type=\"image/svg+xml\">\n<script src=\"{base}{forward}\" defer></script>\n</head>\n\
         <body><main><h1><a id=\"to\" href=\"{address}\">{title}</a></h1></main></body>\n</html>\n",
        escape(site.texts.lang()),
        base = site.base,
        title = escape(&head.title),
    )
}

/// Makes a text safe between tags and in double quotes.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    markup(text, &mut safe);
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_a_policy_wants_it() {
        // The digest of the empty string, as FIPS 180-4 gives it.
        assert_eq!(policy_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn text_does_not_become_markup() {
        assert_eq!(escape("<a href=\"x\">&</a>"), "&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
    }
}
