//! The tools a build needs: one table, how each is found, and what was found.
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use crate::args::Args;
use crate::context::Context;
use crate::look::Found;
use crate::{Result, install};

/// One tool.
pub struct Tool {
    pub name: &'static str,
    /// The version as the registry names it; "" where any will do.
    pub version: &'static str,
    /// What it is for, for the list.
    pub purpose: &'static str,
    pub look: Look,
    pub get: Get,
}

/// How a tool is recognised.
pub enum Look {
    /// A program, under the first of its names that is on PATH, or where the variable says.
    Program { names: &'static [&'static str], variable: &'static str, fits: Fits },
    /// A file of a package, or of the system where the path begins with a slash, or where the variable says.
    File { path: &'static str, variable: &'static str },
    /// The standard library of a target.
    Target,
}

/// Which version a program must report.
#[derive(Clone, Copy)]
pub enum Fits {
    /// This version; parts left out may be any.
    Exactly(&'static str),
    /// This major version or a later one.
    From(u64),
}

/// Where a tool comes from.
pub enum Get {
    /// A crate with a program: prebuilt if `cargo-binstall` has it, else compiled, at this level of optimisation and in
    /// about these minutes on two cores.
    Cargo { package: &'static str, opt_level: &'static str, minutes: u32 },
    /// A package of npm.
    Npm { package: &'static str },
    /// `rustup target add`.
    Rustup,
    /// Packages of a Debian-like system, installed where that is allowed.
    Apt { packages: &'static str },
    /// The same, but only named: the user chooses how to install it.
    Named { command: &'static str },
}

/// The one table. The version of wasm-bindgen must equal the crate's in the project's `Cargo.toml`.
pub const TOOLS: &[Tool] = &[
    Tool { name: WASM, version: "", purpose: "compiles the browser's program", look: Look::Target, get: Get::Rustup },
    Tool {
        name: "trunk",
        version: "0.21.14",
        purpose: "bundles the browser's program",
        look: Look::Program { names: &["trunk"], variable: "", fits: Fits::Exactly("0.21.14") },
        // Trunk moves files about: unoptimised it costs nothing, and it compiles in half the time.
        get: Get::Cargo { package: "trunk", opt_level: "0", minutes: 4 },
    },
    Tool {
        name: "wasm-bindgen",
        version: "0.2.128",
        purpose: "writes the JavaScript around the wasm",
        look: Look::Program { names: &["wasm-bindgen"], variable: "", fits: Fits::Exactly("0.2.128") },
        // It works through megabytes of wasm at every build, so a little optimisation pays.
        get: Get::Cargo { package: "wasm-bindgen-cli", opt_level: "1", minutes: 3 },
    },
    Tool {
        name: "node",
        version: "",
        purpose: "runs wasm-opt and measures compressed sizes",
        look: Look::Program { names: &["node"], variable: "", fits: Fits::From(18) },
        get: Get::Named { command: "apt-get install -y --no-install-recommends nodejs npm" },
    },
    Tool {
        name: "binaryen",
        version: "132.0.0",
        purpose: "wasm-opt, which makes the wasm of a release small",
        look: Look::Program { names: &["wasm-opt"], variable: "", fits: Fits::Exactly("132") },
        get: Get::Npm { package: "binaryen" },
    },
    Tool {
        name: "chromium",
        version: "",
        purpose: "browser of the tests",
        look: Look::Program {
            names: &["chromium", "chromium-browser", "google-chrome"],
            variable: "STANDPOINT_CHROMIUM",
            fits: Fits::From(110),
        },
        get: Get::Apt { packages: "chromium chromium-driver" },
    },
    Tool {
        name: "chromedriver",
        version: "",
        purpose: "drives the browser of the tests",
        look: Look::Program { names: &["chromedriver"], variable: "STANDPOINT_CHROMEDRIVER", fits: Fits::From(110) },
        get: Get::Apt { packages: "chromium chromium-driver" },
    },
    Tool {
        name: "axe-core",
        version: "4.14.1",
        purpose: "finds what shuts readers out",
        look: Look::File { path: "node_modules/axe-core/axe.min.js", variable: "AXE_PATH" },
        get: Get::Npm { package: "axe-core" },
    },
    Tool {
        name: "typescript",
        version: "7.0.2",
        purpose: "compiles what pages say of themselves against the types of schema.org",
        look: Look::Program { names: &["tsc"], variable: "", fits: Fits::Exactly("7.0.2") },
        get: Get::Npm { package: "typescript" },
    },
    Tool {
        name: "schema-dts",
        version: "2.1.0",
        purpose: "these types",
        look: Look::File { path: "node_modules/schema-dts/dist/schema.d.ts", variable: "" },
        get: Get::Npm { package: "schema-dts" },
    },
    Tool {
        name: "nginx",
        version: "",
        purpose: "a host of the tests, which start one of their own and leave the system's alone",
        // Debian keeps it where only root looks.
        look: Look::Program {
            names: &["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"],
            variable: "STANDPOINT_NGINX",
            fits: Fits::From(1),
        },
        get: Get::Apt { packages: HOSTS },
    },
    Tool {
        name: "nginx-brotli",
        version: "",
        purpose: "nginx's module that sends what lies there in Brotli",
        look: Look::File {
            path: "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
            variable: "STANDPOINT_NGINX_BROTLI",
        },
        get: Get::Apt { packages: HOSTS },
    },
    Tool {
        name: "caddy",
        version: "",
        purpose: "a host of the tests, like nginx",
        look: Look::Program { names: &["caddy"], variable: "STANDPOINT_CADDY", fits: Fits::From(2) },
        get: Get::Apt { packages: HOSTS },
    },
];

/// The hosts that `hosting/` has a configuration for.
const HOSTS: &str = "nginx libnginx-mod-http-brotli-static caddy";

/// The target of the browser's program.
pub const WASM: &str = "wasm32-unknown-unknown";
/// What compiles for the browser.
pub const TARGET: &[&str] = &[WASM];
/// What builds a site with a quick or a debug profile.
pub const QUICK: &[&str] = &[WASM, "trunk", "wasm-bindgen"];
/// What builds a site for a host.
pub const RELEASE: &[&str] = &[WASM, "trunk", "wasm-bindgen", "node", "binaryen"];
/// What holds JSON-LD against the words of schema.org.
pub const TYPES: &[&str] = &["node", "typescript", "schema-dts"];
/// What the tests in browsers and on hosts need beside a site.
pub const BROWSER: &[&str] = &["chromium", "chromedriver", "node", "axe-core", "nginx", "nginx-brotli", "caddy"];

/// The tools of one task.
pub struct Toolbox(Vec<Found>);

impl Toolbox {
    /// PATH for a child: the project's own copies first.
    pub fn search_path(&self) -> Result<OsString> {
        let own = self.0.iter().filter(|found| found.own).filter_map(|found| found.path.parent());
        let given = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.map(Path::to_path_buf).chain(env::split_paths(&given)))
            .map_err(|error| format!("PATH cannot hold the project's tools: {error}"))
    }

    /// The place of a tool.
    pub fn path(&self, name: &str) -> Result<&Path> {
        self.0
            .iter()
            .find(|found| found.name == name)
            .map(|found| found.path.as_path())
            .ok_or_else(|| format!("{name} was not asked for"))
    }

    /// A driver drives only the browser of its own major version.
    fn check_pair(&self) -> Result<()> {
        let major = |name: &str| {
            self.0.iter().find(|found| found.name == name).and_then(|found| found.version.split('.').next())
        };
        match (major("chromium"), major("chromedriver")) {
            (Some(browser), Some(driver)) if browser != driver => Err(format!(
                "chromedriver {driver} does not drive chromium {browser}: install both in one version, or name a pair in \
                 STANDPOINT_CHROMIUM and STANDPOINT_CHROMEDRIVER"
            )),
            _ => Ok(()),
        }
    }
}

/// Finds or installs the tools named and hands them out. The error of a tool that cannot be had names the command that
/// gets it.
pub fn ensure(context: &Context, names: &[&str]) -> Result<Toolbox> {
    let mut found = Vec::new();
    for tool in TOOLS.iter().filter(|tool| names.contains(&tool.name)) {
        found.push(match tool.find(context) {
            Some(found) => found,
            None => install::install(context, tool)?,
        });
    }
    let toolbox = Toolbox(found);
    toolbox.check_pair()?;
    Ok(toolbox)
}

/// `cargo xtask tools`: installs what is missing, then lists everything.
pub fn show(context: &Context, _: &Args) -> Result<ExitCode> {
    let all: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
    let toolbox = ensure(context, &all)?;
    for (tool, found) in TOOLS.iter().zip(&toolbox.0) {
        println!("{:<24}{:<24}{}", tool.name, found.version, context.shown(&found.path));
        println!("{:<24}{}", "", tool.purpose);
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_set_names_tools_of_the_table() {
        for name in [TARGET, QUICK, RELEASE, TYPES, BROWSER].concat() {
            assert_eq!(TOOLS.iter().filter(|tool| tool.name == name).count(), 1, "{name}");
        }
    }

    #[test]
    fn the_version_asked_for_is_the_version_recognised() {
        for tool in TOOLS {
            if let Look::Program { fits: fits @ Fits::Exactly(_), .. } = tool.look {
                assert!(fits.accepts(tool.version), "{}", tool.name);
            }
        }
    }

    #[test]
    fn wasm_bindgen_is_the_version_of_the_crate() {
        let manifest = include_str!("../../Cargo.toml");
        let tool = TOOLS.iter().find(|tool| tool.name == "wasm-bindgen").unwrap();
        let pin = format!("wasm-bindgen = {{ version = \"={}\"", tool.version);
        assert!(manifest.contains(&pin), "Cargo.toml does not say {pin}");
    }

    #[test]
    fn a_driver_of_another_version_is_refused() {
        let found =
            |name, version: &str| Found { name, path: PathBuf::from("/x"), version: version.to_string(), own: false };
        let pair = |driver| Toolbox(vec![found("chromium", "156.0.1"), found("chromedriver", driver)]);
        assert!(pair("156.0.9").check_pair().is_ok());
        assert!(pair("155.0.1").check_pair().unwrap_err().contains("155"));
    }

    #[test]
    fn own_copies_come_first_for_children() {
        let found = |path: &str, own| Found { name: "trunk", path: PathBuf::from(path), version: String::new(), own };
        let path = Toolbox(vec![found("/own/bin/trunk", true), found("/usr/bin/x", false)]).search_path().unwrap();
        assert_eq!(env::split_paths(&path).next(), Some(PathBuf::from("/own/bin")));
        assert!(path.len() > "/own/bin".len(), "the caller's PATH is kept");
    }
}
