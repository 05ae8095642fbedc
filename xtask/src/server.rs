//! A static server for the built pages: production headers, the packed copies,
//! and a log of what was asked for.
//! Written on std, since a dozen files over GET need no more than that.

use crate::headers::Rules;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, Weak};
use std::thread;
use std::time::Duration;

/// A running server; it runs until the process ends.
pub struct Server {
    /// The port on 127.0.0.1.
    pub port: u16,
    shared: Arc<Shared>,
}

/// A request, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// After the cut also empty, for a connection that sent nothing, or [`UNREADABLE`].
    pub method: String,
    /// Path and query as they were sent.
    pub path: String,
    /// Status of the answer; [`UNANSWERED`] when there was none.
    pub status: u16,
}

/// The status of what was attempted after [`Server::cut`].
pub const UNANSWERED: u16 = 0;

/// The method of what was sent after the cut and is no request.
pub const UNREADABLE: &str = "unreadable";

/// What the connections have in common.
struct Shared {
    site: RwLock<Site>,
    log: Mutex<Vec<Request>>,
    cut: AtomicBool,
    /// Those that are open, so that they can be cut.
    connections: Mutex<Vec<Weak<TcpStream>>>,
}

/// The files, kept in memory: a new build does not change what a running test is served.
struct Site {
    /// Where the site begins: `/`, or a folder with a slash at both ends.
    base: String,
    files: BTreeMap<String, Vec<u8>>,
    rules: Rules,
}

impl Server {
    /// Every request so far, and after [`Server::cut`] every attempt at one.
    pub fn requests(&self) -> Vec<Request> {
        held(&self.shared.log).clone()
    }

    /// Cuts the network for good: what is open is closed, and what comes is closed without an answer.
    pub fn cut(&self) {
        self.shared.cut.store(true, Ordering::SeqCst);
        for stream in held(&self.shared.connections).drain(..).filter_map(|it| it.upgrade()) {
            // A connection that the browser closed already is what we want.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Serves another folder from now on, as a host does when a new version is put there.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn replace(&self, folder: &Path) -> io::Result<()> {
        let mut site = self.shared.site.write().unwrap_or_else(PoisonError::into_inner);
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
    let shared = Arc::new(Shared {
        site: RwLock::new(Site::load(folder, base)?),
        log: Mutex::default(),
        cut: AtomicBool::new(false),
        connections: Mutex::default(),
    });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let server = Server { port: listener.local_addr()?.port(), shared: Arc::clone(&shared) };
    thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            let shared = Arc::clone(&shared);
            // A browser that closes early is no fault of ours.
            thread::spawn(move || shared.serve(&Arc::new(stream)).ok());
        }
    });
    Ok(server)
}

impl Shared {
    fn serve(&self, stream: &Arc<TcpStream>) -> io::Result<()> {
        if self.admits(stream) { self.converse(stream) } else { self.refuse(stream) }
    }

    /// Keeps a new connection, unless the network is cut.
    fn admits(&self, stream: &Arc<TcpStream>) -> bool {
        let mut connections = held(&self.connections);
        connections.retain(|it| it.strong_count() > 0);
        connections.push(Arc::downgrade(stream));
        !self.is_cut()
    }

    /// Notes what a connection is for, if it says so soon, and answers nothing.
    fn refuse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        let mut reader = BufReader::new(stream);
        let is_silent = reader.fill_buf().map_or(true, <[u8]>::is_empty);
        let asked = if is_silent { None } else { read_request(&mut reader).ok().flatten() };
        let unread = if is_silent { "" } else { UNREADABLE };
        let (method, path) = asked
            .map_or_else(|| (unread.to_owned(), String::new()), |asked| (asked.method, asked.path));
        self.note(method, path, UNANSWERED);
        Ok(())
    }

    fn is_cut(&self) -> bool {
        self.cut.load(Ordering::SeqCst)
    }

    fn note(&self, method: String, path: String, status: u16) {
        held(&self.log).push(Request { method, path, status });
    }

    /// Answers the requests of one connection.
    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(Asked { method, path, takes_brotli }) = read_request(&mut reader)? {
            if self.is_cut() {
                self.note(method, path, UNANSWERED);
                break;
            }
            let site = self.site.read().unwrap_or_else(PoisonError::into_inner);
            let answer = site.answer(&method, &path, takes_brotli);
            let with_body = method != "HEAD";
            self.note(method, path, answer.status);
            answer.write(&mut &*stream, with_body)?;
            if answer.status == METHOD_NOT_ALLOWED {
                break;
            }
        }
        Ok(())
    }
}

/// What the lock guards, also after a thread failed that held it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
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
