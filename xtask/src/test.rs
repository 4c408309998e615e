//! `cargo xtask test`: every step in one table, run in order, counted, and summed up in the last line.
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::args::Args;
use crate::context::Context;
use crate::report::{self, Outcome, Row, run_check, run_tests};
use crate::site::{self, Profile, Wanted};
use crate::{Result, boundaries, budgets, jsonld, tools};

/// The small dossier the tests know by heart.
const FIXTURE: &str = "tests/fixtures/small";
/// Dates that have broken other timelines.
const DATES: &str = "tests/fixtures/dates";
/// The address the sites under test are built for; the port is the server's.
const HERE: &str = "http://127.0.0.1/";
/// Where the random inputs of property tests begin: the day of the statement that the first dossier grew out of.
const SEED: &str = "20220126";

/// One step.
struct Step {
    name: &'static str,
    /// What it shows.
    line: &'static str,
    /// The steps whose products it works on.
    needs: &'static [&'static str],
    run: fn(&Run) -> Outcome,
}

/// What every step sees.
struct Run<'a> {
    context: &'a Context,
    /// Words for the test binaries, after `--`.
    rest: &'a [String],
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        line: "the code is formatted",
        needs: &[],
        run: |run| run_check(run.cargo(&["fmt", "--all", "--check"])),
    },
    Step {
        name: "clippy-core",
        line: "no lint in the core, without any feature",
        needs: &[],
        run: |run| run.clippy(&["--all-targets"]),
    },
    Step {
        name: "clippy-content",
        line: "no lint in the reading of dossiers",
        needs: &[],
        run: |run| run.clippy(&["--all-targets", "--features", "content"]),
    },
    Step {
        name: "clippy-ssr",
        line: "no lint in the native program",
        needs: &[],
        run: |run| run.clippy(&["--all-targets", "--features", "ssr"]),
    },
    Step { name: "clippy-hydrate", line: "no lint in the browser's program", needs: &[], run: clippy_hydrate },
    Step {
        name: "clippy-xtask",
        line: "no lint in the project's own commands",
        needs: &[],
        run: |run| run.clippy(&["--all-targets", "--package", "xtask"]),
    },
    Step {
        name: "clippy-e2e",
        line: "no lint in the browser tests",
        needs: &[],
        run: |run| run.clippy(&["--all-targets", "--package", "standpoint-e2e"]),
    },
    Step {
        name: "boundaries",
        line: "every room sees and names only what it may",
        needs: &[],
        run: |run| boundaries::check(run.context),
    },
    Step { name: "test-core", line: "the tests of the core", needs: &[], run: |run| run.tests(&[]) },
    Step {
        name: "test-ssr",
        line: "the tests of the native program",
        needs: &[],
        run: |run| run.tests(&["--features", "ssr"]),
    },
    Step {
        name: "test-xtask",
        line: "the tests of the project's own commands",
        needs: &[],
        run: |run| run.tests(&["--package", "xtask"]),
    },
    Step {
        name: "site-release",
        line: "the shipped dossier's site builds as it is published",
        needs: &[],
        run: |run| run.app(Profile::Web, site::SHIPPED),
    },
    Step {
        name: "budgets",
        line: "a first visit loads no more than budgets.txt allows",
        needs: &["site-release"],
        run: budgets,
    },
    Step {
        name: "site-debug",
        line: "the small dossier's site builds with the checks of a debug build",
        needs: &[],
        run: |run| run.app(Profile::Dev, FIXTURE),
    },
    Step {
        name: "sites",
        line: "a built site serves as the app of others, at / and below a path",
        needs: &["site-release", "site-debug"],
        run: sites,
    },
    Step {
        name: "jsonld",
        line: "what pages say of themselves fits the types of schema.org",
        needs: &["sites"],
        run: jsonld,
    },
    Step { name: "e2e", line: "the tests in a browser and on hosts", needs: &["sites"], run: e2e },
];

