//! Characters that no font has, and fonts of this machine: findings about the letters of a file.

use std::collections::BTreeSet;

use crate::base::bidi::{isolate, isolate_as};
use crate::base::{Diagnostic, EventIx};
use crate::model::Project;
use crate::scene::{ItemId, Scene, Shape};
use crate::text::{FontId, TextEngine, TextLayout};

use super::options::ExportOptions;

/// Number of characters that are named where some cannot be written.
const MAX_CHARACTERS: usize = 12;
/// Number of events that are named with them.
const MAX_EVENTS: usize = 6;
/// Number of letters of their titles that are shown.
const TITLE_LETTERS: usize = 40;

/// Characters, and the events whose texts have them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The characters, sorted.
    pub characters: BTreeSet<char>,
    /// The events, in the order of the project.
    pub events: BTreeSet<EventIx>,
}

/// Finds in the texts of pages the characters that `of` gives.
pub(crate) fn find(scenes: &[Scene], of: impl Fn(&TextLayout) -> Vec<char>) -> Found {
    let mut found = Found::default();
    for item in scenes.iter().flat_map(|scene| &scene.items) {
        let Shape::Text { layout, .. } = &item.shape else { continue };
        let characters = of(layout);
        if let (Some(event), false) = (item.owner.as_ref().and_then(event), characters.is_empty()) {
            found.events.insert(event);
        }
        found.characters.extend(characters);
    }
    found
}

/// Characters of pages that no font has: a box stands in their place.
pub(crate) fn missing(scenes: &[Scene], engine: &TextEngine) -> Found {
    find(scenes, |layout| engine.missing(layout))
}

fn event(owner: &ItemId) -> Option<EventIx> {
    match owner {
        ItemId::Event(event) => Some(*event),
        ItemId::Excerpt(excerpt) => Some(excerpt.event),
        ItemId::Group { .. } | ItemId::Lane(_) => None,
    }
}

impl Found {
    /// A finding about them, with the characters and the events by name.
    pub(crate) fn told(&self, diagnostic: Diagnostic, project: &Project, options: &ExportOptions) -> Diagnostic {
        let locale = options.language.locale_of(project);
        let title = |event: &EventIx| {
            let event = project.event(*event)?;
            let title = event.title().get(locale.as_tag());
            let title = if title.trim().is_empty() { event.id() } else { title };
            let short: String = title.chars().take(TITLE_LETTERS).collect();
            Some(isolate(&if short.len() < title.len() { format!("{short}…") } else { short }))
        };
        let mut events: Vec<String> = self.events.iter().take(MAX_EVENTS).filter_map(title).collect();
        if self.events.len() > MAX_EVENTS {
            events.push("…".to_owned());
        }
        diagnostic
            .arg("characters", named(self.characters.iter()))
            .arg("count", self.events.len().to_string())
            .arg("events", isolate_as(locale.direction(), &events.join(" · ")))
    }
}

/// Findings about the fonts of pages: characters that no font has, and fonts of this machine.
pub(crate) fn warnings(
    scenes: &[Scene],
    engine: &TextEngine,
    project: &Project,
    options: &ExportOptions,
) -> Vec<Diagnostic> {
    let missing = missing(scenes, engine);
    let boxes = (!missing.characters.is_empty())
        .then(|| missing.told(Diagnostic::warning("export-missing-characters"), project, options));
    let names = system_fonts(scenes, engine);
    let fonts = (!names.is_empty()).then(|| {
        let names: Vec<String> = names.into_iter().map(|name| isolate(&name)).collect();
        Diagnostic::note("export-system-fonts")
            .arg("fonts", isolate_as(options.language.locale_of(project).direction(), &names.join(" · ")))
    });
    boxes.into_iter().chain(fonts).collect()
}

/// Names of the fonts of this machine that pages use, sorted.
fn system_fonts(scenes: &[Scene], engine: &TextEngine) -> BTreeSet<String> {
    let items = scenes.iter().flat_map(|scene| &scene.items);
    let layouts = items.filter_map(|item| match &item.shape {
        Shape::Text { layout, .. } => Some(layout),
        _ => None,
    });
    let fonts: BTreeSet<FontId> =
        layouts.flat_map(|layout| &layout.lines).flat_map(|line| &line.runs).map(|run| run.font).collect();
    fonts.into_iter().filter_map(|font| engine.system_name(font)).collect()
}

/// Characters for people: each by itself and by its number, since it may be one that no font can show.
pub(crate) fn named<'c>(characters: impl ExactSizeIterator<Item = &'c char>) -> String {
    let count = characters.len();
    let named = |c: &char| match u32::from(*c) {
        number if c.is_control() => format!("U+{number:04X}"),
        number => format!("{c} (U+{number:04X})"),
    };
    let mut words: Vec<String> = characters.take(MAX_CHARACTERS).map(named).collect();
    if count > MAX_CHARACTERS {
        words.push("…".to_owned());
    }
    words.join(" ")
}
