//! Saved views of a project: a span, a filter and a grouping under a name.

use std::fmt;
use std::str::FromStr;

use super::date::EdtfDate;
use super::field::{Extra, Id};
use super::local_text::LocalText;
use super::status::Status;
use crate::base::Direction;

/// Part of an event that decides in which band of the timeline it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub enum Grouping {
    /// The lanes of the project.
    #[default]
    Lane,
    /// One band for each actor who takes part.
    Person,
    /// One band for each tag.
    Tag,
    /// One band for each document that is quoted.
    Document,
    /// One band for each status.
    Status,
}

impl Grouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Lane, Self::Person, Self::Tag, Self::Document, Self::Status];

    /// The word in the project file, in the settings and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lane => "lane",
            Self::Person => "person",
            Self::Tag => "tag",
            Self::Document => "document",
            Self::Status => "status",
        }
    }
}

impl fmt::Display for Grouping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Grouping {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|grouping| grouping.as_str() == word);
        known.ok_or_else(|| format!("give one of {}", Self::ALL.map(Self::as_str).join(", ")))
    }
}

/// A span, a filter and a grouping under a name.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "view", default, extend("required" = ["id", "name"])))]
pub struct SavedView {
    /// Its name in the project.
    #[cfg_attr(test, schemars(with = "super::schema::Name"))]
    pub id: Id,
    /// Its name for people.
    pub name: LocalText,
    /// The first date that it shows; `None` for that of the first event.
    #[cfg_attr(test, schemars(with = "EdtfDate"))]
    pub from: Option<EdtfDate>,
    /// The last date that it shows; `None` for that of the last event.
    #[cfg_attr(test, schemars(with = "EdtfDate"))]
    pub to: Option<EdtfDate>,
    /// The direction of time; `None` for that of the project.
    #[cfg_attr(test, schemars(with = "super::schema::DirectionWord"))]
    pub direction: Option<Direction>,
    /// The events that it shows.
    pub filter: ViewFilter,
    /// Bands that the events stand in.
    pub group_by: Grouping,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// Conditions of a saved view, in the order in which they were written: see [`super::filter::Filter`].
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "filter", default))]
pub struct ViewFilter {
    /// Lanes whose events do not show; the empty id stands for having no lane.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub hidden_lanes: Vec<Id>,
    /// Actors of whom at least one takes part.
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Name>"))]
    pub actors: Vec<Id>,
    /// Tags of which the event has at least one.
    pub tags: Vec<String>,
    /// Statuses of which the event has one.
    pub statuses: Vec<Status>,
    /// Documents of which the event quotes at least one.
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Name>"))]
    pub documents: Vec<Id>,
    /// True if only events show that may lie within the span of the view.
    pub within_span: bool,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

impl ViewFilter {
    /// Returns true if it lets every event through and says nothing else.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groupings_are_read_as_they_are_written() {
        for grouping in Grouping::ALL {
            assert_eq!(grouping.as_str().parse(), Ok(grouping));
            assert_eq!(serde_json::to_value(grouping).ok(), Some(grouping.as_str().into()));
        }
        assert!("lanes".parse::<Grouping>().is_err());
    }
}
