//! As much of HTTP/1.1 as it takes to see what a host really sends: connections that are kept, every header, bodies as they
//! come over the wire.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// An answer, its body still encoded.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; `-` where there is none. More than one of a name is a fault of the host.
    pub fn header(&self, name: &str) -> &str {
        let values: Vec<&str> =
            self.headers.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect();
        assert!(values.len() < 2, "{name} is there {} times: {values:?}", values.len());
        values.first().copied().unwrap_or("-")
    }

    /// The body as the page or file that was meant.
    pub fn decoded(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            "br" => brotli::BrotliDecompress(&mut &*self.body, &mut plain).map(|()| 0),
            "gzip" => flate2::read::GzDecoder::new(&*self.body).read_to_end(&mut plain),
            "-" => io::copy(&mut &*self.body, &mut plain).map(|_| 0),
            other => panic!("the body is in {other}"),
        }
        .unwrap_or_else(|why| panic!("the body is not in {}: {why}", self.header("content-encoding")));
        plain
    }
}

/// Asks one host, over one connection as long as the host keeps it.
pub struct Client {
    host: SocketAddr,
    open: Option<BufReader<TcpStream>>,
    /// Connections that were made.
    pub connections: usize,
}

impl Client {
    pub fn new(host: SocketAddr) -> Self {
        Self { host, open: None, connections: 0 }
    }

    /// Asks for a path, which is sent as it is. `headers` are whole lines without their end.
    ///
    /// # Errors
    /// When the connection fails or ends before the answer does, and when the answer is none.
    pub fn ask(&mut self, method: &str, path: &str, headers: &[&str]) -> io::Result<Answer> {
        let mut stream = match self.open.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.host)?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(Duration::from_secs(30)))?;
                self.connections += 1;
                BufReader::new(stream)
            }
        };
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.host);
        for header in headers {
            request.push_str(header);
            request.push_str("\r\n");
        }
        request.push_str("\r\n");
        stream.get_mut().write_all(request.as_bytes())?;
        let mut answer = head(&mut stream)?;
        if method != "HEAD" && answer.status != 304 {
            answer.body = body(&mut stream, &answer)?;
        }
        if !answer.header("connection").eq_ignore_ascii_case("close") {
            self.open = Some(stream);
        }
        Ok(answer)
    }
}

fn wrong(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// A line without its end.
fn line(stream: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let whole = line.strip_suffix("\r\n").ok_or_else(|| wrong("a line was broken off"))?;
    Ok(whole.to_owned())
}

fn head(stream: &mut impl BufRead) -> io::Result<Answer> {
    let first = line(stream)?;
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| wrong("no status"))?;
    let mut answer = Answer { status, headers: Vec::new(), body: Vec::new() };
    loop {
        let line = line(stream)?;
        if line.is_empty() {
            return Ok(answer);
        }
        let (name, value) = line.split_once(':').ok_or_else(|| wrong("a header without a colon"))?;
        answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
}

fn body(stream: &mut impl BufRead, answer: &Answer) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    if answer.header("transfer-encoding") == "chunked" {
        loop {
            let size = usize::from_str_radix(&line(stream)?, 16).map_err(|_| wrong("a chunk without its size"))?;
            let start = body.len();
            body.resize(start + size, 0);
            stream.read_exact(&mut body[start..])?;
            line(stream)?;
            if size == 0 {
                return Ok(body);
            }
        }
    }
    let length = answer.header("content-length").parse().map_err(|_| wrong("no length"))?;
    body.resize(length, 0);
    stream.read_exact(&mut body)?;
    Ok(body)
}
