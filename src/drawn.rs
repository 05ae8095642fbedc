//! Markup as text: the worker draws what only it knows, and the page makes nodes of it.
//!
//! An operation is one character below [`END`] and the text up to the next one. Text and values never hold such a
//! character, names come from the program, and the page knows no others than [`ATTRIBUTES`].

/// Opens an element of that name.
pub const OPEN: u8 = 1;
/// Names the attribute whose value follows.
pub const NAME: u8 = 2;
/// The value of the attribute just named.
pub const VALUE: u8 = 3;
/// In a template, an attribute of that name from the next slot.
pub const ATTRIBUTE: u8 = 4;
/// In a template, a child from the next slot; in drawn text, something of that name that the page puts in.
pub const CHILD: u8 = 5;
/// Text.
pub const TEXT: u8 = 6;
/// Closes the element.
pub const CLOSE: u8 = 7;
/// The first character that is no operation.
pub const END: u8 = 8;

/// The attributes that drawn text may set. `Value`, which browsers take for `value`, is what a field holds at first: what
/// a person does to it afterwards is not undone by the next drawing.
pub const ATTRIBUTES: [&str; 44] = [
    "aria-current",
    "aria-hidden",
    "aria-label",
    "aria-pressed",
    "aria-valuetext",
    "class",
    "data-act",
    "data-aspect",
    "data-attack",
    "data-cause",
    "data-disclosure",
    "data-entry",
    "data-key",
    "data-key-problem",
    "data-member",
    "data-offset",
    "data-outcome",
    "data-problem",
    "data-question",
    "data-rule",
    "data-scheme",
    "data-segment",
    "data-severity",
    "data-state",
    "data-step",
    "data-topic",
    "data-value",
    "height",
    "href",
    "id",
    "key",
    "max",
    "min",
    "preserveAspectRatio",
    "rel",
    "role",
    "scope",
    "target",
    "title",
    "type",
    "Value",
    "viewBox",
    "width",
    "x",
];

/// The operation at the beginning, its text, and the rest.
pub fn next(text: &str) -> Option<(u8, &str, &str)> {
    let code = text.bytes().next()?;
    let text = text.get(1..)?;
    let end = text.bytes().position(|byte| byte < END).unwrap_or(text.len());
    let (text, rest) = text.split_at_checked(end)?;
    Some((code, text, rest))
}

#[cfg(feature = "inspector")]
pub use writing::{Attribute, Child, Drawn, Slots, all, hole};

#[cfg(feature = "inspector")]
mod writing {
    //! The worker's half.

    use super::{ATTRIBUTE, CHILD, END, NAME, TEXT, VALUE, next};
    use serde::{Deserialize, Serialize};
    use std::borrow::Cow;

    /// Drawn markup.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Drawn(pub String);

    /// What fills the places in a template, in order: values of attributes and children.
    #[derive(Default)]
    pub struct Slots(Vec<Option<String>>);

    /// What can stand between tags.
    pub trait Child {
        fn into_child(self) -> Drawn;
    }

    /// What an attribute can be set to.
    pub trait Attribute {
        fn into_attribute(self) -> Option<String>;
    }

    impl Slots {
        /// An attribute's value, or that it is not there.
        #[inline(never)]
        pub fn attribute(&mut self, value: Option<String>) {
            self.0.push(value);
        }

        #[inline(never)]
        pub fn child(&mut self, Drawn(child): Drawn) {
            self.0.push(Some(child));
        }

        /// The template with its places filled.
        #[inline(never)]
        pub fn grow(self, template: &str) -> Drawn {
            let mut slots = self.0.into_iter();
            let mut out = String::with_capacity(template.len());
            let mut rest = template;
            while let Some((code, text, after)) = next(rest) {
                match code {
                    ATTRIBUTE => {
                        if let Some(Some(value)) = slots.next() {
                            push(&mut out, NAME, text);
                            push(&mut out, VALUE, &value);
                        }
                    }
                    CHILD => out.extend(slots.next().flatten()),
                    _ => push(&mut out, code, text),
                }
                rest = after;
            }
            Drawn(out)
        }
    }

    /// Everything that an iterator yields.
    pub fn all(pieces: &mut dyn Iterator<Item = Drawn>) -> Drawn {
        Drawn(pieces.map(|Drawn(piece)| piece).collect())
    }

    /// A place that the page fills.
    pub fn hole(name: &str) -> Drawn {
        let mut out = String::new();
        push(&mut out, CHILD, name);
        Drawn(out)
    }

    fn push(out: &mut String, code: u8, text: &str) {
        out.push(code.into());
        let operation = |c: char| u32::from(c) < u32::from(END);
        out.push_str(&text.replace(operation, "\u{fffd}"));
    }

    impl Child for Drawn {
        fn into_child(self) -> Drawn {
            self
        }
    }

    impl Child for &str {
        fn into_child(self) -> Drawn {
            let mut out = String::new();
            push(&mut out, TEXT, self);
            Drawn(out)
        }
    }

    impl Child for &String {
        fn into_child(self) -> Drawn {
            self.as_str().into_child()
        }
    }

    impl Child for String {
        fn into_child(self) -> Drawn {
            self.as_str().into_child()
        }
    }

    impl Child for &Cow<'static, str> {
        fn into_child(self) -> Drawn {
            (&**self).into_child()
        }
    }

    impl Child for usize {
        fn into_child(self) -> Drawn {
            self.to_string().into_child()
        }
    }

    impl<T: Child> Child for Option<T> {
        fn into_child(self) -> Drawn {
            self.map(Child::into_child).unwrap_or_default()
        }
    }

    impl Attribute for &str {
        fn into_attribute(self) -> Option<String> {
            Some(self.to_owned())
        }
    }

    impl Attribute for String {
        fn into_attribute(self) -> Option<String> {
            Some(self)
        }
    }

    impl<T: Attribute> Attribute for Option<T> {
        fn into_attribute(self) -> Option<String> {
            self.and_then(Attribute::into_attribute)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use macros::drawn;

        #[test]
        fn what_is_pasted_cannot_become_markup() {
            let hostile = "\u{1}script\u{2}onload\u{3}x\u{7}<b>";
            let Drawn(drawn) = drawn! { <p title={hostile}>{ hostile }</p> };
            let mut rest = drawn.as_str();
            let mut codes = Vec::new();
            while let Some((code, _, after)) = next(rest) {
                codes.push(code);
                rest = after;
            }
            assert_eq!(codes, [1, 2, 3, 6, 7]);
        }
    }
}
