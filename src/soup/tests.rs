//! Tokens in the texts that people paste.

use super::place::Carrier;
use super::*;
use crate::encoding::base64url::encode;
use crate::report::Kind;

const NOW: Timestamp = Timestamp(1_795_245_600);

fn jws(claims: &str) -> String {
    let header = r#"{"alg":"HS256","typ":"JWT","kid":"k-1"}"#;
    [header.as_bytes(), claims.as_bytes(), &[7; 32]].map(encode).join(".")
}

fn token() -> String {
    jws(r#"{"iss":"https://id.example","aud":["a","b"],"exp":1795245660}"#)
}

fn jwe() -> String {
    let header = encode(br#"{"alg":"dir","enc":"A128GCM"}"#);
    format!("{header}..{}.{}.{}", encode(&[1; 12]), encode(&[2; 40]), encode(&[3; 16]))
}

fn sd_jwt() -> String {
    format!("{}~{}~{}~", token(), encode(br#"["salt","a",1]"#), encode(br#"["salt","b",2]"#))
}

fn only(text: &str) -> Token {
    let mut found = find(text.as_bytes(), NOW);
    assert_eq!(found.tokens.len(), 1, "{text}: {:?}", found.tokens);
    found.tokens.remove(0)
}

/// The text of a format string with the token in it, and what the list says of its place.
fn place(text: &str) -> (usize, String, String) {
    let text = text.replace('§', &token());
    let found = only(&text);
    assert_eq!(text.get(found.span.clone()), Some(token().as_str()), "{text}");
    (found.place.line, found.place.to_string(), found.place.path.unwrap_or_default())
}

#[test]
fn a_token_is_found_wherever_people_put_it() {
    let cases = [
        ("GET /x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer §\r\n\r\n", 3, "Authorization", ""),
        ("authorization: DPoP §", 1, "authorization", ""),
        ("> X-Id-Token: §\n", 1, "X-Id-Token", ""),
        ("curl -H 'Authorization: Bearer §' https://a", 1, "Authorization", ""),
        ("curl \\\n --header \"authorization: bearer §\" x", 2, "authorization", ""),
        ("wget --header='Authorization: Bearer §' x", 1, "Authorization", ""),
        ("Cookie: a=b; session=§; c=d", 1, "Cookie: session", ""),
        ("curl -b 'sid=§' x", 1, "cookie sid", ""),
        ("HTTP/1.1 200 OK\r\nSet-Cookie: s=§; Path=/; HttpOnly\r\n", 2, "Set-Cookie: s", ""),
        ("https://a.example/x?b=1&access_token=§&c=2", 1, "query access_token", ""),
        ("https://a.example/cb#id_token=§&state=1", 1, "fragment id_token", ""),
        ("Location: https://a.example/cb#id_token=§", 1, "Location: fragment id_token", ""),
        ("grant_type=x&assertion=§", 1, "form assertion", ""),
        (r#"{"access_token":"§","token_type":"Bearer"}"#, 1, "", "$.access_token"),
        (r#"{"active":true,"a":[{"b c":["§"]}]}"#, 1, "", r#"$.a[0]["b c"][0]"#),
        ("HTTP/1.1 200 OK\n\n{\n \"id_token\": \"§\"\n}", 4, "", "$.id_token"),
        ("{\"a\":1}\n{\"t\":\"§\"}\n", 2, "", "$.t"),
        ("a: 1\nauth:\n  token: §\n", 3, "token", ""),
        ("a: 1\n  token: \"§\"\n", 2, "token", ""),
        ("# x\nexport API_TOKEN=§\n", 2, "API_TOKEN", ""),
        ("API_TOKEN=\"§\"", 1, "API_TOKEN", ""),
        ("2026-11-21 10:00:00 INFO user=1 jwt=§ ok", 1, "jwt", ""),
        ("[2026-11-21] auth {\"jwt\":\"§\"}", 1, "", "$.jwt"),
        ("The token is §.", 1, "", ""),
        ("(§)", 1, "", ""),
        ("<a href=\"https://a/?t=§\">", 1, "query t", ""),
        ("\u{feff}é §", 1, "", ""),
        ("x.§", 1, "", ""),
    ];
    for (text, line, name, path) in cases {
        assert_eq!(place(text), (line, name.to_owned(), path.to_owned()), "{text}");
    }
}

#[test]
fn har_files_name_header_cookie_and_parameter() {
    let entry = |request: &str| {
        place(&format!(r#"{{"log":{{"entries":[{{}},{{"request":{{{request}}}}}]}}}}"#))
    };
    assert_eq!(
        entry(
            r#""headers":[{"name":"a","value":"b"},{"name":"Authorization","value":"Bearer §"}]"#
        ),
        (1, "Authorization".to_owned(), "$.log.entries[1].request.headers[1].value".to_owned())
    );
    assert_eq!(entry(r#""headers":[{"name":"cookie","value":"a=b; sid=§"}]"#).1, "cookie: sid");
    assert_eq!(entry(r#""cookies":[{"name":"sid","value":"§"}]"#).1, "cookie sid");
    assert_eq!(entry(r#""queryString":[{"name":"t","value":"§"}]"#).1, "query t");
    assert_eq!(entry(r#""url":"https://a/?t=§&x=1""#).1, "query t");
    let body = r#""content":{"text":"{\"access_token\":\"§\",\"a\":1}"}"#;
    assert_eq!(
        entry(body),
        (1, "access_token".to_owned(), "$.log.entries[1].request.content.text".to_owned())
    );
}

#[test]
fn what_a_token_says_stands_in_the_list() {
    let found = only(&format!("x {}\n", token()));
    assert_eq!(
        (found.kind, found.algorithm.as_str(), found.key_id.as_str()),
        (Kind::Jws, "HS256", "k-1")
    );
    assert_eq!((found.issuer.as_str(), found.audience.as_str()), ("https://id.example", "a, b"));
    assert_eq!((found.expires, found.state), (Some(Timestamp(1_795_245_660)), "alive"));
    assert_eq!(only(&format!("\"{}\"", jwe())).kind, Kind::Jwe);
    assert_eq!(only(&format!("x={};", sd_jwt())).kind, Kind::SdJwt);
    let bound = format!("{}{}", sd_jwt(), token());
    assert_eq!(only(&format!("'{bound}'")).span, 1..1 + bound.len());
}

#[test]
fn escaped_tokens_are_found_whole() {
    let cases = [
        token().replace('.', "%2E"),
        token().replace('.', "%252e"),
        token().replace('.', "\\u002e"),
        token().replace('.', "\\\\u002e"),
        sd_jwt().replace('~', "%7E"),
        token().replace('_', "%5F").replace('-', "%2D"),
    ];
    for text in cases {
        for (before, after) in [
            ("https://a/?t=", "&b=c"),
            ("%22", "%22"),
            ("{\"a\":\"\\n", "\"}"),
            ("\\u0022", "\\u0022"),
            ("t%3D", "%26x"),
            ("\\\"", "\\\""),
        ] {
            let found = only(&format!("{before}{text}{after}"));
            assert_eq!(
                found.span,
                before.len()..before.len() + text.len(),
                "{before}{text}{after}"
            );
        }
    }
}

#[test]
fn a_token_broken_over_lines_is_found_where_that_is_certain() {
    let token = token();
    for cut in 1..token.len() {
        for end in ["\n", "\r\n    ", "\\n", " \\\n  "] {
            let (head, tail) = token.split_at(cut);
            let text = format!("see: {head}{end}{tail}\nand more words follow");
            assert_eq!(only(&text).span, 5..5 + token.len() + end.len(), "{text}");
        }
    }
    // Nothing tells that the next line belongs to it.
    let short = format!("{}.e30.AAAA", encode(br#"{"alg":"x"}"#));
    assert_eq!(only(&format!("{short}\nBBBB\n")).span, 0..short.len());
    let whole = jws("{}");
    assert_eq!(only(&format!("{whole}\nBBBB\n")).span, 0..whole.len());
}

#[test]
fn a_long_disclosure_may_be_broken() {
    let token = sd_jwt();
    let end = token.len() - 10;
    let start = token.find('~').unwrap() + 3;
    for cut in start..end {
        let (head, tail) = token.split_at(cut);
        let text = format!("{head}\n{tail}\nmore");
        assert_eq!(only(&text).span, 0..token.len() + 1, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_token_is_not_listed() {
    let header = encode(br#"{"alg":"HS256"}"#);
    for text in [
        "eyJhbGciOi...".to_owned(),
        format!("{header}.{}...", encode(b"{}")),
        format!("{header}.e30.AAAA…"),
        format!("{header}.e30.AAAA..."),
        format!("{header}.e30"),
        format!("{header}.."),
        format!("{header}.e30.AAAA.AAAA"),
        format!("{header}.a.b.c.d"),
        format!("{header}.e30.AAAAA"),
        format!("x{}", token()),
        format!("A_{}", token()),
        format!("{}.e30.AAAA", encode(br#"{"typ":"JWT"}"#)),
        format!("{}.e30.AAAA", encode(br#"{"alg":5}"#)),
        format!("{}.e30.AAAA", encode(br#"["alg"]"#)),
        "eyJ.eyJ.eyJ".to_owned(),
        encode(token().as_bytes()),
        "eyes.ewer.eyot".to_owned(),
    ] {
        assert_eq!(find(text.as_bytes(), NOW).tokens, [], "{text}");
    }
}

#[test]
fn a_token_is_listed_once_with_the_number_of_further_places() {
    let (a, b) = (token(), jws("{}"));
    let text = format!("{a} {b}\n{a}\nx={}", a.replace('.', "%2E"));
    let found = find(text.as_bytes(), NOW).tokens;
    let told: Vec<(usize, usize)> = found.iter().map(|it| (it.span.start, it.more)).collect();
    assert_eq!(told, [(0, 2), (a.len() + 1, 0)]);
}

#[test]
fn tokens_in_json_serialization_are_objects() {
    let part = |text: &str| encode(text.as_bytes());
    let flattened = format!(
        r#"{{"payload":"{}","protected":"{}","header":{{"kid":"k"}},"signature":"AAAA"}}"#,
        part(r#"{"iss":"i"}"#),
        part(r#"{"alg":"ES256"}"#)
    );
    let general = format!(
        r#"{{"payload":"e30","signatures":[{{"protected":"{}","signature":"AA"}},{{"header":{{"alg":"RS256"}},"signature":"BB"}}]}}"#,
        part(r#"{"alg":"ES256"}"#)
    );
    let encrypted = format!(
        r#"{{"protected":"{}","iv":"AA","ciphertext":"AA","tag":"AA","recipients":[{{"header":{{"alg":"A128KW"}},"encrypted_key":"AA"}}]}}"#,
        part(r#"{"enc":"A128GCM"}"#)
    );
    for (object, kind) in [(&flattened, Kind::Jws), (&general, Kind::Jws), (&encrypted, Kind::Jwe)]
    {
        let text = format!("{{\"a\":1,\n\"list\":[0,{object}]}}");
        let found = only(&text);
        assert_eq!(text.get(found.span.clone()), Some(object.as_str()), "{text}");
        assert_eq!((found.kind, found.place.line), (kind, 2), "{text}");
        assert_eq!(found.place.path.as_deref(), Some("$.list[1]"), "{text}");
    }
    assert_eq!((only(&flattened).key_id.as_str(), only(&flattened).issuer.as_str()), ("k", "i"));
    for other in [r#"{"payload":"x","signature":"y"}"#, r#"{"ciphertext":1}"#, r#"{"payload":{}}"#]
    {
        assert_eq!(find(other.as_bytes(), NOW).tokens, [], "{other}");
    }
}

#[test]
fn broken_json_still_has_paths() {
    for (text, path) in [
        ("{\"a\":[1,2,{\"b\":\"§\"", "$.a[2].b"),
        ("{\"a\":{\"x\":[1},\"b\":\"§\"}", "$.b"),
        ("{\"a\":\"unclosed\n,\"b\":\"§\"}", "$.b"),
    ] {
        assert_eq!(place(text).2, path, "{text}");
    }
    let json = |text: &str| find(text.as_bytes(), NOW).json;
    assert!(
        json("{\"a\":[1]}\n") && json(" [\"a\"]") && !json("{\"a\":[1}") && !json("a {\"b\":1}")
    );
}

#[test]
fn a_place_keeps_header_and_carrier_apart() {
    let text = format!("Set-Cookie: s={}; Path=/", token());
    let place = only(&text).place;
    assert_eq!((place.header.as_deref(), place.carrier), (Some("Set-Cookie"), Carrier::Cookie));
}

#[test]
fn pausing_changes_nothing() {
    let text = format!("a {}\n{{\"t\":\"{}\"}} \\n{}", token(), sd_jwt(), jwe());
    let whole = find(text.as_bytes(), NOW);
    assert_eq!(whole.tokens.len(), 3);
    let mut finder = Finder::new(NOW);
    for until in 0..=text.len() {
        finder.advance(text.as_bytes(), until);
    }
    assert_eq!(finder.finish(), whole);
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    let header = encode(br#"{"alg":"HS256"}"#);
    for piece in [
        "ey",
        "eyJ\n",
        "eyJ.",
        "ey.\n",
        "%",
        "\\",
        "{\"",
        "[[",
        "{\"payload\":\"\",\"signature\":{",
        "~",
        ".",
        "&#",
    ] {
        find(piece.repeat(400_000).as_bytes(), NOW);
    }
    find(format!("{header}.").repeat(40_000).as_bytes(), NOW);
    find(format!("{header}.\n").repeat(40_000).as_bytes(), NOW);
    find(format!("{header}.e30.AAAA~").repeat(40_000).as_bytes(), NOW);
}

#[test]
fn a_backslash_at_the_end_of_a_line_hides_no_line() {
    let text = "{\"payload\":\"e30\\\n\",\"protected\":\"eyJhbGciOiJIUzI1NiJ9\",\"signature\":\"AAAA\"}\neyJhbGciOiJIUzI1NiJ9.e30.AAAA";
    let found = find(text.as_bytes(), NOW).tokens;
    assert_eq!(found.last().map(|token| token.place.line), Some(3));
}
