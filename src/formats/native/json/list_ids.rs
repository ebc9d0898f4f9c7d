//! The ids of the parts of a project, given or made up.

use super::fields::JsonFields;
use crate::formats::kit::ids::IdAllocator;
use crate::formats::kit::report::Report;
use crate::model::Id;

/// Takes the id of a part of a list, as [`take_id`] has it.
pub(crate) fn take_of_list(
    ids: &mut IdAllocator,
    fields: &mut JsonFields<'_>,
    report: &mut Report<'_>,
    kind: &'static str,
) -> Id {
    take_id(fields, report, kind, |given| ids.take(given, kind, ids.len() + 1))
}

/// Takes the id of an object; `free` gives one that is free, by the one that is given, if there is one. An id that is
/// missing is made up, one that is taken gets a number, and both are told.
pub(crate) fn take_id(
    fields: &mut JsonFields<'_>,
    report: &mut Report<'_>,
    kind: &'static str,
    free: impl FnOnce(Option<&str>) -> Id,
) -> Id {
    let at = fields.place_of("id").unwrap_or(fields.at);
    let given = fields.string(report, "id").filter(|id| !id.is_empty());
    let id = free(given.as_deref());
    match given {
        None => {
            fields.forget("id");
            report.warning("missing-id", at, &[("kind", kind), ("used", &id)]);
        }
        Some(given) if *given != *id => report.error("duplicate-id", at, &[("id", &given), ("used", &id)]),
        Some(_) => {}
    }
    id
}
