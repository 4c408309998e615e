//! A static file server on the standard library alone: for looking at a built site and for the browser tests.
//!
//! It behaves like the plain hosts a site is meant for: a folder is answered with its `index.html`, a folder without
//! its slash leads to the one with it, everything unknown gets `404.html` with status 404. There is deliberately no
//! index fallback, because that would hide missing pages. Where `.br` or `.gz` lies beside a file, a client that accepts
//! it gets that.

mod coding;
mod files;
mod http;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::{self, BufReader};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use files::content_type;
pub use http::{Method, Request, Response};

use files::Folder;
use http::Incoming;

/// Connections served at the same time; one more is told to come back (503). A browser opens six.
const MAX_CONNECTIONS: usize = 128;
/// How long a connection may stay silent before the server closes it.
const IDLE: Duration = Duration::from_secs(30);
/// How long a client may take to accept an answer.
const WRITE: Duration = Duration::from_secs(30);

/// Sees every request with the answer the server has for it, and gives the answer that is sent. It runs on the
/// connection's own thread, so it may wait.
pub type Filter = Arc<dyn Fn(&Request, Response) -> Response + Send + Sync>;

/// What to serve, and where.
#[derive(Clone)]
pub struct Config {
    /// The folder with the built site.
    pub root: PathBuf,
    /// The path under which the folder appears: `/` or `/sub/`. Missing slashes at the ends are added.
    pub base: String,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; 0 takes any free one.
    pub port: u16,
    /// Whether a client that accepts it gets the `.br` or `.gz` that lies beside a file. Off, everybody gets the file.
    pub compressed: bool,
    /// For tests: looks at and may replace every answer.
    pub filter: Option<Filter>,
}

impl Config {
    /// Serves `root` at `/`, for this computer only, on any free port.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            base: "/".to_owned(),
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            compressed: true,
            filter: None,
        }
    }
}

/// A server that has its port and answers as soon as it runs.
pub struct Server {
    listener: TcpListener,
    addr: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    folder: Folder,
    filter: Option<Filter>,
    stopping: AtomicBool,
    next_id: AtomicU64,
    open: Mutex<HashMap<u64, TcpStream>>,
}

impl Server {
    /// Takes the port.
    ///
    /// # Errors
    /// When `root` is not a folder that can be read, when `base` holds something other than plain path segments, or
    /// when the port is taken.
    pub fn bind(config: Config) -> io::Result<Self> {
        let folder = Folder::open(&config.root, &config.base, config.compressed)?;
        let listener = TcpListener::bind((config.host, config.port))?;
        let addr = listener.local_addr()?;
        let shared = Shared {
            folder,
            filter: config.filter,
            stopping: AtomicBool::new(false),
            next_id: AtomicU64::new(0),
            open: Mutex::new(HashMap::new()),
        };
        Ok(Self { listener, addr, shared: Arc::new(shared) })
    }

    /// The address it listens on, with the port it got.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The address of the site's first page, ending in a slash.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.addr, self.shared.folder.base())
    }

    /// Answers until the process ends.
    ///
    /// # Errors
    /// When the listening socket itself fails.
    pub fn run(self) -> io::Result<()> {
        accept(&self.listener, &self.shared)
    }

    /// Answers on a thread of its own until the returned value is dropped.
    pub fn spawn(self) -> Running {
        let (addr, url, shared) = (self.addr, self.url(), Arc::clone(&self.shared));
        let thread = thread::spawn(move || {
            // A socket that fails ends the thread; whoever asks next is refused and says so.
            let _ = self.run();
        });
        Running { addr, url, shared, thread: Some(thread) }
    }
}

/// A server on its own thread. Dropping it closes the port and every connection.
pub struct Running {
    addr: SocketAddr,
    url: String,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// The address it listens on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The address of the site's first page, ending in a slash.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        for stream in lock(&self.shared.open).values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
        // The thread waits for a connection: this one wakes it, and it sees that it is to stop.
        let woken = TcpStream::connect_timeout(&self.addr, Duration::from_secs(1)).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            let _ = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) -> io::Result<()> {
    loop {
        let stream = match listener.accept() {
            Ok((stream, _)) => stream,
            // A client that went away while it waited, or too many open files for the moment: the server stays.
            Err(error) if passes(&error) => {
                thread::yield_now();
                continue;
            }
            Err(error) => return Err(error),
        };
        if shared.stopping.load(Ordering::SeqCst) {
            return Ok(());
        }
        let Some(entry) = Entry::new(shared, &stream) else {
            let _ = stream.set_write_timeout(Some(Duration::from_secs(1)));
            let _ = Response::text(503, "Too many connections.\n").write(&mut &stream, false, false);
            continue;
        };
        // A thread that cannot be had drops its connection; the next one may be luckier.
        let _ = thread::Builder::new().name("serve".to_owned()).spawn(move || {
            let _ = converse(&stream, &entry.shared);
        });
    }
}

fn passes(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    // 23 and 24: the system's or the process's table of open files is full.
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
        || matches!(error.raw_os_error(), Some(23 | 24))
}

/// A connection's place in the list of open ones, given up however its thread ends.
struct Entry {
    id: u64,
    shared: Arc<Shared>,
}

impl Entry {
    fn new(shared: &Arc<Shared>, stream: &TcpStream) -> Option<Self> {
        let copy = stream.try_clone().ok()?;
        let mut open = lock(&shared.open);
        if open.len() >= MAX_CONNECTIONS {
            return None;
        }
        let id = shared.next_id.fetch_add(1, Ordering::Relaxed);
        open.insert(id, copy);
        Some(Self { id, shared: Arc::clone(shared) })
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        lock(&self.shared.open).remove(&self.id);
    }
}

fn converse(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(WRITE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while !shared.stopping.load(Ordering::SeqCst) {
        let request = match http::read(&mut reader)? {
            Incoming::Closed => break,
            Incoming::Request(request) => request,
            // What follows a request that was not understood cannot be told apart from it, so the talk ends here.
            Incoming::Refused(answer) => {
                answer.write(&mut &*stream, false, false)?;
                // The rest is read and dropped: closing on unread bytes would take the answer back on its way.
                stream.shutdown(Shutdown::Write)?;
                return http::drain(&mut reader);
            }
        };
        let mut answer = shared.folder.answer(&request);
        if let Some(filter) = &shared.filter {
            answer = filter(&request, answer);
        }
        if answer.hangs_up {
            break;
        }
        answer.write(&mut &*stream, request.method == Method::Head, request.keep_alive)?;
        if !request.keep_alive {
            break;
        }
    }
    // The copy in the list of open connections would keep this one open.
    stream.shutdown(Shutdown::Both)
}
