//! Pictures under review: what is drawn, as text that a person can read and compare, one line an item.
//!
//! `SANAD_UPDATE_GOLDEN=1 cargo test --test golden` writes the files below `tests/golden/` anew; look at the difference
//! before it is committed. Where a scene is not as its file says, the new file and a picture of it come to lie in
//! `target/golden/`, with what is new in red and what is gone in blue.

mod dump;
mod exports;
mod lines;
mod pages;
mod picture;
#[path = "../support/review.rs"]
mod review;
mod views;

use review::Checks;

/// Compares a scene with its file, and draws what differs.
fn check_scene(checks: &mut Checks, name: &str, drawn: &views::Drawn) {
    let text = dump::scene(&drawn.scene, &drawn.project);
    if let Some(lines) = lines::check(checks, &format!("scenes/{name}.txt"), &text) {
        picture::write(name, drawn, &lines);
    }
}

#[test]
fn views_of_the_window_are_as_before() {
    let mut checks = Checks::begin();
    views::cases().iter().for_each(|case| check_scene(&mut checks, &case.name(), &views::draw(case)));
    checks.end();
}

#[test]
fn pages_are_as_before() {
    let mut checks = Checks::begin();
    for (name, drawn) in pages::cases() {
        check_scene(&mut checks, &name, &drawn);
    }
    checks.end();
}

#[test]
fn exported_files_are_as_before() {
    let mut checks = Checks::begin();
    for (name, text) in exports::cases() {
        lines::check(&mut checks, &format!("exports/{name}"), &text);
    }
    checks.end();
}

/// What no comparison may let pass: a label that is gone, other words, their order, another place, colour or owner.
#[test]
fn a_change_is_seen() {
    let case = views::Case { file: "mixed", ..views::Case::default() };
    let text = dump::scene(&views::draw(&case).scene, &views::project("mixed").project);
    let label = text.lines().find(|line| line.starts_with("text") && line.contains("Llama")).expect("a label");
    let (place, words) = (label.split_whitespace().nth(1).expect("a place"), "Llama");
    let moved: f32 = place.parse::<f32>().expect("a number") + 1.0;
    let changes = [
        text.replace(&format!("{label}\n"), ""),
        text.replace(label, &label.replace(words, "Lama")),
        text.replace(label, &label.replacen(place, &moved.to_string(), 1)),
        text.replace(label, &label.replacen('#', "#f", 1)),
        text.replace(label, &label.replace("event", "lane")),
        text.replacen("rect", "circle", 1),
        format!("{text}rect 0 0 1 1\n"),
    ];
    for (at, changed) in changes.iter().enumerate() {
        assert!(changed != &text && lines::difference(&text, changed).is_some(), "change {at}");
    }
    let nudged: f32 = place.parse::<f32>().expect("a number") + 0.1;
    let nudged = text.replacen(label, &label.replacen(place, &nudged.to_string(), 1), 1);
    assert!(lines::difference(&text, &nudged).is_none(), "a tenth of a point is the last digit's doubt");
}
