//! Just enough of a URL to judge one (RFC 3986 section 3); nothing is ever fetched.

/// An absolute URL with an authority.
pub struct Url<'a> {
    pub scheme: &'a str,
    pub user: Option<&'a str>,
    pub host: &'a str,
    pub port: Option<&'a str>,
    /// Path, query and fragment, as written.
    pub rest: &'a str,
}

impl<'a> Url<'a> {
    /// Reads `scheme://user@host:port/rest`.
    pub fn read(text: &'a str) -> Option<Self> {
        let (scheme, after) = text.split_once("://")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        if scheme.is_empty() || !scheme.chars().all(plain) {
            return None;
        }
        let end = after.find(['/', '?', '#', '\\']).unwrap_or(after.len());
        let (authority, rest) = after.split_at_checked(end)?;
        let (user, address) = match authority.rsplit_once('@') {
            Some((user, address)) => (Some(user), address),
            None => (None, authority),
        };
        let (host, port) = match address.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (address, None),
        };
        (!host.is_empty()).then_some(Self { scheme, user, host, port, rest })
    }

    /// As two URLs are compared when query and fragment do not count (RFC 9449 section 4.3; RFC 3986 sections 6.2.2 and
    /// 6.2.3).
    pub fn normalised(&self) -> String {
        let scheme = self.scheme.to_ascii_lowercase();
        let standard = match scheme.as_str() {
            "http" => "80",
            "https" => "443",
            _ => "",
        };
        let mut out = format!("{scheme}://{}", self.host.to_ascii_lowercase());
        if let Some(port) = self.port.filter(|port| !port.is_empty() && *port != standard) {
            out.push(':');
            out.push_str(port);
        }
        let path = self.rest.split(['?', '#']).next().unwrap_or_default();
        let mut segments: Vec<String> = Vec::new();
        let mut written = path.split('/').skip(1).peekable();
        while let Some(segment) = written.next() {
            let dots = matches!(segment, "." | "..");
            if segment == ".." {
                segments.pop();
            }
            if !dots {
                segments
                    .push(unescaped(segment, |c| c.is_ascii_alphanumeric() || "-._~".contains(c)));
            } else if written.peek().is_none() {
                segments.push(String::new());
            }
        }
        out.push('/');
        out.push_str(&segments.join("/"));
        out
    }

    /// Reads an https URL.
    pub fn https(text: &'a str) -> Option<Self> {
        Self::read(text).filter(|url| url.scheme.eq_ignore_ascii_case("https"))
    }

    /// Whether the host is an IP address in any spelling that clients accept.
    pub fn is_address(&self) -> bool {
        let last = self.host.rsplit('.').next().unwrap_or_default();
        let hexadecimal = last.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x"));
        self.host.starts_with('[') || hexadecimal || is_number(last)
    }

    /// Whether the host can only mean a machine inside somebody's network.
    pub fn is_internal(&self) -> bool {
        let host = self.host.trim_end_matches('.').to_ascii_lowercase();
        let ends = [".local", ".internal", ".localhost", ".svc"];
        !host.contains('.') || ends.iter().any(|end| host.ends_with(end))
    }

    /// Whether the host is the developer's own machine or a cluster's.
    pub fn is_development(&self) -> bool {
        let host = self.host.to_ascii_lowercase();
        let own = ["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str());
        own || [".svc", ".local", ".localhost"].iter().any(|end| host.ends_with(end))
    }

    /// The last two labels of the host: a guess at its registrable domain.
    pub fn domain(&self) -> String {
        let host = self.host.trim_end_matches('.').to_ascii_lowercase();
        let mut labels: Vec<&str> = host.rsplit('.').take(2).collect();
        labels.reverse();
        labels.join(".")
    }
}

/// The text with those characters that `plain` names unescaped, and other escapes in capitals (RFC 3986 section 2.1).
pub fn unescaped(text: &str, plain: fn(char) -> bool) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let rest = part.get(2..).unwrap_or_default();
        match byte {
            Some(byte) if plain(byte.into()) => {
                out.push(byte.into());
                out.push_str(rest);
            }
            Some(_) => {
                out.push('%');
                out.push_str(&part.get(..2).unwrap_or_default().to_ascii_uppercase());
                out.push_str(rest);
            }
            None => {
                out.push('%');
                out.push_str(part);
            }
        }
    }
    out
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_url() {
        let url = Url::read("https://user@a.example:8443/x?y").unwrap();
        assert_eq!((url.user, url.host, url.port), (Some("user"), "a.example", Some("8443")));
        assert_eq!((url.scheme, url.rest), ("https", "/x?y"));
        assert!(Url::read("accounts.google.com").is_none() && Url::read("urn:a:b").is_none());
        assert_eq!(Url::read("http://[::1]:80").unwrap().host, "[::1]");
    }

    #[test]
    fn addresses_in_every_spelling() {
        for host in ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "0x7f000001"] {
            let text = format!("https://{host}/");
            assert!(Url::read(&text).unwrap().is_address(), "{host}");
        }
        assert!(!Url::read("https://a.example").unwrap().is_address());
    }

    #[test]
    fn what_does_not_count_is_left_out_of_a_comparison() {
        let normalised = |text: &str| Url::read(text).unwrap().normalised();
        for same in [
            "https://a.example",
            "HTTPS://A.example:443?x=/y",
            "https://a.example:/#b",
            "https://a.example/b/../.",
        ] {
            assert_eq!(normalised(same), "https://a.example/", "{same}");
        }
        assert_eq!(normalised("http://a:8080/%7ea/%2fb/"), "http://a:8080/~a/%2Fb/");
        for other in ["http://a.example/", "https://a.example:80", "https://a.example/B"] {
            assert_ne!(normalised(other), "https://a.example/", "{other}");
        }
        assert_eq!(unescaped("a%zz%", char::is_alphabetic), "a%zz%");
    }

    #[test]
    fn domains_are_the_last_two_labels() {
        assert_eq!(Url::read("https://a.b.Example.com").unwrap().domain(), "example.com");
    }
}
