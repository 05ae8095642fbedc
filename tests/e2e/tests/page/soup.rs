//! Tokens in texts that are more than a token: listed, chosen from, sorted, filtered, saved; large texts searched.

use crate::Case;
use e2e::error::Error;
use e2e::page::{ENTER, Page};
use e2e::tokens::{hs256, token};
use serde_json::{Value, json};

pub fn cases() -> Vec<Case> {
    vec![
        Case("a_curl_line_lists_its_tokens_and_shows_the_first", curl),
        Case("choosing_a_row_inspects_that_token", choosing),
        Case("the_keys_alone_choose_a_token", keys),
        Case("the_list_sorts_and_filters", sorting),
        Case("an_edit_beside_the_chosen_token_keeps_it", editing),
        Case("a_har_file_names_header_and_path", har),
        Case("a_large_text_is_searched_by_the_worker_and_never_enters_the_textarea", large),
        Case("a_search_can_be_given_up_and_the_page_goes_on", cancelled),
        Case("a_large_text_without_a_token_says_so", nothing),
        Case("the_list_is_saved_as_csv_and_json_without_any_token", saved),
        Case("of_a_long_list_only_the_rows_in_sight_exist", long),
    ]
}

fn one() -> String {
    hs256(r#"{"iss":"https://one","exp":1}"#)
}

fn two() -> String {
    token(r#"{"alg":"ES256","kid":"k2"}"#, r#"{"iss":"https://two","sub":"ann"}"#)
}

fn three() -> String {
    hs256(r#"{"iss":"https://0","exp":9999999999}"#)
}

fn command() -> String {
    format!(
        "curl 'https://api.example/x?access_token={}' \\\n  -H 'Authorization: Bearer {}' -b 'sid={}'",
        one(),
        two(),
        three()
    )
}

/// The rows in sight: number and text.
fn rows(page: &Page) -> Result<Vec<(String, String)>, Error> {
    let rows = page.script(
        "return [...document.querySelectorAll('#tokens [data-index]')]
           .map(it => [it.dataset.index, it.innerText])",
        vec![],
    )?;
    Ok(serde_json::from_value(rows)?)
}

fn order(page: &Page) -> Result<Vec<String>, Error> {
    Ok(rows(page)?.into_iter().map(|row| row.0).collect())
}

/// The number of the row that is marked.
fn chosen(page: &Page) -> Result<String, Error> {
    let script =
        "return document.querySelector('#tokens [aria-current=true]')?.dataset.index ?? ''";
    page.text_of(script, vec![])
}

fn claim(page: &Page, name: &str) -> Result<Option<String>, Error> {
    let members = page.members("claims")?;
    Ok(members.into_iter().find(|member| member.0 == name).map(|member| member.1))
}

/// Opens a file of that text.
fn open_file(page: &Page, name: &str, text: &str) -> Result<(), Error> {
    page.script(
        "const input = document.querySelector('.token-card input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File([arguments[1]], arguments[0]));
         input.files = files.files;
         input.dispatchEvent(new Event('change', {bubbles: true}));",
        vec![json!(name), json!(text)],
    )
    .map(drop)
}

fn listed(page: &Page, count: usize) -> Result<(), Error> {
    page.wait_for(
        "the tokens are listed",
        "return document.querySelector('#tokens')?.dataset.total === arguments[0]",
        vec![json!(count.to_string())],
    )?;
    page.wait_idle()
}

fn curl(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&command())?;
    listed(page, 3)?;
    let rows = rows(page)?;
    for ((_, row), told) in rows.iter().zip([
        ["query access_token", "line 1", "HS256", "https://one"],
        ["Authorization", "line 2", "ES256", "k2"],
        ["cookie sid", "line 2", "HS256", "https://0"],
    ]) {
        assert!(told.iter().all(|it| row.contains(it)), "{row}: {told:?}");
    }
    assert_eq!((chosen(page)?, page.answer("kind")?), ("0".to_owned(), "jws".to_owned()));
    assert_eq!(claim(page, "iss")?.as_deref(), Some("\"https://one\""));
    assert_eq!(page.problems()?, []);
    let rules: Vec<String> = page.findings()?.into_iter().map(|it| it.rule).collect();
    for rule in ["input-multiple-tokens", "transport-url-query"] {
        assert!(rules.iter().any(|it| it == rule), "{rules:?}");
    }
    // The colours lie on the token and not on what surrounds it.
    let header = page.text_of("return document.querySelector('.mirror .h').textContent", vec![])?;
    assert!(one().starts_with(&format!("{header}.")), "{header}");
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}

fn choosing(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&command())?;
    listed(page, 3)?;
    page.press_button("#tokens [data-index='1']")?;
    page.wait("it is inspected", "return !!document.querySelector('#claims [data-member=sub]')")?;
    page.wait_idle()?;
    assert_eq!((chosen(page)?, page.value("#token")?), ("1".to_owned(), command()));
    assert_eq!(page.answer("lifetime")?, "endless");
    Ok(())
}

fn keys(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&command())?;
    listed(page, 3)?;
    page.script("document.querySelector('#tokens [data-index=\"2\"] button').focus()", vec![])?;
    page.press(&ENTER.to_string())?;
    page.wait_idle()?;
    assert_eq!((chosen(page)?, page.answer("lifetime")?), ("2".to_owned(), "alive".to_owned()));
    Ok(())
}

