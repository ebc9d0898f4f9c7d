//! The few words of a chronology, and dates for reading, in the language of the project.

use crate::base::Direction;
use crate::base::direction::direction_of_language;
use crate::formats::kit::months;
use crate::model::EdtfDate;
use crate::model::date::{DatePart, End, Form, Precision};
use crate::model::quotation::{Concealment, Doubt};

/// The words of one language.
pub(crate) struct ChronologyWords {
    /// Its tag.
    pub language: &'static str,
    /// The heading of a chronology whose project has no title.
    pub untitled: &'static str,
    /// The heading of the events that have no place in time.
    pub undated: &'static str,
    /// The heading of the list of documents.
    pub sources: &'static str,
    /// Before a quote that speaks against its event.
    pub against: &'static str,
    /// Status.
    pub confirmed: &'static str,
    /// Status.
    pub disputed: &'static str,
    /// Status.
    pub forecast: &'static str,
    /// Between the parts of a list, with its space.
    pub comma: &'static str,
    /// Doubt about a quote, in words.
    pub doubt: fn(Doubt) -> &'static str,
    /// Before the words of a quote behind those that stand in the source.
    pub recorded: &'static str,
    /// Quotation marks.
    pub quotes: [&'static str; 2],
    about: &'static str,
    uncertain: &'static str,
    between: [&'static str; 3],
    since: &'static str,
    until: &'static str,
    before_christ: &'static str,
    months: &'static [&'static str; 12],
}

static ARABIC: ChronologyWords = ChronologyWords {
    language: "ar",
    untitled: "تسلسل زمني",
    undated: "بلا تاريخ",
    sources: "المصادر",
    against: "ينفيه:",
    confirmed: "مؤكد",
    disputed: "مختلف فيه",
    forecast: "متوقع",
    comma: "، ",
    doubt: |doubt| match doubt {
        Doubt::OtherContext => "وارد في المصدر في سياق غير المسجَّل",
        Doubt::Respelled => "رسمه في المصدر مختلف",
        Doubt::Altered => "في المصدر غير هذا",
        Doubt::Ambiguous(_) => "يوافق أكثر من موضع في المصدر على السواء",
        Doubt::Absent => "ليس في المصدر",
        Doubt::Concealed(Concealment::Struck) => "مشطوب في المصدر",
        Doubt::Concealed(Concealment::Hidden) => "مخفيّ في المصدر",
        Doubt::Concealed(Concealment::Covered) => "محجوب في المصدر",
        Doubt::Concealed(Concealment::Replaced) => "في ملف المصدر وحده، وصفحته تعرض كلامًا غيره",
        Doubt::Concealed(Concealment::Prompt) => "مطالبة بتعبئة خانة في المصدر، لا من كلام كاتبه",
        Doubt::Unread => "لم يُتحقق منه لغياب نص وثيقته",
        Doubt::Unchecked => "لم يُتحقق منه",
    },
    recorded: "والمسجَّل هنا",
    quotes: ["«", "»"],
    about: "نحو ",
    uncertain: " (غير مؤكد)",
    between: ["من ", " إلى ", ""],
    since: "منذ ",
    until: "حتى ",
    before_christ: " ق.م",
    months: &months::ARABIC,
};

static ENGLISH: ChronologyWords = ChronologyWords {
    language: "en",
    untitled: "Chronology",
    undated: "Undated",
    sources: "Sources",
    against: "Against:",
    confirmed: "confirmed",
    disputed: "disputed",
    forecast: "forecast",
    comma: ", ",
    doubt: |doubt| match doubt {
        Doubt::OtherContext => "In the source among other words than recorded",
        Doubt::Respelled => "Spelt otherwise in the source",
        Doubt::Altered => "Stands otherwise in the source",
        Doubt::Ambiguous(_) => "Fits several places in the source equally well",
        Doubt::Absent => "Not in the source",
        Doubt::Concealed(Concealment::Struck) => "Struck out in the source",
        Doubt::Concealed(Concealment::Hidden) => "Hidden in the source",
        Doubt::Concealed(Concealment::Covered) => "Covered up in the source",
        Doubt::Concealed(Concealment::Replaced) => {
            "Only in the file of the source, the page of which shows other words"
        }
        Doubt::Concealed(Concealment::Prompt) => "A prompt to fill in a field of the source, no words of its author",
        Doubt::Unread => "Not checked, as the text of its document is missing",
        Doubt::Unchecked => "Not checked",
    },
    recorded: "Recorded here",
    quotes: ["“", "”"],
    about: "about ",
    uncertain: " (uncertain)",
    between: ["", " to ", ""],
    since: "since ",
    until: "until ",
    before_christ: " BC",
    months: &months::ENGLISH,
};

/// The words for a language; Arabic for those written from right to left, English for the others.
pub(crate) fn of(language: &str) -> &'static ChronologyWords {
    match direction_of_language(language) {
        Direction::Rtl => &ARABIC,
        Direction::Ltr => &ENGLISH,
    }
}

