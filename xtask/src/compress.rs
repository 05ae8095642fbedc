//! Copies of the files that hosts send as they are: brotli and gzip, at their smallest.

use crate::dist::{files, said};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// What a browser may ask for and what packs well; a PNG is packed already.
const PACKED: [&str; 6] = [".css", ".html", ".js", ".txt", ".wasm", ".webmanifest"];

/// Whether this is a packed copy of another file.
pub fn is_copy(file: &str) -> bool {
    [".br", ".gz"].iter().any(|end| file.ends_with(end))
}

/// Writes `….br` and `….gz` beside each file that packs well.
///
/// # Errors
/// A sentence that names the file.
pub fn beside(folder: &Path) -> Result<(), String> {
    let files = files(folder)?.into_iter();
    for file in files.filter(|file| PACKED.iter().any(|end| file.ends_with(end))) {
        let path = folder.join(&file);
        let bytes = fs::read(&path).map_err(|error| said(&path, &error))?;
        for (end, packed) in [("br", brotli(&bytes)), ("gz", gzip(&bytes))] {
            let path = folder.join(format!("{file}.{end}"));
            fs::write(&path, packed).map_err(|error| said(&path, &error))?;
        }
    }
    Ok(())
}

/// Brotli at its smallest, as hosts do it that pack ahead.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).expect(MEMORY);
    packed
}

/// Gzip without a time, so that the same file gives the same bytes.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect(MEMORY)
}

/// Deflate without any frame: what a browser unpacks as `deflate-raw`.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect(MEMORY)
}

const MEMORY: &str = "reading from and writing to memory does not fail";

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_copies_hold_what_the_file_holds() {
        let text = "a page that repeats itself, ".repeat(400).into_bytes();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text), &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        unpacked.clear();
        flate2::read::GzDecoder::new(&*gzip(&text)).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        unpacked.clear();
        flate2::read::DeflateDecoder::new(&*deflate(&text)).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert!(brotli(&text).len() < 100 && gzip(&text).len() < 200);
    }

    #[test]
    fn pictures_lists_and_copies_are_not_packed() {
        let folder = std::env::temp_dir().join(format!("jotlens-compress-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for file in ["index.html", "icon.png", "_headers", "a.js.gz"] {
            fs::write(folder.join(file), "text").unwrap();
        }
        beside(&folder).unwrap();
        let found = files(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        let expected =
            ["_headers", "a.js.gz", "icon.png", "index.html", "index.html.br", "index.html.gz"];
        assert_eq!(found, expected);
        assert!(is_copy("index.html.br") && !is_copy("index.html"));
    }
}
