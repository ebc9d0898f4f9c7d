//! A text to tokens.

use super::numeric::{self, Numbers, Order};
use super::words::{self, Word};
use super::{Refusal, seconds};

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// What a word says, and the word.
    Word(Word, String),
    /// A number, how many digits it has, and the letters that hang on it: `st`, `nd`, `rd`, `th`, `s`, `c`.
    Number(u32, usize, &'static str),
    /// A date of numbers.
    Date(Numbers),
    /// A time of day with its seconds.
    Clock(String),
    Dash,
    Slash,
    Tilde,
    Question,
}

/// Letters that belong to the number before them.
const SUFFIXES: [&str; 6] = ["st", "nd", "rd", "th", "s", "c"];

/// A run of characters of one kind.
#[derive(Debug)]
enum Run<'a> {
    Letters(&'a str),
    Token(Token),
}

/// The tokens of a text, which has only Latin digits and plain spaces.
pub(super) fn tokens(text: &str, order: Order) -> Result<Vec<Token>, Refusal> {
    let runs = runs(text, order)?;
    let mut tokens = Vec::new();
    let mut rest = &runs[..];
    while let [first, ..] = rest {
        rest = match first {
            // `mid-2023`: this hyphen stands between no two dates.
            Run::Token(Token::Dash) if matches!(tokens.last(), Some(Token::Word(Word::Third(_), _))) => &rest[1..],
            Run::Token(token) => {
                tokens.push(token.clone());
                &rest[1..]
            }
            Run::Letters(_) => &rest[words_of(rest, &mut tokens)?..],
        };
    }
    Ok(tokens)
}

/// Reads the words that `runs` start with; gives how many runs they are.
fn words_of(runs: &[Run<'_>], tokens: &mut Vec<Token>) -> Result<usize, Refusal> {
    let letters = runs.iter().map_while(|run| if let Run::Letters(word) = run { Some(*word) } else { None });
    let shown: Vec<&str> = letters.collect();
    let folded: Vec<String> = shown.iter().map(|word| words::fold(word)).collect();
    let mut row: Vec<&str> = folded.iter().map(String::as_str).collect();
    let mut found = words::look_up(&row);
    if found.is_none() && row[0].is_empty() {
        return Ok(1);
    }
    // «ويوليو», «لعام»: the particle is written together with the word after it.
    if found.is_none()
        && let Some((particle, word)) = split_particle(row[0])
    {
        row[0] = word;
        found = words::look_up(&row);
        if let (Some(_), 'و') = (found, particle) {
            tokens.push(Token::Word(Word::And, "و".to_owned()));
        }
    }
    let (word, count) = found.ok_or_else(|| Refusal::Word(shown[0].to_owned()))?;
    let said = shown[..count].join(" ");
    match word {
        Word::Relative => return Err(Refusal::Relative(said)),
        word => tokens.push(Token::Word(word, said)),
    }
    Ok(count)
}

fn split_particle(word: &str) -> Option<(char, &str)> {
    let particle = word.chars().next().filter(|c| matches!(c, 'و' | 'ب' | 'ل'))?;
    Some((particle, &word[particle.len_utf8()..])).filter(|(_, rest)| !rest.is_empty())
}

fn runs(text: &str, order: Order) -> Result<Vec<Run<'_>>, Refusal> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            _ if c.is_ascii_digit() => {
                let (token, length) = number(rest, order)?;
                runs.push(Run::Token(token));
                length
            }
            _ if is_letter(c) => {
                let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
                runs.push(Run::Letters(&rest[..length]));
                length
            }
            _ => {
                match c {
                    '-' | '\u{2010}'..='\u{2015}' | '−' => runs.push(Run::Token(Token::Dash)),
                    '/' => runs.push(Run::Token(Token::Slash)),
                    '~' | '≈' => runs.push(Run::Token(Token::Tilde)),
                    '?' | '؟' => runs.push(Run::Token(Token::Question)),
                    ' ' | '.' | ',' | '،' | '(' | ')' | '\'' | '’' | ':' | ';' | '؛' | 'ʿ' | 'ʾ' => {}
                    other => return Err(Refusal::Word(other.to_string())),
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    Ok(runs)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, 'ـ' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// The token at the start of a text that starts with a digit, and how many bytes it has.
fn number(text: &str, order: Order) -> Result<(Token, usize), Refusal> {
    if let Some(found) = clock(text) {
        return Ok(found);
    }
    let joined = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.' | '\\')).unwrap_or(text.len());
    let joined = text[..joined].trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (joined.len() > digits || digits == 8)
        && let Some(date) = numeric::date(joined, order)
    {
        return Ok((Token::Date(date), joined.len()));
    }
    let value = text[..digits].parse().map_err(|_| Refusal::Word(text[..digits].to_owned()))?;
    let after = &text[digits..];
    let letters = after.strip_prefix(['\'', '’']).unwrap_or(after);
    let run = &letters[..letters.find(|c| !is_letter(c)).unwrap_or(letters.len())];
    let suffix = SUFFIXES.into_iter().find(|suffix| run.eq_ignore_ascii_case(suffix));
    let length = if suffix.is_some() { text.len() - letters.len() + run.len() } else { digits };
    Ok((Token::Number(value, digits, suffix.unwrap_or("")), length))
}

/// `10:30`, `10:30:15`, with `Z` or `+03:00`.
fn clock(text: &str) -> Option<(Token, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    text[..end].contains(':').then_some(())?;
    let zone = text[end..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '+' | '-' | 'Z'));
    let whole = zone.map_or(text.len(), |at| end + at);
    let read = |end: usize| seconds(&text[..end]).map(|time| (Token::Clock(time), end));
    read(whole).or_else(|| read(end))
}
