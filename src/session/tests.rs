//! What happens to the session.

use super::*;

#[test]
fn a_late_answer_is_dropped() {
    let outcome = Rc::new(Outcome::default());
    let first = Session::default().apply(Action::Edit { input: "a.b.c".into() }).unwrap();
    let second = first.apply(Action::SetKey { key: "x".into() }).unwrap();
    let inspected =
        |revision| Action::Inspected { revision, outcome: outcome.clone(), tokens: "".into() };
    assert!(second.apply(inspected(first.revision)).is_none());
    let answered = second.apply(inspected(second.revision)).unwrap();
    assert!(second.is_busy() && !answered.is_busy());
}

#[test]
fn editing_ends_the_example_and_keeps_the_key() {
    let minted =
        Action::Minted { example: Example::Hs256, token: "e30.e30.".into(), key: "secret".into() };
    let example = Session::default().apply(minted).unwrap();
    let edited = example.apply(Action::Edit { input: "e30.e30.x".into() }).unwrap();
    assert_eq!((example.example, edited.example), (Some(Example::Hs256), None));
    assert_eq!(&*edited.request.key, "secret");
}

#[test]
fn a_large_paste_is_collapsed_until_opened() {
    let input: Rc<str> = "a".repeat(LARGE_INPUT + 1).into();
    let pasted = Session::default().apply(Action::Edit { input }).unwrap();
    assert!(pasted.is_collapsed());
    let opened = pasted.apply(Action::OpenAsText).unwrap();
    assert!(!opened.is_collapsed() && opened.revision == pasted.revision);
}

#[test]
fn a_member_is_marked_until_the_caret_leaves_it() {
    let input = "„eyJhbGciOiJIUzI1NiJ9.eyJhIjoxLCJiIjoyfQ.AAAA";
    let read = Session::default().apply(Action::Edit { input: input.into() }).unwrap();
    let bytes = read.facts.payload.json.as_ref().unwrap().members().unwrap()[1].clone();
    let bytes = bytes.name_span.start..bytes.value.span.end;
    let marked = read.apply(Action::MarkBytes { segment: 1, bytes }).unwrap();
    let range = marked.marked.clone().unwrap();
    assert_eq!(&input[range.clone()], "CJiIjoy");
    assert_eq!(marked.revision, read.revision);
    // The quotation mark is one unit and three bytes.
    assert!(marked.apply(Action::PutCaret { units: range.start - 2 }).is_none());
    let moved = marked.apply(Action::PutCaret { units: 0 }).unwrap();
    assert_eq!(moved.marked, Some(0..0));
    let placed = moved.apply(Action::MarkCharacters { offset: 1, length: 3 }).unwrap();
    assert_eq!(placed.marked, Some(3..6));
    assert_eq!(placed.apply(Action::Edit { input: "a".into() }).unwrap().marked, None);
    assert_eq!(placed.apply(Action::Unmark).unwrap().marked, None);
}

#[test]
fn clearing_forgets_token_and_key() {
    let edited = Session::default().apply(Action::Edit { input: "a".into() }).unwrap();
    let cleared = edited.apply(Action::SetKey { key: "k".into() }).unwrap();
    let cleared = cleared.apply(Action::Clear).unwrap();
    assert!(cleared.request.input.is_empty() && cleared.request.key.is_empty());
    assert!(cleared.facts.is_empty() && !cleared.is_busy());
}

#[test]
fn what_one_key_opened_is_closed_when_another_does_not() {
    // {"alg":"dir","enc":"A128GCM"}
    let input =
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA";
    let answered = |session: &Session, opened| {
        let (outcome, revision) = (Outcome { opened, ..Outcome::default() }, session.revision);
        let outcome = Rc::new(outcome);
        session.apply(Action::Inspected { revision, outcome, tokens: "".into() }).unwrap()
    };
    let opened = crate::report::Opened { content: "e30".to_owned(), ..Default::default() };
    let pasted = Session::default().apply(Action::Edit { input: input.into() }).unwrap();
    let open = answered(&pasted, vec![opened]);
    assert!(open.facts.has_payload() && open.facts.problems.is_empty());
    let other = open.apply(Action::SetKey { key: "x".into() }).unwrap();
    let closed = answered(&other, Vec::new());
    assert!(!closed.facts.has_payload() && !closed.facts.problems.is_empty());
}

