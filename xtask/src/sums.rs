//! `SHA256SUMS`: one line a file, in the form that `sha256sum --check` reads.

use crate::dist::{files, said};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The name of the list.
pub const NAME: &str = "SHA256SUMS";

/// Writes the list of a folder's files into it.
///
/// # Errors
/// A sentence that names the file.
pub fn write(folder: &Path) -> Result<(), String> {
    let path = folder.join(NAME);
    fs::write(&path, text(folder)?).map_err(|error| said(&path, &error))
}

/// The list of a folder's files, itself not among them.
///
/// # Errors
/// A sentence that names the file.
pub fn text(folder: &Path) -> Result<String, String> {
    let files = files(folder)?.into_iter().filter(|file| file != NAME);
    let lines = files.map(|file| {
        let path = folder.join(&file);
        let bytes = fs::read(&path).map_err(|error| said(&path, &error))?;
        Ok(format!("{}  {file}\n", hex(&bytes)))
    });
    lines.collect()
}

/// SHA-256 in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_each_file_with_its_hash() {
        let folder = std::env::temp_dir().join(format!("jotlens-sums-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("b.css"), "b{}").unwrap();
        write(&folder).unwrap();
        write(&folder).unwrap();
        let list = fs::read_to_string(folder.join(NAME)).unwrap();
        fs::remove_dir_all(folder).unwrap();
        // `printf 'b{}' | sha256sum`
        let hash = "ef2a875407aca2dd75a7a1dccc3b202918a9bc8e543e0b3def3f34ccd5e56a7b";
        assert_eq!(list, format!("{hash}  b.css\n"));
    }
}
