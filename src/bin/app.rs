use jotlens::{
    request::Request,
    ui::{App, AppProps},
};

fn main() {
    #[expect(clippy::disallowed_methods, reason = "stands in for ui/browser in this skeleton")]
    let hash =
        web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let request = Request {
        input: hash.trim_start_matches('#').to_owned(),
        key: "your-256-bit-secret".into(),
        now: 0,
    };
    yew::Renderer::<App>::with_props(AppProps { request }).render();
}
