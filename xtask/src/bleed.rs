//! What is linked where: no cipher and no rule in the page, no Yew in the worker. Read from the
//! names in the wasm as Cargo left it, before wasm-opt removes them.

use crate::{dist, tools};
use std::fs;

/// Modules that judge, and the crates beneath those the feature `inspector` names; they belong to
/// the worker alone.
const WORKER_ONLY: [&str; 12] = [
    "crypto_bigint",
    "curve25519_dalek",
    "ecdsa",
    "ed25519",
    "elliptic_curve",
    "jotlens::engine",
    "jotlens::inspect",
    "jotlens::lints",
    "jotlens::verify",
    "jotlens::worker",
    "primeorder",
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
    let inspector = inspector_crates(&tools::read("Cargo.toml")?)?;
    let worker_only = WORKER_ONLY.into_iter().chain(inspector.iter().map(String::as_str));
    let in_page = worker_only.filter(|name| is_named(&page, name));
    let in_worker = PAGE_ONLY.into_iter().filter(|name| is_named(&worker, name));
    let faults = in_page.map(|name| format!("`{name}` is linked into the page"));
    Ok(faults.chain(in_worker.map(|name| format!("`{name}` is linked into the worker"))).collect())
}

/// The crates the feature `inspector` links, under the names they have in code.
fn inspector_crates(manifest: &str) -> Result<Vec<String>, String> {
    let feature = manifest.split_once("\ninspector = [").and_then(|(_, rest)| rest.split_once(']'));
    let (feature, _) = feature.ok_or("Cargo.toml lists no feature `inspector`")?;
    let crates = feature.split("\"dep:").skip(1).filter_map(|rest| rest.split('"').next());
    Ok(crates.map(|name| name.replace('-', "_")).collect())
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

/// Whether a function of this crate or module is named, in any form a compiler writes paths:
/// `a::b::`, and as it is mangled: `_ZN1a1b`, `Cs5_1a1b`, and `a..b..` inside `<…>`.
fn is_named(wasm: &[u8], name: &str) -> bool {
    let mangled: Vec<_> = name.split("::").map(|part| format!("{}{part}", part.len())).collect();
    let forms = [format!("{name}::"), format!("{}..", name.replace("::", "..")), mangled.concat()];
    let [plain, dotted, mangled] = forms.map(String::into_bytes);
    let begins_path = |before: u8| !(before.is_ascii_alphanumeric() || b"_:.".contains(&before));
    holds(wasm, &plain, begins_path)
        || holds(wasm, &dotted, begins_path)
        || holds(wasm, &mangled, |before| b"N_".contains(&before))
}

/// Whether the bytes hold this text where the byte before it is an allowed one.
fn holds(wasm: &[u8], text: &[u8], allowed: impl Fn(u8) -> bool) -> bool {
    let mut before = 0;
    wasm.windows(text.len()).any(|window| {
        let found = window == text && allowed(before);
        before = window.first().copied().unwrap_or_default();
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_in_every_form_of_writing() {
        assert!(is_named(b"\0\x10rsa::verify", "rsa"));
        assert!(is_named(b"\0<p256::Curve as Trait>::go", "p256"));
        assert!(is_named(b"\x04_ZN7jotlens5lints3alg4none5check17h68", "jotlens::lints"));
        assert!(is_named(b"_ZN72_$LT$p256..arithmetic..Field$u20$as$u20$ff..Field$GT$", "p256"));
        assert!(is_named(b"_RNvNtCs1234_7jotlens5lints3run", "jotlens::lints"));
    }

    #[test]
    fn a_name_inside_another_path_is_not_the_crate() {
        assert!(!is_named(b"universal_rsa::x my::rsa::x trsa::x", "rsa"));
        assert!(!is_named(b"_ZN7jotlens2ui5token9signature4view17h68E", "signature"));
        assert!(!is_named(b"$LT$jotlens..ui..signature..Props$GT$", "signature"));
        assert!(!is_named(b"_ZN7jotlens2ui8lints_ui", "jotlens::lints"));
    }

    #[test]
    fn the_crates_of_the_inspector_are_read_from_the_manifest() {
        let crates = inspector_crates(&tools::read("Cargo.toml").unwrap()).unwrap();
        for name in ["ed25519_dalek", "hmac", "p256", "rsa", "sha2"] {
            assert!(crates.iter().any(|found| found == name), "{name} is missing in {crates:?}");
        }
        assert!(inspector_crates("[features]\nui = []\n").is_err());
    }
}
