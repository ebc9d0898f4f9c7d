//! Roles that a column of a table may have, with the names that columns go by, in Arabic, English, Persian, Hebrew,
//! French and German.

/// Makes the roles of a table: documentation, message that names the role, and names of its columns as a whole, with
/// bars between them; the first is the one that is written.
macro_rules! roles {
    ($(#[doc = $doc:literal] $role:ident $message:literal $names:literal;)*) => {
        /// Role of a column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $(#[doc = $doc] $role,)*
        }

        impl Role {
            /// Every role, in the order in which we write columns; the parts of a date come last.
            pub const ALL: [Self; 26] = [$(Self::$role),*];

            /// The message that names it.
            pub fn message(self) -> &'static str {
                match self {
                    $(Self::$role => $message,)*
                }
            }

            /// The names that columns of this kind go by, as a whole.
            pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
                let names = match self {
                    $(Self::$role => $names,)*
                };
                names.split('|')
            }
        }
    };
}

roles! {
    /// The event's name in the project.
    Id "role-id"
        "id|identifier|key|event id|uid|معرف|رقم|رمز|شناسه|מזהה";
    /// When it happened, or when it began.
    When "role-when"
        "when|datum|beginn|anfang|startdatum|anfangsdatum|von|date|start|start date|startdate|begin|begin date|\
         beginning|from|from date|event date|datetime|date time|date and time|timestamp|start datetime|\
         start date time|start time stamp|edtf|day and date|التاريخ|متى|تاريخ الحدث|تاريخ البداية|تاريخ البدء|\
         من تاريخ|البداية|البدء|من|موعد|زمن|التاريخ والوقت|اليوم والتاريخ|תאריך|תאריך התחלה|התחלה|מתאריך|début|\
         date de début|date et heure|du|از|از تاریخ|شروع|تاریخ شروع";
    /// When it ended.
    End "role-end"
        "end|end year|year ended|to year|سنة النهاية|سنة الانتهاء|إلى سنة|année de fin|endjahr|سال پایان|ende|\
         enddatum|bis|end date|enddate|to|to date|until|till|finish|end datetime|end date time|تاريخ النهاية|\
         تاريخ الانتهاء|إلى تاريخ|حتى تاريخ|النهاية|الانتهاء|إلى|حتى|fin|date de fin|au|סיום|סוף|עד|עד תאריך|\
         תאריך סיום|تا|تا تاریخ|پایان|تاریخ پایان";
    /// The title.
    Title "role-title"
        "title|ereignis|titel|bezeichnung|headline|event|name|event name|event title|heading|subject|label|عنوان|\
         الحدث|اسم|اسم الحدث|عنوان الحدث|الموضوع|الواقعة|titre|événement|כותרת|אירוע|שם|رویداد|موضوع رویداد";
    /// A sentence or two.
    Summary "role-summary"
        "summary|beschreibung|bemerkungen|description|text|details|detail|notes|note|body|content|desc|الوصف|التفاصيل|\
         النص|الملخص|الخلاصة|الشرح|ملاحظات|المحتوى|résumé|détails|תיאור|פרטים|הערות|توضیحات|توضیح|جزئیات";
    /// The lane.
    Lane "role-lane"
        "lane|kategorie|gruppe|group|category|type|track|class|section|kind|المسار|المجموعة|الفئة|التصنيف|النوع|القسم|\
         المحور|catégorie|groupe|קטגוריה|סוג|دسته|گروه";
    /// Those who took part.
    Actors "role-actors"
        "actors|actor|people|person|participants|who|parties|entities|الأطراف|الطرف|الأشخاص|الشخص|الشخصيات|المشاركون|\
         الجهات|الجهة|الفاعلون|من شارك|acteurs|משתתפים|افراد|اشخاص مرتبط";
    /// Words to filter by.
    Tags "role-tags"
        "tags|tag|keywords|labels|topics|الوسوم|الوسم|كلمات مفتاحية|المواضيع|étiquettes|תגיות|برچسب|برچسب ها";
    /// Status of the event.
    Status "role-status"
        "status|certainty|state|الحالة|الثبوت|درجة الثبوت|statut|סטטוס|وضعیت";
    /// 1 to 5.
    Importance "role-importance"
        "importance|priority|weight|rank|الأهمية|الأولوية|الوزن|اهمیت";
    /// The time of day of `When`.
    Clock "role-clock"
        "time|uhrzeit|zeit|clock|time of day|hour|start time|begin time|from time|الوقت|الساعة|التوقيت|وقت البداية|\
         وقت البدء|ساعة البدء|ساعة البداية|من الساعة|heure|heure de début|horaire|שעה|השעה|שעת התחלה|משעה|ساعت|زمان|\
         ساعت شروع";
    /// The time of day of `End`.
    EndClock "role-end-clock"
        "end time|finish time|to time|until time|وقت النهاية|وقت الانتهاء|ساعة الانتهاء|إلى الساعة|حتى الساعة|\
         heure de fin|שעת סיום|עד שעה|ساعت پایان";
    /// Duration of the event.
    Duration "role-duration"
        "duration|dauer|length|المدة|durée|משך|مدت";
    /// The date in another calendar, to compare with `When`.
    Check "role-check"
        "other date|corresponding date|corresponding to|الموافق|التاريخ الموافق|الموافق له|تاريخ آخر";
    /// The year alone.
    Year "role-year"
        "year|jahr|start year|السنة|العام|année|שנה|سال";
    /// The month alone, as a number or a name.
    Month "role-month"
        "month|monat|start month|الشهر|mois|חודש|ماه";
    /// The day of the month alone.
    Day "role-day"
        "day|start day|اليوم|jour|יום|روز";
    /// The quarter of the year alone.
    Quarter "role-quarter"
        "quarter|qtr|الربع|ربع السنة|trimestre|quartal|רבעון|سه ماهه";
    /// The week of the year alone, by ISO 8601.
    Week "role-week"
        "week|week no|week number|iso week|calendar week|kw|kalenderwoche|semaine|الأسبوع|رقم الأسبوع|שבוע|هفته";
    /// The minutes of the time of day of `When`.
    Minute "role-minute"
        "minute|minutes|min|الدقيقة|الدقائق|دقیقه|minuten|דקה";
    /// The half of the day of `Clock`, and of `EndClock` where nothing else says it.
    Half "role-half"
        "am pm|pm am|ampm|a m p m|am or pm|meridiem|half of day|ص م|صباحا مساء|صباحا أو مساء|الفترة|ق ظ ب ظ|ق ظ";
    /// The half of the day of `EndClock`.
    EndHalf "role-end-half"
        "end am pm|end meridiem|to am pm|end half of day";
    /// The era or the calendar of `When` or `Year`, and of `End` where nothing else says it.
    Era "role-era"
        "era|calendar|bc ad|ad bc|bce ce|ce bce|start era|era start|start calendar|الحقبة|التقويم|نوع التقويم|ق م م|\
         ه م|م ه|calendrier|ere|kalender|تقویم";
    /// The era or the calendar of `End`.
    EndEra "role-end-era"
        "end era|era end|end calendar";
    /// The zone of the times of day.
    Zone "role-zone"
        "time zone|timezone|start time zone|start timezone|tz|zone|offset|utc offset|gmt offset|المنطقة الزمنية|\
         فارق التوقيت|فرق التوقيت|fuseau horaire|zeitzone|منطقه زمانی";
    /// The day of the week of `When`, to compare.
    Weekday "role-weekday"
        "weekday|day of week|day of the week|day name|dow|يوم الأسبوع|اليوم من الأسبوع|اسم اليوم|jour de la semaine|\
         wochentag|روز هفته|יום בשבוע";
}

impl Role {
    /// Returns true if its cells say when something was.
    pub fn is_of_time(self) -> bool {
        use Role::{Clock, Day, Duration, End, EndClock, Minute, Month, Quarter, Week, When, Year};
        matches!(self, When | End | Clock | EndClock | Duration | Year | Month | Day | Quarter | Week | Minute)
    }
}

/// Role of every column of a table.
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

    /// Returns true if no column has a role.
    pub fn is_unknown(&self) -> bool {
        self.roles.iter().all(Option::is_none)
    }

    /// Returns true if some column tells when an event was.
    pub fn has_date(&self) -> bool {
        [Role::When, Role::Year, Role::End].iter().any(|role| self.of(*role).is_some())
    }
}

/// A role that a column may have, and how well it fits: less is better.
pub(super) type Fit = (Role, usize);
