//! What assistive programs perceive: every widget has a role and a name, every event is a node.

use egui::{Key, Modifiers};
use sanad::i18n::Locale;

use crate::driver::{Action, Node, Role, Setup, Window, is_quote, names, plain};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { ctrl: true, command: true, shift: true, ..Modifiers::NONE };

/// Roles that say nothing of what a widget is.
fn vague(role: Role) -> bool {
    matches!(role, Role::Unknown | Role::GenericContainer)
}

/// Interactive nodes without a role or a name.
fn nameless(window: &Window) -> Vec<Node> {
    let interactive = |node: &Node| node.focusable || node.clickable;
    window
        .nodes()
        .into_iter()
        .filter(|node| interactive(node) && (vague(node.role) || node.name.trim().is_empty()))
        .collect()
}

fn assert_named(window: &Window, place: &str) {
    let nameless = nameless(window);
    assert!(nameless.is_empty(), "{place}: {nameless:#?}");
    let named = window.nodes().iter().filter(|node| (node.focusable || node.clickable) && !node.disabled).count();
    // A dialog hides what lies behind it; one that only tells something has no more than its cross.
    assert!(named >= 1, "{place}: no widgets");
}

type Way = fn(&mut Window);
type Entry = (&'static str, Option<(&'static str, &'static str)>, Way);

/// Every overlay, the name of its dialog in both languages, and the way to it by keyboard.
fn overlays() -> Vec<Entry> {
    fn in_palette(window: &mut Window, arabic: &str, english: &str) {
        window.press_with(CTRL_SHIFT, Key::P);
        let text = if window.state().settings().language == Locale::Ar { arabic } else { english };
        window.type_text(text);
        window.press(Key::Enter);
    }
    vec![
        ("menu", None, |w| w.press(Key::F10)),
        ("palette", Some(("كل الأوامر", "All commands")), |w| w.press_with(CTRL_SHIFT, Key::P)),
        ("shortcuts", Some(("اختصارات", "Shortcuts")), |w| w.press(Key::F1)),
        ("problems", Some(("مشكلات", "Problems")), |w| in_palette(w, "مشكلات", "problems")),
        ("settings", Some(("الإعدادات", "Settings")), |w| w.press_with(CTRL, Key::Comma)),
        ("about", Some(("حول سند", "About Sanad")), |w| in_palette(w, "حول سند", "about")),
        ("filter", Some(("تصفية", "Filter")), |w| w.press_with(CTRL, Key::L)),
        ("export", Some(("تصدير الخط الزمني", "Export the timeline")), |w| w.press_with(CTRL, Key::E)),
        ("event", Some(("تحرير الحدث", "Edit the event")), |w| {
            w.press(Key::Home);
            w.press(Key::E);
        }),
        ("unsaved", Some(("أتريد حفظ", "Save the changes")), |w| {
            w.press(Key::Home);
            w.press(Key::Delete);
            in_palette(w, "المشروع المرفق", "bundled");
        }),
    ]
}

#[test]
fn everything_has_a_role_and_a_name() {
    for (i, setup) in [Setup::arabic(), Setup::english()].into_iter().enumerate() {
        let mut window = setup.open();
        assert_named(&window, "the window");
        for (name, dialog, way) in overlays() {
            way(&mut window);
            assert_named(&window, name);
            if let Some((arabic, english)) = dialog {
                assert!(window.has(Role::Dialog, [arabic, english][i]), "{name}: {:#?}", names(&window.nodes()));
            }
            window.press(Key::Escape);
            assert_eq!(window.state().overlay(), None, "Escape closes {name}");
        }
    }
}

#[test]
fn the_path_dialog_has_names_where_no_file_dialog_runs() {
    // Without a desktop's dialog service the window asks for the path itself.
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some() || std::env::var_os("DISPLAY").is_some() {
        return;
    }
    for (setup, title) in [(Setup::arabic(), "فتح ملف"), (Setup::english(), "Open a file")] {
        let mut window = setup.open();
        window.press_with(CTRL, Key::O);
        window.wait("the path dialog", |state| state.overlay().is_some());
        assert_named(&window, "path");
        assert!(window.has(Role::Dialog, title));
        assert_eq!(window.focused().map(|node| node.role), Some(Role::TextInput));
        let folder = crate::states::sample_in_folder();
        window.press_with(CTRL, Key::A);
        window.type_text(folder.path().join("project.json").to_str().unwrap());
        window.press(Key::Enter);
        window.wait("the project", |state| state.session().is_some_and(|session| session.path().is_some()));
    }
}

#[test]
fn what_dialogs_say_is_in_the_tree() {
    let mut window = Setup::english().open();
    let says = |window: &Window, text: &str| window.nodes().iter().any(|node| node.name.contains(text));
    window.press(Key::F1);
    assert!(says(&window, "Ctrl+Shift+S"), "shortcuts: {:#?}", names(&window.nodes()));
    window.press(Key::Escape);
    window.press_with(CTRL_SHIFT, Key::P);
    window.type_text("about");
    window.press(Key::Enter);
    assert!(says(&window, env!("CARGO_PKG_VERSION")), "about: {:#?}", names(&window.nodes()));
    window.press(Key::Escape);
    window.press(Key::Home);
    window.press(Key::Delete);
    window.press_with(CTRL_SHIFT, Key::P);
    window.type_text("bundled");
    window.press(Key::Enter);
    assert!(says(&window, "They will be lost otherwise"), "unsaved: {:#?}", names(&window.nodes()));
}

#[test]
fn every_event_is_a_node_named_by_date_and_title() {
    let setups = [
        (Setup::arabic(), "بلا تاريخ", Key::Num0),
        (Setup::english(), "No date", Key::Num0),
        // What is out of view here keeps its node.
        (Setup::arabic().sized(900.0, 600.0), "بلا تاريخ", Key::Num0),
        (Setup::english().sized(900.0, 600.0), "No date", Key::W),
    ];
    for (setup, none, key) in setups {
        let mut window = setup.open();
        (0..5).for_each(|_| window.press(key));
        let project = window.state().session().unwrap().project.clone();
        let locale = window.state().settings().language.as_tag();
        let areas = window.state().layout().areas;
        for (i, event) in project.events.whole().enumerate() {
            let title = plain(event.title.get(locale));
            let nodes: Vec<Node> =
                window.named(&title).into_iter().filter(|n| !is_quote(n) && n.role == Role::Button).collect();
            assert_eq!(nodes.len(), 1, "one node of event {i}, {title}: {nodes:#?}");
            let node = &nodes[0];
            let date = node.name.strip_suffix(&title).unwrap_or_else(|| node.name.split(&title).next().unwrap());
            match &event.when {
                None => assert!(date.starts_with(none), "{}", node.name),
                Some(when) => {
                    let words = plain(&window.state().localization().dates.when(when));
                    assert!(date.starts_with(&words), "{} does not begin with {words}", node.name);
                }
            }
            let area = if event.when.is_some() { areas.lanes } else { areas.shelf };
            let center = node.rect.center();
            assert!(area.contains(sanad::base::Pos::new(center.x, center.y)), "{} is at {:?}", node.name, node.rect);
        }
    }
}

#[test]
fn quotes_say_what_they_are_and_whose() {
    let window = Setup::english().open();
    let quotes: Vec<Node> = window.nodes().into_iter().filter(is_quote).collect();
    assert!(quotes.len() >= 4, "{}", quotes.len());
    for quote in &quotes {
        assert!(quote.name.contains(" — "), "{}", quote.name);
    }
}

#[test]
fn an_assistive_program_can_do_the_main_job() {
    let mut window = Setup::arabic().open();
    let event = window.get(Role::Button, "أكتوبر 2023، «هدفنا");
    window.ask(&event, Action::Click, None);
    let quote = window.get(Role::Link, "اقتباس: هدفنا يجب أن يكون GPT-4");
    assert!(quote.chosen);
    let other = window.get(Role::Link, "عبارة تدل على التاريخ: أكتوبر 2023 — 64 ألف");
    window.ask(&other, Action::Click, None);
    assert!(window.get(Role::Button, "أكتوبر 2023، 64 ألف").chosen);
    let export = window.get(Role::Button, "تصدير…");
    window.ask(&export, Action::Click, None);
    assert!(window.has(Role::Dialog, "تصدير الخط الزمني"));
}

#[test]
fn every_node_keeps_within_the_window() {
    for (width, height) in [(900.0, 600.0), (1440.0, 900.0)] {
        for setup in [Setup::arabic(), Setup::english()] {
            let mut window = setup.sized(width, height).open();
            let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height)).expand(0.5);
            for (name, _, way) in overlays() {
                way(&mut window);
                let out: Vec<Node> = window
                    .nodes()
                    .into_iter()
                    .filter(|n| (n.focusable || n.clickable) && n.rect != egui::Rect::NOTHING)
                    .filter(|n| !whole.contains_rect(n.rect))
                    .collect();
                assert!(out.is_empty(), "{name} at {width} × {height}: {out:#?}");
                window.press(Key::Escape);
            }
        }
    }
}
