//! What must hold while a person moves through time: rows stay, the time under the pointer stays, nothing overlaps.

use std::collections::BTreeMap;

use egui::{Key, pos2, vec2};

use crate::driver::{Node, Role, Setup, Window};

fn lanes(window: &Window) -> egui::Rect {
    let r = window.state().layout().areas.lanes;
    egui::Rect::from_min_max(pos2(r.min.x, r.min.y), pos2(r.max.x, r.max.y))
}

/// Events and counts in the lanes.
fn labels(window: &Window) -> Vec<Node> {
    let area = lanes(window);
    let ours =
        |n: &Node| n.role == Role::Button && n.clickable && n.in_view() && area.expand(0.5).contains_rect(n.rect);
    window.nodes().into_iter().filter(ours).collect()
}

#[test]
fn panning_changes_no_row() {
    for setup in [Setup::arabic(), Setup::english().sized(900.0, 600.0)] {
        let mut window = setup.open();
        window.press(Key::W);
        let mut rows: BTreeMap<String, (f32, f32)> = BTreeMap::new();
        let mut seen = 0;
        for step in 0..40 {
            let whole = lanes(&window).expand(0.5);
            for node in window.events_in_view().into_iter().filter(|node| whole.contains_rect(node.rect)) {
                let row = (node.rect.min.y, node.rect.max.y);
                let before = *rows.entry(node.name.clone()).or_insert(row);
                assert!(
                    (before.0 - row.0).abs() < 0.01 && (before.1 - row.1).abs() < 0.01,
                    "step {step}: {} moved from {before:?} to {row:?}",
                    node.name
                );
                seen += 1;
            }
            let middle = lanes(&window).center();
            let way = if step < 20 { 37.0 } else { -61.0 };
            window.wheel(middle, vec2(way, 0.0));
        }
        assert!(rows.len() >= 3 && seen > 40, "{} events, {seen} sightings", rows.len());
    }
}

#[test]
fn a_drag_moves_time_with_the_hand() {
    for setup in [Setup::arabic(), Setup::english().with(|s| s.direction = Some("ltr".to_owned()))] {
        let mut window = setup.open();
        let area = lanes(&window);
        let before =
            window.events_in_view().into_iter().find(|node| area.contains_rect(node.rect)).expect("an event in view");
        // From a place where no label is.
        let free = (0..200)
            .map(|i| pos2(area.min.x + 20.0 + 5.0 * i as f32, area.max.y - 6.0))
            .find(|at| area.contains(*at) && !labels(&window).iter().any(|n| n.rect.expand(4.0).contains(*at)));
        let from = free.expect("some background");
        window.drag(from, from + vec2(60.0, 0.0));
        let after = window.nodes().into_iter().find(|n| n.name == before.name).expect("still in view");
        let sticky = after.rect.min.x == before.rect.min.x;
        assert!(sticky || (after.rect.min.x - before.rect.min.x - 60.0).abs() < 1.5, "{before:?} {after:?}");
    }
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    for setup in [Setup::arabic(), Setup::english().with(|s| s.direction = Some("ltr".to_owned()))] {
        let mut window = setup.open();
        for (part, delta) in [(0.3, 90.0), (0.7, 60.0), (0.5, -120.0), (0.6, 200.0), (0.4, -90.0)] {
            let area = lanes(&window);
            let at = pos2(area.min.x + area.width() * part, area.max.y - 5.0);
            let time = |window: &Window| {
                let state = window.state();
                let scale = state.project().unwrap().time.now.scale(state.time_direction(), state.layout().areas.lanes);
                (scale.time(at.x), scale.per_point())
            };
            let (before, zoom_before) = time(&window);
            window.wheel(at, vec2(0.0, delta));
            let (after, zoom) = time(&window);
            assert!((zoom < zoom_before) == (delta > 0.0), "a wheel turned up goes nearer");
            assert!(
                (after - before).abs() < 1.0 * zoom,
                "the time at {part} moved by {} points",
                (after - before) / zoom
            );
        }
    }
}