impl ChronologyWords {
    /// A year as a heading; 0 is 1 BC.
    pub(crate) fn year(&self, year: i64) -> String {
        if year > 0 { year.to_string() } else { format!("{}{}", 1 - year, self.before_christ) }
    }

    /// A date for reading. What has no simple words stays EDTF: nothing is made more exact than it is.
    pub(crate) fn date(&self, when: &EdtfDate) -> String {
        let words = match when.form() {
            Form::Date(date) => self.part(&date),
            Form::Interval(End::Date(from), End::Date(to)) => self.span(&from, &to),
            Form::Interval(End::Date(from), End::Open) => self.part(&from).map(|date| format!("{}{date}", self.since)),
            Form::Interval(End::Open, End::Date(to)) => self.part(&to).map(|date| format!("{}{date}", self.until)),
            _ => None,
        };
        words.unwrap_or_else(|| when.as_str().to_owned())
    }

    fn span(&self, from: &DatePart, to: &DatePart) -> Option<String> {
        let [before, middle, after] = self.between;
        Some(format!("{before}{}{middle}{}{after}", self.part(from)?, self.part(to)?))
    }

    fn part(&self, date: &DatePart) -> Option<String> {
        let known = matches!(date.precision(), Precision::Year | Precision::Month | Precision::Day | Precision::Second);
        // A day without its month, a year beyond four digits: better as they are written.
        if !known || (date.day.is_some() && date.month.is_none()) || date.significant.is_some() {
            return None;
        }
        let year = self.year(date.year);
        let month = date.month.and_then(|month| self.months.get(usize::from(month).checked_sub(1)?));
        let mut words = match (date.day, month) {
            (Some(day), Some(month)) => format!("{day} {month} {year}"),
            (None, Some(month)) => format!("{month} {year}"),
            _ => year,
        };
        if let Some((hour, minute, _)) = date.time {
            words = format!("{words}{}{hour:02}:{minute:02}", self.comma);
        }
        let about = if date.approximate { self.about } else { "" };
        let uncertain = if date.uncertain { self.uncertain } else { "" };
        Some(format!("{about}{words}{uncertain}"))
    }
}

/// The value of HTML's `datetime`: a year, month or day that is given in full and without doubt.
pub fn machine_date(when: &EdtfDate) -> Option<String> {
    let Form::Date(date) = when.form() else { return None };
    let plain = !date.approximate && !date.uncertain && date.significant.is_none() && (1..=9999).contains(&date.year);
    match date.precision() {
        Precision::Year if plain && date.day.is_none() && !when.as_str().contains('X') => {
            Some(format!("{:04}", date.year))
        }
        Precision::Month if plain && !when.as_str().contains('X') => {
            Some(format!("{:04}-{:02}", date.year, date.month?))
        }
        Precision::Day | Precision::Second if plain => {
            Some(format!("{:04}-{:02}-{:02}", date.year, date.month?, date.day?))
        }
        _ => None,
    }
}
