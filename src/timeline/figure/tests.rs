//! Pages of projects of many kinds: nothing overlaps, nothing leaves the page, everything is linked.

use super::*;
use crate::base::marks::with_isolates;
use crate::base::{Direction, Pos, Rect};
use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames};
use crate::model::{Document, EdtfDate, Event, Evidence, Excerpt, Lane, LocalText};
use crate::scene::{ItemId, LinkTo, Shape, Theme};
use crate::text::TextEngine;
use crate::timeline::draw::axis;
use crate::timeline::layout::{self, LabelSize};
use crate::timeline::metrics;
use crate::timeline::time::Scale;

fn setup(pixels: (u32, u32)) -> FigureSetup {
    let (larger, smaller) = (vec![1.4, 1.2], Vec::new());
    FigureSetup { pixels, scale: 1.0, larger, smaller, dpi: None, direction: Direction::Rtl, span: None }
}

fn options() -> FigureOptions {
    FigureOptions::default()
}

fn with_kit<T>(theme: &Theme, then: impl FnOnce(DrawContext<'_>) -> T) -> T {
    let (engine, locale) = (TextEngine::bundled(), Locale::Ar);
    let messages = Messages::with_digits(locale, Digits::Latin);
    let dates = DateWords::new(locale, Digits::Latin, MonthNames::Egypt);
    then(DrawContext { engine: &engine, theme, messages: &messages, dates: &dates })
}

fn drawn(project: &Project, options: &FigureOptions, theme: &Theme) -> Figure {
    drawn_on((1920, 1080), project, options, theme)
}

fn drawn_on(pixels: (u32, u32), project: &Project, options: &FigureOptions, theme: &Theme) -> Figure {
    with_kit(theme, |kit| {
        let content = TimelineIndex::build(project, kit.messages, |_| true);
        content.put_evidence(Evidence::as_recorded(project).into());
        figure(kit, project, &content, &setup(pixels), options)
    })
}

/// Project with `count` events in three lanes, with quotes from two documents.
fn project(count: usize) -> Project {
    let mut project = Project { language: "ar".into(), title: "ملف القضية".into(), ..Project::default() };
    for id in ["a", "b"] {
        let url = Some(format!("https://example.org/{id}"));
        project.documents.push(Document { id: id.into(), title: "وثيقة".into(), url, ..Document::default() });
    }
    for id in ["x", "y", "z"] {
        project.lanes.push(Lane { id: id.into(), title: id.into(), ..Lane::default() });
    }
    for n in 0..count {
        let (year, month, day) = (2015 + n * 7 % 9, 1 + n * 5 % 12, 1 + n * 11 % 28);
        let dates =
            [format!("{year}-{month:02}-{day:02}"), format!("{year}-{month:02}"), format!("{year}/{}", year + 1)];
        let exact = "نص الاقتباس الذي يشهد للحدث في الوثيقة الأصلية ".repeat(1 + n % 3);
        let excerpt = Excerpt { document: ["a", "b"][n % 2].into(), exact: exact.into(), ..Excerpt::default() };
        project.events.push(Event {
            id: format!("e{n}").into(),
            when: Some(EdtfDate::parse(&dates[(n % 7).min(2)]).expect("a date")),
            title: format!("حدث رقم {n} في ملف القضية").into(),
            lane: Some(["x", "y", "z"][n % 3].into()),
            excerpts: vec![excerpt],
            ..Event::default()
        });
    }
    project.events.push(Event { id: "undated".into(), title: "بلا تاريخ".into(), ..Event::default() });
    project
}

/// Every text lies on the page, and no two cards of a page overlap.
fn check(figure: &Figure, name: &str) {
    for scene in &figure.scenes {
        let page = Rect::from_size(Pos::default(), scene.size).shrink(10.0);
        let mut clips = vec![page];
        for item in &scene.items {
            match &item.shape {
                Shape::PushClip(rect) => clips.push(*rect),
                Shape::PopClip => drop(clips.pop()),
                // What a clip holds is cut by it; what is not clipped has to stay on the page.
                Shape::Text { layout, pos, .. } if clips.len() == 1 => {
                    let inside = pos.y >= page.min.y && pos.y + layout.size.h <= page.max.y + 0.5;
                    assert!(inside, "{name}: {:?} at {pos:?}", layout.text);
                }
                _ => {}
            }
        }
        assert_eq!(clips.len(), 1, "{name}");
        let cards: Vec<Rect> = (scene.targets.iter())
            .filter(|target| matches!(target.owner, ItemId::Event(_)) && target.rect.height() > 20.0)
            .map(|target| target.rect)
            .collect();
        for (nth, card) in cards.iter().enumerate() {
            assert!(page.union(card) == page, "{name}: {card:?} leaves the page");
            let other = cards[..nth].iter().find(|other| other.overlaps(&card.shrink(0.5)));
            assert!(other.is_none(), "{name}: {card:?} lies on {other:?}");
        }
    }
}

#[test]
fn cards_stand_on_the_page_and_apart_from_each_other() {
    for count in [1, 7, 30, 100] {
        let project = project(count);
        for pixels in [(1920, 1080), (1080, 1350), (2400, 900)] {
            for (rows, pages) in [(Many::Auto, Many::Exactly(1)), (Many::Exactly(3), Many::Auto)] {
                let options = FigureOptions { rows, pages: Some(pages), ..options() };
                let figure = drawn_on(pixels, &project, &options, Theme::light());
                check(&figure, &format!("{count} {pixels:?} {rows:?} {pages:?}"));
            }
        }
    }
}

#[test]
fn pages_as_many_as_needed_hold_everything() {
    let project = project(100);
    let one = drawn(&project, &options(), Theme::light());
    assert!(one.scenes.len() == 1 && one.cut + one.unplaced > 0);
    let all = drawn(&project, &FigureOptions { pages: Some(Many::Auto), ..options() }, Theme::light());
    assert!(all.scenes.len() > 2, "{}", all.scenes.len());
    assert_eq!((all.cut, all.unplaced, all.unlabelled, all.unshelved), (0, 0, 0, 0));
    let three = drawn(&project, &FigureOptions { pages: Some(Many::Exactly(3)), ..options() }, Theme::light());
    assert_eq!(three.scenes.len(), 3);
}

#[test]
fn cards_and_notes_lead_to_each_other_and_documents_to_the_web() {
    let project = project(12);
    let figure = drawn_on((3000, 2000), &project, &options(), Theme::print());
    assert_eq!((figure.cut, figure.unplaced, figure.bare), (0, 0, false));
    let scene = &figure.scenes[0];
    let to = |is: fn(&LinkTo) -> bool| scene.links.iter().filter(|link| is(&link.to)).count();
    assert_eq!(to(|to| matches!(to, LinkTo::ItemId(ItemId::Excerpt(_)))), 12);
    assert_eq!(to(|to| matches!(to, LinkTo::ItemId(ItemId::Event(_)))), 12);
    assert_eq!(to(|to| matches!(to, LinkTo::Address(_))), 2);
    let years: Vec<&str> = scene.bookmarks.iter().map(|landmark| &*landmark.name).collect();
    assert!(years.windows(2).all(|pair| pair[0] < pair[1]) && years.contains(&"2017"), "{years:?}");
    let told = |words: &str| {
        let texts = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Text { layout, .. } => Some(&layout.text),
            _ => None,
        });
        texts.filter(|text| text.contains(words)).count()
    };
    assert_eq!((told("https://example.org/a"), told("https://example.org/b")), (1, 1), "each document once");
}

