//! Running text to words, numbers and signs.

use std::borrow::Cow;

use super::cue::{Cue, Unit};
use super::lexicon::{self, Entry};
use crate::base::marks::is_steering;
use crate::model::date::phrase::fold;

/// A piece of the text, in bytes `[start, end)`. A joined particle such as «و» is no part of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// True if white space or the start of the text stands before it.
    pub spaced: bool,
    /// True if it is the first of its line.
    pub first: bool,
    /// True if it begins with an upper-case letter.
    pub upper: bool,
    /// True if its word is other than a part of a date as well.
    pub weak: bool,
    /// The particle that is joined to it.
    pub particle: Option<char>,
}

/// Kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cue(Cue),
    Number(Number),
    /// A number that is a part of a code, an amount or a version.
    Dead,
    Word,
    Mark(char),
}

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u32,
    pub digits: u8,
    pub suffix: Suffix,
}

/// Letters that belong to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suffix {
    None,
    /// `th`.
    Ordinal,
    /// `s`, as in `1990s`.
    Plural,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::with_capacity(text.len() / 6 + 1), rows: Vec::new() };
    let mut first = true;
    let mut spaced = true;
    while let Some(c) = text[lexer.at..].chars().next() {
        if c.is_whitespace() {
            first |= matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            spaced = true;
            lexer.at += c.len_utf8();
            continue;
        }
        if is_ignored(c) {
            lexer.at += c.len_utf8();
            continue;
        }
        let before = lexer.tokens.len();
        match () {
            () if digit(c).is_some() => lexer.number(spaced),
            () if c.is_alphabetic() || c == 'ـ' => lexer.word(c, spaced),
            () => lexer.mark(c, spaced),
        }
        if let Some(token) = lexer.tokens.get_mut(before) {
            token.first = first;
            (first, spaced) = (false, false);
        }
    }
    lexer.joined()
}

