//! Parts of a project that a format did not bring back: what was written is read again and compared, so that nothing is
//! lost that is not named.

use std::collections::HashMap;
use std::path::Path;

use super::format::{Load, Saved};
use crate::base::Diagnostic;
use crate::model::{Event, Extra, Id, LocalText, Project};

/// A file that was written.
pub(crate) struct WrittenFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// For every event in it, its position in the project; those that are missing were left out.
    pub events: Vec<usize>,
}

/// A format that is read again, to be compared with what was written.
pub(crate) struct RoundTrip {
    /// Its name.
    pub name: &'static str,
    /// Reader of the format.
    pub load: Load,
    /// The key under which its fields are kept that have no other place.
    pub key: &'static str,
}

/// Reads a file that was written, and says what of the project is not in it.
pub(crate) fn saved(project: &Project, written: WrittenFile, way: &RoundTrip) -> Saved {
    let after = (way.load)(&written.bytes, Path::new("")).project;
    let mut losses = Losses::default();
    let pair = ProjectPair { before: project, after: &after, key: way.key };
    let (old, new) = (project.events.to_vec(), after.events.to_vec());
    let events: Vec<(&Event, &Event)> = written.events.iter().map(|at| &old[*at]).zip(&new).collect();
    pair.count_project(&mut losses);
    pair.count_lanes(&events, &mut losses);
    losses.add("left-out", project.events.len() - events.len());
    events.iter().for_each(|(before, after)| pair.count_event(before, after, &mut losses));
    Saved { bytes: written.bytes, losses: losses.finish(way.name) }
}

/// Warnings about what only our own formats keep of the work on a project: notes and reviews, views, colours of lanes, the
/// direction of time.
pub fn of_work(project: &Project, format: &'static str) -> Vec<Diagnostic> {
    let mut losses = Losses::default();
    losses.add("notes", project.events.iter().map(|event| event.notes().len()).sum());
    losses.add("reviews", project.events.iter().map(|event| event.reviews().len()).sum());
    losses.add("views", project.views.len());
    losses.add("colors", project.lanes.iter().filter(|lane| lane.color.is_some()).count());
    losses.add("direction", usize::from(project.direction.is_some()));
    losses.finish(format)
}

/// Returns true if a text says anything in another language than that of the project.
pub(crate) fn is_translated(text: &LocalText, language: &str) -> bool {
    match text {
        LocalText::Plain(_) => false,
        LocalText::Map(texts) => {
            texts.iter().any(|(tag, text)| !text.is_empty() && !tag.eq_ignore_ascii_case(language))
        }
    }
}

/// A project as it was written, and as it was read again.
struct ProjectPair<'p> {
    before: &'p Project,
    after: &'p Project,
    /// As of [`RoundTrip::key`].
    key: &'static str,
}

impl ProjectPair<'_> {
    fn count_project(&self, losses: &mut Losses) {
        let Self { before, after, .. } = self;
        if after.title.is_empty() {
            losses.add("project-title", usize::from(!before.title.is_empty()));
        } else {
            self.count_text(&before.title, &after.title, losses);
        }
        losses.add("language", usize::from(!before.language.is_empty() && before.language != after.language));
        losses.add("documents", before.documents.len().saturating_sub(after.documents.len()));
        losses.add("actors", before.actors.len().saturating_sub(after.actors.len()));
        losses.add("unknown-fields", self.unknown(&before.extra, Some(&after.extra)));
    }

    fn count_event(&self, before: &Event, after: &Event, losses: &mut Losses) {
        self.count_text(&before.title, &after.title, losses);
        let none = LocalText::default();
        let [summary, read] = [before, after].map(|event| event.summary.as_ref().unwrap_or(&none));
        self.count_text(summary, read, losses);
        let changed = [
            ("event-ids", before.id != after.id),
            ("dates", before.when.is_some() && before.when != after.when),
            ("undated", before.when.is_none()),
            ("actors", before.actors != after.actors),
            ("tags", before.tags != after.tags),
            ("status", before.status != after.status),
            ("importance", before.importance != after.importance),
        ];
        changed.into_iter().for_each(|(field, changed)| losses.add(field, usize::from(changed)));
        losses.add("excerpts", before.excerpts.len().saturating_sub(after.excerpts.len()));
        losses.add("unknown-fields", self.unknown(&before.extra, Some(&after.extra)));
    }

    /// Counts what is lost of lanes. A lane is compared with the one that its events are in now, or, without events,
    /// with the one of the same title.
    fn count_lanes(&self, events: &[(&Event, &Event)], losses: &mut Losses) {
        let lanes = events.iter().filter_map(|(before, after)| Some((before.lane.as_ref()?, after.lane.as_ref())));
        let mut became: HashMap<&Id, Option<&Id>> = HashMap::new();
        for (before, after) in lanes {
            became.entry(before).or_insert(after);
        }
        for lane in &self.before.lanes {
            let title = self.text(&lane.title);
            let after = match became.get(&lane.id) {
                Some(id) => self.after.lanes.iter().find(|there| Some(&there.id) == *id),
                None => self.after.lanes.iter().find(|there| self.text(&there.title) == title),
            };
            match after {
                Some(after) => {
                    losses.add("ids", usize::from(lane.id != after.id));
                    self.count_text(&lane.title, &after.title, losses);
                    losses.add("unknown-fields", self.unknown(&lane.extra, Some(&after.extra)));
                }
                None => losses.add(if became.contains_key(&lane.id) { "lanes" } else { "empty-lanes" }, 1),
            }
        }
    }

    fn count_text(&self, before: &LocalText, after: &LocalText, losses: &mut Losses) {
        if before != after {
            losses.add("marks", usize::from(self.text(before) != self.text(after)));
            losses.add("translations", usize::from(is_translated(before, &self.before.language)));
        }
    }

    fn text<'t>(&self, text: &'t LocalText) -> &'t str {
        text.get(&self.before.language)
    }

    /// Number of unknown fields that are not there any more. Below the key of the format itself every field counts; else
    /// a value that has changed counts once.
    fn unknown(&self, before: &Extra, after: Option<&Extra>) -> usize {
        let after = |name: &str| after.and_then(|extra| extra.get(name));
        let lost = |(name, value): (&String, &serde_json::Value)| match (value.as_object(), after(name)) {
            (_, Some(there)) if there == value => 0,
            (Some(fields), there) if name == self.key => {
                fields.iter().filter(|(field, value)| there.and_then(|there| there.get(field)) != Some(value)).count()
            }
            _ => 1,
        };
        before.iter().map(lost).sum()
    }
}

/// Parts that a format has no place for: one finding for each kind of thing.
#[derive(Default)]
pub(crate) struct Losses {
    counts: Vec<(&'static str, usize)>,
}

impl Losses {
    /// Adds `count` lost things of the kind `field`, which is a word in messages.
    pub(crate) fn add(&mut self, field: &'static str, count: usize) {
        if count == 0 {
            return;
        }
        match self.counts.iter_mut().find(|(known, _)| *known == field) {
            Some((_, n)) => *n += count,
            None => self.counts.push((field, count)),
        }
    }

    /// Warnings for the user, one for each kind of loss.
    pub(crate) fn finish(self, format: &'static str) -> Vec<Diagnostic> {
        let diagnostic = |(field, count): (&'static str, usize)| {
            Diagnostic::warning("table-loses").arg("format", format).arg("field", field).arg("count", count.to_string())
        };
        self.counts.into_iter().map(diagnostic).collect()
    }
}
