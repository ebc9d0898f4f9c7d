//! Languages, their scripts, and the way they are written.

use super::Direction;

/// Scripts that are written from right to left (ISO 15924; Unicode, PropertyValueAliases and Bidi_Class).
const SCRIPTS: [&str; 38] = [
    "Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Hatr", "Hebr", "Hung", "Khar", "Lydi", "Mand",
    "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Palm", "Phli", "Phlp", "Phnx", "Prti", "Rohg",
    "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi",
];

/// Languages that are written from right to left unless their tag names another script (CLDR, likely subtags), with the
/// spoken kinds of Arabic, Persian and Hebrew that have tags of their own.
const LANGUAGES: [&str; 78] = [
    "ar", "fa", "he", "iw", "ur", "ps", "sd", "ug", "yi", "ji", "dv", "ckb", "nqo", "syr", "arc", "prs", "pes", "pnb",
    "azb", "lrc", "glk", "mzn", "bqi", "haz", "sdh", "lki", "luz", "ks", "skr", "brh", "bal", "bgn", "khw", "trw",
    "hnd", "hno", "lah", "gwc", "gju", "bft", "dcc", "swb", "aao", "abh", "abv", "acm", "acq", "acw", "acx", "adf",
    "aeb", "aec", "afb", "ajp", "apc", "apd", "arb", "arq", "ars", "ary", "arz", "avl", "ayh", "ayl", "ayn", "ayp",
    "pga", "shu", "ssh", "jpr", "jrb", "yhd", "sam", "smp", "mid", "aii", "tmr", "rhg",
];

/// Languages that are so in some countries only.
const REGIONS: [(&str, &[&str]); 8] = [
    ("az", &["IR", "IQ"]),
    ("kk", &["CN", "AF", "IR"]),
    ("ku", &["IR", "LB", "IQ"]),
    ("ky", &["CN"]),
    ("ms", &["CC"]),
    ("pa", &["PK"]),
    ("tk", &["AF"]),
    ("uz", &["AF"]),
];

/// The direction in which a language is written, by its BCP 47 tag or the name of a system locale: by the script that it
/// names, else by that of its language in its region.
pub fn direction(tag: &str) -> Direction {
    let mut parts = tag.split(['-', '_', '.', '@']);
    let language = parts.next().unwrap_or_default();
    let mut region = "";
    for part in parts {
        match part.len() {
            // What follows belongs to no language.
            1 => break,
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => return of(is_script_rtl(part)),
            2 if region.is_empty() => region = part,
            _ => {}
        }
    }
    let among = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let in_region = REGIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(language));
    of(among(&LANGUAGES, language) || in_region.is_some_and(|(_, regions)| among(regions, region)))
}

impl Direction {
    /// The direction in which a language is written, by its BCP 47 tag: see [`direction`].
    pub fn of_language(tag: &str) -> Self {
        direction(tag)
    }
}

fn is_script_rtl(script: &str) -> bool {
    SCRIPTS.iter().any(|known| known.eq_ignore_ascii_case(script))
}

fn of(is_rtl: bool) -> Direction {
    if is_rtl { Direction::Rtl } else { Direction::Ltr }
}

/// Returns true for a tag that names no language: empty, or `und` (BCP 47, 4.1).
pub fn is_unknown(tag: &str) -> bool {
    tag.is_empty() || tag.split(['-', '_']).next().is_some_and(|language| language.eq_ignore_ascii_case("und"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_tell_the_way_of_writing() {
        let rtl = [
            "ar",
            "AR-eg",
            "ar_EG.UTF-8",
            "fa",
            "fa-IR",
            "he",
            "iw",
            "ur",
            "ur-PK",
            "yi",
            "dv",
            "syr",
            "nqo",
            "ckb",
            "ku-Arab",
            "ku-Arab-IQ",
            "ku-IQ",
            "pa-Arab",
            "pa-PK",
            "uz-AF",
            "az-Arab",
            "und-Arab",
            "und-Hebr",
            "ff-Adlm",
            "arz",
            "apc",
            "sd",
            "ug",
            "ks",
            "en-Hebr",
            "rhg",
            "man-Nkoo",
            "ms-Arab",
            "ar-x-latn",
        ];
        let ltr = [
            "",
            "en",
            "fr",
            "de",
            "ar-Latn",
            "ar-Latn-EG",
            "fa-Latn",
            "he_Latn",
            "sd-Deva",
            "ku",
            "ku-TR",
            "ku-Latn",
            "pa",
            "pa-IN",
            "az",
            "uz",
            "tg",
            "und",
            "zh-Hant",
            "ja",
            "C.UTF-8",
            "ff",
            "am",
            "arn",
        ];
        for (tags, expected) in [(&rtl[..], Direction::Rtl), (&ltr[..], Direction::Ltr)] {
            tags.iter().for_each(|tag| assert_eq!(direction(tag), expected, "{tag}"));
        }
        for (tag, expected) in [("", true), ("und", true), ("UND-Arab", true), ("ar", false), ("undx", false)] {
            assert_eq!(is_unknown(tag), expected, "{tag}");
        }
    }
}
