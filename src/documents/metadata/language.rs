//! The language of a text, by its letters, or, where many languages share them, by the small words that every text has.

use crate::base::script;

/// Bytes of a text that are looked at.
const SAMPLE: usize = 40_000;

/// Small words that are frequent in one language of Latin letters and not in the others.
const SMALL_WORDS: [(&str, &[&str]); 9] = [
    ("en", &["the", "of", "and", "to", "that", "was", "with", "is", "were", "this"]),
    ("fr", &["les", "des", "est", "une", "dans", "pour", "qui", "sur", "pas", "et"]),
    ("de", &["der", "die", "und", "das", "ist", "nicht", "mit", "von", "den", "ein"]),
    ("es", &["el", "los", "las", "por", "una", "del", "con", "su", "más", "y"]),
    ("it", &["il", "di", "che", "non", "per", "della", "gli", "sono", "dei", "è"]),
    ("pt", &["os", "não", "uma", "com", "dos", "ao", "da", "em", "são", "um"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "olarak", "daha", "çok", "gibi", "olan"]),
    ("nl", &["het", "een", "van", "niet", "zijn", "voor", "op", "te", "aan", "ook"]),
    ("id", &["yang", "dan", "dengan", "untuk", "pada", "tidak", "ini", "dari", "dalam", "itu"]),
];

/// The fewest small words that tell a language.
const FEWEST: usize = 3;

/// The language of a text (BCP 47), if its letters or words tell it.
pub fn language_of_text(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if let Some(language) = script::language([sample]) {
        // A script is no language: somebody has to say which it is.
        return Some(language).filter(|language| !language.starts_with("und"));
    }
    let mut counts = [0; SMALL_WORDS.len()];
    let mut words = 0;
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let word = word.to_lowercase();
        for (count, (_, small)) in counts.iter_mut().zip(SMALL_WORDS) {
            *count += usize::from(small.contains(&&*word));
        }
    }
    let best = (0..counts.len()).max_by_key(|nth| counts[*nth])?;
    let second = (0..counts.len()).filter(|nth| *nth != best).map(|nth| counts[nth]).max().unwrap_or_default();
    let is_clear = counts[best] >= FEWEST && counts[best] >= 2 * second && counts[best] * 20 >= words;
    is_clear.then_some(SMALL_WORDS[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_tell_their_language() {
        let cases = [
            ("كشفت وثائق المحكمة أن الشركة ناقشت الأمر", Some("ar")),
            ("دادگاه گفت که این اسناد در ژانویه منتشر شده است و گزارش‌ها را پذیرفت", Some("fa")),
            ("בית המשפט אמר כי המסמכים פורסמו", Some("he")),
            ("The court said that the documents of the company were released", Some("en")),
            ("La cour a dit que les documents des parties sont publiés dans une base qui est ouverte", Some("fr")),
            ("Das Gericht hat die Akten und den Bericht der Firma nicht veröffentlicht", Some("de")),
            ("El tribunal dijo que los documentos y las cartas del caso son por una parte públicos", Some("es")),
            ("GPT-4 Llama 3", None),
            ("", None),
            ("12 34", None),
        ];
        for (text, expected) in cases {
            assert_eq!(language_of_text(text), expected, "{text}");
        }
    }
}
