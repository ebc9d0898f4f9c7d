//! What the name of a column says of its cells: their calendar, their zone, their unit, and whether they are a start or
//! an end.

use crate::base::digits;
use crate::base::fold::fold_letters;

/// A calendar that a column names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The Gregorian calendar.
    Gregorian,
    /// The Hijri calendar of the moon.
    Hijri,
    /// The solar Hijri calendar.
    Persian,
    /// The Jewish calendar.
    Jewish,
}

impl Calendar {
    /// Its word in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Hijri => "hijri",
            Self::Persian => "persian",
            Self::Jewish => "jewish",
        }
    }
}

/// A zone that a column names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// So many minutes ahead of UTC, all year round.
    Ahead(i16),
    /// A place whose clocks were changed in some years, or are still.
    Place(String),
}

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

/// The name of a column, in words that are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its words, without those that name a calendar or a shift from UTC.
    pub words: Vec<String>,
    /// The calendar that it names.
    pub calendar: Option<Calendar>,
    /// The zone that it names.
    pub zone: Option<Zone>,
    /// The unit that it names.
    pub unit: Option<Unit>,
    /// Whether it names a column that numbers the rows; «م» alone is what is read as the era elsewhere.
    pub is_serial: bool,
}

impl Heading {
    /// Reads a name.
    pub fn of(name: &str) -> Self {
        let (name, ahead) = without_shift(&folded(&camel_split(name)));
        let mut words = words(&name);
        let zone = ahead.map(Zone::Ahead).or_else(|| place(&words));
        let is_serial = SERIAL.contains(&words.join(" ").as_str());
        let calendar = take_calendar(&mut words);
        let unit = words.iter().find_map(|word| unit(word));
        Self { words, calendar, zone, unit, is_serial }
    }

    /// Its words with one space between them.
    pub fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Whether one of its words is in a list; «و» and the Hebrew article may stand before it.
    pub fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| is_among(word, list))
    }

    /// Whether it tells a time of day.
    pub fn is_clock(&self) -> bool {
        self.has(CLOCK)
    }

    /// Whether it tells a day.
    pub fn is_date(&self) -> bool {
        self.has(DATE)
    }

    /// Whether it tells an end.
    pub fn is_end(&self) -> bool {
        self.has(END)
    }

    /// Whether it tells how long something took.
    pub fn is_duration(&self) -> bool {
        self.has(DURATION) || self.unit.is_some() && self.has(&["عدد", "number", "num", "count", "nombre"])
    }

    /// The word in a name of dates or times that changes what its cells mean, and that nothing reads.
    pub fn unread(&self) -> Option<&str> {
        self.words.iter().find(|word| is_among(word, UNREAD)).map(String::as_str)
    }

    /// Whether a column beside the dates may say what these mean.
    pub fn qualifies_dates(&self) -> bool {
        self.has(UNREAD) || self.has(BESIDE)
    }

    /// Whether its date is that of something else than the event.
    pub fn is_of_record(&self) -> bool {
        self.has(OF_RECORD)
    }
}

/// Names of columns that number the rows.
const SERIAL: &[&str] = &[
    "م",
    "ر م",
    "ت",
    "رقم مسلسل",
    "رقم تسلسلي",
    "مسلسل",
    "تسلسل",
    "no",
    "n",
    "nr",
    "num",
    "s n",
    "sn",
    "s no",
    "sl",
    "sl no",
    "sr no",
    "serial",
    "serial no",
    "serial number",
    "index",
    "idx",
    "row",
    "row no",
    "رديف",
    "שורה",
    "מס",
    "מסד",
    "מספר",
    "مس",
];

