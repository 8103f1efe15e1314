use super::*;

fn order() -> Question {
    let option = |id: &str, place| OrderOption {
        id: id.into(),
        text: id.into(),
        place,
    };
    Question {
        id: "steps".into(),
        prompt: "In which order?".into(),
        task: Task::Order {
            options: vec![option("stay", 3), option("call", 1), option("give", 2)],
            when_right: "Yes.".into(),
            when_other: "Close.".into(),
        },
    }
}

#[test]
fn only_a_real_https_address_is_a_link() {
    for good in [
        "https://www.samhsa.gov",
        "https://a.org/x?y=1#z",
        "https://doi.org/10.1001/jamapsychiatry.2022.1240",
    ] {
        assert!(
            WebAddress::parse(good).is_some(),
            "{good} is an address a source may have"
        );
    }
    for bad in [
        "http://www.samhsa.gov",
        "javascript:alert(1)",
        "HTTPS://x.org",
        "https://",
        "https:///path",
        "https://user@evil.org",
        "https://evil.org:8080/",
        "https://localhost",
        "https://127.0.0.1/",
        "https://xn--80ak6aa92e.c0m",
        "https://аpple.com",
        "https://a.org/\u{202e}gpj",
        "https://a.org/<script>",
        "https://a.org/a b",
        "data:text/html,x",
        "//a.org",
        " https://a.org",
    ] {
        assert!(
            WebAddress::parse(bad).is_none(),
            "{bad:?} must never become a link"
        );
        assert!(
            serde_json::from_value::<WebAddress>(bad.into()).is_err(),
            "{bad:?} must not come in through JSON either"
        );
    }
    let long = format!("https://a.org/{}", "x".repeat(MAX_ADDRESS));
    assert!(
        WebAddress::parse(&long).is_none(),
        "an address nobody can look at is no address"
    );
}

#[test]
fn an_order_is_right_only_when_complete_and_in_place() {
    let question = order();
    let judge = |ids: &[&str]| {
        let picks: Vec<String> = ids.iter().map(ToString::to_string).collect();
        question.is_right(&picks)
    };
    assert_eq!(
        judge(&["call", "give", "stay"]),
        Some(true),
        "the order of the lesson is right"
    );
    assert_eq!(
        judge(&["give", "call", "stay"]),
        Some(false),
        "another order is another order"
    );
    assert_eq!(
        judge(&["call", "give"]),
        None,
        "half an answer is neither right nor wrong"
    );
    assert_eq!(
        judge(&["call", "call", "call"]),
        None,
        "the same step three times is no order"
    );
    assert_eq!(
        judge(&["call", "give", "sing"]),
        None,
        "an option of another version is not judged"
    );
}

#[test]
fn a_sort_needs_every_item_in_a_known_group() {
    let option = |id: &str, group: &str| SortOption {
        id: id.into(),
        text: id.into(),
        group: group.into(),
        feedback: String::new(),
    };
    let group = |id: &str| Group {
        id: id.into(),
        label: id.into(),
    };
    let question = Question {
        id: "sides".into(),
        prompt: "Inner or outer?".into(),
        task: Task::Sort {
            groups: vec![group("inner"), group("outer")],
            options: vec![option("payday", "outer"), option("bored", "inner")],
        },
    };
    let judge = |picks: &[(&str, &str)]| {
        let picks: Vec<String> = picks
            .iter()
            .map(|(option, group)| sorted_into(option, group))
            .collect();
        question.is_right(&picks)
    };
    assert_eq!(
        judge(&[("bored", "inner"), ("payday", "outer")]),
        Some(true),
        "the order of sorting does not matter"
    );
    assert_eq!(
        judge(&[("bored", "outer"), ("payday", "outer")]),
        Some(false),
        "one in the other group makes it another answer"
    );
    assert_eq!(
        judge(&[("bored", "inner")]),
        None,
        "not sorted yet is not wrong"
    );
    assert_eq!(
        judge(&[("bored", "inner"), ("bored", "inner")]),
        None,
        "one item sorted twice leaves another unsorted"
    );
    assert_eq!(
        judge(&[("bored", "nowhere"), ("payday", "outer")]),
        None,
        "a group that does not exist is not judged"
    );
    assert_eq!(
        question.is_right(&["bored".into(), "payday".into()]),
        None,
        "an item without a group is not sorted yet"
    );
}

#[test]
fn ids_stay_plain() {
    assert!(
        is_id("after-a-break") && is_id("9"),
        "small letters, digits and hyphens make an id"
    );
    for bad in [
        "",
        "-x",
        "x-",
        "Ünder",
        "a b",
        "a/b",
        "..",
        "A",
        &"x".repeat(MAX_ID + 1),
    ] {
        assert!(
            !is_id(bad),
            "{bad:?} could become a path, a selector or a very long line"
        );
    }
}
