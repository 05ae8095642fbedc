//! A tree written as one string and the slots in it; `src/ui/tree.rs` reads it.

use crate::tree::{Attribute, Element, If, Node, Value};
use proc_macro2::TokenStream;
use quote::quote;

/// Attributes that are there or not.
const SWITCHES: [&str; 4] = ["checked", "disabled", "hidden", "selected"];

/// The string and what fills its slots, in order.
#[derive(Default)]
struct Template {
    text: String,
    slots: Vec<TokenStream>,
}

/// An expression of type `Html`.
pub fn write(nodes: &[Node]) -> TokenStream {
    match nodes {
        [] => quote!(::yew::virtual_dom::VNode::default()),
        [Node::Value(value)] => child(value),
        _ => {
            let mut template = Template::default();
            template.all(nodes);
            let Template { text, slots } = template;
            quote!(crate::ui::tree::grow(#text, ::std::vec![#(#slots),*]))
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
            Node::Value(value) => self.child(&child(value)),
            Node::For(iterator) => {
                self.child(&quote!(crate::ui::tree::all(&mut (#iterator).into_iter())));
            }
            Node::If(condition) => self.child(&choice(condition)),
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
        let slot = match name.as_str() {
            "key" => quote!(crate::ui::tree::Slot::Key(::std::convert::Into::into(#value))),
            "ref" => quote!(crate::ui::tree::Slot::Reference(::std::clone::Clone::clone(#value))),
            "class" => quote!(crate::ui::tree::class(::std::convert::Into::into(#value))),
            _ if SWITCHES.contains(&name.as_str()) => quote!(crate::ui::tree::switch(#value)),
            _ if name.starts_with("on") => quote!(crate::ui::tree::Slot::Listener(
                ::yew::html::#ident::Wrapper::__macro_new(#value)
            )),
            _ => quote!(crate::ui::tree::Slot::Attribute(
                ::yew::html::IntoPropValue::into_prop_value(#value)
            )),
        };
        self.op('\u{4}', name);
        self.slots.push(slot);
    }

    fn child(&mut self, value: &TokenStream) {
        self.op('\u{5}', "");
        self.slots.push(quote!(crate::ui::tree::Slot::Child(#value)));
    }

    fn op(&mut self, code: char, text: &str) {
        self.text.push(code);
        self.text.push_str(text);
    }
}

fn child(value: &TokenStream) -> TokenStream {
    quote!(crate::ui::tree::Child::into_child({ #value }))
}

fn choice(If { condition, then, otherwise }: &If) -> TokenStream {
    let then = write(&then.0);
    let otherwise = write(otherwise.as_ref().map_or(&[], |nodes| &nodes.0));
    quote!(if #condition { #then } else { #otherwise })
}