#[test]
fn a_long_gap_is_a_break_with_its_length() {
    let mut project = project(0);
    for date in ["1980-01", "1980-03", "1980-05", "2020-01", "2020-04"] {
        let when = Some(EdtfDate::parse(date).expect("a date"));
        project.events.push(Event { id: date.into(), when, title: date.into(), ..Event::default() });
    }
    let lengths = |breaks| {
        let figure = drawn(&project, &FigureOptions { breaks, rows: Many::Exactly(1), ..options() }, Theme::light());
        let texts = figure.scenes[0].items.iter().filter_map(|item| match &item.shape {
            Shape::Text { layout, .. } => Some(layout.text.to_string()),
            _ => None,
        });
        texts.filter(|text| text.contains("40") && text.ends_with(" سنة")).count()
    };
    assert_eq!((lengths(true), lengths(false)), (1, 0));
}

#[test]
fn a_page_without_anything_dated_holds_the_shelf() {
    let figure = drawn(&project(0), &options(), Theme::light());
    assert_eq!((figure.scenes.len(), figure.cut), (1, 0));
    assert_eq!(figure.scenes[0].targets.len(), 1);
    check(&figure, "nothing dated");
}

#[test]
fn rows_of_a_page_without_room_for_everything_are_high_enough_for_their_lanes() {
    for (count, pixels) in [(30, (1090, 613)), (70, (1090, 613)), (70, (830, 1040)), (100, (1920, 1080))] {
        let (project, options, setup) = (project(count), options(), setup(pixels));
        with_kit(Theme::light(), |kit| {
            let content = TimelineIndex::build(&project, kit.messages, |_| true);
            let notes = Notes::of_kind(SourceNotes::None, kit, &project, &content);
            let (span, side) = (content.span, Direction::Rtl);
            let cx = FigureContext {
                kit,
                project: &project,
                content: &content,
                options: &options,
                setup: &setup,
                notes: &notes,
                span,
                side,
                doubtful: true,
            };
            let fit = fit::fit(&cx);
            for (row, height) in fit.rows.rows.iter().zip(fit.heights(0)) {
                let (plan, _) = fit::plan(&cx, &fit, row, height);
                assert!(plan.height <= height + 0.5, "{count} {pixels:?}: {} in {height}", plan.height);
            }
        });
    }
}

