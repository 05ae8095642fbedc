//! `cargo xtask bench`: prints what was measured, and writes it to `target/bench.json` and `docs/performance.md`.

use e2e::bench::table::{self, Row};
use e2e::bench::{keystroke, load, many, paste, rates, soup};
use e2e::error::Error;
use e2e::page::Page;
use std::fs;
use std::process::ExitCode;
use xtask::run::root;
use xtask::{compress, headers, server, size};

fn main() -> ExitCode {
    match bench() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Parts that can be asked for by name.
const PARTS: [&str; 7] = ["bytes", "load", "paste", "keystroke", "soup", "many", "rates"];

fn bench() -> Result<(), Error> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = asked.iter().find(|part| !PARTS.contains(&part.as_str())) {
        let parts = PARTS.join(", ");
        return Err(Error::new(format!("`{unknown}` is no part of the bench; they are {parts}")));
    }
    let wanted = |part: &&str| asked.is_empty() || asked.iter().any(|asked| asked == part);
    let folder = root().join("target/bench-bare");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), paste::BARE)?;
    compress::beside(&folder).map_err(Error::new)?;
    fs::write(folder.join("_headers"), bare_headers())?;
    let server = server::start(&folder, 0)?;
    let page = Page::start()?;
    let bare = format!("http://127.0.0.1:{}/", server.port);
    page.allow_clipboard(&bare)?;
    let mut rows = Vec::new();
    for part in PARTS.iter().filter(|part| wanted(part)) {
        let measured = measure(part, &page, &bare)?;
        print(&table::text(&measured));
        rows.extend(measured);
    }
    if asked.is_empty() { write(&rows, &page.browser()) } else { Ok(()) }
}

/// Ours but for the policy, which would refuse the script in the page: browsers answer some of them with a new process.
fn bare_headers() -> String {
    let ours = headers::text(&[]);
    let lines = ours.split_inclusive('\n');
    lines.filter(|line| !line.contains("Content-Security-Policy")).collect()
}

fn measure(part: &str, page: &Page, bare: &str) -> Result<Vec<Row>, Error> {
    match part {
        "bytes" => bytes(),
        "load" => load::measure(page, bare),
        "paste" => paste::measure(page, bare),
        "keystroke" => keystroke::measure(page, bare),
        "soup" => soup::measure(page),
        "many" => many::measure(page),
        _ => rates::measure(),
    }
}

/// What `cargo xtask size` counts.
fn bytes() -> Result<Vec<Row>, Error> {
    let sums = size::sums()?.into_iter();
    let row = |(what, unit, ours, budget): (&str, &'static str, usize, usize)| {
        let figure = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        Row::of(what, unit, figure(ours)).within(table::Budget::AtMost(figure(budget)))
    };
    Ok(sums.map(row).collect())
}

fn write(rows: &[Row], browser: &str) -> Result<(), Error> {
    let file = root().join("target/bench.json");
    fs::write(&file, serde_json::to_string_pretty(&table::json(rows))?)?;
    let machine = machine();
    let text = format!("{HEAD}Measured in {browser} on {machine}.\n\n{}", table::markdown(rows));
    fs::write(root().join("docs/performance.md"), text)?;
    let missed = rows.iter().filter(|row| row.is_kept() == Some(false));
    let missed: Vec<&str> = missed.map(|row| row.what.as_str()).collect();
    print(&match missed.as_slice() {
        [] => "all budgets are kept".to_owned(),
        missed => format!("budgets missed: {}", missed.join("; ")),
    });
    Ok(())
}

/// Processor, number of cores and date.
fn machine() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let name = name.map_or("an unknown processor", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let date = xtask::run::output(&mut xtask::run::command("date", &["-u", "+%F"]));
    let date = date.map(|date| date.trim().to_owned()).unwrap_or_default();
    format!("{name}, {cores} cores, {date}")
}

#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
fn print(line: &str) {
    println!("{line}");
}

const HEAD: &str = "# Performance\n\nWritten by `cargo xtask bench`. Medians of at least five runs; ours and the peer's in turn. A cold load is a first visit: nothing is cached, no service worker answers, files come packed with brotli. The bare page is a textarea, `atob`, `JSON.parse` and `textContent`, served with the same headers but for the Content Security Policy; `jose` is the npm package on WebCrypto, in the same browser. A figure of 0 for a longest task says that the browser reported none: it reports those of 50 ms and more. Absolute times are those of one machine; ratios say more.\n\n";
