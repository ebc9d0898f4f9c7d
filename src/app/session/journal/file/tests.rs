//! Journals as they are written, damaged and read.

use super::super::record::Base;
use super::*;
use crate::app::session::history::History;
use crate::model::{Event, Excerpt, Project};

fn header() -> Header {
    let (path, format, title) = (Some("/a/b.json".into()), "json".to_owned(), "ع".to_owned());
    Header::new(Base { path, format, stamp: None, title, language: "ar".into(), snapshot: false })
}

fn edit(title: &str) -> Step {
    Step::Edit(Edit::SetTitle(title.into()))
}

fn draft() -> Draft {
    Draft { event: "e".into(), language: "ar".into(), fields: [("title".into(), "نص\n".into())].into() }
}

/// A journal: twice its header, an edit, an undo and a draft; with the end of every line.
fn journal() -> (Vec<u8>, Vec<usize>) {
    let lines = [
        header_lines(&header()).unwrap(),
        step_line(&edit("أول\nثان")).unwrap(),
        step_line(&Step::Undo).unwrap(),
        draft_line(Some(&draft())).unwrap(),
    ];
    let bytes = lines.concat();
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    (bytes, ends)
}

#[test]
fn what_is_written_is_read() {
    let (bytes, _) = journal();
    let contents = parse(&bytes).unwrap();
    assert_eq!(contents.header, header());
    assert_eq!(contents.steps, [edit("أول\nثان"), Step::Undo]);
    assert_eq!((contents.draft, contents.damage), (Some(draft()), None));
    let put = |id: &str| step_line(&Step::Edit(Edit::Event(Change::put(Event { id: id.into(), ..Event::default() }))));
    let other = [&bytes[..], &put("f").unwrap()].concat();
    assert_eq!(parse(&other).unwrap().draft, Some(draft()), "another event was edited");
    let applied = [&bytes[..], &put("e").unwrap()].concat();
    assert_eq!(parse(&applied).unwrap().draft, None, "it was put into the project");
    let without = [&bytes[..], &draft_line(None).unwrap()].concat();
    let contents = parse(&without).unwrap();
    assert_eq!(contents.draft, None, "nothing is being typed any more");
    assert!(contents.is_empty(), "what was taken back is no work that is left");
    assert_eq!(contents.into_undone(), [Edit::SetTitle("أول\nثان".into())]);
}

#[test]
fn a_journal_cut_anywhere_loses_at_most_its_last_line_and_says_so() {
    let (bytes, ends) = journal();
    for cut in 0..=bytes.len() {
        // A line is whole without its end, too.
        let whole = ends.iter().filter(|end| **end <= cut + 1).count();
        let is_torn = cut > 0 && !ends.iter().any(|end| [*end, *end - 1].contains(&cut));
        match parse(&bytes[..cut]) {
            Ok(contents) => {
                let steps = [&[][..], &[edit("أول\nثان")], &[edit("أول\nثان"), Step::Undo]];
                let made = match (whole, is_torn) {
                    // What is torn may have been anything.
                    (4, true) => steps[2],
                    _ => steps[whole.clamp(2, 4) - 2],
                };
                if is_torn {
                    assert_eq!(contents.damage, Some(Damage { line: whole + 1, lost: 1 }), "cut at {cut}");
                    assert!(whole == 4 || contents.steps == made, "cut at {cut}: {:?}", contents.steps);
                } else {
                    assert_eq!((&contents.steps[..], contents.damage), (made, None), "cut at {cut}");
                }
                assert_eq!(contents.draft.is_some(), whole == 5, "cut at {cut}");
            }
            Err(JournalError::NoJournal { edits: 0 }) => assert!(whole == 0, "cut at {cut}"),
            Err(error) => panic!("cut at {cut}: {error}"),
        }
        let padded = [&bytes[..cut], &[0; 700]].concat();
        assert_eq!(parse(&padded).ok(), parse(&bytes[..cut]).ok(), "zeros after {cut} change nothing");
    }
}

#[test]
fn every_changed_byte_is_noticed_and_costs_no_other_line() {
    let (bytes, ends) = journal();
    let good = parse(&bytes).unwrap();
    for at in 0..bytes.len() {
        for change in [1, 0x20, 0x80] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            let line = ends.iter().position(|end| at < *end).unwrap();
            let contents = parse(&bytes).unwrap_or_else(|error| panic!("{at}: {error}"));
            // The case of a hexadecimal digit says nothing.
            if contents == good {
                assert!(change == 0x20, "{at}");
                continue;
            }
            assert_eq!(contents.header, good.header, "{at}");
            let damage = contents.damage.unwrap_or_else(|| panic!("{at}: nothing is told"));
            assert_eq!(damage.line, line + 1, "{at}");
            // Where the end of a line was, two have become one.
            let is_end = ends.contains(&(at + 1));
            assert!(damage.lost <= 1 + usize::from(!is_end), "{at}");
            assert_eq!(contents.draft.is_some(), line != 4 && !(is_end && line == 3), "{at}");
        }
    }
}

