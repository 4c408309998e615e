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
        /// Put a .br and a .gz beside each file that shrinks, for hosts that send what is there.
        #[arg(long)]
        compress: bool,
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
        Command::Build { app, out, dossier, site, compress } => {
            build(&app, &out, &dossier, site.as_deref(), (None, compress))
        }
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
    let loaded = content::load(dossier);
    let mut diagnostics = loaded.diagnostics.clone();
    if let Some(texts) = texts {
        let checked = content::check_texts(texts, &loaded);
        println!("{} quotes found exactly once, of {} looked for", checked.once, checked.quotes);
        diagnostics.extend(checked.diagnostics);
    }
    if json {
        print!("{}", content::render::tools(&diagnostics));
    } else {
        eprint!("{}", content::render::people(&diagnostics, std::io::stderr().is_terminal()));
    }
    let summary = content::render::summary(&diagnostics);
    if diagnostics.iter().any(content::Diagnostic::is_error) {
        return Err(summary);
    }
    println!("{}: {}", dossier.display(), if summary.is_empty() { "no problem found" } else { &summary });
    Ok(())
}

fn build(
    app: &Path,
    out: &Path,
    folder: &Path,
    site: Option<&str>,
    (former, compress): (Option<&Path>, bool),
) -> Result<(), String> {
    let started = Instant::now();
    let color = std::io::stderr().is_terminal();
    let content = content::load(folder).content().map_err(|diagnostics| {
        format!("{}\n{}", content::render::people(&diagnostics, color), content::render::summary(&diagnostics))
    })?;
    eprint!("{}", content::render::people(&content.warnings, color));
    if site.is_none() && content.dossier.meta.site.is_none() {
        eprintln!("warning: no --site: canonical addresses, preview addresses and the sitemap are left out");
    }
    let watched = std::io::stderr().is_terminal();
    // One line that is written over, and only where somebody sees it.
    let progress = move |done: usize, all: usize| {
        if watched && (done.is_multiple_of(20) || done == all) {
            eprint!("\r{done} of {all} previews{}", if done == all { "\r\x1b[K" } else { "" });
        }
    };
    let job = prerender::Job { app, out, site, former, compress, progress: &progress };
    let built = prerender::build(&job, content.dossier, content.library).map_err(|error| error.to_string())?;
    let cards = built.cards;
    eprintln!(
        "{} previews drawn, {} kept, {:.1} MB, the largest {:.1} kB",
        cards.drawn,
        cards.kept,
        cards.bytes as f64 / 1e6,
        cards.largest as f64 / 1e3
    );
    eprintln!(
        "{} pages, {:.1} MB of HTML, in {:.1} s: {}",
        built.pages,
        built.bytes as f64 / 1e6,
        started.elapsed().as_secs_f64(),
        out.display()
    );
    if let Some(done) = built.compressed {
        let megabytes = |bytes: u64| bytes as f64 / 1e6;
        eprintln!(
            "{} files compressed, {:.1} MB to {:.1} MB in Brotli and {:.1} MB in gzip, in {:.1} s of these",
            done.files,
            megabytes(done.raw),
            megabytes(done.brotli),
            megabytes(done.gzip),
            done.time.as_secs_f64()
        );
    }
    Ok(())
}

/// Trunk says where it built by its environment; `cargo xtask` adds which dossier and for which address.
fn hook() -> Result<(), String> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let staging =
        variable("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: `standpoint hook` is for Trunk")?;
    let dossier = variable("STANDPOINT_DOSSIER").unwrap_or_else(|| "dossiers/kazakhstan-2022".to_owned());
    let staging = Path::new(&staging);
    let compress = variable("STANDPOINT_COMPRESS").is_some();
    // The site that this one is going to replace.
    let former = variable("TRUNK_DIST_DIR").map(PathBuf::from);
    build(staging, staging, Path::new(&dossier), variable("STANDPOINT_SITE").as_deref(), (former.as_deref(), compress))
}

fn serve_site(dir: PathBuf, port: u16, base: String) -> Result<(), String> {
    let shown = dir.display().to_string();
    let config = serve::Config { base, port, ..serve::Config::new(dir) };
    let server =
        serve::Server::bind(config).map_err(|error| format!("cannot serve {shown} on port {port}: {error}"))?;
    println!("Standpoint is at {}", server.url());
    server.run().map_err(|error| error.to_string())
}
