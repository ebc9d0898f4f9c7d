//! Evidence of the documents for a project: the standing of each quote in its source, and the files that were read.

use std::ops::Range;
use std::sync::Arc;

use super::quotation::{Doubt, Quotation, Standing};
use super::{Document, Project};
use crate::base::fold::have_same_letters;
use crate::base::{DocIx, ExcerptIx, Folded};

/// A part of the text of a document, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The whole text.
    pub text: Arc<str>,
    /// The part.
    pub range: Range<usize>,
}

impl Place {
    fn words(&self) -> Option<&str> {
        self.text.get(self.range.clone())
    }
}

/// Standing of one excerpt in its document.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The excerpt.
    pub excerpt: ExcerptIx,
    /// Standing in the document.
    pub standing: Standing,
    /// Its place, or that of what stands there instead; `None` if there is no one place that a reader sees.
    pub place: Option<Place>,
}

/// Findings about the quotes and the documents of a project. What it says nothing of was not looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Findings by excerpt, sorted.
    witnesses: Vec<Witness>,
    /// SHA-256 of the files that were read, by the position of their documents.
    digests: Vec<Option<String>>,
}

/// SHA-256 of a document's file, as far as it is known, in lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileDigest {
    /// Digest of the file that was read; the project records the same or none.
    Read(String),
    /// The file is another than the one that the project records.
    Differs {
        /// Digest of the file that was read.
        read: String,
        /// Digest in the project.
        recorded: String,
    },
    /// Digest in the project; no file was read.
    Recorded(String),
}

impl Evidence {
    /// Evidence of a project of which nothing was looked at.
    pub const NONE: Self = Self { witnesses: Vec::new(), digests: Vec::new() };

    /// Collects the findings: of excerpts in their order, and of documents by their position.
    pub fn new(witnesses: Vec<Witness>, digests: Vec<Option<String>>) -> Self {
        Self { witnesses, digests }
    }

    /// Evidence of documents that hold every quote of a project, and nothing else.
    #[cfg(test)]
    pub fn as_recorded(project: &Project) -> Self {
        let witness = |(excerpt, recorded): (ExcerptIx, &super::Excerpt)| {
            let text: Arc<str> = recorded.exact.as_unproven().into();
            let place = Some(Place { range: 0..text.len(), text });
            Witness { excerpt, standing: Standing::Verbatim, place }
        };
        Self::new(project.excerpts().map(witness).collect(), Vec::new())
    }

    /// Standing of an excerpt in its document: not checked, if the words are not those that were looked for.
    pub fn standing(&self, project: &Project, excerpt: ExcerptIx) -> Standing {
        let recorded = project.excerpt(excerpt).map_or("", |excerpt| excerpt.exact.as_unproven());
        self.held_against_text(excerpt, recorded).0
    }

    /// The words of an excerpt and how they stand in their source; `None` for a handle that an edit has outdated.
    ///
    /// Holds the words against the text of the document once more, so that words which were changed since they were
    /// found are never taken for those of the source.
    pub fn quotation<'a>(&'a self, project: &'a Project, excerpt: ExcerptIx) -> Option<Quotation<'a>> {
        let recorded = project.excerpt(excerpt)?;
        let (words, language) = (recorded.exact.as_unproven(), project.language_of(recorded));
        match self.held_against_text(excerpt, words) {
            (Standing::Verbatim, Some(at)) => Quotation::of_source(&at.text, at.range.clone(), language),
            (Standing::Verbatim, None) => Some(Quotation::doubtful(words, Doubt::Unchecked, None, language)),
            (Standing::Doubtful(doubt), at) => {
                let instead = at.and_then(Place::words).filter(|there| !are_same(there, words));
                Some(Quotation::doubtful(words, doubt, instead, language))
            }
        }
    }

    /// Standing and place of the words of an excerpt: not checked, if other words were looked for.
    fn held_against_text(&self, excerpt: ExcerptIx, words: &str) -> (Standing, Option<&Place>) {
        let unchecked = (Standing::Doubtful(Doubt::Unchecked), None);
        let Some(Witness { standing, place, .. }) = self.witness(excerpt) else { return unchecked };
        let stands = || place.as_ref()?.words().filter(|there| have_same_letters(there, words));
        if *standing == Standing::Verbatim && stands().is_none() {
            return unchecked;
        }
        (*standing, place.as_ref())
    }

    /// The excerpts of a project that are not verbatim, with what is in doubt, in order.
    pub fn doubts<'a>(&'a self, project: &'a Project) -> impl Iterator<Item = (ExcerptIx, Doubt)> + 'a {
        project.excerpts().filter_map(|(ix, _)| Some((ix, self.standing(project, ix).doubt()?)))
    }

