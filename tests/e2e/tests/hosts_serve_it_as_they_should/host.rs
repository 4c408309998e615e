//! The real programs, each started with its file of `hosting/` on a port of its own, and stopped again. Nothing of the
//! system's own nginx or Caddy is read, used or stopped.

use std::{
    env, fs,
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

const NGINX: &str = include_str!("../../../../hosting/nginx.conf");
const CADDY: &str = include_str!("../../../../hosting/Caddyfile");
/// How to get what is missing.
const INSTALL: &str =
    "as root: apt-get update && apt-get install -y --no-install-recommends nginx libnginx-mod-http-brotli-static caddy";

/// A program that serves a folder until this value is dropped.
pub struct Host {
    pub name: &'static str,
    pub addr: SocketAddr,
    process: Child,
    /// Its configuration, log and everything else it writes.
    place: PathBuf,
}

/// What a reader of the file replaces, and by what. Each must be there, or the file and its own words have parted.
fn replaced(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "there is no {from:?} to replace");
        text.replace(from, to)
    })
}

/// A folder of its own, and a port that was free just now.
fn place(name: &str) -> (PathBuf, SocketAddr) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let place = env::temp_dir().join(format!("standpoint-{name}-{}-{number}", std::process::id()));
    fs::create_dir_all(&place).unwrap();
    let addr = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    (place, addr)
}

/// A program or file by its variable, else the first of these that is there.
fn find(variable: &str, others: &[&str]) -> PathBuf {
    if let Some(given) = env::var_os(variable).filter(|value| !value.is_empty()) {
        return given.into();
    }
    let folders: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    // A whole path stays what it is when it is joined.
    let found = others.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    found.into_iter().find(|path| path.is_file()).unwrap_or_else(|| {
        panic!("there is none of {others:?} ({variable} names another); {INSTALL}");
    })
}

impl Host {
    /// nginx as it comes, or with the module for Brotli. `below` is the path of the site, "" for the root of the host.
    pub fn nginx(folder: &Path, below: &str, brotli: bool) -> Self {
        let program = find("STANDPOINT_NGINX", &["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"]);
        let (place, addr) = place("nginx");
        let mut server = replaced(
            NGINX,
            &[
                ("listen 80;", &format!("listen {addr};")),
                ("root /srv/standpoint;", &format!("root {};", shown(folder))),
                ("\"~^/embed/\"", &format!("\"~^{below}/embed/\"")),
                (" /cards/\"", &format!(" {below}/cards/\"")),
                (" /404.html;", &format!(" {below}/404.html;")),
            ],
        );
        let mut module = String::new();
        if brotli {
            let file = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
            module = format!("load_module {};\n", shown(&find("STANDPOINT_NGINX_BROTLI", &[file])));
            server = replaced(&server, &[("#brotli_static on;", "brotli_static on;")]);
        }
        fs::write(place.join("standpoint.conf"), server).unwrap();
        // What the distribution's own nginx.conf holds around it. Started by root, the workers would become somebody who
        // need not see the site.
        let around = format!(
            "{module}daemon off;\nuser root;\npid {at}/pid;\nerror_log stderr warn;\nworker_processes auto;\n\
             events {{ worker_connections 512; }}\n\
             http {{\n  access_log off;\n  sendfile on;\n  client_body_temp_path {at}/body;\n  proxy_temp_path {at}/proxy;\n  \
             fastcgi_temp_path {at}/fastcgi;\n  uwsgi_temp_path {at}/uwsgi;\n  scgi_temp_path {at}/scgi;\n  \
             include {at}/standpoint.conf;\n}}\n",
            at = place.display()
        );
        fs::write(place.join("nginx.conf"), around).unwrap();
        let mut command = Command::new(program);
        command.arg("-p").arg(&place).arg("-c").arg(place.join("nginx.conf")).args(["-e", "stderr"]);
        Self::start(if brotli { "nginx with Brotli" } else { "nginx" }, command, place, addr)
    }

    /// Caddy, with the same `below`.
    pub fn caddy(folder: &Path, below: &str) -> Self {
        let program = find("STANDPOINT_CADDY", &["caddy"]);
        let (place, addr) = place("caddy");
        let file = replaced(
            CADDY,
            &[
                ("\nexample.org {", &format!("\nhttp://{addr} {{")),
                ("root * /srv/standpoint", &format!("root * {}", shown(folder))),
                ("\"^/cards/|", &format!("\"^{below}/cards/|")),
                (" /embed/*", &format!(" {below}/embed/*")),
                (" /404.html", &format!(" {below}/404.html")),
            ],
        );
        // Beside it no door for commands and no certificate.
        let around = "{\n\tadmin off\n\tauto_https off\n}\n";
        fs::write(place.join("Caddyfile"), format!("{around}{file}")).unwrap();
        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(place.join("Caddyfile"));
        for home in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env(home, &place);
        }
        Self::start("Caddy", command, place, addr)
    }

    /// Starts it in the foreground and waits until it answers.
    fn start(name: &'static str, mut command: Command, place: PathBuf, addr: SocketAddr) -> Self {
        let log = fs::File::create(place.join("log")).unwrap();
        let process = command
            .current_dir(&place)
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|why| panic!("{name} does not start: {why}; {INSTALL}"));
        let mut host = Self { name, addr, process, place };
        let started = Instant::now();
        while TcpStream::connect(addr).is_err() {
            let ended = host.process.try_wait().unwrap();
            let late = started.elapsed() > Duration::from_secs(20);
            assert!(ended.is_none() && !late, "{name} does not listen ({ended:?}):\n{}", host.log());
            thread::sleep(Duration::from_millis(20));
        }
        host
    }

    /// What it has said so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.place.join("log")).unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Ok(None) = self.process.try_wait() {
            // Asked, not killed: nginx takes its workers with it only then.
            let asked = Command::new("kill").arg(self.process.id().to_string()).status();
            if !asked.is_ok_and(|status| status.success()) {
                let _ = self.process.kill();
            }
            let _ = self.process.wait();
        }
        if thread::panicking() {
            eprintln!("{} said:\n{}", self.name, self.log());
        }
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// A path as it stands in a configuration.
fn shown(path: &Path) -> String {
    path.canonicalize().unwrap_or_else(|why| panic!("{}: {why}", path.display())).display().to_string()
}
