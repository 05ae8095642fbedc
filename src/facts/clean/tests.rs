//! What is taken away, what is joined, and where it stood.

use super::*;

#[test]
fn what_surrounds_a_token_is_taken_away_and_named() {
    let cases = [
        ("  e30.e30. \n", "e30.e30.", 0),
        ("Bearer e30.e30.x", "e30.e30.x", 1),
        ("Authorization: Bearer e30.e30.x", "e30.e30.x", 2),
        ("authorization : DPoP \"e30.e30.x\",", "e30.e30.x", 4),
        ("'Bearer e30.e30.x';", "e30.e30.x", 3),
        ("<e30.e30.x>", "e30.e30.x", 1),
        ("\u{feff}e30.e30.x", "e30.e30.x", 0),
        ("\0e30.e30.x", "\0e30.e30.x", 0),
        ("token", "token", 0),
    ];
    for (pasted, text, removed) in cases {
        let clean = Clean::of(pasted);
        assert_eq!((clean.text.as_str(), clean.removed.len()), (text, removed), "{pasted}");
    }
}

#[test]
fn a_wrapped_token_is_joined_and_keeps_its_positions() {
    let pasted = "Bearer eyJh\n  bGci.e30\r\n.x";
    let clean = Clean::of(pasted);
    assert_eq!(clean.text, "eyJhbGci.e30.x");
    assert!(clean.removed.contains(&Removed::Whitespace { count: 5, first: 11 }));
    assert_eq!(clean.place(4..8), Some((14, 4)));
    assert_eq!(clean.place(12..14), Some((24, 2)));
    assert_eq!(clean.place(14..14), Some((26, 0)));
}

#[test]
fn a_token_may_break_after_its_first_character() {
    assert_eq!(Clean::of("e\n yJh.e30.").text, "eyJh.e30.");
}

#[test]
fn escapes_are_undone_and_keep_their_positions() {
    for (pasted, count) in [
        ("eyJh%2EeyJz%2Ex%5Fy", 3),
        ("eyJh\\u002eeyJz\\u002ex\\u005fy", 3),
        ("eyJh&#46;eyJz.x_y", 1),
    ] {
        let clean = Clean::of(pasted);
        assert_eq!(clean.text, "eyJh.eyJz.x_y", "{pasted}");
        assert_eq!(clean.removed, [Removed::Escapes { count, first: 4 }], "{pasted}");
    }
    let clean = Clean::of("eyJh%2EeyJz%2Ex%5Fy");
    assert_eq!(clean.place(4..5), Some((4, 3)));
    assert_eq!(clean.place(5..9), Some((7, 4)));
    assert_eq!(clean.place(10..12), Some((14, 4)));
    assert_eq!(Clean::of("100%25 eyJh.eyJz").text, "100%25 eyJh.eyJz");
}

#[test]
fn two_tokens_are_not_joined_to_one() {
    for pasted in ["eyJh.eyJz.x\neyJh.eyJz.y", "eyJh.eyJz.x eyJh.eyJz. eyJh.eyJz.z"] {
        assert_eq!(Clean::of(pasted).text, pasted);
    }
    let wrapped = "eyJh\n.eyJz.x\neyJh.\neyJz.y";
    assert_eq!(Clean::of(wrapped).text, wrapped);
    let encrypted = "eyJlbmMiOiJhIn0.a.b.\nc.d";
    assert_eq!(Clean::of(encrypted).text, encrypted.replace('\n', ""));
    assert_eq!(Clean::of("eyJh.eyJz.x~WyJ~\neyJk.eyJz.y").text, "eyJh.eyJz.x~WyJ~eyJk.eyJz.y");
}

