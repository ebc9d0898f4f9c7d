//! Pages that would take for ever: forms that draw forms that draw forms, each several times, and streams that are
//! packed more than once, so that a small file says very much.
//!
//! hayro bounds how deep forms and objects nest and takes cycles, but not how much is drawn or unpacked.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::{Failure, bombs};

/// The most bytes of drawing instructions of a page, forms counted as often as they are drawn: some ten seconds.
const MOST: u64 = 64 << 20;
/// The same of all pages of a file, as hayro keeps them once they are unpacked.
const MOST_OF_ALL: u64 = 512 << 20;
/// How much a stream may shrink by being packed once: Deflate's best is 1032 (RFC 1951), that of LZW with codes of 12
/// bits, each of which says up to 3,838 bytes, is 2559.
const SHRINK: u64 = 2559;
/// Forms in forms; hayro goes no deeper.
const DEPTH: usize = 50;

/// Weighs pages before they are interpreted, and keeps the weights of the forms that they share.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    forms: Mutex<HashMap<ObjectIdentifier, u64>>,
    pages: Mutex<Admitted>,
}

/// The pages that were let through.
#[derive(Debug, Default)]
struct Admitted {
    /// Where they are in memory.
    pages: HashSet<usize>,
    /// Bytes of their instructions.
    size: u64,
}

impl Guard {
    /// Lets a page through that can be read in reasonable time and memory.
    ///
    /// # Errors
    /// Why it cannot.
    pub(crate) fn admits(&self, page: &Page<'_>) -> Result<(), Failure> {
        if !self.has_room_for(page) {
            return Err(Failure::TooMuch);
        }
        let resources = page.resources();
        let forms = forms(resources);
        if forms.is_empty() {
            return Ok(());
        }
        let mut known = locked(&self.forms);
        let weight = weigh(page.page_stream().unwrap_or_default(), resources, &mut known, 0);
        if weight <= MOST { Ok(()) } else { Err(Failure::TooMuch) }
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
        let left = MOST.min(MOST_OF_ALL.saturating_sub(before));
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

fn page_streams<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let contents = page.raw();
    match contents.get::<Stream<'_>>(b"Contents") {
        Some(stream) => vec![stream],
        None => contents.get::<Array<'_>>(b"Contents").map(|all| all.iter().collect()).unwrap_or_default(),
    }
}

/// Number of bytes that a stream unpacks to, or at most where that may be too many.
fn unpacked(stream: &Stream<'_>) -> u64 {
    let packing =
        |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    let times = stream.filters().iter().filter(packing).count() as u32;
    let packed = stream.raw_data();
    let most = (packed.len() as u64).saturating_mul(SHRINK.saturating_pow(times));
    match &stream.filters()[..] {
        [Filter::FlateDecode] => bombs::unpacked(&packed, MOST),
        _ if times == 0 || most > MOST => most,
        _ => stream.decoded_data().map_or(0, |data| data.len() as u64),
    }
}

fn forms<'a>(resources: &Resources<'a>) -> Vec<Name<'a>> {
    let is_form = |name: &Name<'a>| {
        let dict = resources.get_x_object(name).and_then(|stream| stream.dict().get::<Name<'_>>(b"Subtype"));
        dict.is_some_and(|subtype| subtype.as_ref() == b"Form")
    };
    resources.x_objects.keys().filter(is_form).collect()
}

/// The weight of instructions and all that they draw; more than [`MOST`] is not counted on.
fn weigh(content: &[u8], resources: &Resources<'_>, known: &mut HashMap<ObjectIdentifier, u64>, depth: usize) -> u64 {
    let mut weight = content.len() as u64;
    let mut operations = TypedIter::new(content);
    while let Some(operation) = operations.next() {
        if let TypedInstruction::XObject(drawn) = operation {
            let form = resources.get_x_object(drawn.0);
            weight += form.map_or(0, |form| weigh_form(&form, resources, known, depth));
        }
        if weight > MOST {
            break;
        }
    }
    weight
}

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
    let is_form = form.dict().get::<Name<'_>>(b"Subtype").is_some_and(|subtype| subtype.as_ref() == b"Form");
    if !is_form || depth >= DEPTH {
        return 0;
    }
    if unpacked(form) > MOST {
        return MOST + 1;
    }
    // A form that draws itself is stopped by hayro only after fifty rounds, which may double each time.
    known.insert(id, MOST + 1);
    let content = form.decoded_data().unwrap_or_default();
    let own = form.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
    let weight = weigh(&content, own.as_ref().unwrap_or(outer), known, depth + 1);
    known.insert(id, weight);
    weight
}
