//! A text in two layers: first what a reader of the file sees, then, after an empty line, what a reader does not see or
//! sees struck out.
//!
//! The first layer reads as if the rest were not there, so that no visible sentence is torn apart and places in it do
//! not depend on the rest. In the second stands every paragraph that has something concealed once more, whole and with
//! the concealed words where the file has them, so that a quote which runs from words that are seen into words that are
//! not is found there too. All of the second layer counts as concealed: whoever looks for words looks in the first one
//! before it.
//!
//! A [`Line`] is a paragraph as a reader of a file kind fills it, piece by piece, each with how it is shown; [`Layers`] takes
//! paragraphs, or stretches of pages, and writes the text of the file.

mod both;
mod line;
mod script_digits;
mod whole;

pub(crate) use both::Layers;
pub(crate) use line::Line;
pub(crate) use script_digits::raised;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Extract;
    use crate::documents::ink::Ink;
    use crate::model::{Concealment, Unit};
    use Concealment::{Covered, Hidden, Struck};

    /// Pieces, the text, and the kinds of its parts.
    type Case = (&'static [(&'static str, Ink)], &'static str, &'static [Concealment]);

    fn layers(pieces: &[(&str, Ink)]) -> Extract {
        let mut line = Line::default();
        pieces.iter().for_each(|(text, ink)| line.push(text, *ink, 7));
        let (mut layers, mut out) = (Layers::default(), Extract::default());
        layers.push(&line);
        layers.write(Unit::Line, &mut out);
        out
    }

    #[test]
    fn what_is_concealed_comes_after_what_is_seen() {
        const fn ink(how: Option<Concealment>, inserted: bool) -> Ink {
            Ink { how, inserted }
        }
        const SEEN: Ink = ink(None, false);
        const PUT_IN: Ink = ink(None, true);
        const STRUCK: Ink = ink(Some(Struck), false);
        const HIDDEN: Ink = ink(Some(Hidden), false);
        const COVERED: Ink = ink(Some(Covered), false);
        const REPLACED: Ink = ink(Some(Concealment::Replaced), false);
        let cases: [Case; 13] = [
            (&[("seen", SEEN)], "seen\n", &[]),
            (&[("a ", SEEN), ("b ", PUT_IN)], "a b\n", &[]),
            (&[("all", HIDDEN)], "all\n", &[Hidden]),
            (&[("is ", SEEN), ("not ", HIDDEN), ("so", SEEN)], "is so\n\nis not so\n", &[Hidden]),
            (&[("is ", SEEN), ("not", STRUCK), (" so", SEEN)], "is so\n\nis not so\n", &[Struck]),
            (&[("a ", SEEN), ("b ", STRUCK), ("c", SEEN), ("d", COVERED)], "a c\n\na b c d\n", &[Struck, Covered]),
            // What was put in for struck words was not there with them.
            (
                &[("is ", SEEN), ("100", STRUCK), ("120", PUT_IN), (" now", SEEN)],
                "is 120 now\n\nis 100 now\n",
                &[Struck],
            ),
            // Two numbers stay two, two words too, and a word one.
            (&[("100", STRUCK), ("120", SEEN)], "120\n\n100 120\n", &[Struck]),
            (&[("6", SEEN), ("4000", REPLACED)], "6\n\n64000\n", &[Concealment::Replaced]),
            (&[("was ", SEEN), ("bad", STRUCK), ("good", SEEN)], "was good\n\nwas bad good\n", &[Struck]),
            (&[("colo", SEEN), ("u", STRUCK), ("r", SEEN)], "color\n\ncolour\n", &[Struck]),
            (&[("a", SEEN), (" ", HIDDEN), ("b", SEEN)], "ab\n", &[]),
            (&[("  ", SEEN), ("b ", HIDDEN), (" ", SEEN)], "  b\n", &[Hidden]),
        ];
        for (pieces, text, kinds) in cases {
            let out = layers(pieces);
            assert_eq!(out.text, text, "{pieces:?}");
            assert_eq!(out.concealed.iter().map(|part| part.how).collect::<Vec<_>>(), kinds, "{pieces:?}");
            let from = out.concealed.first().map_or(out.text.len(), |part| part.range.start);
            assert!(out.text[..from].is_empty() || out.text[..from].ends_with('\n'));
            assert!(out.source_map.starts.iter().all(|(_, number)| *number == 7));
            let joined: String = out.concealed.iter().map(|part| &out.text[part.range.clone()]).collect();
            assert_eq!(joined, out.text[from..].trim_end(), "{pieces:?}");
        }
    }
}
