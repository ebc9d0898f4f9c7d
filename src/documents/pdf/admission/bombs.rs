//! Decompression bombs: streams of few bytes that unpack to very many. hayro unpacks a stream whole, and some (tables of
//! objects, fonts) as soon as it meets them: so a file is looked through for them before it is opened.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

/// Number of bytes that a stream may unpack to.
const MAX_UNPACKED: u64 = 256 << 20;
/// The same for pictures, which are unpacked only when their page is drawn: 18,000 pixels squared in colour.
const MAX_UNPACKED_PICTURE: u64 = 1 << 30;
/// Number of layers of Deflate in Deflate that are unpacked.
const MAX_LAYERS: usize = 4;
/// Number of bytes before a stream in which its dictionary is looked for.
const DICTIONARY_WITHIN: usize = 1024;

/// Byte at which the first stream begins that unpacks to more than it may; nothing if none does.
///
/// Every stream of the file is unpacked and thrown away, which takes far less time than reading it. What is encrypted
/// cannot be unpacked here, nor what is packed first in another way than by Deflate.
pub(crate) fn find(bytes: &[u8]) -> Option<usize> {
    let mut streams = starts(bytes);
    streams.find(|&at| {
        let most = if is_picture(bytes, at) { MAX_UNPACKED_PICTURE } else { MAX_UNPACKED };
        unpacked(&bytes[at..], most) > most
    })
}

/// Number of bytes that a stream packed by Deflate unpacks to; where that is more than `most`, some number that is more.
pub(crate) fn unpacked(packed: &[u8], most: u64) -> u64 {
    let (mut layers, mut largest) = (Vec::new(), 0);
    while layers.len() < MAX_LAYERS && largest <= most {
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

/// Content of some layers of Deflate, the outermost first: each true if it has the header of zlib.
fn open<'a>(packed: &'a [u8], layers: &[bool]) -> Box<dyn Read + 'a> {
    layers.iter().fold(Box::new(packed), |inner, zlib| match zlib {
        true => Box::new(ZlibDecoder::new(inner)),
        false => Box::new(DeflateDecoder::new(inner)),
    })
}

/// Returns true for the header of a zlib stream (RFC 1950 §2.2).
fn is_zlib(head: &[u8]) -> bool {
    matches!(head, [cmf, flg, ..] if cmf & 0x0f == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)) % 31 == 0)
}

/// Number of bytes that can be read: to the end, to a fault, or until there are more than `most`.
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

/// Bytes at which the content of streams begins (ISO 32000-2, 7.3.8).
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

/// Returns true if the stream at a byte has the dictionary of a picture before it.
fn is_picture(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[at.saturating_sub(DICTIONARY_WITHIN)..at];
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
        assert_eq!(unpacked(&packed(mib), MAX_UNPACKED), mib);
        assert_eq!(unpacked(&bare(1 << 20), MAX_UNPACKED), mib);
        assert_eq!(unpacked(&twice(&packed(mib)), MAX_UNPACKED), mib);
        assert_eq!(unpacked(&twice(&twice(&packed(mib))), MAX_UNPACKED), mib);
        assert!(unpacked(&twice(&packed(4 * mib)), 2 * mib) > 2 * mib);
        assert_eq!(unpacked(&[0xff; 40], MAX_UNPACKED), 0);
        assert_eq!(unpacked(b"", MAX_UNPACKED), 0);
        let cut = &packed(mib)[..500];
        assert!((1..mib).contains(&unpacked(cut, MAX_UNPACKED)));
    }

    #[test]
    fn what_unpacks_to_too_much_is_found_wherever_it_stands() {
        let file = |dictionary: &str, content: &[u8]| {
            [b"%PDF-1.7\n1 0 obj\n<<", dictionary.as_bytes(), b">>\nstream\r\n", content, b"\nendstream"].concat()
        };
        let (small, big) = (packed(1 << 20), packed(MAX_UNPACKED + 1));
        assert_eq!(find(&file("", &small)), None);
        let two = [file("", &small), file("/Type/ObjStm", &big)].concat();
        let at = find(&two).expect("a bomb");
        assert!(two[at..].starts_with(&big));
        // A picture may be larger.
        assert_eq!(find(&file("/Subtype/Image", &big)), None);
        assert_eq!(find(b"endstream\nstream"), None);
    }
}
