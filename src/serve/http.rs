//! The part of HTTP/1.1 that a static site needs: requests without a body, answers with a known length.

use std::fmt::Write as _;
use std::io::{self, BufRead, Read, Write};

/// The longest request head that is read, in bytes.
const MAX_HEAD: u64 = 16 * 1024;
/// How much of a refused request's rest is read before the connection is closed, in bytes.
const MAX_REST: u64 = 1024 * 1024;

/// What a static site can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
}

/// A request as it came in.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: Method,
    /// The path as it was sent, still percent-encoded: `/sub/events/`.
    pub path: String,
    /// What followed the question mark, still percent-encoded.
    pub query: Option<String>,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    pub(super) keep_alive: bool,
}

impl Request {
    /// The value of the first header of that name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// An answer. `Content-Length`, `Connection` and the headers that every answer carries are added when it is sent.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    /// Names and values, sent as they are.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub(super) hangs_up: bool,
}

impl Response {
    /// An answer with a body of the given content type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
        Self { status, headers, body: body.into(), hangs_up: false }
    }

    /// An answer in plain words.
    pub fn text(status: u16, body: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", body)
    }

    /// No answer at all: the connection is closed, as by a network that fails.
    pub fn hang_up() -> Self {
        Self { status: 0, headers: Vec::new(), body: Vec::new(), hangs_up: true }
    }

    /// Adds a header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of the first header of that name, however it is capitalised.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(super) fn write(&self, out: &mut impl Write, head_only: bool, keep_alive: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let connection = if keep_alive { "keep-alive" } else { "close" };
        let _ = write!(
            head,
            "Content-Length: {}\r\nConnection: {connection}\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\n\r\n",
            self.body.len()
        );
        out.write_all(head.as_bytes())?;
        if !head_only {
            out.write_all(&self.body)?;
        }
        out.flush()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Other",
    }
}

pub(super) enum Incoming {
    Request(Request),
    Refused(Response),
    Closed,
}

/// Reads one request head. A connection that closes or falls silent between two requests is no error.
pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Incoming> {
    let mut head = Vec::new();
    let mut limited = reader.take(MAX_HEAD);
    loop {
        let start = head.len();
        match limited.read_until(b'\n', &mut head) {
            Ok(_) => {}
            Err(e) if start == 0 && matches!(e.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                return Ok(Incoming::Closed);
            }
            Err(e) => return Err(e),
        }
        let line = &head[start..];
        if !line.ends_with(b"\n") {
            if limited.limit() == 0 {
                return Ok(refuse(431, "The request head is too long."));
            }
            return Ok(Incoming::Closed);
        }
        if line == b"\r\n" || line == b"\n" {
            if start == 0 {
                // An empty line before the request is to be ignored.
                head.clear();
                continue;
            }
            break;
        }
    }
    Ok(parse(&head))
}

/// Reads away what a client still sends, up to a limit, so that it gets to read its answer.
pub(super) fn drain(reader: &mut impl BufRead) -> io::Result<()> {
    io::copy(&mut reader.take(MAX_REST), &mut io::sink()).map(|_| ())
}

fn refuse(status: u16, why: &str) -> Incoming {
    Incoming::Refused(Response::text(status, &format!("{why}\n")))
}

fn parse(head: &[u8]) -> Incoming {
    let Some(text) = std::str::from_utf8(head).ok().filter(|t| t.is_ascii()) else {
        return refuse(400, "The request head is not ASCII.");
    };
    let mut lines = text.lines();
    let parts: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, version] = parts[..] else {
        return refuse(400, "The request line has not three parts.");
    };
    let is_11 = match version {
        "HTTP/1.1" => true,
        "HTTP/1.0" => false,
        _ => return refuse(505, "Only version 1.1 of HTTP is spoken here."),
    };
    let mut headers = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once(':') else {
            return refuse(400, "A header has no colon.");
        };
        if name.is_empty() || name.contains(|c: char| c.is_ascii_whitespace() || c.is_ascii_control()) {
            return refuse(400, "A header's name is not a word.");
        }
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => {
            let answer = Response::text(405, "Only GET and HEAD are answered here.\n");
            return Incoming::Refused(answer.with("Allow", "GET, HEAD"));
        }
    };
    let Some(target) = origin_form(target) else {
        return refuse(400, "The address is not a path.");
    };
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let mut request = Request { method, path: path.to_owned(), query, headers, keep_alive: false };
    if is_11 && request.header("host").is_none() {
        return refuse(400, "The Host header is missing.");
    }
    if request.header("transfer-encoding").is_some() || request.header("content-length").is_some_and(|n| n != "0") {
        return refuse(400, "A request with a body is not understood here.");
    }
    request.keep_alive = is_11 && !request.header("connection").is_some_and(says_close);
    Incoming::Request(request)
}

/// The path and query of `/path?query` or `http://host/path?query`.
fn origin_form(target: &str) -> Option<&str> {
    if target.contains(|c: char| c == '#' || c.is_ascii_control()) {
        return None;
    }
    match target.strip_prefix("http://") {
        Some(rest) => rest.find('/').map(|slash| &rest[slash..]),
        None => target.starts_with('/').then_some(target),
    }
}

fn says_close(connection: &str) -> bool {
    connection.split(',').any(|word| word.trim().eq_ignore_ascii_case("close"))
}
