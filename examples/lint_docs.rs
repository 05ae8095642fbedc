//! Writes `docs/lints.md` to standard output; `cargo xtask docs` puts it in its place.
#![expect(clippy::print_stdout, reason = "printing the document is what this program is for")]

fn main() {
    print!("{}", jotlens::lints::docs::markdown());
}
