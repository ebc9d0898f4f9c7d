//! Sentences that are questions by their mark alone: without it they are statements.
//!
//! "You paid him?" is quoted as "You paid him" by nobody who is honest. "Did you pay him" is a question without its mark,
//! and "the leak" of "Did you know about the leak?" says nothing at all.

use std::ops::Range;

use super::super::token::{TokenKind, tokens};
use super::super::word_list::{WordList, set};

/// Words at the start of a sentence among which a word of asking stands.
const MAX_ASKING_WORDS: usize = 3;

/// Bytes that are read of a sentence.
const MAX_SENTENCE_BYTES: usize = 120;

/// Words that ask near the start of a sentence.
static ASKING: WordList = WordList::new(|| {
    set("هل ماذا متى أين كيف لماذا كم أي أية أليس أليست ألم ألا ألن أفلا أولم أوليس بم عم مم لمن بماذا علام إلام أيهما \
         who whom whose what which when where why how \
         آیا چه چرا چگونه کی کجا کدام چند چطور \
         האם מה מי למה מדוע איך איפה היכן מתי כמה איזה \
         qui que quoi quel quelle quels quelles quand où comment pourquoi est combien \
         wer was wann wo warum wie welche welcher \
         quién qué cuándo dónde cómo cuál")
});

/// Words that ask as the first word of a sentence, or after a joiner.
static FIRST: WordList = WordList::new(|| {
    set("من ما أما \
         do does did is are am was were has have had can could will would shall should may might must ought \
         don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't \
         ist sind hat haben wird werden kann")
});

/// Words that may stand before the first one.
static JOINERS: WordList = WordList::new(|| set("and but so or then well و لكن"));

/// Returns true for a range that is a whole sentence, and one that states what the mark behind it asks.
pub(super) fn is_asked(text: &str, range: &Range<usize>) -> bool {
    starts_sentence(&text[..range.start]) && !is_question(&text[range.clone()])
}

fn starts_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    let is_line = before[trimmed.len()..].contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    let is_end = |c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | '؟'
                | '…'
                | ':'
                | ';'
                | '؛'
                | '"'
                | '“'
                | '”'
                | '«'
                | '»'
                | '‘'
                | '\''
                | '¿'
                | '-'
                | '–'
                | '—'
                | '•'
        )
    };
    is_line || trimmed.is_empty() || trimmed.ends_with(is_end)
}

/// Returns true if a sentence asks by its words.
fn is_question(sentence: &str) -> bool {
    // «أتعرف», «أيجوز», «أهذا»: the particle of questions is joined to the word.
    let is_joined = |word: &str| word.chars().count() > 3 && word.starts_with(['ت', 'ي', 'ه']);
    if sentence.trim_start().strip_prefix('أ').is_some_and(is_joined) {
        return true;
    }
    let start = &sentence[..sentence.floor_char_boundary(MAX_SENTENCE_BYTES)];
    let tokens = tokens(start);
    let words: Vec<&str> = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .take(MAX_ASKING_WORDS)
        .map(|token| &*token.folded)
        .collect();
    let first = words.iter().find(|word| !JOINERS.has(word));
    first.is_none_or(|first| FIRST.has_stem(first)) || words.iter().any(|word| ASKING.has_stem(word))
}
