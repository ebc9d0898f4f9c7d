//! Chains and trees of objects that a page uses: functions made of functions, colour spaces that stand for others,
//! patterns in patterns. hayro follows them by recursion, as deep as they go and as often as they branch, so that a small
//! file can use up its stack or all time. They are measured here first, each object once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use hayro::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, Stream, dict_or_stream,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::xref::XRef;

use crate::documents::pdf::failure::Failure;

/// Length of the longest chain of objects that hayro is let follow; those of real files stay below a hundred.
const MAX_CHAIN: usize = 400;
/// Number of functions that a function is made of, counted as often as they are called (ISO 32000-2, 7.10).
const MAX_FUNCTIONS: u64 = 1 << 16;
/// Length in bytes of the program of a function.
const MAX_PROGRAM: usize = 1 << 20;
/// Number of procedures in procedures of such a program.
const MAX_PROCEDURES: usize = 256;
/// Keys that lead out of what a page is made of, or that are not followed to draw it.
const OUTWARD_KEYS: [&[u8]; 9] =
    [b"Parent", b"P", b"Pg", b"Metadata", b"PieceInfo", b"OC", b"OCGs", b"StructParent", b"FontDescriptor"];
/// Keys of a page that are followed; of annotations only their appearance is.
const KEYS_OF_PAGE: [&[u8]; 3] = [b"Resources", b"Group", b"Annots"];

/// Measures of the objects of a file, so that each is taken once.
#[derive(Debug, Default)]
pub(crate) struct Nesting(Mutex<HashMap<ObjectIdentifier, Measure>>);

/// Length of the longest chain of objects below an object, and number of functions that it is made of.
#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    depth: usize,
    functions: u64,
}

impl Nesting {
    /// Lets a page through all of whose objects can be followed.
    ///
    /// # Errors
    /// [`Failure::TooDeep`] if they nest or branch too much, [`Failure::TooMuch`] if a program of a function is too long.
    pub(crate) fn admits(&self, page: &Page<'_>) -> Result<(), Failure> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut walk = Walk { xref: page.xref(), known: &mut known };
        // What a page inherits is in its resources, too.
        let resources = page.resources();
        let parts = [&resources.x_objects, &resources.patterns, &resources.shadings, &resources.color_spaces];
        for part in parts.into_iter().chain([&resources.ext_g_states, &resources.fonts]) {
            walk.dict(part, 0)?;
        }
        for (key, value) in page.raw().entries().filter(|(key, _)| KEYS_OF_PAGE.contains(&key.as_ref())) {
            match key.as_ref() {
                b"Annots" => page.raw().get::<Array<'_>>(b"Annots").map_or(Ok(()), |all| walk.annotations(&all))?,
                _ => walk.follow(value, 0).map(drop)?,
            }
        }
        Ok(())
    }
}

/// Walk through the objects of a page; `depth` is the number of objects above the one at hand.
struct Walk<'a, 'b> {
    xref: &'a XRef,
    known: &'b mut HashMap<ObjectIdentifier, Measure>,
}

impl<'a> Walk<'a, '_> {
    fn annotations(&mut self, all: &Array<'a>) -> Result<(), Failure> {
        for annotation in all.iter::<Dict<'_>>() {
            let looks = annotation.entries().find(|(key, _)| key.as_ref() == b"AP");
            looks.map_or(Ok(()), |(_, looks)| self.follow(looks, 0).map(drop))?;
        }
        Ok(())
    }

    fn follow(&mut self, object: MaybeRef<Object<'a>>, depth: usize) -> Result<Measure, Failure> {
        match object {
            MaybeRef::NotRef(object) => self.object(&object, depth),
            MaybeRef::Ref(reference) => self.reference(reference, depth),
        }
    }

    fn reference(&mut self, reference: ObjRef, depth: usize) -> Result<Measure, Failure> {
        let id = ObjectIdentifier::from(reference);
        if let Some(known) = self.known.get(&id) {
            return if depth + known.depth > MAX_CHAIN { Err(Failure::TooDeep) } else { Ok(*known) };
        }
        // What leads back to itself is cut there, as hayro does.
        self.known.insert(id, Measure::default());
        let measure =
            self.xref.get::<Object<'_>>(id).map_or(Ok(Measure::default()), |object| self.object(&object, depth));
        match measure {
            Ok(measure) => self.known.insert(id, measure),
            // Another page may reach it from less deep, and is told the same: it is asked again.
            Err(_) => self.known.remove(&id),
        };
        measure
    }

    fn object(&mut self, object: &Object<'a>, depth: usize) -> Result<Measure, Failure> {
        if depth > MAX_CHAIN {
            return Err(Failure::TooDeep);
        }
        if let Object::Array(array) = object {
            return self.all(array.raw_iter(), depth);
        }
        let Some((dict, stream)) = dict_or_stream(object) else { return Ok(Measure::default()) };
        let mut measure = self.dict(dict, depth)?;
        if let Some(kind) = dict.get::<u8>(b"FunctionType") {
            measure.functions = measure.functions.saturating_add(1);
            if measure.functions > MAX_FUNCTIONS {
                return Err(Failure::TooDeep);
            }
            stream.filter(|_| kind == 4).map_or(Ok(()), program)?;
        } else {
            // Only functions call each other as often as they are named.
            measure.functions = 0;
        }
        Ok(measure)
    }

    fn dict(&mut self, dict: &Dict<'a>, depth: usize) -> Result<Measure, Failure> {
        let leads_out = dict.get::<Name<'_>>(b"Type").is_some_and(|kind| matches!(kind.as_ref(), b"Page" | b"Pages"));
        if leads_out {
            return Ok(Measure::default());
        }
        let inward = dict.entries().filter(|(key, _)| !OUTWARD_KEYS.contains(&key.as_ref()));
        self.all(inward.map(|(_, value)| value), depth)
    }

    fn all(&mut self, values: impl Iterator<Item = MaybeRef<Object<'a>>>, depth: usize) -> Result<Measure, Failure> {
        let mut whole = Measure::default();
        for value in values {
            let Measure { depth, functions } = self.follow(value, depth + 1)?;
            whole.depth = whole.depth.max(depth + 1);
            whole.functions = whole.functions.saturating_add(functions);
        }
        Ok(whole)
    }
}

/// Lets the program of a function (ISO 32000-2, 7.10.5) through if it is short and its procedures do not nest too deeply.
fn program(stream: &Stream<'_>) -> Result<(), Failure> {
    let text = stream.decoded_data().unwrap_or_default();
    if text.len() > MAX_PROGRAM {
        return Err(Failure::TooMuch);
    }
    let mut depth = 0_usize;
    for byte in text.iter() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_PROCEDURES {
            return Err(Failure::TooDeep);
        }
    }
    Ok(())
}
