//! A tree written as one string and the slots in it; `src/ui/tree.rs` and `src/drawn.rs` read it.

use crate::tree::{Attribute, Element, If, Node, Value};
use proc_macro2::TokenStream;
use quote::quote;

/// Attributes that are there or not.
const SWITCHES: [&str; 5] = ["checked", "disabled", "hidden", "open", "selected"];

/// What the markup becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nodes of the page.
    Html,
    /// Text that the worker sends and the page makes nodes of.
    Drawn,
}

impl Target {
    /// The module with `Slots`, `all` and `Child`.
    fn module(self) -> TokenStream {
        match self {
            Self::Html => quote!(crate::ui::tree),
            Self::Drawn => quote!(crate::drawn),
        }
    }

    fn child(self, value: &TokenStream) -> TokenStream {
        let module = self.module();
        quote!(#module::Child::into_child({ #value }))
    }
}

/// The string and the calls that fill its slots, in order.
struct Template {
    target: Target,
    text: String,
    slots: Vec<TokenStream>,
}

/// An expression of the target's type.
pub fn write(target: Target, nodes: &[Node]) -> TokenStream {
    let module = target.module();
    match nodes {
        [] => quote!(::std::default::Default::default()),
        [Node::Value(value)] => target.child(value),
        _ => {
            let mut template = Template { target, text: String::new(), slots: Vec::new() };
            template.all(nodes);
            let Template { text, slots, .. } = template;
            // Calls are a third of the code that stores the slots would be.
            quote!({
                let mut __slots = #module::Slots::default();
                #(__slots.#slots;)*
                __slots.grow(#text)
            })
        }
    }
}

impl Template {
    fn all(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.element(element),
            Node::Fragment(children) => self.all(&children.0),
            Node::Text(text) => self.op('\u{6}', text),
            Node::Value(value) => self.child(&self.target.child(value)),
            Node::For(iterator) => {
                let module = self.target.module();
                self.child(&quote!(#module::all(&mut (#iterator).into_iter())));
            }
            Node::If(condition) => self.child(&choice(self.target, condition)),
        }
    }

    fn element(&mut self, element: &Element) {
        self.op('\u{1}', &element.name);
        for attribute in &element.attributes {
            self.attribute(attribute);
        }
        self.all(&element.children.0);
        self.op('\u{7}', "");
    }

    fn attribute(&mut self, Attribute { name, ident, value }: &Attribute) {
        let value = match value {
            Value::Fixed(text) => {
                self.op('\u{2}', name);
                return self.op('\u{3}', text);
            }
            Value::Computed(value) => value,
        };
        let module = self.target.module();
        let slot = match name.as_str() {
            _ if self.target == Target::Drawn => {
                quote!(attribute(#module::Attribute::into_attribute(#value)))
            }
            "ref" => quote!(reference(#value)),
            _ if SWITCHES.contains(&name.as_str()) => quote!(switch(#value)),
            _ if name.starts_with("on") => {
                quote!(listener(::yew::html::#ident::Wrapper::__macro_new(#value)))
            }
            _ => quote!(attribute(::yew::html::IntoPropValue::into_prop_value(#value))),
        };
        self.op('\u{4}', name);
        self.slots.push(slot);
    }

    fn child(&mut self, value: &TokenStream) {
        self.op('\u{5}', "");
        self.slots.push(quote!(child(#value)));
    }

    fn op(&mut self, code: char, text: &str) {
        self.text.push(code);
        self.text.push_str(text);
    }
}

fn choice(target: Target, If { condition, then, otherwise }: &If) -> TokenStream {
    let then = write(target, &then.0);
    let otherwise = write(target, otherwise.as_ref().map_or(&[], |nodes| &nodes.0));
    quote!(if #condition { #then } else { #otherwise })
}
