//! Where a browser should keep tokens.

use super::text::{card, table};
use crate::drawn::Drawn;
use macros::drawn;

pub fn draw() -> Drawn {
    drawn! { { card(TWO) }{ table("Places for a token", PLACES) }{ card(ADVICE) } }
}

const TWO: &str = "A page has two thieves to fear, and each place for a token stops one of them better than the other.

## XSS: foreign script in your page
It reads whatever your own script can read: a token in `localStorage` is copied in one line and used elsewhere until it expires. A cookie with `HttpOnly` cannot be read. The script can still send requests from the page while it is open, so no place makes XSS harmless.

## CSRF: a foreign page that makes your browser send a request
The browser adds cookies by itself, also to requests that another site starts. `SameSite=Strict` or `Lax` keeps them at home; a token that script must put into the `Authorization` header is never added by itself.";

const PLACES: &str = "Place | Script can read it | Sent by itself | After a reload
`localStorage` | yes, every script of the origin, for ever | no | still there
`sessionStorage` | yes, every script of the tab | no | still there, in this tab
A variable in memory | harder: only while the page runs | no | gone: ask for a new one
Cookie with `HttpOnly; Secure; SameSite=Strict` | no | yes, from your own site only | still there
A server of yours (backend for frontend) | no: the browser holds a session cookie only | yes, the cookie, from your own site only | still there";

const ADVICE: &str = "## What to do
- One site with its own server: a session cookie with `HttpOnly; Secure; SameSite`, and no token in the browser at all.
- A page that calls APIs of its own: the access token in memory, minutes long; the refresh token in an `HttpOnly` cookie that is sent to the one path that renews.
- Or let a server of yours hold the tokens and give the browser a session. This is what RFC 9700 and the draft for browser-based apps lead to.
- Beside it: a token against CSRF or a custom header for what changes something, and a Content Security Policy against foreign script.

`Secure` keeps the cookie off plain HTTP, and the prefix `__Host-` off other hosts of the domain.";
