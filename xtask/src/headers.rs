//! The production headers: one list, written in the format of each host. Our own server reads
//! `dist/_headers`, so that tests see what a host would send.

use crate::csp;
use crate::{compress, sums};

/// Rules in the order of the file: a pattern and its headers.
#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

/// For every file, besides the policy.
const ALWAYS: [(&str, &str); 8] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Origin-Agent-Cluster", "?1"),
    // Browsers that know it load no script without `integrity`.
    ("Integrity-Policy", "blocked-destinations=(script)"),
    ("Permissions-Policy", PERMISSIONS),
];

/// The clipboard for our own page; of the rest, what browsers know, nothing.
const PERMISSIONS: &str = "clipboard-read=(self), clipboard-write=(self), accelerometer=(), \
    autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()";

/// For a file whose name holds the hash of its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For the service worker: so long, a browser that looks for a new one makes no request.
const FOR_MINUTES: &str = "max-age=600";
const ASK_AGAIN: &str = "no-cache";
/// The names with a hash, as a regular expression.
const HASHED: &str = "-[0-9a-f]{16}(_bg)?\\.";

fn always() -> impl Iterator<Item = (&'static str, String)> {
    let policy = std::iter::once(("Content-Security-Policy", csp::header()));
    policy.chain(ALWAYS.map(|(name, value)| (name, value.to_owned())))
}

/// The text of `_headers` for these files: Netlify, Cloudflare Pages.
pub fn text(files: &[String]) -> String {
    let always =
        always().map(|(name, value)| format!("  {name}: {value}\n")).collect::<Vec<_>>().concat();
    let files = files.iter().map(String::as_str);
    let served = files.filter(|file| !compress::is_copy(file) && *file != sums::NAME);
    let caches = std::iter::once("").chain(served);
    let caches = caches
        .map(|file| format!("/{file}\n  Cache-Control: {}\n", cache(file)))
        .collect::<Vec<_>>()
        .concat();
    format!("/*\n{always}{caches}")
}

/// `deploy/nginx-headers.conf`: included where the files are served.
pub fn nginx() -> String {
    let lines = always()
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
        .collect::<Vec<_>>()
        .concat();
    format!("# {WRITTEN}\n{lines}add_header Cache-Control $jotlens_cache always;\n")
}

/// `deploy/nginx-cache.conf`: included in `http`, once.
pub fn nginx_cache() -> String {
    format!(
        "# {WRITTEN}\nmap $uri $jotlens_cache {{\n    default \"{ASK_AGAIN}\";\n    ~/sw\\.js$ \"{FOR_MINUTES}\";\n    \"~{HASHED}\" \"{FOR_EVER}\";\n}}\n"
    )
}

/// `deploy/caddy-headers`: imported where the files are served.
pub fn caddy() -> String {
    let lines = always()
        .map(|(name, value)| format!("\t{name} \"{value}\"\n"))
        .collect::<Vec<_>>()
        .concat();
    // Caddy lets the last header win that fits, and sorts them by itself: so no file fits two.
    format!(
        "# {WRITTEN}\nheader {{\n{lines}}}\n\
         @worker path */sw.js\nheader @worker Cache-Control \"{FOR_MINUTES}\"\n\
         @hashed path_regexp {HASHED}\nheader @hashed Cache-Control \"{FOR_EVER}\"\n\
         @others {{\n\tnot path */sw.js\n\tnot path_regexp {HASHED}\n}}\n\
         header @others Cache-Control \"{ASK_AGAIN}\"\n"
    )
}

const WRITTEN: &str = "Written by `cargo xtask docs` from xtask/src/csp.rs and headers.rs.";

/// How long browsers may keep a file without asking again.
fn cache(file: &str) -> &'static str {
    match file {
        "sw.js" => FOR_MINUTES,
        _ if is_hashed(file) => FOR_EVER,
        _ => ASK_AGAIN,
    }
}

/// Whether a name ends, before `_bg` and the extension, in a hash of 16 hexadecimal digits.
fn is_hashed(file: &str) -> bool {
    let stem = file.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    hash.len() >= 14 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Rules {
    /// Reads the text of a `_headers` file. Lines that are no rule are passed over.
    pub fn read(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            if line.starts_with('/') {
                rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) =
                (rules.last_mut(), line.split_once(':'))
            {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// The headers for a path such as `/index.html`.
    pub fn of(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let rules = self.0.iter().filter(move |rule| rule.applies(path));
        rules.flat_map(|rule| &rule.headers).map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Rule {
    fn applies(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.pattern,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(path: &str) -> Vec<(String, String)> {
        let files = ["index.html", "app-0123456789abcdef_bg.wasm", "sw.js", "index.html.br"];
        let text = text(&files.map(str::to_owned));
        let rules = Rules::read(&text);
        rules.of(path).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    fn value(path: &str, name: &str) -> String {
        let values: Vec<_> = sent(path).into_iter().filter(|header| header.0 == name).collect();
        assert_eq!(values.len(), 1, "{name} is sent once for {path}");
        values.into_iter().next().unwrap().1
    }

    #[test]
    fn the_policy_and_the_safe_guards_are_sent_with_every_file() {
        for path in ["/", "/index.html", "/sw.js", "/missing"] {
            assert_eq!(value(path, "Content-Security-Policy"), csp::header());
            assert_eq!(value(path, "X-Content-Type-Options"), "nosniff");
            assert_eq!(value(path, "Referrer-Policy"), "no-referrer");
            assert!(value(path, "Permissions-Policy").contains("clipboard-read=(self)"));
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(value("/app-0123456789abcdef_bg.wasm", "Cache-Control").contains("immutable"));
        for path in ["/", "/index.html"] {
            assert_eq!(value(path, "Cache-Control"), "no-cache");
        }
        assert_eq!(value("/sw.js", "Cache-Control"), "max-age=600");
        assert!(sent("/index.html.br").iter().all(|(name, _)| name != "Cache-Control"));
        assert!(!is_hashed("manifest-something.json"));
    }

    #[test]
    fn every_host_is_told_the_same() {
        assert!(always().count() > 8);
        for text in [text(&[]), nginx(), caddy()] {
            for (name, value) in always() {
                assert!(text.contains(name) && text.contains(&value), "{name}: {text}");
            }
            assert!(text.contains("Cache-Control"), "{text}");
        }
    }
}
