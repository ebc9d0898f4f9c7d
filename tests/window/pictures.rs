//! Pictures of the window under review: its states in both languages, light and dark, small, usual and at 200 %.
//!
//! `SANAD_UPDATE_GOLDEN=1 cargo test --test window pictures` writes them anew; look at them before they are committed.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use image::RgbaImage;
use sanad::app::state::settings::ThemeChoice;
use tempfile::TempDir;

use crate::driver::{Role, Setup, Window};
use crate::review::{Checks, beside, is_updating, reviewed};
use crate::small_png;

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// Pictures of which all are compared before the test fails.
struct Album(Checks);

impl Album {
    fn check(&mut self, name: &str, setup: Setup, prepare: impl FnOnce(&mut Window)) {
        let mut window = setup.open();
        prepare(&mut window);
        let path = reviewed(&format!("windows/{name}.png"));
        self.compare(&path, name, &window.picture(), small_png::write);
    }

    fn compare(&mut self, path: &Path, name: &str, now: &RgbaImage, write: fn(&Path, &RgbaImage)) {
        if is_updating() {
            return write(path, now);
        }
        let before = image::open(path).map(|image| image.to_rgba8()).unwrap_or_default();
        if small_png::is_same(&before, now) {
            return;
        }
        let [now_path, marked] = ["now", "marked"].map(|kind| beside(&format!("windows/{name}-{kind}.png")));
        std::fs::create_dir_all(beside("windows")).expect("target/ can be written to");
        now.save(now_path).expect("target/ can be written to");
        small_png::marked(&before, now).save(&marked).expect("target/ can be written to");
        let count = small_png::different(&before, now);
        self.0.fail(format!("{name}: {count} pixels, see {}", marked.display()));
    }
}

fn reviewing(pictures: impl FnOnce(&mut Album)) {
    let mut album = Album(Checks::begin());
    pictures(&mut album);
    album.0.end();
}

fn dark(setup: Setup) -> Setup {
    setup.with(|settings| settings.theme = ThemeChoice::Dark)
}

fn small(setup: Setup) -> Setup {
    setup.sized(900.0, 600.0)
}

/// At 200 %, as large on the screen as the small one.
fn double(setup: Setup) -> Setup {
    Setup { scale: 2.0, ..setup.sized(450.0, 300.0) }
}

fn second(setup: Setup, calendar: &str) -> Setup {
    setup.with(|settings| settings.second_calendar = calendar.parse().ok())
}

fn choose_first(window: &mut Window) {
    window.press(Key::Home);
}

fn choose_the_october_message(window: &mut Window) {
    window.press(Key::Home);
    assert!(window.get(Role::Button, "أكتوبر 2023، «هدفنا").chosen);
}

fn file(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("project.json");
    std::fs::write(&path, text).expect("a file");
    (folder, path)
}

fn without_documents() -> (TempDir, PathBuf) {
    file(
        r#"{"format": "sanad/1", "title": "بلا وثائق", "language": "ar", "events": [
        {"id": "a", "when": "2023-10", "title": "حدث أول"}, {"id": "b", "when": "2024-04-18", "title": "حدث ثانٍ"}]}"#,
    )
}

fn pressing(button: &'static str) -> impl FnOnce(&mut Window) {
    move |window| {
        let button = window.get(Role::Button, button);
        window.click(&button);
    }
}

fn with_keys(modifiers: Modifiers, key: Key) -> impl FnOnce(&mut Window) {
    move |window| window.press_with(modifiers, key)
}

/// The path of the program's own folder is another on every machine.
fn exporting_to_a_known_path(window: &mut Window, field: &str, path: &str) {
    let field = window.get(Role::TextInput, field);
    window.set_text(&field, path);
}

#[test]
fn the_timeline() {
    reviewing(|album| {
        album.check("ar-light", Setup::arabic(), choose_the_october_message);
        album.check("en-light", Setup::english(), choose_first);
        album.check("ar-dark-small", small(dark(Setup::arabic())), choose_the_october_message);
        album.check("en-dark-small", small(dark(Setup::english())), choose_first);
        album.check("ar-light-small", small(Setup::arabic()), |_| {});
        album.check("ar-light-double", double(Setup::arabic()), choose_first);
        album.check("en-dark-double", double(dark(Setup::english())), choose_first);
        album.check("ar-zoomed-out", small(Setup::arabic()), |window| {
            (0..4).for_each(|_| window.press(Key::Minus));
        });
        album.check("ar-hijri-small", small(second(Setup::arabic(), "hijri")), choose_the_october_message);
        album.check("en-hijri-small", small(second(Setup::english(), "hijri")), choose_first);
        album.check("ar-persian-dark-small", small(dark(second(Setup::arabic(), "persian"))), choose_first);
    });
}