#[test]
fn consent_is_for_one_token() {
    let iterations = Some(2_000_000);
    let agreed = Session::default().apply(Action::AllowIterations { iterations }).unwrap();
    assert_eq!(agreed.request.options.iterations, Some(2_000_000));
    let other = agreed.apply(Action::Edit { input: "a.b.c".into() }).unwrap();
    assert_eq!(other.request.options.iterations, None);
}

#[test]
fn a_field_keeps_what_was_typed_and_says_what_it_means() {
    let typed = |field, text: &str| {
        Session::default().apply(Action::Expect { field, text: text.to_owned() }).unwrap()
    };
    let fields = [
        Field::Issuer,
        Field::Audience,
        Field::Skew,
        Field::Subject,
        Field::MaxAge,
        Field::Type,
        Field::Nonce,
        Field::Profile,
        Field::Algorithms,
        Field::Method,
        Field::Url,
        Field::Second,
    ];
    for field in fields {
        for text in ["", "a, ,b,", "60 s"] {
            let session = typed(field, text);
            assert_eq!(session.field(field), text, "{field:?}");
            assert_eq!(
                fields.iter().filter(|it| !session.field(**it).is_empty()).count(),
                usize::from(!text.is_empty())
            );
        }
    }
    assert_eq!(typed(Field::Algorithms, "ES256, ").request.options.accepted(), ["ES256"]);
    assert_eq!(typed(Field::MaxAge, "60 s").request.options.max_age, Some(60));
    assert_eq!(typed(Field::MaxAge, "soon").request.options.max_age, None);
    assert_eq!(typed(Field::Method, "").request.options.method, None);
}

#[test]
fn the_second_text_is_the_payload_of_a_detached_token_and_is_cleared_with_it() {
    let input = "eyJhbGciOiJIUzI1NiJ9..AAAA".into();
    let read = Session::default().apply(Action::Edit { input }).unwrap();
    let text = r#"{"sub":"a"}"#.to_owned();
    let given = read.apply(Action::Expect { field: Field::Second, text }).unwrap();
    assert!(given.facts.claim("sub").is_some());
    let options = &given.apply(Action::Clear).unwrap().request.options;
    assert_eq!((&options.other, &options.detached_payload), (&None, &None));
}

#[test]
fn a_key_from_outside_goes_to_its_box_where_a_token_waits_for_it() {
    let take = |session: &Session, text: &str| session.apply(Action::Take { input: text.into() });
    let keys = [
        "-----BEGIN PUBLIC KEY-----",
        r#"{"kty":"oct","k":"AAAA"}"#,
        r#"{"keys":[{"kty":"oct","k":"AA"}]}"#,
    ];
    let token = take(&Session::default(), "e30.e30.AAAA").unwrap();
    for key in keys {
        let alone = take(&Session::default(), key).unwrap();
        assert_eq!((&*alone.request.input, &*alone.request.key), (key, ""));
        let with = take(&token, key).unwrap();
        assert_eq!((&*with.request.input, &*with.request.key), ("e30.e30.AAAA", key));
    }
    let other =
        take(&token, r#"{"access_token":"e30.e30.AAAA","cnf":{"jwk":{"kty":"oct"}}}"#).unwrap();
    assert_eq!(&*other.request.key, "", "a response with such a member is no key");
}

#[test]
fn the_lessons_keep_their_choices_and_a_text_from_outside_ends_them() {
    let learn = |session: &Session, choice: &str| {
        session.apply(Action::Learn { choice: choice.into() }).unwrap()
    };
    let chosen = learn(&learn(&learn(&Session::default(), "topic=revoke"), "steal=5"), "steal=70");
    assert_eq!((&*chosen.choices, chosen.learning), ("topic=revoke steal=70", true));
    let back = chosen.apply(Action::Inspect).unwrap();
    assert!(!back.learning && back.apply(Action::Inspect).is_none());
    let again = learn(&back, "");
    assert_eq!(&*again.choices, "topic=revoke steal=70");
    let taken = again.apply(Action::Take { input: "e30.e30.".into() }).unwrap();
    assert!(!taken.learning);
    let same = learn(&taken, "").apply(Action::Take { input: "e30.e30.".into() }).unwrap();
    assert!(!same.learning, "the same text once more is shown as well");
    assert_eq!(same.revision, taken.revision);
}
