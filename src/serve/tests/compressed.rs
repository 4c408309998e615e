//! What lies compressed beside a file is sent to whom accepts it, and to nobody else.

use super::*;

/// As `get`, with the header as it is given.
fn get_as(server: &Running, path: &str, accept: &str) -> Answer {
    raw(
        server,
        format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n").as_bytes(),
    )
}

/// The bodies stand for bytes: what is asked is which file came.
fn compressed() -> Temp {
    let temp = site();
    for name in ["index.html", "404.html", "app-0123456789abcdef.js"] {
        temp.write(&format!("site/{name}.br"), "as br");
        temp.write(&format!("site/{name}.gz"), "as gzip");
    }
    temp.write("site/events/index.html.gz", "as gzip");
    temp
}

#[test]
fn the_client_chooses_among_what_is_there() {
    let temp = compressed();
    let server = start(&temp, |_| ());
    for (accept, coding) in [
        ("gzip, deflate, br", Some("br")),
        ("gzip", Some("gzip")),
        ("br;q=0, gzip", Some("gzip")),
        ("gzip;q=1.0, br;q=0.5", Some("gzip")),
        ("*", Some("br")),
        ("br;q=0, *", Some("gzip")),
        ("*;q=0", None),
        ("identity", None),
        ("identity;q=0", None),
        ("zstd, deflate", None),
    ] {
        let answer = get_as(&server, "/", accept);
        let body = coding.map_or("<h1>home</h1>".to_owned(), |coding| format!("as {coding}"));
        assert_eq!((answer.status, answer.body), (200, body.clone()), "{accept}");
        let header = |name| answer.head.lines().find_map(|line| line.strip_prefix(name));
        assert_eq!(header("Content-Encoding: "), coding, "{accept}");
        assert_eq!(header("Vary: "), Some("Accept-Encoding"), "{accept}");
        assert_eq!(header("Content-Type: "), Some("text/html; charset=utf-8"), "{accept}");
        assert_eq!(header("Content-Length: "), Some(body.len().to_string().as_str()), "{accept}");
    }
    let silent = get(&server, "/");
    assert_eq!((silent.body.as_str(), silent.header("content-encoding")), ("<h1>home</h1>", None));
    assert_eq!(silent.header("vary"), Some("Accept-Encoding"), "a cache must not keep this for everybody");
    // Only one of the two is there.
    assert_eq!(get_as(&server, "/events/", "gzip, br").body, "as gzip");
    assert_eq!(get_as(&server, "/events/", "br").body, "<h1>events</h1>");
}

#[test]
fn type_caching_and_status_are_those_of_the_file_itself() {
    let temp = compressed();
    let server = start(&temp, |_| ());
    let script = get_as(&server, "/app-0123456789abcdef.js", "br");
    assert_eq!((script.body.as_str(), script.header("content-encoding")), ("as br", Some("br")));
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(script.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let lost = get_as(&server, "/nope", "br");
    assert_eq!((lost.status, lost.body.as_str(), lost.header("content-encoding")), (404, "as br", Some("br")));
    assert_eq!(lost.header("cache-control"), Some("no-cache"));
    let head = raw(&server, b"HEAD / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n");
    assert_eq!((head.body.as_str(), head.header("content-length")), ("", Some("5")));
}

#[test]
fn where_nothing_lies_beside_a_file_nothing_is_said_of_it() {
    let temp = compressed();
    let server = start(&temp, |_| ());
    let plain = get_as(&server, "/two%20words.txt", "br, gzip");
    assert_eq!((plain.body.as_str(), plain.header("content-encoding"), plain.header("vary")), ("spaced", None, None));
    let off = start(&temp, |config| config.compressed = false);
    let plain = get_as(&off, "/", "br, gzip");
    assert_eq!(
        (plain.body.as_str(), plain.header("content-encoding"), plain.header("vary")),
        ("<h1>home</h1>", None, None)
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_the_outside_is_no_form_of_a_file() {
    let temp = site();
    std::os::unix::fs::symlink(temp.0.join("secret.txt"), temp.0.join("site/index.html.br")).unwrap();
    let server = start(&temp, |_| ());
    let answer = get_as(&server, "/", "br");
    assert_eq!((answer.body.as_str(), answer.header("content-encoding")), ("<h1>home</h1>", None));
}
