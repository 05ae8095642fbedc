//! The report as it is copied.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use serde_json::Value;
use std::fs;
use std::path::Path;
use xtask::run::{command, output};
use xtask::tools;

pub fn cases() -> Vec<Case> {
    vec![Case("a_report_as_sarif_fits_the_schema_of_oasis", sarif)]
}

/// Prints what is wrong, nothing where all is well. One pattern of the schema is none in Unicode's mode.
const VALIDATE: &str = "
    const [ajv, schema, report] = process.argv.slice(1);
    const checker = new (require(ajv))({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true });
    const validate = checker.compile(require(schema));
    if (!validate(require(report))) console.log(JSON.stringify(validate.errors));";

fn sarif(page: &Page) -> Result<(), Error> {
    page.open()?;
    // Findings of each severity, in header and claims.
    page.type_token(&hs256(
        r#"{"sub":"a","exp":1,"password":"hunter2-hunter2","email":"a@b.example"}"#,
    ))?;
    page.set_key("secret")?;
    page.wait_idle()?;
    page.script(
        "document.querySelector('[data-act=\"report sarif\"]').closest('details').open = true",
        vec![],
    )?;
    page.set_clipboard("")?;
    page.press_button("[data-act='report sarif']")?;
    page.wait(
        "it is copied",
        "return navigator.clipboard.readText().then(it => it.includes('sarif'))",
    )?;
    let text = page.clipboard()?;
    let report: Value = serde_json::from_str(&text)?;
    let results = report.pointer("/runs/0/results").and_then(Value::as_array);
    assert!(results.is_some_and(|it| it.len() > 4), "{text}");
    let help = report.pointer("/runs/0/tool/driver/rules/0/help/markdown").and_then(Value::as_str);
    assert!(help.is_some_and(|it| it.contains("#### What to do")), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report.sarif.json");
    fs::write(&file, &text)?;
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/sarif-2.1.0.json");
    let mut node = command("node", &["-e", VALIDATE]);
    node.arg(tools::ajv().map_err(Error::new)?).arg(schema).arg(&file);
    assert_eq!(output(&mut node).map_err(Error::new)?.trim(), "");
    Ok(())
}
