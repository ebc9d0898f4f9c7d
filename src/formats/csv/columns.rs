//! What the columns of a table mean, guessed from their names in Arabic and English.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The event's name in the project.
    Id,
    /// When it happened, or when it began.
    When,
    /// When it ended.
    End,
    /// The year alone.
    Year,
    /// The month alone, as a number or a name.
    Month,
    /// The day of the month alone.
    Day,
    /// The title.
    Title,
    /// A sentence or two.
    Summary,
    /// The lane.
    Lane,
    /// Those who took part.
    Actors,
    /// Words to filter by.
    Tags,
    /// How sure the event is.
    Status,
    /// 1 to 5.
    Importance,
}

impl Role {
    /// Every role, in the order in which we write columns; the parts of a date come last.
    pub const ALL: [Self; 13] = [
        Self::Id,
        Self::When,
        Self::End,
        Self::Title,
        Self::Summary,
        Self::Lane,
        Self::Actors,
        Self::Tags,
        Self::Status,
        Self::Importance,
        Self::Year,
        Self::Month,
        Self::Day,
    ];

    /// The name of the column that we write.
    pub fn as_str(self) -> &'static str {
        self.names()[0]
    }

    /// The role that goes by a name, in any of its spellings.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = plain(name);
        Self::ALL.into_iter().find(|role| role.names().contains(&name.as_str()))
    }

    /// The names that columns of this kind go by, in lower case, without marks and without the Arabic article.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "identifier", "key", "event id", "معرف", "رقم", "رمز"],
            Self::When => &[
                "when",
                "date",
                "start",
                "start date",
                "startdate",
                "begin",
                "begin date",
                "from",
                "event date",
                "datetime",
                "date time",
                "timestamp",
                "edtf",
                "day and date",
                "تاريخ",
                "متى",
                "تاريخ حدث",
                "تاريخ بداية",
                "تاريخ بدء",
                "بداية",
                "بدء",
                "من",
                "موعد",
                "زمن",
                "وقت",
            ],
            Self::End => &[
                "end",
                "end date",
                "enddate",
                "to",
                "until",
                "finish",
                "تاريخ نهاية",
                "تاريخ انتهاء",
                "نهاية",
                "انتهاء",
                "الى",
                "حتى",
            ],
            Self::Title => &[
                "title",
                "headline",
                "event",
                "name",
                "event name",
                "event title",
                "heading",
                "subject",
                "label",
                "عنوان",
                "حدث",
                "اسم",
                "اسم حدث",
                "عنوان حدث",
                "موضوع",
                "واقعة",
            ],
            Self::Summary => &[
                "summary",
                "description",
                "text",
                "details",
                "detail",
                "notes",
                "note",
                "body",
                "content",
                "desc",
                "وصف",
                "تفاصيل",
                "نص",
                "ملخص",
                "خلاصة",
                "شرح",
                "ملاحظات",
                "محتوى",
            ],
            Self::Lane => &[
                "lane",
                "group",
                "category",
                "type",
                "track",
                "class",
                "section",
                "kind",
                "مسار",
                "مجموعة",
                "فئة",
                "تصنيف",
                "نوع",
                "قسم",
                "محور",
            ],
            Self::Actors => &[
                "actors",
                "actor",
                "people",
                "person",
                "participants",
                "who",
                "parties",
                "entities",
                "اطراف",
                "طرف",
                "اشخاص",
                "شخص",
                "شخصيات",
                "مشاركون",
                "جهات",
                "جهة",
                "فاعلون",
                "من شارك",
            ],
            Self::Tags => &["tags", "tag", "keywords", "labels", "topics", "وسوم", "وسم", "كلمات مفتاحية", "مواضيع"],
            Self::Status => &["status", "certainty", "state", "حالة", "ثبوت", "درجة ثبوت"],
            Self::Importance => &["importance", "priority", "weight", "rank", "اهمية", "اولوية", "وزن"],
            Self::Year => &["year", "start year", "سنة", "عام"],
            Self::Month => &["month", "start month", "شهر"],
            Self::Day => &["day", "start day", "يوم"],
        }
    }
}

/// What every column of a table holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// For every column its role; `None` for one that is kept as it is.
    pub roles: Vec<Option<Role>>,
}

impl Columns {
    /// The first column with this role.
    pub fn of(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|r| *r == Some(role))
    }

    /// Whether no column has a role.
    pub fn is_unknown(&self) -> bool {
        self.roles.iter().all(Option::is_none)
    }

    /// Whether some column tells when an event was.
    pub fn has_date(&self) -> bool {
        self.of(Role::When).is_some() || self.of(Role::Year).is_some() || self.of(Role::End).is_some()
    }
}

/// Guesses what columns hold from their names. A role goes to one column only: to the one whose name comes first in
/// the list of names for the role, so that a column `title` is the title even after a column `name`.
pub fn guess<S: AsRef<str>>(header: &[S]) -> Columns {
    let names: Vec<String> = header.iter().map(|name| plain(name.as_ref())).collect();
    let mut roles = vec![None; names.len()];
    for role in Role::ALL {
        let known = role.names();
        let rank = |name: &str| known.iter().position(|k| *k == name);
        let free = names.iter().enumerate().filter(|(i, _)| roles[*i].is_none());
        let best = free.filter_map(|(i, name)| Some((rank(name)?, i))).min();
        if let Some((_, i)) = best {
            roles[i] = Some(role);
        }
    }
    Columns { roles }
}

/// A name in lower case, its words apart by one space, without Arabic articles and marks.
fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).filter_map(|c| match c {
        'أ' | 'إ' | 'آ' => Some('ا'),
        '\u{64B}'..='\u{652}' | '\u{640}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' => None,
        c if c.is_alphanumeric() => Some(c),
        _ => Some(' '),
    });
    let letters: String = letters.collect();
    let words = letters.split_whitespace().map(|word| match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 1 => rest,
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_from_names_in_both_languages() {
        use Role::{Actors, Day, End, Id, Importance, Lane, Month, Status, Summary, Tags, Title, When, Year};
        let cases: [(&[&str], &[Option<Role>]); 9] = [
            (&["Date", "Title"], &[Some(When), Some(Title)]),
            (&["التاريخ", "العنوان", "الوصف"], &[Some(When), Some(Title), Some(Summary)]),
            (&["تاريخ البداية", "تاريخ الانتهاء", "الحدث"], &[Some(When), Some(End), Some(Title)]),
            (&["السنة", "الشهر", "اليوم", "الحَدَث"], &[Some(Year), Some(Month), Some(Day), Some(Title)]),
            (&["name", "title", "Start_Date"], &[None, Some(Title), Some(When)]),
            (&["الأطراف", "الوسوم", "الأهمية"], &[Some(Actors), Some(Tags), Some(Importance)]),
            (&["من", "إلى", "الفئة"], &[Some(When), Some(End), Some(Lane)]),
            (&["Colour", ""], &[None, None]),
            (
                &["id", "when", "title", "summary", "lane", "actors", "tags", "status", "importance"],
                &[Id, When, Title, Summary, Lane, Actors, Tags, Status, Importance].map(Some),
            ),
        ];
        for (header, roles) in cases {
            assert_eq!(guess(header).roles, roles, "{header:?}");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut seen = std::collections::HashSet::new();
        for role in Role::ALL {
            for name in role.names() {
                assert!(seen.insert(*name), "{name}");
                assert_eq!(plain(name), *name, "not in its plain form");
            }
        }
    }
}
