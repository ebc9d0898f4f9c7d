//! Stamps, conflicts and permissions.
