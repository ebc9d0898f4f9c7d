//! Texts made to do harm, on their way to the screen: a title of any length costs what of it can be seen, and marks of
//! direction in a name turn nothing around but the name.

use sanad::base::{Color, Diagnostic, Direction, EventIx, Rect};
use sanad::i18n::{DateWords, Digits, Locale, Messages, MonthNames};
use sanad::model::{Actor, Event, Project};
use sanad::scene::{ItemId, Scene, Shape, Theme};
use sanad::text::{Family, TextEngine, TextRequest, TextStyle};
use sanad::timeline::card::{self, LabelStyle};
use sanad::timeline::layout::LabelDetail;
use sanad::timeline::layout::LabelPlacement;
use sanad::timeline::{DrawContext, TimelineIndex};

/// Names that try to reach beyond themselves: each with the letters `Q` and `Z`, which nothing else has.
const EVIL: [&str; 6] = [
    "\u{202e}QZ",
    "\u{2069}\u{202e}QZ",
    "\u{2067}\u{2067}\u{202d}QZ",
    "Q\u{202c}\u{202c}\u{2069}\u{2069}\u{202b}Z",
    "\u{2069}\u{2067}Q\u{2069}\u{2069}\u{202e}Z",
    "\u{200f}\u{202a}\u{2068}QZ",
];

/// The letters as they stand on the line from left to right, without those of the name.
fn around(engine: &TextEngine, text: &str, direction: Direction) -> String {
    let style = TextStyle { family: Family::Sans, size: 14.0, weight: 400, line_height: 1.5 };
    let request = TextRequest { direction: Some(direction), ..TextRequest::new(text, style) };
    let letters: Vec<char> = text.chars().collect();
    let order = engine.layout(&request).visual_order();
    let seen = order.into_iter().map(|at| letters[at]);
    seen.filter(
        |c| !matches!(c, 'Q' | 'Z' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
    )
    .collect()
}

#[test]
fn names_in_messages_turn_nothing_around() {
    let engine = TextEngine::bundled();
    for locale in Locale::ALL {
        let messages = Messages::new(locale);
        let said = |id: &str| messages.diagnostic(&Diagnostic::error("unknown-lane").arg("id", id));
        let expected = around(&engine, &said("QZ"), locale.direction());
        for name in EVIL {
            assert_eq!(around(&engine, &said(name), locale.direction()), expected, "{name:?}");
        }
    }
}

/// The line below the quote of a card: two actors, the first with this name.
fn names(name: &str, messages: &Messages) -> String {
    let actor = |id: &str, name: &str| Actor { id: id.into(), name: name.into(), ..Actor::default() };
    let event = Event { actors: vec!["a".into(), "b".into()], ..Event::default() };
    let actors = vec![actor("a", name), actor("b", "abc سند 123")];
    let project = Project { actors, events: [event].into(), ..Project::default() };
    let content = TimelineIndex::build(&project, messages, |_| true);
    let dates = DateWords::new(messages.locale(), Digits::Latin, MonthNames::default());
    content.words(&project, EventIx(0), messages, &dates).meta.text.clone()
}

#[test]
fn names_on_cards_turn_nothing_around() {
    let engine = TextEngine::bundled();
    let messages = Messages::new(Locale::Ar);
    let tail = |name: &str| around(&engine, &names(name, &messages), Direction::Rtl);
    let expected = tail("QZ");
    for name in EVIL.into_iter().filter(|name| !name.contains('\u{200f}')) {
        assert_eq!(tail(name), expected, "{name:?}");
    }
}

#[test]
fn a_card_of_a_title_of_300_megabytes() {
    let messages = Messages::new(Locale::Ar);
    let dates = DateWords::new(Locale::Ar, Digits::Latin, MonthNames::default());
    let engine = TextEngine::bundled();
    for title in ["سند ".repeat((300 << 20) / 7), "س".repeat(150 << 20), " ".repeat(300 << 20), "\n".repeat(300 << 20)]
    {
        let event = Event { title: title.into(), ..Event::default() };
        let project = Project { events: [event].into(), ..Project::default() };
        let content = TimelineIndex::build(&project, &messages, |_| true);
        let words = content.words(&project, EventIx(0), &messages, &dates);
        assert!(words.name.len() < 50_000 && words.title.text.len() < 50_000);
        let kit = DrawContext { engine: &engine, theme: Theme::light(), messages: &messages, dates: &dates };
        let need = card::measure(kit, &words, Direction::Rtl, 280.0);
        let rect = Rect::new(0.0, 0.0, 280.0, need.full_height);
        let mut scene = Scene::default();
        let slot = LabelPlacement {
            form: LabelDetail::Full,
            top: 0.0,
            height: need.full_height,
            width: 280.0,
            reach: 0.0,
            most: 280.0,
            room: 0.0,
        };
        card::draw(&mut scene, kit, &ItemId::Event(EventIx(0)), &words, slot, rect, guise());
        let glyphs = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Text { layout, .. } => {
                Some(layout.lines.iter().flat_map(|l| &l.runs).map(|r| r.glyphs.len()).sum::<usize>())
            }
            _ => None,
        });
        assert!(glyphs.sum::<usize>() < 5_000);
    }
}

#[test]
fn a_layout_of_few_lines_keeps_little_of_a_long_text() {
    let engine = TextEngine::bundled();
    let text = "سند ".repeat((300 << 20) / 7);
    let style = TextStyle { family: Family::Sans, size: 14.0, weight: 400, line_height: 1.5 };
    for max_width in [None, Some(300.0)] {
        let request = TextRequest { max_width, max_lines: Some(2), ..TextRequest::new(&text, style) };
        let layout = engine.layout(&request);
        assert!(layout.truncated && layout.text.len() < 200_000, "{}", layout.text.len());
    }
}

fn guise() -> LabelStyle<'static> {
    let color: Color = Theme::light().ink;
    LabelStyle {
        pattern: None,
        bare: false,
        color,
        direction: Direction::Rtl,
        side: Direction::Rtl,
        selected: false,
        hovered: false,
        forecast: false,
        opacity: 1.0,
        dimmed: false,
        query: None,
        note: None,
        view: (f32::NEG_INFINITY, f32::INFINITY),
    }
}
