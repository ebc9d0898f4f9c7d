//! Roles of columns by the names that these go by.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::heading::plain;
use super::role::Role;

impl Role {
    /// The name of the column that we write.
    pub fn as_str(self) -> &'static str {
        self.names().next().unwrap_or_default()
    }

    /// The role that goes by a name, in any of its spellings.
    pub fn of_name(name: &str) -> Option<Self> {
        KNOWN.get(&plain(name)).map(|(role, _)| *role)
    }
}

/// Every known name in its plain form, with its role and its place among the names of the role.
pub(super) static KNOWN: LazyLock<HashMap<String, (Role, usize)>> = LazyLock::new(|| {
    let names = |role: Role| role.names().enumerate().map(move |(nth, name)| (plain(name), (role, nth)));
    // The first of several names with one plain form counts.
    let all: Vec<_> = Role::ALL.into_iter().flat_map(names).collect();
    all.into_iter().rev().collect()
});