#[test]
fn cards_on_a_page_stand_as_close_as_their_words_let_them() {
    let mut project = Project::default();
    for _ in 0..3 {
        let when = Some(EdtfDate::parse("2024-05-01").expect("a date"));
        project.events.push(Event { when, ..Event::default() });
    }
    let content = with_kit(Theme::light(), |kit| TimelineIndex::build(&project, kit.messages, |_| true));
    // Words of so many points, and the card with the gap over it.
    for (words, card) in [(25.0, 30.0), (47.0, 55.0), (50.0, 55.0), (67.0, 75.0), (900.0, 360.0)] {
        let need = |_, _| LabelSize { title_width: 100.0, brief_width: 100.0, full_height: words };
        let height = layout::full_height(&content, 86_400.0, 232.0, &need);
        assert_eq!(height - metrics::LANE_TOP - metrics::RAIL, 3.0 * card, "{words}");
    }
}

#[test]
fn a_name_at_the_end_of_an_axis_is_not_struck_through() {
    const DAY: f64 = 86_400.0;
    let area = Rect::new(0.0, 0.0, 500.0, 46.0);
    let new_year = EdtfDate::parse("2026-01-01").expect("a date").bounds().expect("dated").from.time as f64;
    // Days between the new year and the end of the axis, and the lines of years that are seen.
    for (days, lines) in [(60.0, 2), (10.0, 1)] {
        for direction in [Direction::Rtl, Direction::Ltr] {
            let per_point = 730.0 * DAY / 500.0;
            let scale = Scale::new(direction, area, new_year + days * DAY - 250.0 * per_point, per_point);
            let mut scene = Scene::default();
            with_kit(Theme::light(), |kit| axis::draw(&mut scene, kit, &scale, area));
            let is_line = |shape: &Shape| matches!(shape, Shape::Rect { rect, .. } if rect.width() < 1.5 && rect.height() > 20.0 && area.contains(rect.center()));
            let seen = scene.items.iter().filter(|item| is_line(&item.shape)).count();
            assert_eq!(seen, lines, "{days} {direction:?}");
        }
    }
}

