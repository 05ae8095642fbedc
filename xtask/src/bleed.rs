//! What is linked where: no cipher and no rule in the page, no Yew in the worker. Read from the
//! names in the wasm as Cargo left it, before wasm-opt removes them.

use crate::dist;
use std::fs;

/// Crates and modules that judge or compute; they belong to the worker alone.
const WORKER_ONLY: [&str; 20] = [
    "crypto_bigint",
    "curve25519_dalek",
    "ecdsa",
    "ed25519",
    "ed25519_dalek",
    "elliptic_curve",
    "hmac",
    "jotlens::engine",
    "jotlens::inspect",
    "jotlens::lints",
    "jotlens::verify",
    "jotlens::worker",
    "p256",
    "p384",
    "p521",
    "primeorder",
    "rsa",
    "sha1",
    "sha2",
    "signature",
];
/// Crates and modules that draw; they belong to the page alone.
const PAGE_ONLY: [&str; 3] = ["jotlens::session", "jotlens::ui", "yew"];

/// A sentence for each name found where it must not be.
///
/// # Errors
/// A sentence when a wasm file cannot be read, or holds no names, so that nothing would be found.
pub fn check() -> Result<Vec<String>, String> {
    let page = names("app", "yew")?;
    let worker = names("worker", "jotlens::lints")?;
    let in_page = WORKER_ONLY.into_iter().filter(|name| is_named(&page, name));
    let in_worker = PAGE_ONLY.into_iter().filter(|name| is_named(&worker, name));
    let faults = in_page.map(|name| format!("`{name}` is linked into the page"));
    Ok(faults.chain(in_worker.map(|name| format!("`{name}` is linked into the worker"))).collect())
}

/// The linked wasm of a program, which must name what it surely holds.
fn names(program: &str, surely: &str) -> Result<Vec<u8>, String> {
    let path = dist::linked(program);
    let wasm = fs::read(&path)
        .map_err(|error| format!("{}: {error}; run `cargo xtask dist` first", path.display()))?;
    if is_named(&wasm, surely) {
        return Ok(wasm);
    }
    Err(format!(
        "{} does not name `{surely}`: its names were removed, so what is linked cannot be seen; the profile `web` must keep them",
        path.display()
    ))
}

/// Whether a function of this crate or module is named: `name::` at the beginning of a path.
fn is_named(wasm: &[u8], name: &str) -> bool {
    let path = format!("{name}::").into_bytes();
    let mut before = None;
    wasm.windows(path.len()).any(|window| {
        let starts = !before.is_some_and(continues_a_path);
        before = window.first().copied();
        starts && window == path
    })
}

fn continues_a_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools;

    #[test]
    fn a_path_is_found_at_its_beginning_only() {
        assert!(is_named(b"\0\x10rsa::verify", "rsa"));
        assert!(is_named(b"<p256::Curve as Trait>::go", "p256"));
        assert!(is_named(b"rsa::verify", "rsa"));
        assert!(!is_named(b"universal_rsa::x my::rsa::x trsa::x", "rsa"));
        assert!(is_named(b"core::ptr::drop<jotlens::lints::Lint>", "jotlens::lints"));
    }

    #[test]
    fn every_crate_of_the_inspector_feature_is_looked_for() {
        let manifest = tools::read("Cargo.toml").unwrap();
        let feature = manifest.split_once("inspector = [").unwrap().1.split(']').next().unwrap();
        let crates: Vec<_> =
            feature.split("\"dep:").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(crates.len() > 3, "{crates:?}");
        for name in crates {
            assert!(WORKER_ONLY.contains(&name.replace('-', "_").as_str()), "{name} is not listed");
        }
    }
}