/// Characters that are not seen and part no words, but the one that parts Persian ones.
fn is_ignored(c: char) -> bool {
    is_steering(c) || matches!(c, '\u{200B}' | '\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Value of a digit of the scripts in which dates are looked for.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

fn in_word(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, 'ـ' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}')
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    /// Tokens that begin a row of words, and the longest row.
    rows: Vec<(usize, u8)>,
}

impl Lexer<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind, spaced: bool) {
        let token = Token { start, end, kind, spaced, first: false, upper: false, weak: false, particle: None };
        self.tokens.push(token);
        self.at = end;
    }

    fn mark(&mut self, c: char, spaced: bool) {
        let end = self.at + c.len_utf8();
        self.push(self.at, end, Kind::Mark(c), spaced);
    }

    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    fn number(&mut self, spaced: bool) {
        let start = self.at;
        let glued = self.glued_before();
        let rest = &self.text[start..];
        let (mut value, mut digits, mut end) = (0_u32, 0_u8, start);
        for c in rest.chars() {
            let Some(d) = digit(c) else { break };
            value = value.saturating_mul(10).saturating_add(d);
            digits = digits.saturating_add(1);
            end += c.len_utf8();
        }
        let amount = amount_end(&self.text[end..], digits);
        if amount > 0 {
            let chain = &self.text[start..end + amount];
            return match is_dotted_date(chain) && !glued {
                true => self.dotted(chain, spaced),
                false => self.push(start, end + amount, Kind::Dead, spaced),
            };
        }
        let (suffix, taken, bad) = suffix(&self.text[end..], value);
        let kind = if glued || bad || self.before().is_some_and(|c| "$€£#§№@_+".contains(c)) {
            Kind::Dead
        } else {
            Kind::Number(Number { value, digits, suffix })
        };
        let kind = if self.text[end..].starts_with(['%', '٪', '°', '+', '€', '$', '£', '_', '@']) {
            Kind::Dead
        } else {
            kind
        };
        self.push(start, end + taken, kind, spaced);
    }

    /// Takes a date of numbers with dots between.
    fn dotted(&mut self, chain: &str, spaced: bool) {
        let mut first = spaced;
        for part in chain.split_inclusive('.') {
            let digits = part.trim_end_matches('.');
            let value =
                digits.chars().filter_map(digit).fold(0, |value: u32, d| value.saturating_mul(10).saturating_add(d));
            let number =
                Number { value, digits: u8::try_from(digits.chars().count()).unwrap_or(u8::MAX), suffix: Suffix::None };
            let start = self.at;
            self.push(start, start + digits.len(), Kind::Number(number), first);
            first = false;
            if digits.len() < part.len() {
                self.mark('.', false);
            }
        }
    }

    /// Returns true if a letter, or a letter or a dead number with a sign between, stands right before the place.
    fn glued_before(&self) -> bool {
        let Some(last) = self.tokens.last().filter(|last| last.end == self.at) else { return false };
        let is_name = |token: &Token| match token.kind {
            Kind::Dead => true,
            Kind::Word => {
                let word = &self.text[token.start..token.end];
                !matches!(word, "pre" | "Pre" | "post" | "Post" | "FY")
            }
            _ => false,
        };
        match last.kind {
            Kind::Mark('/' | '-' | '.' | ':' | '_' | '\u{2011}') => {
                let before = self.tokens.len().checked_sub(2).map(|i| self.tokens[i]);
                before.is_some_and(|token| token.end == last.start && is_name(&token))
            }
            Kind::Word => is_name(last),
            Kind::Dead => true,
            _ => false,
        }
    }

    fn word(&mut self, c: char, spaced: bool) {
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.find(|c| !in_word(c) && !matches!(c, '"' | '\u{5F4}' | '\u{5F3}')).unwrap_or(rest.len());
        let mut word = &rest[..length];
        // Gershayim stand within a Hebrew word only.
        if !(is_hebrew(c) && word[..word.len()].contains(['"', '\u{5F4}', '\u{5F3}'])) {
            word = &rest[..rest.find(|c| !in_word(c)).unwrap_or(rest.len())];
        } else {
            word = word.trim_end_matches(['"']);
        }
        let end = start + word.len();
        let before_number =
            self.text[end..].trim_start_matches(['-', '\u{2011}']).chars().next().is_some_and(|c| digit(c).is_some());
        if before_number && self.before_digits(word, start, end, spaced) {
            return;
        }
        let folded = folded(word);
        let (entry, skipped, particle) = look_up(&folded, word);
        let numeral = is_hebrew(c) && entry.is_none() && word.contains(['"', '\u{5F4}', '\u{5F3}']);
        let kind = match entry.and_then(|entry| entry.cue) {
            Some(cue) => Kind::Cue(cue),
            None if numeral => Kind::Cue(Cue::HebrewNumeral),
            None => Kind::Word,
        };
        if let Some(row) = entry.map(|entry| entry.row).filter(|row| *row > 0) {
            self.rows.push((self.tokens.len(), row));
        }
        self.push(start + skipped, end, kind, spaced);
        if let Some(token) = self.tokens.last_mut() {
            token.upper = c.is_uppercase();
            token.weak = entry.is_some_and(|entry| entry.weak);
            token.particle = particle;
        }
    }

    /// Takes a word that leads to the number behind it: «و5», «الـ19», «ت1», `Q3`. Returns true if it was taken.
    fn before_digits(&mut self, word: &str, start: usize, end: usize, spaced: bool) -> bool {
        let adjoins = self.text[end..].starts_with(|c| digit(c).is_some());
        let folded = folded(word);
        let month = |first: u8| {
            let c = self.text[end..].chars().next().and_then(digit)?;
            let more = self.text[end..].chars().nth(1).is_some_and(|c| digit(c).is_some());
            [1, 2].contains(&c).then_some(first + u8::try_from(c).ok()?).filter(|_| !more)
        };
        match &*folded {
            "ت" if adjoins && let Some(month) = month(9) => {
                self.push(start, end + 1, Kind::Cue(Cue::Month(None, month)), spaced);
                true
            }
            "ك" if adjoins && let Some(month) = month(11) => {
                let month = if month == 13 { 1 } else { month };
                self.push(start, end + 1, Kind::Cue(Cue::Month(None, month)), spaced);
                true
            }
            "و" | "ب" | "ل" | "ال" | "وال" | "بال" | "لل" | "ول" | "وب" | "ف" | "ה" | "ב" | "ל" | "ו" | "מ" =>
            {
                let end = if adjoins { end } else { end + 1 };
                self.at = end;
                let before = self.tokens.len();
                self.number(spaced);
                let particle = folded.chars().next();
                if let Some(token) = self.tokens.get_mut(before) {
                    token.particle = particle;
                    let article = folded.contains('ا') || folded == "ה";
                    if article && let Kind::Number(number) = &mut token.kind {
                        number.suffix = Suffix::Ordinal;
                    }
                }
                true
            }
            "q" | "h" if adjoins => {
                let unit = if folded == "q" { Unit::Quarter } else { Unit::Half };
                self.push(start, end, Kind::Cue(Cue::Unit(unit, super::cue::Count::One)), spaced);
                true
            }
            _ => false,
        }
    }

    /// The tokens with rows of words as one.
    fn joined(mut self) -> Vec<Token> {
        let rows = std::mem::take(&mut self.rows);
        let mut dropped = 0;
        let mut gone = vec![false; if rows.is_empty() { 0 } else { self.tokens.len() }];
        for (at, longest) in rows {
            if gone[at] {
                continue;
            }
            if let Some((count, end, entry)) = self.row(at, longest) {
                let token = &mut self.tokens[at];
                token.end = end;
                token.kind = entry.cue.map_or(Kind::Word, Kind::Cue);
                token.weak = entry.weak;
                gone[at + 1..at + count].iter_mut().for_each(|one| *one = true);
                dropped += count - 1;
            }
        }
        if dropped > 0 {
            let mut at = 0;
            self.tokens.retain(|_| {
                at += 1;
                !gone[at - 1]
            });
        }
        self.tokens
    }

    /// The longest row that begins at a token: its tokens, its end and its meaning.
    fn row(&self, at: usize, longest: u8) -> Option<(usize, usize, Entry)> {
        let mut row = folded(self.text.get(self.tokens[at].start..self.tokens[at].end)?).into_owned();
        let mut found = None;
        let (mut next, mut words) = (at + 1, 1);
        while words < longest {
            let mut dotted = false;
            if let Some(Token { kind: Kind::Mark('.' | '-' | '’' | '\u{200C}'), spaced: false, .. }) =
                self.tokens.get(next)
            {
                dotted = matches!(self.tokens[next].kind, Kind::Mark('.'));
                next += 1;
            }
            let Some(token) = self.tokens.get(next).filter(|token| !token.first) else { break };
            if !matches!(token.kind, Kind::Cue(_) | Kind::Word)
                || token.particle.is_some_and(|c| c != 'و' && c != 'ل' && c != 'ب')
            {
                break;
            }
            let whole = token.start - token.particle.map_or(0, char::len_utf8);
            row.push(' ');
            row.push_str(&folded(self.text.get(whole..token.end)?));
            words += 1;
            next += 1;
            if let Some(entry) = lexicon::entry(&row).filter(|entry| entry.cue.is_some()) {
                let dot = dotted && self.text[token.end..].starts_with('.');
                let dot_token =
                    dot && matches!(self.tokens.get(next), Some(Token { kind: Kind::Mark('.'), spaced: false, .. }));
                found = Some((next - at + usize::from(dot_token), token.end + usize::from(dot_token), entry));
            }
        }
        found
    }
}

