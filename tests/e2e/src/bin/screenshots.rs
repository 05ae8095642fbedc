//! Pictures of every view and main state in four widths, light and dark, into `target/screenshots/`; of some states only
//! when they are named.

use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use serde_json::json;
use std::fs;
use std::process::ExitCode;
use xtask::run::root;

/// A name and how the page comes into that state.
struct State(&'static str, fn(&Page) -> Result<(), Error>);

const STATES: [State; 22] = [
    State("empty", |_| Ok(())),
    State("verified", |page| page.load_example("es256")),
    State("stolen", |page| {
        page.load_example("es256")?;
        page.press_button("#exposure summary")
    }),
    State("expired", |page| page.load_example("expired")),
    State("sd-jwt", |page| page.load_example("sd-jwt")),
    State("encrypted", |page| page.type_token(ENCRYPTED)),
    State("tokens", |page| {
        let (one, two) =
            (hs256(r#"{"exp":1}"#), hs256(r#"{"sub":"b","iss":"https://id.example"}"#));
        page.type_token(&format!("Authorization: Bearer {one}\nCookie: id={two}\n"))
    }),
    State("key", |page| page.type_token(r#"{"kty":"oct","k":"AAAA","kid":"a"}"#)),
    State("right-to-left", |page| {
        page.type_token(&hs256(r#"{"name":"\u{5d0}\u{5d1}\u{5d2} abc","role":"\u{202e}nimda"}"#))
    }),
    State("wrong-key", |page| {
        page.load_example("hs256")?;
        page.set_key("a secret that did not sign this token, long enough")
    }),
    State("broken", |page| {
        let token = hs256("{\"iss\":\"https://id.example.com/\",\n \"sub\": user_123}");
        page.type_token(&token.replace(".BwcH", ".Bw+="))
    }),
    State("unsigned", |page| page.load_example("unsigned")),
    State("large-paste", large),
    State("json", |page| {
        page.load_example("rs256")?;
        page.script(
            "[...document.querySelectorAll('#claims button')]
               .find(it => it.innerText === 'JSON').click()",
            vec![],
        )
        .map(drop)
    }),
    State("shortcuts", |page| page.press_button("[aria-label=Shortcuts]")),
    State("learn-built", |page| {
        page.load_example("es256")?;
        learn(page, &["topic=built"])
    }),
    State("learn-choose", |page| learn(page, &["topic=choose"])),
    State("learn-advice", |page| {
        learn(
            page,
            &[
                "topic=choose",
                "end=now",
                "servers=services",
                "clients=browser",
                "verifiers=several",
                "stay=day",
            ],
        )
    }),
    State("learn-revoke", |page| learn(page, &["topic=revoke"])),
    State("learn-store", |page| learn(page, &["topic=store"])),
    State("learn-signing", |page| learn(page, &["topic=signing"])),
    State("learn-attacks", |page| learn(page, &["topic=attacks"])),
];

const ENCRYPTED: &str =
    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";

/// Widths and heights of the window in CSS pixels.
const SIZES: [(u32, u32); 4] = [(360, 780), (768, 1024), (1360, 900), (1920, 1080)];

fn main() -> ExitCode {
    match pictures() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn pictures() -> Result<(), Error> {
    let folder = root().join("target/screenshots");
    fs::create_dir_all(&folder)?;
    let page = Page::start()?;
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for State(state, enter) in &STATES {
        if !wanted.is_empty() && !wanted.iter().any(|it| it == state) {
            continue;
        }
        page.open()?;
        enter(&page)?;
        page.wait_idle()?;
        for (width, height) in SIZES {
            for scheme in ["light", "dark"] {
                page.resize(width, height)?;
                page.prefer(scheme)?;
                // Transitions of colour come to their end.
                page.pause(300);
                let path = folder.join(format!("{state}-{width}-{scheme}.png"));
                fs::write(&path, page.driver.screenshot()?)?;
                print(&path.display().to_string());
            }
        }
    }
    Ok(())
}

fn large(page: &Page) -> Result<(), Error> {
    let roles: Vec<String> = (0..6_000).map(|n| format!("\"service-{n:06}\"")).collect();
    page.paste(&hs256(format!("{{\"sub\":\"user_123\",\"roles\":[{}]}}", roles.join(","))))?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")
}

/// The Learn view after those choices.
fn learn(page: &Page, choices: &[&str]) -> Result<(), Error> {
    page.press_button("nav [data-view=learn]")?;
    for choice in choices {
        let button = format!("[data-act='learn {choice}']");
        page.wait_for(
            "it is there",
            "return !!document.querySelector(arguments[0])",
            vec![json!(button)],
        )?;
        page.press_button(&button)?;
        page.pause(200);
    }
    page.script("scrollTo(0, 0)", vec![]).map(drop)
}

#[expect(clippy::print_stdout, reason = "says where the pictures are")]
fn print(line: &str) {
    println!("{line}");
}
