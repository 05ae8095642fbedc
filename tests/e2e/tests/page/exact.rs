//! Exact to the byte: where every member stands, what is shown of odd JSON, and what copies and files hold.

use super::Case;
use e2e::error::Error;
use e2e::page::{CONTROL, ESCAPE, Page};
use e2e::tokens::{hs256, segment, token};
use serde_json::{Value, json};
use std::fs;

pub fn cases() -> Vec<Case> {
    vec![
        Case("a_chosen_member_marks_the_characters_that_carry_it", chosen),
        Case("arrow_keys_move_between_members_and_escape_unmarks", keyboard),
        Case("a_wrapped_token_with_a_prefix_is_marked_in_place", wrapped),
        Case("the_caret_says_segment_byte_and_member", caret),
        Case("a_member_of_a_large_token_is_shown_with_what_surrounds_it", large),
        Case("token_and_member_are_in_view_together", together),
        Case("a_problem_selects_its_place", problem),
        Case("a_finding_leads_to_its_place_and_its_row", finding),
        Case("copies_and_the_report_keep_every_number", copies),
        Case("repeated_members_are_all_shown_and_marked", repeated),
        Case("hidden_characters_and_half_pairs_are_spelled_out", hidden),
        Case("the_signature_is_shown_by_its_parts", signature),
        Case("a_payload_that_is_no_json_is_shown_as_text_hex_and_file", other),
        Case("deep_and_wide_json_does_not_freeze_the_page", deep),
    ]
}

/// What is marked in the token box, and the line below it.
fn marked(page: &Page) -> Result<(String, String), Error> {
    let script = "return [[...document.querySelectorAll('[data-marked]')].map(it => it.textContent).join(''),
      document.querySelector('#position').innerText]";
    Ok(serde_json::from_value(page.script(script, vec![])?)?)
}

/// Where a text stands that is there.
fn place(text: &str, part: &str) -> usize {
    text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}"))
}

fn row(side: &str, member: &str) -> String {
    format!("#{side} [data-member=\"{member}\"] button[data-bytes]")
}

const CLAIMS: &str = r#"{"iss":"https://id.example","aud":["a","b"],"exp":1900000000,"n":1.0}"#;

/// The characters that carry a stretch of [`CLAIMS`], counted here in bits and not as the program does it.
fn carriers(member: &str) -> String {
    let (start, encoded) = (place(CLAIMS, member), segment(CLAIMS));
    let bits = start * 8..(start + member.len()) * 8;
    let carries = |index: &usize| index * 6 < bits.end && bits.start < (index + 1) * 6;
    encoded.chars().enumerate().filter(|(index, _)| carries(index)).map(|(_, c)| c).collect()
}

