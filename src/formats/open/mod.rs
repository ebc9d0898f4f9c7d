//! Opens a project with everything that belongs to it.

mod assemble;
mod changed;
mod conflicts;
pub(super) mod damage;
pub(super) mod documents;
mod evidence;
mod load;
mod new_document;
mod opened;
mod resolve;
pub(super) mod sample;
mod source;
mod table;
mod weight;

pub use changed::changed_documents;
pub use documents::read_document;
pub use evidence::evidence;
pub use load::{load_path, load_path_as};
pub use new_document::{NewDocument, free_paths, read_new_document};
pub use opened::Opened;
pub use resolve::{ConcealedTexts, on_page, resolve_all};
pub use sample::sample;
pub use table::{Question, load_table, question, table};
