//! Grows nodes from what [`macros::html`] wrote: one string for what never changes, and slots for what does.
//!
//! Yew's own macro writes code that fills in every node; for this page that was a third of its bytes.

use crate::drawn;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VNode, VTag, VText};

/// What fills a place in a template.
enum Slot {
    Attribute(Option<AttrValue>),
    Child(Html),
    Listener(Option<Rc<dyn Listener>>),
    Reference(NodeRef),
}

/// What fills the places in a template, in order.
#[derive(Default)]
pub struct Slots(Vec<Slot>);

impl Slots {
    /// An attribute's value, or that it is not there.
    #[inline(never)]
    pub fn attribute(&mut self, value: Option<AttrValue>) {
        self.0.push(Slot::Attribute(value));
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn switch(&mut self, on: bool) {
        self.attribute(on.then_some(AttrValue::Static("")));
    }

    #[inline(never)]
    pub fn child(&mut self, child: Html) {
        self.0.push(Slot::Child(child));
    }

    #[inline(never)]
    pub fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.0.push(Slot::Listener(listener));
    }

    #[inline(never)]
    pub fn reference(&mut self, reference: &NodeRef) {
        self.0.push(Slot::Reference(reference.clone()));
    }

    /// The nodes of the template; several are a list.
    #[inline(never)]
    pub fn grow(self, template: &'static str) -> Html {
        let reading = Reading { name: Some, value: AttrValue::Static, hole: &|_| None };
        build(template, &mut self.0.into_iter(), &reading)
    }
}

/// What can stand between tags.
pub trait Child {
    fn into_child(self) -> Html;
}

/// The nodes of what the worker drew; `hole` draws what the page puts in.
pub fn read(text: &str, hole: &dyn Fn(&str) -> Html) -> Html {
    let name = |name: &str| drawn::ATTRIBUTES.iter().find(|known| **known == name).copied();
    let value = |value: &str| AttrValue::from(Rc::<str>::from(value));
    build(text, &mut std::iter::empty(), &Reading { name, value, hole: &|name| Some(hole(name)) })
}

/// How the text of operations is taken: names that are known, values that live long enough.
struct Reading<'t, 'h> {
    name: fn(&'t str) -> Option<&'static str>,
    value: fn(&'t str) -> AttrValue,
    hole: &'h dyn Fn(&'t str) -> Option<Html>,
}

fn build<'t>(
    text: &'t str,
    slots: &mut dyn Iterator<Item = Slot>,
    reading: &Reading<'t, '_>,
) -> Html {
    let mut parents: Vec<(VTag, Vec<Html>)> = Vec::new();
    let mut children: Vec<Html> = Vec::new();
    let mut name = None;
    let mut rest = text;
    while let Some((code, text, after)) = drawn::next(rest) {
        rest = after;
        let element = parents.last_mut().map(|(element, _)| element);
        match code {
            drawn::OPEN => {
                parents.push((VTag::new((reading.value)(text)), std::mem::take(&mut children)));
            }
            drawn::NAME => name = (reading.name)(text),
            drawn::VALUE => {
                set(element, name, Slot::Attribute(Some((reading.value)(text))));
            }
            drawn::ATTRIBUTE => {
                set(element, (reading.name)(text), slots.next().unwrap_or(Slot::Attribute(None)));
            }
            drawn::CHILD => children.extend((reading.hole)(text).or_else(|| match slots.next() {
                Some(Slot::Child(child)) => Some(child),
                _ => None,
            })),
            drawn::TEXT => children.push(VText::new((reading.value)(text)).into()),
            _ => {
                let Some((mut element, siblings)) = parents.pop() else { continue };
                element.add_children(std::mem::replace(&mut children, siblings));
                children.push(element.into());
            }
        }
    }
    if children.len() == 1 { children.remove(0) } else { list(children) }
}

fn set(element: Option<&mut VTag>, name: Option<&'static str>, slot: Slot) {
    let (Some(element), Some(name)) = (element, name) else { return };
    match slot {
        Slot::Attribute(Some(value)) if name == "key" => element.key = Some(Key::from(&*value)),
        // A property of what is typed into, an attribute of everything else.
        Slot::Attribute(value)
            if name == "value" && matches!(element.tag(), "input" | "textarea") =>
        {
            element.set_value(value);
        }
        Slot::Attribute(Some(value)) => element.add_attribute(name, value),
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
