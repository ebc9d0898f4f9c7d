//! Types of fields that many parts of a project have.

use std::sync::Arc;

/// A name that other parts of the project refer to, unique in its list.
pub type Id = Arc<str>;

/// Fields of the file that this version does not know: kept as they are, in their order.
pub type Extra = serde_json::Map<String, serde_json::Value>;
