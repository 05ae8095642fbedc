//! A token that comes in the address, behind `#`: taken, and removed from the address at once.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// What carries one: our own links, and answers of authorization servers (RFC 6749, section 4.2.2;
/// `OpenID` Connect Core 1.0, section 3.2.2.5).
const NAMES: [&str; 3] = ["token", "id_token", "access_token"];

/// Hands over what the address carries, now and whenever it changes.
pub fn on_arrival(say: impl Fn(String) + 'static) {
    let take = move || {
        if let Some(text) = take() {
            say(text);
        }
    };
    take();
    if let Some(window) = super::page::window() {
        EventListener::new(&window, "hashchange", move |_| take()).forget();
    }
}

fn take() -> Option<String> {
    let window = super::page::window()?;
    let address = window.location().href().ok()?;
    let (page, fragment) = address.split_once('#')?;
    let carried = carried(fragment)?;
    // The entry of the history is replaced as well. An address of our own cannot be refused.
    let _ = window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(page));
    let decoded = js_sys::decode_uri_component(carried).ok();
    Some(decoded.and_then(|text| text.as_string()).unwrap_or_else(|| carried.to_owned()))
}

/// The one token, or the whole fragment when it carries several.
fn carried(fragment: &str) -> Option<&str> {
    let members = fragment.split('&').filter_map(|member| member.split_once('='));
    let mut values = members.filter(|(name, _)| NAMES.contains(name)).map(|(_, value)| value);
    let first = values.next()?;
    Some(if values.next().is_none() { first } else { fragment })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_token_is_taken_and_of_several_the_whole_fragment() {
        assert_eq!(carried("token=e30.e30."), Some("e30.e30."));
        assert_eq!(carried("state=1&access_token=e30&token_type=Bearer"), Some("e30"));
        let several = "access_token=e30&id_token=e31";
        assert_eq!(carried(several), Some(several));
    }

    #[test]
    fn another_fragment_is_left_alone() {
        for fragment in ["", "token", "privacy", "my_token=e30", "x=token=e30"] {
            assert_eq!(carried(fragment), None, "{fragment}");
        }
    }
}
