//! What a step came to, and how the steps read together.
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::Result;
use crate::context::line;

/// The count of one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
    /// What failed, a line each, for the end of the run.
    pub failures: Vec<String>,
}

impl Outcome {
    /// One check that held.
    pub fn pass() -> Outcome {
        Outcome { passed: 1, ..Outcome::default() }
    }

    /// One check that did not hold, and why.
    pub fn fail(why: impl Into<String>) -> Outcome {
        Outcome { failed: 1, failures: vec![why.into()], ..Outcome::default() }
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Outcome) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.failures.extend(other.failures);
    }
}

impl From<Result<()>> for Outcome {
    fn from(result: Result<()>) -> Outcome {
        result.map_or_else(Outcome::fail, |()| Outcome::pass())
    }
}

/// Counts tests from the lines that test binaries print.
#[derive(Default)]
struct Counter {
    outcome: Outcome,
    /// A binary announced its tests and has not yet said how they went.
    running: bool,
}

impl Counter {
    fn line(&mut self, line: &str) {
        if let Some((passed, failed, ignored)) = result_line(line) {
            self.running = false;
            self.outcome.passed += passed;
            self.outcome.failed += failed;
            self.outcome.ignored += ignored;
        } else if is_announcement(line) {
            self.close();
            self.running = true;
        } else if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.outcome.failures.push(name.to_string());
        }
    }

    /// A binary that announced tests and gave no result was killed or aborted: one failure.
    fn close(&mut self) {
        if std::mem::take(&mut self.running) {
            self.outcome.add(Outcome::fail("a test binary ended without a result"));
        }
    }

    /// The count, given how the whole command ended: a failure that no line told of counts as one.
    fn finish(mut self, success: bool, command: &str) -> Outcome {
        self.close();
        if !success && self.outcome.failed == 0 {
            self.outcome.add(Outcome::fail(format!("`{command}` failed")));
        }
        self.outcome
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …` as (passed, failed, ignored).
fn result_line(line: &str) -> Option<(usize, usize, usize)> {
    let rest = line.strip_prefix("test result: ")?;
    let rest = rest.strip_prefix("ok. ").or_else(|| rest.strip_prefix("FAILED. "))?;
    let mut counts = rest.split("; ");
    let mut next = |word: &str| -> Option<usize> {
        let (number, name) = counts.next()?.split_once(' ')?;
        if name == word { number.parse().ok() } else { None }
    };
    Some((next("passed")?, next("failed")?, next("ignored")?))
}

/// Whether a line is `running 3 tests`.
fn is_announcement(line: &str) -> bool {
    line.strip_prefix("running ")
        .and_then(|rest| rest.strip_suffix(" tests").or_else(|| rest.strip_suffix(" test")))
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Runs a command of tests, lets its output through as it comes and counts.
pub fn run_tests(mut command: Command) -> Outcome {
    let shown = line(&command);
    println!("$ {shown}");
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return Outcome::fail(format!("`{shown}` cannot be started: {error}")),
    };
    let mut counter = Counter::default();
    if let Some(stdout) = child.stdout.take() {
        let mut out = std::io::stdout();
        // By bytes and not by text: a test may print anything.
        for bytes in BufReader::new(stdout).split(b'\n') {
            let Ok(bytes) = bytes else { break };
            let text = String::from_utf8_lossy(&bytes);
            // A reader that went away must not stop the count.
            let _ = writeln!(out, "{text}");
            counter.line(text.trim_end());
        }
    }
    match child.wait() {
        Ok(status) => counter.finish(status.success(), &shown),
        Err(error) => Outcome::fail(format!("`{shown}` cannot be waited for: {error}")),
    }
}

/// Runs a command that holds or does not.
pub fn run_check(mut command: Command) -> Outcome {
    println!("$ {}", line(&command));
    crate::context::run(&mut command).into()
}

/// One row of the closing table.
pub struct Row {
    pub step: &'static str,
    pub outcome: Outcome,
    pub time: Duration,
}

impl Row {
    /// The step's end in one line.
    pub fn summary(&self) -> String {
        let Outcome { passed, failed, .. } = self.outcome;
        format!("{}: {passed} passed, {failed} failed, {:.1} s", self.step, self.time.as_secs_f64())
    }
}

/// The failures, the table and the closing line, which is the last.
pub fn closing(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut total = Outcome::default();
    for row in rows {
        for failure in &row.outcome.failures {
            text.push_str(&format!("failed in {}: {failure}\n", row.step));
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&format!("{:<18}{:>8}{:>8}{:>9}{:>10}\n", "step", "passed", "failed", "ignored", "seconds"));
    let mut time = Duration::ZERO;
    for row in rows {
        text.push_str(&table_line(row.step, &row.outcome, row.time));
        total.add(row.outcome.clone());
        time += row.time;
    }
    text.push_str(&table_line("all", &total, time));
    text.push_str(&format!("{} passed, {} failed\n", total.passed, total.failed));
    text
}

fn table_line(name: &str, outcome: &Outcome, time: Duration) -> String {
    let Outcome { passed, failed, ignored, .. } = outcome;
    format!("{name:<18}{passed:>8}{failed:>8}{ignored:>9}{:>10.1}\n", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &str, success: bool) -> Outcome {
        let mut counter = Counter::default();
        lines.lines().for_each(|line| counter.line(line));
        counter.finish(success, "cargo test")
    }

    #[test]
    fn a_result_line_gives_its_three_numbers() {
        let line = "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 4 filtered out; finished in 0.01s";
        assert_eq!(result_line(line), Some((12, 0, 3)));
        let line = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";
        assert_eq!(result_line(line), Some((1, 2, 0)));
        for other in ["test result: ok.", "test result: ok. x passed; 0 failed; 0 ignored", "test a ... ok", ""] {
            assert_eq!(result_line(other), None, "{other:?}");
        }
    }

    #[test]
    fn the_binaries_of_a_step_are_added_up() {
        let outcome = count(
            "running 2 tests\ntest a ... ok\ntest b::c ... FAILED\n\
             test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
             running 1 test\ntest d ... ignored\n\
             test result: ok. 0 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            false,
        );
        let failures = vec!["b::c".to_string()];
        assert_eq!(outcome, Outcome { passed: 1, failed: 1, ignored: 1, failures });
    }

    #[test]
    fn a_step_that_does_not_build_counts_as_one_failure() {
        let outcome = count("", false);
        assert_eq!((outcome.passed, outcome.failed), (0, 1));
        assert!(outcome.failures[0].contains("cargo test"));
        assert_eq!(count("", true), Outcome::default());
    }

    #[test]
    fn a_binary_that_aborts_counts_as_one_failure_and_hides_no_other() {
        let outcome = count(
            "running 3 tests\ntest a ... ok\nrunning 2 tests\n\
             test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\nrunning 1 test",
            false,
        );
        assert_eq!((outcome.passed, outcome.failed), (2, 2));
    }

    #[test]
    fn only_the_announcement_of_tests_is_one() {
        assert!(is_announcement("running 0 tests") && is_announcement("running 1 test"));
        for other in ["running late", "running x tests", "running  tests", "now running 3 tests"] {
            assert!(!is_announcement(other), "{other:?}");
        }
    }

    #[test]
    fn the_closing_line_is_the_last_and_sums_the_steps() {
        let time = Duration::from_millis(1500);
        let rows = [
            Row { step: "fmt", outcome: Outcome::pass(), time },
            Row { step: "e2e", outcome: Outcome { passed: 7, ..Outcome::fail("x") }, time },
        ];
        let text = closing(&rows);
        assert_eq!(text.lines().last(), Some("8 passed, 1 failed"));
        assert!(text.starts_with("failed in e2e: x\n"));
        assert!(text.lines().any(|line| line.starts_with("all") && line.ends_with("3.0")));
    }
}
