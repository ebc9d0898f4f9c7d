//! Streams that say very much in very little. hayro unpacks a stream whole, and some (tables of objects, fonts) as soon
//! as it meets them: so a file is looked through for them before it is opened.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

/// The most bytes that a stream may unpack to.
const MOST: u64 = 256 << 20;
/// The same for pictures, which are unpacked only when their page is drawn: 18,000 pixels squared in colour.
const MOST_PICTURE: u64 = 1 << 30;
/// Deflate in Deflate is looked into so deep.
const DEPTH: usize = 4;
/// The dictionary of a stream is looked for so many bytes before it.
const DICTIONARY: usize = 1024;

/// Where the first stream begins that unpacks to more than is reasonable, in bytes.
///
/// Every stream of the file is unpacked and thrown away, which takes far less time than reading it. What is encrypted
/// cannot be unpacked here, nor what is packed first in another way than by Deflate.
pub(crate) fn find(bytes: &[u8]) -> Option<usize> {
    let mut streams = starts(bytes);
    streams.find(|&at| {
        let most = if is_picture(bytes, at) { MOST_PICTURE } else { MOST };
        unpacked(&bytes[at..], most) > most
    })
}

/// Number of bytes that a stream packed by Deflate unpacks to; where that is more than `most`, some number that is more.
pub(crate) fn unpacked(packed: &[u8], most: u64) -> u64 {
    let (mut layers, mut largest) = (Vec::new(), 0);
    while layers.len() < DEPTH && largest <= most {
        let mut head = Vec::new();
        // What ends or breaks here has no more layers.
        let _ = open(packed, &layers).take(2).read_to_end(&mut head);
        let zlib = is_zlib(&head);
        if !zlib && !layers.is_empty() {
            break;
        }
        layers.push(zlib);
        largest = largest.max(count(open(packed, &layers), most));
    }
    largest
}

/// What is inside some layers of Deflate, from the outermost: each with the header of zlib or without.
fn open<'a>(packed: &'a [u8], layers: &[bool]) -> Box<dyn Read + 'a> {
    layers.iter().fold(Box::new(packed), |inner, zlib| match zlib {
        true => Box::new(ZlibDecoder::new(inner)),
        false => Box::new(DeflateDecoder::new(inner)),
    })
}

/// The header of a zlib stream (RFC 1950 §2.2).
fn is_zlib(head: &[u8]) -> bool {
    matches!(head, [cmf, flg, ..] if cmf & 0x0f == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)) % 31 == 0)
}

/// The bytes that can be read, to its end, to a fault, or until there are more than `most`.
fn count(mut from: impl Read, most: u64) -> u64 {
    let (mut buffer, mut count) = (vec![0; 1 << 14], 0);
    while count <= most {
        match from.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(n) => count += n as u64,
        }
    }
    count
}

/// Where the content of streams begins (ISO 32000-2, 7.3.8).
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let keyword = b"stream";
    let found = bytes.windows(keyword.len()).enumerate().filter(move |(_, window)| window == keyword);
    found.filter_map(|(at, _)| {
        let end = if bytes[..at].ends_with(b"end") { return None } else { at + keyword.len() };
        match bytes.get(end..)? {
            [b'\r', b'\n', ..] => Some(end + 2),
            [b'\r' | b'\n', ..] => Some(end + 1),
            _ => None,
        }
    })
}

fn is_picture(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[at.saturating_sub(DICTIONARY)..at];
    let dictionary = before.windows(3).rposition(|window| window == b"obj").map_or(before, |at| &before[at..]);
    dictionary.windows(6).any(|window| window == b"/Image")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    /// `size` zeros, packed.
    fn packed(size: u64) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        std::io::copy(&mut std::io::repeat(0).take(size), &mut encoder).expect("memory does not fail");
        encoder.finish().expect("memory does not fail")
    }

    fn twice(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory does not fail");
        encoder.finish().expect("memory does not fail")
    }

    fn bare(size: usize) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![0; size]).expect("memory does not fail");
        encoder.finish().expect("memory does not fail")
    }

    #[test]
    fn streams_are_measured_to_their_innermost_layer() {
        let mib = 1 << 20;
        assert_eq!(unpacked(&packed(mib), MOST), mib);
        assert_eq!(unpacked(&bare(1 << 20), MOST), mib);
        assert_eq!(unpacked(&twice(&packed(mib)), MOST), mib);
        assert_eq!(unpacked(&twice(&twice(&packed(mib))), MOST), mib);
        assert!(unpacked(&twice(&packed(4 * mib)), 2 * mib) > 2 * mib);
        assert_eq!(unpacked(&[0xff; 40], MOST), 0);
        assert_eq!(unpacked(b"", MOST), 0);
        let cut = &packed(mib)[..500];
        assert!((1..mib).contains(&unpacked(cut, MOST)));
    }

    #[test]
    fn what_unpacks_to_too_much_is_found_wherever_it_stands() {
        let file = |dictionary: &str, content: &[u8]| {
            [b"%PDF-1.7\n1 0 obj\n<<", dictionary.as_bytes(), b">>\nstream\r\n", content, b"\nendstream"].concat()
        };
        let (small, big) = (packed(1 << 20), packed(MOST + 1));
        assert_eq!(find(&file("", &small)), None);
        let two = [file("", &small), file("/Type/ObjStm", &big)].concat();
        let at = find(&two).expect("a bomb");
        assert!(two[at..].starts_with(&big));
        // A picture may be larger.
        assert_eq!(find(&file("/Subtype/Image", &big)), None);
        assert_eq!(find(b"endstream\nstream"), None);
    }
}