const CLOCK: &[&str] = &[
    "time",
    "times",
    "clock",
    "hour",
    "heure",
    "horaire",
    "uhrzeit",
    "وقت",
    "توقيت",
    "بتوقيت",
    "ساعه",
    "ساعت",
    "زمان",
    "שעה",
    "שעת",
    "שעות",
];
const DATE: &[&str] = &["date", "dates", "datetime", "datum", "timestamp", "تاريخ", "بتاريخ", "תאריך", "מתאריך"];
const END: &[&str] = &[
    "end",
    "ended",
    "ends",
    "finish",
    "finished",
    "to",
    "until",
    "till",
    "نهايه",
    "انتها",
    "الي",
    "لي",
    "حتي",
    "ختام",
    "fin",
    "au",
    "jusqu",
    "پايان",
    "تا",
    "סיום",
    "סוף",
    "עד",
];
const DURATION: &[&str] = &["duration", "length", "lasted", "مده", "مدت", "duree", "משך", "dauer"];
/// Other calendars, eras before ours, halves of the day, bounds, guesses, and parts and groups of years.
const UNREAD: &[&str] = &[
    "julian",
    "coptic",
    "ethiopian",
    "buddhist",
    "rumi",
    "republican",
    "auc",
    "os",
    "يولياني",
    "قبطي",
    "حبشي",
    "رومي",
    "bc",
    "bce",
    "bp",
    "ago",
    "ka",
    "mya",
    "قبل",
    "avant",
    "am",
    "pm",
    "ampm",
    "مسا",
    "صباح",
    "صباحا",
    "عصر",
    "فجر",
    "soir",
    "matin",
    "before",
    "after",
    "earliest",
    "latest",
    "by",
    "not",
    "بعد",
    "apres",
    "approx",
    "approximate",
    "approximately",
    "estimated",
    "circa",
    "ca",
    "about",
    "uncertain",
    "probable",
    "تقريبي",
    "تقريبا",
    "تقديري",
    "environ",
    "quarter",
    "week",
    "weekday",
    "fy",
    "fiscal",
    "season",
    "decade",
    "century",
    "ربع",
    "اسبوع",
    "موسم",
    "عقد",
    "قرن",
    "ماليه",
    "trimestre",
    "semaine",
    "siecle",
    "saison",
    "רבעון",
    "שבוע",
    "عشر",
    "هفته",
    "فصل",
];
/// What stands in a column beside dates or times and belongs to them.
const BESIDE: &[&str] = &[
    "meridiem",
    "half",
    "فتره",
    "era",
    "حقبه",
    "calendar",
    "تقويم",
    "zone",
    "timezone",
    "tz",
    "offset",
    "utc",
    "gmt",
    "منطقه",
    "qualifier",
    "certainty",
    "minute",
    "minutes",
    "hours",
    "hour",
    "days",
    "دقيقه",
    "epoch",
];
/// What is dated when a document is handled, or a person is born.
const OF_RECORD: &[&str] = &[
    "birth",
    "born",
    "added",
    "created",
    "modified",
    "updated",
    "retrieved",
    "accessed",
    "published",
    "publication",
    "entry",
    "ميلاد",
    "ولاده",
    "تولد",
    "نشر",
    "اضافه",
    "تحديث",
    "تعديل",
    "اطلاع",
    "ادخال",
    "naissance",
    "לידה",
];

/// Calendars by their names, longer ones first.
const CALENDARS: &[(&str, Calendar)] = &[
    ("هجري شمسي", Calendar::Persian),
    ("هجري خورشيدي", Calendar::Persian),
    ("هجري قمري", Calendar::Hijri),
    ("solar hijri", Calendar::Persian),
    ("ه ش", Calendar::Persian),
    ("ه ق", Calendar::Hijri),
    ("a h", Calendar::Hijri),
    ("a d", Calendar::Gregorian),
    ("c e", Calendar::Gregorian),
    ("a m", Calendar::Jewish),
    ("شمسي", Calendar::Persian),
    ("شمسيه", Calendar::Persian),
    ("خورشيدي", Calendar::Persian),
    ("جلالي", Calendar::Persian),
    ("shamsi", Calendar::Persian),
    ("persian", Calendar::Persian),
    ("jalali", Calendar::Persian),
    ("هجري", Calendar::Hijri),
    ("هجريه", Calendar::Hijri),
    ("هجريا", Calendar::Hijri),
    ("بهجري", Calendar::Hijri),
    ("قمري", Calendar::Hijri),
    ("ه", Calendar::Hijri),
    ("hijri", Calendar::Hijri),
    ("hijriyah", Calendar::Hijri),
    ("hijra", Calendar::Hijri),
    ("ah", Calendar::Hijri),
    ("hegirien", Calendar::Hijri),
    ("hegirienne", Calendar::Hijri),
    ("hegire", Calendar::Hijri),
    ("islamic", Calendar::Hijri),
    ("היג רי", Calendar::Hijri),
    ("היגרי", Calendar::Hijri),
    ("ميلادي", Calendar::Gregorian),
    ("ميلاديه", Calendar::Gregorian),
    ("ميلاديا", Calendar::Gregorian),
    ("بميلادي", Calendar::Gregorian),
    ("م", Calendar::Gregorian),
    ("gregorian", Calendar::Gregorian),
    ("gregorien", Calendar::Gregorian),
    ("gregorienne", Calendar::Gregorian),
    ("ad", Calendar::Gregorian),
    ("ce", Calendar::Gregorian),
    ("לועזי", Calendar::Gregorian),
    ("לועזית", Calendar::Gregorian),
    ("עברי", Calendar::Jewish),
    ("עברית", Calendar::Jewish),
    ("עבריים", Calendar::Jewish),
    ("jewish", Calendar::Jewish),
    ("hebrew", Calendar::Jewish),
    ("عبري", Calendar::Jewish),
    ("عبريه", Calendar::Jewish),
];