    /// Digest of the file of a document of the project, as far as it is known.
    pub fn digest(&self, at: DocIx, document: &Document) -> Option<FileDigest> {
        let read = self.digests.get(at.index()).cloned().flatten();
        let recorded = document.sha256.as_ref().map(|digest| digest.to_lowercase());
        match (read, recorded) {
            (Some(read), Some(recorded)) if read != recorded => Some(FileDigest::Differs { read, recorded }),
            (Some(read), _) => Some(FileDigest::Read(read)),
            (None, recorded) => recorded.map(FileDigest::Recorded),
        }
    }

    /// The SHA-256 of the file of a document that was read.
    pub fn digest_read(&self, at: DocIx) -> Option<&str> {
        self.digests.get(at.index())?.as_deref()
    }

    fn witness(&self, excerpt: ExcerptIx) -> Option<&Witness> {
        let at = self.witnesses.binary_search_by_key(&excerpt, |witness| witness.excerpt).ok()?;
        self.witnesses.get(at)
    }
}

/// Returns true if two texts are the same but for marks: spaces and line breaks, tashkeel, the shapes of digits, hyphens
/// and quotation marks. What is told of such a quote are the words of the source, with its marks.
fn are_same(a: &str, b: &str) -> bool {
    let folded = |text: &str| Folded::new(text).as_str().trim().to_owned();
    a == b || folded(a) == folded(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventIx;
    use crate::model::quotation::Shown;
    use crate::model::{Event, Excerpt};

    const FIRST: ExcerptIx = ExcerptIx { event: EventIx(0), nth: 0 };

    fn project(words: &str) -> Project {
        let excerpt = Excerpt { exact: words.into(), ..Excerpt::default() };
        Project { events: [Event { excerpts: vec![excerpt], ..Event::default() }].into(), ..Project::default() }
    }

    fn evidence(standing: Standing) -> Evidence {
        let place = Some(Place { text: "ورد  النص\nهنا".into(), range: 0..23 });
        Evidence::new(vec![Witness { excerpt: FIRST, standing, place }], Vec::new())
    }

    #[test]
    fn only_words_of_the_text_are_ever_verbatim() {
        let verbatim = evidence(Standing::Verbatim);
        let standing = |evidence: &Evidence, words| evidence.standing(&project(words), FIRST);
        for words in ["ورد النص هنا", "وَرَدَ النصّ هنا"] {
            assert_eq!(standing(&verbatim, words), Standing::Verbatim, "marks are no words");
        }
        assert!(are_same("زاد ١٬٥٠٠٫٥ أي ٥٠٪", "زاد 1,500.5 أي 50%") && !are_same("50٪", "50"));
        for words in ["ورد النص", "لم يرد النص هنا", "ورد النص هناك", ""] {
            assert_eq!(standing(&verbatim, words), Standing::Doubtful(Doubt::Unchecked), "{words}");
        }
        assert_eq!(standing(&Evidence::NONE, "ورد النص هنا"), Standing::Doubtful(Doubt::Unchecked));
        assert_eq!(verbatim.quotation(&project("x"), ExcerptIx { event: EventIx(1), nth: 0 }), None);
    }

    #[test]
    fn what_stands_there_instead_is_told() {
        let altered = evidence(Standing::Doubtful(Doubt::Altered));
        let project = project("ما ورد النص هنا");
        let quotation = altered.quotation(&project, FIRST).expect("an excerpt");
        let instead = Some("ورد  النص\nهنا");
        let expected = Shown::Doubtful { words: "ما ورد النص هنا", doubt: Doubt::Altered, instead };
        assert_eq!(quotation.words_with_standing(), expected);
    }

    #[test]
    fn the_digest_is_that_of_the_file_that_was_read() {
        let evidence = Evidence::new(Vec::new(), vec![Some("ab".into()), None]);
        let recorded = |digest: Option<&str>| Document { sha256: digest.map(str::to_owned), ..Document::default() };
        let cases = [
            (0, None, Some(FileDigest::Read("ab".into()))),
            (0, Some("AB"), Some(FileDigest::Read("ab".into()))),
            (0, Some("cd"), Some(FileDigest::Differs { read: "ab".into(), recorded: "cd".into() })),
            (1, Some("cd"), Some(FileDigest::Recorded("cd".into()))),
            (1, None, None),
            (9, None, None),
        ];
        for (at, digest, expected) in cases {
            assert_eq!(evidence.digest(DocIx::from(at), &recorded(digest)), expected, "{at} {digest:?}");
        }
    }
}
