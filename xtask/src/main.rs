//! The project's own commands: `cargo xtask` lists them.
//!
//! No dependency, so that the first `cargo xtask` on a bare machine compiles in seconds and cannot fail for a reason of
//! somebody else's.
mod args;
mod boundaries;
mod budgets;
mod context;
mod install;
mod jsonld;
mod look;
mod report;
mod site;
mod test;
mod tools;
mod weight;

use std::process::ExitCode;

use args::Args;
use context::Context;

/// What a command or a step gives back: an error is a message for the reader, with the exact command to run where there
/// is one.
pub type Result<T> = std::result::Result<T, String>;

/// One command of `cargo xtask`.
struct Command {
    name: &'static str,
    /// Its arguments, as the list shows them.
    usage: &'static str,
    /// What it does, in one line.
    line: &'static str,
    /// The options it takes, each with what follows it ("" for a switch).
    options: &'static [(&'static str, &'static str)],
    /// Whether it takes words beside its options.
    words: bool,
    run: fn(&Context, &Args) -> Result<ExitCode>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: "[--dossier DIR] [--port N]",
        line: "build quickly, with what is missing installed, and serve the site on this machine",
        options: &[("--dossier", "DIR"), ("--port", "N")],
        words: false,
        run: site::serve,
    },
    Command {
        name: "build",
        usage: "[--release] [--dossier DIR] [--site URL] [--out DIR]",
        line: "write the site into dist/, ready for a host; --release makes it small and takes minutes",
        options: &[("--release", ""), ("--dossier", "DIR"), ("--site", "URL"), ("--out", "DIR")],
        words: false,
        run: site::build,
    },
    Command {
        name: "test",
        usage: "[--list] [STEP...] [-- TEST...]",
        line: "run every test, browsers included, or the steps named and what they need",
        options: &[("--list", "")],
        words: true,
        run: test::test,
    },
    Command {
        name: "tools",
        usage: "",
        line: "install the tools that are missing and show each with its version and place",
        options: &[],
        words: false,
        run: tools::show,
    },
];

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&given) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(given: &[String]) -> Result<ExitCode> {
    let Some((name, rest)) = given.split_first() else {
        print!("{}", list());
        return Ok(ExitCode::SUCCESS);
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", list());
        return Ok(ExitCode::SUCCESS);
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(format!("there is no command {name:?}\n\n{}", list()));
    };
    if rest.iter().take_while(|word| *word != "--").any(|word| word == "--help" || word == "-h") {
        println!("cargo xtask {} {}\n  {}", command.name, command.usage, command.line);
        return Ok(ExitCode::SUCCESS);
    }
    let args = Args::parse(rest, command.options, command.words)
        .map_err(|problem| format!("{problem}\nusage: cargo xtask {} {}", command.name, command.usage))?;
    (command.run)(&Context::new()?, &args)
}

/// The list that `cargo xtask` prints.
fn list() -> String {
    let mut text = String::from("cargo xtask COMMAND\n");
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.usage);
        text.push_str(&format!("\n  {}\n      {}\n", call.trim_end(), command.line));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_every_command_with_its_line() {
        let list = list();
        for command in COMMANDS {
            assert!(list.contains(&format!("\n  {}", command.name)), "{} is not listed", command.name);
            assert!(list.contains(command.line), "the line of {} is missing", command.name);
            assert!(!command.line.is_empty() && !command.line.contains('\n'));
        }
    }

    #[test]
    fn every_option_of_a_command_is_in_its_usage() {
        for command in COMMANDS {
            for (option, value) in command.options {
                let shown = if value.is_empty() { format!("[{option}]") } else { format!("[{option} {value}]") };
                assert!(command.usage.contains(&shown), "{}: {shown} is not in the usage", command.name);
            }
        }
    }

    #[test]
    fn an_unknown_command_is_refused_with_the_list() {
        let message = dispatch(&["bild".to_string()]).unwrap_err();
        assert!(message.contains("\"bild\"") && message.contains("build"));
    }

    #[test]
    fn a_wrong_option_is_refused_with_the_usage() {
        let message = dispatch(&["build".to_string(), "--relase".to_string()]).unwrap_err();
        assert!(message.contains("--relase") && message.contains("usage: cargo xtask build"), "{message}");
    }
}