fn is_hebrew(c: char) -> bool {
    ('\u{590}'..='\u{5FF}').contains(&c)
}

/// A word as the lexicon holds it; lower-case ASCII as it is.
pub(super) fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// The entry of a folded word; else that of the word without a particle before it, with the bytes of the particle.
fn look_up(folded: &str, word: &str) -> (Option<Entry>, usize, Option<char>) {
    if let Some(entry) = lexicon::entry(folded) {
        return (Some(entry), 0, None);
    }
    let none = (None, 0, None);
    let Some(first) = word.chars().next() else { return none };
    if first.is_ascii() {
        return none;
    }
    // «مهرماه».
    if let Some(entry) =
        folded.strip_suffix("ماه").and_then(lexicon::entry).filter(|e| matches!(e.cue, Some(Cue::Month(..))))
    {
        return (Some(Entry { weak: false, ..entry }), 0, None);
    }
    let particles = if is_hebrew(first) { "בהולמשכ" } else { "وفبلك" };
    if !particles.contains(first) {
        return none;
    }
    let width = first.len_utf8();
    let rest = |skip: usize| folded.get(skip..).filter(|rest| rest.chars().count() > 1);
    if let Some(entry) = rest(width).and_then(lexicon::entry) {
        return (Some(entry), width, Some(first));
    }
    let second = word[width..].chars().next().filter(|c| particles.contains(*c) && *c != first || *c == 'ل');
    if let Some(second) = second {
        let width = width + second.len_utf8();
        if let Some(entry) = rest(width).and_then(lexicon::entry) {
            return (Some(entry), width, Some(first));
        }
        // «للعام»: the article has lost its alef.
        if second == 'ل' && first == 'ل' {
            let with_article = format!("ال{}", &folded[width.min(folded.len())..]);
            if let Some(entry) = lexicon::entry(&with_article) {
                return (Some(entry), width, Some(first));
            }
        }
    }
    none
}

