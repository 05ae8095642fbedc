use jotlens::ui::app::App;

fn main() {
    yew::Renderer::<App>::new().render();
}
