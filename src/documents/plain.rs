//! Plain text, in whatever encoding.

use memchr::memchr_iter;

use super::{Extract, MAX_LINES, MAX_TEXT, decoding};
use crate::model::{Locators, Unit};

/// The text as it is, and its lines.
pub fn extract(bytes: &[u8]) -> Extract {
    let Some((text, fault)) = decoding::text_of(bytes) else { return Extract::too_long() };
    if text.len() > MAX_TEXT || memchr_iter(b'\n', text.as_bytes()).count() > MAX_LINES {
        return Extract::too_long();
    }
    let text = text.into_owned();
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let starts = starts.zip(1..).collect();
    let locators = Locators { unit: Unit::Line, starts, ..Locators::default() };
    Extract { text, locators, faults: fault.into_iter().collect(), ..Extract::default() }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1252, WINDOWS_1255, WINDOWS_1256};

    use super::*;
    use crate::documents::markdown;

    #[test]
    fn texts_in_every_encoding_are_read_and_it_is_told() {
        let arabic = "قال الشاهد إن الشاحنة غادرت المستودع قبل الفجر بساعة.\r\nثم عاد إلى مكتبه.";
        let hebrew = "העד אמר שהמשאית יצאה מן המחסן שעה לפני הזריחה.";
        let french = "Le témoin a déclaré que le camion avait quitté l’entrepôt une heure avant l’aube.";
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        /// Bytes, their text, and what is told: the code and the encoding.
        type Case<'a> = (Vec<u8>, &'a str, Option<(&'a str, &'a str)>);
        let cases: [Case<'_>; 9] = [
            (arabic.into(), arabic, None),
            (WINDOWS_1256.encode(arabic).0.into(), arabic, Some(("document-encoding", "windows-1256"))),
            (WINDOWS_1255.encode(hebrew).0.into(), hebrew, Some(("document-encoding", "windows-1255"))),
            (WINDOWS_1252.encode(french).0.into(), french, Some(("document-encoding", "windows-1252"))),
            (little(arabic), arabic, Some(("document-encoding", "UTF-16LE"))),
            (big(arabic), arabic, Some(("document-encoding", "UTF-16BE"))),
            (little(hebrew), hebrew, Some(("document-encoding", "UTF-16LE"))),
            ([b"\xFF\xFE".to_vec(), little(arabic)].concat(), arabic, Some(("document-utf-16", ""))),
            (
                arabic.as_bytes()[..arabic.len() - 2].into(),
                &arabic[..arabic.len() - 3],
                Some(("document-not-utf8", "")),
            ),
        ];
        for (bytes, text, told) in cases {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            for out in [extract(&bytes), markdown::extract(&bytes)] {
                let read = words(out.text.trim_end_matches(['\u{FFFD}', '\n']));
                assert_eq!(read, words(text), "{told:?}");
                let said = out
                    .faults
                    .first()
                    .map(|fault| (fault.code, fault.args.first().map_or("", |(_, encoding)| encoding.as_ref())));
                assert_eq!(said, told);
            }
        }
    }
}