/// The texts of the pages, in the order in which they are drawn and read.
fn texts(figure: &Figure) -> Vec<&str> {
    let items = figure.scenes.iter().flat_map(|scene| &scene.items);
    let texts = items.filter_map(|item| match &item.shape {
        Shape::Text { layout, .. } => Some(&*layout.text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn what_has_no_date_is_read_last() {
    let figure = drawn(&project(3), &options(), Theme::light());
    let items = figure.scenes.iter().flat_map(|scene| &scene.items);
    let owners = items.filter_map(|item| match item.owner {
        Some(ItemId::Event(event)) => Some(event.index()),
        _ => None,
    });
    let mut events: Vec<usize> = owners.collect();
    events.dedup();
    let undated = events.iter().position(|event| *event == 3);
    assert!(undated.is_some() && undated > events.iter().rposition(|event| *event != 3), "{events:?}");
}

/// Events whose titles stand on the pages, by the number in them.
fn titled(figure: &Figure) -> std::collections::BTreeSet<usize> {
    let number = |text: &str| text.strip_prefix("حادثة ")?.parse().ok();
    texts(figure).into_iter().filter_map(number).collect()
}

#[test]
fn no_event_is_omitted_in_silence() {
    for (count, on_one_day, undated) in [(250, 100, 0), (120, 120, 0), (400, 300, 0), (40, 0, 500)] {
        let mut project = Project { language: "ar".into(), ..Project::default() };
        for n in 0..count + undated {
            let day =
                if n < on_one_day { "2021-03-03".to_owned() } else { format!("{}-{:02}", 2018 + n % 7, 1 + n % 12) };
            let when = (n < count).then(|| EdtfDate::parse(&day).expect("a date"));
            project.events.push(Event {
                id: format!("e{n}").into(),
                when,
                title: format!("حادثة {n}").into(),
                ..Event::default()
            });
        }
        for pages in [Many::Auto, Many::Exactly(1), Many::Exactly(2)] {
            let figure = drawn(&project, &FigureOptions { pages: Some(pages), ..options() }, Theme::light());
            let name = format!("{count} {on_one_day} {undated} {pages:?}");
            let left = figure.unlabelled + figure.unshelved;
            assert_eq!(titled(&figure).len() + left, count + undated, "{name}");
            assert_eq!(left == 0, pages == Many::Auto, "{name}: {left}");
            check(&figure, &name);
        }
    }
}

#[test]
fn a_page_of_undated_events_is_filled() {
    for count in [1, 5, 12, 30] {
        let mut project = Project { language: "ar".into(), ..Project::default() };
        for n in 0..count {
            project
                .events
                .push(Event { id: format!("u{n}").into(), title: "بلا تاريخ".into(), ..Event::default() });
        }
        let figure = drawn(&project, &options(), Theme::light());
        check(&figure, "undated");
        let rects = figure.scenes[0].targets.iter().map(|target| target.rect);
        let cards = rects.reduce(|a, b| a.union(&b)).expect("cards");
        assert!((figure.scale > 1.0 || count == 30) && cards.min.y < 200.0, "{count}: {cards:?}");
        assert!(cards.height() > if count > 6 { 240.0 } else { 100.0 }, "{count}: {cards:?}");
    }
}

#[test]
fn undated_events_without_room_are_counted() {
    for dated in [0, 30] {
        let mut project = project(dated);
        for n in 0..3_000 {
            project
                .events
                .push(Event { id: format!("u{n}").into(), title: "بلا تاريخ".into(), ..Event::default() });
        }
        let options = FigureOptions { notes: Some(SourceNotes::None), ..options() };
        let figure = drawn(&project, &options, Theme::light());
        check(&figure, "undated");
        let is_undated = |owner: &ItemId| matches!(owner, ItemId::Event(event) if event.index() >= dated);
        let cards = figure.scenes[0].targets.iter().filter(|target| is_undated(&target.owner)).count();
        assert!(cards > 40 && cards + figure.unshelved == 3_001, "{cards} {}", figure.unshelved);
        assert!(texts(&figure).iter().any(|text| text.contains(&figure.unshelved.to_string())), "{:?}", texts(&figure));
    }
    assert_eq!(drawn(&project(30), &options(), Theme::light()).unshelved, 0);
}

/// Its first letter does not tell the direction of a quote, but the language of its document does.
#[test]
fn quotes_in_notes_run_as_their_document_does() {
    let mut project = project(1);
    project.documents[0].language = Some("ar".into());
    project.events.push(Event {
        id: "latin".into(),
        when: EdtfDate::parse("2016").ok(),
        title: "حدث".into(),
        excerpts: vec![Excerpt {
            document: "a".into(), exact: "Mistral لا تُقارن بنا".into(), ..Excerpt::default()
        }],
        ..Event::default()
    });
    let figure = drawn(&project, &options(), Theme::light());
    let said = texts(&figure).into_iter().any(|text| text.starts_with(&with_isolates("⟪«Mistral لا تُقارن بنا»⟧")));
    assert!(said, "{:?}", texts(&figure));
}

#[test]
fn texts_are_shaped_in_their_language() {
    const TITLE: &str = "سال ۴۶۷";
    let shaped = |language: &str, title: LocalText| -> Vec<u32> {
        let event = Event { id: "e".into(), when: EdtfDate::parse("2016").ok(), title, ..Event::default() };
        let project = Project { language: language.into(), events: [event].into(), ..Project::default() };
        let figure = drawn(&project, &options(), Theme::light());
        let items = figure.scenes.iter().flat_map(|scene| &scene.items);
        let layouts = items.filter_map(|item| match &item.shape {
            Shape::Text { layout, .. } if &*layout.text == TITLE => Some(layout),
            _ => None,
        });
        let runs = layouts.flat_map(|layout| &layout.lines).flat_map(|line| &line.runs);
        runs.flat_map(|run| &run.glyphs).map(|glyph| glyph.id).collect()
    };
    let [urdu, persian] = ["ur", "fa"].map(|language| shaped(language, TITLE.into()));
    assert!(!urdu.is_empty() && urdu.len() == persian.len());
    assert_ne!(urdu, persian, "of the project");
    assert_eq!(shaped("fa", LocalText::Map(vec![("ur".into(), TITLE.into())])), urdu, "of a text in several languages");
}
