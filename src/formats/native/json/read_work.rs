//! Reads what people who work on a project leave in it: notes, judgements and saved views.

use super::fields::JsonFields;
use super::list_ids::take_of_list;
use super::read::ProjectReader;
use super::vocabulary::{DIRECTIONS, GROUPINGS};
use crate::formats::kit::json_tree::{Node, Value};
use crate::model::{EventNote, EventReview, Id, SavedView, Status, ViewFilter};

impl<'t> ProjectReader<'t, '_> {
    /// A note on an event.
    pub(super) fn note(&mut self, mut fields: JsonFields<'t>) -> EventNote {
        let report = &mut self.report;
        let text = fields.text(report, "text");
        EventNote {
            by: fields.string(report, "by").unwrap_or_default(),
            at: fields.when(report, "at"),
            text: fields.required(report, "text", text),
            extra: fields.finish(report),
        }
    }

    /// A judgement of the status of an event.
    pub(super) fn review(&mut self, mut fields: JsonFields<'t>) -> EventReview {
        let report = &mut self.report;
        let status = fields.word(report, "status", &Status::ALL.map(|s| (s.as_str(), s)));
        EventReview {
            by: fields.string(report, "by").unwrap_or_default(),
            at: fields.when(report, "at"),
            status: fields.required(report, "status", status),
            extra: fields.finish(report),
        }
    }

    /// A saved view.
    pub(super) fn view(&mut self, mut fields: JsonFields<'t>) -> SavedView {
        let id = take_of_list(&mut self.ids.views, &mut fields, &mut self.report, "view");
        let name = fields.text(&mut self.report, "name");
        SavedView {
            id,
            name: fields.required(&mut self.report, "name", name),
            from: fields.when(&mut self.report, "from"),
            to: fields.when(&mut self.report, "to"),
            direction: fields.word(&mut self.report, "direction", &DIRECTIONS),
            filter: self.filter(&mut fields),
            group_by: fields.word(&mut self.report, "group_by", &GROUPINGS).unwrap_or_default(),
            extra: fields.finish(&mut self.report),
        }
    }

    fn filter(&mut self, fields: &mut JsonFields<'t>) -> ViewFilter {
        let Some(node) = fields.take("filter") else { return ViewFilter::default() };
        let Node { value: Value::Object(inner), at } = node else {
            fields.reject(&mut self.report, "filter", "object", &node);
            return ViewFilter::default();
        };
        let mut fields = JsonFields::new(at, inner);
        let tags = fields.strings(&mut self.report, "tags");
        ViewFilter {
            hidden_lanes: self.filtered(&mut fields, "hidden_lanes", 2),
            actors: self.filtered(&mut fields, "actors", 1),
            tags: tags.into_iter().map(|(tag, _)| tag.to_string()).collect(),
            statuses: fields.words(&mut self.report, "statuses", &Status::ALL.map(|s| (s.as_str(), s))),
            documents: self.filtered(&mut fields, "documents", 0),
            within_span: fields.flag(&mut self.report, "within_span").unwrap_or_default(),
            extra: fields.finish(&mut self.report),
        }
    }

    /// The ids of a condition of a view, to be checked when all parts are read.
    fn filtered(&mut self, fields: &mut JsonFields<'t>, name: &'static str, kind: usize) -> Vec<Id> {
        let ids = fields.strings(&mut self.report, name);
        self.filtered.extend(ids.iter().map(|(id, at)| (kind, id.clone(), *at)));
        ids.into_iter().map(|(id, _)| id).collect()
    }

    /// Tells of conditions of views on parts that are not there, such as an actor who was removed.
    pub(super) fn check_views(&mut self) {
        let known = [&self.ids.documents, &self.ids.actors, &self.ids.lanes];
        for (kind, id, at) in std::mem::take(&mut self.filtered) {
            // The empty id stands for having no lane.
            if !id.is_empty() && !known[kind].contains(&id) {
                self.report.warning("view-unknown", at, &[("id", &id)]);
            }
        }
    }
}