fn sorting(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&command())?;
    listed(page, 3)?;
    let head = |column: u8| format!("#tokens th:nth-child({column}) button");
    page.press_button(&head(5))?;
    assert_eq!(order(page)?, ["2", "0", "1"]);
    assert!(page.holds(
        "return !!document.querySelector('#tokens th:nth-child(5)[aria-sort=ascending]')"
    )?);
    page.press_button(&head(5))?;
    assert_eq!(order(page)?, ["1", "0", "2"]);
    page.press_button(&head(2))?;
    assert_eq!(order(page)?, ["1", "0", "2"], "what never expires has no number");
    page.select("#tokens-filter")?;
    page.press("authori")?;
    assert_eq!(order(page)?, ["1"]);
    assert_eq!(chosen(page)?, "", "the inspected one is not among them");
    assert_eq!(claim(page, "iss")?.as_deref(), Some("\"https://one\""));
    Ok(())
}

fn editing(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&command())?;
    listed(page, 3)?;
    page.press_button("#tokens [data-index='1']")?;
    page.wait_idle()?;
    page.script("document.querySelector('#token').setSelectionRange(0, 0)", vec![])?;
    page.script("document.querySelector('#token').focus()", vec![])?;
    page.press("time ")?;
    page.wait_idle()?;
    assert_eq!(page.value("#token")?, format!("time {}", command()));
    assert_eq!((chosen(page)?, claim(page, "sub")?), ("1".to_owned(), Some("\"ann\"".to_owned())));
    Ok(())
}

fn har_text(filling: usize) -> String {
    let entry = |token: String| {
        json!({"request": {"headers": [
            {"name": "Host", "value": "a"},
            {"name": "Authorization", "value": format!("Bearer {token}")}]},
            "response": {"content": {"text": "x ".repeat(filling / 2)}}})
    };
    let entries: Vec<Value> = [one(), two(), three()].map(entry).into();
    json!({"log": {"entries": entries}}).to_string()
}

fn har(page: &Page) -> Result<(), Error> {
    page.open()?;
    open_file(page, "a.har", &har_text(10))?;
    listed(page, 3)?;
    let rows = rows(page)?;
    for (index, row) in &rows {
        let path = format!("entries[{index}].request.headers[1].value");
        assert!(row.contains("Authorization") && row.contains(&path), "{row}");
    }
    page.press_button("#tokens [data-index='1']")?;
    page.wait("it is inspected", "return !!document.querySelector('#claims [data-member=sub]')")?;
    Ok(())
}

