//! A text to tokens.

use super::clock::Clock;
use super::context::Context;
use super::error::ParseError;
use super::numeric::{self, Numbers};
use super::signs::letter_by_place;
use super::strokes::joined_parts;
use super::token::{APOSTROPHE, Run, RunKind, Token};
use super::word::{Uncomputed, Word};
use super::{cardinal, english, hours, lengths, roman};
use super::{folding, lexicon};

/// Letters that belong to the number before them, and what they stand for.
const SUFFIXES: [(&str, &str); 14] = [
    ("st", "th"),
    ("nd", "th"),
    ("rd", "th"),
    ("th", "th"),
    ("er", "th"),
    ("e", "th"),
    ("eme", "th"),
    ("ème", "th"),
    ("ام", "th"),
    ("s", "s"),
    ("c", "c"),
    ("q", "q"),
    ("h", "h"),
    ("w", "w"),
];

/// The tokens of a text, which has only Latin digits and plain spaces. Years before Christ have no months in numbers.
pub(super) fn tokens(text: &str, context: &Context<'_>) -> Result<Vec<Token>, ParseError> {
    let tokens = tokens_of(text, context)?;
    lengths::check(&tokens)?;
    let is_month = |token: &Token| matches!(token, Token::Pair(_) | Token::Date(Numbers { day: None, .. }));
    let before = tokens.iter().any(|token| matches!(token, Token::Word(Word::BeforeChrist, _)));
    match before && tokens.iter().any(is_month) {
        true => tokens_of(text, &Context { years_alone: true, ..*context }),
        false => Ok(tokens),
    }
}

fn tokens_of(text: &str, context: &Context<'_>) -> Result<Vec<Token>, ParseError> {
    let runs = runs(text, context)?;
    let mut tokens = Vec::new();
    let mut torn = Torn::default();
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        at += match &run.kind {
            // `mid-2023`, «ב-3»: this hyphen stands between no two dates.
            RunKind::Token(Token::Dash)
                if matches!(tokens.last(), Some(Token::Word(Word::Third(_) | Word::Edge(_) | Word::Prefix, _))) =>
            {
                1
            }
            RunKind::Token(token) => {
                tokens.push(token.clone());
                1
            }
            RunKind::Letters(word) => {
                match letter_by_place(word, &runs[at..], at.checked_sub(1).map(|i| &runs[i]), &tokens, text)? {
                    Some(word) => {
                        tokens.push(word);
                        1
                    }
                    None => {
                        let taken = words_of(&runs, at, text, &mut tokens)?;
                        torn.see(&runs[at..at + taken], tokens.last())?;
                        taken
                    }
                }
            }
        };
    }
    Ok(joined_parts(tokens))
}

/// Words that may be parts of one number and stand apart: «أحد مارس عشر» is perhaps the eleventh, and no Sunday.
#[derive(Default)]
struct Torn {
    /// A day of the week or an ordinal that is the first part of a number too, and whether it is one without the article.
    unit: Option<bool>,
    /// A number below a hundred in words, and whether it is the second part of eleven to nineteen.
    number: Option<bool>,
    /// «يوم», and «آخر» apart from it: «يوم آخر من فبراير» is another day.
    day: bool,
    late: bool,
}

