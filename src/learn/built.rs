//! How a JWT is built, on the token that is inspected, or on an example.

use super::choices::option;
use super::text::Lesson;
use crate::drawn::Drawn;
use crate::encoding::base64url::encode;
use crate::encoding::hidden;
use crate::examples::Example;
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::mint::mint;
use crate::report::Kind;
use crate::request::Request;
use macros::drawn;

/// Characters of a segment that are shown.
const LONGEST: usize = 600;

pub fn draw(lesson: &Lesson<'_>) -> Drawn {
    let Lesson { choices, request, .. } = lesson;
    let pasted = Facts::read(request);
    let is_pasted = pasted.segments.len() > 1;
    let facts = if is_pasted { pasted } else { example(request) };
    let most = u32::try_from(facts.segments.len()).unwrap_or(3);
    let step = choices.number("part", most, 0);
    let of_pasted = if is_pasted {
        "This is the token that you inspect."
    } else {
        "This is an example; inspect a token, and it is shown here instead."
    };
    drawn! {
        { lesson.card("built") }
        <section class="card prose" id="built">
            <div class="bar"><h3>{ "Part by part" }</h3><span class="count">{ of_pasted }</span></div>
            <div class="step options" role="group" aria-label="Part">
                { for facts.segments.iter().enumerate().map(|(index, _)| tab(&facts, index, step)) }
                { option("part", &most.to_string(), "All together", Some(&step.to_string())) }
            </div>
            <div class="token">{ for facts.segments.iter().enumerate().map(|(index, _)| stretch(&facts, index, step, most)) }</div>
            { part(&facts, usize::try_from(step).unwrap_or_default()) }
        </section>
        { lesson.card(if facts.kind == Kind::Jwe { "built-encrypted" } else { "built-signed" }) }
    }
}

fn example(request: &Request) -> Facts {
    let input = mint(Example::Es256, request.now).0.into();
    Facts::read(&Request { input, ..Request::default() })
}

fn name(facts: &Facts, index: usize) -> &'static str {
    match (facts.kind, index) {
        (_, 0) => "Header",
        (Kind::Jwe, 1) => "Encrypted key",
        (Kind::Jwe, 2) => "Initialization vector",
        (Kind::Jwe, 3) => "Ciphertext",
        (Kind::Jwe, _) => "Tag",
        (_, 1) => "Payload",
        _ => "Signature",
    }
}

/// The colour of a part, which header, payload and signature have everywhere.
fn colour(facts: &Facts, index: usize) -> &'static str {
    match name(facts, index) {
        "Header" => "h",
        "Payload" | "Ciphertext" => "p",
        "Signature" | "Tag" => "s",
        "Encrypted key" => "one",
        _ => "two",
    }
}

fn tab(facts: &Facts, index: usize, step: u32) -> Drawn {
    option("part", &index.to_string(), name(facts, index), Some(&step.to_string()))
}

/// A part of the token; the others step back.
fn stretch(facts: &Facts, index: usize, step: u32, all: u32) -> Drawn {
    let chosen = step == all || usize::try_from(step) == Ok(index);
    let class = format!("{}{}", colour(facts, index), if chosen { "" } else { " aside" });
    drawn! {
        if index > 0 {
            <span class="dot">{ "." }</span>
        }
        <span class={class}>{ cut(facts.segment_text(index).unwrap_or_default()) }</span>
    }
}

fn part(facts: &Facts, index: usize) -> Drawn {
    let Some(segment) = facts.segments.get(index) else { return whole(facts) };
    let bytes = segment.decoded.bytes.as_deref().unwrap_or_default();
    let written = facts.segment_text(index).unwrap_or_default();
    let read: Option<&Part> = match (facts.kind, index) {
        (_, 0) => Some(&facts.header),
        (Kind::Jwe, _) => None,
        (_, 1) => Some(&facts.payload),
        _ => None,
    };
    let read = read.filter(|it| !it.is_binary());
    drawn! {
        <ol class="chain">
            if let Some(read) = read {
                <li><b>{ what(facts, index) }</b><pre class="v">{ cut(&visible(&read.text)) }</pre></li>
            } else {
                <li><b>{ what(facts, index) }</b><pre class="v">{ hex(bytes) }</pre></li>
            }
            <li><b>{ format!("{} bytes; three of them are four characters", bytes.len()) }</b>{ bits(bytes) }</li>
            <li><b>{ format!("{} characters of base64url", written.chars().count()) }</b><pre class={format!("v {}", colour(facts, index))}>{ cut(written) }</pre></li>
        </ol>
    }
}

