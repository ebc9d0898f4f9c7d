//! The fonts of an engine: the bundled ones, and the system's behind them where the engine may use them.

use std::collections::HashMap;
use std::sync::{Arc, mpsc};

use parley::fontique::{Blob, Collection, CollectionOptions, FallbackKey, GenericFamily, Script};
use parley::{FontContext, FontFamilyName};
use swash::scale::ScaleContext;
use swash::{FontRef, StringId};

use super::Family;

/// A font of one engine. Bundled fonts have the same id in every engine; system fonts do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(u32);

impl FontId {
    /// The first bundled font, whose glyph 0 is a box.
    pub(super) const FIRST: Self = Self(0);
}

/// A font file in memory. Cheap to clone.
#[derive(Clone)]
pub struct FontData {
    bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    index: u32,
}

impl FontData {
    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        (*self.bytes).as_ref()
    }

    /// Number of the font in a collection file; 0 for a file of one font.
    pub fn index(&self) -> u32 {
        self.index
    }
}

impl std::fmt::Debug for FontData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FontData").field("len", &self.bytes().len()).field("index", &self.index).finish()
    }
}

/// The bundled files, in the order of their ids.
const BUNDLED: [&[u8]; 8] = [
    include_bytes!("../../assets/fonts/Vazirmatn.ttf"),
    include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansHebrew-Bold.ttf"),
    include_bytes!("../../assets/fonts/SanadLetters-Regular.ttf"),
    include_bytes!("../../assets/fonts/SanadLetters-Bold.ttf"),
    include_bytes!("../../assets/fonts/SanadSigns.ttf"),
];

/// Families asked by name before the system chooses one by script: arrows and signs belong to no script.
const SIGNS: [&str; 5] =
    ["DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Segoe UI Symbol", "Apple Symbols"];

/// Bundled families for letters of transliteration, Greek and Cyrillic, and for arrows, mathematics and other signs.
const OTHERS: [&str; 2] = ["Sanad Letters", "Sanad Signs"];

/// The families to try for each glyph, in order. At least one is always there, or layouts would be empty.
pub(super) fn family_stack(family: Family) -> Vec<FontFamilyName<'static>> {
    let bundled = match family {
        Family::Sans => ["Vazirmatn", "Noto Naskh Arabic", "Noto Sans Hebrew"],
        Family::Naskh => ["Noto Naskh Arabic", "Vazirmatn", "Noto Sans Hebrew"],
    };
    bundled.into_iter().chain(OTHERS).chain(SIGNS).map(FontFamilyName::named).collect()
}

/// Use of the system's fonts by an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SystemFonts {
    /// Not at all.
    None,
    /// Once another thread has listed them.
    Later,
    /// As soon as a character is missing, which is waited for; only glyphs with an outline, since files have no others.
    AtOnce,
}

/// Places of the system's fonts. Listing them takes from 20 ms (100 fonts) to a few hundred, so it is done only when
/// a character is missing for the first time, and by another thread.
enum System {
    Never,
    Unasked,
    Coming(mpsc::Receiver<Collection>),
    There,
}

/// All fonts of an engine.
pub(super) struct Fonts {
    pub(super) context: FontContext,
    bundled: Vec<Blob<u8>>,
    known: Vec<FontData>,
    ids: HashMap<(u64, u32), FontId>,
    system: System,
    kind: SystemFonts,
    outlines: ScaleContext,
}

impl Fonts {
    pub(super) fn new(kind: SystemFonts) -> Self {
        let bundled: Vec<Blob<u8>> = BUNDLED.iter().map(|bytes| Blob::new(Arc::new(*bytes))).collect();
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        register(&mut collection, &bundled);
        let context = FontContext { collection, source_cache: Default::default() };
        let system = if kind == SystemFonts::None { System::Never } else { System::Unasked };
        let outlines = ScaleContext::new();
        let mut fonts = Self { context, bundled, known: Vec::new(), ids: HashMap::new(), system, kind, outlines };
        for blob in fonts.bundled.clone() {
            fonts.id(&blob, 0);
        }
        fonts
    }

    /// The id of a font that a shaped run names.
    pub(super) fn id(&mut self, blob: &Blob<u8>, index: u32) -> FontId {
        let known = &mut self.known;
        *self.ids.entry((blob.id(), index)).or_insert_with(|| {
            known.push(FontData { bytes: blob.clone().into_raw_parts().0, index });
            FontId(known.len() as u32 - 1)
        })
    }