fn chosen(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(CLAIMS))?;
    page.wait_idle()?;
    for (name, member) in [
        ("iss", r#""iss":"https://id.example""#),
        ("aud", r#""aud":["a","b"]"#),
        ("n", r#""n":1.0"#),
    ] {
        page.press_button(&row("claims", name))?;
        let (characters, line) = marked(page)?;
        assert_eq!(characters, carriers(member));
        let first = place(CLAIMS, member);
        assert_eq!(
            line,
            format!("payload · bytes {first} to {} · /claims/{name}", first + member.len() - 1)
        );
        assert!(page.holds(&format!(
            "return document.querySelectorAll('tr [aria-current]').length === 1 &&
            document.querySelector('#claims [data-member={name}] [aria-current]') !== null"
        ))?);
    }
    page.press_button(&row("header", "alg"))?;
    assert_eq!(marked(page)?.1, "header · bytes 1 to 13 · /header/alg");
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}

fn keyboard(page: &Page) -> Result<(), Error> {
    const DOWN: char = '\u{e015}';
    const UP: char = '\u{e013}';
    page.open()?;
    page.type_token(&hs256(CLAIMS))?;
    page.wait_idle()?;
    let stops = "return [...document.querySelectorAll('#claims [data-bytes]')].filter(it => it.tabIndex === 0).length";
    assert_eq!(page.script(stops, vec![])?, 1, "one tab stop");
    page.script("document.querySelector('#claims [data-bytes]').focus()", vec![])?;
    page.press(&DOWN.to_string())?;
    assert_eq!(marked(page)?.0, carriers(r#""aud":["a","b"]"#));
    page.press(&format!("{DOWN}{DOWN}{DOWN}"))?;
    assert_eq!(marked(page)?.0, carriers(r#""n":1.0"#), "the last row is the last");
    page.press(&UP.to_string())?;
    assert_eq!(marked(page)?.0, carriers(r#""exp":1900000000"#));
    assert!(page.holds("return document.activeElement.innerText === 'exp'")?);
    assert_eq!(page.script(stops, vec![])?, 1);
    page.press(&ESCAPE.to_string())?;
    assert_eq!(marked(page)?.0, "");
    Ok(())
}

fn wrapped(page: &Page) -> Result<(), Error> {
    page.open()?;
    let whole = hs256(CLAIMS);
    let broken: Vec<String> =
        whole.as_bytes().chunks(17).map(|it| String::from_utf8_lossy(it).into_owned()).collect();
    page.type_token(&format!("Bearer {}", broken.join("\n  ")))?;
    page.wait_idle()?;
    page.press_button(&row("claims", "iss"))?;
    let (mut characters, line) = marked(page)?;
    characters.retain(|c| !c.is_whitespace());
    assert_eq!(characters, carriers(r#""iss":"https://id.example""#));
    assert!(line.ends_with("/claims/iss"), "{line}");
    Ok(())
}

fn caret(page: &Page) -> Result<(), Error> {
    const LEFT: char = '\u{e012}';
    page.open()?;
    let whole = hs256(CLAIMS);
    let start = place(&whole, ".") + 1;
    page.type_token(&whole)?;
    page.wait_idle()?;
    // Four characters carry three bytes.
    let aud = place(CLAIMS, r#""b""#) + 1;
    let at = start + (aud * 8).div_ceil(6);
    page.script("const it = document.querySelector('#token'); it.focus(); it.setSelectionRange(arguments[0], arguments[0])", vec![json!(at)])?;
    page.press(&LEFT.to_string())?;
    let (characters, line) = marked(page)?;
    assert_eq!(characters, "", "the caret marks nothing");
    assert_eq!(line, format!("payload · byte {aud} · /claims/aud/1"));
    let hooks = page.script("const it = document.querySelector('#position').dataset; return [it.segment, it.byte, it.pointer]", vec![])?;
    assert_eq!(hooks, json!(["payload", aud.to_string(), "/claims/aud/1"]));
    assert!(page.holds(
        "return document.querySelector('#claims [data-member=aud] [aria-current]') !== null"
    )?);
    page.press(&format!("{CONTROL}\u{e010}"))?;
    assert_eq!(marked(page)?.1, "signature · byte 31");
    Ok(())
}

fn large(page: &Page) -> Result<(), Error> {
    page.open()?;
    let filler = "x".repeat(30_000);
    let claims = format!(r#"{{"a":"{filler}","middle":42,"z":"{filler}"}}"#);
    page.paste(&hs256(&claims))?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.wait_idle()?;
    assert_eq!(marked(page)?.0, "");
    page.press_button(&row("claims", "middle"))?;
    let (characters, line) = marked(page)?;
    assert!(characters.len() < 22 && segment(&claims).contains(&characters), "{characters}");
    assert!(line.ends_with("/claims/middle"), "{line}");
    let shown = page.text("#collapsed .token")?;
    assert!(shown.len() < 2_000 && shown.matches('…').count() == 2, "{shown}");
    page.press_button(&row("claims", "z"))?;
    assert!(marked(page)?.0.len() < 1_000);
    page.press_button("#edit-as-text")?;
    page.wait("it is opened", "return document.querySelector('#token').value !== ''")?;
    page.press_button(&row("claims", "middle"))?;
    assert_eq!(marked(page)?.0, characters, "what a plain textarea cannot mark stands beside it");
    Ok(())
}

fn together(page: &Page) -> Result<(), Error> {
    page.open()?;
    let members: Vec<String> = (0..60).map(|it| format!("\"m{it}\":\"value {it}\"")).collect();
    page.type_token(&hs256(format!("{{{}}}", members.join(","))))?;
    page.wait_idle()?;
    let visible = "return [...document.querySelectorAll('[data-marked], tr:has([aria-current])')]
      .map(it => it.getBoundingClientRect()).filter(it => it.top >= 0 && it.bottom <= innerHeight).length";
    page.press_button(&row("claims", "m50"))?;
    assert_eq!(page.script(visible, vec![])?, 2);
    // The token box goes back to its place where it would hide the key.
    page.script("document.querySelector('#key').focus()", vec![])?;
    assert!(page.holds(
        "return getComputedStyle(document.querySelector('.token-card')).position !== 'sticky'"
    )?);
    page.resize(390, 800)?;
    page.press_button(&row("claims", "m40"))?;
    assert!(page.holds(
        "const it = document.querySelector('[data-marked]').getBoundingClientRect();
      return it.top >= 0 && it.bottom <= innerHeight"
    )?);
    Ok(())
}

fn problem(page: &Page) -> Result<(), Error> {
    page.open()?;
    let text = "eyJhbGciOiJIUzI1NiJ9.eyJhIjox*fQ.AAAA";
    page.type_token(text)?;
    page.wait_idle()?;
    let at = place(text, "*");
    page.press_button("#problems [data-problem=base64url-character] button")?;
    let selection = "const it = document.querySelector('#token');
      return [document.activeElement === it, it.selectionStart, it.selectionEnd]";
    assert_eq!(page.script(selection, vec![])?, json!([true, at, at + 1]));
    assert_eq!(marked(page)?.0, "*");
    // Selected, it is replaced by typing.
    page.press("A")?;
    page.wait_idle()?;
    assert_eq!(page.value("#token")?, text.replace('*', "A"));
    Ok(())
}

fn finding(page: &Page) -> Result<(), Error> {
    page.open()?;
    let claims = r#"{"sub":"a","role":"user","role":"admin"}"#;
    page.type_token(&hs256(claims))?;
    page.wait_idle()?;
    page.press_button("#findings [data-rule=json-duplicate-member] button.where")?;
    assert_eq!(marked(page)?.1, "payload · bytes 32 to 38 · /claims/role");
    let current = "return [...document.querySelectorAll('#claims [data-member]')].map(it => !!it.querySelector('[aria-current]'))";
    assert_eq!(page.script(current, vec![])?, json!([false, false, true]));
    Ok(())
}

fn copies(page: &Page) -> Result<(), Error> {
    page.open()?;
    let claims = r#"{"z":1.0, "a":1e400,"n":12345678901234567890,"m":-0,"o":{"d":1.10,"c":9007199254740993,"s":"\ud800\u202e"}}"#;
    page.type_token(&hs256(claims))?;
    page.wait_idle()?;
    let copy = |selector: &str| {
        page.set_clipboard("")?;
        page.press_button(selector)?;
        page.wait("it is copied", "return navigator.clipboard.readText().then(it => it !== '')")?;
        page.clipboard()
    };
    assert_eq!(copy("#claims .copy")?, claims);
    let report = copy("#findings .copy")?;
    let mut compact = report.clone();
    compact.retain(|c| !c.is_whitespace());
    let mut expected = claims.to_owned();
    expected.retain(|c| !c.is_whitespace());
    assert!(compact.contains(&format!("\"claims\":{expected}")), "{report}");
    Ok(())
}

fn repeated(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"r":"user","\u0072":"admin","o":{"k":[{"x":1,"x":2}]}}"#))?;
    page.wait_idle()?;
    let rows = "return [...document.querySelectorAll('#claims [data-member]')].map(it =>
      [it.dataset.member, it.dataset.value, it.dataset.replaced ?? '', it.querySelector('.lost')?.innerText ?? ''])";
    let last = "Repeated; most parsers keep the last: ";
    assert_eq!(
        page.script(rows, vec![])?,
        json!([
            ["r", "\"user\"", "true", "repeated; most parsers keep the last"],
            ["r", "\"admin\"", "", ""],
            ["o", r#"{"k":[{"x":1,"x":2}]}"#, "", format!("{last}/claims/o/k/0/x")],
        ])
    );
    page.script("[...document.querySelectorAll('#claims button')].find(it => it.innerText === 'JSON').click()", vec![])?;
    page.wait("the JSON view is shown", "return !!document.querySelector('#claims pre')")?;
    assert_eq!(page.text("#claims .lost")?, format!("{last}/claims/r /claims/o/k/0/x"));
    let mut shown = page.text("#claims pre")?;
    shown.retain(|c| !c.is_whitespace());
    assert_eq!(shown, r#"{"r":"user","\u0072":"admin","o":{"k":[{"x":1,"x":2}]}}"#);
    Ok(())
}

fn hidden(page: &Page) -> Result<(), Error> {
    page.open()?;
    let claims = "{\"a\u{200b}\":\"\u{e0041}x\\ud800\",\"o\":{\"\u{202e}b\":\"\u{ad}\\u202e\"},\"v\":\"\u{fe0f}\"}";
    page.type_token(&hs256(claims))?;
    page.wait_idle()?;
    let shown = page.text("#claims table")?;
    for part in
        ["a⟨U+200B⟩", "⟨U+E0041⟩x⟨\\ud800⟩", "\"⟨U+202E⟩b\": \"⟨U+00AD⟩\\u202e\"", "⟨U+FE0F⟩"]
    {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    page.script("[...document.querySelectorAll('#claims button')].find(it => it.innerText === 'JSON').click()", vec![])?;
    page.wait("the JSON view is shown", "return !!document.querySelector('#claims pre')")?;
    let shown = page.text("#claims pre")?;
    assert!(shown.contains("\"a⟨U+200B⟩\": \"⟨U+E0041⟩x\\ud800\""), "{shown}");
    // Hooks keep what was written.
    assert!(page.members("claims").is_ok());
    Ok(())
}

fn signature(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("es256")?;
    let rows = "return [...document.querySelectorAll('#signature [data-member]')].map(it =>
      [it.dataset.member, it.dataset.value.length, it.innerText.includes(it.dataset.value)])";
    page.wait(
        "the tables are there",
        "return !!document.querySelector('#signature [data-member=r]')",
    )?;
    assert_eq!(page.script(rows, vec![])?, json!([["r", 64, true], ["s", 64, true]]));
    page.press_button("#signature [data-member=s] button")?;
    let (characters, line) = marked(page)?;
    assert_eq!((characters.len(), line.as_str()), (44, "signature · bytes 32 to 63"));
    page.load_example("rs256")?;
    assert!(page.text("#signature")?.contains("2048 bits"));
    page.set_clipboard("")?;
    page.press_button("#signature .copy")?;
    page.wait(
        "it is copied",
        "return navigator.clipboard.readText().then(it => it.length === 512)",
    )?;
    page.type_token(&token(r#"{"alg":"ES256"}"#, "{}"))?;
    page.wait_idle()?;
    assert!(page.text("#signature")?.contains("64 bytes, this has 32 bytes"));
    Ok(())
}

fn other(page: &Page) -> Result<(), Error> {
    let folder = std::env::temp_dir().join(format!("jotlens-e2e-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let _ = fs::remove_file(folder.join("payload.png"));
    let allow = json!({"behavior": "allow", "downloadPath": folder.to_string_lossy()});
    page.open()?;
    page.driver.devtools("Browser.setDownloadBehavior", allow)?;
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend((0..2_000_u32).map(|it| it.to_le_bytes()[0]));
    page.type_token(&token(r#"{"alg":"HS256","typ":"JOSE"}"#, &bytes))?;
    page.wait_idle()?;
    assert_eq!(page.text("#content")?, "a PNG image, 2008 bytes");
    let dump = page.text("#claims pre")?;
    assert!(dump.starts_with("000000  89 50 4e 47 0d 0a 1a 0a  00 01 02"), "{dump}");
    assert!(dump.contains("  .PNG") && dump.contains("show 1496 more of 2008 bytes"), "{dump}");
    page.press_button("#claims pre .more button")?;
    page.wait(
        "all is shown",
        "return document.querySelector('#claims pre').innerText.includes('0007d0  ')",
    )?;
    let title = page.text_of("return document.title + location.href", vec![])?;
    page.press_button("#download")?;
    let saved = folder.join("payload.png");
    for _ in 0..200 {
        // The browser makes the file before it writes into it.
        if fs::metadata(&saved).is_ok_and(|it| it.len() > 0) {
            break;
        }
        page.pause(20);
    }
    assert_eq!(fs::read(&saved)?, bytes);
    fs::remove_dir_all(&folder)?;
    assert_eq!(page.text_of("return document.title + location.href", vec![])?, title);
    assert_eq!(page.witnessed("violations")?, [""; 0]);

    page.type_token(&token(r#"{"alg":"HS256","typ":"JOSE"}"#, "hello\u{202e} there"))?;
    page.wait_idle()?;
    assert_eq!(page.text("#claims pre")?, "hello⟨U+202E⟩ there");
    page.script("[...document.querySelectorAll('#claims button')].find(it => it.innerText === 'Hex').click()", vec![])?;
    page.wait(
        "it is hex",
        "return document.querySelector('#claims pre').innerText.startsWith('000000  68 65')",
    )?;
    Ok(())
}

fn deep(page: &Page) -> Result<(), Error> {
    page.open()?;
    let wide = "0,".repeat(200_000);
    let claims = format!("{{\"a\":{}{wide}0{}}}", "[".repeat(127), "]".repeat(127));
    page.set_clipboard(&hs256(&claims))?;
    page.select("#token")?;
    page.press(&format!("{CONTROL}v"))?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.wait_idle()?;
    page.script("[...document.querySelectorAll('#claims button')].find(it => it.innerText === 'JSON').click()", vec![])?;
    page.wait("the JSON view is shown", "return !!document.querySelector('#claims pre')")?;
    let length =
        page.script("return document.querySelector('#claims pre').innerText.length", vec![])?;
    assert!(length.as_u64().is_some_and(|it| it < 30_000), "{length}");
    let started: Value = page.script("const start = performance.now(); document.querySelector('#claims .copy').click(); return performance.now() - start", vec![])?;
    assert!(started.as_f64().is_some_and(|it| it < 1_000.0), "{started}");
    assert_eq!(page.complaints()?, [""; 0]);
    let deeper = format!("{{\"a\":{}{}}}", "[".repeat(128), "]".repeat(128));
    page.type_token(&hs256(deeper))?;
    assert!(
        page.problems()?.iter().any(|it| it.text.contains("128 levels") && it.offset.is_some())
    );
    Ok(())
}
