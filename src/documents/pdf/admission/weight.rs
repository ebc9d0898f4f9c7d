//! Weights of pages, in bytes of instructions: forms that draw forms that draw forms, each several times, and streams that
//! are packed more than once let a small file draw without end.
//!
//! hayro bounds how deep forms and objects nest and takes cycles, but not how much is drawn or unpacked.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::{bombs, forms};
use crate::documents::pdf::failure::Failure;

/// Number of bytes of instructions of a page, forms counted as often as they are drawn: some ten seconds of work.
const MAX_BYTES_OF_PAGE: u64 = 64 << 20;
/// The same for all pages of a file together, as hayro keeps them once they are unpacked.
const MAX_BYTES_OF_FILE: u64 = 512 << 20;
/// Largest ratio of unpacked to packed bytes of one packing: Deflate's is 1032 (RFC 1951); that of LZW with codes of 12 bits,
/// each of which says up to 3,838 bytes, is 2559.
const MAX_RATIO: u64 = 2559;

/// Weighs pages before they are interpreted, and keeps the weights of the forms that they share.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    forms: Mutex<HashMap<ObjectIdentifier, u64>>,
    pages: Mutex<Admitted>,
}

/// The pages that were let through.
#[derive(Debug, Default)]
struct Admitted {
    /// Their addresses, which tell them apart: hayro keeps all pages of a file in one list.
    pages: HashSet<usize>,
    /// Number of bytes of their instructions, unpacked.
    size: u64,
}

impl Weights {
    /// Lets a page through whose instructions are not too many.
    ///
    /// # Errors
    /// [`Failure::TooMuch`].
    pub(crate) fn admits(&self, page: &Page<'_>) -> Result<(), Failure> {
        if !self.has_room_for(page) {
            return Err(Failure::TooMuch);
        }
        let resources = page.resources();
        let draws_form = |name: Name<'_>| resources.get_x_object(&name).is_some_and(|object| forms::is_form(&object));
        if !resources.x_objects.keys().any(draws_form) {
            return Ok(());
        }
        let mut known = locked(&self.forms);
        let weight = weigh(page.page_stream().unwrap_or_default(), resources, &mut known, 0);
        if weight <= MAX_BYTES_OF_PAGE { Ok(()) } else { Err(Failure::TooMuch) }
    }

    /// Returns true if the instructions of a page, unpacked, are not too many for a page, nor those of all pages for
    /// the file.
    fn has_room_for(&self, page: &Page<'_>) -> bool {
        let place = std::ptr::from_ref(page).addr();
        let before = {
            let admitted = locked(&self.pages);
            if admitted.pages.contains(&place) {
                return true;
            }
            admitted.size
        };
        let left = MAX_BYTES_OF_PAGE.min(MAX_BYTES_OF_FILE.saturating_sub(before));
        let mut size = 0_u64;
        for stream in page_streams(page) {
            size = size.saturating_add(unpacked(&stream));
            if size > left {
                return false;
            }
        }
        let mut admitted = locked(&self.pages);
        admitted.pages.insert(place);
        admitted.size += size;
        true
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Streams of instructions of a page.
fn page_streams<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let contents = page.raw();
    match contents.get::<Stream<'_>>(b"Contents") {
        Some(stream) => vec![stream],
        None => contents.get::<Array<'_>>(b"Contents").map(|all| all.iter().collect()).unwrap_or_default(),
    }
}

/// Number of bytes that a stream unpacks to, or an upper bound where that is too many or cannot be told without unpacking.
fn unpacked(stream: &Stream<'_>) -> u64 {
    let packing =
        |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    let times = stream.filters().iter().filter(packing).count() as u32;
    let packed = stream.raw_data();
    let most = (packed.len() as u64).saturating_mul(MAX_RATIO.saturating_pow(times));
    match &stream.filters()[..] {
        [Filter::FlateDecode] => bombs::unpacked(&packed, MAX_BYTES_OF_PAGE),
        _ if times == 0 || most > MAX_BYTES_OF_PAGE => most,
        _ => stream.decoded_data().map_or(0, |data| data.len() as u64),
    }
}

/// Weight of instructions and of all that they draw; counting stops above [`MAX_BYTES_OF_PAGE`].
fn weigh(content: &[u8], resources: &Resources<'_>, known: &mut HashMap<ObjectIdentifier, u64>, depth: usize) -> u64 {
    let mut weight = content.len() as u64;
    let mut operations = TypedIter::new(content);
    while let Some(operation) = operations.next() {
        if let TypedInstruction::XObject(drawn) = operation {
            let form = resources.get_x_object(drawn.0);
            weight += form.map_or(0, |form| weigh_form(&form, resources, known, depth));
        }
        if weight > MAX_BYTES_OF_PAGE {
            break;
        }
    }
    weight
}

/// Weight of a form, zero for a picture; `outer` are the resources of what draws it.
fn weigh_form(
    form: &Stream<'_>,
    outer: &Resources<'_>,
    known: &mut HashMap<ObjectIdentifier, u64>,
    depth: usize,
) -> u64 {
    let id = form.obj_id();
    if let Some(weight) = known.get(&id) {
        return *weight;
    }
    if !forms::is_form(form) || depth >= forms::MAX_DEPTH {
        return 0;
    }
    if unpacked(form) > MAX_BYTES_OF_PAGE {
        return MAX_BYTES_OF_PAGE + 1;
    }
    // A form that draws itself is stopped by hayro only after fifty rounds, which may double each time.
    known.insert(id, MAX_BYTES_OF_PAGE + 1);
    let content = form.decoded_data().unwrap_or_default();
    let own = forms::resources(form);
    let weight = weigh(&content, own.as_ref().unwrap_or(outer), known, depth + 1);
    known.insert(id, weight);
    weight
}
