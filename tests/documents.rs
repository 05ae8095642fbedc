//! The documents say what is there: hooks, commands, limits, algorithms, layers, the example.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use jotlens::algorithms::{ALGORITHMS, Algorithm, Purpose};
use jotlens::encoding::json::DEPTH_LIMIT;
use jotlens::engine::rsa::MODULUS_BITS;
use jotlens::facts::lifetime::Lifetime;
use jotlens::inspect::{examine, inspect};
use jotlens::report::Kind;
use jotlens::request::{LIMITS, Limits, Request};
use jotlens::session::LARGE_INPUT;
use jotlens::time::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const DOCUMENTS: [&str; 5] =
    ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];

#[test]
fn the_readme_lists_exactly_the_hooks_of_the_page() {
    let code =
        ["src/ui", "src/paint", "src/learn"].map(|it| code_of(&Path::new(ROOT).join(it))).concat();
    let code = code + &read("src/learn.rs") + &read("static/boot.js");
    let table = section("README.md", "## Automating the page");
    let mut produced: BTreeSet<String> = after(&code, "id=\"").map(|id| format!("#{id}")).collect();
    produced.extend(after(&code, "data-").map(|name| format!("data-{name}")));
    // How a click finds its way, and no contract.
    produced.remove("data-act");
    for hook in &produced {
        let listed = table.contains(&format!("{hook}`"))
            || [" ", "]", "="].iter().any(|end| table.contains(&format!("{hook}{end}")));
        assert!(listed, "README.md, \"Automating the page\", does not list `{hook}`");
    }
    for id in after(&table, "#") {
        assert!(code.contains(&format!("\"{id}\"")), "README.md lists `#{id}`; no view has it");
    }
    for name in after(&table, "data-") {
        let hook = format!("data-{name}");
        assert!(produced.contains(&hook), "README.md lists `{hook}`; no view has it");
    }
}

#[test]
fn the_readme_lists_the_values_of_the_hooks() {
    let at = Timestamp(0);
    let lifetimes = [
        Lifetime::Alive { until: at },
        Lifetime::Endless,
        Lifetime::Expired { since: at },
        Lifetime::NotYet { from: at },
        Lifetime::Unknown,
    ];
    let kinds = [Kind::Jws, Kind::Jwe, Kind::SdJwt, Kind::Jwk, Kind::Jwks, Kind::Unrecognised]
        .map(Kind::name);
    let request = Request { input: "e30.e30.AAAA~".into(), ..Request::default() };
    let steps = examine(&request).1.trace;
    assert!(!steps.is_empty());
    let words: Vec<&str> = lifetimes.iter().map(|it| it.state()).chain(kinds).collect();
    let table = section("README.md", "## Automating the page");
    for word in words.into_iter().chain(steps.iter().map(|step| &*step.step)) {
        assert!(table.contains(&format!("`{word}`")), "README.md does not list the value `{word}`");
    }
}

#[test]
fn the_documents_name_exactly_the_commands_that_exist() {
    let program = read("xtask/src/main.rs");
    let commands: BTreeSet<&str> = after(&program, "        [\"").collect();
    let readme = read("README.md");
    for command in commands.iter().filter(|command| **command != "help") {
        assert!(
            readme.contains(&format!("| `cargo xtask {command}")),
            "README.md does not list `cargo xtask {command}`"
        );
    }
    for document in DOCUMENTS {
        for rest in read(document).split("`cargo xtask ").skip(1) {
            let line = rest.split(['`', '[']).next().unwrap().trim();
            let (command, option) = line.split_once(' ').unwrap_or((line, ""));
            assert!(commands.contains(command), "{document} names `cargo xtask {command}`");
            let is_known = option.is_empty() || program.contains(&format!("\"{option}\""));
            assert!(is_known, "{document} names `cargo xtask {command} {option}`");
        }
    }
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap()
}

#[test]
fn the_limits_of_the_readme_are_those_in_force() {
    let Limits {
        input,
        token,
        keys,
        rsa_bits,
        signatures,
        layers,
        inflated,
        tries,
        iterations,
        iterations_agreed,
        disclosures,
        problems,
        tokens,
    } = LIMITS;
    assert_eq!(*MODULUS_BITS.end(), rsa_bits, "request.rs and engine/rsa.rs disagree");
    let rows = [
        ("Pasted text", input, " bytes"),
        ("One token", token, " bytes"),
        ("JSON depth", DEPTH_LIMIT, " levels"),
        ("Keys in one set", keys, ""),
        ("RSA modulus", rsa_bits, " bits"),
        ("Signatures or recipients of one token", signatures, ""),
        ("Tokens inside each other", layers, ""),
        ("Compressed payload, inflated", inflated, " bytes"),
        ("Keys tried to open one token", tries, ""),
        ("Iterations of PBES2 that are run unasked", count(iterations), ""),
        ("Iterations of PBES2 that are run at all", count(iterations_agreed), ""),
        ("Disclosures of one SD-JWT", disclosures, ""),
        ("Decode problems listed", problems, ""),
        ("Tokens of one text listed", tokens, ""),
        ("Text kept in the textarea", LARGE_INPUT, " bytes"),
    ];
    let expected: String =
        rows.map(|(what, limit, unit)| format!("| {what} | {}{unit} |\n", grouped(limit))).concat();
    let table = section("README.md", "### Limits");
    assert!(table.contains(&expected), "the limits in README.md should be:\n{expected}");
}

#[test]
fn the_budgets_of_the_architecture_are_those_in_force() {
    let table = section("ARCHITECTURE.md", "## Budgets");
    let size = read("xtask/src/size.rs");
    let budgets: Vec<usize> = size
        .split("_BUDGET: usize = ")
        .skip(1)
        .map(|rest| rest.split(';').next().unwrap().replace('_', "").parse().unwrap())
        .collect();
    assert_eq!(budgets.len(), 5, "xtask/src/size.rs could not be read");
    for budget in budgets {
        assert!(table.contains(&format!("| {}", grouped(budget))), "ARCHITECTURE.md: {budget}");
    }
}

