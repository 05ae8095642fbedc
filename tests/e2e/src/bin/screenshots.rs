//! Pictures of the page's main states, wide and narrow, light and dark, into `target/screenshots/`.

use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use std::fs;
use std::process::ExitCode;
use xtask::run::root;

/// A name and how the page comes into that state.
struct State(&'static str, fn(&Page) -> Result<(), Error>);

const STATES: [State; 8] = [
    State("empty", |_| Ok(())),
    State("verified", |page| page.load_example("es256")),
    State("expired", |page| page.load_example("expired")),
    State("wrong-key", |page| {
        page.load_example("hs256")?;
        page.set_key("a secret that did not sign this token, long enough")?;
        page.wait_idle()
    }),
    State("broken", |page| {
        let token = hs256("{\"iss\":\"https://id.example.com/\",\n \"sub\": user_123}");
        page.type_token(&token.replace(".BwcH", ".Bw+="))?;
        page.wait_idle()
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
];

/// Widths and heights of the window in CSS pixels.
const SIZES: [(&str, u32, u32); 2] = [("wide", 1360, 900), ("narrow", 390, 844)];

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
    for State(state, enter) in &STATES {
        page.open()?;
        enter(&page)?;
        for (size, width, height) in SIZES {
            for scheme in ["light", "dark"] {
                page.resize(width, height)?;
                page.prefer(scheme)?;
                // Transitions of colour come to their end.
                page.pause(300);
                let path = folder.join(format!("{state}-{size}-{scheme}.png"));
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
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.wait_idle()
}

#[expect(clippy::print_stdout, reason = "says where the pictures are")]
fn print(line: &str) {
    println!("{line}");
}
