//! The native program: checks a dossier, makes its site, serves it.

use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Parser, Subcommand};
use standpoint::{content, prerender, serve};

/// Read a documented disagreement: check a dossier, make its site, serve it.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check a dossier and report every problem of all its files.
    Check {
        dossier: PathBuf,
        /// A folder of full texts, <statement>.<lang>.txt, in which every quote must be found exactly once.
        #[arg(long)]
        texts: Option<PathBuf>,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Make the site of a dossier from a built app.
    Build {
        #[arg(long)]
        app: PathBuf,
        #[arg(long)]
        out: PathBuf,
        #[arg(long, default_value = "dossiers/kazakhstan-2022")]
        dossier: PathBuf,
        /// The absolute address where the site will stand. Its path is the base of every link.
        #[arg(long)]
        site: Option<String>,
    },
    /// Called by Trunk when it has built the app: makes the site in its folder.
    Hook,
    /// Serve a finished site.
    Serve {
        #[arg(long, default_value = "dist")]
        dir: PathBuf,
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path below which the site was built.
        #[arg(long, default_value = "/")]
        base: String,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check { dossier, texts, json } => check(&dossier, texts.as_deref(), json),
        Command::Build { app, out, dossier, site } => build(&app, &out, &dossier, site.as_deref()),
        Command::Hook => hook(),
        Command::Serve { dir, port, base } => serve_site(dir, port, base),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check(dossier: &Path, texts: Option<&Path>, json: bool) -> Result<(), String> {
    let _ = (dossier, texts, json);
    todo!()
}

fn build(app: &Path, out: &Path, folder: &Path, site: Option<&str>) -> Result<(), String> {
    let _ = (app, out, folder, site, Instant::now(), std::io::stderr().is_terminal());
    let _ = prerender::build;
    todo!()
}

/// Trunk says where it built by its environment; `cargo xtask` adds which dossier and for which address.
fn hook() -> Result<(), String> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let staging = variable("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: `standpoint hook` is for Trunk")?;
    let dossier = variable("STANDPOINT_DOSSIER").unwrap_or_else(|| "dossiers/kazakhstan-2022".to_owned());
    let staging = Path::new(&staging);
    build(staging, staging, Path::new(&dossier), variable("STANDPOINT_SITE").as_deref())
}

fn serve_site(dir: PathBuf, port: u16, base: String) -> Result<(), String> {
    let _ = (dir, port, base);
    todo!()
}
