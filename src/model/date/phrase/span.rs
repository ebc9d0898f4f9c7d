//! Spans: between … and …, from … to …, before, after, since, until, one or the other.

use super::lex::Token;
use super::parts::{Ends, Parts};
use super::words::Word;
use super::{Note, Refusal};

type Read = Result<(String, Vec<Note>), Refusal>;

/// What `uncertain` and `approximate` words stand before the whole.
#[derive(Clone, Copy, Default)]
struct Qualifiers {
    uncertain: bool,
    approximate: bool,
}

/// EDTF and notes of the tokens of a text.
pub(super) fn read(tokens: &[Token]) -> Read {
    let (qualifiers, rest) = leading(tokens);
    let one = |tokens: &[Token], write: &dyn Fn(Ends) -> Result<String, Refusal>| {
        let (ends, notes) = part(tokens, qualifiers)?.ends()?;
        Ok((write(ends)?, notes))
    };
    match first_word(rest) {
        Some(Word::Between) => {
            pair(rest, is(Word::And), qualifiers, interval).or_else(|_| pair(rest, is_joint, qualifiers, interval))
        }
        Some(Word::From) if split(rest, is_joint).is_some() => pair(rest, is_joint, qualifiers, interval),
        Some(Word::From) => one(without(&rest[1..], Word::On), &since),
        Some(Word::Since) => one(without(&rest[1..], Word::On), &since),
        Some(Word::Until) => one(&rest[1..], &|ends| Ok(format!("../{}", ends.last.edtf()))),
        Some(Word::Before) => one(&rest[1..], &|ends| Ok(format!("[..{}]", ends.first.before()?.edtf()))),
        Some(Word::After) => one(&rest[1..], &|ends| Ok(format!("[{}..]", ends.last.after()?.edtf()))),
        _ if split(rest, is(Word::Or)).is_some() => pair(rest, is(Word::Or), qualifiers, either),
        _ if split(rest, is_joint).is_some() => pair(rest, is_joint, qualifiers, interval),
        _ => match rest.split_last() {
            Some((Token::Word(Word::OrBefore, _), rest)) => one(rest, &|ends| Ok(format!("[..{}]", ends.last.edtf()))),
            Some((Token::Word(Word::OrAfter, _), rest)) => one(rest, &|ends| Ok(format!("[{}..]", ends.first.edtf()))),
            Some((Token::Word(Word::On, _), rest)) => one(rest, &since),
            _ => one(rest, &|ends| Ok(ends.edtf())),
        },
    }
}

fn since(ends: Ends) -> Result<String, Refusal> {
    Ok(format!("{}/..", ends.first.edtf()))
}

fn interval(a: &Ends, b: &Ends) -> Result<String, Refusal> {
    Ok(format!("{}/{}", a.first.edtf(), b.last.edtf()))
}

fn either(a: &Ends, b: &Ends) -> Result<String, Refusal> {
    let one = |ends: &Ends| (ends.first == ends.last).then(|| ends.first.edtf()).ok_or(Refusal::Unclear);
    Ok(format!("[{},{}]", one(a)?, one(b)?))
}

/// Two dates with a joint between them, the one of which may say the year or the month for both.
fn pair(
    tokens: &[Token],
    joint: impl Fn(&Token) -> bool,
    qualifiers: Qualifiers,
    write: impl Fn(&Ends, &Ends) -> Result<String, Refusal>,
) -> Read {
    let (left, right) = split(tokens, joint).ok_or(Refusal::Unclear)?;
    let opened = matches!(first_word(left), Some(Word::Between | Word::From));
    let (mut a, mut b) = (part(&left[usize::from(opened)..], qualifiers)?, part(right, qualifiers)?);
    b.complete_from_start(&a);
    a.complete_from_end(&b);
    let ((a, mut notes), (b, more)) = (a.ends()?, b.ends()?);
    for note in more {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Ok((write(&a, &b)?, notes))
}

fn part(tokens: &[Token], qualifiers: Qualifiers) -> Result<Parts, Refusal> {
    let mut parts = Parts::read(tokens)?;
    parts.uncertain |= qualifiers.uncertain;
    parts.approximate |= qualifiers.approximate;
    Ok(parts)
}

fn leading(tokens: &[Token]) -> (Qualifiers, &[Token]) {
    let mut qualifiers = Qualifiers::default();
    let mut rest = tokens;
    while let [first, tail @ ..] = rest {
        match first {
            Token::Word(Word::Approximate, _) | Token::Tilde => qualifiers.approximate = true,
            Token::Word(Word::Uncertain, _) => qualifiers.uncertain = true,
            Token::Word(Word::Filler, _) => {}
            // «on 5 October»; «from 2025 on» ends with it.
            Token::Word(Word::On, _) => {}
            _ => break,
        }
        rest = tail;
    }
    (qualifiers, rest)
}

fn first_word(tokens: &[Token]) -> Option<Word> {
    match tokens.first() {
        Some(Token::Word(word, _)) => Some(*word),
        _ => None,
    }
}

fn without(tokens: &[Token], word: Word) -> &[Token] {
    match tokens.split_last() {
        Some((last, rest)) if is(word)(last) => rest,
        _ => tokens,
    }
}

fn is(word: Word) -> impl Fn(&Token) -> bool {
    move |token| matches!(token, Token::Word(found, _) if *found == word)
}

/// What stands between the two ends of a span.
fn is_joint(token: &Token) -> bool {
    matches!(token, Token::Dash | Token::Word(Word::To | Word::Until, _))
}

/// What stands before and after the first token of a kind, if both are something.
fn split(tokens: &[Token], joint: impl Fn(&Token) -> bool) -> Option<(&[Token], &[Token])> {
    let at = tokens.iter().position(joint)?;
    Some((&tokens[..at], &tokens[at + 1..])).filter(|(a, b)| !a.is_empty() && !b.is_empty())
}
