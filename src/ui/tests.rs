//! Views as HTML, drawn natively.

use super::view::tests::{html, session};
use super::{answers, findings, keys, members, tokens};
use crate::encoding::base64url::encode;
use crate::report::found;
use crate::session::tokens::{Scan, TokenAction};
use crate::session::{Action, Session};

fn token(header: &str, claims: &str) -> String {
    format!("{}.{}.", encode(header.as_bytes()), encode(claims.as_bytes()))
}

#[tokio::test]
async fn the_four_answers_name_their_states() {
    let input = token(r#"{"alg":"none"}"#, r#"{"sub":"a"}"#);
    let html = html(session(&input), answers::answers).await;
    for (answer, state) in
        [("kind", "jws"), ("lifetime", "endless"), ("signature", "none"), ("findings", "error")]
    {
        let hook = format!(r#"data-answer="{answer}" data-state="{state}""#);
        assert!(html.contains(&hook), "{hook} in {html}");
    }
}

#[tokio::test]
async fn a_finding_says_its_severity_in_a_word_and_links_its_reference() {
    let input = token(r#"{"alg":"none"}"#, r#"{"sub":"a"}"#);
    let html = html(session(&input), findings::findings).await;
    assert!(html.contains(r#"data-rule="hdr-alg-none" data-severity="error""#), "{html}");
    assert!(html.contains(r#"aria-label="error""#), "{html}");
    assert!(html.contains("https://www.rfc-editor.org/rfc/rfc7518#section-3.6"), "{html}");
}

#[tokio::test]
async fn a_problem_says_where() {
    let html = html(session("eyJhbGciOiJIUzI1NiJ9.e3*.AAAA"), findings::findings).await;
    assert!(html.contains(r#"data-problem="base64url-character" data-offset="23""#), "{html}");
    assert!(html.contains("Character 24:</button>"), "{html}");
}

#[tokio::test]
async fn hostile_names_and_values_are_text() {
    let input =
        token(r#"{"alg":"HS256"}"#, r#"{"<img src=x onerror=alert(1)>":"</td><script>\u202e"}"#);
    let html = html(session(&input), |view| members::members(view, members::Side::Claims)).await;
    assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
    assert!(html.contains("⟨U+202E⟩"), "{html}");
}

#[tokio::test]
async fn every_repeated_member_is_a_row_and_says_which_one_counts() {
    let input = token(r#"{"alg":"HS256"}"#, r#"{"r":1,"r":2,"o":{"x":1,"x":[2]}}"#);
    let html = html(session(&input), |view| members::members(view, members::Side::Claims)).await;
    assert_eq!(html.matches(r#"data-member="r""#).count(), 2, "{html}");
    assert_eq!(html.matches("repeated; most parsers keep the last").count(), 1, "{html}");
    assert_eq!(html.matches(r#"data-replaced="true""#).count(), 1, "{html}");
    assert!(html.contains("keep the last: /claims/o/x"), "{html}");
}

#[tokio::test]
async fn half_a_surrogate_pair_is_shown_as_it_was_written() {
    let input = token(r#"{"alg":"HS256"}"#, r#"{"\udc00":"a\ud800"}"#);
    let html = html(session(&input), |view| members::members(view, members::Side::Claims)).await;
    assert!(html.contains(r"⟨\udc00⟩") && html.contains(r"a⟨\ud800⟩"), "{html}");
}

#[tokio::test]
async fn one_name_of_a_table_is_a_tab_stop() {
    let input = token(r#"{"alg":"HS256"}"#, r#"{"a":1,"b":2,"c":3}"#);
    let html = html(session(&input), |view| members::members(view, members::Side::Claims)).await;
    assert_eq!(html.matches(r#"tabindex="0""#).count(), 1, "{html}");
    assert!(html.contains(r#"data-bytes="7-12""#), "{html}");
}

#[tokio::test]
async fn bytes_are_shown_as_hex_with_what_they_are() {
    let input =
        format!("{}.{}.AAAA", encode(br#"{"alg":"HS256","typ":"JOSE"}"#), encode(b"%PDF-\xff"));
    let html = html(session(&input), |view| members::members(view, members::Side::Claims)).await;
    assert!(html.contains("a PDF document, 6 bytes"), "{html}");
    assert!(html.contains("000000  25 50 44 46 2d ff") && html.contains("%PDF-."), "{html}");
}

#[tokio::test]
async fn numbers_keep_their_text() {
    let input = token(r#"{"alg":"HS256"}"#, r#"{"id":100002348117421473,"x":1.0,"y":1e400}"#);
    let html = html(session(&input), |view| members::members(view, members::Side::Claims)).await;
    for value in ["100002348117421473", "1.0", "1e400"] {
        assert!(html.contains(&format!(r#"data-value="{value}""#)), "{html}");
    }
}

#[tokio::test]
async fn the_steps_stand_in_the_verify_card() {
    let input = token(r#"{"alg":"HS256"}"#, r#"{"sub":"a"}"#);
    let html = html(session(&input), keys::key_card).await;
    assert!(html.contains(r#"data-step="decode" data-outcome="pass""#), "{html}");
    assert!(html.contains(r#"data-step="issuer" data-outcome="skip""#), "{html}");
}

#[tokio::test]
async fn the_answer_counts_what_the_list_shows() {
    // Neither payload nor signature can be read.
    let header = encode(br#"{"alg":"HS256","typ":"JWT"}"#);
    let payload = encode(br#"{"sub": user}"#);
    let input = format!("{header}.{payload}.Bw+=");
    let list = html(session(&input), findings::findings).await;
    let errors = list.matches("pip err").count();
    assert!(errors > 3 && list.contains("data-problem") && list.contains("data-rule"), "{list}");
    let answers = html(session(&input), answers::answers).await;
    assert!(answers.contains(&format!("<b>{errors} errors</b>")), "{errors} in {answers}");
}

/// Two tokens in a command, the second one chosen.
fn command() -> Session {
    let [one, two] = ["a", "b"].map(|subject| {
        token(r#"{"alg":"ES256"}"#, &format!(r#"{{"iss":"https://{subject}","exp":1}}"#))
    });
    let input = format!("curl -H 'Authorization: Bearer {one}AAAA' 'https://a/?jwt={two}AAAA'");
    let choice = Action::Tokens(TokenAction::Choose { index: 1 });
    session(&input).apply(choice).expect("there are two")
}

#[tokio::test]
async fn the_tokens_of_a_text_are_listed_and_the_chosen_one_is_marked() {
    let html = html(command(), tokens::tokens_card).await;
    assert!(html.contains(r#"data-total="2""#), "{html}");
    assert!(html.contains(r#"<tr data-index="0" data-act="choose 0">"#), "{html}");
    assert!(html.contains(r#"<tr data-index="1" aria-current="true""#), "{html}");
    for told in [
        "Authorization",
        "query jwt",
        "line 1",
        "ES256",
        "https://a",
        r#"class="expired">56 years ago"#,
    ] {
        assert!(html.contains(told), "{told} in {html}");
    }
}

#[tokio::test]
async fn a_sorted_column_says_so_and_a_filter_counts() {
    let column = found::ISSUER;
    let sorted = command().apply(Action::Tokens(TokenAction::Sort { column })).unwrap();
    let text = "query".into();
    let filtered = sorted.apply(Action::Tokens(TokenAction::Filter { text })).unwrap();
    let html = html(filtered, tokens::tokens_card).await;
    assert!(html.contains(r#"aria-sort="ascending""#) && html.contains("1 of 2"), "{html}");
    assert!(!html.contains(r#"data-index="0""#), "{html}");
}

#[tokio::test]
async fn of_a_long_list_only_the_rows_in_sight_are_drawn() {
    let line = |n| format!("{}AAAA", token(r#"{"alg":"HS256"}"#, &format!("{{\"n\":{n}}}")));
    let lines: Vec<String> = (0..1_000).map(line).collect();
    let input = lines.join("\n");
    let scrolled = session(&input).apply(Action::Tokens(TokenAction::Scroll { top: 500 })).unwrap();
    let html = html(scrolled, tokens::tokens_card).await;
    assert_eq!(html.matches("data-index").count(), 80);
    assert!(html.contains(r#"data-index="500""#) && html.contains(r#"height="15360""#), "{html}");
}

#[tokio::test]
async fn nothing_is_said_of_a_text_while_tokens_are_looked_for() {
    let looking = Session::default().apply(Action::Edit { input: "GET /a.b.c HTTP/1.1".into() });
    let html = html(looking.unwrap(), answers::answers).await;
    assert!(html.contains("Looking…") && !html.contains("Not a token"), "{html}");
}

#[tokio::test]
async fn a_search_tells_how_far_it_is_and_a_text_too_large_is_refused() {
    let scan = |bytes, running| {
        let scan =
            Scan { id: 1, name: "a.har".into(), bytes, done: 25, running, ..Scan::default() };
        Session::default().apply(Action::Tokens(TokenAction::Scan { scan })).unwrap()
    };
    let running = html(scan(100, true), tokens::scan::scan).await;
    assert!(running.contains("a.har: 25 % searched, 0 tokens found"), "{running}");
    assert!(running.contains("cancel-scan"), "{running}");
    let refused = html(scan(50_000_001, false), tokens::scan::scan).await;
    assert!(refused.contains("has 50000001 bytes; at most 50000000"), "{refused}");
    assert!(!refused.contains("cancel-scan"), "{refused}");
}

#[tokio::test]
async fn a_key_that_cannot_be_read_is_said_to_be_none() {
    let input = token(r#"{"alg":"ES256"}"#, r#"{"sub":"a"}"#);
    let mut session = session(&input);
    std::rc::Rc::make_mut(&mut session.request).key = "-----BEGIN PUBLIC KEY-----".into();
    let html = html(session, keys::key_card).await;
    assert!(html.contains("No key could be read"), "{html}");
}

#[tokio::test]
async fn of_a_table_with_thousands_of_members_those_in_sight_are_drawn() {
    let table = |count: usize| {
        let members: Vec<String> = (0..count).map(|n| format!("\"m{n}\":{n}")).collect();
        session(&token(r#"{"alg":"HS256"}"#, &format!("{{{}}}", members.join(","))))
    };
    let claims = |view: &super::view::View<'_>| members::members(view, members::Side::Claims);
    let whole = html(table(300), claims).await;
    assert_eq!(whole.matches("data-member").count(), 300);
    let first = html(table(1_000), claims).await;
    assert_eq!(first.matches("data-member").count(), 60);
    assert!(
        first.contains(r#"data-member="m0""#) && first.contains(r#"height="52640""#),
        "{first}"
    );
    let scrolled = Action::ShowMore { pointer: "/claims".to_owned(), bytes: 500 };
    let middle = html(table(1_000).apply(scrolled).unwrap(), claims).await;
    assert_eq!(middle.matches("data-member").count(), 80);
    for shown in
        [r#"height="26880""#, r#"data-member="m480""#, r#"data-member="m559""#, r#"height="24640""#]
    {
        assert!(middle.contains(shown), "{shown} in {middle}");
    }
}

#[tokio::test]
async fn the_current_view_is_marked() {
    let learning = Session::default().apply(Action::Learn { choice: "".into() }).unwrap();
    let html = html(learning, super::top::top).await;
    assert!(html.contains(r#"data-view="learn" data-act="learn" aria-current="page""#), "{html}");
    assert_eq!(html.matches("aria-current").count(), 1, "{html}");
}

#[tokio::test]
async fn the_verdict_is_announced_in_one_sentence() {
    let input = token(r#"{"alg":"none"}"#, r#"{"sub":"a"}"#);
    let html = html(session(&input), answers::answers).await;
    assert!(html.contains(r#"role="status">Signature: Not signed. Findings: "#), "{html}");
}

const PROOF: &str = r#"{"alg":"ES256","typ":"dpop+jwt"}"#;

#[tokio::test]
async fn every_expectation_has_its_field() {
    let html = html(session(&token(r#"{"alg":"HS256"}"#, "{}")), keys::key_card).await;
    for id in [
        "expect-issuer",
        "expect-audience",
        "as-of",
        "clock-skew",
        "expect-subject",
        "max-age",
        "expect-type",
        "expect-nonce",
        "expect-algorithms",
        "second",
    ] {
        assert_eq!(html.matches(&format!(r#"id="{id}""#)).count(), 1, "{id} in {html}");
    }
    assert!(!html.contains("expect-url"), "{html}");
    let skew = format!(r#"placeholder="{}""#, crate::request::DEFAULT_SKEW);
    assert!(html.contains(&skew), "{html}");
}

#[tokio::test]
async fn a_second_text_is_asked_for_where_the_token_is_about_one() {
    let is_open = |html: &str| html.contains("<details class=\"more-expectations\" open");
    let of = |header: &str, claims: &str| session(&token(header, claims));
    let plain = html(of(r#"{"alg":"HS256"}"#, "{}"), keys::key_card).await;
    assert!(!is_open(&plain), "{plain}");
    for claims in [r#"{"at_hash":"a"}"#, r#"{"cnf":{"jkt":"a"}}"#] {
        let bound = html(of(r#"{"alg":"ES256"}"#, claims), keys::key_card).await;
        assert!(is_open(&bound) && bound.contains("Second token"), "{bound}");
    }
    let proof = html(of(PROOF, "{}"), keys::key_card).await;
    assert!(is_open(&proof) && proof.contains("expect-method"), "{proof}");
    let detached = html(session("eyJhbGciOiJIUzI1NiJ9..AAAA"), keys::key_card).await;
    assert!(is_open(&detached) && detached.contains("exactly"), "{detached}");
}

#[tokio::test]
async fn what_the_second_text_is_taken_for_is_said_below_it() {
    let input = token(r#"{"alg":"HS256"}"#, r#"{"sub":"a"}"#);
    let mut options = crate::request::Options::default();
    options.other = Some(token(PROOF, "{}"));
    let request =
        crate::request::Request { input: input.as_str().into(), options, ..Default::default() };
    let inspected = crate::inspect::inspection(&request);
    let outcome = crate::paint::outcome(&inspected.facts, &inspected.judgement, &request);
    let read = session(&input);
    let (revision, tokens) = (read.revision, "".into());
    let answer = Action::Inspected { revision, outcome: outcome.into(), tokens };
    let html = html(read.apply(answer).unwrap(), keys::key_card).await;
    assert!(html.contains("Taken for: DPoP proof"), "{html}");
}