/// How the parts come together.
fn whole(facts: &Facts) -> Drawn {
    let algorithm = facts.algorithm().unwrap_or("the algorithm");
    let algorithm: String = visible(algorithm).chars().take(24).collect();
    let last = match facts.kind {
        Kind::Jwe => "The content is encrypted with a content key; the key itself is wrapped for the recipient. The tag covers header and ciphertext.".to_owned(),
        _ => format!("The signing input is the header, a dot and the payload, as written: {} bytes of ASCII. {algorithm} makes the signature of it with the issuer's key.", facts.signing_input().map_or(0, |it| it.len())),
    };
    drawn! {
        <ol class="chain">
            <li><b>{ "Each part as base64url, without padding" }</b></li>
            <li><b>{ last }</b></li>
            <li><b>{ format!("Joined by dots: {} parts, {} characters.", facts.segments.len(), facts.clean.text.chars().count()) }</b></li>
        </ol>
    }
}

fn what(facts: &Facts, index: usize) -> &'static str {
    match name(facts, index) {
        "Header" => "JSON that says how the token was made",
        "Payload" if facts.payload.object().is_some() => {
            "JSON with the claims, what the issuer says"
        }
        "Payload" => "The payload, which is any bytes",
        "Signature" => "Made of the two parts before it with the issuer's key",
        "Encrypted key" => "The content key, wrapped for the recipient",
        "Initialization vector" => "Random bytes, new for each token",
        "Ciphertext" => "The content, encrypted",
        _ => "The proof that nothing was changed",
    }
}

/// The first three bytes as bits, regrouped to characters.
fn bits(bytes: &[u8]) -> Drawn {
    let Some([a, b, c]) = bytes.first_chunk::<3>() else { return Drawn::default() };
    let all = format!("{a:08b}{b:08b}{c:08b}");
    let groups = |size: usize| {
        let pieces: Vec<&str> =
            (0..24 / size).filter_map(|at| all.get(at * size..(at + 1) * size)).collect();
        pieces.join(" ")
    };
    let characters = encode(&[*a, *b, *c]);
    let spaced: Vec<String> = characters.chars().map(|it| format!("{it:<6}")).collect();
    drawn! {
        <pre class="v">{ format!("{a:02x}       {b:02x}       {c:02x}\n{}\n{}\n{}", groups(8), groups(6), spaced.join(" ").trim_end()) }</pre>
    }
}

/// The text with what nobody can see spelled out.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| hidden::push_visible(c, &mut out));
    out
}

fn hex(bytes: &[u8]) -> String {
    let shown: Vec<String> = bytes.iter().take(64).map(|byte| format!("{byte:02x}")).collect();
    let more = if bytes.len() > shown.len() { " …" } else { "" };
    shown.join(" ") + more
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::choices::Choices;

    fn drawn(input: &str, choices: &str) -> String {
        let request = Request { input: input.into(), ..Request::default() };
        draw(&Lesson {
            choices: Choices(choices),
            request: &request,
            texts: include_str!("../../docs/lessons.md"),
        })
        .0
    }

    #[test]
    fn it_takes_the_live_token_apart() {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxLjB9.AAEC";
        let header = drawn(token, "");
        for expected in [
            "the token that you inspect",
            "{\"alg\":\"HS256\"}",
            "15 bytes",
            "20 characters",
            "01111011 00100010 01100001\n011110 110010 001001 100001\ne      y      J      h",
        ] {
            assert!(header.contains(expected), "{expected} in {header}");
        }
        assert!(drawn(token, "part=1").contains("{\"a\":1.0}"), "numbers keep their text");
        assert!(drawn(token, "part=2").contains("00 01 02"), "the signature as hex");
        assert!(
            drawn(token, "part=3").contains("33 bytes of ASCII. HS256 makes"),
            "{}",
            drawn(token, "part=3")
        );
    }

    #[test]
    fn without_a_token_an_example_is_taken_apart() {
        for input in ["", "not a token", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"] {
            assert!(drawn(input, "").contains("This is an example"), "{input}");
            assert!(drawn(input, "part=3").contains("ES256 makes the signature"), "{input}");
        }
    }

    #[test]
    fn five_parts_of_an_encrypted_token_are_named() {
        let token =
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";
        let drawn = drawn(token, "part=4");
        for expected in
            ["Encrypted key", "Initialization vector", "Ciphertext", "Encrypted is not signed"]
        {
            assert!(drawn.contains(expected), "{expected} in {drawn}");
        }
    }
}