/// Bytes of the decimals and groups of thousands behind a number.
fn amount_end(text: &str, digits: u8) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let Some(separator) = rest.chars().next().filter(|c| matches!(c, '.' | ',' | '٫' | '٬' | '،')) else {
            break;
        };
        let after = &rest[separator.len_utf8()..];
        let count = after.chars().take_while(|c| digit(*c).is_some()).count();
        // `March 3,2024` and `5،6` are no amounts.
        let is_group = count == 3 || separator != ',' && separator != '،';
        if count == 0 || !is_group && (count > 2 || digits > 2 || separator == '،') || separator == '،' && count != 3
        {
            break;
        }
        end += separator.len_utf8() + after.chars().take(count).map(char::len_utf8).sum::<usize>();
    }
    end
}

/// Returns true for day, month and year with dots between, or with the year first.
fn is_dotted_date(chain: &str) -> bool {
    let parts: Vec<usize> = chain.split('.').map(|part| part.chars().count()).collect();
    let whole = chain.chars().all(|c| digit(c).is_some() || c == '.');
    whole && matches!(parts[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2])
}

/// The letters right behind a number: what they mean, their bytes, and true if they make a code of it.
fn suffix(rest: &str, value: u32) -> (Suffix, usize, bool) {
    let run = &rest[..rest.find(|c: char| !in_word(c)).unwrap_or(rest.len())];
    if run.is_empty() {
        let plural = rest.strip_prefix(['\'', '’']).is_some_and(|after| {
            after.starts_with('s')
                && !after[1..].starts_with(|c: char| c.is_alphanumeric())
                && value.is_multiple_of(10)
                && value > 0
        });
        let width = rest.chars().next().map_or(0, char::len_utf8) + 1;
        return if plural && value >= 1000 { (Suffix::Plural, width, false) } else { (Suffix::None, 0, false) };
    }
    match run.to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => return (Suffix::Ordinal, run.len(), false),
        "s" if value.is_multiple_of(10) && value > 0 => return (Suffix::Plural, run.len(), false),
        _ => {}
    }
    let known = lexicon::entry(&folded(run)).and_then(|entry| entry.cue);
    use Cue::{Am, Counted, Era, Label, Month, PartOfDay, Pm, Unit};
    let fits = matches!(known, Some(Era(_) | Am | Pm | Month(..) | Unit(..) | Counted | PartOfDay(_) | Label));
    (Suffix::None, 0, !fits)
}
