//! Finding quotes again, and the pages of documents as they look.

use std::sync::Arc;

use super::output::{PageOutput, TaskKind, TaskOutput, ViewOutput};
use super::task::Task;
use crate::app::session::{Refound, Reread};
use crate::base::DocIx;
use crate::documents::pdf::Room;

/// Finds the quotes again that an edit touched.
pub fn find_again(find: impl FnOnce() -> Refound + Send + 'static) -> Task {
    Task::new(TaskKind::Reanchor, move || TaskOutput::Refound(find()))
}

/// Reads documents anew that have changed since they were read.
pub fn read_again(read: impl FnOnce() -> Option<Reread> + Send + 'static) -> Task {
    Task::new(TaskKind::Reanchor, move || TaskOutput::Reread(read().map(Box::new)))
}

/// Opens a document for its pages; its file is told by `file`.
pub fn open_pages((document, file): (DocIx, usize), original: Arc<Vec<u8>>) -> Task {
    Task::new(TaskKind::Page(document, file, None), move || {
        let opened = PageOutput::Opened(Room::open(original).map(Arc::new));
        TaskOutput::View(ViewOutput::Page(document, file, opened))
    })
}

/// Draws a page (from 0) of a document `width` pixels wide, and reads its words.
pub fn draw_page((document, file): (DocIx, usize), pdf: Arc<Room>, page: usize, width: u32) -> Task {
    Task::new(TaskKind::Page(document, file, Some(page)), move || {
        // The words first: a page that cannot be drawn may still be read.
        let text = Arc::new(pdf.page(page).unwrap_or_default());
        let image = pdf.draw(page, width);
        TaskOutput::View(ViewOutput::Page(document, file, PageOutput::Drawn { page, width, image, text }))
    })
}
