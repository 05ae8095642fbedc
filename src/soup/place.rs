//! Where in a text a token stands, in the words of whoever wrote the text: header, cookie, parameter, key, path.

use super::documents::Documents;
use std::fmt;

/// Longer names are no names.
const NAME: usize = 64;

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The path in a JSON document, such as `$.access_token`.
    pub path: Option<String>,
    /// How many levels deep that is.
    pub depth: usize,
    /// The HTTP header.
    pub header: Option<String>,
    pub carrier: Carrier,
    /// The name of the cookie, parameter or key.
    pub name: String,
}

/// What carries the name beside a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    #[default]
    None,
    Cookie,
    /// A parameter of a URL's fragment.
    Fragment,
    /// A parameter of a form.
    Form,
    /// A key of a YAML or env file, or a variable.
    Key,
    /// A parameter of a URL's query.
    Query,
}

/// What of the text before the reader bears on a place.
#[derive(Default)]
pub struct Before {
    /// The line, counted from 0, and where it starts.
    pub line: usize,
    pub line_start: usize,
    /// The byte after the last quote of the line.
    pub quote: usize,
    /// Where the word starts: after the last blank or quote.
    pub word: usize,
    /// The last question mark and number sign.
    pub question: Option<usize>,
    pub fragment: Option<usize>,
}

impl Place {
    /// The place of a token that starts at `at`.
    pub fn of(text: &[u8], at: usize, before: &Before, documents: &Documents) -> Self {
        let start = documents.string_start().unwrap_or(before.line_start).min(at);
        let lead = text.get(start..at).unwrap_or_default();
        let header = header(text, at, before, documents);
        let (carrier, name) = carrier(lead, start, before, documents, text, header.as_deref());
        // A key that is the header's own name says nothing more.
        let own = carrier == Carrier::Key && header.as_deref() == Some(name.as_str());
        Self {
            line: before.line + 1,
            path: documents.in_string().then(|| documents.path(text)),
            depth: documents.depth(),
            header,
            carrier: if own { Carrier::None } else { carrier },
            name: if own { String::new() } else { name },
        }
    }
}

impl Place {
    /// The place of an object that just ended.
    pub fn of_object(text: &[u8], line: usize, documents: &Documents) -> Self {
        let (path, depth) = (Some(documents.path(text)), documents.depth());
        Self { line, path, depth, ..Self::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(header) = &self.header {
            write!(f, "{header}")?;
            if self.carrier != Carrier::None {
                f.write_str(": ")?;
            }
        }
        let word = match self.carrier {
            Carrier::None => return Ok(()),
            Carrier::Cookie if self.header.is_some() => "",
            Carrier::Cookie => "cookie ",
            Carrier::Fragment => "fragment ",
            Carrier::Form => "form ",
            Carrier::Key => "",
            Carrier::Query if self.name.is_empty() => "query",
            Carrier::Query => "query ",
        };
        write!(f, "{word}{}", self.name)
    }
}

/// The header that holds the token: of a HAR file, of an HTTP message, or of a command's argument.
fn header(text: &[u8], at: usize, before: &Before, documents: &Documents) -> Option<String> {
    if documents.in_string() {
        let mut names = documents.names(text);
        let own = names.next().unwrap_or_default();
        let list = names.next().unwrap_or_default();
        if own == b"value" && list == b"headers" {
            return documents.label(text).map(word);
        }
        return is_header(own).then(|| word(own));
    }
    // A quote may open an argument such as `-H 'Authorization: …`, or stand inside the header.
    let starts = [Some(before.quote), Some(before.line_start)];
    starts.into_iter().flatten().find_map(|start| {
        let line = text.get(start..at)?;
        let line = trim_marks(line);
        let end = line.iter().take(NAME).position(|byte| *byte == b':')?;
        let name = line.get(..end).filter(|name| is_header(name))?;
        Some(word(name))
    })
}

/// Without indentation and the marks that `curl -v` puts before a line.
fn trim_marks(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_start();
    match line {
        [b'<' | b'>' | b'*', b' ', rest @ ..] => rest.trim_ascii_start(),
        _ => line,
    }
}

/// Whether HTTP headers are called so. Keys of other files mostly have no hyphen and no capital.
fn is_header(name: &[u8]) -> bool {
    const NAMES: [&str; 6] =
        ["authorization", "cookie", "dpop", "location", "proxy-authorization", "set-cookie"];
    let known = NAMES.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
    let letters = name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    let extension = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"x-"));
    let written = name.first().is_some_and(u8::is_ascii_uppercase) && name.contains(&b'-');
    known || letters && (extension || written)
}