#[test]
fn labels_never_overlap() {
    let sizes = [(900.0, 600.0), (1440.0, 900.0), (3840.0, 2160.0)];
    for direction in ["rtl", "ltr"] {
        for (width, height) in sizes {
            let setup = if direction == "rtl" { Setup::arabic() } else { Setup::english() };
            let mut window = setup.with(|s| s.direction = Some(direction.to_owned())).sized(width, height).open();
            // All the way out, then in.
            (0..6).for_each(|_| window.press(Key::Minus));
            let mut counts = Vec::new();
            for level in 0..30 {
                let labels = labels(&window);
                for (i, a) in labels.iter().enumerate() {
                    for b in &labels[i + 1..] {
                        let common = a.rect.intersect(b.rect);
                        assert!(
                            common.width() < 0.5 || common.height() < 0.5,
                            "{direction} {width} × {height}, level {level}: “{}” {:?} over “{}” {:?}",
                            a.name,
                            a.rect,
                            b.name,
                            b.rect
                        );
                    }
                }
                counts.push(labels.len());
                let area = lanes(&window);
                window.wheel(area.center(), vec2(0.0, 90.0));
            }
            assert!(counts.iter().max() >= Some(&4), "{counts:?}");
        }
    }
}

/// Sizes that a window is dragged through.
const SIZES: [(f32, f32); 4] = [(900.0, 600.0), (3840.0, 2160.0), (640.0, 420.0), (1440.0, 900.0)];

#[test]
fn a_resized_window_shows_the_same_stretch_of_time() {
    let mut window = Setup::arabic().open();
    (0..3).for_each(|_| window.press(Key::W));
    let span = |window: &Window| {
        let state = window.state();
        state.project().unwrap().time.target.scale(state.time_direction(), state.layout().areas.lanes).span()
    };
    let before = span(&window);
    for (width, height) in SIZES {
        window.resize(width, height);
        let (now, point) = (span(&window), window.state().project().unwrap().time.target.per_point);
        let off = ((now.0 - before.0) / point, (now.1 - before.1) / point);
        assert!(off.0.abs() < 1.0 && off.1.abs() < 1.0, "{width} × {height}: the ends moved by {off:?} points");
    }
}

#[test]
fn a_resized_window_that_showed_everything_still_does() {
    let mut window = Setup::arabic().open();
    let dated = window.state().project().unwrap().content.placed.len();
    for (width, height) in SIZES {
        window.resize(width, height);
        let (whole, lanes) = (window.width(), lanes(&window));
        let nodes = window.nodes();
        let outside: Vec<&Node> = nodes.iter().filter(|n| n.clickable && n.rect.max.x > whole + 0.5).collect();
        assert!(outside.is_empty(), "{width} × {height}: {outside:#?}");
        let shown = window.events_in_view().iter().filter(|n| lanes.expand(0.5).contains_rect(n.rect)).count();
        let folded = nodes.iter().any(|n| n.name.contains("كبّر"));
        assert!(shown == dated || folded, "{width} × {height}: {shown} of {dated} events");
    }
}

#[test]
fn motion_comes_to_rest_at_the_same_place_with_and_without_animation() {
    let place = |reduced: bool| {
        let mut window = Setup::arabic().with(|s| s.reduced_motion = reduced).open();
        window.press(Key::Home);
        window.press(Key::F);
        window.press(Key::F);
        (window.state().project().unwrap().time.now, window.get(Role::Button, "أكتوبر 2023، «هدفنا").rect)
    };
    let ((a, at), (b, bt)) = (place(true), place(false));
    assert!((a.center - b.center).abs() < a.per_point && (a.per_point / b.per_point - 1.0).abs() < 1e-3, "{a:?} {b:?}");
    assert!((at.min - bt.min).length() < 1.0, "{at:?} {bt:?}");
}
