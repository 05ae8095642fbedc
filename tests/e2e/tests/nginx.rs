//! Debian's nginx serves `dist/` with `deploy/nginx.conf`, at the root and below a path: headers,
//! types, packed copies.

#![expect(clippy::unwrap_used, reason = "a failing step of a test is a failing test")]
#![expect(clippy::print_stderr, reason = "who runs the tests is told what was not tried")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;
use xtask::headers::Rules;
use xtask::run::{find, root};
use xtask::{compress, dist, sums, tools};

/// A running nginx.
struct Nginx {
    process: Child,
    port: u16,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // A process that has already ended is what we want.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(&name.to_ascii_lowercase()).map_or("", String::as_str)
    }
}

/// The program, installed with apt when that is possible.
fn program() -> Option<PathBuf> {
    let found = find("nginx").or_else(|| {
        tools::apt_install(&["nginx-light"]).ok()?;
        find("nginx")
    });
    if found.is_none() {
        eprintln!("SKIPPED: there is no nginx here, and only root on Debian can install one");
    }
    found
}

fn start() -> Option<Nginx> {
    let program = program()?;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nginx");
    fs::create_dir_all(folder.join("jotlens")).unwrap();
    for file in ["nginx-cache.conf", "nginx-headers.conf"] {
        fs::copy(root().join("deploy").join(file), folder.join("jotlens").join(file)).unwrap();
    }
    let site = fs::read_to_string(root().join("deploy/nginx.conf")).unwrap();
    // Where it listens and where the files lie is all that differs from a real host.
    let site = site.replace("listen 8080;", &format!("listen 127.0.0.1:{port};"));
    let site = site.replace("/srv/jotlens", &dist::folder().display().to_string());
    fs::write(folder.join("site.conf"), site).unwrap();
    let here = folder.display();
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {here}/{name};"))
        .concat();
    let user = if tools::is_root() { "user root;" } else { "" };
    let main = format!(
        "daemon off; master_process off; {user} pid {here}/nginx.pid; error_log {here}/error.log;
         events {{}} http {{ access_log off; {temporary} include site.conf; }}"
    );
    fs::write(folder.join("main.conf"), main).unwrap();
    let process = Command::new(program).arg("-c").arg(folder.join("main.conf")).spawn().unwrap();
    let nginx = Nginx { process, port };
    for _ in 0..100 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Some(nginx);
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("nginx does not listen: {}", fs::read_to_string(folder.join("error.log")).unwrap());
}

fn get(nginx: &Nginx, path: &str, accepted: &str) -> Answer {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, nginx.port)).unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let (head, body) = bytes.split_at(end);
    let head = String::from_utf8_lossy(head).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Answer { status, headers: headers.collect(), body: body.split_at(4).1.to_vec() }
}

fn served() -> Vec<String> {
    let files = dist::files(&dist::folder()).unwrap().into_iter();
    let files = files.filter(|file| !compress::is_copy(file) && file != "_headers");
    files.filter(|file| file != sums::NAME).collect()
}

fn bytes(file: &str) -> Vec<u8> {
    fs::read(dist::folder().join(file)).unwrap()
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        other => panic!("deploy/nginx.conf names no type for .{other}"),
    }
}

/// One server for all, because starting it is what takes the time.
#[test]
fn nginx_serves_every_file_as_the_other_hosts_do() {
    let Some(nginx) = start() else { return };
    let rules = Rules::read(&fs::read_to_string(dist::folder().join("_headers")).unwrap());
    assert!(served().len() >= 9, "{:?}", served());
    for base in ["/", "/jotlens/"] {
        for file in served() {
            let path = format!("{base}{file}");
            let plain = get(&nginx, &path, "identity");
            assert_eq!(plain.status, 200, "{path}");
            assert_eq!(plain.header("Content-Type"), media_type(&file), "{path}");
            assert_eq!(plain.header("Content-Encoding"), "", "{path}");
            assert!(plain.body == bytes(&file), "{path} is not the file");
            let expected: Vec<_> = rules.of(&format!("/{file}")).collect();
            assert!(expected.len() >= 9, "{expected:?}");
            for (name, value) in expected {
                assert_eq!(plain.header(name), value, "{path}: {name}");
            }
            if dist::folder().join(format!("{file}.gz")).is_file() {
                let packed = get(&nginx, &path, "gzip, deflate, br");
                assert_eq!(packed.header("Content-Encoding"), "gzip", "{path}");
                assert_eq!(packed.header("Vary"), "Accept-Encoding", "{path}");
                assert_eq!(packed.header("Content-Type"), media_type(&file), "{path}");
                assert!(packed.body == bytes(&format!("{file}.gz")), "{path} is packed anew");
            }
        }
        let index = get(&nginx, base, "identity");
        assert!(index.status == 200 && index.body == bytes("index.html"), "{base}");
        assert_eq!(index.header("Cache-Control"), "no-cache", "{base}");
        for missing in ["_headers", "missing.js", "../Cargo.toml"] {
            let answer = get(&nginx, &format!("{base}{missing}"), "identity");
            assert!(matches!(answer.status, 400 | 404), "{base}{missing}: {answer:?}");
        }
    }
}