/// The sites under test: folder, app, dossier, address. The first is compressed, as it is published.
const SITES: &[(&str, Profile, &str, &str)] = &[
    ("root", Profile::Web, site::SHIPPED, HERE),
    ("sub", Profile::Web, site::SHIPPED, "http://127.0.0.1/sub/"),
    ("debug", Profile::Dev, FIXTURE, HERE),
    ("fixture", Profile::Web, FIXTURE, HERE),
    ("dates", Profile::Web, DATES, HERE),
];

impl Run<'_> {
    fn cargo(&self, args: &[&str]) -> Command {
        let mut command = self.context.command("cargo");
        command.args(args);
        command
    }

    fn clippy(&self, args: &[&str]) -> Outcome {
        let mut command = self.cargo(&["clippy"]);
        command.args(args).args(["--", "-D", "warnings"]);
        run_check(command)
    }

    /// The tests of a package or feature set. One failing binary does not hide the others. Properties are tried with the
    /// same inputs everywhere; whoever looks for more faults calls `cargo test` and lets them vary.
    fn tests(&self, args: &[&str]) -> Outcome {
        run_tests(self.test_command(args))
    }

    fn test_command(&self, args: &[&str]) -> Command {
        let mut command = self.cargo(&["test", "--no-fail-fast"]);
        command.args(args).env("PROPTEST_RNG_SEED", SEED);
        if !self.rest.is_empty() {
            command.arg("--").args(self.rest);
        }
        command
    }

    /// The browser's program in a profile, with the site of a dossier.
    fn app(&self, profile: Profile, dossier: &str) -> Outcome {
        let dossier = self.context.root.join(dossier);
        let wanted = Wanted { dossier: &dossier, site: HERE };
        site::build_app(self.context, profile, &wanted).map(|_| ()).into()
    }

    fn sites(&self) -> PathBuf {
        self.context.target.join("e2e")
    }
}

fn clippy_hydrate(run: &Run) -> Outcome {
    match tools::ensure(run.context, tools::TARGET) {
        Ok(_) => run.clippy(&["--features", "hydrate", "--target", tools::WASM]),
        Err(problem) => Outcome::fail(problem),
    }
}

fn budgets(run: &Run) -> Outcome {
    budgets::check(run.context, &Profile::Web.app(run.context))
}

fn sites(run: &Run) -> Outcome {
    let mut outcome = Outcome::default();
    for (folder, profile, dossier, address) in SITES {
        let dossier = run.context.root.join(dossier);
        let wanted = Wanted { dossier: &dossier, site: address };
        let (out, compressed) = (run.sites().join(folder), *folder == "root");
        let built = fs::create_dir_all(run.sites())
            .map_err(|error| format!("{} cannot be made: {error}", run.sites().display()))
            .and_then(|()| site::build_site(run.context, &profile.app(run.context), &out, &wanted, compressed));
        outcome.add(built.into());
    }
    outcome
}

fn jsonld(run: &Run) -> Outcome {
    let sites: Vec<PathBuf> = SITES.iter().map(|(folder, ..)| run.sites().join(folder)).collect();
    jsonld::check(run.context, &sites).into()
}

fn e2e(run: &Run) -> Outcome {
    let command = tools::ensure(run.context, tools::BROWSER).and_then(|toolbox| {
        let mut command = run.test_command(&["--package", "standpoint-e2e"]);
        command.env("STANDPOINT_E2E_SITES", run.sites());
        command.env("STANDPOINT_CHROMIUM", toolbox.path("chromium")?);
        command.env("STANDPOINT_CHROMEDRIVER", toolbox.path("chromedriver")?);
        command.env("AXE_PATH", toolbox.path("axe-core")?);
        command.env("STANDPOINT_NGINX", toolbox.path("nginx")?);
        command.env("STANDPOINT_NGINX_BROTLI", toolbox.path("nginx-brotli")?);
        command.env("STANDPOINT_CADDY", toolbox.path("caddy")?);
        Ok(command)
    });
    command.map_or_else(Outcome::fail, run_tests)
}

