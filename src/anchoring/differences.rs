//! In which words a place differs from a quote.

use std::ops::Range;

use super::alignment::align;
use super::alteration::{Alteration, AlterationKind};
use super::likeness::{Knowledge, Nothing};
use super::token::{Token, tokens};

/// Alterations between which a mark that is dropped and one that is added are the same one.
const MOVED: usize = 3;

/// The words in which a text differs from a quote, in their order; none if they differ by marks alone.
pub fn alterations(exact: &str, text: &str) -> Vec<Alteration> {
    compare(exact, text, &Nothing)
}

/// [`alterations`], with what is known of words.
pub(crate) fn compare(exact: &str, text: &str, knowledge: &impl Knowledge) -> Vec<Alteration> {
    if exact == text { Vec::new() } else { differences(&tokens(exact), &tokens(text), knowledge) }
}

/// [`alterations`] of tokens. Quotation marks around a quote that the text has not there are how it was written down.
pub(crate) fn differences(quote: &[Token], place: &[Token], knowledge: &impl Knowledge) -> Vec<Alteration> {
    let mut found = align(quote, place, knowledge).1;
    let (Some(first), Some(last)) = (quote.iter().position(Token::is_said), quote.iter().rposition(Token::is_said))
    else {
        return found;
    };
    // One that is left open within is closed by one around.
    let within = quote[first..last].iter().filter(|token| token.is("\"")).count();
    let around = quote[..first].iter().chain(&quote[last + 1..]).filter(|token| token.is("\"") || token.is("'"));
    let around: Vec<&Range<usize>> = around.map(|token| &token.range).filter(|_| within % 2 == 0).collect();
    found.retain(|alteration| !alteration.stands.is_empty() || !around.contains(&&alteration.quoted));
    tell_moved_marks(quote, place, &mut found);
    found
}

/// A quotation mark, a colon or a comma that stands beside another word says who speaks, or what belongs together:
/// "pardon impossible, to be executed" and "pardon, impossible to be executed".
fn tell_moved_marks(quote: &[Token], place: &[Token], found: &mut [Alteration]) {
    let form = |tokens: &[Token], range: &Range<usize>| -> Option<String> {
        let token = tokens.iter().find(|token| token.range == *range)?;
        let form = if token.is("،") { "," } else { &*token.form };
        matches!(form, "," | ":" | "\"").then(|| form.to_owned())
    };
    let is_mark = |alteration: &Alteration| alteration.kind == AlterationKind::Punctuation;
    let of = |alteration: &Alteration| {
        let dropped = form(quote, &alteration.quoted).filter(|_| alteration.stands.is_empty());
        let added = form(place, &alteration.stands).filter(|_| alteration.quoted.is_empty());
        (dropped, added)
    };
    let marks: Vec<(Option<String>, Option<String>)> =
        found.iter().map(|alteration| if is_mark(alteration) { of(alteration) } else { (None, None) }).collect();
    for (at, (dropped, _)) in marks.iter().enumerate().filter(|(_, (dropped, _))| dropped.is_some()) {
        let near = at.saturating_sub(MOVED)..(at + MOVED + 1).min(marks.len());
        if let Some(other) = near.into_iter().find(|other| marks[*other].1 == *dropped) {
            (found[at].kind, found[other].kind) = (AlterationKind::Word, AlterationKind::Word);
        }
    }
}

#[cfg(test)]
mod tests {
    use AlterationKind::{Date, Name, Negation, Number, Punctuation, Spelling, Unit, Word};

    use super::*;

    fn kinds(quote: &str, text: &str) -> Vec<AlterationKind> {
        alterations(quote, text).into_iter().map(|alteration| alteration.kind).collect()
    }

