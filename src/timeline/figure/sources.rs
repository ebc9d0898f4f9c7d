//! The documents that the notes refer to, each told once.

use crate::base::bidi::{contained, isolate, isolate_as};
use crate::base::{Direction, DocIx};
use crate::i18n::Messages;
use crate::model::{Document, Evidence, FileDigest, Project};
use crate::timeline::draw::DrawContext;
use crate::timeline::labels::{DirectedText, beginning};

/// Hexadecimal digits of a SHA-256 that are told: more than enough to recognise a file.
pub(crate) const DIGITS: usize = 12;
/// Letters by which notes refer to documents, in the order in which Arabic numbers parts.
const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const LATIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A document that notes refer to.
#[derive(Debug)]
pub(crate) struct CitedSource {
    /// The document.
    pub document: DocIx,
    /// Letter or letters by which the notes refer to it.
    pub letter: String,
    /// Title, publisher, date, address and digest.
    pub words: DirectedText,
    /// The address as it stands in the words, if it is one of the web.
    pub address: Option<String>,
}

/// The sources of these documents, in order.
pub(crate) fn sources(
    kit: DrawContext<'_>,
    project: &Project,
    cited: &[DocIx],
    evidence: &Evidence,
) -> Vec<CitedSource> {
    let locale = kit.messages.locale().as_tag();
    let one = |(nth, &document): (usize, &DocIx)| {
        let known = project.document(document)?;
        let address = known.url.as_deref().map(|url| contained(url).into_owned());
        Some(CitedSource {
            document,
            letter: letter(nth, locale),
            words: DirectedText::new(line(kit, (document, known), evidence), locale),
            // Nothing but the web: an address is not to start anything.
            address: address.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        })
    };
    cited.iter().enumerate().filter_map(one).collect()
}

/// Title, publisher, date, address and the beginning of the SHA-256 of a document.
pub fn line(kit: DrawContext<'_>, (at, document): (DocIx, &Document), evidence: &Evidence) -> String {
    let locale = kit.messages.locale().as_tag();
    let mut parts = vec![isolate(&beginning(document.title.get(locale)))];
    parts.extend(document.publisher.as_ref().map(|publisher| isolate(&beginning(publisher.get(locale)))));
    parts.extend(document.published.as_ref().map(|when| kit.dates.when(when)));
    parts.extend(document.url.as_ref().map(|url| isolate_as(Direction::Ltr, url)));
    parts.extend(evidence.digest(at, document).map(|digest| digest_words(kit.messages, &digest)));
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts.join(&format!("{} ", kit.messages.get("list-separator")))
}

/// The beginning of the SHA-256 of the file that was read; where the project records another, both; one that was not
/// held against a file is told as such.
pub fn digest_words(messages: &Messages, digest: &FileDigest) -> String {
    let words = match digest {
        FileDigest::Read(read) => return isolate_as(Direction::Ltr, &format!("SHA-256: {}", short(read))),
        FileDigest::Differs { read, recorded } => {
            messages.format("digest-differs", &[("read", short(read).into()), ("recorded", short(recorded).into())])
        }
        FileDigest::Recorded(recorded) => messages.format("digest-recorded", &[("recorded", short(recorded).into())]),
    };
    isolate_as(messages.locale().direction(), &words)
}

/// Digests of the project may be anything.
fn short(digest: &str) -> &str {
    digest.get(..DIGITS).unwrap_or(digest)
}

/// أ, ب … غ, أأ, أب …
fn letter(nth: usize, locale: &str) -> String {
    let letters: Vec<char> = if locale == "ar" { ARABIC } else { LATIN }.chars().collect();
    let last = letters[nth % letters.len()];
    match nth / letters.len() {
        0 => last.into(),
        before => format!("{}{last}", letter(before - 1, locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_the_last() {
        let cases = [(0, "أ", "A"), (3, "د", "D"), (25, "ض", "Z"), (28, "أأ", "AC"), (57, "بب", "BF")];
        for (nth, arabic, latin) in cases {
            assert_eq!((&*letter(nth, "ar"), &*letter(nth, "en")), (arabic, latin), "{nth}");
        }
    }
}
