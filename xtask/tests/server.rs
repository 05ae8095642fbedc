//! The server over real connections.

#![expect(clippy::unwrap_used, reason = "a failing step of a test is a failing test")]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use xtask::server::{Server, start, start_below};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("deep")).unwrap();
    fs::write(folder.join("index.html"), "<p>hello").unwrap();
    fs::write(folder.join("deep/a_bg.wasm"), b"\0asm").unwrap();
    fs::write(folder.join("_headers"), "/*\n  X-Content-Type-Options: nosniff\n").unwrap();
    folder
}

fn ask(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn files_come_with_their_type_and_the_headers_of_the_site() {
    let server = start(&folder("types"), 0).unwrap();
    let page = ask(&server, "GET /?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"));
    assert!(page.contains("X-Content-Type-Options: nosniff\r\n"));
    assert!(page.ends_with("\r\n\r\n<p>hello"));
    let wasm = ask(&server, "GET /deep/a_bg.wasm HTTP/1.1\r\n\r\n");
    assert!(wasm.contains("Content-Type: application/wasm\r\n"), "{wasm}");
}

#[test]
fn what_is_not_in_the_folder_is_not_served() {
    let server = start(&folder("refusals"), 0).unwrap();
    for path in ["/missing", "/_headers", "/../Cargo.toml", "/deep", "/%2e%2e/Cargo.toml"] {
        let answer = ask(&server, &format!("GET {path} HTTP/1.1\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
    let answer = ask(&server, "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx");
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
}

#[test]
fn the_log_lists_every_request_of_a_kept_connection() {
    let server = start(&folder("log"), 0).unwrap();
    ask(&server, "GET / HTTP/1.1\r\n\r\nHEAD /deep/a_bg.wasm HTTP/1.1\r\n\r\n");
    ask(&server, "GET /leak?token=1 HTTP/1.1\r\n\r\n");
    let log: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| format!("{} {} {}", request.method, request.path, request.status))
        .collect();
    assert_eq!(log, ["GET / 200", "HEAD /deep/a_bg.wasm 200", "GET /leak?token=1 404"]);
}

#[test]
fn a_site_below_a_folder_answers_only_there() {
    let server = start_below(&folder("below"), 0, "/tools/jotlens/").unwrap();
    let page = ask(&server, "GET /tools/jotlens/ HTTP/1.1\r\n\r\n");
    assert!(page.ends_with("<p>hello"), "{page}");
    let root = ask(&server, "GET / HTTP/1.1\r\n\r\n");
    assert!(root.starts_with("HTTP/1.1 404 "), "{root}");
}

#[test]
fn another_folder_takes_the_place_of_the_first() {
    let server = start(&folder("first"), 0).unwrap();
    let second = folder("second");
    fs::write(second.join("index.html"), "<p>news").unwrap();
    server.replace(&second).unwrap();
    let page = ask(&server, "GET / HTTP/1.1\r\n\r\n");
    assert!(page.ends_with("<p>news"), "{page}");
}

#[test]
fn once_the_network_is_cut_nothing_is_answered_and_every_attempt_is_logged() {
    let server = start(&folder("cut"), 0).unwrap();
    let mut kept = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    kept.write_all(b"HEAD / HTTP/1.1\r\n\r\n").unwrap();
    assert_ne!(kept.read(&mut [0; 4096]).unwrap(), 0);
    server.cut();
    assert_eq!(kept.read(&mut [0; 4096]).unwrap(), 0, "the kept connection is closed");
    assert_eq!(server.requests().len(), 1, "a connection that was cut is no attempt");
    assert_eq!(ask(&server, "GET /late HTTP/1.1\r\n\r\n"), "");
    assert_eq!(ask(&server, "\u{16}\n"), "");
    assert_eq!(ask(&server, ""), "");
    let attempts = server.requests().into_iter().skip(1);
    let attempts: Vec<_> =
        attempts.map(|it| format!("{} {} {}", it.method, it.path, it.status)).collect();
    assert_eq!(attempts, ["GET /late 0", "unreadable  0", "  0"]);
}
