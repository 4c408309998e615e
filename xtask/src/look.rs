//! Looking for a tool: where its variable says, on PATH, among the project's own copies.
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::context::Context;
use crate::tools::{Fits, Look, Tool};

/// A tool in its place.
#[derive(Debug)]
pub struct Found {
    pub name: &'static str,
    /// The program or file.
    pub path: PathBuf,
    /// The version it reports, or its package's.
    pub version: String,
    /// The project's own copy and not one from PATH.
    pub own: bool,
}

impl Tool {
    /// The folder of the project's own copy.
    pub fn folder(&self, context: &Context) -> PathBuf {
        context.root.join(".tools").join(format!("{}-{}", self.name, self.version))
    }

    /// Name and version for messages.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version).trim_end().to_string()
    }

    /// Looks for the tool: where its variable says, on PATH, among the project's own copies. A copy that does not run or
    /// reports another version, say from an installation that was broken off, does not count.
    pub fn find(&self, context: &Context) -> Option<Found> {
        match &self.look {
            Look::Target => {
                let output = context.command("rustc").args(["--print", "sysroot"]).output().ok()?;
                let sysroot = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim_end());
                let path = sysroot.join("lib/rustlib").join(self.name).join("lib");
                let holds_std = path
                    .read_dir()
                    .ok()?
                    .flatten()
                    .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"));
                holds_std.then(|| self.found(path, "that of the toolchain", false))
            }
            Look::File { path, variable } => {
                if let Some(given) = named_by(variable).filter(|given| given.is_file()) {
                    return Some(self.found(given, "as given", false));
                }
                // A path from the root of the system is none of the project's own copies.
                let own = Path::new(path).is_relative();
                let place = self.folder(context).join(path);
                let version = if own { self.version } else { "that of the system" };
                place.is_file().then(|| self.found(place, version, own))
            }
            Look::Program { names, variable, fits } => {
                let given = named_by(variable).map(|path| (path, false));
                let on_path = names.iter().find_map(|name| on_path(name)).map(|path| (path, false));
                let folder = self.folder(context);
                let own = ["bin", "node_modules/.bin"].iter().map(|bin| (folder.join(bin).join(names[0]), true));
                given.into_iter().chain(on_path).chain(own).find_map(|(path, own)| {
                    let version = version_of(context, &path)?;
                    fits.accepts(&version).then(|| self.found(path, &version, own))
                })
            }
        }
    }

    fn found(&self, path: PathBuf, version: &str, own: bool) -> Found {
        Found { name: self.name, path, version: version.to_string(), own }
    }
}

impl Fits {
    /// Whether a version as reported will do.
    pub fn accepts(self, version: &str) -> bool {
        let numbers = |text: &str| -> Vec<u64> { text.split('.').map_while(|part| part.parse().ok()).collect() };
        match self {
            Fits::Exactly(wanted) => numbers(version).starts_with(&numbers(wanted)),
            Fits::From(major) => numbers(version).first().is_some_and(|found| *found >= major),
        }
    }
}

/// The path in a variable, if it is set to something.
fn named_by(variable: &str) -> Option<PathBuf> {
    if variable.is_empty() {
        return None;
    }
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The program that a shell would start under this name.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    let may_run =
        |metadata: &std::fs::Metadata| std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may_run = |_: &std::fs::Metadata| true;
    path.metadata().is_ok_and(|metadata| metadata.is_file() && may_run(&metadata))
}

/// What a program reports when it is asked for its version, or nothing where it does not run. Nearly all know the first
/// way; nginx and caddy have their own.
fn version_of(context: &Context, program: &Path) -> Option<String> {
    ["--version", "-v", "version"].iter().find_map(|question| {
        let mut command: Command = context.command(program);
        let output = command.arg(question).output().ok().filter(|output| output.status.success())?;
        find_version(&String::from_utf8_lossy(&[output.stdout, output.stderr].concat()))
    })
}

/// The first word of a text that begins like a version: `trunk 0.21.14`, `v20.1.0`, `wasm-opt version 132 (…)`,
/// `nginx/1.22.1`.
fn find_version(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.strip_prefix("nginx/").unwrap_or(word))
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        for (said, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("v20.20.2", "20.20.2"),
            ("nginx version: nginx/1.22.1\n", "1.22.1"),
            ("v2.6.2 h1:wKoFIxpmOJLGl3QXoo6PNbYvGW4xLEgo32GPBEjWL8o=", "2.6.2"),
            ("Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.108"),
            ("ChromeDriver 156.0.8078.108 (730482a9-refs/branch-heads/8078@{#2244})", "156.0.8078.108"),
        ] {
            assert_eq!(find_version(said).as_deref(), Some(version));
        }
        assert_eq!(find_version("version unknown"), None);
    }

    #[test]
    fn an_exact_version_is_compared_part_by_part() {
        let fits = Fits::Exactly("0.2.12");
        assert!(fits.accepts("0.2.12") && fits.accepts("0.2.12.1"));
        assert!(!fits.accepts("0.2.128") && !fits.accepts("0.2") && !fits.accepts("1.2.12"));
        assert!(Fits::Exactly("132").accepts("132") && !Fits::Exactly("132").accepts("131"));
    }

    #[test]
    fn a_least_major_version_accepts_later_ones() {
        assert!(Fits::From(18).accepts("20.20.2") && Fits::From(18).accepts("18.0.0"));
        assert!(!Fits::From(18).accepts("16.9.0") && !Fits::From(18).accepts("next"));
    }
}
