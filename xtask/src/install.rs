//! Getting a tool that is missing. Everything goes into `.tools/` in the project, except what belongs to the system.
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::Result;
use crate::context::{Context, line, run};
use crate::look::{Found, on_path};
use crate::tools::{Get, Tool};

/// Installs a tool and looks whether it is there now.
pub fn install(context: &Context, tool: &Tool) -> Result<Found> {
    let _lock = lock(context)?;
    // Whoever held the lock before may have installed it.
    if let Some(found) = tool.find(context) {
        return Ok(found);
    }
    let start = Instant::now();
    match tool.get {
        Get::Cargo { package, opt_level, minutes } => cargo(context, tool, package, opt_level, minutes)?,
        Get::Npm { package } => npm(context, tool, package)?,
        Get::Rustup => {
            let mut command = context.command("rustup");
            command.args(["target", "add", tool.name]);
            started(&mut command)?;
        }
        Get::Apt { packages } => apt(context, tool, packages)?,
        Get::Named { command } => {
            return Err(format!("{} is missing or too old; as root: {command}", tool.title()));
        }
    }
    let found = tool.find(context).ok_or_else(|| {
        format!(
            "{} was installed, and yet there is none that runs and fits in {}",
            tool.title(),
            context.shown(&tool.folder(context))
        )
    })?;
    println!("{} is in {} after {} s", tool.title(), context.shown(&found.path), start.elapsed().as_secs());
    Ok(found)
}

/// One installation at a time: two would share a build folder, of which the first to end would take the second's files.
fn lock(context: &Context) -> Result<File> {
    let folder = context.root.join(".tools");
    let path = folder.join("lock");
    fs::create_dir_all(&folder)
        .and_then(|()| File::create(&path))
        .and_then(|file| {
            if file.try_lock().is_err() {
                println!("another installation is running, waiting for it");
                file.lock()?;
            }
            Ok(file)
        })
        .map_err(|error| format!("{} cannot be locked: {error}", path.display()))
}

/// A program from a crate: prebuilt where `cargo-binstall` is there and knows one, else compiled with a profile that is
/// quick to compile.
fn cargo(context: &Context, tool: &Tool, package: &str, opt_level: &str, minutes: u32) -> Result<()> {
    let folder = tool.folder(context);
    if on_path("cargo-binstall").is_some() {
        println!("fetching {} prebuilt", tool.title());
        let mut command = context.command("cargo");
        command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(&folder);
        command.arg(format!("{package}@{}", tool.version));
        match started(&mut command) {
            Ok(()) if tool.find(context).is_some() => return Ok(()),
            Ok(()) => println!("the prebuilt {} does not run here", tool.title()),
            Err(problem) => println!("{problem}"),
        }
    }
    println!("compiling {} from its source, about {minutes} minutes on two cores, once only", tool.title());
    let build = context.root.join(".tools/build");
    let mut command = context.command("cargo");
    command.args(["install", package, "--locked", "--version", tool.version]).arg("--root").arg(&folder);
    // Cargo moves a program into place when it is complete. Whatever lies there has been tried and does not fit, even if
    // cargo's record says otherwise.
    command.arg("--force");
    // The caller's flags are meant for the project; a lint turned into an error must not stop a tool.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.env("CARGO_TARGET_DIR", &build);
    for (key, value) in [("OPT_LEVEL", opt_level), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    started(&mut command)?;
    // Gigabytes that nothing needs again. What cannot be removed is in nobody's way.
    let _ = fs::remove_dir_all(&build);
    Ok(())
}

/// A package of npm, into a folder of its own that takes its name when npm is through.
fn npm(context: &Context, tool: &Tool, package: &str) -> Result<()> {
    if on_path("npm").is_none() {
        return Err("npm is missing; as root: apt-get install -y --no-install-recommends nodejs npm".to_string());
    }
    let folder = tool.folder(context);
    let partial = folder.with_file_name(format!("{}-{}.partial", tool.name, tool.version));
    for old in [&partial, &folder] {
        remove(old)?;
    }
    println!("fetching {}", tool.title());
    let mut command = context.command("npm");
    command.args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel", "error", "--prefix"]).arg(&partial);
    command.arg(format!("{package}@{}", tool.version));
    started(&mut command)?;
    fs::rename(&partial, &folder).map_err(|error| format!("{} cannot be renamed: {error}", partial.display()))
}

/// Packages of the system: as root, else by a sudo that does not ask.
fn apt(context: &Context, tool: &Tool, packages: &str) -> Result<()> {
    let install = format!("apt-get update && apt-get install -y --no-install-recommends {packages}");
    let by_hand = format!("{} is missing; as root: {install}", tool.name);
    if on_path("apt-get").is_none() {
        return Err(format!("{} is missing: install it and put it on PATH (Debian: {install})", tool.name));
    }
    println!("installing {packages} with apt-get");
    let mut command = if is_root(context) {
        context.command("sh")
    } else if on_path("sudo").is_some() {
        let mut command = context.command("sudo");
        command.args(["-n", "sh"]);
        command
    } else {
        return Err(by_hand);
    };
    command.args(["-c", &install]).env("DEBIAN_FRONTEND", "noninteractive");
    started(&mut command).map_err(|problem| format!("{problem}\n{by_hand}"))
}

fn is_root(context: &Context) -> bool {
    context.command("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Shows a command, then runs it.
fn started(command: &mut Command) -> Result<()> {
    println!("$ {}", line(command));
    run(command)
}

/// Removes a folder that may not be there.
fn remove(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} cannot be removed: {error}", path.display()))
        }
        _ => Ok(()),
    }
}
