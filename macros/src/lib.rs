//! The page's `html!`: Yew's syntax, written as data that is interpreted instead of as code that is compiled.

mod template;
mod tree;

use proc_macro::TokenStream;

/// Markup as in Yew's macro of that name: elements, fragments, `{ expression }`, `{ for iterator }`, `if` and `if let`.
///
/// Components and dynamic tags are not supported. What never changes becomes one string; what does becomes a slot.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    write(template::Target::Html, input)
}

/// The same markup as text, for the worker to send: see `src/drawn.rs`. It has no listeners; a `data-act` says what a
/// click does.
#[proc_macro]
pub fn drawn(input: TokenStream) -> TokenStream {
    write(template::Target::Drawn, input)
}

fn write(target: template::Target, input: TokenStream) -> TokenStream {
    match syn::parse::<tree::Nodes>(input) {
        Ok(nodes) => template::write(target, &nodes.0).into(),
        Err(error) => error.into_compile_error().into(),
    }
}
