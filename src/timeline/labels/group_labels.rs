//! Names of bands that are made by a grouping, in the language of some messages.

use crate::i18n::Messages;
use crate::model::grouping::GroupNames;
use crate::model::{Grouping, Status};

/// Names of the bands of a grouping.
pub fn group_names(messages: &Messages, by: Grouping) -> GroupNames {
    GroupNames {
        language: messages.locale().as_tag().to_owned(),
        statuses: Status::ALL.map(|status| messages.get(&format!("status-{}", status.as_str()))),
        none: messages.get(&format!("group-none-{}", by.as_str())),
        others: messages.get("group-others"),
    }
}
