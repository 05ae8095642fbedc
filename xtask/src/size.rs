//! The byte table of `dist/`, and the budgets. A KB is 1000 bytes.

use crate::{bleed, compress, dist, single, site, sums};
use std::fs;

/// Brotli 11 of what loads before the first paste; the worker is not counted.
const PAGE_BUDGET: usize = 120_000;
/// Brotli 11 of the worker's JavaScript and wasm.
const WORKER_BUDGET: usize = 380_000;
/// Brotli 11 of the texts that the worker loads: what explains the rules, and the lessons.
const TEXTS_BUDGET: usize = 40_000;
/// Requests until the page can be used, the worker included.
const REQUEST_BUDGET: usize = 9;
/// The single file as it lies on a disk.
const SINGLE_BUDGET: usize = 2_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Page,
    Worker,
    Texts,
}

struct Row {
    file: String,
    part: Part,
    raw: usize,
    brotli: usize,
}

/// Prints the table of an existing build; fails above a budget or when something is linked where
/// it must not be.
///
/// # Errors
/// A sentence for each budget that is exceeded and each crate that bled.
pub fn check() -> Result<(), String> {
    let rows = measure()?;
    let single = single::text(&dist::folder())?.len();
    print(&rows, single);
    let faults = over_budget(&rows).into_iter().chain(single_over_budget(single));
    let faults: Vec<_> = faults.chain(bleed::check()?).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n       ")) }
}

fn measure() -> Result<Vec<Row>, String> {
    let names = dist::files(&dist::folder())?;
    let rows = names.into_iter().filter_map(|file| part(&file).map(|part| (file, part)));
    rows.map(|(file, part)| {
        let bytes = fs::read(dist::folder().join(&file))
            .map_err(|error| format!("dist/{file}: {error}"))?;
        Ok(Row { raw: bytes.len(), brotli: compress::brotli(&bytes).len(), file, part })
    })
    .collect()
}

/// Which sum a file belongs to; `None` for what is not loaded before the page can be used.
fn part(file: &str) -> Option<Part> {
    let is_later = ["_headers", "sw.js", sums::NAME].contains(&file)
        || file.starts_with("manifest-")
        || file.ends_with(".cdx.json")
        || compress::is_copy(file);
    match file {
        _ if is_later => None,
        _ if file.starts_with("worker") => Some(Part::Worker),
        _ if file.starts_with(site::TEXTS) => Some(Part::Texts),
        _ => Some(Part::Page),
    }
}

/// What is counted of an existing build: name, unit, count and budget.
///
/// # Errors
/// A sentence when a file cannot be read.
pub fn sums() -> Result<[Sum; 4], String> {
    Ok(summed(&measure()?))
}

/// Name, unit, count and budget.
type Sum = (&'static str, &'static str, usize, usize);

fn summed(rows: &[Row]) -> [Sum; 4] {
    [
        ("the page", "bytes", sum(rows, Part::Page), PAGE_BUDGET),
        ("the worker", "bytes", sum(rows, Part::Worker), WORKER_BUDGET),
        ("the texts", "bytes", sum(rows, Part::Texts), TEXTS_BUDGET),
        ("loading", "requests", rows.len(), REQUEST_BUDGET),
    ]
}

fn over_budget(rows: &[Row]) -> Vec<String> {
    let over = summed(rows).into_iter().filter(|(_, _, count, budget)| count > budget);
    over.map(|(what, unit, count, budget)| {
        format!("{what} takes {count} {unit}; the budget is {budget}")
    })
    .collect()
}

fn single_over_budget(bytes: usize) -> Option<String> {
    (bytes > SINGLE_BUDGET)
        .then(|| format!("the single file has {bytes} bytes; the budget is {SINGLE_BUDGET}"))
}

fn sum(rows: &[Row], part: Part) -> usize {
    rows.iter().filter(|row| row.part == part).map(|row| row.brotli).sum()
}

#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
fn print(rows: &[Row], single: usize) {
    let width = rows.iter().map(|row| row.file.len()).max().unwrap_or_default();
    println!("{:width$}  {:>9}  {:>9}", "file", "raw", "brotli 11");
    for row in rows {
        println!("{:width$}  {:>9}  {:>9}", row.file, row.raw, row.brotli);
    }
    println!("page      {:>7} bytes of {PAGE_BUDGET}", sum(rows, Part::Page));
    println!("worker    {:>7} bytes of {WORKER_BUDGET}", sum(rows, Part::Worker));
    println!("texts     {:>7} bytes of {TEXTS_BUDGET}", sum(rows, Part::Texts));
    println!("requests  {:>7} of {REQUEST_BUDGET}", rows.len());
    println!("single    {single:>7} bytes of {SINGLE_BUDGET}, raw");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str, brotli: usize) -> Row {
        Row { file: file.to_owned(), part: part(file).unwrap(), raw: brotli * 3, brotli }
    }

    #[test]
    fn the_workers_files_are_not_counted_for_the_page() {
        let rows = [row("index.html", 1), row("app_bg.wasm", 20), row("worker_bg.wasm", 300)];
        assert_eq!((sum(&rows, Part::Page), sum(&rows, Part::Worker)), (21, 300));
        for later in ["_headers", "sw.js", "app_bg.wasm.br", "SHA256SUMS"] {
            assert!(part(later).is_none(), "{later}");
        }
    }

    #[test]
    fn a_byte_or_a_request_too_many_is_a_fault() {
        let most = [row("a", 120_000), row("worker", 380_000), row("texts-0.txt", 40_000)];
        assert!(over_budget(&most).is_empty());
        let faults = over_budget(&most.map(|it| Row { brotli: it.brotli + 1, ..it }));
        assert_eq!(faults.len(), 3);
        assert!(faults.iter().any(|fault| fault.contains("the page takes 120001 bytes")));
        assert_eq!(single_over_budget(2_000_000), None);
        assert!(single_over_budget(2_000_001).unwrap().contains("single file has 2000001"));
        let many: Vec<_> = (0..10).map(|number| row(&number.to_string(), 1)).collect();
        assert_eq!(over_budget(&many), ["loading takes 10 requests; the budget is 9"]);
    }
}
