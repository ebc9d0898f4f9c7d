//! Layouts kept for the next time the same request comes.
//!
//! Two generations: what is found in the old one moves to the new one; when the new one is full, or frames have gone
//! by, it becomes the old one and what the old one still held is let go. No entry needs a date.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::sync::Arc;

use super::{Align, Family, Language, TextLayout, TextRequest};
use crate::base::Direction;

/// Entries of a generation at most.
const MAX_ENTRIES: usize = 8192;
/// Bytes of text in a generation at most; a layout takes some 50 times as much.
const MAX_BYTES: usize = 1 << 20;
/// Frames from one generation to the next: two seconds of animation at 60 frames a second.
const FRAMES: u32 = 120;

/// All of a request but its text, in a form that can be compared and hashed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Shape {
    family: Family,
    size: u32,
    weight: u16,
    line_height: u32,
    language: Language,
    direction: Option<Direction>,
    max_width: Option<u32>,
    max_lines: Option<usize>,
    align: Align,
}

impl Shape {
    fn of(request: &TextRequest<'_>) -> Self {
        let style = request.style;
        Self {
            family: style.family,
            size: style.size.to_bits(),
            weight: style.weight,
            line_height: style.line_height.to_bits(),
            language: request.language,
            direction: request.direction,
            max_width: request.max_width.map(f32::to_bits),
            max_lines: request.max_lines,
            align: request.align,
        }
    }
}

struct Entry {
    text: Box<str>,
    shape: Shape,
    layout: Arc<TextLayout>,
}

impl Entry {
    fn answers(&self, request: &TextRequest<'_>) -> bool {
        self.shape == Shape::of(request) && *self.text == *request.text
    }
}

/// Keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

type Generation = HashMap<u64, Entry, BuildHasherDefault<Identity>>;

/// The cache of an engine.
#[derive(Default)]
pub(super) struct Cache {
    hasher: hashbrown::DefaultHashBuilder,
    new: Generation,
    old: Generation,
    bytes: usize,
    frames: u32,
}

impl Cache {
    /// The name of a request in this cache. Two requests may share one: `get` compares the rest.
    pub(super) fn key(&self, request: &TextRequest<'_>) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        Shape::of(request).hash(&mut hasher);
        hasher.write(request.text.as_bytes());
        hasher.finish()
    }

    pub(super) fn get(&mut self, key: u64, request: &TextRequest<'_>) -> Option<Arc<TextLayout>> {
        if let Some(entry) = self.new.get(&key).filter(|entry| entry.answers(request)) {
            return Some(Arc::clone(&entry.layout));
        }
        let entry = self.old.remove(&key).filter(|entry| entry.answers(request))?;
        let layout = Arc::clone(&entry.layout);
        self.insert_entry(key, entry);
        Some(layout)
    }

    pub(super) fn insert(&mut self, key: u64, request: &TextRequest<'_>, layout: &Arc<TextLayout>) {
        let entry = Entry { text: request.text.into(), shape: Shape::of(request), layout: Arc::clone(layout) };
        self.insert_entry(key, entry);
    }

    fn insert_entry(&mut self, key: u64, entry: Entry) {
        self.bytes += entry.text.len();
        self.new.insert(key, entry);
        if self.new.len() >= MAX_ENTRIES || self.bytes >= MAX_BYTES {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.old = std::mem::take(&mut self.new);
        self.bytes = 0;
        self.frames = 0;
    }

    pub(super) fn end_frame(&mut self) {
        self.frames += 1;
        if self.frames >= FRAMES {
            self.turn();
        }
    }

    /// Lets go of layouts that lacked a glyph.
    pub(super) fn forget_missing(&mut self) {
        self.new.retain(|_, entry| !entry.layout.missing);
        self.old.retain(|_, entry| !entry.layout.missing);
    }
}
