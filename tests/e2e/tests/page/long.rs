//! Tables with more rows than a browser should lay out at once: those in sight are there, wherever one scrolls.

use crate::Case;
use e2e::error::Error;
use e2e::page::{Page, TAB};
use e2e::tokens::hs256;
use serde_json::{Value, json};

pub fn cases() -> Vec<Case> {
    vec![
        Case("of_thousands_of_claims_those_in_sight_are_drawn", scrolled),
        Case("a_long_table_begins_at_its_top_with_every_token", anew),
    ]
}

/// Claims of every form: short, long, nested, repeated, instants.
fn claims(count: usize) -> String {
    let value = |n: usize| match n % 5 {
        0 => json!("a long value ".repeat(40)),
        1 => json!({"a": [1, 2, 3], "b": {"c": "x"}}),
        2 => json!("<b>שלום</b>"),
        _ => json!(n),
    };
    let members: Vec<String> = (0..count).map(|n| format!("\"m{n}\":{}", value(n))).collect();
    format!("{{\"exp\":1795332000,\"twice\":1,\"twice\":2,{}}}", members.join(","))
}

fn scrolled(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(claims(2_000)))?;
    page.wait_idle()?;
    for width in [1360, 390] {
        page.resize(width, 900)?;
        // Three members are before m0, and a row has 56 pixels.
        for (top, first) in [(0, "exp"), (1_003, "m1000"), (17, "m14"), (1_503, "m1500")] {
            page.script(
                "document.querySelector('.long').scrollTop = arguments[0] * 56",
                vec![json!(top)],
            )?;
            let at_top = format!("return ({IN_SIGHT})[0] === '{first}'");
            page.wait(&format!("{first} is the first row at {width} pixels"), &at_top)?;
            let heights = page.script(HEIGHTS, vec![])?;
            assert_eq!(heights, json!([56]), "at {width} pixels, {first}");
            let drawn = page.members("claims")?.len();
            assert!((60..=80).contains(&drawn), "{drawn} rows");
        }
        page.script("document.querySelector('.long').scrollTop = 1e9", vec![])?;
        page.wait("the last row is there", &format!("return ({IN_SIGHT}).at(-1) === 'm1999'"))?;
    }
    page.resize(1360, 900)?;
    page.press_button("#claims [data-act='json claims']")?;
    let whole = page.text("#claims")?;
    assert!(whole.contains(&"a long value ".repeat(40)), "nothing is cut in JSON");
    Ok(())
}

fn anew(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(claims(900)))?;
    page.wait_idle()?;
    page.script("document.querySelector('.long').scrollTop = 56 * 500", vec![])?;
    page.wait("it is scrolled", &format!("return ({IN_SIGHT})[0] === 'm497'"))?;
    page.set_key("a key that does not fit")?;
    page.wait_idle()?;
    assert!(page.holds(&format!("return ({IN_SIGHT})[0] === 'm497'"))?, "a key moves nothing");
    page.type_token(&hs256(claims(901)))?;
    page.wait("the first rows are in sight", &format!("return ({IN_SIGHT})[0] === 'exp'"))?;
    // The keyboard comes to the frame, and scrolls it.
    page.script("document.querySelector('#claims .bar [data-act^=copy]').focus()", vec![])?;
    page.driver.press(&format!("{TAB}\u{e00f}"))?;
    page.wait("a page further", &format!("return !({IN_SIGHT}).includes('exp')"))?;
    assert_eq!(
        page.script("return document.activeElement.className", vec![])?,
        Value::from("long")
    );
    Ok(())
}

/// The names of the rows that are seen whole.
const IN_SIGHT: &str = "(() => {
    const frame = document.querySelector('.long').getBoundingClientRect();
    return [...document.querySelectorAll('#claims [data-member]')].filter(row => {
      const {top, bottom} = row.getBoundingClientRect();
      return top >= frame.top - 1 && bottom <= frame.bottom + 1;
    }).map(row => row.dataset.member);
  })()";

const HEIGHTS: &str = "return [...new Set([...document.querySelectorAll('#claims [data-member]')].map(row => row.getBoundingClientRect().height))]";