fn large(page: &Page) -> Result<(), Error> {
    page.open()?;
    let text = har_text(100_000);
    page.paste(&text)?;
    listed(page, 3)?;
    assert_eq!(page.value("#token")?, one(), "the first token, and nothing of the rest");
    let said = page.text("#scan")?;
    assert!(said.contains(&format!("{} bytes", text.len())) && said.contains("3 tokens"), "{said}");
    page.press_button("#tokens [data-index='1']")?;
    page.wait("it is inspected", "return !!document.querySelector('#claims [data-member=sub]')")?;
    assert_eq!((page.value("#token")?, chosen(page)?), (two(), "1".to_owned()));
    page.press_button("#clear")?;
    page.wait("all is gone", "return !document.querySelector('#scan, #tokens')")?;
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}

fn cancelled(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script(
        "const part = arguments[0] + ' words without end '.repeat(50000);
         const input = document.querySelector('.token-card input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File(Array(45).fill(part), 'long.log'));
         input.files = files.files;
         // Before the search can end, as soon as there is something to press.
         new MutationObserver((_, observer) => {
           const button = document.querySelector('#cancel-scan');
           if (button) { observer.disconnect(); button.click(); }
         }).observe(document.body, {childList: true, subtree: true});
         input.dispatchEvent(new Event('change', {bubbles: true}));",
        vec![json!(one())],
    )?;
    page.wait(
        "it is given up",
        "return document.querySelector('#scan')?.innerText.includes('given up')",
    )?;
    page.wait_idle()?;
    page.type_token(&two())?;
    assert_eq!(
        (page.answer("kind")?, page.answer("lifetime")?),
        ("jws".to_owned(), "endless".to_owned())
    );
    assert!(page.holds("return !document.querySelector('#scan')")?);
    page.load_example("es256")?;
    assert_eq!(page.answer("signature")?, "valid");
    Ok(())
}

fn nothing(page: &Page) -> Result<(), Error> {
    page.open()?;
    open_file(page, "a.log", &"nothing to see here\n".repeat(20_000))?;
    page.wait(
        "it is searched",
        "return document.querySelector('#scan')?.innerText.includes('searched, 0 tokens') === true",
    )?;
    assert_eq!(page.answer("kind")?, "unrecognised");
    assert!(page.problems()?.iter().any(|it| it.code == "not-a-token"));
    Ok(())
}

fn saved(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&format!(
        "{} kid={}",
        command(),
        token(r#"{"alg":"ES256","kid":"=1+1"}"#, "{}")
    ))?;
    listed(page, 4)?;
    page.script(
        "window.files = [];
         URL.createObjectURL = blob => { files.push(blob); return 'blob:' + location.origin + '/x'; };
         HTMLAnchorElement.prototype.click = function() { files.push(this.download); };",
        vec![],
    )?;
    page.press_button("#tokens-csv")?;
    page.press_button("#tokens-json")?;
    let texts = page.script(
        "return Promise.all(files.map(it => it instanceof Blob ? it.text() : it))",
        vec![],
    )?;
    let [csv, first, json, second] = serde_json::from_value::<[String; 4]>(texts)?;
    assert_eq!((first.as_str(), second.as_str()), ("tokens.csv", "tokens.json"));
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.contains(",'=1+1,"), "no formula: {csv}");
    let json: Value = serde_json::from_str(&json)?;
    assert_eq!(json.pointer("/1/kid"), Some(&json!("k2")));
    assert_eq!(json.pointer("/0/exp"), Some(&json!(1)));
    assert!(!csv.contains("eyJ") && !json.to_string().contains("eyJ"), "no token in it");
    Ok(())
}

fn long(page: &Page) -> Result<(), Error> {
    page.open()?;
    let text: Vec<String> = (0..2_000).map(|n| hs256(format!("{{\"n\":{n}}}"))).collect();
    page.paste(&text.join("\n"))?;
    listed(page, 2_000)?;
    assert!(rows(page)?.len() < 100);
    page.script("document.querySelector('.tokens-card .list').scrollTop = 32 * 1500", vec![])?;
    page.wait(
        "the rows there are drawn",
        "return !!document.querySelector('#tokens [data-index=\"1502\"]')",
    )?;
    assert!(rows(page)?.len() < 100);
    page.script("document.querySelector('#tokens [data-index=\"1502\"]').click()", vec![])?;
    page.wait(
        "it is inspected",
        "return document.querySelector('#claims [data-member=n]')?.dataset.value === '1502'",
    )
}
