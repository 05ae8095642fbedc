//! The page's `html!`: Yew's syntax, written as data that is interpreted instead of as code that is compiled.

mod template;
mod tree;

use proc_macro::TokenStream;

/// Markup as in Yew's macro of that name: elements, fragments, `{ expression }`, `{ for iterator }`, `if` and `if let`.
///
/// Components and dynamic tags are not supported. What never changes becomes one string; what does becomes a slot.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match syn::parse::<tree::Nodes>(input) {
        Ok(nodes) => template::write(&nodes.0).into(),
        Err(error) => error.into_compile_error().into(),
    }
}
