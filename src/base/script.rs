//! The language that letters give away, for texts that do not name theirs.

use icu_properties::props::Script;
use icu_properties::script::ScriptWithExtensions;

/// Scripts that are written from right to left, and what texts in them are taken for.
const SCRIPTS: [(Script, &str); 6] = [
    (Script::Arabic, "und-Arab"),
    (Script::Hebrew, "he"),
    (Script::Syriac, "syr"),
    (Script::Thaana, "dv"),
    (Script::Nko, "nqo"),
    (Script::Adlam, "ff-Adlm"),
];

/// Returns true for a character of the Arabic script, or one that it shares with others (Unicode, Script_Extensions).
pub fn is_arabic(c: char) -> bool {
    is_of(c, Script::Arabic)
}

fn is_of(c: char, script: Script) -> bool {
    !c.is_ascii() && ScriptWithExtensions::new().has_script(c, script)
}

/// Letters of the Arabic script that few languages have, and how many of a hundred letters they are at least where they are
/// the language's own and not those of a foreign name. The languages that share letters with others come after them.
const MARKERS: [(&str, &str, usize); 4] =
    [("ug", "ۇۈۋ", 4), ("ckb", "ەڕڵێۆ", 6), ("ps", "ټډړږښګڼۍ", 2), ("ur", "ٹڈڑےںہھ", 3)];
/// Letters that Persian has and Arabic does not, or in another form.
const PERSIAN: &str = "پچژگکی";
/// Letters that Arabic has and Persian does not, or in another form, or only in words from Arabic.
const ARABIC: &str = "كيىةأإٱ";
/// Factor by which one side of the two has to outweigh the other.
const CLEARLY: usize = 3;
/// Letters of Yiddish that Hebrew does not use.
const YIDDISH: &str = "װױײ";

/// The language (BCP 47) of texts most of whose letters are of a script that is written from right to left, as far as the
/// letters tell it, else the script (`und-Arab`); `None` for all others, whose letters many languages share.
pub fn language<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<&'static str> {
    let mut letters = Letters::default();
    texts.into_iter().for_each(|text| letters.add(text));
    let most = (0..SCRIPTS.len()).find(|nth| letters.of[*nth] * 2 > letters.all)?;
    Some(match SCRIPTS[most].1 {
        "und-Arab" => arabic(&letters, letters.of[most]),
        "he" if letters.count(YIDDISH) > 1 => "yi",
        language => language,
    })
}

fn arabic(letters: &Letters, all: usize) -> &'static str {
    let is_marked = |&&(_, markers, share): &&(&str, &str, usize)| {
        let count = letters.count(markers);
        count > 1 && count * 100 >= all * share
    };
    if let Some((language, ..)) = MARKERS.iter().find(is_marked) {
        return language;
    }
    // The article counts as a letter of Arabic: short titles may have no other sign.
    let (persian, arabic) = (letters.count(PERSIAN), letters.count(ARABIC) + letters.articles);
    match () {
        () if persian > 1 && persian >= arabic * CLEARLY => "fa",
        () if arabic > 0 && arabic >= persian * CLEARLY => "ar",
        () => "und-Arab",
    }
}

/// Counts of letters.
#[derive(Default)]
struct Letters {
    /// Letters of any script.
    all: usize,
    /// Letters of each of [`SCRIPTS`].
    of: [usize; SCRIPTS.len()],
    /// Those that tell one language from another.
    telling: std::collections::HashMap<char, usize>,
    /// Words that begin with the Arabic article.
    articles: usize,
}

impl Letters {
    fn add(&mut self, text: &str) {
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            self.all += 1;
            let of = SCRIPTS.iter().position(|(script, _)| is_of(c, *script));
            if let Some(nth) = of {
                self.of[nth] += 1;
                *self.telling.entry(c).or_default() += 1;
            }
        }
        let begins = |word: &&str| {
            let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
            ["ال", "وال", "بال", "لل"].iter().any(|article| word.starts_with(article))
        };
        self.articles += text.split_whitespace().filter(begins).count();
    }

    fn count(&self, letters: &str) -> usize {
        letters.chars().filter_map(|c| self.telling.get(&c)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_a_language_only_where_they_are_clear() {
        let table: [(&[&str], Option<&str>); 24] = [
            (&["إطلاق نماذج Llama 3", "اليوم الوطني"], Some("ar")),
            (&["القرار"], Some("ar")),
            (&["اجتماع مع پيتر وچارلز في الگراج"], Some("und-Arab")),
            (&["وقع الحادث يوم الأحد", "شكوى"], Some("ar")),
            (&["جشن نوروز در ایران", "پایان گزارش"], Some("fa")),
            (&["او نمی\u{200c}دانست که کتاب\u{200c}ها کجا هستند"], Some("fa")),
            (&["گزارش کمیسیون ویژه درباره حادثه", "رئیس دادگاه"], Some("fa")),
            (&["حادثے کی رپورٹ پیش کی گئی", "عدالت نے فیصلہ سنایا ہے"], Some("ur")),
            (&["ڕاپۆرتی لێکۆڵینەوە لە ڕووداوەکە", "دادگا بڕیاری دا"], Some("ckb")),
            (&["د محکمې پرېکړه خپره شوه", "ښاغلي وزیر ته ږغ وشو"], Some("ps")),
            (&["ئۇيغۇر ئېلىدىكى ۋەقە", "سوت ھۆكۈم چىقاردى"], Some("ug")),
            (&["سند"], Some("und-Arab")),
            (&["محمود", "دخل عمر"], Some("und-Arab")),
            (&["گزارش پيش يوم"], Some("und-Arab")),
            (&["יום העצמאות"], Some("he")),
            (&["די װעלט איז גרױס", "אַ ייִדישע צײַטונג װאָס"], Some("yi")),
            (&["ܣܘܪܝܝܐ"], Some("syr")),
            (&["ޑިވެހިރާއްޖެ"], Some("dv")),
            (&["ߒߞߏ"], Some("nqo")),
            (&["Kadrey v. Meta", "الدحل"], None),
            (&["1963-11-22"], None),
            (&["Война и мир"], None),
            (&[""], None),
            (&[], None),
        ];
        for (texts, expected) in table {
            assert_eq!(language(texts.iter().copied()), expected, "{texts:?}");
        }
    }
}