/// Places whose clocks have been the same all year round since 2008 at the latest, in minutes ahead of UTC.
const STEADY: &[(i16, &[&str])] = &[
    (
        180,
        &[
            "مكه",
            "سعوديه",
            "رياض",
            "ksa",
            "saudi",
            "mecca",
            "makkah",
            "riyadh",
            "كويت",
            "kuwait",
            "قطر",
            "دوحه",
            "qatar",
            "doha",
            "بحرين",
            "bahrain",
            "يمن",
            "صنعا",
            "yemen",
            "بغداد",
            "baghdad",
        ],
    ),
    (240, &["امارات", "دبي", "uae", "dubai", "مسقط", "muscat"]),
];
/// Places and abbreviations of zones whose clocks change, or changed lately.
const UNSTEADY: &[&str] = &[
    "قاهره",
    "مصر",
    "cairo",
    "egypt",
    "قدس",
    "فلسطين",
    "jerusalem",
    "palestine",
    "israel",
    "بيروت",
    "لبنان",
    "beirut",
    "دمشق",
    "سوريا",
    "damascus",
    "syria",
    "اردن",
    "amman",
    "jordan",
    "طهران",
    "تهران",
    "tehran",
    "iran",
    "paris",
    "london",
    "est",
    "edt",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "et",
    "pt",
    "cet",
    "cest",
    "eet",
    "eest",
    "bst",
    "محلي",
    "local",
    "مغرب",
    "rabat",
    "غزه",
    "gaza",
];

fn place(words: &[String]) -> Option<Zone> {
    let steady = STEADY.iter().find(|(_, names)| words.iter().any(|word| names.contains(&word.as_str())));
    let unsteady = || words.iter().find(|word| UNSTEADY.contains(&word.as_str()));
    steady.map(|(ahead, _)| Zone::Ahead(*ahead)).or_else(|| unsteady().map(|word| Zone::Place(word.clone())))
}

/// The unit that a word names.
pub fn unit(word: &str) -> Option<Unit> {
    const UNITS: [(Unit, &[&str]); 5] = [
        (Unit::Seconds, &["s", "sec", "secs", "second", "seconds", "ثانيه", "ثواني", "ثوان", "secondes", "שניות"]),
        (
            Unit::Minutes,
            &[
                "m",
                "min",
                "mins",
                "minute",
                "minutes",
                "mn",
                "دقيقه",
                "دقايق",
                "دقيقتان",
                "دقيقتين",
                "بدقايق",
                "بدقيقه",
                "د",
                "דקות",
                "דקה",
                "דק",
            ],
        ),
        (
            Unit::Hours,
            &[
                "h",
                "hr",
                "hrs",
                "hour",
                "hours",
                "heures",
                "ساعه",
                "ساعات",
                "ساعتان",
                "ساعتين",
                "بساعات",
                "بساعه",
                "ساعت",
                "שעות",
                "שעה",
            ],
        ),
        (
            Unit::Days,
            &["d", "day", "days", "يوم", "يوما", "ايام", "يومان", "يومين", "بايام", "jours", "jour", "روز", "ימים"],
        ),
        (Unit::Weeks, &["week", "weeks", "اسبوع", "اسابيع", "اسبوعان", "اسبوعين", "semaines", "هفته", "שבועות"]),
    ];
    UNITS.into_iter().find(|(_, names)| is_among(word, names)).map(|(unit, _)| unit)
}