    pub(super) fn data(&self, id: FontId) -> FontData {
        self.known.get(id.0 as usize).unwrap_or(&self.known[0]).clone()
    }

    /// The name of a font of the system; `None` for a bundled one.
    pub(super) fn system_name(&self, id: FontId) -> Option<String> {
        let data = self.known.get(id.0 as usize).filter(|_| id.0 as usize >= BUNDLED.len())?;
        let font = FontRef::from_index(data.bytes(), data.index() as usize)?;
        let name = font.localized_strings().find_by_id(StringId::Full, None);
        Some(name.map_or_else(|| "?".to_owned(), |name| name.to_string()))
    }

    /// Returns true for a font of the system in an engine for files.
    pub(super) fn is_foreign(&self, id: FontId) -> bool {
        self.kind == SystemFonts::AtOnce && id.0 as usize >= BUNDLED.len()
    }

    /// Returns true if a bundled font has a character.
    pub(super) fn is_bundled(&self, c: char) -> bool {
        let font = |data: &FontData| FontRef::from_index(data.bytes(), 0).map(|font| font.charmap().map(c));
        self.known.iter().take(BUNDLED.len()).filter_map(font).any(|glyph| glyph != 0)
    }

    /// Returns true if a glyph cannot go into a file: one of the system's without an outline, as those of emoji that are
    /// made of pixels, or no glyph at all.
    pub(super) fn is_undrawable(&mut self, id: FontId, glyph: u32, coords: &[i16]) -> bool {
        if self.kind != SystemFonts::AtOnce || (id.0 as usize) < BUNDLED.len() {
            return false;
        }
        if glyph == 0 {
            return true;
        }
        let Some(data) = self.known.get(id.0 as usize) else { return true };
        let Some(font) = FontRef::from_index(data.bytes(), data.index() as usize) else { return true };
        let mut scaler = self.outlines.builder(font).normalized_coords(coords).build();
        let outline = u16::try_from(glyph).ok().and_then(|glyph| scaler.scale_outline(glyph));
        outline.is_none_or(|outline| outline.verbs().is_empty())
    }

    /// Takes up the system's fonts, once, and waits for them; says whether they have come now.
    pub(super) fn take_system_at_once(&mut self) -> bool {
        if self.kind != SystemFonts::AtOnce || !matches!(self.system, System::Unasked) {
            return false;
        }
        self.context.collection = with_system_fonts(&self.bundled);
        self.system = System::There;
        true
    }

    /// Asks for the system's fonts, once; `wake` is called when they have come.
    pub(super) fn want_system(&mut self, wake: Option<Arc<dyn Fn() + Send + Sync>>) {
        if !matches!(self.system, System::Unasked) {
            return;
        }
        let (sender, receiver) = mpsc::channel();
        let bundled = self.bundled.clone();
        let job = move || {
            if sender.send(with_system_fonts(&bundled)).is_ok()
                && let Some(wake) = wake
            {
                wake();
            }
        };
        // Without a thread the text stays as it is, with boxes for what the bundled fonts lack.
        let started = std::thread::Builder::new().name("fonts".into()).spawn(job).is_ok();
        self.system = if started { System::Coming(receiver) } else { System::Never };
    }

    /// Takes up the system's fonts if they have come since the last call; says whether they have.
    pub(super) fn take_system(&mut self) -> bool {
        let System::Coming(receiver) = &self.system else { return false };
        match receiver.try_recv() {
            Ok(collection) => {
                self.context.collection = collection;
                self.system = System::There;
                true
            }
            Err(mpsc::TryRecvError::Empty) => false,
            Err(mpsc::TryRecvError::Disconnected) => {
                self.system = System::Never;
                false
            }
        }
    }
}

fn register(collection: &mut Collection, bundled: &[Blob<u8>]) {
    for blob in bundled {
        collection.register_fonts(blob.clone(), None);
    }
}

/// The bundled fonts and the system's. The families that most often help are looked up here, off the interface's
/// thread, because the first look-up of a family is slow.
fn with_system_fonts(bundled: &[Blob<u8>]) -> Collection {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    collection.load_system_fonts();
    register(&mut collection, bundled);
    let mut warm: Vec<_> = collection.generic_families(GenericFamily::Emoji).take(1).collect();
    for script in [b"Arab", b"Hani"] {
        warm.extend(collection.fallback_families(FallbackKey::new(Script::from_bytes(*script), None)));
    }
    warm.extend(SIGNS.iter().filter_map(|name| collection.family_id(name)));
    for id in warm {
        collection.family(id);
    }
    collection
}