    #[test]
    fn alterations_by_kind() {
        #[rustfmt::skip]
        let cases: [(&str, &str, &[AlterationKind]); 76] = [
            ("دفع 64 دولارا", "دفع 64 دولارا", &[]),
            ("دفع 64 دولارا", "دَفَعَ  ٦٤\u{a0}دولارًا", &[]),
            ("GPT-4 “نعم”", "GPT‑4 «نعم»", &[]),
            ("64 000", "64\u{202f}000", &[]),
            ("شـركة", "شر\u{ad}كة\u{200f}", &[]),
            ("دفع 64", "دفع 46", &[Number]),
            ("دفع 64", "دفع 6⁴", &[Number]),
            ("دفع 64", "دفع 64,000", &[Number]),
            ("دفع 64,000", "دفع 64000", &[Spelling]),
            ("دفع 64,000", "دفع 64.000", &[Number]),
            ("دفع 64", "دفع -64", &[Number]),
            ("دفع 5", "دفع - 5", &[Number]),
            ("دفع 5 مرات", "دفع 5- مرات", &[Number]),
            // Numbers of notes above the line, and exponents.
            ("word here", "word¹² here", &[Punctuation]),
            ("word, here", "word,¹ here", &[Punctuation]),
            ("word3 here", "word³ here", &[]),
            ("نفذ ثم", "نفذ(¹) ثم", &[Punctuation, Punctuation, Punctuation]),
            ("word here", "word12 here", &[Number]),
            ("5 m here", "5 m² here", &[Number]),
            ("5 متر هنا", "5 متر² هنا", &[Number]),
            ("50 شخصا", "㊿ شخصا", &[Number]),
            ("Louis IV", "Louis Ⅳ", &[Number]),
            ("نصف 0.5", "نصف ½", &[Number]),
            ("64", "\u{202e}64", &[Number]),
            ("64 ألف", "64ألف", &[Spelling]),
            ("64 ألف", "64 مليون", &[Unit]),
            ("64", "64%", &[Unit]),
            ("64 million", "64 billion", &[Unit]),
            ("$64", "€64", &[Unit]),
            ("أكتوبر 2023", "أكتوبر 2024", &[Date]),
            ("أكتوبر 2023", "نوفمبر 2023", &[Date]),
            ("15 مارس", "51 مارس", &[Date]),
            ("2019–2020", "2019", &[Date]),
            ("لا يجوز ذلك", "يجوز ذلك", &[Negation]),
            ("يجوز ذلك", "لا يجوز ذلك", &[Negation]),
            ("لا يجوز", "لايجوز", &[Spelling]),
            ("قانوني تماما", "غيرقانوني تماما", &[Negation]),
            ("not able to", "notable to", &[Negation]),
            ("lawful act", "unlawful act", &[Negation]),
            ("he is", "he isn't", &[Negation]),
            ("نعم", "لا", &[Negation]),
            ("he may go", "he must go", &[Word]),
            ("قد يكون", "يكون", &[Word]),
            ("بعض القادة", "كل القادة", &[Word]),
            ("أقل من", "أكثر من", &[Word]),
            ("تواجه", "يواجه", &[Word]),
            ("قَتَلَ", "قُتِلَ", &[Word]),
            ("قَتَلَ", "قتل", &[]),
            ("محمدٌ", "محمدٍ", &[Word]),
            ("5 mW", "5 MW", &[Unit]),
            ("about US aid", "about us aid", &[Name]),
            ("5 km", "5 KM", &[Spelling]),
            ("THE FIRM PAID", "the firm paid", &[]),
            ("no, I want", "no I want", &[Negation]),
            ("5′ more", "5″ more", &[Unit]),
            ("he said \"I paid\" and", "he \"said I paid\" and", &[Word, Word]),
            ("a, b c", "a b, c", &[Word, Word]),
            ("استقلال", "استغلال", &[Word]),
            ("prescribe", "proscribe", &[Word]),
            ("recognition of", "recoqnition of", &[Spelling]),
            ("occurrence of", "occurence of", &[Spelling]),
            ("الاستخدامات في", "الاستخذامات في", &[Spelling]),
            ("أن شركة", "ان شركه", &[Spelling, Spelling]),
            ("إلى", "الي", &[Spelling]),
            ("Meta said", "meta said", &[Spelling]),
            ("Meta said", "Google said", &[Name]),
            ("Mistralian", "Mistralean", &[Name]),
            ("OpenAI", "OpenАI", &[Spelling]),
            ("co-operate", "cooperate", &[Spelling]),
            ("resume", "résumé", &[Spelling]),
            ("He did it.", "He did it?", &[Word]),
            ("He did it, then", "He did it then", &[Punctuation]),
            ("قال «نعم»", "قال نعم", &[Punctuation, Punctuation]),
            ("هل ذهب؟", "هل ذهب?", &[Punctuation]),
            ("جيد 👍", "جيد 👎", &[Word]),
            ("2+2", "2-2", &[Number, Number, Number]),
        ];
        let mut wrong = Vec::new();
        for (quote, text, expected) in cases {
            let (forth, back) = (kinds(quote, text), kinds(text, quote));
            if forth != expected || back.len() != forth.len() {
                wrong.push(format!("{quote} -> {text}: {forth:?}, back {back:?}, not {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn alterations_name_their_words() {
        let (quote, text) = ("دفع أحمد 64 دولارا أمس", "دفع عمر 46 دولارا");
        let shown: Vec<(&str, &str)> =
            alterations(quote, text).into_iter().map(|a| (&quote[a.quoted], &text[a.stands])).collect();
        assert_eq!(shown, [("أحمد", "عمر"), ("64", "46"), ("أمس", "")]);
        let long = |word: &str| vec![word; 3_000].join(" ");
        assert_eq!(kinds(&long("كلمة"), &long("لفظة")), [Word]);
    }
}
