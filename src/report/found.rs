//! The list of tokens found in a text: one line each, because a hundred thousand of them must cross from the worker to
//! the page without either parsing JSON for seconds.

use crate::encoding::json::ObjectWriter;
use std::ops::Range;
use std::rc::Rc;

/// The place of a value in a [`Row`].
pub type Column = usize;

/// The first byte of the token in the text, and the byte after its last one.
pub const START: Column = 0;
pub const END: Column = 1;
pub const LINE: Column = 2;
/// Header, cookie, parameter or key.
pub const PLACE: Column = 3;
/// The path in a JSON document.
pub const PATH: Column = 4;
pub const KIND: Column = 5;
pub const ALGORITHM: Column = 6;
pub const KEY_ID: Column = 7;
pub const ISSUER: Column = 8;
pub const AUDIENCE: Column = 9;
/// In seconds since 1970.
pub const EXPIRES: Column = 10;
/// As the page's hook names the lifetime.
pub const STATE: Column = 11;
/// How often the token stands in the text besides.
pub const MORE: Column = 12;

/// The name of each column in reports and exports, and whether its values are numbers.
pub const COLUMNS: [(&str, bool); 13] = [
    ("start", true),
    ("end", true),
    ("line", true),
    ("place", false),
    ("path", false),
    ("kind", false),
    ("alg", false),
    ("kid", false),
    ("iss", false),
    ("aud", false),
    ("exp", true),
    ("state", false),
    ("more", true),
];

/// One token of a list: the values of [`COLUMNS`] with tabs between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(Rc<str>);

impl Row {
    /// A row of these values; control characters in them become visible.
    pub fn new(values: [&str; COLUMNS.len()]) -> Self {
        let visible = |value: &str| value.replace(char::is_control, "\u{fffd}");
        Self(values.map(visible).join("\t").into())
    }

    /// The line itself.
    pub fn line(&self) -> &str {
        &self.0
    }

    /// The value of a column; empty when there is none.
    pub fn get(&self, column: Column) -> &str {
        self.0.split('\t').nth(column).unwrap_or_default()
    }

    /// The bytes of the text that hold the token.
    pub fn span(&self) -> Range<usize> {
        let number = |column| self.get(column).parse().unwrap_or_default();
        number(START)..number(END)
    }

    /// The token as a JSON object.
    pub fn to_json(&self) -> String {
        let values = COLUMNS.iter().zip(self.0.split('\t'));
        let object =
            values.fold(ObjectWriter::default(), |object, ((name, number), value)| {
                match (value.is_empty(), number) {
                    (true, _) => object.raw(name, "null"),
                    (false, true) => object.raw(name, value),
                    (false, false) => object.text(name, value),
                }
            });
        object.finish()
    }

    /// The token as a line of a CSV file (RFC 4180). No value can become a formula in a spreadsheet.
    pub fn to_csv(&self) -> String {
        let values: Vec<String> = self.0.split('\t').map(csv).collect();
        values.join(",")
    }
}

/// How far the search in a large text is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Which search.
    pub id: u32,
    /// Bytes searched.
    pub done: usize,
    /// These take the place of the rows from this one on, counted from 0.
    pub from: usize,
    /// Rows, one a line.
    pub tokens: Rc<str>,
    /// Whether there are more tokens than are listed.
    pub limited: bool,
    pub finished: bool,
}

/// Rows from text with one in each line.
pub fn rows(text: &str) -> impl Iterator<Item = Row> {
    text.lines().map(|line| Row(line.into()))
}

/// The rows as a JSON array.
pub fn to_json<'a>(rows: impl Iterator<Item = &'a Row>) -> String {
    let objects: Vec<String> = rows.map(Row::to_json).collect();
    format!("[{}]", objects.join(","))
}

/// The rows as a CSV file with a line of names.
pub fn to_csv<'a>(rows: impl Iterator<Item = &'a Row>) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut file = names.join(",");
    for row in rows {
        file.push_str("\r\n");
        file.push_str(&row.to_csv());
    }
    file.push_str("\r\n");
    file
}

fn csv(value: &str) -> String {
    // Spreadsheets compute what starts with one of these; a number with its sign is harmless.
    let formula =
        value.trim_start().starts_with(['=', '+', '-', '@']) && value.parse::<i64>().is_err();
    let guarded = if formula { format!("'{value}") } else { value.to_owned() };
    if guarded.contains([',', '"']) { quote_csv(&guarded) } else { guarded }
}

fn quote_csv(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(issuer: &str, expires: &str) -> Row {
        Row::new(["4", "9", "1", "a", "", "jws", "x", "", issuer, "", expires, "endless", "0"])
    }

    #[test]
    fn a_row_gives_back_its_values() {
        let row = row("i\ts\ns", "-5");
        assert_eq!(
            (row.get(ISSUER), row.get(EXPIRES), row.span()),
            ("i\u{fffd}s\u{fffd}s", "-5", 4..9)
        );
        assert_eq!(rows(row.line()).collect::<Vec<_>>(), [row]);
    }

    #[test]
    fn json_has_numbers_texts_and_nulls() {
        assert_eq!(
            to_json([row("\"", "")].iter()),
            r#"[{"start":4,"end":9,"line":1,"place":"a","path":null,"kind":"jws","alg":"x","kid":null,"iss":"\"","aud":null,"exp":null,"state":"endless","more":0}]"#
        );
    }

    #[test]
    fn csv_is_quoted_and_holds_no_formula() {
        let line = |issuer: &str| row(issuer, "-5").to_csv();
        assert_eq!(line("a"), "4,9,1,a,,jws,x,,a,,-5,endless,0");
        assert!(line("a,\"b\"").contains(r#","a,""b""","#));
        for formula in ["=1+1", "+1-1", "-cmd|x", "@SUM(A1)", " =1", "\t=1"] {
            let guarded = format!(",'{}", formula.replace('\t', "\u{fffd}"));
            let harmless = formula.starts_with('\t');
            assert!(harmless || line(formula).contains(&guarded), "{formula}: {}", line(formula));
        }
        assert!(to_csv([row("a", "")].iter()).starts_with("start,end,line,place,"));
    }
}
