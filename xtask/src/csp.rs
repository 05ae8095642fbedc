//! The Content Security Policy: one list, written into the page and into the served headers.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What the page and the worker may do. `{scripts}` are the hashes of the inline scripts.
///
/// `'wasm-unsafe-eval'` allows compiling WebAssembly and nothing else. There is no
/// `require-trusted-types-for`: it refuses `new Worker("…")`, which wasm code calls with a string.
const POLICY: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'{scripts}",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
];

/// Browsers ignore this one in a meta tag, and say so in the console.
const HEADER_ONLY: &str = "frame-ancestors";

/// The policy for the header, for a page with these inline scripts.
pub fn header(page: &str) -> String {
    policy(page, |_| true)
}

/// The page with the policy as the first element after the declaration of its encoding.
///
/// # Errors
/// A sentence when the page declares no encoding, or holds an attribute the policy would refuse.
pub fn write_into(page: &str) -> Result<String, String> {
    if let Some(refused) = refused(page) {
        return Err(format!(
            "index.html holds `{refused}`, which the policy refuses; move it into a file"
        ));
    }
    let policy = policy(page, |directive| !directive.starts_with(HEADER_ONLY));
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let at = after_charset(page).ok_or("index.html declares no encoding with <meta charset>")?;
    let (before, after) = page.split_at(at);
    Ok(format!("{before}{meta}{after}"))
}

fn policy(page: &str, wanted: impl Fn(&str) -> bool) -> String {
    let hashes: Vec<_> =
        inline_scripts(page).into_iter().map(|script| format!(" '{}'", hash(script))).collect();
    let directives = POLICY.iter().filter(|directive| wanted(directive));
    directives
        .map(|directive| directive.replace("{scripts}", &hashes.concat()))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The source expression that allows exactly this script.
fn hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script.as_bytes())))
}

/// The text of each script element that has no `src`.
fn inline_scripts(page: &str) -> Vec<&str> {
    let elements = page.split("<script").skip(1);
    let parts = elements.filter_map(|element| {
        let (attributes, rest) = element.split_once('>')?;
        let (text, _) = rest.split_once("</script")?;
        (!attributes.contains("src=")).then_some(text)
    });
    parts.collect()
}

/// Inline styles and handlers, which would silently not work.
fn refused(page: &str) -> Option<&'static str> {
    ["<style", " style=", " onload=", " onclick=", "javascript:"]
        .into_iter()
        .find(|text| page.contains(text))
}

fn after_charset(page: &str) -> Option<usize> {
    let start = page.find("<meta charset")?;
    let length = page.get(start..)?.find('>')?;
    Some(start + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>t</title>\
        <script type=\"module\">alert(1)</script><script src=\"a.js\"></script></head></html>";

    #[test]
    fn the_policy_stands_right_after_the_encoding() {
        let page = write_into(PAGE).unwrap();
        assert!(page.contains("charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""));
        assert!(page.ends_with("<title>t</title><script type=\"module\">alert(1)</script><script src=\"a.js\"></script></head></html>"));
    }

    #[test]
    fn only_the_inline_script_is_allowed_by_its_hash() {
        // `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`
        let expected = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert!(
            header(PAGE).contains(&format!("script-src 'self' 'wasm-unsafe-eval' {expected};"))
        );
        assert_eq!(header(PAGE).matches("sha256-").count(), 1);
    }

    #[test]
    fn framing_is_refused_by_the_header_alone() {
        assert!(header(PAGE).contains("frame-ancestors 'none'"));
        assert!(!write_into(PAGE).unwrap().contains("frame-ancestors"));
    }

    #[test]
    fn nothing_unsafe_is_allowed() {
        let header = header(PAGE);
        assert!(!header.contains("'unsafe-inline'") && !header.contains("'unsafe-eval'"));
    }

    #[test]
    fn a_page_the_policy_would_break_is_refused() {
        let page = PAGE.replace("<title>", "<style>b{}</style><title>");
        assert!(write_into(&page).unwrap_err().contains("<style"));
        assert!(write_into("<html></html>").unwrap_err().contains("charset"));
    }
}
