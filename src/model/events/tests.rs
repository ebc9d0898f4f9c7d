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

/// A list that was looked into follows every change, also of ids that stand twice.
#[test]
fn positions_follow_every_change() {
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for few in [3, 40] {
        let (mut list, mut plain): (Events, Vec<Event>) = Default::default();
        for _ in 0..3000 {
            let event = Event { id: format!("e{}", next(few)).into(), title: "t".into(), ..Event::default() };
            match next(5) {
                0 | 1 if plain.len() < 30 => {
                    let at = next(plain.len() + 1);
                    list.insert(at, event.clone());
                    plain.insert(at, event);
                }
                2 if !plain.is_empty() => {
                    let at = next(plain.len());
                    assert_eq!(list.remove(at), plain.remove(at));
                }
                3 if !plain.is_empty() => {
                    let at = next(plain.len());
                    assert_eq!(list.replace(at, event.clone()), std::mem::replace(&mut plain[at], event));
                }
                _ => {}
            }
            for nth in 0..few {
                let id = format!("e{nth}");
                assert_eq!(list.position(&id), plain.iter().position(|event| *event.id == *id));
            }
        }
        assert_eq!(list.to_vec(), plain);
    }
}

#[test]
fn many_come_and_go_as_one_after_the_other() {
    let event = |nth: usize| Event { id: format!("e{nth}").into(), tags: vec![nth.to_string()], ..Event::default() };
    let all: Vec<Event> = (0..20).map(event).collect();
    for gone in [&[0, 1, 2][..], &[19], &[3, 7, 8, 19], &[0, 19], &[]] {
        let mut list = Events::from(all.clone());
        let removed = list.remove_many(gone);
        assert_eq!(removed, gone.iter().map(|at| event(*at)).collect::<Vec<_>>());
        assert!(gone.iter().all(|at| list.position(&format!("e{at}")).is_none()));
        assert_eq!(list.len(), all.len() - gone.len());
        list.insert_many(gone.iter().copied().zip(removed));
        assert_eq!(list.to_vec(), all);
    }
}
