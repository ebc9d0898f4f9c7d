//! The program's own formats, one inside the other: the project file, the bundle that holds it with its documents, and
//! the picture that carries a bundle.

pub(super) mod bundle;
pub mod edit_json;
pub mod json;
pub mod picture;