/// Takes the words away that name a calendar.
fn take_calendar(words: &mut Vec<String>) -> Option<Calendar> {
    for (name, calendar) in CALENDARS {
        let name: Vec<&str> = name.split(' ').collect();
        let at = words
            .windows(name.len())
            .position(|window| window.iter().zip(&name).all(|(word, part)| is_among(word, &[part])));
        if let Some(at) = at {
            words.drain(at..at + name.len());
            return Some(*calendar);
        }
    }
    None
}

/// A name as it is compared: in lower case, without marks, its words apart by one space.
pub fn plain(name: &str) -> String {
    words(&folded(&camel_split(name))).join(" ")
}

/// Hamza counts as its seat here, and alone as nothing: the names are few and known.
fn folded(text: &str) -> String {
    let seat = |c| match c {
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ؤ' => Some('و'),
        'ئ' => Some('ي'),
        'ء' => None,
        c => Some(c),
    };
    let seated: String = text.chars().filter_map(seat).collect();
    let mut folded = String::with_capacity(text.len());
    fold_letters(&seated, |c| folded.push(c));
    digits::plain(&folded).into_owned()
}

/// The words of a folded text, without the Arabic article.
fn words(folded: &str) -> Vec<String> {
    // The abbreviations of Hebrew have the mark inside.
    let joined = folded.replace('"', "").replace(['#', '№'], " no ");
    let parts = joined.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|word| without_article(word).to_owned()).collect()
}

fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        // «إلى» begins with the same letters.
        Some(rest) if rest.chars().count() > 1 || rest == "م" => rest,
        _ => word,
    }
}

/// Whether a word is in a list, as it is, or behind «و» or the Hebrew article.
fn is_among(word: &str, list: &[&str]) -> bool {
    let behind = |first: char| word.strip_prefix(first).filter(|rest| rest.chars().count() > 2);
    let joined = behind('و').map(without_article);
    // «بالدقائق», in minutes.
    let inside = word.strip_prefix("بال").filter(|rest| rest.chars().count() > 1);
    [Some(word), joined, behind('ה'), inside].into_iter().flatten().any(|word| list.contains(&word))
}

/// A name with a space where a small letter stands before a capital one, as in `startDate`.
fn camel_split(name: &str) -> String {
    let mut split = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            split.push(' ');
        }
        split.push(c);
        before = c;
    }
    split
}

/// A folded name without its shift from UTC (`utc`, `gmt+3`, `(+03:00)`), and the shift in minutes.
fn without_shift(name: &str) -> (String, Option<i16>) {
    for mark in ["utc", "gmt", "غرينتش", "جرينتش"] {
        let Some(at) = name.find(mark) else { continue };
        let joined = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if joined(name[..at].chars().next_back()) && !mark.starts_with('غ') && !mark.starts_with('ج') {
            continue;
        }
        let rest = &name[at + mark.len()..];
        if joined(rest.chars().next()) {
            continue;
        }
        let (shift, used) = signed(rest.trim_start()).unwrap_or((0, 0));
        let rest = if used > 0 { &rest.trim_start()[used..] } else { rest };
        return (format!("{} {rest}", &name[..at]), Some(shift));
    }
    if let Some(at) = name.find(['(', '[']).filter(|at| name[at + 1..].starts_with(['+', '-']))
        && let Some((shift, used)) = signed(&name[at + 1..])
    {
        return (format!("{} {}", &name[..at], &name[at + 1 + used..]), Some(shift));
    }
    (name.to_owned(), None)
}

