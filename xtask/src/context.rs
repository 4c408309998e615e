//! Where things are, and child processes that see a clean environment.
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// The places of one run.
pub struct Context {
    /// The project's folder, absolute.
    pub root: PathBuf,
    /// The folder the command was called in: relative paths on the command line start here.
    caller: PathBuf,
    /// Cargo's target folder, absolute, as cargo itself says it.
    pub target: PathBuf,
}

impl Context {
    /// Asks cargo where its target folder is. Fails where cargo cannot read the workspace.
    pub fn new() -> Result<Context> {
        let caller = env::current_dir().map_err(|error| format!("the current folder cannot be read: {error}"))?;
        // Cargo sets the variable for every `cargo run`; the compiled-in path serves whoever starts the program by hand.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest)
            .parent()
            .and_then(|root| root.canonicalize().ok())
            .ok_or_else(|| format!("{} is not inside the project", Path::new(&manifest).display()))?;
        let mut context = Context { root, caller, target: PathBuf::new() };
        let output = context
            .command("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .map_err(|error| format!("cargo cannot be started: {error}"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("cargo cannot read the workspace; see `cargo metadata --no-deps`\n{said}"));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        context.target = json_string(&text, "target_directory")
            .map(PathBuf::from)
            .ok_or("`cargo metadata --no-deps` names no target folder")?;
        Ok(context)
    }

    /// A path from the command line, absolute.
    pub fn given_path(&self, path: &str) -> PathBuf {
        self.caller.join(path)
    }

    /// A path as it reads best in a message: relative to the project where it is inside.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// A child process in the project's folder, without what `cargo run` adds to the environment. Left in place, these
    /// variables describe this program to children that ask about another, and point loaders at foreign libraries.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(leaks) {
                command.env_remove(name);
            }
        }
        if let Some(given) = env::var_os("CARGO_TARGET_DIR") {
            command.env("CARGO_TARGET_DIR", self.caller.join(given));
        }
        if let Some(libraries) = env::var_os("LD_LIBRARY_PATH") {
            match self.own_libraries(&libraries) {
                Some(kept) => command.env("LD_LIBRARY_PATH", kept),
                None => command.env_remove("LD_LIBRARY_PATH"),
            };
        }
        command
    }

    /// The part of a library path that was there before cargo put its own folders in front.
    fn own_libraries(&self, given: &OsStr) -> Option<OsString> {
        let kept: Vec<PathBuf> = env::split_paths(given)
            .filter(|path| !path.as_os_str().is_empty())
            .filter(|path| self.target.as_os_str().is_empty() || !path.starts_with(&self.target))
            .filter(|path| !path.components().any(|part| part.as_os_str() == "toolchains"))
            .collect();
        if kept.is_empty() { None } else { env::join_paths(kept).ok() }
    }
}

/// Whether a variable is one that cargo sets for the program it runs, or one that would move the files it builds.
fn leaks(name: &str) -> bool {
    const PREFIXES: &[&str] =
        &["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_", "__CARGO"];
    const NAMES: &[&str] = &["CARGO", "CARGO_BUILD_TARGET", "RUST_RECURSION_COUNT"];
    NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The command as a reader can paste it into a shell.
pub fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@,+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_string()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Runs a command to its end with the terminal's own streams. An end other than success is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| format!("`{}` cannot be started: {error}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command))) }
}

/// The first string value of a key in a JSON text. Enough for a flat key of cargo's own output.
fn json_string(text: &str, key: &str) -> Option<String> {
    let start = text.find(&format!("\"{key}\":\""))? + key.len() + 4;
    let mut value = String::new();
    let mut characters = text[start..].chars();
    loop {
        match characters.next()? {
            '"' => return Some(value),
            '\\' => value.push(characters.next()?),
            other => value.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_read_out_of_json() {
        let text = r#"{"a":1,"target_directory":"C:\\x\"y","b":"z"}"#;
        assert_eq!(json_string(text, "target_directory").as_deref(), Some("C:\\x\"y"));
        assert_eq!(json_string(text, "b").as_deref(), Some("z"));
        assert_eq!(json_string(text, "c"), None);
        assert_eq!(json_string(r#"{"c":"open"#, "c"), None);
    }

    #[test]
    fn what_cargo_says_of_this_program_is_kept_from_children() {
        for name in ["CARGO", "CARGO_PKG_NAME", "CARGO_MANIFEST_DIR", "CARGO_BUILD_TARGET"] {
            assert!(leaks(name), "{name} leaks");
        }
        for name in ["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_NET_OFFLINE", "RUSTUP_TOOLCHAIN", "PATH"] {
            assert!(!leaks(name), "{name} is the caller's");
        }
    }

    #[test]
    fn a_command_reads_as_it_is_typed() {
        let mut command = Command::new("cargo");
        command.args(["clippy", "--", "-D", "two words", "it's", ""]);
        assert_eq!(line(&command), r"cargo clippy -- -D 'two words' 'it'\''s' ''");
    }
}
