//! Pages that would take for ever: forms that draw forms that draw forms, each several times, and streams that are
//! packed more than once, so that a small file says very much.
//!
//! hayro bounds how deep forms and objects nest and takes cycles, but not how much is drawn or unpacked.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

/// The most bytes of drawing instructions of a page, forms counted as often as they are drawn.
const MOST: u64 = 256 << 20;
/// How much a stream may shrink by being packed once: Deflate's best is 1032 (RFC 1951).
const SHRINK: u64 = 1032;
/// Forms in forms; hayro goes no deeper.
const DEPTH: usize = 50;

/// Weighs pages before they are interpreted, and keeps the weights of the forms that they share.
#[derive(Debug, Default)]
pub struct Guard {
    forms: Mutex<HashMap<ObjectIdentifier, u64>>,
}

impl Guard {
    /// Whether a page can be read in reasonable time and memory.
    pub fn admits(&self, page: &Page<'_>) -> bool {
        if !page_streams(page).iter().all(unpacks_well) {
            return false;
        }
        let resources = page.resources();
        let forms = forms(resources);
        if forms.is_empty() {
            return true;
        }
        let mut known = self.forms.lock().unwrap_or_else(PoisonError::into_inner);
        weigh(page.page_stream().unwrap_or_default(), resources, &mut known, 0) <= MOST
    }
}

fn page_streams<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let contents = page.raw();
    match contents.get::<Stream<'_>>(b"Contents") {
        Some(stream) => vec![stream],
        None => contents.get::<Array<'_>>(b"Contents").map(|all| all.iter().collect()).unwrap_or_default(),
    }
}

/// Whether a stream is packed in a way that cannot make very much of very little.
fn unpacks_well(stream: &Stream<'_>) -> bool {
    let packing = |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    let times = stream.filters().iter().filter(packing).count() as u32;
    times < 2 || (stream.raw_data().len() as u64).saturating_mul(SHRINK.saturating_pow(times)) <= MOST
}

fn forms<'a>(resources: &Resources<'a>) -> Vec<Name<'a>> {
    let is_form = |name: &Name<'a>| {
        let dict = resources.get_x_object(name).and_then(|stream| stream.dict().get::<Name<'_>>(b"Subtype"));
        dict.is_some_and(|subtype| subtype.as_ref() == b"Form")
    };
    resources.x_objects.keys().filter(is_form).collect()
}

/// The weight of instructions and all that they draw; more than [`MOST`] is not counted on.
fn weigh(
    content: &[u8],
    resources: &Resources<'_>,
    known: &mut HashMap<ObjectIdentifier, u64>,
    depth: usize,
) -> u64 {
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
    if !unpacks_well(form) {
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