#[test]
fn the_algorithms_of_the_readme_are_those_supported() {
    for (title, fits) in
        [("### Algorithms that are verified", true), ("### Algorithms that are decrypted", false)]
    {
        let table = section("README.md", title);
        let listed = table.split('`').skip(1).step_by(2);
        let supported = ALGORITHMS.iter().filter(|row| row.supported && signs(row) == fits);
        let supported: BTreeSet<&str> = supported.map(|row| row.name).collect();
        let listed: BTreeSet<&str> =
            listed.filter(|name| ALGORITHMS.iter().any(|row| row.name == *name)).collect();
        assert_eq!(listed, supported, "README.md, {title:?}");
    }
}

#[test]
fn the_layers_of_the_architecture_are_those_of_the_rule() {
    let rule = read("tests/tidy.rs");
    let (_, table) = rule.split_once("const LAYERS").unwrap();
    let (table, _) = table.split_once("\n];").unwrap();
    let mut expected = Vec::new();
    for tuple in table.split('(').skip(1) {
        let mut names = tuple.split('"').skip(1).step_by(2);
        if let Some(module) = names.next() {
            let allowed: Vec<String> = names.map(|name| format!("`{name}`")).collect();
            let allowed = if allowed.is_empty() { "–".to_owned() } else { allowed.join(", ") };
            expected.push(format!("| `{module}` | {allowed} |"));
        }
    }
    assert!(expected.len() > 15, "tests/tidy.rs could not be read");
    let shown = section("ARCHITECTURE.md", "## Who may import whom");
    let shown: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_end_matches(" |").rsplit_once(' ').unwrap().0)
        .collect();
    for row in &expected {
        assert!(shown.contains(&row.as_str()), "ARCHITECTURE.md should have this row: {row}");
    }
    assert_eq!(shown.len(), expected.len(), "ARCHITECTURE.md has rows that tests/tidy.rs has not");
}

#[test]
fn the_example_of_the_readme_is_what_the_engine_answers() {
    let text = section("README.md", "## From a shell");
    let blocks = text
        .split(
            "```json
",
        )
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let blocks: Vec<&str> = blocks.collect();
    let [line, answer] = blocks[..] else { panic!("README.md shows a line and an answer") };
    let answer: Value = serde_json::from_str(answer).unwrap();
    let report = inspect(&serde_json::from_str(line).unwrap()).to_json();
    let report: Value = serde_json::from_str(&report).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let rules = findings.filter(|it| it["severity"] != "ok").map(|it| it["rule"].clone());
    let line: Value = serde_json::from_str(line).unwrap();
    let expected = json!({
        "id": line["id"],
        "kind": report["kind"],
        "profile": report["profile"],
        "signature": report["signature"]["state"],
        "key": report["signature"]["key"],
        "rules": rules.collect::<Vec<_>>(),
    });
    assert_eq!(answer, expected, "README.md, \"From a shell\": left is shown, right is answered");
}

#[test]
fn the_members_of_a_report_are_those_of_the_readme() {
    let text = section("README.md", "## From a shell");
    let (_, table) = text.split_once("**Report.**").unwrap();
    let report: Value = serde_json::from_str(&inspect(&Request::default()).to_json()).unwrap();
    for member in report.as_object().unwrap().keys() {
        assert!(table.contains(&format!("`{member}`")), "README.md lacks `{member}`");
    }
}

#[test]
fn every_link_and_every_document_named_in_the_code_exists() {
    for document in DOCUMENTS {
        for rest in read(document).split("](").skip(1) {
            let link = rest.split(')').next().unwrap();
            assert!(
                link.starts_with("https://") || Path::new(ROOT).join(link).exists(),
                "{document} links to {link}, which is not there"
            );
        }
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(read(licence).contains("2026 The Jotlens authors"), "{licence} names the authors");
    }
    assert!(read("LICENSE-APACHE").contains("END OF TERMS AND CONDITIONS"));
    let folders = ["src", "examples", "tests/e2e", "xtask/src"];
    let code = folders.map(|folder| code_of(&Path::new(ROOT).join(folder))).concat();
    for (at, _) in code.match_indices(".md") {
        let name = code[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '/').next().unwrap();
        let exists = Path::new(ROOT).join(format!("{name}.md")).exists();
        assert!(exists, "the code speaks of {name}.md, which is not in the repository");
    }
}

fn signs(row: &Algorithm) -> bool {
    row.purpose == Purpose::Sign
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The text below a heading, up to the next heading of the same or a higher level.
fn section(document: &str, heading: &str) -> String {
    let text = read(document);
    let (_, rest) = text
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("{document} has no \"{heading}\""));
    let level = heading.split(' ').next().unwrap().len();
    let ends = |line: &&str| {
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=level).contains(&marks) && line.as_bytes().get(marks) == Some(&b' ')
    };
    let lines: Vec<&str> = rest.lines().take_while(|line| !ends(line)).collect();
    lines.join("\n") + "\n"
}

/// All code below a folder, without unit tests and without tests that have a file of their own.
fn code_of(folder: &Path) -> String {
    let mut code = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code.push_str(&code_of(&path));
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            code.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap());
        }
    }
    code
}

/// The kebab-case words that follow each `mark`.
fn after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let words = text
        .split(mark)
        .skip(1)
        .map(|rest| rest.split(|c: char| c != '-' && !c.is_ascii_lowercase()).next().unwrap());
    words.filter(|word| !word.is_empty())
}

/// A number with a comma after each group of thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
