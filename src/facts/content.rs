//! What a payload that is no JSON seems to be.

/// A name for the content, and the extension of a file that holds it: by the first bytes, else by `cty`
/// (RFC 7515 section 4.1.10).
pub fn kind(bytes: &[u8], content_type: Option<&str>) -> (&'static str, &'static str) {
    if let Some((_, name, extension)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return (name, extension);
    }
    let named = content_type.unwrap_or_default().to_ascii_lowercase();
    // JOSE leaves out "application/".
    let subtype = named.split(';').next().unwrap_or_default().trim();
    let subtype = subtype.strip_prefix("application/").unwrap_or(subtype);
    let known = TYPES.iter().find(|(known, _)| *known == subtype);
    let is_text = std::str::from_utf8(bytes).is_ok_and(|it| !it.contains('\0'));
    let extension = known.map(|(_, extension)| *extension);
    if is_text {
        ("text", extension.unwrap_or("txt"))
    } else {
        ("bytes", extension.unwrap_or("bin"))
    }
}

const MAGIC: [(&[u8], &str, &str); 9] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "png"),
    (b"\xff\xd8\xff", "a JPEG image", "jpg"),
    (b"%PDF-", "a PDF document", "pdf"),
    (b"\x1f\x8b", "data compressed by gzip", "gz"),
    (b"PK\x03\x04", "a ZIP archive", "zip"),
    // Tag 55799 (RFC 8949 section 3.4.6).
    (b"\xd9\xd9\xf7", "CBOR", "cbor"),
    (b"<?xml", "XML", "xml"),
    (b"\xff\xfe", "text in UTF-16", "txt"),
    (b"\xfe\xff", "text in UTF-16", "txt"),
];

const TYPES: [(&str, &str); 6] = [
    ("cbor", "cbor"),
    ("json", "json"),
    ("pdf", "pdf"),
    ("text/csv", "csv"),
    ("text/html", "html"),
    ("xml", "xml"),
];

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn the_first_bytes_say_more_than_the_header() {
        for (bytes, content_type, expected) in [
            (&b"\x89PNG\r\n\x1a\n..."[..], None, ("a PNG image", "png")),
            (b"%PDF-1.7", Some("text/plain"), ("a PDF document", "pdf")),
            (b"\xd9\xd9\xf7\xa0", None, ("CBOR", "cbor")),
            (b"hello", None, ("text", "txt")),
            (b"a,b", Some("text/csv; header=present"), ("text", "csv")),
            (b"a\0b", Some("application/pdf"), ("bytes", "pdf")),
            (b"\xff\0", Some("../../x"), ("bytes", "bin")),
            (b"", None, ("text", "txt")),
        ] {
            assert_eq!(kind(bytes, content_type), expected, "{bytes:?}");
        }
    }
}
