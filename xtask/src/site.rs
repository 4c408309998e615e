//! From the sources to a site: the native program, the browser's program through Trunk, then any dossier's pages.
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::Result;
use crate::args::Args;
use crate::context::{Context, line, run};
use crate::tools::{self, Toolbox};

/// The dossier that is shipped, from the project's folder.
pub const SHIPPED: &str = "dossiers/kazakhstan-2022";
const FIRST_PORT: u16 = 4040;

/// How the browser's program is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// As published.
    Web,
    /// Compiled soon, for looking at.
    Quick,
    /// With every check that only a debug build makes while hydrating.
    Dev,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Web => "web",
            Profile::Quick => "web-quick",
            Profile::Dev => "dev",
        }
    }

    /// What Trunk is told. Only `--release` makes it call wasm-opt.
    fn flags(self) -> &'static [&'static str] {
        match self {
            Profile::Web => &["--release", "--cargo-profile", "web"],
            Profile::Quick => &["--cargo-profile", "web-quick"],
            Profile::Dev => &["--cargo-profile", "dev"],
        }
    }

    fn tools(self) -> &'static [&'static str] {
        match self {
            Profile::Web => tools::RELEASE,
            Profile::Quick | Profile::Dev => tools::QUICK,
        }
    }

    /// Where the built app stands; being a finished site, it serves as `--app` for any other dossier.
    pub fn app(self, context: &Context) -> PathBuf {
        context.target.join("app").join(self.name())
    }
}

/// What a site is made for.
pub struct Wanted<'a> {
    pub dossier: &'a Path,
    /// Its address, "" where it has none.
    pub site: &'a str,
}

/// `cargo xtask serve`
pub fn serve(context: &Context, args: &Args) -> Result<ExitCode> {
    let first = match args.value("--port") {
        Some(text) => text.parse().map_err(|_| format!("--port wants a number from 0 to 65535, not {text:?}"))?,
        None => FIRST_PORT,
    };
    let port = free_port(first)?;
    let dossier = dossier(context, args)?;
    // The address of this machine, so that a dossier which is published below a path is served from `/` here.
    let site = format!("http://127.0.0.1:{port}/");
    let app = build_app(context, Profile::Quick, &Wanted { dossier: &dossier, site: &site })?;
    // The build took its time, and the port may be gone.
    let port = free_port(port)?;
    let mut command = context.command(program(context));
    command.arg("serve").arg("--dir").arg(app).args(["--port", &port.to_string()]);
    println!("$ {}", line(&command));
    become_program(command)
}

/// `cargo xtask build`
pub fn build(context: &Context, args: &Args) -> Result<ExitCode> {
    let dossier = dossier(context, args)?;
    let out = args.value("--out").map_or_else(|| context.root.join("dist"), |path| context.given_path(path));
    let release = args.has("--release");
    let profile = if release { Profile::Web } else { Profile::Quick };
    let wanted = Wanted { dossier: &dossier, site: args.value("--site").unwrap_or_default() };
    let app = build_app(context, profile, &wanted)?;
    build_site(context, &app, &out, &wanted, release)?;
    println!("the site is in {}", context.shown(&out));
    Ok(ExitCode::SUCCESS)
}

fn dossier(context: &Context, args: &Args) -> Result<PathBuf> {
    let path = args.value("--dossier").map_or_else(|| context.root.join(SHIPPED), |path| context.given_path(path));
    if path.join("dossier.toml").is_file() {
        Ok(path)
    } else {
        Err(format!("{} is no dossier: it has no dossier.toml", context.shown(&path)))
    }
}

/// The native program, where cargo puts it.
fn program(context: &Context) -> PathBuf {
    context.target.join("debug/standpoint")
}

