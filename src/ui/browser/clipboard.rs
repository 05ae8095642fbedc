//! Reads and writes the clipboard, when the browser lets us.

use super::clock::window_has;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Why the clipboard was not available, as advice to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    Read,
    Write,
}

impl Refusal {
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "The clipboard holds no text. Copy the token first.",
            Self::Read => {
                "The browser did not allow reading the clipboard. Click into the token box and press Ctrl+V (or ⌘V)."
            }
            Self::Write => {
                "The browser did not allow copying. Select the text and press Ctrl+C (or ⌘C)."
            }
        }
    }
}

/// The clipboard's text.
pub async fn read() -> Result<String, Refusal> {
    let clipboard = clipboard().ok_or(Refusal::Read)?;
    let value = JsFuture::from(clipboard.read_text()).await.map_err(|_| Refusal::Read)?;
    value.as_string().filter(|text| !text.is_empty()).ok_or(Refusal::Empty)
}

/// Puts text on the clipboard.
pub async fn write(text: &str) -> Result<(), Refusal> {
    let clipboard = clipboard().ok_or(Refusal::Write)?;
    JsFuture::from(clipboard.write_text(text)).await.map(drop).map_err(|_| Refusal::Write)
}

/// Only secure contexts (HTTPS or localhost) have one.
fn clipboard() -> Option<Clipboard> {
    let navigator = super::page::window()?.navigator();
    let has = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    (window_has("navigator") && has).then(|| navigator.clipboard())
}
