//! The columns of the tables that we write.

use super::role::Role;

/// Number of the columns that are always there; behind them stand those that were kept.
pub(crate) const OWN_COLUMNS: usize = 9;

/// The columns that are always there.
pub(crate) const COLUMNS: [Role; OWN_COLUMNS] = [
    Role::Id,
    Role::When,
    Role::Title,
    Role::Summary,
    Role::Lane,
    Role::Actors,
    Role::Tags,
    Role::Status,
    Role::Importance,
];

/// Returns true if a header is one that we write: its columns, and perhaps those that were kept behind them.
pub(crate) fn is_own_header<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    COLUMNS.iter().all(|role| cells.next() == Some(role.as_str()))
}