/// Compiles the native program, then lets Trunk build the browser's; Trunk's hook calls the native one to write the pages
/// of the dossier wanted. Gives the folder of the site, which is also an app for other dossiers. What is up to date is for
/// cargo and Trunk to say.
pub fn build_app(context: &Context, profile: Profile, wanted: &Wanted) -> Result<PathBuf> {
    let toolbox = tools::ensure(context, profile.tools())?;
    build_program(context)?;
    fetch_crates(context)?;
    let app = profile.app(context);
    let mut command = trunk(context, &toolbox, profile, wanted, &app)?;
    println!("$ {}", line(&command));
    run(&mut command)?;
    Ok(app)
}

fn build_program(context: &Context) -> Result<()> {
    let mut command = context.command("cargo");
    command.args(["build", "--features", "ssr", "--bin", "standpoint"]);
    println!("$ {}", line(&command));
    run(&mut command)
}

/// Trunk works offline, so that it fetches no tools of its own, and lets cargo work so too: what the browser's program alone
/// is made of must be there before.
fn fetch_crates(context: &Context) -> Result<()> {
    let mut command = context.command("cargo");
    command.args(["fetch", "--target", tools::WASM]);
    println!("$ {}", line(&command));
    run(&mut command)
}

fn trunk(context: &Context, toolbox: &Toolbox, profile: Profile, wanted: &Wanted, app: &Path) -> Result<Command> {
    let mut command = context.command(toolbox.path("trunk")?);
    command.args(["build", "--offline", "--public-url", "./"]).args(profile.flags()).arg("--dist").arg(app);
    // Trunk refuses the customary values of NO_COLOR.
    command.env_remove("NO_COLOR");
    command.env("PATH", toolbox.search_path()?);
    command.env("STANDPOINT_BIN", program(context));
    command.env("STANDPOINT_DOSSIER", wanted.dossier);
    command.env("STANDPOINT_SITE", wanted.site);
    Ok(command)
}

/// Makes a site from a built app, in seconds; compressed files beside its own take some seconds more. The program swaps it
/// in whole: a failure leaves the old one.
pub fn build_site(context: &Context, app: &Path, out: &Path, wanted: &Wanted, compressed: bool) -> Result<()> {
    let mut command = context.command(program(context));
    command.arg("build").arg("--app").arg(app).arg("--out").arg(out).arg("--dossier").arg(wanted.dossier);
    if !wanted.site.is_empty() {
        command.args(["--site", wanted.site]);
    }
    if compressed {
        command.arg("--compress");
    }
    println!("$ {}", line(&command));
    run(&mut command)
}

/// The port asked for, or the next one that nobody listens on. For 0 the system chooses.
fn free_port(first: u16) -> Result<u16> {
    (first..=first.saturating_add(99))
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).and_then(|listener| listener.local_addr()).ok())
        .map(|address| address.port())
        .ok_or_else(|| {
            format!("no port from {first} to {} is free; choose another with --port N", first.saturating_add(99))
        })
}

/// Ends as the program, so that whoever stops this process stops the server.
fn become_program(mut command: Command) -> Result<ExitCode> {
    #[cfg(unix)]
    {
        let error = std::os::unix::process::CommandExt::exec(&mut command);
        Err(format!("`{}` cannot be started: {error}", line(&command)))
    }
    #[cfg(not(unix))]
    run(&mut command).map(|()| ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_gives_way_to_the_next_free_one() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = free_port(port).unwrap();
        assert!(next > port && next <= port.saturating_add(99), "{port} gave {next}");
        assert_ne!(free_port(0).unwrap(), 0);
    }

    #[test]
    fn only_the_published_profile_pays_for_wasm_opt() {
        assert!(Profile::Web.flags().contains(&"--release") && Profile::Web.tools().contains(&"binaryen"));
        for profile in [Profile::Quick, Profile::Dev] {
            assert!(!profile.flags().contains(&"--release") && !profile.tools().contains(&"binaryen"));
        }
    }

    #[test]
    fn every_web_profile_is_one_of_the_manifest() {
        let manifest = include_str!("../../Cargo.toml");
        for profile in [Profile::Web, Profile::Quick] {
            assert!(manifest.contains(&format!("[profile.{}]", profile.name())), "{}", profile.name());
            assert!(profile.flags().contains(&profile.name()));
        }
    }
}
