//! A static server for the built pages: production headers, the packed copies,
//! and a log of what was asked for.
//! Written on std, since a dozen files over GET need no more than that.

use crate::headers::Rules;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;

/// A running server; it runs until the process ends.
pub struct Server {
    /// The port on 127.0.0.1.
    pub port: u16,
    log: Log,
    site: Arc<RwLock<Site>>,
}

/// A request that was answered, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// Path and query as they were sent.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
}

type Log = Arc<Mutex<Vec<Request>>>;

/// The files, kept in memory: a new build does not change what a running test is served.
struct Site {
    /// Where the site begins: `/`, or a folder with a slash at both ends.
    base: String,
    files: BTreeMap<String, Vec<u8>>,
    rules: Rules,
}

impl Server {
    /// Every request that was answered so far.
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves another folder from now on, as a host does when a new version is put there.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn replace(&self, folder: &Path) -> io::Result<()> {
        let mut site = self.site.write().unwrap_or_else(PoisonError::into_inner);
        *site = Site::load(folder, &site.base)?;
        Ok(())
    }
}

/// Serves a folder at the root of 127.0.0.1. Port 0 takes a free one.
///
/// # Errors
/// When the folder cannot be read or the port is taken.
pub fn start(folder: &Path, port: u16) -> io::Result<Server> {
    start_below(folder, port, "/")
}

/// Serves a folder below a base such as `/tools/jotlens/`.
///
/// # Errors
/// When the folder cannot be read or the port is taken.
pub fn start_below(folder: &Path, port: u16, base: &str) -> io::Result<Server> {
    let site = Arc::new(RwLock::new(Site::load(folder, base)?));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = listener.local_addr()?.port();
    let server = Server { port, log: Log::default(), site: Arc::clone(&site) };
    let log = Arc::clone(&server.log);
    thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            let (site, log) = (Arc::clone(&site), Arc::clone(&log));
            // A browser that closes early is no fault of ours.
            thread::spawn(move || converse(&stream, &site, &log).ok());
        }
    });
    Ok(server)
}

/// Answers the requests of one connection.
fn converse(stream: &TcpStream, site: &RwLock<Site>, log: &Log) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(Asked { method, path, takes_brotli }) = read_request(&mut reader)? {
        let site = site.read().unwrap_or_else(PoisonError::into_inner);
        let answer = site.answer(&method, &path, takes_brotli);
        log.lock().unwrap_or_else(PoisonError::into_inner).push(Request {
            method: method.clone(),
            path,
            status: answer.status,
        });
        answer.write(&mut &*stream, method != "HEAD")?;
        if answer.status == METHOD_NOT_ALLOWED {
            break;
        }
    }
    Ok(())
}

/// What a browser asks for.
struct Asked {
    method: String,
    /// Path and query.
    path: String,
    /// Whether the answer may be a file packed with brotli.
    takes_brotli: bool,
}

/// The next request; `None` at the end of the connection.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Asked>> {
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let (mut line, mut takes_brotli) = (String::new(), false);
    while reader.read_line(&mut line)? > 2 {
        let accepted = line.to_ascii_lowercase();
        takes_brotli |= accepted.starts_with("accept-encoding:") && accepted.contains("br");
        line.clear();
    }
    let mut words = first.split_whitespace().map(str::to_owned);
    let asked = words.next().zip(words.next());
    Ok(asked.map(|(method, path)| Asked { method, path, takes_brotli }))
}

struct Answer<'a> {
    status: u16,
    headers: Vec<(&'a str, &'a str)>,
    body: &'a [u8],
}

impl Site {
    fn load(folder: &Path, base: &str) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        load(folder, "", &mut files)?;
        let rules = files.remove("/_headers").unwrap_or_default();
        let rules = Rules::read(&String::from_utf8_lossy(&rules));
        Ok(Self { base: base.to_owned(), files, rules })
    }

    fn answer(&self, method: &str, target: &str, takes_brotli: bool) -> Answer<'_> {
        if !matches!(method, "GET" | "HEAD") {
            return Answer { status: METHOD_NOT_ALLOWED, headers: vec![CLOSE], body: b"" };
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = path.strip_prefix(&self.base).map(|rest| format!("/{rest}")) else {
            return Answer { status: 404, headers: vec![PLAIN], body: b"not below the base\n" };
        };
        let name = if path == "/" { "/index.html" } else { &path };
        let mut headers: Vec<_> = self.rules.of(&path).collect();
        let Some(body) = self.files.get(name) else {
            headers.push(PLAIN);
            return Answer { status: 404, headers, body: b"no such file\n" };
        };
        headers.push(("Content-Type", content_type(name)));
        if let Some(packed) = self.files.get(&format!("{name}.br")).filter(|_| takes_brotli) {
            headers.extend([("Content-Encoding", "br"), ("Vary", "Accept-Encoding")]);
            return Answer { status: 200, headers, body: packed };
        }
        Answer { status: 200, headers, body }
    }
}

impl Answer<'_> {
    fn write(&self, stream: &mut impl Write, with_body: bool) -> io::Result<()> {
        let headers: Vec<_> =
            self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let mut bytes = format!(
            "HTTP/1.1 {} {}\r\n{}Content-Length: {}\r\n\r\n",
            self.status,
            reason(self.status),
            headers.concat(),
            self.body.len()
        )
        .into_bytes();
        if with_body {
            bytes.extend_from_slice(self.body);
        }
        stream.write_all(&bytes)
    }
}

fn load(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            load(&entry.path(), &name, files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        404 => "Not Found",
        _ => "Method Not Allowed",
    }
}

const METHOD_NOT_ALLOWED: u16 = 405;
const PLAIN: (&str, &str) = ("Content-Type", "text/plain; charset=utf-8");
const CLOSE: (&str, &str) = ("Connection", "close");
