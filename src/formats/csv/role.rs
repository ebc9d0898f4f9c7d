//! Roles that a column of a table may have, and the names that it goes by.

/// Role of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The event's name in the project.
    Id,
    /// When it happened, or when it began.
    When,
    /// When it ended.
    End,
    /// The time of day of `When`.
    Clock,
    /// The time of day of `End`.
    EndClock,
    /// Duration of the event.
    Duration,
    /// The date in another calendar, to compare with `When`.
    Check,
    /// The year alone.
    Year,
    /// The month alone, as a number or a name.
    Month,
    /// The day of the month alone.
    Day,
    /// The quarter of the year alone.
    Quarter,
    /// The week of the year alone, by ISO 8601.
    Week,
    /// The minutes of the time of day of `When`.
    Minute,
    /// The half of the day of `Clock`, and of `EndClock` where nothing else says it.
    Half,
    /// The half of the day of `EndClock`.
    EndHalf,
    /// The era or the calendar of `When` or `Year`, and of `End` where nothing else says it.
    Era,
    /// The era or the calendar of `End`.
    EndEra,
    /// The zone of the times of day.
    Zone,
    /// The day of the week of `When`, to compare.
    Weekday,
    /// The title.
    Title,
    /// A sentence or two.
    Summary,
    /// The lane.
    Lane,
    /// Those who took part.
    Actors,
    /// Words to filter by.
    Tags,
    /// Status of the event.
    Status,
    /// 1 to 5.
    Importance,
}

impl Role {
    /// Returns true if its cells say when something was.
    pub fn is_of_time(self) -> bool {
        use Role::{Clock, Day, Duration, End, EndClock, Minute, Month, Quarter, Week, When, Year};
        matches!(self, When | End | Clock | EndClock | Duration | Year | Month | Day | Quarter | Week | Minute)
    }

    /// Every role, in the order in which we write columns; the parts of a date come last.
    pub const ALL: [Self; 26] = [
        Self::Id,
        Self::When,
        Self::End,
        Self::Title,
        Self::Summary,
        Self::Lane,
        Self::Actors,
        Self::Tags,
        Self::Status,
        Self::Importance,
        Self::Clock,
        Self::EndClock,
        Self::Duration,
        Self::Check,
        Self::Year,
        Self::Month,
        Self::Day,
        Self::Quarter,
        Self::Week,
        Self::Minute,
        Self::Half,
        Self::EndHalf,
        Self::Era,
        Self::EndEra,
        Self::Zone,
        Self::Weekday,
    ];
}

/// Role of every column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// For every column its role; `None` for one that is kept as it is.
    pub roles: Vec<Option<Role>>,
}

impl Columns {
    /// The first column with this role.
    pub fn of(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|r| *r == Some(role))
    }

    /// Returns true if no column has a role.
    pub fn is_unknown(&self) -> bool {
        self.roles.iter().all(Option::is_none)
    }

    /// Returns true if some column tells when an event was.
    pub fn has_date(&self) -> bool {
        [Role::When, Role::Year, Role::End].iter().any(|role| self.of(*role).is_some())
    }
}

/// A role that a column may have, and how well it fits: less is better.
pub(super) type Fit = (Role, usize);
