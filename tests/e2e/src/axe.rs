//! What axe-core finds on a page.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::{fmt, fs};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::block_on;
use crate::site::{path_from_env, repository};

/// A broken rule.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    pub id: String,
    /// `minor`, `moderate`, `serious`, `critical`.
    pub impact: Option<String>,
    pub help: String,
    pub nodes: Vec<ViolationNode>,
}

/// An element that breaks it.
#[derive(Clone, Debug, Deserialize)]
pub struct ViolationNode {
    /// Selectors: one, or one for each frame or shadow on the way.
    pub target: Vec<Value>,
    pub html: String,
    #[serde(rename = "failureSummary")]
    pub summary: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({}): {}", self.id, self.impact.as_deref().unwrap_or("unrated"), self.help)?;
        for node in &self.nodes {
            let html: String = node.html.chars().take(200).collect();
            writeln!(f, "    {}: {html}", json!(node.target))?;
            for line in node.summary.as_deref().unwrap_or_default().lines().filter(|line| !line.trim().is_empty()) {
                writeln!(f, "      {line}")?;
            }
        }
        Ok(())
    }
}

/// The text of `axe.min.js`: `AXE_PATH` names it, or it is among the project's tools.
fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let path = path_from_env("AXE_PATH").or_else(tool).unwrap_or_else(|| {
            panic!("there is no axe-core: `cargo xtask tools` gets it, AXE_PATH names axe.min.js elsewhere")
        });
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    })
}

fn tool() -> Option<PathBuf> {
    let folders = fs::read_dir(repository().join(".tools")).ok()?;
    let mut found: Vec<PathBuf> = folders
        .flatten()
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("axe-core-"))
        .map(|folder| folder.path().join("node_modules/axe-core/axe.min.js"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

impl Browser {
    /// Looks at the page with every rule of axe-core, best practices included.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        if self.eval("Boolean(window.axe)") != Value::Bool(true) {
            self.script(source(), Vec::new());
        }
        let run = "const done = arguments[0]; \
                   axe.run(document, { resultTypes: ['violations'] }).then((r) => done({ found: r.violations }), (e) => done({ error: String(e) }));";
        let answer = self.done(block_on(self.session().client.execute_async(run, Vec::new())), "run axe-core");
        if let Some(why) = answer["error"].as_str() {
            panic!("axe-core failed on {}: {why}", self.address());
        }
        self.done(serde_json::from_value(answer["found"].clone()), "read what axe-core found")
    }

    /// Fails when axe-core finds anything.
    #[track_caller]
    pub fn assert_accessible(&mut self) -> &mut Self {
        let found: String = self.axe().iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "axe-core on {}:\n{found}", self.address());
        self
    }
}
