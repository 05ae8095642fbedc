//! Makes what Trunk wrote smaller: wasm-opt over the wasm, short names between wasm and script,
//! esbuild over scripts and stylesheet. What each option won stands in ARCHITECTURE.md, "Decisions".

use crate::run::{command, output, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Passes that make the file smaller after brotli, which is not always smaller before it.
///
/// Sorting by name puts functions of one module side by side, so it comes before the names are
/// dropped. Inlining larger functions, sharing subexpressions and folding locals into expressions
/// costs brotli its repetitions. Zeros in the data cost it less than the pieces around them.
/// Nothing lives in the first kilobyte of the memory: the stack comes first and grows down to it, and an overflow would
/// have trapped long before.
/// A panic is a trap here, so nothing may assume that traps never happen.
const WASM_OPT: [&str; 15] = [
    "--reorder-functions-by-name",
    "-Oz",
    "--one-caller-inline-max-function-size",
    "20",
    "--skip-pass",
    "local-cse",
    "--skip-pass",
    "simplify-locals",
    "--skip-pass",
    "memory-packing",
    "--low-memory-unused",
    "--optimize-added-constants",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// Top-level names stay in the worker's classic script: esbuild renames them in modules only.
const ESBUILD: [&str; 6] = [
    "--minify",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
    "--allow-overwrite",
];

/// Shrinks a program in place: its wasm, and the script that wasm-bindgen wrote for it.
///
/// # Errors
/// A sentence when a tool fails, or when script and wasm do not share their names.
pub fn program(script: &Path, wasm: &Path) -> Result<(), String> {
    let mut optimize = command("wasm-opt", &WASM_OPT);
    let names = Names::read(&output(optimize.arg(wasm).arg("-o").arg(wasm))?)?;
    let text = fs::read_to_string(script).map_err(|error| said(script, &error))?;
    let text = names.write_into(&text).and_then(|text| encode_at_once(&text));
    let text = text.map_err(|error| format!("{}: {error}", script.display()))?;
    // Of a module, what is not exported and not used goes.
    let shake: &[&str] = if text.contains("\nexport {") { &["--tree-shaking=true"] } else { &[] };
    fs::write(script, text).map_err(|error| said(script, &error))?;
    esbuild(script, shake)
}

/// The script with strings passed to the wasm by the browser's encoder alone. wasm-bindgen tries character by character
/// first, which takes a millisecond for 100 KB, and is more code.
fn encode_at_once(script: &str) -> Result<String, String> {
    // Before the first there is what is wanted, for a wasm that cannot grow what it allocated.
    let [choice, polyfill] =
        ["if (realloc === undefined) {", "if (!('encodeInto' in cachedTextEncoder)) {"];
    match script.matches(choice).count() {
        1 => Ok(script.replace(choice, "if (true) {").replace(polyfill, "if (false) {")),
        count => Err(format!("strings are passed in {count} ways; 1 is expected")),
    }
}

/// Minifies a script or a stylesheet in place.
///
/// # Errors
/// A sentence when esbuild fails; it prints why.
pub fn minify(path: &Path) -> Result<(), String> {
    esbuild(path, &[])
}

fn esbuild(path: &Path, more: &[&str]) -> Result<(), String> {
    let outfile = format!("--outfile={}", path.display());
    run(command("esbuild", &ESBUILD).args(more).arg(outfile).arg(path))
}

/// The short names that wasm-opt gave, by the long ones that the script still uses.
#[derive(Debug, Default)]
struct Names {
    /// The members of the object of imports, and the module they stand under.
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// The only module name wasm-opt leaves.
const MODULE: &str = "a";

impl Names {
    /// Reads what wasm-opt prints: a row `["module", "long", "short"]` for each import, a row
    /// `["long", "short"]` for each export.
    fn read(answer: &str) -> Result<Self, String> {
        let mut names = Self::default();
        for row in answer.lines() {
            let strings: Vec<&str> = row.split('"').skip(1).step_by(2).collect();
            match (row.trim_start().starts_with('['), strings.as_slice()) {
                (true, [module, long, short]) => {
                    names.imports.insert(format!("\"{module}\""), MODULE.to_owned());
                    names.imports.insert((*long).to_owned(), (*short).to_owned());
                }
                (true, [long, short]) => {
                    names.exports.insert((*long).to_owned(), (*short).to_owned());
                }
                _ => {}
            }
        }
        match names.imports.keys().filter(|name| name.starts_with('"')).count() {
            1 => Ok(names),
            count => Err(format!("wasm-opt names {count} modules of imports; 1 is expected")),
        }
    }

    /// The script with the short names.
    fn write_into(&self, script: &str) -> Result<String, String> {
        let mut missing = self.imports.clone();
        let lines = script.split_inclusive('\n').map(|line| self.shorten(line, &mut missing));
        let script = lines.collect();
        match missing.keys().next() {
            None => Ok(script),
            Some(name) => Err(format!("the script has no member {name}, which the wasm imports")),
        }
    }

    /// A line with its short names; an import that it defines is taken from `missing`.
    fn shorten(&self, line: &str, missing: &mut BTreeMap<String, String>) -> String {
        let member = line.split_once(": ").map(|(member, _)| member.trim_start());
        let line = match member.and_then(|member| missing.remove_entry(member)) {
            Some((long, short)) => line.replacen(&long, &short, 1),
            None => line.to_owned(),
        };
        let mut parts = line.split(EXPORTS);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |line, part| {
            let end = part.find(|letter: char| !is_in_name(letter)).unwrap_or(part.len());
            let (long, rest) = part.split_at(end);
            let name = self.exports.get(long).map_or(long, String::as_str);
            line + EXPORTS + name + rest
        })
    }
}

/// How the script calls the exports.
const EXPORTS: &str = "wasm.";

fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"{
 "imports": [
  ["./app_bg.js", "__wbg_body_5f97", "$"],
  ["./app_bg.js", "__wbg_body_5f97_2", "Aa"]
 ],
"exports": [
  ["memory", "b"],
  ["__wbindgen_malloc", "Bb"]
 ]
}"#;
    const SCRIPT: &str = r#"
        const import0 = {
            __wbg_body_5f97: function(arg0) { return pass(arg0.body, wasm.__wbindgen_malloc); },
            __wbg_body_5f97_2: function() { return wasm.memory.buffer; },
        };
        return { "./app_bg.js": import0, };
        fetch("app_bg.wasm"); wasm.memory_of_mine();
"#;

    fn shortened(script: &str) -> Result<String, String> {
        Names::read(ANSWER).unwrap().write_into(script)
    }

    #[test]
    fn imports_their_module_and_exports_get_the_names_of_the_wasm() {
        // Each member stands on a line of its own in what wasm-bindgen writes.
        let script = SCRIPT.replace("return { ", "return {\n");
        let script = shortened(&script).unwrap();
        assert!(script.contains(" $: function(arg0) { return pass(arg0.body, wasm.Bb); }"));
        assert!(script.contains(" Aa: function() { return wasm.b.buffer; }"), "{script}");
        assert!(script.contains("\na: import0"), "{script}");
    }

    #[test]
    fn a_name_that_only_begins_like_an_export_stays() {
        let script = shortened(&SCRIPT.replace("return { ", "return {\n")).unwrap();
        assert!(script.contains("\"app_bg.wasm\"") && script.contains("wasm.memory_of_mine()"));
    }

    #[test]
    fn an_import_the_script_does_not_define_stops_the_build() {
        let error = shortened("{\n__wbg_body_5f97: 1,\n\"./app_bg.js\": 1\n}").unwrap_err();
        assert!(error.contains("__wbg_body_5f97_2"), "{error}");
    }

    #[test]
    fn strings_are_encoded_at_once_or_the_build_stops() {
        let script = "if (realloc === undefined) { encode(); }\nloop();";
        assert_eq!(encode_at_once(script).unwrap(), "if (true) { encode(); }\nloop();");
        assert!(encode_at_once("loop();").unwrap_err().contains("0 ways"));
    }

    #[test]
    fn modules_that_would_fall_together_stop_the_build() {
        let answer = ANSWER.replacen("./app_bg.js", "./snippets/own.js", 1);
        assert!(Names::read(&answer).unwrap_err().contains("2 modules"));
        assert!(Names::read("{}").unwrap_err().contains("0 modules"));
    }
}
