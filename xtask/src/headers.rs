//! The production headers: written to `dist/_headers` in the format of Netlify and Cloudflare
//! Pages, and read from there by our own server, so that tests see what a host would send.

/// Rules in the order of the file: a pattern and its headers.
#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

/// For every file, besides the policy.
const ALWAYS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
];

/// The clipboard for our own page; of the rest, what browsers know, nothing.
const PERMISSIONS: &str = "clipboard-read=(self), clipboard-write=(self), accelerometer=(), \
    autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()";

/// The text of `_headers` for these files and this policy.
pub fn text(files: &[String], policy: &str) -> String {
    let always = ALWAYS.map(|(name, value)| format!("  {name}: {value}\n")).concat();
    let pages = std::iter::once(("", "index.html"));
    let files = files.iter().map(|file| (file.as_str(), file.as_str()));
    let caches = pages
        .chain(files)
        .map(|(path, file)| format!("/{path}\n  Cache-Control: {}\n", cache(file)));
    let caches: Vec<_> = caches.collect();
    format!("/*\n  Content-Security-Policy: {policy}\n{always}{}", caches.concat())
}

/// A file whose name holds the hash of its content never changes; any other is asked for again.
fn cache(file: &str) -> &'static str {
    if is_hashed(file) { "public, max-age=31536000, immutable" } else { "no-cache" }
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
        let files = ["index.html", "app-0123456789abcdef_bg.wasm", "worker.js"];
        let text = text(&files.map(str::to_owned), "default-src 'none'; img-src data:");
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
        for path in ["/", "/index.html", "/worker.js", "/missing"] {
            assert_eq!(value(path, "Content-Security-Policy"), "default-src 'none'; img-src data:");
            assert_eq!(value(path, "X-Content-Type-Options"), "nosniff");
            assert_eq!(value(path, "Referrer-Policy"), "no-referrer");
            assert!(value(path, "Permissions-Policy").contains("clipboard-read=(self)"));
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(value("/app-0123456789abcdef_bg.wasm", "Cache-Control").contains("immutable"));
        for path in ["/", "/index.html", "/worker.js"] {
            assert_eq!(value(path, "Cache-Control"), "no-cache");
        }
        assert!(!is_hashed("manifest-something.json"));
    }
}
