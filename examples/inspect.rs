//! The engine from a shell: JSON lines in, one report a line out, in order, never stopping at a bad line.
#![expect(clippy::print_stdout, reason = "printing reports is what this program is for")]

use jotlens::encoding::json;
use jotlens::inspect::inspect;
use jotlens::request::Request;
use jotlens::time::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::io::{self, BufRead};
use std::time::SystemTime;

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    #[serde(flatten)]
    request: Map<String, Value>,
}

fn main() {
    for line in io::stdin().lock().split(b'\n').map_while(Result::ok) {
        if !line.trim_ascii().is_empty() {
            println!("{}", answer(&line));
        }
    }
}

fn answer(line: &[u8]) -> String {
    match read(line) {
        Ok((None, request)) => inspect(&request).to_json(),
        Ok((Some(id), request)) => {
            json::join(&format!("{{\"id\":{id}}}"), &inspect(&request).to_json())
        }
        Err(error) => serde_json::json!({ "error": format!("not a request: {error}") }).to_string(),
    }
}

fn read(line: &[u8]) -> serde_json::Result<(Option<Value>, Request)> {
    let Line { id, mut request } = serde_json::from_slice(line)?;
    // A key may stand as a JSON object, the way JWK and JWKS files hold it.
    if let Some(key) = request.get_mut("key").filter(|key| key.is_object()) {
        *key = Value::String(key.to_string());
    }
    let has_clock = request.contains_key("now");
    let mut request: Request = serde_json::from_value(Value::Object(request))?;
    if !has_clock {
        request.now = now();
    }
    Ok((id, request))
}

fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "a shell program's own clock")]
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Timestamp(since.map_or(0, |it| i64::try_from(it.as_secs()).unwrap_or(i64::MAX)))
}
