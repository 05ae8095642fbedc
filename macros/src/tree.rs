//! Markup, read into a tree.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Result};
use syn::{Expr, Ident, Lit, LitStr, Token, braced, token};

/// Everything up to a closing tag or the end.
pub struct Nodes(pub Vec<Node>);

/// One piece of markup.
pub enum Node {
    Element(Element),
    Fragment(Nodes),
    Text(String),
    /// Something that becomes a child.
    Value(TokenStream),
    /// An iterator of children.
    For(Expr),
    If(Box<If>),
}

/// An element with its attributes and children.
pub struct Element {
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub children: Nodes,
}

/// An attribute or a listener.
pub struct Attribute {
    /// As it is written; a listener's is an identifier.
    pub name: String,
    pub ident: Ident,
    pub value: Value,
}

/// What an attribute is set to.
pub enum Value {
    Fixed(String),
    Computed(TokenStream),
}

/// `if`, with everything that follows it.
pub struct If {
    pub condition: Expr,
    pub then: Nodes,
    pub otherwise: Option<Nodes>,
}

impl Parse for Nodes {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut nodes = Vec::new();
        let closes = || input.peek(Token![<]) && input.peek2(Token![/]);
        while !input.is_empty() && !closes() {
            nodes.push(input.parse()?);
        }
        Ok(Self(nodes))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![<]) && input.peek2(Token![>]) {
            input.parse::<Token![<]>()?;
            input.parse::<Token![>]>()?;
            let children = input.parse()?;
            close(input, None)?;
            Ok(Self::Fragment(children))
        } else if input.peek(Token![<]) {
            Ok(Self::Element(input.parse()?))
        } else if input.peek(Token![if]) {
            Ok(Self::If(Box::new(input.parse()?)))
        } else if input.peek(token::Brace) {
            block(input)
        } else {
            Ok(Self::Text(input.parse::<LitStr>()?.value()))
        }
    }
}

/// `{ expression }`, `{ "text" }` or `{ for iterator }`.
fn block(input: ParseStream<'_>) -> Result<Node> {
    let content;
    braced!(content in input);
    if content.peek(Token![for]) {
        content.parse::<Token![for]>()?;
        return Ok(Node::For(content.parse()?));
    }
    if content.peek(LitStr) && content.peek2(syn::parse::End) {
        return Ok(Node::Text(content.parse::<LitStr>()?.value()));
    }
    Ok(Node::Value(content.parse()?))
}

impl Parse for If {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse::<Token![if]>()?;
        let condition = Expr::parse_without_eager_brace(input)?;
        let content;
        braced!(content in input);
        let then = content.parse()?;
        if !input.peek(Token![else]) {
            return Ok(Self { condition, then, otherwise: None });
        }
        input.parse::<Token![else]>()?;
        let otherwise = if input.peek(Token![if]) {
            Nodes(vec![Node::If(Box::new(input.parse()?))])
        } else {
            let content;
            braced!(content in input);
            content.parse()?
        };
        Ok(Self { condition, then, otherwise: Some(otherwise) })
    }
}

impl Parse for Element {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse::<Token![<]>()?;
        let (name, _) = dashed(input)?;
        let mut attributes = Vec::new();
        while !input.peek(Token![>]) && !input.peek(Token![/]) {
            attributes.push(input.parse()?);
        }
        let children = if input.peek(Token![/]) {
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
            Nodes(Vec::new())
        } else {
            input.parse::<Token![>]>()?;
            let children = input.parse()?;
            close(input, Some(&name))?;
            children
        };
        Ok(Self { name, attributes, children })
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            let ident = Ident::parse_any(&content)?;
            let value = Value::Computed(quote::quote!(#ident));
            return Ok(Self { name: ident.to_string(), ident, value });
        }
        let (name, ident) = dashed(input)?;
        input.parse::<Token![=]>()?;
        let value = if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            Value::Computed(content.parse()?)
        } else {
            match input.parse()? {
                Lit::Str(text) => Value::Fixed(text.value()),
                other => {
                    return Err(syn::Error::new(other.span(), "a string, or { an expression }"));
                }
            }
        };
        Ok(Self { name, ident, value })
    }
}

/// A name with dashes in it, and its first part.
fn dashed(input: ParseStream<'_>) -> Result<(String, Ident)> {
    let first = Ident::parse_any(input)?;
    let mut name = first.to_string();
    while input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        name.push('-');
        name.push_str(&Ident::parse_any(input)?.to_string());
    }
    Ok((name, first))
}

/// The closing tag of that name, or of a fragment.
fn close(input: ParseStream<'_>, name: Option<&str>) -> Result<()> {
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let found = if input.peek(Token![>]) { None } else { Some(dashed(input)?.0) };
    if found.as_deref() != name {
        let name = name.unwrap_or_default();
        return Err(input.error(format!("expected the end of <{name}>")));
    }
    input.parse::<Token![>]>()?;
    Ok(())
}