/// `cargo xtask test`
pub fn test(context: &Context, args: &Args) -> Result<ExitCode> {
    let steps = select(&args.words)?;
    if args.has("--list") {
        for step in steps {
            println!("{:<18}{}", step.name, step.line);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let run = Run { context, rest: &args.rest };
    let mut rows: Vec<Row> = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name, step.line);
        let start = Instant::now();
        let outcome = match blocked(step, &rows) {
            Some(need) => Outcome::fail(format!("not run, since {need} failed")),
            None => (step.run)(&run),
        };
        let row = Row { step: step.name, outcome, time: start.elapsed() };
        println!("-- {}", row.summary());
        rows.push(row);
    }
    print!("\n{}", report::closing(&rows));
    let failed = rows.iter().any(|row| row.outcome.failed > 0);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The steps that the words mean, with what they need, in order; without words all. A word means the step of that name,
/// else every step whose name contains it.
fn select(words: &[String]) -> Result<Vec<&'static Step>> {
    let mut chosen: Vec<&str> = Vec::new();
    for word in words {
        let exact = STEPS.iter().any(|step| step.name == word);
        let before = chosen.len();
        chosen.extend(
            STEPS.iter().map(|step| step.name).filter(
                |name| {
                    if exact { name == word } else { name.contains(word.as_str()) }
                },
            ),
        );
        if chosen.len() == before {
            let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            return Err(format!("no step is called like {word:?}; the steps are {}", names.join(", ")));
        }
    }
    // What a step needs stands before it in the table, so one walk from the end finds everything.
    let mut selected: Vec<&Step> = Vec::new();
    for step in STEPS.iter().rev() {
        if words.is_empty() || chosen.contains(&step.name) {
            chosen.extend(step.needs);
            selected.push(step);
        }
    }
    selected.reverse();
    Ok(selected)
}

/// The first of a step's needs that failed.
fn blocked(step: &Step, rows: &[Row]) -> Option<&'static str> {
    let failed = |need: &str| rows.iter().any(|row| row.step == need && row.outcome.failed > 0);
    step.needs.iter().copied().find(|need| failed(need))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn names(words: &[&str]) -> Result<Vec<&'static str>> {
        let words: Vec<String> = words.iter().map(|word| word.to_string()).collect();
        Ok(select(&words)?.iter().map(|step| step.name).collect())
    }

    fn step(name: &str) -> &'static Step {
        STEPS.iter().find(|step| step.name == name).unwrap()
    }

    #[test]
    fn without_words_every_step_runs_once_in_the_order_of_the_table() {
        assert_eq!(names(&[]).unwrap(), STEPS.iter().map(|step| step.name).collect::<Vec<_>>());
        let mut unique: Vec<&str> = names(&[]).unwrap();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), STEPS.len(), "two steps share a name");
    }

    #[test]
    fn what_a_step_needs_stands_before_it() {
        for (index, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(STEPS[..index].iter().any(|other| other.name == *need), "{} needs {need}", step.name);
            }
        }
    }

    #[test]
    fn a_step_brings_what_it_needs() {
        assert_eq!(names(&["e2e"]).unwrap(), ["site-release", "site-debug", "sites", "e2e"]);
        assert_eq!(names(&["budgets", "fmt"]).unwrap(), ["fmt", "site-release", "budgets"]);
    }

    #[test]
    fn a_part_of_a_name_means_every_step_with_it() {
        let clippy = names(&["clippy"]).unwrap();
        assert!(clippy.len() > 3 && clippy.iter().all(|name| name.starts_with("clippy-")));
        assert!(names(&["clipy"]).unwrap_err().contains("clippy-core"));
    }

    #[test]
    fn a_step_whose_need_failed_is_not_run() {
        let row = |step, outcome| Row { step, outcome, time: Duration::ZERO };
        assert_eq!(blocked(step("budgets"), &[row("site-release", Outcome::fail("x"))]), Some("site-release"));
        assert_eq!(blocked(step("budgets"), &[row("site-release", Outcome::pass())]), None);
        assert_eq!(blocked(step("fmt"), &[row("site-release", Outcome::fail("x"))]), None);
    }
}
