//! Title of an event, from the words that attest it.

use std::ops::Range;

use crate::base::Direction;
use crate::base::direction::base_direction;

/// The longest title that is proposed, in characters.
const MAX_TITLE: usize = 80;

/// A clause with fewer words says too little by itself.
const FEWEST_WORDS: usize = 3;

/// Marks that open a quotation, each with those that close it.
const QUOTATIONS: [(char, &str); 6] = [('«', "»"), ('“', "”"), ('„', "“”"), ('"', "\""), ('‹', "›"), ('‘', "’")];

/// The title that is proposed for a range of bytes of a text: its first clause, on one line and not too long, between the
/// quotation marks of its language if the text has it as a quotation.
pub fn title_of(text: &str, range: &Range<usize>, language: &str) -> String {
    let words = one_line(&text[range.clone()]);
    let bare = words.trim_matches(is_quotation_mark).trim();
    let is_quotation = is_quoted(text, range) || bare.len() < words.len() && is_closed_only_at_ends(&words);
    // Marks within the words belong to a part of them.
    let words = if is_quotation { bare } else { &words };
    let clause = shortened(first_clause(words));
    let clause = closed(clause);
    if !is_quotation {
        return clause;
    }
    match base_direction(language, &clause) {
        Direction::Rtl => format!("«{clause}»"),
        Direction::Ltr => format!("“{clause}”"),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_quotation_mark(c: char) -> bool {
    QUOTATIONS.iter().any(|(open, close)| c == *open || close.contains(c))
}

/// Returns true if the words begin and end with quotation marks and have none between.
fn is_closed_only_at_ends(words: &str) -> bool {
    let mut inner = words.chars();
    let ends = (inner.next(), inner.next_back());
    matches!(ends, (Some(a), Some(b)) if is_quotation_mark(a) && is_quotation_mark(b))
        && !inner.as_str().contains(is_quotation_mark)
}

/// Returns true if the text opens a quotation before a range and closes it after, in the same paragraph.
fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    let paragraph_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[paragraph_start..range.start];
    let after = text[range.end..].split('\n').next().unwrap_or_default();
    QUOTATIONS.iter().any(|(open, close)| {
        let is_close = |c: char| close.contains(c);
        // The same mark on both sides: an odd number of them leaves one open.
        let is_open = if close.contains(*open) {
            before.chars().filter(|c| c == open).count() % 2 == 1
        } else {
            before.rfind(*open).is_some_and(|at| !before[at + open.len_utf8()..].contains(is_close))
        };
        is_open && after.contains(is_close)
    })
}

/// The words up to the first mark that ends a clause, with the next clause if they are few.
fn first_clause(words: &str) -> &str {
    let ends = |(at, c): &(usize, char)| {
        let next = words[at + c.len_utf8()..].chars().next();
        let is_mark = matches!(c, '.' | '!' | '?' | ',' | ';' | ':' | '؟' | '،' | '؛' | '۔' | '…');
        let is_dash = matches!(c, '—' | '–') && *at > 0;
        let is_end = next.is_none_or(|next| next.is_whitespace() || is_quotation_mark(next));
        (is_mark && is_end || is_dash)
            && words[..*at].split(' ').filter(|word| !word.is_empty()).count() >= FEWEST_WORDS
    };
    match words.char_indices().find(ends) {
        Some((at, c @ ('!' | '?' | '؟'))) => &words[..at + c.len_utf8()],
        Some((at, _)) => words[..at].trim_end(),
        None => words.trim_end_matches(['.', ',', '،', ';', '؛', ':', '۔']),
    }
}

/// A clause of at most so many characters, cut at a word.
fn shortened(clause: &str) -> String {
    let Some((most, _)) = clause.char_indices().nth(MAX_TITLE) else { return clause.to_owned() };
    // One is for the ellipsis.
    let end = clause[..most].char_indices().next_back().map_or(0, |(at, _)| at);
    let kept = &clause[..end];
    let is_at_word = clause[end..].starts_with(char::is_whitespace);
    let words = if is_at_word { kept } else { kept.rsplit_once(' ').map_or(kept, |(words, _)| words) };
    format!("{}…", words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | ';' | '؛' | ':' | '-' | '–' | '—')))
}

/// The words with the quotation marks closed that were opened in them, and without those that nothing opened.
fn closed(words: String) -> String {
    let mut words = words;
    for (open, close) in QUOTATIONS {
        if close.contains(open) || open == '‘' {
            continue;
        }
        let is_close = |c: char| close.contains(c);
        match words.rfind(open) {
            Some(at) if !words[at + open.len_utf8()..].contains(is_close) => words.extend(close.chars().next()),
            None if open != '„' && words.contains(is_close) => words.retain(|c| !is_close(c)),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_clause_of_the_quote() {
        // The text, in which ⟦ and ⟧ stand around the selection; the language; the title.
        let cases = [
            ("⟦قدّمت الشركة الوثائق إلى المحكمة، ثم سحبتها.⟧", "ar", "قدّمت الشركة الوثائق إلى المحكمة"),
            ("قال: “⟦هدفنا يجب أن يكون GPT-4⟧، لدينا”", "ar", "«هدفنا يجب أن يكون GPT-4»"),
            ("⟦«هدفنا يجب أن يكون GPT-4»⟧", "ar", "«هدفنا يجب أن يكون GPT-4»"),
            (
                "He wrote “⟦we have to learn how to build frontier models⟧ and win this race”.",
                "en",
                "“we have to learn how to build frontier models”",
            ),
            (
                "⟦The court held that the use was fair; it dismissed the claim.⟧",
                "en",
                "The court held that the use was fair",
            ),
            ("⟦No, it was not done by the company in 2023.⟧", "en", "No, it was not done by the company in 2023"),
            ("⟦Was it fair to use them? Yes.⟧", "en", "Was it fair to use them?"),
            ("⟦Llama 3.1 was released by Meta⟧ in July", "en", "Llama 3.1 was released by Meta"),
            ("⟦قال إن “الهدف هو النموذج الأقوى، ولا شيء غيره” وانصرف⟧", "ar", "قال إن “الهدف هو النموذج الأقوى”"),
            (
                "⟦دادگاه اعلام کرد که اسناد منتشر شده است؛ سپس پرونده بسته شد⟧",
                "fa",
                "دادگاه اعلام کرد که اسناد منتشر شده است",
            ),
            ("⟦בית המשפט פסק כי השימוש היה הוגן, ודחה את התביעה⟧", "he", "בית המשפט פסק כי השימוש היה הוגן"),
            ("⟦first line\nsecond   line of it⟧", "en", "first line second line of it"),
            ("⟦كلمة⟧", "ar", "كلمة"),
        ];
        for (marked, language, expected) in cases {
            let start = marked.find('⟦').expect("a start");
            let end = marked.find('⟧').expect("an end") - '⟦'.len_utf8();
            let text = marked.replace(['⟦', '⟧'], "");
            assert_eq!(title_of(&text, &(start..end), language), expected, "{marked}");
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        for (word, language) in [("كلمات ", "ar"), ("words ", "en"), ("אמר ", "he")] {
            let text = word.repeat(40);
            let title = title_of(&text, &(0..text.len()), language);
            assert!(title.chars().count() <= MAX_TITLE && title.ends_with(&format!("{}…", word.trim())), "{title}");
        }
        let text = "a".repeat(200);
        assert_eq!(title_of(&text, &(0..200), "en").chars().count(), MAX_TITLE);
    }
}
