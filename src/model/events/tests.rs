//! Lists of events hold what is put into them.

use super::*;

fn events() -> Vec<Event> {
    let when = |text: &str| Some(EdtfDate::parse(text).unwrap_or_else(|e| panic!("{e}")));
    let map = |ar: &str| LocalText::Map(vec![("ar".into(), ar.into()), ("en".into(), "x".into())]);
    let plain = |id: &str, title: &str| Event { id: id.into(), title: title.into(), ..Event::default() };
    let long = "ط".repeat(40_000);
    vec![
        plain("a", "حدث"),
        Event { when: when("2023-10"), lane: Some("l".into()), importance: 5, ..plain("b", "") },
        Event { when: when("[2023,2024]"), title: map("أ"), status: Status::Forecast, ..plain("c", "") },
        Event { summary: Some("s".into()), actors: vec!["p".into()], tags: vec!["t".into()], ..plain("d", "x") },
        Event { excerpts: vec![Excerpt { exact: "q".into(), ..Excerpt::default() }], ..plain(&long, &long) },
    ]
}

#[test]
fn what_goes_in_comes_out() {
    let list = Events::from(events());
    assert_eq!(list.to_vec(), events());
    assert_eq!(list.iter().map(|e| e.id().len()).collect::<Vec<_>>(), [1, 1, 1, 1, 80_000]);
    assert_eq!(list.position("c"), Some(2));
    assert_eq!(list.position("z"), None);
    for (event, read) in events().iter().zip(list.iter()) {
        assert_eq!(read.bounds(), event.when.as_ref().and_then(EdtfDate::bounds));
        assert_eq!(read.has_date(), event.when.is_some());
    }
}

#[test]
fn every_place_can_be_changed() {
    for at in 0..events().len() {
        for new in events() {
            let (mut list, mut plain) = (Events::from(events()), events());
            assert_eq!(list.replace(at, new.clone()), std::mem::replace(&mut plain[at], new.clone()));
            assert_eq!(list.to_vec(), plain);
            list.insert(at, new.clone());
            plain.insert(at, new);
            assert_eq!(list.to_vec(), plain);
            assert_eq!(list.remove(at), plain.remove(at));
            assert_eq!(list.remove(at), plain.remove(at));
            assert_eq!(list.to_vec(), plain);
        }
    }
}

#[test]
fn more_lanes_than_numbers() {
    let event = |n: usize| Event { lane: Some(format!("l{}", n % 1000).into()), ..Event::default() };
    let list: Events = (0..3000).map(event).collect();
    assert!(list.iter().enumerate().all(|(n, e)| e.lane().is_some_and(|l| **l == *format!("l{}", n % 1000))));
}

#[test]
fn a_row_is_small() {
    assert_eq!(size_of::<EventRow>(), 24);
}
