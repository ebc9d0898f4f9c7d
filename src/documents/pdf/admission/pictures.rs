//! Pictures that claim to be far larger than any page needs: memory for them is taken before it is known whether they really
//! are.

use std::collections::HashSet;

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::forms;
use crate::documents::pdf::failure::Failure;

/// Number of pixels of a picture: a sheet of A0 with 350 dots an inch.
const MAX_PIXELS: u64 = 200_000_000;

/// Lets a page through that draws no picture that claims too many pixels. Those of patterns and of letters are not
/// looked for.
///
/// # Errors
/// [`Failure::Picture`].
pub(crate) fn admits(page: &Page<'_>) -> Result<(), Failure> {
    look(page.page_stream().unwrap_or_default(), page.resources(), &mut HashSet::new(), 0)
}

/// Looks at the pictures that some instructions draw, each object once.
fn look(
    content: &[u8],
    resources: &Resources<'_>,
    seen: &mut HashSet<ObjectIdentifier>,
    depth: usize,
) -> Result<(), Failure> {
    let mut operations = TypedIter::new(content);
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::InlineImage(image) => measure(image.0)?,
            TypedInstruction::XObject(drawn) => {
                let object = resources.get_x_object(drawn.0).filter(|object| seen.insert(object.obj_id()));
                object.map_or(Ok(()), |object| of_object(&object, resources, seen, depth))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Looks at a picture with its masks, or at what a form draws.
fn of_object(
    object: &Stream<'_>,
    outer: &Resources<'_>,
    seen: &mut HashSet<ObjectIdentifier>,
    depth: usize,
) -> Result<(), Failure> {
    let dict = object.dict();
    match dict.get::<Name<'_>>(b"Subtype").as_ref().map(|name| name.as_ref()) {
        Some(b"Image") => {
            measure(object)?;
            let masks = [&b"SMask"[..], b"Mask"].into_iter().filter_map(|key| dict.get::<Stream<'_>>(key));
            masks.into_iter().try_for_each(|mask| measure(&mask))
        }
        Some(b"Form") if depth < forms::MAX_DEPTH => {
            let content = object.decoded_data().unwrap_or_default();
            let own = forms::resources(object);
            look(&content, own.as_ref().unwrap_or(outer), seen, depth + 1)
        }
        _ => Ok(()),
    }
}

/// Lets a picture through that claims no more pixels than there may be.
fn measure(picture: &Stream<'_>) -> Result<(), Failure> {
    let dict = picture.dict();
    let number = |dict: &Dict<'_>, keys: [&[u8]; 2]| keys.iter().find_map(|key| dict.get::<u32>(*key));
    let own = (number(dict, [b"W", b"Width"]), number(dict, [b"H", b"Height"]));
    let settings = [&b"DP"[..], b"DecodeParms"].into_iter().filter_map(|key| {
        let all = dict.get::<Array<'_>>(key).map(|all| all.iter::<Dict<'_>>().collect::<Vec<_>>());
        all.or_else(|| dict.get::<Dict<'_>>(key).map(|one| vec![one]))
    });
    let of_fax = settings.flatten().map(|fax| {
        // Without its own number a fax has the rows of the picture.
        (number(&fax, [b"Columns", b"Columns"]), number(&fax, [b"Rows", b"Rows"]).or(own.1))
    });
    let mut claims: Vec<_> = std::iter::once(own).chain(of_fax).collect();
    if let [filter @ (Filter::DctDecode | Filter::JpxDecode)] = picture.filters()[..] {
        let data = picture.raw_data();
        let of_data = if filter == Filter::DctDecode { jpeg(&data) } else { jpeg_2000(&data) };
        claims.extend(of_data.map(|(width, height)| (Some(width), Some(height))));
    }
    let too_large = |(width, height): (Option<u32>, Option<u32>)| {
        let (width, height) = (width.unwrap_or(1), height.unwrap_or(1));
        (u64::from(width) * u64::from(height) > MAX_PIXELS).then_some(Failure::Picture { width, height })
    };
    claims.into_iter().find_map(too_large).map_or(Ok(()), Err)
}

/// Width and height in the header of a JPEG (ITU-T T.81, B.2.2).
fn jpeg(data: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *data.get(at..at + 4)? else { return None };
        if matches!(marker, 0xc0..=0xcf) && ![0xc4, 0xc8, 0xcc].contains(&marker) {
            let sides = data.get(at + 5..at + 9)?;
            let side = |at: usize| u32::from(sides[at]) << 8 | u32::from(sides[at + 1]);
            return Some((side(2), side(0)));
        }
        at += 2 + (usize::from(high) << 8 | usize::from(low));
    }
}

/// Width and height in the header of a JPEG 2000 codestream (ITU-T T.800, A.5.1), wherever it begins.
fn jpeg_2000(data: &[u8]) -> Option<(u32, u32)> {
    let at = data.windows(4).position(|window| window == [0xff, 0x4f, 0xff, 0x51])? + 8;
    let number = |nth: usize| {
        let bytes = data.get(at + 4 * nth..at + 4 * nth + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    // After the segment's length and capabilities: the far corner of the grid, then the near one of the picture.
    Some((number(0)?.saturating_sub(number(2)?), number(1)?.saturating_sub(number(3)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_read_from_headers() {
        let start = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2];
        let frame = [0xff, 0xc2, 0, 17, 8, 0x12, 0x34, 0xff, 0xff, 3];
        assert_eq!(jpeg(&[&start[..], &frame].concat()), Some((0xffff, 0x1234)));
        assert_eq!(jpeg(&start), None);
        assert_eq!(jpeg(&[]), None);
        let numbers: Vec<u8> = [70_000_u32, 65_535, 10, 5].into_iter().flat_map(u32::to_be_bytes).collect();
        let stream = [&b"before\xff\x4f\xff\x51\0\x2f\0\0"[..], &numbers].concat();
        assert_eq!(jpeg_2000(&stream), Some((69_990, 65_530)));
        assert_eq!(jpeg_2000(&stream[..20]), None);
    }
}