/// A shift such as `+3`, `+03:30` or `-0500` in minutes, and its bytes.
fn signed(text: &str) -> Option<(i16, usize)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let end = text[1..].find(|c: char| !c.is_ascii_digit() && c != ':').map_or(text.len(), |at| at + 1);
    let digits = text[1..end].trim_end_matches(':');
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() == 4 => digits.split_at(2),
        None => (digits, "0"),
    };
    let shift = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    (shift <= 14 * 60).then_some((sign * shift, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_of_its_cells() {
        use Calendar::{Gregorian, Hijri, Jewish, Persian};
        let ahead = |minutes| Some(Zone::Ahead(minutes));
        let place = |name: &str| Some(Zone::Place(name.to_owned()));
        let table = [
            ("التاريخ الهجري", "تاريخ", Some(Hijri), None, None),
            ("تاريخ القرار (هـ)", "تاريخ قرار", Some(Hijri), None, None),
            ("التاريخ الميلادي", "تاريخ", Some(Gregorian), None, None),
            ("التاريخ (م)", "تاريخ", Some(Gregorian), None, None),
            ("تاریخ (ه‍.ش)", "تاريخ", Some(Persian), None, None),
            ("تاریخ شمسی", "تاريخ", Some(Persian), None, None),
            ("Date (AH)", "date", Some(Hijri), None, None),
            ("Hijri_Date", "date", Some(Hijri), None, None),
            ("gregorianDate", "date", Some(Gregorian), None, None),
            ("Date (A.D.)", "date", Some(Gregorian), None, None),
            ("תאריך עברי", "תאריך", Some(Jewish), None, None),
            ("תאריך לועזי", "תאריך", Some(Gregorian), None, None),
            ("Date hégirienne", "date", Some(Hijri), None, None),
            ("Time (UTC)", "time", None, ahead(0), None),
            ("Start [GMT+3]", "start", None, ahead(180), None),
            ("الوقت (UTC+03:30)", "وقت", None, ahead(210), None),
            ("time (-0500)", "time", None, ahead(-300), None),
            ("الوقت بتوقيت غرينتش", "وقت بتوقيت", None, ahead(0), None),
            ("الساعة بتوقيت مكة المكرمة", "ساعه بتوقيت مكه مكرمه", None, ahead(180), Some(Unit::Hours)),
            ("Time KSA", "time ksa", None, ahead(180), None),
            ("Time (Cairo)", "time cairo", None, place("cairo"), None),
            ("المدة بالدقائق", "مده بالدقايق", None, None, Some(Unit::Minutes)),
            ("المدَّة (ساعات)", "مده ساعات", None, None, Some(Unit::Hours)),
            ("Duration [min]", "duration min", None, None, Some(Unit::Minutes)),
            ("Durée (jours)", "duree jours", None, None, Some(Unit::Days)),
            ("Utcome", "utcome", None, None, None),
        ];
        for (name, text, calendar, zone, unit) in table {
            let heading = Heading::of(name);
            let told = (heading.text(), heading.calendar, heading.zone, heading.unit);
            assert_eq!(told, (text.to_owned(), calendar, zone, unit), "{name}");
        }
    }

    #[test]
    fn what_changes_the_dates_is_known() {
        let unread = |name| Heading::of(name).unread().map(str::to_owned);
        for (name, word) in [
            ("Date (Julian)", Some("julian")),
            ("Date BC", Some("bc")),
            ("تاريخ قبل الميلاد", Some("قبل")),
            ("time (PM)", Some("pm")),
            ("الوقت (مساءً)", Some("مسا")),
            ("Date not before", Some("not")),
            ("Date (FY)", Some("fy")),
            ("Date of hearing", None),
            ("تاريخ الجلسة", None),
            ("Date (AD)", None),
            ("التاريخ الهجري", None),
            ("time (GMT+3)", None),
        ] {
            assert_eq!(unread(name).as_deref(), word, "{name}");
        }
        for name in ["AM/PM", "Era", "Time zone", "timezone", "الفترة", "Week", "Qualifier"] {
            assert!(Heading::of(name).qualifies_dates(), "{name}");
        }
        assert!(!Heading::of("Place").qualifies_dates());
    }

    #[test]
    fn columns_that_number_the_rows() {
        for name in ["م", "#", "No.", "ر.م", "ت", "№", "S/N", "ردیف", "מס'", "رقم تسلسلي", "م."] {
            assert!(Heading::of(name).is_serial, "{name}");
        }
        for name in ["رقم القرار", "التاريخ م", "Number of people", "title"] {
            assert!(!Heading::of(name).is_serial, "{name}");
        }
    }
}
