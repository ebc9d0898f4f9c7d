//! A picture that carries its project: an exported PNG with a bundle in a chunk of its own.

use super::bundle;
use crate::base::Diagnostic;
use crate::formats::kit::format::{Format, Loaded};

/// The chunk that holds the bundle: ancillary, private, safe to copy (PNG, third edition, 5.4). Programs that do not
/// know it pass over it, and those that change the pixels may keep it.
pub const CHUNK: [u8; 4] = *b"snPr";

/// Beginning of every PNG (PNG, third edition, 5.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The entry in the registry.
pub const FORMAT: Format = Format {
    name: "picture",
    endings: &["png"],
    sniff: |bytes| bytes.starts_with(SIGNATURE),
    load: Some(|bytes, path| match carried(bytes) {
        Ok(project) => (bundle::FORMAT.load.expect("bundles are read"))(project, path),
        Err(code) => Loaded { diagnostics: vec![Diagnostic::error(code).in_file(path)], ..Loaded::default() },
    }),
    save: None,
};

/// The bundle in a picture.
///
/// # Errors
/// The code of a diagnostic: the bytes are no PNG, the picture has no project, or it is damaged or cut off.
pub fn carried(bytes: &[u8]) -> Result<&[u8], &'static str> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or("picture-no-png")?;
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((data, end)) = after.split_at_checked(length) else { break };
        let Some((check, next)) = end.split_at_checked(4) else { break };
        if head[4..] == *b"IEND" {
            return Err("picture-without-project");
        }
        if head[4..] == CHUNK {
            let crc = crc32fast::hash(&rest[4..8 + length]);
            return if crc.to_be_bytes() == *check { Ok(data) } else { Err("picture-damaged") };
        }
        rest = next;
    }
    Err("picture-damaged")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let body = [&kind[..], data].concat();
        [&(data.len() as u32).to_be_bytes()[..], &body, &crc32fast::hash(&body).to_be_bytes()].concat()
    }

    #[test]
    fn finds_the_project_or_says_why_not() {
        let head = [SIGNATURE, &chunk(b"IHDR", &[0; 13]), &chunk(b"IDAT", b"pixels")].concat();
        let whole = [&head[..], &chunk(&CHUNK, b"bundle"), &chunk(b"IEND", b"")].concat();
        let without = [&head[..], &chunk(b"IEND", b"")].concat();
        let mut damaged = whole.clone();
        damaged[head.len() + 9] ^= 1;
        let endless = [&head[..], &u32::MAX.to_be_bytes(), &CHUNK, b"x"].concat();
        assert_eq!(carried(&whole), Ok(&b"bundle"[..]));
        let table: [(&str, &[u8], &str); 7] = [
            ("without", &without, "picture-without-project"),
            ("cut off before it", &head, "picture-damaged"),
            ("cut off in it", &whole[..head.len() + 10], "picture-damaged"),
            ("damaged", &damaged, "picture-damaged"),
            ("a length beyond the end", &endless, "picture-damaged"),
            ("no picture", b"GIF89a", "picture-no-png"),
            ("nothing", b"", "picture-no-png"),
        ];
        for (name, bytes, expected) in table {
            assert_eq!(carried(bytes), Err(expected), "{name}");
        }
    }
}
