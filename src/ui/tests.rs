//! Views as HTML, drawn natively.

use super::view::tests::{html, session};
use super::{answers, findings, keys, members};
use crate::encoding::base64url::encode;

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
