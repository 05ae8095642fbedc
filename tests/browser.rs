//! What needs a real DOM: the mounted page without its worker, which this test server does not have.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once and look at the window"
)]

use jotlens::ui::app::App;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MTAwMDAyMzQ4MTE3NDIxNDczLCJhIjoxLjB9.AAAA";

#[wasm_bindgen_test]
async fn the_token_is_decoded_without_the_worker() {
    let root = mount().await;
    write(&root, "#token", TOKEN).await;
    assert_eq!(value(&root, "id").as_deref(), Some("100002348117421473"));
    assert_eq!(value(&root, "a").as_deref(), Some("1.0"));
    let header = find(&root, "#header [data-member=alg]").unwrap();
    assert_eq!(header.get_attribute("data-value").as_deref(), Some("\"HS256\""));
}

#[wasm_bindgen_test]
async fn the_mirror_shows_exactly_what_was_typed() {
    let root = mount().await;
    for text in [TOKEN, "Bearer x", "a\n b", "<b>&amp;", ""] {
        write(&root, "#token", text).await;
        let mirror = find(&root, ".mirror").unwrap().text_content().unwrap();
        assert_eq!(mirror.strip_suffix('\n'), Some(text));
    }
}

#[wasm_bindgen_test]
async fn a_large_text_leaves_the_textarea_and_can_be_opened() {
    let root = mount().await;
    let large = format!("{TOKEN}{}", "A".repeat(20_000));
    write(&root, "#token", &large).await;
    let area: HtmlTextAreaElement = find(&root, "#token").unwrap().unchecked_into();
    assert_eq!(area.value(), "");
    click(&root, "#edit-as-text").await;
    let area: HtmlTextAreaElement = find(&root, "#token").unwrap().unchecked_into();
    assert_eq!(area.value(), large);
}

#[wasm_bindgen_test]
async fn clearing_empties_both_boxes() {
    let root = mount().await;
    write(&root, "#token", TOKEN).await;
    write(&root, "#key", "secret").await;
    click(&root, "#clear").await;
    for id in ["#token", "#key"] {
        let area: HtmlTextAreaElement = find(&root, id).unwrap().unchecked_into();
        assert_eq!(area.value(), "", "{id}");
    }
    assert!(find(&root, "#claims").is_none());
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_be_loaded_is_said() {
    let root = mount().await;
    write(&root, "#token", TOKEN).await;
    for _ in 0..100 {
        if find(&root, "[role=alert]").is_some() {
            let busy = find(&root, "main").unwrap().get_attribute("data-busy");
            assert_eq!(busy.as_deref(), Some("false"));
            assert_eq!(value(&root, "a").as_deref(), Some("1.0"));
            return;
        }
        pause(50).await;
    }
    panic!("nothing was said: {}", root.inner_html());
}

async fn mount() -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    yew::Renderer::<App>::with_root(root.clone()).render();
    yew::scheduler::flush().await;
    root
}

async fn write(root: &Element, selector: &str, text: &str) {
    let area: HtmlTextAreaElement = find(root, selector).unwrap().unchecked_into();
    area.set_value(text);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    let input = Event::new_with_event_init_dict("input", &bubbles).unwrap();
    area.dispatch_event(&input).unwrap();
    yew::scheduler::flush().await;
}

async fn click(root: &Element, selector: &str) {
    find(root, selector).unwrap().unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
}

fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).unwrap()
}

fn value(root: &Element, claim: &str) -> Option<String> {
    find(root, &format!("#claims [data-member={claim}]"))?.get_attribute("data-value")
}

async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
