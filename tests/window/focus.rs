//! Where the keyboard is: every stop of Tab shows itself and does something, in the order of reading, and the keyboard
//! goes with what is chosen.

use egui::{Key, Modifiers, Rect};
use image::RgbaImage;

use crate::driver::{Node, Role, Setup, Window, is_quote};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const SHIFT: Modifiers = Modifiers::SHIFT;

/// A stop of Tab and the window as it looks there.
struct Stop {
    node: Node,
    picture: RgbaImage,
}

/// Goes through all stops of Tab, until the first comes again.
fn walk(window: &mut Window) -> Vec<Stop> {
    through(window, |window, node| Stop { picture: window.picture(), node })
}

fn through<S>(window: &mut Window, mut stop: impl FnMut(&mut Window, Node) -> S) -> Vec<S> {
    let (mut stops, mut first, mut passed) = (Vec::new(), None, Vec::new());
    for _ in 0..120 {
        window.press(Key::Tab);
        // After the last stop nothing has the keyboard in one frame, or the first has it again.
        let Some(node) = window.focused() else { continue };
        // What scrolls may be elsewhere when its turn comes again.
        if first == Some(node.id) {
            return stops;
        }
        first.get_or_insert(node.id);
        passed.push(node.name.clone());
        stops.push(stop(window, node));
    }
    panic!("Tab does not come back: {passed:?}");
}

/// Pixels around a place that differ between two pictures.
fn differing(one: &RgbaImage, other: &RgbaImage, rect: Rect) -> usize {
    let rect = rect.expand(6.0);
    let within = |limit: u32, at: f32| (at.max(0.0) as u32).min(limit);
    let columns = within(one.width(), rect.min.x)..within(one.width(), rect.max.x);
    let rows = within(one.height(), rect.min.y)..within(one.height(), rect.max.y);
    let places = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
    places.filter(|(x, y)| one.get_pixel(*x, *y) != other.get_pixel(*x, *y)).count()
}

/// Stops without a name or a role, and stops that look the same when the keyboard has gone on.
fn faults(stops: &[Stop]) -> Vec<String> {
    let mut faults = Vec::new();
    for (nth, stop) in stops.iter().enumerate() {
        // The same words may be those of two quotes.
        let mut others = stops.iter().cycle().skip(nth + 1).take(stops.len());
        let Some(next) = others.find(|other| other.node.rect != stop.node.rect) else { continue };
        let node = &stop.node;
        if node.name.trim().is_empty() || matches!(node.role, Role::Unknown | Role::GenericContainer) {
            faults.push(format!("{nth} has no name or role: {node:?}"));
        }
        if differing(&stop.picture, &next.picture, node.rect) < 40 {
            faults.push(format!("{nth} shows no focus: {:?} “{}” at {:?}", node.role, node.name, node.rect));
        }
    }
    faults
}

#[test]
fn every_stop_of_the_window_shows_that_it_has_the_keyboard() {
    for setup in [Setup::arabic(), Setup::english().with(|s| s.theme = sanad::app::state::settings::ThemeChoice::Dark)]
    {
        let mut window = setup.sized(1000.0, 680.0).with(|s| s.list_open = true).open();
        let stops = walk(&mut window);
        assert!(stops.len() > 30, "{}", stops.len());
        assert_eq!(faults(&stops), [""; 0]);
    }
}

#[test]
fn every_stop_of_the_export_dialog_shows_that_it_has_the_keyboard() {
    let mut window = Setup::arabic().sized(1100.0, 800.0).open();
    window.press_with(CTRL, Key::E);
    window.wait_for(Role::Image, "معاينة");
    let stops = walk(&mut window);
    assert!((25..40).contains(&stops.len()), "{}", stops.len());
    let choices: Vec<&Node> =
        stops.iter().map(|stop| &stop.node).filter(|node| node.role == Role::RadioButton).collect();
    assert_eq!(choices.len(), 9, "each choice is one stop: {choices:#?}");
    assert!(choices.iter().all(|choice| choice.chosen), "where it is chosen: {choices:#?}");
    assert_eq!(faults(&stops), [""; 0]);
    let names: Vec<&str> = stops.iter().map(|stop| stop.node.name.as_str()).collect();
    // The dialog opens in the field of the path; its own order begins with its heading.
    let heading = names.iter().position(|name| *name == "إغلاق").expect("it can be closed");
    assert_eq!(names[heading - 1], "تصدير الملف", "the buttons come last: {names:?}");
}

