//! Labels in windows of many sizes: no title is cut beside free room, in any project, at any zoom.

use std::sync::Arc;

use sanad::base::direction::direction_of_language;
use sanad::base::{EventIx, Rect};
use sanad::formats;
use sanad::i18n::{DateWords, Digits, Locale, Messages, MonthNames};
use sanad::model::{EdtfDate, Event, Lane, Project};
use sanad::scene::{ItemId, Scene, Shape, Theme};
use sanad::text::{TextEngine, TextLayout};
use sanad::timeline::card::Labels;
use sanad::timeline::layout::{CARD_WIDTH, plan_at_once};
use sanad::timeline::metrics::{GAP, OVERVIEW, PAD, UNIT};
use sanad::timeline::{
    Areas, Composer, DrawContext, DrawState, LayoutKey, LayoutTransition, TimelineIndex, Viewport, axis, figure, shelf,
};

/// Sizes of the timeline in windows of 900 × 600, 1280 × 800, 1440 × 900 and 2560 × 1440, with the source beside it and
/// without.
const SIZES: [(f32, f32); 6] =
    [(900.0, 520.0), (560.0, 520.0), (1280.0, 720.0), (950.0, 820.0), (1440.0, 820.0), (2560.0, 1360.0)];
/// A longer line is not wished for: such a title may be cut.
const LONG: f32 = 440.0;

/// A project of 250 events with titles of all lengths, some at the same time.
fn many() -> Project {
    let words: Vec<&str> = "قررت الشركة أن تؤجل إطلاق نموذج Llama 3 حتى أبريل 2024 بعد مشاورات طويلة مع الفريق القانوني"
        .split(' ')
        .collect();
    let lane =
        |n: usize| Lane { id: n.to_string().into(), title: format!("المسار {n}").into(), ..Lane::default() };
    let event = |n: usize| {
        let (year, month, day) = (2019 + n * 7 % 6, 1 + n * 5 % 12, 1 + n * 11 % 28);
        let date = match n % 4 {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let title: Vec<&str> = words.iter().cycle().skip(n % 13).take(2 + n * 3 % 15).copied().collect();
        Event {
            id: format!("e{n}").into(),
            when: EdtfDate::parse(&date).ok(),
            title: title.join(" ").into(),
            lane: Some((n % 5).to_string().into()),
            importance: 1 + (n * 3 % 5) as u8,
            ..Event::default()
        }
    };
    Project {
        language: "ar".into(),
        lanes: (0..5).map(lane).collect(),
        events: (0..250).map(event).collect::<Vec<_>>().into(),
        ..Project::default()
    }
}

/// The lanes of a project as a window shows them, `nearer` than all of it (less than 1 is farther out), and their area.
fn lanes(project: &Project, locale: Locale, size: (f32, f32), nearer: f64) -> (Scene, Rect) {
    let (engine, messages) = (TextEngine::bundled(), Messages::new(locale));
    let dates = DateWords::new(locale, Digits::Latin, MonthNames::Egypt);
    let kit = DrawContext { engine: &engine, theme: Theme::light(), messages: &messages, dates: &dates };
    let content = TimelineIndex::build(project, &messages, |_| true);
    let direction = direction_of_language(project.written_language());
    let grid = shelf::Grid::new(content.undated.len(), size.0, 2);
    let area = Rect::new(0.0, 0.0, size.0, size.1);
    let areas = Areas::divide(area, direction, axis::height(kit), (grid.height(), OVERVIEW));
    let mut scene = Scene::default();
    let Some(span) = content.span else { return (scene, areas.lanes) };
    let fitted = figure::fit_labels(&content, span, areas.lanes.width(), CARD_WIDTH);
    let view: Viewport = fitted.zoomed(nearer, fitted.center);
    let scale = view.scale(direction, areas.lanes);
    let labels = Labels { kit, project, content: &content, side: locale.direction() };
    let key = LayoutKey::new(0, view.level(), areas.lanes.size());
    let transition = LayoutTransition::still(plan_at_once(&content, key, scale.span(), &labels));
    let look = DrawState { direction, side: locale.direction(), ..DrawState::default() };
    Composer::new(kit, (project, &content), (&areas, &scale, 0.0), &transition, &look).draw_above(&mut scene);
    (scene, areas.lanes)
}

/// The labels of a scene whose titles are cut though the label has free room at its end.
fn cut_beside_room(project: &Project, locale: Locale, (scene, lanes): &(Scene, Rect)) -> Vec<String> {
    let direction = direction_of_language(project.written_language());
    let ahead = |rect: &Rect| direction.sign() * rect.start(direction);
    let labels: Vec<(EventIx, Rect)> = (scene.targets.iter())
        .filter_map(|target| match target.owner {
            ItemId::Event(event) if target.rect.height() > 20.0 => Some((event, target.rect)),
            _ => None,
        })
        .collect();
    let cut = |&(event, rect): &(EventIx, Rect)| {
        let whole = project.event(event)?.title().get(locale.as_tag()).to_owned();
        let title = title(scene, event, &whole)?;
        // Out of view, words keep to what is seen.
        if !title.truncated || !lanes.contains(rect.min) || !lanes.contains(rect.max) {
            return None;
        }
        let beside = |(other, at): &&(EventIx, Rect)| {
            *other != event && at.min.y < rect.max.y && at.max.y > rect.min.y && ahead(at) > ahead(&rect)
        };
        let end = direction.sign() * lanes.end(direction);
        let next = labels.iter().filter(beside).map(|(_, at)| ahead(at)).fold(end, f32::min);
        let free = next - direction.sign() * rect.end(direction) - GAP;
        let is_long = rect.width() >= LONG - 2.0 * PAD;
        (free > UNIT && !is_long).then(|| format!("{whole:?}: {free} beside {} × {}", rect.width(), rect.height()))
    };
    labels.iter().filter_map(cut).collect()
}

/// The layout of an event's title.
fn title(scene: &Scene, event: EventIx, whole: &str) -> Option<Arc<TextLayout>> {
    scene.items.iter().filter(|item| item.owner == Some(ItemId::Event(event))).find_map(|item| match &item.shape {
        Shape::Text { layout, .. } => {
            let beginning = layout.text.trim_end_matches('…').trim_end();
            (!beginning.is_empty() && whole.starts_with(beginning)).then(|| Arc::clone(layout))
        }
        _ => None,
    })
}

#[test]
fn no_title_is_cut_beside_free_room() {
    let projects = vec![("sample", formats::sample().project), ("many", many())];
    let (mut labels, mut faults) = (0, Vec::new());
    for (name, project) in &projects {
        for locale in Locale::ALL {
            for size in SIZES {
                for nearer in [0.05, 0.2, 0.5, 0.8, 1.0, 1.3, 2.0, 4.0] {
                    let scene = lanes(project, locale, size, nearer);
                    labels += scene.0.targets.len();
                    let found = cut_beside_room(project, locale, &scene);
                    faults
                        .extend(found.into_iter().map(|fault| format!("{name} {locale:?} {size:?} {nearer}: {fault}")));
                }
            }
        }
    }
    assert!(labels > 2_000, "{labels}");
    assert!(faults.is_empty(), "{} of {labels}:\n{}", faults.len(), faults.join("\n"));
}
