//! Grows nodes from what [`macros::html`] wrote: one string for what never changes, and slots for what does.
//!
//! Yew's own macro writes code that fills in every node; for this page that was a third of its bytes.

use std::rc::Rc;
use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VNode, VTag, VText};

/// What fills a place in a template.
pub enum Slot {
    Attribute(Option<AttrValue>),
    Child(Html),
    Key(Key),
    Listener(Option<Rc<dyn Listener>>),
    Reference(NodeRef),
}

/// What can stand between tags.
pub trait Child {
    fn into_child(self) -> Html;
}

/// The nodes of a template; several are a list.
pub fn grow(template: &'static str, slots: Vec<Slot>) -> Html {
    let mut slots = slots.into_iter();
    let mut parents: Vec<(VTag, Vec<Html>)> = Vec::new();
    let mut children: Vec<Html> = Vec::new();
    let mut name = "";
    let mut rest = template;
    while let Some(code) = rest.bytes().next() {
        let text = rest.get(1..).unwrap_or_default();
        let end = text.bytes().position(|byte| byte < 8).unwrap_or(text.len());
        let (text, after) = text.split_at_checked(end).unwrap_or_default();
        rest = after;
        let element = parents.last_mut().map(|(element, _)| element);
        match code {
            1 => parents.push((VTag::new(text), std::mem::take(&mut children))),
            2 => name = text,
            3 => set(element, name, Slot::Attribute(Some(AttrValue::Static(text)))),
            4 => set(element, text, slots.next().unwrap_or(Slot::Attribute(None))),
            5 => {
                if let Some(Slot::Child(child)) = slots.next() {
                    children.push(child);
                }
            }
            6 => children.push(VText::new(AttrValue::Static(text)).into()),
            _ => {
                let Some((mut element, siblings)) = parents.pop() else { continue };
                element.add_children(std::mem::replace(&mut children, siblings));
                children.push(element.into());
            }
        }
    }
    if children.len() == 1 { children.remove(0) } else { list(children) }
}

fn set(element: Option<&mut VTag>, name: &'static str, slot: Slot) {
    let Some(element) = element else { return };
    match slot {
        // A property of what is typed into, an attribute of everything else.
        Slot::Attribute(value)
            if name == "value" && matches!(element.tag(), "input" | "textarea") =>
        {
            element.set_value(value);
        }
        Slot::Attribute(Some(value)) => element.add_attribute(name, value),
        Slot::Key(key) => element.key = Some(key),
        Slot::Listener(Some(listener)) => {
            element.add_listener(listener);
        }
        Slot::Reference(reference) => element.node_ref = reference,
        Slot::Attribute(None) | Slot::Listener(None) | Slot::Child(_) => {}
    }
}

/// Everything that an iterator yields.
pub fn all(nodes: &mut dyn Iterator<Item = Html>) -> Html {
    list(nodes.collect())
}

fn list(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

/// The attribute `class`, absent when there is none.
pub fn class(classes: Classes) -> Slot {
    Slot::Attribute(classes.into_prop_value())
}

/// An attribute that is there or not.
pub fn switch(on: bool) -> Slot {
    Slot::Attribute(on.then_some(AttrValue::Static("")))
}

fn text(text: &str) -> Html {
    VText::new(AttrValue::from(Rc::<str>::from(text))).into()
}

impl Child for Html {
    fn into_child(self) -> Html {
        self
    }
}

impl Child for &str {
    fn into_child(self) -> Html {
        text(self)
    }
}

impl Child for &String {
    fn into_child(self) -> Html {
        text(self)
    }
}

impl Child for String {
    fn into_child(self) -> Html {
        text(&self)
    }
}

impl Child for usize {
    fn into_child(self) -> Html {
        text(&self.to_string())
    }
}

impl Child for Vec<Html> {
    fn into_child(self) -> Html {
        list(self)
    }
}

impl<T: Child> Child for Option<T> {
    fn into_child(self) -> Html {
        self.map(Child::into_child).unwrap_or_default()
    }
}
