//! The Content Security Policy: one list, written into the page and into the served headers.

use crate::site::integrity;

/// What a page may do that is served with its files.
///
/// `'wasm-unsafe-eval'` allows compiling WebAssembly and nothing else. `connect-src` is for the
/// wasm, which scripts have to fetch. The one policy of Trusted Types is made by `static/boot.js`.
const SITE: [&str; 12] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    FRAMES,
    "require-trusted-types-for 'script'",
    "trusted-types default",
];

/// What the single file may do: it holds everything, so it may connect to nothing at all.
const SINGLE: [&str; 11] = [
    "default-src 'none'",
    "script-src 'wasm-unsafe-eval'{scripts}",
    "style-src{styles}",
    "img-src data:",
    "connect-src 'none'",
    "worker-src blob:",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
];

/// Browsers ignore this one in a meta tag, and say so in the console.
const FRAMES: &str = "frame-ancestors 'none'";

/// The policy for the header.
pub fn header() -> String {
    SITE.join("; ")
}

/// The page with the policy as the first element after the declaration of its encoding.
///
/// # Errors
/// A sentence when the page declares no encoding, or holds what the policy would refuse.
pub fn write_into(page: &str) -> Result<String, String> {
    let inline = inline(page, "script").into_iter().chain(inline(page, "style")).next();
    if inline.is_some() {
        return Err("index.html holds an inline script or style; move it into a file".to_owned());
    }
    insert(page, &SITE.into_iter().filter(|it| *it != FRAMES).collect::<Vec<_>>().join("; "))
}

/// The same for the single file, whose scripts and styles are allowed by their hashes.
///
/// # Errors
/// As [`write_into`].
pub fn write_into_single(page: &str) -> Result<String, String> {
    let [scripts, styles] = ["script", "style"].map(|name| {
        let hashes = inline(page, name).into_iter();
        hashes.map(|text| format!(" '{}'", integrity(text.as_bytes()))).collect::<Vec<_>>().concat()
    });
    insert(page, &SINGLE.join("; ").replace("{scripts}", &scripts).replace("{styles}", &styles))
}

fn insert(page: &str, policy: &str) -> Result<String, String> {
    if let Some(refused) = refused(page) {
        return Err(format!(
            "index.html holds `{refused}`, which the policy refuses; move it into a file"
        ));
    }
    let meta = format!("{META} content=\"{policy}\">");
    let at = after_charset(page).ok_or("index.html declares no encoding with <meta charset>")?;
    let (before, after) = page.split_at(at);
    Ok(format!("{before}{meta}{after}"))
}

/// The text of each element of that name that has one and is not data.
fn inline<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{name}"), format!("</{name}"));
    let elements = page.split(&start).skip(1);
    let parts = elements.filter_map(|element| {
        let (attributes, rest) = element.split_once('>')?;
        let (text, _) = rest.split_once(&end)?;
        let is_code = !attributes.contains("src=") && !attributes.contains(DATA);
        is_code.then_some(text)
    });
    parts.collect()
}

/// How the element with the policy begins.
pub const META: &str = "<meta http-equiv=\"Content-Security-Policy\"";
/// What marks a script element whose text is never run.
pub const DATA: &str = "type=\"text/plain\"";

/// Inline handlers and styles, which would silently not work.
fn refused(page: &str) -> Option<&'static str> {
    let head = page.split("<script").next().unwrap_or_default();
    [" style=", " onload=", " onclick=", "javascript:"].into_iter().find(|text| head.contains(text))
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
        <script src=\"a.js\"></script></head></html>";
    const INLINE: &str = "<meta charset=\"utf-8\"><style>b{}</style>\
        <script type=\"text/plain\">data</script><script type=\"module\">alert(1)</script>";

    #[test]
    fn the_policy_stands_right_after_the_encoding() {
        let page = write_into(PAGE).unwrap();
        assert!(page.contains("charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""));
        assert!(page.ends_with("<title>t</title><script src=\"a.js\"></script></head></html>"));
    }

    #[test]
    fn of_the_single_file_only_its_own_script_and_style_are_allowed_by_their_hashes() {
        let page = write_into_single(INLINE).unwrap();
        // `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`
        let script = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert!(page.contains(&format!("script-src 'wasm-unsafe-eval' {script};")), "{page}");
        // `printf 'b{}' | openssl dgst -sha256 -binary | base64`
        assert!(page.contains("style-src 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans=';"));
        assert_eq!(page.matches("sha256-").count(), 2);
        assert!(page.contains("connect-src 'none'") && page.contains("worker-src blob:"));
    }

    #[test]
    fn framing_is_refused_by_the_header_alone() {
        assert!(header().contains("frame-ancestors 'none'"));
        assert!(!write_into(PAGE).unwrap().contains("frame-ancestors"));
        assert!(!write_into_single(INLINE).unwrap().contains("frame-ancestors"));
    }

    #[test]
    fn nothing_unsafe_is_allowed_and_text_is_no_code() {
        for policy in [header(), write_into_single(INLINE).unwrap()] {
            assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
            assert!(policy.contains("require-trusted-types-for 'script'"));
        }
    }

    #[test]
    fn a_page_the_policy_would_break_is_refused() {
        assert!(write_into(INLINE).unwrap_err().contains("inline script"));
        let page = PAGE.replace("<title>", "<b style=\"color:red\"></b><title>");
        assert!(write_into(&page).unwrap_err().contains("style="));
        assert!(write_into("<html></html>").unwrap_err().contains("charset"));
    }
}