#[test]
fn words_behind_a_token_are_not_joined_to_it() {
    for pasted in ["eyJh.eyJz.x1 has expired", "eyJh.eyJz.x1\nAnd then", "eyJh.eyJz.x1 is it"] {
        assert_eq!(Clean::of(pasted).text, pasted);
    }
    assert_eq!(Clean::of("eyJh.eyJz.x1 aB3dE").text, "eyJh.eyJz.x1aB3dE");
    assert_eq!(Clean::of("eyJh.eyJz.x1\nab").text, "eyJh.eyJz.x1ab");
}

#[test]
fn a_beginning_tells_one_token_from_a_text() {
    for head in ["eyJhbGciOi", "Bearer eyJhbGciOi", "eyJh.eyJz\n.x_-", " \neyJh%2EeyJz"] {
        assert!(is_one_token(head), "{head}");
    }
    for head in ["{\"a\":\"eyJh", "eyJh.eyJz.x1 has expired", "eyJh.eyJz.x\neyJh.eyJz.y", "x", ""] {
        assert!(!is_one_token(head), "{head}");
    }
}

#[test]
fn a_part_of_the_paste_is_cleaned_alone() {
    let pasted = "é curl 'Bearer eyJh.eyJz.x' ";
    let start = pasted.find("eyJh").unwrap();
    let clean = Clean::of_part(pasted, start..start + 11);
    assert_eq!((clean.text.as_str(), clean.place(0..4)), ("eyJh.eyJz.x", Some((15, 4))));
    assert!(clean.removed.is_empty());
    assert_eq!(Clean::of_part(pasted, 1..4).text, pasted.trim());
}

#[test]
fn positions_count_characters() {
    let clean = Clean::of("“eyJh.é.x”");
    assert_eq!((clean.text.as_str(), clean.place(5..7)), ("eyJh.é.x", Some((6, 1))));
}

#[test]
fn prose_keeps_its_blanks() {
    for prose in ["hello, world. yes", "hello world. yes", "eyes are open. now"] {
        assert_eq!(Clean::of(prose).text, prose);
    }
}

#[test]
fn escapes_in_a_row_keep_their_positions() {
    let clean = Clean::of("eyJh%2E%2Ex%5F%5F.y");
    assert_eq!(clean.text, "eyJh..x__.y");
    assert_eq!(clean.place(5..6), Some((7, 3)));
    assert_eq!(clean.place(8..10), Some((14, 4)));
}

#[test]
fn two_encrypted_or_bound_tokens_are_not_joined_to_one() {
    let encrypted = "eyJlbmMiOiJhIn0.a.b.c.d";
    let bound = "eyJh.eyJz.x~WyJ~eyJk.eyJz.y";
    for pasted in [format!("{encrypted}\n{encrypted}"), format!("{bound}\n{bound}")] {
        assert_eq!(Clean::of(&pasted).text, pasted);
    }
    // The line that follows begins like a token, and is none.
    let broken = "eyJlbmMiOiJhIn0.a.b.\nec.d";
    assert_eq!(Clean::of(broken).text, broken.replace('\n', ""));
    let signed = "eyJhbGciOiJIUzI1NiJ9\n.eyJz.x\neyJh.\neyJz.y";
    assert_eq!(Clean::of(signed).text, signed);
}

#[test]
fn a_broken_text_is_joined_only_when_it_can_be_a_token() {
    assert_eq!(Clean::of("eyJh bGci").text, "eyJh bGci");
    assert_eq!(Clean::of("eyJh.eyJz\nabcd").text, "eyJh.eyJzabcd");
    assert_eq!(Clean::of("eyJh.eyJz.x.\ny").text, "eyJh.eyJz.x.y");
}

#[test]
fn what_lies_outside_of_the_text_has_no_place() {
    let mut clean = Clean::untouched("é.e30.x");
    assert_eq!(clean.place(3..6), Some((2, 3)));
    assert_eq!(clean.place(3..clean.text.len() + 1), None);
    let (start, end) = (6, 3);
    assert_eq!(clean.place(start..end), None);
    clean.set_apart();
    assert_eq!((clean.is_apart(), clean.place(3..6), clean.clean_byte(3)), (true, None, None));
}