#[test]
fn a_damaged_line_costs_no_edit_but_its_own() {
    // A fixed row of steps, each of which is damaged in turn.
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for round in 0..60 {
        let (mut steps, mut redo) = (Vec::new(), 0_usize);
        let mut done = 0_usize;
        for nth in 0..14 {
            match next(4) {
                2 if done > 0 => {
                    (done, redo) = (done - 1, redo + 1);
                    steps.push(Step::Undo);
                }
                3 if redo > 0 => {
                    (done, redo) = (done + 1, redo - 1);
                    steps.push(Step::Redo);
                }
                _ => {
                    (done, redo) = (done + 1, 0);
                    steps.push(edit(&format!("{round}-{nth}")));
                }
            }
        }
        let net: Vec<Edit> = net(&steps).into_iter().cloned().collect();
        for lost in 0..steps.len() {
            let mut bytes = header_lines(&header()).unwrap();
            for (nth, step) in steps.iter().enumerate() {
                bytes.extend(if nth == lost { b"torn\n".to_vec() } else { step_line(step).unwrap() });
            }
            let contents = parse(&bytes).unwrap();
            assert_eq!(contents.damage, Some(Damage { line: lost + 3, lost: 1 }));
            for edit in &net {
                let own = steps[lost] == Step::Edit(edit.clone());
                assert!(own || contents.steps.contains(&Step::Edit(edit.clone())), "{steps:?} without {lost}");
            }
        }
    }
}

#[test]
fn a_journal_is_known_by_either_of_its_headers() {
    let (bytes, ends) = journal();
    let good = parse(&bytes).unwrap();
    let second = &bytes[ends[0]..];
    // As an older version wrote it, and with a first line that was torn, or that is another's.
    let old = parse(second).unwrap();
    assert_eq!((&old.header, &old.steps, old.damage), (&good.header, &good.steps, None));
    for first in ["", "torn", "\u{1b}[2J \u{202e}", "0000000 {}"] {
        let contents = parse(&[first.as_bytes(), b"\n", second].concat()).unwrap();
        assert_eq!((contents.header, contents.damage), (header(), Some(Damage { line: 1, lost: 1 })), "{first:?}");
        assert_eq!(contents.draft, good.draft);
    }
    // A header that says what it says, with a wrong checksum.
    let mut odd = second.to_vec();
    odd[0] = if odd[0] == b'0' { b'1' } else { b'0' };
    let contents = parse(&odd).unwrap();
    assert_eq!((contents.header, contents.damage), (header(), Some(Damage { line: 1, lost: 1 })));
    // None at all: what is behind it is counted.
    let none = [b"torn\ntorn\n", &bytes[ends[1]..]].concat();
    assert!(matches!(parse(&none), Err(JournalError::NoJournal { edits: 1 })));
}

#[test]
fn what_is_no_journal_is_refused() {
    let line = |json: &str| format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes();
    let newer = line(r#"{"journal": {"version": 3, "all": "new"}}"#);
    assert!(matches!(parse(&newer), Err(JournalError::OtherVersion(3))));
    let deep = line(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    for bytes in [b"".to_vec(), b"\n".to_vec(), vec![0; 99], b"00000000".to_vec(), "ععععععع ع".into(), deep] {
        assert!(matches!(parse(&bytes), Err(JournalError::NoJournal { edits: 0 })), "{bytes:?}");
    }
    // With a true checksum, but not what this program writes.
    let (good, _) = journal();
    for json in ["{}", "3", r#""undo-all""#, r#"{"edit": {"edit": "put"}}"#, r#"{"draft": 4}"#, "\"undo\" x"] {
        let contents = parse(&[good.clone(), line(json), step_line(&edit("b")).unwrap()].concat()).unwrap();
        assert_eq!(contents.damage, Some(Damage { line: 6, lost: 1 }), "{json}");
        // It may have made the edit again that was taken back before it.
        assert_eq!(contents.steps, [edit("أول\nثان"), edit("b")]);
    }
    assert_eq!(parse(&[good, b"\n".repeat(5000)].concat()).unwrap().damage.unwrap().lost, 5000);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(MAX_JOURNAL + 1).unwrap();
    assert!(matches!(read(file.path()), Err(JournalError::TooLarge(_))));
    assert!(matches!(read(Path::new("/")), Err(JournalError::NoJournal { .. })));
}

#[test]
fn a_shorter_journal_comes_to_the_same() {
    let event = |id: &str, importance| Event { id: id.into(), importance, ..Event::default() };
    let put = |id: &str, n| Step::Edit(Edit::Event(Change::put(event(id, n))));
    let excerpt = Box::new(Excerpt { exact: "x".into(), ..Excerpt::default() });
    let quote = Step::Edit(Edit::PutExcerpt { event: "c".into(), nth: 0, excerpt });
    let base = Project {
        events: [event("a", 1), event("b", 1), Event { excerpts: vec![Excerpt::default()], ..event("c", 1) }].into(),
        ..Project::default()
    };
    let remove = Step::Edit(Edit::Event(Change::remove("b")));
    let insert = Step::Edit(Edit::Event(Change::insert(0, event("b", 2))));
    let mut steps = vec![put("a", 2), quote, put("a", 3), put("b", 2), remove, insert, put("b", 3), put("a", 4)];
    steps.extend([put("b", 4), put("a", 5), put("b", 5), Step::Undo, Step::Undo, Step::Redo, Step::Undo]);
    let end = |steps: &[Step]| {
        let (mut project, mut history) = (base.clone(), History::new());
        for step in steps {
            match step {
                Step::Edit(edit) => history.apply(&mut project, edit.clone()).unwrap(),
                Step::Undo => assert!(history.undo(&mut project).unwrap()),
                Step::Redo => assert!(history.redo(&mut project).unwrap()),
            }
        }
        let now = project.clone();
        while history.redo(&mut project).unwrap() {}
        (now, project)
    };
    for kept in 0..12 {
        let mut contents = Contents { header: header(), steps: steps.clone(), draft: None, damage: None };
        contents.shorten(kept);
        assert_eq!(end(&contents.steps), end(&steps), "{kept} kept");
        assert!(contents.steps.len() <= steps.len());
    }
    let mut contents = Contents { header: header(), steps, draft: None, damage: None };
    contents.shorten(0);
    assert_eq!(contents.steps.len(), 11, "{:?}", contents.steps);
}