#[test]
fn every_stop_of_the_other_dialogs_shows_that_it_has_the_keyboard() {
    let high = |s: &mut sanad::app::state::Settings| {
        s.theme = sanad::app::state::settings::ThemeChoice::Dark;
        s.contrast = sanad::app::state::settings::ContrastChoice::High;
    };
    for (setup, held, key, least) in [
        (Setup::english as fn() -> Setup, CTRL, Key::Comma, 12),
        (Setup::arabic, Modifiers::NONE, Key::F2, 8),
        (Setup::english, Modifiers::NONE, Key::F10, 8),
    ] {
        let mut window = setup().sized(900.0, 600.0).with(high).open();
        window.press(Key::Home);
        window.press_with(held, key);
        let stops = walk(&mut window);
        assert!(stops.len() >= least, "{key:?}: {}", stops.len());
        assert_eq!(faults(&stops), [""; 0], "{key:?}");
    }
}

/// The name of a row of stops, and those that are in it.
type Row<'r> = (&'r str, &'r dyn Fn(&Node) -> bool);

#[test]
fn tab_goes_in_the_order_of_reading() {
    for (setup, forward) in [(Setup::arabic(), -1.0), (Setup::english(), 1.0)] {
        let mut window = setup.sized(1440.0, 900.0).with(|s| s.list_open = true).open();
        let size = window.size();
        let stops = through(&mut window, |_, node| node);
        let is_small = |node: &&Node| node.rect.height() < 40.0 && node.rect.width() < 420.0;
        let rows: [Row<'_>; 3] = [
            ("tool bar", &|node: &Node| node.rect.max.y < 50.0),
            ("status line", &|node: &Node| node.rect.min.y > size.y - 40.0),
            ("head of the source", &|node: &Node| {
                ["quote", "اقتباس"].iter().any(|word| node.name.contains(word))
                    && node.rect.width() < 40.0
                    && !is_quote(node)
            }),
        ];
        for (what, belongs) in rows {
            let places: Vec<(f32, &str)> = stops
                .iter()
                .filter(is_small)
                .filter(|node| belongs(node))
                .map(|node| (node.rect.center().x * forward, node.name.as_str()))
                .collect();
            assert!(places.len() > 1, "{what}: {places:?}");
            assert!(places.is_sorted_by(|a, b| a.0 <= b.0), "{what}: {places:#?}");
        }
    }
}

/// What arrow keys may change: the view, the selection, and the widths of the panels.
fn seen(window: &Window) -> (f64, f64, Option<sanad::base::EventIx>, f32, f32) {
    let project = window.state().project().unwrap();
    let settings = window.state().settings();
    let view = project.time.target;
    (view.per_point, view.center, project.selection.event, settings.source_share, settings.list_share)
}

#[test]
fn an_arrow_works_what_has_the_keyboard_and_nothing_else() {
    for (name, keys) in [
        ("Zoom", [Key::ArrowRight, Key::ArrowUp]),
        ("Width of the source", [Key::ArrowLeft, Key::ArrowRight]),
        ("Height of the list of events", [Key::ArrowUp, Key::ArrowDown]),
        ("Overview of the whole time", [Key::ArrowLeft, Key::ArrowUp]),
    ] {
        let mut window = Setup::english().with(|s| s.list_open = true).open();
        for key in keys {
            while window.focus() != name {
                window.press(Key::Tab);
            }
            let (before, focus) = (seen(&window), window.focus());
            window.press(key);
            let after = seen(&window);
            assert_eq!(window.focus(), focus, "{key:?} keeps the keyboard at {name}");
            assert_ne!(after, before, "{key:?} works {name}");
            assert_eq!(after.2, before.2, "{key:?} on {name} chooses no event");
        }
    }
}