impl Torn {
    /// Looks at the words that were read last and at what they say.
    fn see(&mut self, runs: &[Run<'_>], last: Option<&Token>) -> Result<(), ParseError> {
        let [Run { kind: RunKind::Letters(word), .. }, ..] = runs else { return Ok(()) };
        let folded = folding::fold(word);
        match last {
            Some(Token::Word(Word::Weekday(_), _)) => match folded.as_str() {
                "احد" | "اثنين" => self.unit = Some(true),
                "الاحد" | "الاثنين" => self.unit = self.unit.or(Some(false)),
                _ => {}
            },
            // «الخامس – عشر».
            Some(Token::Word(Word::Ordinal(1..=9), _)) if !word.is_ascii() => self.unit = self.unit.or(Some(false)),
            Some(Token::Word(Word::Day, _)) => self.day |= folded == "يوم",
            Some(Token::Word(Word::Third(_) | Word::Edge(_), _)) => self.late |= folded == "اخر",
            Some(Token::Number(0..100, ..)) if !word.is_ascii() => {
                let teen = ["عشر", "عشره"].contains(&folded.trim_start_matches('و'));
                self.number = Some(self.number == Some(true) || teen);
            }
            _ => {}
        }
        match (self.unit, self.number) {
            (Some(true), Some(_)) | (Some(false), Some(true)) => Err(ParseError::Unclear),
            _ if self.day && self.late => Err(ParseError::Unclear),
            _ => Ok(()),
        }
    }
}

/// Reads the words that the run `at` starts; gives how many runs they are.
fn words_of(all: &[Run<'_>], at: usize, text: &str, tokens: &mut Vec<Token>) -> Result<usize, ParseError> {
    let (before, runs) = all.split_at(at);
    let letters = runs.iter().map_while(|run| if let RunKind::Letters(word) = run.kind { Some(word) } else { None });
    let shown: Vec<&str> = letters.collect();
    let folded: Vec<String> = shown.iter().map(|word| folding::fold(word)).collect();
    let mut row: Vec<&str> = folded.iter().map(String::as_str).collect();
    if row[0].is_empty() {
        return Ok(1);
    }
    let after_hour = matches!(tokens[..], [.., Token::Word(Word::Hour, _), _]);
    let known =
        |row: &[&str]| lexicon::look_up(row).filter(|(word, _)| after_hour || !matches!(word, Word::Minutes(_)));
    let mut found = known(&row);
    // «الأحد عشر» is the eleventh, or a Sunday and a ten.
    if matches!(row[..], ["الاحد" | "الاثنين", "عشر" | "عشره", ..]) {
        return Err(ParseError::Word(shown[..2].join(" ")));
    }
    if let Some((number, count)) = in_words(&row, runs, text, found.map_or(0, |(_, words)| words))
        .map_err(|words| ParseError::Word(shown[..words.min(shown.len())].join(" ")))?
    {
        // «عشرين وثلاثة» is no number, nor two days.
        let between = tokens.iter().any(|token| matches!(token, Token::Word(Word::Between, _)));
        if !between && cardinal::goes_on(&row[count..]) {
            return Err(ParseError::Word(shown[..count].join(" ")));
        }
        tokens.push(Token::Number(number, number.to_string().len(), ""));
        return Ok(count);
    }
    if let Some(numeral) = roman::number(shown[0], &runs[1..], before) {
        tokens.push(numeral);
        return Ok(1);
    }
    if found.is_none() {
        // «ويوليو», «لعام»: the particle is written together with the word after it.
        for (particle, word) in particles(row[0]) {
            let bare: Vec<&str> = std::iter::once(word).chain(row[1..].iter().copied()).collect();
            let number = cardinal::number(&bare).filter(|_| particle == 'و');
            let looked = known(&bare).filter(|(word, _)| *word != Word::Prefix);
            if looked.is_none() && number.is_none() {
                continue;
            }
            // «15 وعشرين» is no two days.
            let between = tokens.iter().any(|token| matches!(token, Token::Word(Word::Between, _)));
            if looked.is_none() && !between && matches!(tokens.last(), Some(Token::Number(..))) {
                return Err(ParseError::Word(shown[0].to_owned()));
            }
            if matches!(particle, 'و' | 'ו') {
                tokens.push(Token::Word(Word::And, particle.to_string()));
            }
            if let (None, Some((number, count))) = (looked, number) {
                tokens.push(Token::Number(number, number.to_string().len(), ""));
                return Ok(count);
            }
            row[0] = word;
            found = looked;
            break;
        }
    }
    let (word, count) = found.ok_or_else(|| unknown(shown[0]))?;
    let said = shown[..count].join(" ");
    match word {
        Word::Relative => return Err(ParseError::Relative(said)),
        Word::Uncomputed(calendar) => return Err(ParseError::Uncomputed(calendar, said)),
        word => tokens.push(Token::Word(word, said)),
    }
    Ok(count)
}

/// A number in Arabic or English words that is longer than `known` words, and how many they are; how many words are
/// unclear, if they are more than one number.
fn in_words(row: &[&str], runs: &[Run<'_>], text: &str, known: usize) -> Result<Option<(u32, usize)>, usize> {
    if let Some(found) = cardinal::number(row).filter(|(_, count)| *count > known) {
        return Ok(Some(found));
    }
    let comma = |i: usize| runs.get(i + 1).is_some_and(|next| text[runs[i].end..next.start].contains(','));
    let ends: Vec<bool> = (0..row.len()).map(comma).collect();
    match english::number(row, &ends) {
        Some(english::Spelt::One(value, count)) if count > known => Ok(Some((value, count))),
        Some(english::Spelt::Unclear(count)) if count > known => Err(count),
        _ => Ok(None),
    }
}

/// The refusal of a word; one of Hebrew letters with gershayim is a number of the Hebrew calendar.
fn unknown(word: &str) -> ParseError {
    let hebrew = word.contains(|c| matches!(c, 'א'..='ת'));
    match hebrew && word.contains(['\u{5F4}', '\u{5F3}', '"', '″']) {
        true => ParseError::Uncomputed(Uncomputed::Hebrew, word.to_owned()),
        false => ParseError::Word(word.to_owned()),
    }
}

/// The particles that a word may begin with, each with the rest, which has two letters at least.
fn particles(word: &str) -> Vec<(char, &str)> {
    let Some(first) = word.chars().next().filter(|c| "وبلفהבלו".contains(*c)) else { return Vec::new() };
    let rest = &word[first.len_utf8()..];
    let mut found = vec![(first, rest)];
    // «للعام», «ولعام», «وبحلول».
    if let Some(second) = rest.chars().next().filter(|c| "لب".contains(*c)) {
        found.push((first, &rest[second.len_utf8()..]));
    }
    found.retain(|(_, rest)| rest.chars().count() > 1);
    found
}

fn runs<'a>(text: &'a str, context: &Context<'_>) -> Result<Vec<Run<'a>>, ParseError> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = match c {
            _ if c.is_ascii_digit() && is_short_year(text, at) => {
                let year = rest[..2].parse().map_err(|_| ParseError::Unclear)?;
                (Some(RunKind::Token(Token::Number(year, 2, APOSTROPHE))), 2)
            }
            _ if c.is_ascii_digit() => {
                let (token, length) = number(rest, &runs, context)?;
                (Some(RunKind::Token(token)), length)
            }
            _ if is_letter(c) => {
                let length = rest.find(|c| !is_letter(c) && !folding::is_mark(c)).unwrap_or(rest.len());
                (Some(RunKind::Letters(&rest[..length])), length)
            }
            _ => (sign(c, &runs, rest)?.map(RunKind::Token), c.len_utf8()),
        };
        runs.extend(kind.map(|kind| Run { start: at, end: at + length, kind }));
        at += length;
    }
    Ok(runs)
}

/// Returns true if the two digits at a place are a year, as the only apostrophe of the text stands before them and no
/// year of four digits is there.
fn is_short_year(text: &str, at: usize) -> bool {
    let apostrophe = ['\'', '’', '‘'];
    let Some(before) = text[..at].strip_suffix(apostrophe) else { return false };
    let count = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let apart = before.is_empty() || before.ends_with(' ');
    let ended = !text[at + count..].starts_with(|c: char| c.is_alphanumeric());
    apart && ended && count == 2 && longest == 2 && text.matches(apostrophe).count() == 1
}

/// The token of a sign; none for those that only part words.
fn sign(c: char, before: &[Run<'_>], rest: &str) -> Result<Option<Token>, ParseError> {
    Ok(match c {
        '-' | '\u{2010}' | '\u{2011}' if within_word(before, &rest[c.len_utf8()..]) => None,
        '-' | '\u{2010}'..='\u{2015}' | '−' => Some(Token::Dash),
        '/' | '⁄' => Some(Token::Slash),
        '=' => Some(Token::Equals),
        '(' | '[' => Some(Token::Open),
        ')' | ']' => Some(Token::Close),
        '~' | '≈' => Some(Token::Tilde),
        '?' | '؟' => Some(Token::Question),
        ' ' | '.' | ',' | '|' | '“' | '”' | '«' | '»' | '،' | '\'' | '’' | '‘' | 'ʼ' | '`' | ':' | ';' | '؛' | 'ʿ'
        | 'ʾ' => None,
        _ if folding::is_mark(c) => None,
        other => return Err(ParseError::Word(other.to_string())),
    })
}

/// `twenty-first`, `al-Awwal`: a hyphen between letters, of which those before it are no whole date.
fn within_word(before: &[Run<'_>], after: &str) -> bool {
    let halves = [
        "al", "el", "ul", "dhu", "dhul", "l", "j", "rabi", "jumada", "dhi", "jesus", "سه", "پنج", "چهار", "یک", "دو",
        "نیمه",
    ];
    let head = matches!(before.last(), Some(Run { kind: RunKind::Letters(word), .. })
        if halves.iter().any(|half| folding::fold(half) == folding::fold(word)) || english::is_number(&folding::fold(word)));
    head && after.starts_with(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, 'ـ' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// The token at the start of a text that starts with a digit, and how many bytes it has.
fn number(text: &str, before: &[Run<'_>], context: &Context<'_>) -> Result<(Token, usize), ParseError> {
    if let Some(found) = clock(text) {
        return Ok(found);
    }
    let last = before
        .iter()
        .rev()
        .find_map(|run| if let RunKind::Letters(word) = run.kind { Some(folding::fold(word)) } else { None });
    let hour = ["at", "a", "الساعه", "ساعه", "ساعت", "השעה", "בשעה", "um"];
    let after_hour = last.as_deref().is_some_and(|word| hour.contains(&word))
        && matches!(before.last(), Some(Run { kind: RunKind::Letters(_), .. }));
    if let Some((clock, length)) = hours::time(text, after_hour) {
        return Ok((Token::Clock(clock), length));
    }
    let adjoins = matches!(before.last(), Some(Run { kind: RunKind::Letters(_), .. }));
    let word = last.as_deref().and_then(|word| lexicon::look_up(&[word])).map(|(word, _)| word);
    let counted =
        adjoins && matches!(word, Some(Word::Quarter | Word::HalfYear | Word::Week | Word::QuarterOf | Word::HalfOf));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !counted && let Some(found) = date_of_numbers(text, digits, before, context) {
        return Ok(found);
    }
    let value = text[..digits].parse().map_err(|_| ParseError::Word(text[..digits].to_owned()))?;
    let after = &text[digits..];
    let letters = after.strip_prefix(['\'', '’']).unwrap_or(after);
    let run = &letters[..letters.find(|c| !is_letter(c)).unwrap_or(letters.len())];
    let suffix = SUFFIXES.into_iter().find(|(suffix, _)| run.to_lowercase() == *suffix);
    let length = if suffix.is_some() { text.len() - letters.len() + run.len() } else { digits };
    Ok((Token::Number(value, digits, suffix.map_or("", |(_, means)| means)), length))
}

fn date_of_numbers(text: &str, digits: usize, before: &[Run<'_>], context: &Context<'_>) -> Option<(Token, usize)> {
    let joined = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.' | '\\')).unwrap_or(text.len());
    let joined = text[..joined].trim_end_matches(|c: char| !c.is_ascii_digit());
    let lasting = |run: &Run<'_>| match run.kind {
        RunKind::Letters(word) => {
            let word = folding::fold(word);
            [
                "fy",
                "fiscal",
                "academic",
                "school",
                "season",
                "موسم",
                "الدراسي",
                "الدراسيه",
                "المالي",
                "الماليه",
                "الجامعي",
                "saison",
            ]
            .iter()
            .any(|known| folding::fold(known) == word || folding::fold(known) == word.trim_start_matches("ال"))
        }
        RunKind::Token(_) => false,
    };
    if let Some(pair) = numeric::pair(joined, before.iter().any(lasting)).filter(|_| !context.years_alone) {
        return Some((Token::Pair(pair), joined.len()));
    }
    if (joined.len() > digits || digits == 8)
        && let Some(date) = numeric::date(joined, context.order)
        && !(context.years_alone && digits == 4 && date.day.is_none())
    {
        return Some((Token::Date(date), joined.len()));
    }
    let (joined, length) = numeric::spaced(text).or_else(|| numeric::spaced_in(text))?;
    numeric::date(&joined, context.order).map(|date| (Token::Date(date), length))
}

/// `10:30`, `10:30:15`, with `Z` or `+03:00`; a hyphen behind leads to another time of day.
fn clock(text: &str) -> Option<(Token, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    text[..end].contains(':').then_some(())?;
    let fraction = text[end..].strip_prefix('.').map_or(0, |rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 { digits + 1 } else { 0 }
    });
    let end = end + fraction;
    let zone = text[end..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '+' | 'Z' | 'z'));
    let whole = zone.map_or(text.len(), |at| end + at);
    let read = |end: usize| Clock::parse(&text[..end]).map(|clock| (Token::Clock(clock), end));
    read(whole).or_else(|| read(end))
}
