//! Ids of events in calendars, which are the same in all calendars of the world.

use serde_json::{Map, Value as Json};
use sha2::{Digest as _, Sha256};

use super::lines::escape;
use crate::model::{Event, Project};

/// The domain of the ids that we make, below one for the project.
const DOMAIN: &str = ".sanad";

/// The domain of the ids of a project: ids are the same in all calendars of the world, ours only in a project.
pub(crate) fn domain(project: &Project) -> String {
    let digest = Sha256::digest(project.title.get(&project.language));
    let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("@{digits}{DOMAIN}")
}

/// Returns an id as it was before it got our domain.
pub(crate) fn without_project(uid: &str) -> &str {
    uid.rsplit_once('@').filter(|(_, domain)| domain.ends_with(DOMAIN)).map_or(uid, |(id, _)| id)
}

/// The id of an event as it is in the calendar, without the time of its series.
pub(crate) fn uid(event: &Event, kept: &Map<String, Json>, domain: &str) -> String {
    let nth = kept.get("RECURRENCE-ID").and_then(|value| value.get("value").unwrap_or(value).as_str());
    let id = nth.and_then(|nth| event.id.strip_suffix(nth)?.strip_suffix('/')).unwrap_or(&event.id);
    with_domain(id, domain)
}

/// An id as it is in the calendar.
pub(crate) fn with_domain(id: &str, domain: &str) -> String {
    escape(id) + if id.contains('@') { "" } else { domain }
}
