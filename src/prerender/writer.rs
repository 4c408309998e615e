use std::{collections::BTreeMap, fs, path::Path};

use super::{
    bare::{bare, bare_script},
    compress,
    document::{Assets, policy_hash},
    links::Links,
    render::Site,
    site::{BuildError, Built, io},
    template::AppFiles,
};
use crate::wire::{self, Opening};

/// Writes into a fresh folder and notes everything that is written.
pub(super) struct Writer<'a> {
    pub out: &'a Path,
    pub links: Links<'a>,
    pub built: Built,
}

impl Writer<'_> {
    pub(super) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
        let place = self.out.join(path);
        let folder = place.parent().unwrap_or(self.out);
        io("make", folder, fs::create_dir_all(folder))?;
        io("write", &place, fs::write(&place, bytes))?;
        self.links.file(path.to_owned());
        Ok(())
    }

    /// Writes a file under a name that changes with its content, and answers with the name.
    fn hashed(&mut self, stem: &str, extension: &str, bytes: &[u8]) -> Result<String, BuildError> {
        let name = format!("{stem}-{:016x}.{extension}", wire::fingerprint(bytes));
        self.file(&name, bytes)?;
        Ok(name)
    }

    pub(super) fn page(&mut self, path: &str, html: &str) -> Result<(), BuildError> {
        self.file(&format!("{path}index.html"), html.as_bytes())?;
        self.links.page(path, html);
        self.built.pages += 1;
        self.built.bytes += html.len();
        Ok(())
    }

    pub(super) fn missing(&mut self, html: &str) -> Result<(), BuildError> {
        self.file("404.html", html.as_bytes())?;
        self.links.page("404.html", html);
        Ok(())
    }

    /// Copies the app and writes the data.
    pub(super) fn assets(&mut self, app: &Path, site: Site) -> Result<Assets, BuildError> {
        let files = io("read the app in", app, AppFiles::read(app))?;
        let read = |name: &str| io("read", &app.join(name), fs::read(app.join(name)));
        let mut style = String::new();
        for name in &files.css {
            let sheet = read(name)?;
            style.push_str(&String::from_utf8_lossy(&sheet));
            self.file(name, &sheet)?;
        }
        let style = self.hashed("style", "css", bare(&style).as_bytes())?;
        let program = read(&files.js)?;
        self.file(&files.js, bare_script(&String::from_utf8_lossy(&program)).as_bytes())?;
        self.file(&files.wasm, &read(&files.wasm)?)?;
        // Each is kept under its own name too, so that the site is an app for another dossier.
        let mut kept = |stem: &str, extension: &str| {
            let name = format!("{stem}.{extension}");
            let bytes = read(&name)?;
            self.file(&name, &bytes)?;
            self.hashed(stem, extension, &bytes)
        };
        let (boot, forward, embed) = (kept("boot", "js")?, kept("forward", "js")?, kept("embed", "js")?);
        let icon = kept("icon", "svg")?;
        let early = read("early.js")?;
        self.file("early.js", &early)?;
        let early = String::from_utf8_lossy(&early).into_owned();
        let fonts = self.fonts(app)?;
        self.file("app.txt", files.to_list().as_bytes())?;
        let (opening, library) = self.data(site)?;
        let early_hash = policy_hash(&early);
        Ok(Assets {
            js: files.js,
            wasm: files.wasm,
            style,
            icon,
            boot,
            forward,
            embed,
            opening,
            library,
            fonts,
            early,
            early_hash,
        })
    }

    /// Copies the fonts; answers with those of the first view: the upright Latin ones.
    fn fonts(&mut self, app: &Path) -> Result<Vec<String>, BuildError> {
        let folder = app.join("fonts");
        let mut names = BTreeMap::new();
        for entry in io("list", &folder, fs::read_dir(&folder))? {
            let path = io("list", &folder, entry)?.path();
            // Where the app is itself a compressed site: what lies beside a file is made from the file, never copied.
            if path.extension().is_some_and(|ending| compress::ENDINGS.iter().any(|own| ending == *own)) {
                continue;
            }
            if let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) {
                names.insert(format!("fonts/{name}"), io("read", &path, fs::read(&path))?);
            }
        }
        for (name, bytes) in &names {
            self.file(name, bytes)?;
        }
        Ok(names.into_keys().filter(|name| name.ends_with("-latin-wght-normal.woff2")).collect())
    }

    fn data(&mut self, site: Site) -> Result<(String, String), BuildError> {
        let opening = Opening {
            dossier: site.dossier.clone(),
            texts: site.texts.travelling(),
            lang: site.texts.lang().to_owned(),
        };
        let mut content = wire::encode(&opening, 0).map_err(BuildError::Wire)?;
        content.extend(wire::encode(site.library, 0).map_err(BuildError::Wire)?);
        let edition = wire::fingerprint(&content);
        let opening = wire::encode(&opening, edition).map_err(BuildError::Wire)?;
        let library = wire::encode(site.library, edition).map_err(BuildError::Wire)?;
        Ok((self.hashed("opening", "bin", &opening)?, self.hashed("library", "bin", &library)?))
    }
}
