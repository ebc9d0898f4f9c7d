//! The picture of the window in the README, and pictures of states for a person to look at.

use std::path::{Path, PathBuf};

use egui::Key;
use image::RgbaImage;

use crate::driver::{Role, Setup, Window};

/// Set to 1: the screenshot is written instead of compared.
const UPDATE: &str = "SANAD_UPDATE_SCREENSHOT";
/// Set to 1: pictures of states are written below `target/looks/`.
const LOOKS: &str = "SANAD_WRITE_LOOKS";

fn is_set(name: &str) -> bool {
    std::env::var(name).is_ok_and(|value| value == "1")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The share of pixels with a channel that is off by more than 8.
fn difference(a: &RgbaImage, b: &RgbaImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let far = |(a, b): (&image::Rgba<u8>, &image::Rgba<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 8);
    let count = a.pixels().zip(b.pixels()).filter(|pair| far(*pair)).count();
    count as f64 / f64::from(a.width() * a.height())
}

fn choose_the_october_message(window: &mut Window) {
    window.press(Key::Home);
    assert!(window.get(Role::Button, "أكتوبر 2023، «هدفنا").chosen);
}

#[test]
fn the_window_looks_as_in_the_readme() {
    let mut window = Setup::arabic().open();
    choose_the_october_message(&mut window);
    let picture = window.picture();
    let path = root().join("assets/screenshot.png");
    if is_set(UPDATE) {
        picture.save(&path).expect("the screenshot can be written");
        return;
    }
    let expected = image::open(&path).expect("the screenshot is there").to_rgba8();
    let off = difference(&picture, &expected);
    if off > 0.005 {
        let beside = root().join("target/screenshot-now.png");
        picture.save(&beside).expect("the new picture can be written");
        panic!("{:.2} % of the screenshot differ: see {}, or set {UPDATE}=1", off * 100.0, beside.display());
    }
}

#[test]
fn the_same_window_is_the_same_picture() {
    let mut pictures = (0..2).map(|_| {
        let mut window = Setup::arabic().sized(900.0, 600.0).open();
        window.press(Key::Home);
        window.picture()
    });
    assert!(pictures.next() == pictures.next());
}

fn write_look(name: &str, setup: Setup, prepare: impl FnOnce(&mut Window)) {
    let folder: PathBuf = root().join("target/looks");
    std::fs::create_dir_all(&folder).expect("target/ can be written to");
    let mut window = setup.open();
    prepare(&mut window);
    window.picture().save(folder.join(format!("{name}.png"))).expect("target/ can be written to");
}

#[test]
fn states_to_look_at() {
    if !is_set(LOOKS) {
        return;
    }
    let dark = |setup: Setup| setup.with(|s| s.theme = sanad::app::settings::ThemeChoice::Dark);
    let second = |setup: Setup, calendar: &str| setup.with(|s| s.second_calendar = calendar.to_owned());
    write_look("calendar-1-ar-hijri", second(Setup::arabic(), "hijri"), choose_the_october_message);
    write_look("calendar-2-en-hijri", second(Setup::english(), "hijri"), |w| w.press(Key::Home));
    write_look("calendar-3-ar-dark-persian", dark(second(Setup::arabic(), "persian")), |w| w.press(Key::Home));
    write_look("calendar-4-settings", second(Setup::arabic(), "hijri"), |w| {
        w.press_with(egui::Modifiers::COMMAND, Key::Comma);
    });
    write_look("1-ar-light-900", Setup::arabic().sized(900.0, 600.0), choose_the_october_message);
    write_look("2-en-light-1440", Setup::english(), |w| w.press(Key::Home));
    write_look("3-ar-dark-1440", dark(Setup::arabic()), choose_the_october_message);
    write_look("4-en-dark-900", dark(Setup::english()).sized(900.0, 600.0), |w| w.press(Key::Home));
    write_look("5-ar-light-3840", Setup::arabic().sized(3840.0, 2160.0), choose_the_october_message);
    let empty = tempfile::tempdir().expect("a folder");
    let path = empty.path().join("project.json");
    std::fs::write(&path, r#"{"format": "sanad/1", "title": "مشروع جديد", "language": "ar"}"#).expect("a file");
    write_look("6-empty", Setup::arabic().file(&path), |_| {});
    let text = r#"{"format": "sanad/1", "title": "بلا وثائق", "language": "ar", "events": [
        {"id": "a", "when": "2023-10", "title": "حدث أول"}, {"id": "b", "when": "2024-04-18", "title": "حدث ثانٍ"}]}"#;
    let bare = empty.path().join("bare.json");
    std::fs::write(&bare, text).expect("a file");
    let ask = |button: &'static str| {
        move |w: &mut Window| {
            let button = w.get(Role::Button, button);
            w.click(&button);
        }
    };
    write_look("24-no-documents-ar", Setup::arabic().file(&bare), ask("كيف تُضاف الوثائق؟"));
    let english = dark(Setup::english()).sized(900.0, 600.0).file(&bare);
    write_look("25-no-documents-en", english, ask("How to add documents"));
    let folder = crate::states::sample_in_folder();
    std::fs::remove_file(folder.path().join("article.ar.txt")).expect("the document is there");
    write_look(
        "7-missing-document",
        Setup::arabic().file(folder.path().join("project.json")),
        choose_the_october_message,
    );
    let double = Setup { scale: 2.0, ..Setup::arabic().sized(1280.0, 800.0) };
    write_look("8-double-scale", double, choose_the_october_message);
    let ctrl = egui::Modifiers { ctrl: true, command: true, ..egui::Modifiers::NONE };
    write_look("9-export", Setup::arabic(), |w| {
        choose_the_october_message(w);
        w.press_with(ctrl, Key::E);
        for _ in 0..40 {
            std::thread::sleep(std::time::Duration::from_millis(50));
            w.settle();
        }
    });
    let posts = |w: &mut Window| {
        w.press_with(ctrl, Key::E);
        for name in ["Social", "Print"] {
            let choice = w.get(Role::RadioButton, name);
            w.click(&choice);
        }
        w.wait_for(Role::Label, "The cards");
    };
    write_look("26-export-warnings", Setup::english(), posts);
    write_look("27-export-small", dark(Setup::english()).sized(900.0, 600.0), posts);
    write_look("28-export-page", dark(Setup::arabic()), |w| {
        w.press_with(ctrl, Key::E);
        let page = w.get(Role::RadioButton, "HTML");
        w.click(&page);
    });
    write_look("10-filter", Setup::english().sized(900.0, 600.0), |w| w.press_with(ctrl, Key::L));
    write_look("11-event", Setup::arabic(), |w| {
        w.press(Key::Home);
        w.press(Key::E);
    });
    write_look("12-search", Setup::arabic(), |w| {
        w.press(Key::Slash);
        w.type_text("الدحل");
        w.press(Key::Enter);
    });
    write_look("13-settings", dark(Setup::arabic()), |w| w.press_with(ctrl, Key::Comma));
    write_look("14-menu", Setup::arabic(), |w| w.press(Key::F10));
    write_look("15-shortcuts", Setup::arabic(), |w| w.press(Key::F1));
    let (_ambiguous, path) = crate::repair::project(crate::repair::AMBIGUOUS);
    let choosing = |w: &mut Window| {
        w.press(Key::Home);
        w.tab_to("الموضع 2");
        w.press(Key::Enter);
    };
    write_look("20-repair-ambiguous", Setup::arabic().file(&path), choosing);
    write_look("21-repair-ambiguous-dark", dark(Setup::arabic()).sized(900.0, 600.0).file(&path), choosing);
    let (_changed, path) = crate::repair::project(crate::repair::CHANGED);
    write_look("22-repair-changed", Setup::english().file(&path), |w| w.press(Key::Home));
    let (_lost, path) = crate::repair::project(crate::repair::LOST);
    write_look("23-repair-lost", Setup::arabic().file(&path), |w| w.press(Key::Home));
    write_look("16-zoomed-out", Setup::arabic(), |w| (0..4).for_each(|_| w.press(Key::Minus)));
    let (_table, path) = crate::columns::table(crate::columns::ODD);
    let ask = |w: &mut Window| crate::columns::ask(w, path.clone());
    write_look("17-columns-ar", Setup::arabic(), ask);
    write_look("18-columns-en-dark", dark(Setup::english()), |w| {
        ask(w);
        let lane = w.get(Role::ComboBox, "Column “المدينة”");
        w.click(&lane);
    });
    write_look("24-columns-encoding-ar", Setup::arabic(), |w| {
        ask(w);
        let encoding = w.get(Role::ComboBox, "الترميز: ");
        w.click(&encoding);
    });
    write_look("19-columns-small", dark(Setup::arabic()).sized(900.0, 600.0), ask);
}
