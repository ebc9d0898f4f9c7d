//! Saved views.

use super::ids::{free_id, slug};
use crate::model::edit::Change;
use crate::model::{Edit, Id, Project, SavedView};

/// Adds a view behind all others; its id is made from its name if it has none, or one that is taken.
pub fn add_view(project: &Project, mut view: SavedView) -> (Id, Edit) {
    let wanted = if view.id.is_empty() { slug(view.name.get("en")) } else { view.id.to_string() };
    let is_taken = |id: &str| project.views.iter().any(|view| *view.id == *id);
    view.id = free_id(&wanted, ("view", project.views.len()), is_taken);
    (view.id.clone(), Edit::View(Change::insert(project.views.len(), view)))
}