#[test]
fn arrows_choose_among_options_and_walk_from_a_button() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    window.press(Key::E);
    window.tab_to("Reported");
    window.press(Key::ArrowRight);
    assert!(window.get(Role::RadioButton, "Confirmed").chosen);
    assert_eq!(window.focus(), "Confirmed");
    window.press(Key::ArrowRight);
    assert!(window.get(Role::RadioButton, "Disputed").chosen, "→ is on, from left to right");
    assert_eq!(window.focus(), "Disputed");
    window.press(Key::ArrowUp);
    assert!(window.get(Role::RadioButton, "Confirmed").chosen);
    window.press(Key::Enter);
    assert!(!window.has(Role::Dialog, ""), "Enter applies, from a choice, too");
    let state = window.state();
    assert!(state.session().unwrap().history.is_dirty(), "it was applied");

    let mut window = Setup::arabic().open();
    window.tab_to("تصدير");
    window.press(Key::ArrowLeft);
    let chosen = window.chosen();
    assert!(chosen.contains(&window.focus()), "the keyboard goes to the event: {}, {chosen:?}", window.focus());
}

#[test]
fn a_choice_takes_the_keyboard_where_it_is_chosen() {
    for (setup, dark) in [(Setup::arabic(), "داكن"), (Setup::english(), "Dark")] {
        let mut window = setup.with(|s| s.theme = sanad::app::state::settings::ThemeChoice::Dark).open();
        window.press_with(CTRL, Key::Comma);
        assert_eq!(window.focus(), dark, "the settings open at what is chosen");
        window.press(Key::ArrowDown);
        let now = window.focused().expect("something has the keyboard");
        assert!(now.chosen && now.name != dark, "arrows go round: {now:?}");
        window.press_with(SHIFT, Key::Tab);
        window.press(Key::Tab);
        assert_eq!(window.focus(), now.name, "Tab comes back to what is chosen");
    }
}

#[test]
fn an_assistive_program_may_go_to_any_segment() {
    let mut window = Setup::english().open();
    window.press_with(CTRL, Key::Comma);
    let high = window.get(Role::RadioButton, "High");
    window.ask(&high, egui::accesskit::Action::Focus, None);
    assert_eq!(window.focus(), "High");
    assert!(!window.get(Role::RadioButton, "High").chosen, "going there chooses nothing");
    let high = window.get(Role::RadioButton, "High");
    window.ask(&high, egui::accesskit::Action::Click, None);
    assert!(window.get(Role::RadioButton, "High").chosen);
}

#[test]
fn arrows_go_through_the_lines_of_the_menu() {
    let mut window = Setup::english().open();
    window.press(Key::F10);
    let first = window.focus();
    window.press(Key::ArrowDown);
    let second = window.focus();
    assert_ne!(first, second);
    window.press(Key::ArrowUp);
    assert_eq!(window.focus(), first);
}

#[test]
fn the_keyboard_goes_with_what_is_chosen() {
    let mut window = Setup::english().open();
    for key in [Key::Home, Key::End, Key::ArrowLeft, Key::Comma, Key::F3] {
        window.press(key);
        let chosen = window.chosen();
        assert!(chosen.contains(&window.focus()), "{key:?}: {} of {chosen:?}", window.focus());
    }
    window.press(Key::Slash);
    window.type_text("LibGen");
    window.press(Key::Enter);
    assert_eq!(window.focus(), "Search", "Enter may be pressed again");
    window.press(Key::Escape);
    let card = window.focus();
    assert!(window.chosen().contains(&card) && !window.focused().is_some_and(|node| is_quote(&node)), "{card}");
    window.press(Key::Enter);
    let quote = window.focused().expect("something has the keyboard");
    assert!(is_quote(&quote) && quote.chosen, "Enter goes to the quote, not to {}", quote.name);
    window.press(Key::Escape);
    assert_eq!(window.focus(), card, "Escape goes back");
    assert!(window.chosen().contains(&card), "it is still chosen");
}

#[test]
fn the_list_takes_the_keyboard_and_gives_it_back() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    let card = window.focus();
    window.press(Key::L);
    window.press(Key::ArrowDown);
    let row = window.focused().expect("something has the keyboard");
    assert!(row.rect.width() > 200.0 && window.state().shows_list(), "{row:?}");
    let second = window.state().project().unwrap().selection.event;
    window.press(Key::L);
    assert!(!window.state().shows_list());
    assert_eq!(window.focus(), card);
    assert_eq!(window.state().project().unwrap().selection.event, second);
}