fn carrier(
    lead: &[u8],
    start: usize,
    before: &Before,
    documents: &Documents,
    text: &[u8],
    header: Option<&str>,
) -> (Carrier, String) {
    let none = (Carrier::None, String::new());
    let lead = without_scheme(lead);
    let Some((equals, rest)) = split_sign(lead) else {
        let unnamed = before.question.is_some_and(|it| it >= before.word) && lead.ends_with(b"?");
        let unnamed = unnamed.then(|| (Carrier::Query, String::new()));
        return har_name(documents, text).or(unnamed).unwrap_or(none);
    };
    let length = rest.iter().rev().take(NAME).take_while(|byte| is_name(**byte)).count();
    let (front, name) = rest.split_at_checked(rest.len() - length).unwrap_or_default();
    if name.is_empty() {
        return none;
    }
    let at = start + front.len();
    let in_word = |place: Option<usize>| place.is_some_and(|it| it >= before.word && it < at);
    let cookie = header.is_some_and(|it| {
        it.eq_ignore_ascii_case("cookie") || it.eq_ignore_ascii_case("set-cookie")
    }) || is_cookie_argument(text.get(before.line_start..at).unwrap_or_default());
    let carrier = match () {
        () if !equals => Carrier::Key,
        () if in_word(before.fragment) => Carrier::Fragment,
        () if in_word(before.question) => Carrier::Query,
        () if cookie => Carrier::Cookie,
        () if front.ends_with(b"&") || text_after_is_form(text, at, name) => Carrier::Form,
        () => Carrier::Key,
    };
    (carrier, word(name))
}

/// In a HAR file the name of a cookie or parameter stands beside its value.
fn har_name(documents: &Documents, text: &[u8]) -> Option<(Carrier, String)> {
    let mut names = documents.names(text);
    let (own, list) = (names.next()?, names.next()?);
    let carrier = match list {
        b"cookies" => Carrier::Cookie,
        b"queryString" => Carrier::Query,
        b"params" => Carrier::Form,
        _ => return None,
    };
    (own == b"value").then(|| documents.label(text).map(|label| (carrier, word(label))))?
}

/// Whether a form's body starts with this parameter: `grant_type` and the like follow on the same line.
fn text_after_is_form(text: &[u8], at: usize, name: &[u8]) -> bool {
    let line_start = at == 0 || text.get(at - 1).is_some_and(|byte| *byte == b'\n');
    line_start
        && matches!(name, b"assertion" | b"client_assertion" | b"subject_token" | b"token")
        && text.get(at..).is_some_and(|rest| {
            rest.iter().take_while(|byte| **byte != b'\n').take(20_000).any(|byte| *byte == b'&')
        })
}

/// Whether the line passes cookies to curl: `-b 'a=…` or `--cookie "a=…`.
fn is_cookie_argument(line: &[u8]) -> bool {
    let rest = line.trim_ascii_end();
    let quote = rest.iter().rposition(|byte| matches!(byte, b'\'' | b'"'));
    let front = quote.and_then(|quote| rest.get(..quote)).unwrap_or(rest).trim_ascii_end();
    front.ends_with(b" -b") || front.ends_with(b" --cookie")
}

/// Without `Bearer` and the like, and without an opening quote.
fn without_scheme(lead: &[u8]) -> &[u8] {
    const SCHEMES: [&str; 4] = ["bearer", "dpop", "jwt", "token"];
    let without_quote = |text| strip(text, &["\\\"", "\"", "'", "%22", "<"]);
    let lead = without_quote(lead);
    let trimmed = strip(lead.trim_ascii_end(), &["%20", "+"]);
    if trimmed.len() < lead.len() {
        for scheme in SCHEMES {
            let start = trimmed.len().saturating_sub(scheme.len());
            if let Some((front, end)) = trimmed.split_at_checked(start)
                && end.eq_ignore_ascii_case(scheme.as_bytes())
                && !front.last().is_some_and(u8::is_ascii_alphanumeric)
            {
                return without_quote(front);
            }
        }
    }
    lead
}

fn strip<'a>(text: &'a [u8], ends: &[&str]) -> &'a [u8] {
    ends.iter().find_map(|end| text.strip_suffix(end.as_bytes())).unwrap_or(text)
}

/// Cuts `=`, `:` or `=>` off the end; whether it was `=`.
fn split_sign(lead: &[u8]) -> Option<(bool, &[u8])> {
    for end in ["=", "%3D", "%3d"] {
        if let Some(rest) = lead.strip_suffix(end.as_bytes()) {
            return Some((true, rest));
        }
    }
    let lead = lead.trim_ascii_end();
    for end in ["=>", ":=", "=", ":"] {
        if let Some(rest) = lead.strip_suffix(end.as_bytes()) {
            return Some((false, strip(rest.trim_ascii_end(), &["\\\"", "\"", "'"])));
        }
    }
    None
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$' | b'[' | b']')
}

/// Names as text, wrong UTF-8 replaced, never long.
fn word(name: &[u8]) -> String {
    String::from_utf8_lossy(name).chars().take(NAME).collect()
}
