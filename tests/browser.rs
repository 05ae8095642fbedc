//! What needs a real DOM.
#![cfg(target_arch = "wasm32")]

use jotlens::{
    request::Request,
    ui::{App, AppProps},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn shows_the_header_before_the_worker_answers() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let request = Request { input: "eyJhbGciOiJub25lIn0.e30.".into(), ..Request::default() };
    yew::Renderer::<App>::with_root_and_props(root.clone(), AppProps { request }).render();
    yew::scheduler::flush().await;
    assert!(root.inner_html().contains("none"));
}
