//! `cargo xtask <command>`; `cargo xtask help` lists them.

use std::env;
use std::process::ExitCode;
use std::thread;
use xtask::check::{Part, run_part};
use xtask::run::{cargo, run};
use xtask::{browser, dist, docs, fuzz, reproduce, server, single, size, supply, tools};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tools::announce(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<(), String> {
    match words {
        ["prepare"] => tools::prepare_test().and_then(|()| browser::prepare().map(drop)),
        ["serve"] => serve(8080),
        ["serve", "--port", port] => {
            serve(port.parse().map_err(|_| format!("`{port}` is no port; give 0 to 65535"))?)
        }
        ["test"] => run_part(Part::All),
        ["test", "--native"] => run_part(Part::Native),
        ["test", "--browser"] => run_part(Part::Browser),
        ["test", "--e2e"] => run_part(Part::EndToEnd),
        ["dist"] => dist::build(),
        ["dist", "--single-file"] => dist::build().and_then(|()| single::write()),
        ["size"] => dist::build().and_then(|()| size::check()),
        ["bench", rest @ ..] => drive(&["--release", "--bin", "bench", "--"], rest),
        ["screenshots"] => drive(&["--bin", "screenshots"], &[]),
        ["docs"] => docs::write(),
        ["deny"] => supply::deny(),
        ["sbom"] => supply::sbom(),
        ["reproduce"] => reproduce::twice(),
        ["fuzz"] => fuzz::long(&fuzz::TARGETS, FUZZ_SECONDS),
        ["fuzz", "--seconds", seconds, targets @ ..] => {
            let seconds =
                seconds.parse().map_err(|_| format!("`{seconds}` is no number of seconds"))?;
            fuzz::long(if targets.is_empty() { &fuzz::TARGETS } else { targets }, seconds)
        }
        ["help" | "--help" | "-h"] => {
            tools::announce(HELP);
            Ok(())
        }
        _ => Err(format!("`{}` is no command; {HELP}", words.join(" "))),
    }
}

/// Builds, then serves until it is stopped.
fn serve(port: u16) -> Result<(), String> {
    dist::build()?;
    let server = server::start(&dist::folder(), port)
        .map_err(|error| format!("port {port} cannot be served: {error}; try --port 0"))?;
    tools::announce(&format!("serving http://127.0.0.1:{}/ (stop with Ctrl-C)", server.port));
    loop {
        thread::park();
    }
}

/// Builds, then runs a program of the end-to-end package in the browser.
fn drive(program: &[&str], arguments: &[&str]) -> Result<(), String> {
    dist::build()?;
    browser::prepare()?;
    run(cargo(&["run", "--quiet", "--package", "e2e"]).args(program).args(arguments))
}

/// Seconds for each target, when nothing else is said.
const FUZZ_SECONDS: u32 = 600;

const HELP: &str = "commands:
  serve [--port N]                      build and serve on 127.0.0.1:8080
  test [--native|--browser|--e2e]       everything a change is checked by, or a part
  dist [--single-file]                  the static files into dist/; all in one file as well
  size                                  bytes of dist/ against the budgets
  bench [PART ...]                      measurements beside peers, into docs/performance.md
  fuzz [--seconds N [TARGET ...]]       each fuzz target for ten minutes, or for N seconds
  screenshots                           pictures of the main states into target/screenshots/
  docs                                  docs/lints.md and the headers of deploy/ from the code
  reproduce                             builds the commit in two folders and compares every byte
  sbom                                  what each program is made of, into dist/
  deny                                  licences, sources and bans of the dependencies
  prepare                               the tools into .tools/, and nothing else";