#[test]
fn files_in_other_states() {
    reviewing(|album| {
        let (_empty, path) = file(r#"{"format": "sanad/1", "title": "مشروع جديد", "language": "ar"}"#);
        album.check("ar-empty", small(Setup::arabic().file(&path)), |_| {});
        album.check("en-empty-dark", small(dark(Setup::english().file(&path))), |_| {});
        let (_bare, path) = without_documents();
        let setup = small(Setup::arabic().file(&path));
        album.check("ar-no-documents", setup, pressing("كيف تُضاف الوثائق؟"));
        let setup = small(dark(Setup::english().file(&path)));
        album.check("en-no-documents-dark", setup, pressing("How to add documents"));
        let folder = crate::states::sample_in_folder();
        std::fs::remove_file(folder.path().join("article.ar.txt")).expect("the document is there");
        let setup = small(Setup::arabic().file(folder.path().join("project.json")));
        album.check("ar-missing-document", setup, |window| {
            choose_first(window);
            // It names a folder that is another every time.
            pressing("إخفاء الإشعار")(window);
        });
        let (_ambiguous, path) = crate::repair::project(crate::repair::AMBIGUOUS);
        let choosing = |window: &mut Window| {
            window.press(Key::Home);
            window.tab_to("الموضع 2");
            window.press(Key::Enter);
        };
        album.check("ar-ambiguous", small(Setup::arabic().file(&path)), choosing);
        album.check("ar-ambiguous-dark", small(dark(Setup::arabic().file(&path))), choosing);
        let (_changed, path) = crate::repair::project(crate::repair::CHANGED);
        album.check("en-changed", small(Setup::english().file(&path)), choose_first);
        let (_lost, path) = crate::repair::project(crate::repair::LOST);
        album.check("ar-lost", small(Setup::arabic().file(&path)), choose_first);
        album.check("en-lost-double", double(Setup::english().file(&path)), choose_first);
    });
}

#[test]
fn panels_and_dialogs() {
    reviewing(|album| {
        album.check("en-list", small(Setup::english()), with_keys(CTRL, Key::L));
        album.check("ar-list-dark", small(dark(Setup::arabic())), with_keys(CTRL, Key::L));
        let event = |window: &mut Window| {
            window.press(Key::Home);
            window.press(Key::E);
        };
        album.check("ar-event", small(Setup::arabic()), event);
        album.check("en-event-dark", small(dark(Setup::english())), event);
        album.check("ar-event-double", double(Setup::arabic()), event);
        album.check("ar-search", small(Setup::arabic()), |window| {
            window.press(Key::Slash);
            window.type_text("الدحل");
            window.press(Key::Enter);
        });
        album.check("ar-settings", small(second(Setup::arabic(), "hijri")), with_keys(CTRL, Key::Comma));
        album.check("en-settings-dark", small(dark(Setup::english())), with_keys(CTRL, Key::Comma));
        album.check("ar-menu", small(Setup::arabic()), |window| window.press(Key::F10));
        album.check("en-shortcuts", small(Setup::english()), |window| window.press(Key::F1));
        album.check("ar-shortcuts-double", double(Setup::arabic()), |window| window.press(Key::F1));
    });
}

#[test]
fn exporting_and_tables() {
    reviewing(|album| {
        let posts = |window: &mut Window| {
            window.press_with(CTRL, Key::E);
            // The size comes last: the warning that is waited for is of it, and so of the picture with both.
            for name in ["Print", "Social"] {
                let choice = window.get(Role::RadioButton, name);
                window.click(&choice);
            }
            window.wait_for(Role::Label, "The cards");
            exporting_to_a_known_path(window, "Save to", "timeline.png");
        };
        album.check("en-export-warnings", small(Setup::english()), posts);
        album.check("en-export-warnings-dark", dark(Setup::english()), posts);
        album.check("ar-export-page-dark", small(dark(Setup::arabic())), |window| {
            window.press_with(CTRL, Key::E);
            let page = window.get(Role::RadioButton, "HTML");
            window.click(&page);
            window.wait_for(Role::Label, "صفحة ويب");
            // The format follows the ending.
            exporting_to_a_known_path(window, "الحفظ في", "timeline.html");
        });
        let (_table, path) = crate::columns::table(crate::columns::ODD);
        let ask = |window: &mut Window| crate::columns::ask(window, path.clone());
        album.check("ar-columns", Setup::arabic(), ask);
        album.check("ar-columns-dark-small", small(dark(Setup::arabic())), ask);
        album.check("en-columns-open", small(Setup::english()), |window| {
            ask(window);
            let lane = window.get(Role::ComboBox, "Column “المدينة”");
            window.click(&lane);
        });
    });
}

#[test]
fn the_window_looks_as_in_the_readme() {
    reviewing(|album| {
        let mut window = Setup::arabic().open();
        choose_the_october_message(&mut window);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshot.png");
        // People look at this one: it keeps its colours.
        let whole = |path: &Path, picture: &RgbaImage| picture.save(path).expect("the screenshot can be written");
        album.compare(&path, "readme", &window.picture(), whole);
    });
}

/// A missing label, a letter that is another and a moved button are other pictures; a picture that was stored is not.
#[test]
fn a_change_of_a_picture_is_seen() {
    let mut window = small(Setup::arabic()).open();
    let picture = window.picture();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("stored.png");
    small_png::write(&path, &picture);
    let stored = image::open(&path).expect("it is there").to_rgba8();
    assert!(small_png::is_same(&stored, &picture));
    let labels: Vec<_> =
        window.nodes().into_iter().filter(|node| node.role == Role::Button && node.in_view()).collect();
    assert!(labels.len() > 5);
    for label in labels {
        let mut without = picture.clone();
        let ground = *picture.get_pixel(label.rect.min.x.max(0.0) as u32 + 3, label.rect.min.y.max(0.0) as u32 + 3);
        let (x0, x1) = (label.rect.min.x.max(0.0) as u32, (label.rect.max.x as u32).min(picture.width()));
        let (y0, y1) = (label.rect.min.y.max(0.0) as u32, (label.rect.max.y as u32).min(picture.height()));
        (x0..x1).for_each(|x| (y0..y1).for_each(|y| without.put_pixel(x, y, ground)));
        assert!(!small_png::is_same(&stored, &without), "{} is gone, and nobody sees it", label.name);
    }
}

#[test]
fn the_same_window_is_the_same_picture() {
    let mut pictures = (0..2).map(|_| {
        let mut window = small(Setup::arabic()).open();
        window.press(Key::Home);
        window.picture()
    });
    assert!(pictures.next() == pictures.next());
}
