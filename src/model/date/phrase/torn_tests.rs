//! Right phrases with their words in another order, with one word more or one less: whatever is read without a doubt
//! is what it was, or what a person would read too.

use super::{Context, Note, ParseError, ParsedDate, parse_phrase};

/// One date each, of which no part can be taken for another one when it stands elsewhere.
const DATES: [&str; 26] = [
    "15 مارس 2024",
    "أحد عشر مارس 2024",
    "الحادي والعشرين مارس 2024",
    "يوم الأحد 3 مارس 2024",
    "5 مارس سنة ألفين وثلاثة وعشرين",
    "15 كانون الثاني 2024",
    "15 تشرين الأول 2024",
    "15 مارس 2024 ق.م",
    "15 رمضان 1445 هـ",
    "15 ربيع الأول 1445 هـ",
    "15 جمادى الآخرة 1445",
    "الربع الأول 2024",
    "صيف عام 2020",
    "القرن التاسع عشر",
    "تسعينيات القرن العشرين",
    "15 March 2024",
    "March 15th, 2024",
    "Sunday 3 March 2024",
    "March 5th nineteen eighty-four",
    "late 19th century",
    "Q1 2024",
    "15 Ramadan 1445 AH",
    "3 March 2024 5:54 pm",
    "3 avril 2024 14h30",
    "۱۵ اسفند ۱۴۰۲",
    "3 במרץ 2024",
];

/// Second parts of a kind that those dates have already, or parts of words.
const MORE: [&str; 22] = [
    "أبريل",
    "2023",
    "3",
    "الأول",
    "عشر",
    "ثلاثة",
    "أحد",
    "الثاني",
    "شعبان",
    "1446",
    "April",
    "twenty",
    "second",
    "May",
    "1990s",
    "القرن",
    "12/2023",
    "Monday",
    "الاثنين",
    "وعشرين",
    "ألف",
    "مئة",
];

fn read(text: &str) -> Result<ParsedDate, ParseError> {
    parse_phrase(text, &Context::default())
}

fn in_doubt(read: &ParsedDate) -> bool {
    let doubt = |note: &Note| {
        matches!(
            note,
            Note::DayOrMonth(_)
                | Note::Or(_)
                | Note::InCalendar(..)
                | Note::Midnight(_)
                | Note::Weekday { .. }
                | Note::NoYear
        )
    };
    read.notes.iter().any(doubt)
}

/// All orders of up to four words, else those with two words changed for each other.
fn orders<'w>(words: &[&'w str]) -> Vec<Vec<&'w str>> {
    if words.len() <= 1 {
        return vec![words.to_vec()];
    }
    if words.len() <= 4 {
        let first = |i: usize| {
            let mut rest = words.to_vec();
            let word = rest.remove(i);
            orders(&rest).into_iter().map(move |mut order| {
                order.insert(0, word);
                order
            })
        };
        return (0..words.len()).flat_map(first).collect();
    }
    let pairs = (0..words.len()).flat_map(|i| (i + 1..words.len()).map(move |j| (i, j)));
    let swapped = |(i, j)| {
        let mut order = words.to_vec();
        order.swap(i, j);
        order
    };
    pairs.map(swapped).collect()
}

#[test]
fn another_order_says_the_same_or_is_refused() {
    let (mut same, mut all) = (0, 0);
    for date in DATES {
        let value = read(date).unwrap_or_else(|refusal| panic!("{date}: {refusal}")).when;
        for order in orders(&date.split(' ').collect::<Vec<_>>()) {
            let text = order.join(" ");
            all += 1;
            if let Ok(other) = read(&text) {
                same += 1;
                assert!(other.when == value || in_doubt(&other), "{date} as {text}: {}", other.when);
            }
        }
    }
    assert!(all > 300 && same > 100, "{same} of {all}");
}

#[test]
fn a_second_part_of_a_kind_is_never_taken_in_silence() {
    let (mut refused, mut taken) = (0, Vec::new());
    for date in DATES {
        let value = read(date).unwrap_or_else(|refusal| panic!("{date}: {refusal}")).when;
        let words: Vec<&str> = date.split(' ').collect();
        for (more, at) in MORE.iter().flat_map(|more| (0..=words.len()).map(move |at| (more, at))) {
            let mut words = words.clone();
            words.insert(at, more);
            let text = words.join(" ");
            match read(&text) {
                Ok(other) => {
                    let read_so = || TAKEN.contains(&(text.as_str(), other.when.as_str()));
                    if other.when != value && !in_doubt(&other) && !read_so() {
                        taken.push(format!("(\"{text}\", \"{}\"),", other.when));
                    }
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(taken.is_empty(), "{}", taken.join("\n"));
    assert!(refused > 1000, "{refused}");
}

/// Texts that a person would read so as well.
const TAKEN: [(&str, &str); 2] =
    [("الحادي عشر والعشرين مارس 2024", "{2024-03-11,2024-03-20}"), ("5 مارس سنة ألفين وثلاثة مئة وعشرين", "2320-03-05")];