/// The place of a key, what the layout makes of it, what it writes.
type Pressed = (Key, Key, Option<&'static str>);

/// The name of a layout, and the keys of: edit (E), zoom in (W), undo (Ctrl+Z), search (/) with its modifiers.
type Layout = (&'static str, Pressed, Pressed, Pressed, (Modifiers, Pressed));

#[test]
fn shortcuts_are_where_the_letters_are() {
    let layouts: [Layout; 4] = [
        (
            "QWERTY",
            (Key::E, Key::E, Some("e")),
            (Key::W, Key::W, Some("w")),
            (Key::Z, Key::Z, None),
            (Modifiers::NONE, (Key::Slash, Key::Slash, Some("/"))),
        ),
        (
            "AZERTY",
            (Key::E, Key::E, Some("e")),
            (Key::Z, Key::W, Some("w")),
            (Key::W, Key::Z, None),
            (SHIFT, (Key::Period, Key::Slash, Some("/"))),
        ),
        (
            "QWERTZ",
            (Key::E, Key::E, Some("e")),
            (Key::W, Key::W, Some("w")),
            (Key::Y, Key::Z, None),
            (SHIFT, (Key::Num7, Key::Slash, Some("/"))),
        ),
        (
            "Arabic",
            (Key::E, Key::E, Some("ث")),
            (Key::W, Key::W, Some("ص")),
            (Key::Z, Key::Z, None),
            (Modifiers::NONE, (Key::Slash, Key::Slash, Some("ظ"))),
        ),
    ];
    for (layout, edit, nearer, undo, (held, search)) in layouts {
        let mut window = Setup::english().open();
        window.press(Key::Home);
        window.press_on_layout(Modifiers::NONE, edit.0, edit.1, edit.2);
        assert!(window.has(Role::Dialog, "Edit"), "{layout}");
        window.type_text(" x");
        window.press(Key::Enter);
        assert!(window.state().session().unwrap().history.can_undo(), "{layout}");
        let before = seen(&window).0;
        window.press_on_layout(Modifiers::NONE, nearer.0, nearer.1, nearer.2);
        assert!(seen(&window).0 < before, "{layout}: W zooms in");
        window.press_on_layout(CTRL, undo.0, undo.1, undo.2);
        assert!(!window.state().session().unwrap().history.can_undo(), "{layout}: Ctrl+Z goes by its letter");
        window.press_on_layout(held, search.0, search.1, search.2);
        assert_eq!(window.focus(), "Search", "{layout}");
    }
}

#[test]
fn the_list_of_shortcuts_shows_the_letters_of_the_layout() {
    let mut window = Setup::english().open();
    let zoom = |window: &Window| window.named("Zoom in").into_iter().map(|node| node.name).collect::<String>();
    window.press(Key::F1);
    assert!(zoom(&window).contains('W'), "{}", zoom(&window));
    assert!(!zoom(&window).contains('ص'));
    window.press(Key::Escape);
    window.press_on_layout(Modifiers::NONE, Key::L, Key::L, Some("م"));
    window.press(Key::F1);
    assert!(zoom(&window).contains("W (ص)"), "{}", zoom(&window));
}

#[test]
fn single_keys_can_be_switched_off() {
    let mut window = Setup::english().open();
    window.press_with(CTRL, Key::Comma);
    window.tab_to("Single letters and signs");
    window.press(Key::Space);
    window.press(Key::Escape);
    assert!(!window.state().settings().single_keys);
    window.press(Key::Home);
    let before = seen(&window);
    for (key, text) in [(Key::E, "e"), (Key::W, "w"), (Key::Slash, "/"), (Key::Num0, "0"), (Key::Period, ".")] {
        window.press_on_layout(Modifiers::NONE, key, key, Some(text));
        assert_eq!((window.state().overlay(), seen(&window)), (None, before), "{key:?} does nothing");
        assert_ne!(window.focus(), "Search");
    }
    window.press(Key::F1);
    assert!(!window.named("Zoom in").iter().any(|node| node.name.contains('W')), "what does nothing is not shown");
    window.press(Key::Escape);
    window.press(Key::ArrowLeft);
    assert_ne!(seen(&window).2, before.2, "arrows still choose");
    window.press_with(CTRL, Key::F);
    assert_eq!(window.focus(), "Search");
    window.press_with(CTRL | SHIFT, Key::P);
    assert!(window.has(Role::Dialog, "All commands"));
    window.type_text("edit");
    window.press(Key::Enter);
    assert!(window.has(Role::Dialog, "Edit"));
}

#[test]
fn enter_applies_from_every_field_and_space_presses_choices() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    for field in ["Title", "Summary", "Date"] {
        window.press(Key::E);
        window.tab_to(field);
        window.press(Key::Enter);
        assert!(!window.has(Role::Dialog, ""), "Enter in {field}");
    }
    window.press(Key::E);
    window.tab_to("Cancel");
    window.press(Key::Enter);
    assert!(!window.has(Role::Dialog, ""), "a button takes Enter itself");
}

#[test]
fn what_can_be_pressed_is_not_covered_by_a_notice() {
    for setup in [Setup::arabic as fn() -> Setup, Setup::english] {
        for width in [450.0, 683.0, 900.0, 1366.0] {
            let mut window = setup().sized(width, 400.0).open();
            window.press(Key::Home);
            window.press_with(CTRL | SHIFT, Key::C);
            let told = |node: &&Node| node.role == Role::Status && node.rect.height() > 20.0 && node.rect.min.y > 300.0;
            let nodes = window.nodes();
            let notice = nodes.iter().find(told).expect("copying is told");
            let buttons = nodes.iter().filter(|node| matches!(node.role, Role::Button | Role::Slider));
            let covered: Vec<&Node> = buttons
                .filter(|node| node.rect.min.y > 300.0 && !notice.rect.contains_rect(node.rect))
                .filter(|node| notice.rect.shrink(1.0).intersects(node.rect))
                .collect();
            assert!(covered.is_empty(), "{width}: {notice:?} covers {covered:#?}");
        }
    }
}

#[test]
fn what_is_open_is_told_once_and_changes_do_not_tell_it_again() {
    let mut window = Setup::english().open();
    let opened = |window: &Window| -> Vec<String> {
        let names = window.named("Opened:").into_iter().map(|node| node.name);
        names.collect()
    };
    let before = opened(&window);
    assert_eq!(before.len(), 1, "{before:?}");
    window.press(Key::Home);
    window.press(Key::Delete);
    assert_eq!(opened(&window), before);
    window.press_with(CTRL, Key::Z);
    assert_eq!(opened(&window), before);
}

#[test]
fn a_refused_date_is_told_when_enter_does_nothing() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    window.press(Key::E);
    let alerts = |window: &Window| window.nodes().into_iter().filter(|node| node.role == Role::Alert).count();
    let field = window.get(Role::TextInput, "Date");
    window.set_text(&field, "2023-13");
    assert_eq!(alerts(&window), 0, "words do not break into the typing");
    window.tab_to("Date");
    window.press(Key::Enter);
    assert!(window.has(Role::Dialog, "Edit"));
    assert_eq!(alerts(&window), 1);
}

#[test]
fn the_button_of_the_tray_comes_before_its_events() {
    let mut window = Setup::english().open();
    let names = through(&mut window, |_, node| node.name);
    let at = |part: &str| names.iter().position(|name| name.contains(part)).expect(part);
    let button = names.iter().position(|name| name.to_lowercase().contains("undated")).expect("a button");
    assert!(at("October 2023") < button && at("July 2024") < button && button < at("No date"), "{names:#?}");
}

#[test]
fn a_dialog_that_the_menu_opens_gives_the_keyboard_back() {
    let mut window = Setup::english().open();
    window.press(Key::Home);
    let card = window.focus();
    for (entry, leave) in [("Edit the event", Key::Escape), ("Settings", Key::Escape), ("Edit the event", Key::Enter)] {
        window.press(Key::F10);
        window.tab_to(entry);
        window.press(Key::Enter);
        assert!(window.has(Role::Dialog, ""), "{entry}");
        window.press(leave);
        assert!(!window.has(Role::Dialog, ""), "{entry}");
        assert_eq!(window.focus(), card, "{entry}, {leave:?}");
    }
}
