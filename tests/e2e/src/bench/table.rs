//! Rows of the bench: printed, written as JSON, and as the table of `docs/performance.md`.

use serde_json::{Value, json};

/// One thing that was measured.
#[derive(Clone, Debug)]
pub struct Row {
    pub what: String,
    pub unit: &'static str,
    pub ours: f64,
    /// The peer, and its figure.
    pub peer: Option<(&'static str, f64)>,
    pub budget: Option<Budget>,
}

/// What a figure may be (ARCHITECTURE.md, "Budgets").
#[derive(Clone, Copy, Debug)]
pub enum Budget {
    /// Ours over the peer's, at most.
    Ratio(f64),
    /// Ours, at most.
    AtMost(f64),
    /// Ours, at least.
    AtLeast(f64),
}

impl Row {
    /// A figure that stands alone.
    pub fn of(what: impl Into<String>, unit: &'static str, ours: f64) -> Self {
        Self { what: what.into(), unit, ours, peer: None, budget: None }
    }

    /// The same beside a peer.
    #[must_use]
    pub fn beside(mut self, peer: &'static str, figure: f64) -> Self {
        self.peer = Some((peer, figure));
        self
    }

    /// The same with a budget.
    #[must_use]
    pub fn within(mut self, budget: Budget) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Ours over the peer's.
    pub fn ratio(&self) -> Option<f64> {
        self.peer.map(|(_, figure)| self.ours / figure)
    }

    /// Whether the budget is kept; `None` without one.
    pub fn is_kept(&self) -> Option<bool> {
        Some(match self.budget? {
            Budget::Ratio(most) => self.ratio()? <= most,
            Budget::AtMost(most) => self.ours <= most,
            Budget::AtLeast(least) => self.ours >= least,
        })
    }

    fn cells(&self) -> [String; 6] {
        let budget = match self.budget {
            Some(Budget::Ratio(most)) => format!("{} x", shown(most)),
            Some(Budget::AtMost(most)) => shown(most),
            Some(Budget::AtLeast(least)) => format!("at least {}", shown(least)),
            None => String::new(),
        };
        let kept = match self.is_kept() {
            Some(true) => "kept",
            Some(false) => "missed",
            None => "",
        };
        [
            format!("{}, {}", self.what, self.unit),
            shown(self.ours),
            self.peer
                .map(|(name, figure)| format!("{} ({name})", shown(figure)))
                .unwrap_or_default(),
            self.ratio().map(shown).unwrap_or_default(),
            budget,
            kept.to_owned(),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "what": self.what,
            "unit": self.unit,
            "ours": self.ours,
            "peer": self.peer.map(|(name, _)| name),
            "peers": self.peer.map(|(_, figure)| figure),
            "ratio": self.ratio(),
            "kept": self.is_kept(),
        })
    }
}

const HEAD: [&str; 6] = ["what", "ours", "peer", "ratio", "budget", ""];

/// The rows as text in columns.
pub fn text(rows: &[Row]) -> String {
    let rows: Vec<[String; 6]> =
        std::iter::once(HEAD.map(str::to_owned)).chain(rows.iter().map(Row::cells)).collect();
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(widths).enumerate();
        let padded = cells.map(|(column, (cell, width))| match column {
            1 | 3 | 4 => format!("{cell:>width$}"),
            _ => format!("{cell:<width$}"),
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The rows as a Markdown table.
pub fn markdown(rows: &[Row]) -> String {
    let line = |cells: &[String; 6]| format!("| {} |\n", cells.join(" | "));
    let head = line(&HEAD.map(str::to_owned));
    let body: String = rows.iter().map(|row| line(&row.cells())).collect();
    format!("{head}|---|---:|---|---:|---:|---|\n{body}")
}

/// The rows as JSON.
pub fn json(rows: &[Row]) -> Value {
    rows.iter().map(Row::json).collect()
}

/// The middle of several figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// As many digits as say something.
fn shown(figure: f64) -> String {
    let digits = match figure.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format!("{figure:.digits$}")
}
