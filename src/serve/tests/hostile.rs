//! What a careless or hostile client sends.

use std::path::Path;

use super::*;

#[test]
fn no_path_leads_out_of_the_folder() {
    let temp = site();
    for base in ["/", "/sub/"] {
        let server = start(&temp, |config| config.base = base.to_owned());
        let below = base.trim_end_matches('/');
        for path in [
            "/../secret.txt",
            "/events/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/%2E%2E/secret.txt",
            "/.%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%2fsecret.txt",
            "/..%5csecret.txt",
            "/..\\secret.txt",
            "/events/%2e%2e/%2e%2e/secret.txt",
            "/%00",
            "/index.html%00.txt",
            "/./index.html",
            "//secret.txt",
            "/events//index.html",
            "/C:/secret.txt",
            "/%",
            "/%2",
            "/%zz",
            "/%ff",
            "/%0d%0aLocation:x",
        ] {
            let answer = get(&server, &format!("{below}{path}"));
            assert_eq!(answer.status, 404, "{below}{path}");
            assert!(!answer.body.contains("secret"), "{path}");
            assert_eq!(answer.header("location"), None, "{path}");
        }
        // A second decoding would make dots of this.
        assert_eq!(get(&server, &format!("{below}/%252e%252e/secret.txt")).status, 404);
        // The folder's own absolute place is no path below it either.
        let absolute = temp.0.join("secret.txt");
        assert_eq!(get(&server, &format!("{below}{}", absolute.display())).status, 404);
    }
}

#[test]
fn no_redirect_leads_to_another_host() {
    let temp = site();
    temp.write("site/example.org/events/index.html", "x");
    let server = start(&temp, |_| ());
    for path in ["//example.org", "//example.org/events", "/\\example.org/events", "/%5cexample.org/events"] {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.header("location")), (404, None), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused_and_one_inside_followed() {
    use std::os::unix::fs::symlink;
    let temp = site();
    let root = temp.0.join("site");
    temp.write("outside/index.html", "secret");
    symlink(temp.0.join("secret.txt"), root.join("leak.txt")).unwrap();
    symlink(temp.0.join("outside"), root.join("leak")).unwrap();
    symlink(Path::new("events"), root.join("again")).unwrap();
    symlink(Path::new("loop"), root.join("loop")).unwrap();
    fs::create_dir(root.join("half")).unwrap();
    symlink(temp.0.join("secret.txt"), root.join("half/index.html")).unwrap();
    let server = start(&temp, |_| ());
    for path in ["/leak.txt", "/leak/", "/leak", "/leak/index.html", "/half/", "/loop", "/loop/"] {
        let answer = get(&server, path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
    assert_eq!(get(&server, "/again/").body, "<h1>events</h1>");
    // A link in the 404 page's own place is no way out either.
    fs::remove_file(root.join("404.html")).unwrap();
    symlink(temp.0.join("secret.txt"), root.join("404.html")).unwrap();
    assert!(!get(&server, "/nope").body.contains("secret"));
}

#[test]
fn what_is_not_understood_is_refused_and_the_connection_closed() {
    let temp = site();
    let server = start(&temp, |_| ());
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(20_000));
    let smuggled = "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 33\r\n\r\nGET /events/ HTTP/1.1\r\nHost: x\r\n\r\n";
    for (request, status) in [
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 405),
        ("get / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET /\r\nHost: x\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET events/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /é HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (smuggled, 400),
        (&long, 431),
    ] {
        let answer = raw(&server, request.as_bytes());
        let shown = &request[..request.len().min(60)];
        assert_eq!((answer.status, answer.header("connection")), (status, Some("close")), "{shown}");
        assert!(!answer.body.contains("HTTP/1.1"), "one answer only: {shown}");
    }
    assert_eq!(raw(&server, b"POST / HTTP/1.1\r\nHost: x\r\n\r\n").header("allow"), Some("GET, HEAD"));
    assert_eq!(get(&server, "/").status, 200, "the server goes on");
}

#[test]
fn a_crowd_is_told_to_come_back_and_the_next_is_served_once_it_has_left() {
    let temp = site();
    let server = start(&temp, |_| ());
    let mut crowd: Vec<TcpStream> = Vec::new();
    for _ in 0..MAX_CONNECTIONS {
        let mut stream = TcpStream::connect(server.addr()).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        stream.read_exact(&mut [0; 1]).unwrap();
        crowd.push(stream);
    }
    let mut late = TcpStream::connect(server.addr()).unwrap();
    let mut text = String::new();
    late.read_to_string(&mut text).unwrap();
    assert_eq!(answer(&text).status, 503);
    for mut stream in crowd {
        stream.shutdown(Shutdown::Write).unwrap();
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).unwrap();
    }
    // The last thread gives its place back just after it has closed.
    while !lock(&server.shared.open).is_empty() {
        thread::yield_now();
    }
    assert_eq!(get(&server, "/").status, 200);
}

#[test]
fn an_absolute_address_is_its_path() {
    let temp = site();
    let server = start(&temp, |_| ());
    assert_eq!(get(&server, "http://x/events/").body, "<h1>events</h1>");
    assert_eq!(get(&server, "http://x/../secret.txt").status, 404);
}
