//! Points in time: a part of the day, a day of the week, a date and a time of day, in the orders of running text.

use super::cue::{Count, Cue, Unit};
use super::grammar::{Grammar, Language};
use super::parts::{Core, Days, Point, Relation, second_of};
use super::token::Kind;

impl Grammar<'_> {
    /// The point in time that starts at a token; `prefixed` if the words before it lead to a date.
    pub(super) fn point(&self, at: usize, prefixed: bool) -> Option<Point> {
        let cue = self.cue(at);
        let starts = matches!(self.kind(at)?, Kind::Cue(_) | Kind::Number(_)) || self.is_mark(at, "'’‘");
        if !starts || cue == Some(Cue::Proper) {
            return None;
        }
        let mut point = self.clocked_first(at).or_else(|| self.dayed(at, prefixed))?;
        self.with_clock(&mut point);
        self.with_twin(&mut point);
        Some(point)
    }

    /// A point that does not begin with a time of day.
    fn dayed(&self, at: usize, prefixed: bool) -> Option<Point> {
        let mut next = at;
        let mut part_of_day = false;
        if matches!(self.cue(next), Some(Cue::PartOfDay(_))) {
            part_of_day = true;
            next += 1;
            // `the morning of 5 May`, «من يوم».
            if matches!(self.cue(next), Some(Cue::Of)) || self.is(next, Cue::From) && !self.is_latin(next) {
                next += 1;
            }
        }
        let mut point = self
            .day_with_weekday(next)
            .or_else(|| self.shifted_point(next))
            .or_else(|| self.date(next, prefixed || part_of_day))
            .or_else(|| self.period(next))
            .or_else(|| self.relative(next))?;
        if part_of_day {
            let is_day = match &point.core {
                Core::Calendar(calendar) => calendar.days != Days::All,
                Core::Deictic(_) | Core::Nothing | Core::Unit(Unit::Day, _) => true,
                _ => false,
            };
            if !is_day {
                return None;
            }
            point.start = at;
            point.part_of_day = true;
            point.weak = false;
        } else if point.start == next {
            point.start = at;
        }
        Some(point)
    }

    /// «يوم الثلاثاء القادم», «اليوم الاثنين», `Thursday 9 November 2023`, «أمس».
    fn day_with_weekday(&self, at: usize) -> Option<Point> {
        let mut next = at;
        let mut headed = false;
        let is_day = |at: usize| matches!(self.cue(at), Some(Cue::Unit(Unit::Day, Count::One)));
        // The `day` of English stands behind.
        if is_day(next) && !self.is_latin(next) {
            headed = true;
            next += 1;
        }
        if let Some(Cue::Deictic(days)) = self.cue(next) {
            return self.deictic(at, next, days);
        }
        // `on last Tuesday`, `next Monday`.
        let mut relation = None;
        if self.is_latin(next) {
            let the = self.past_the(next);
            if let Some(found) = self.relation(the).filter(|_| matches!(self.cue(the + 1), Some(Cue::Weekday(_)))) {
                relation = Some(found);
                next = the + 1;
            }
        }
        let Some(Cue::Weekday(day)) = self.cue(next) else {
            // «يوم 15 مارس», «يوم 18/12/2015».
            let date = headed.then(|| self.date(next, true)).flatten()?;
            let is_dayed = match &date.core {
                Core::Calendar(calendar) => calendar.days != Days::All,
                core => *core == Core::Uncomputed,
            };
            return is_dayed.then_some(Point { start: at, weak: false, ..date });
        };
        if !self.is_latin(next) && self.names_no_day((at, next), headed) {
            return None;
        }
        let weak = self.tokens[next].weak && !headed;
        let short = self.is_latin(next) && self.word(next).len() <= 5 && !self.word(next).ends_with("day");
        if self.is_latin(next) && !self.tokens[next].upper {
            return None;
        }
        next += 1;
        if short && self.is_mark(next, ".") && !self.spaced(next) {
            next += 1;
        }
        if relation.is_none()
            && !self.is_latin(next)
            && let Some(found) = self.relation(next)
        {
            relation = Some(found);
            next += 1;
        }
        // `Tuesday morning`, «الثلاثاء مساء».
        let mut part_of_day = false;
        if matches!(self.cue(next), Some(Cue::PartOfDay(_))) && !self.spaced_off(next) {
            part_of_day = true;
            next += 1;
        }
        let end = next;
        let weekday =
            |point: Point| Point { start: at, weekday: Some(day), weekday_relation: relation, weak: false, ..point };
        let separated = self.past_separator(next);
        let date = self.date(separated, true).filter(|point| match &point.core {
            Core::Calendar(calendar) => calendar.days != Days::All,
            _ => false,
        });
        if let Some(date) = date {
            return Some(weekday(Point { part_of_day, ..date }));
        }
        // «الخميس ١٥ من الشهر الجاري», `Tuesday of next week`, «غد الجمعة».
        if let Some(Cue::Deictic(days)) = self.cue(next)
            && days != 0
        {
            return self.deictic(at, next, days).map(|point| Point { weekday: Some(day), ..point });
        }
        let bare = Point { weekday: Some(day), weekday_relation: relation, ..Point::new(at, end, Core::Nothing) };
        // `Sun`, `Wed` are other words where no date follows.
        if short && relation.is_none() && !part_of_day {
            return None;
        }
        let weak = weak && relation.is_none() && !part_of_day;
        Some(Point { part_of_day, weak, ..bare })
    }

    fn spaced_off(&self, at: usize) -> bool {
        self.is_first(at)
    }

    /// Past a comma, a bar, a dash or an opening bracket between a day of the week and its date, or the article.
    fn past_separator(&self, at: usize) -> usize {
        let mut next = at;
        if self.is_mark(next, ",،|(-–") && !self.is_first(next) {
            next += 1;
        }
        if self.is_latin(next) && self.is(next, Cue::The) {
            next += 1;
        }
        if self.is(next, Cue::In) && matches!(self.word(next), "في" | "بتاريخ" | "on" | "در") {
            next += 1;
        }
        next
    }

    /// «أمس», «اليوم الاثنين», «يوم غد الجمعة 11 أكتوبر 2024», «اليوم، الثلاثاء الموافق 23-3-2021».
    fn deictic(&self, at: usize, place: usize, days: i8) -> Option<Point> {
        if days == 0 && self.is_other_day(place, at) {
            return None;
        }
        let mut end = place + 1;
        let mut point = Point::new(at, end, Core::Deictic(days));
        // `yesterday morning`, «أمس الأول».
        if matches!(self.cue(end), Some(Cue::PartOfDay(_))) && !self.is_first(end) {
            point.part_of_day = true;
            end += 1;
        }
        let mut next = end;
        if self.is_mark(next, ",،(") {
            next += 1;
        }
        let bracket = self.is_mark(end, "(");
        if !self.is_first(next) {
            let headed = matches!(self.cue(next), Some(Cue::Unit(Unit::Day, Count::One))) && !self.is_latin(next);
            let next = if headed { next + 1 } else { next };
            if let Some(Cue::Weekday(day)) = self.cue(next)
                && self.relation(next + 1).is_none()
            {
                point.weekday = Some(day);
                end = next + 1;
                if matches!(self.cue(end), Some(Cue::PartOfDay(_))) && !self.is_first(end) {
                    end += 1;
                }
                let separated = self.past_separator(end);
                if let Some(date) = self.date(separated, true).filter(is_of_a_day) {
                    return Some(Point { start: at, weekday: Some(day), weak: false, ..date });
                }
                if bracket && self.is_mark(end, ")") {
                    end += 1;
                }
            } else if let Some(date) = self.date(next, true).filter(is_of_a_day) {
                return Some(Point { start: at, weak: false, ..date });
            }
        }
        point.end = end;
        Some(point)
    }

    /// Returns true if «اليوم» is the day of something and not today: «اليوم العالمي», «اليوم التالي», «في اليوم الواحد».
    fn is_other_day(&self, place: usize, at: usize) -> bool {
        if self.is_latin(place) {
            // `today's world`.
            return false;
        }
        if matches!(
            self.cue(place + 1),
            Some(Cue::Following | Cue::Previous | Cue::Same | Cue::Ordinal(_) | Cue::Last | Cue::Next)
        ) {
            return true;
        }
        if self.language == Language::Hebrew {
            return false;
        }
        // «هذا اليوم» is today as well; «مرتين في اليوم» is not.
        let before = at.checked_sub(1);
        let in_before = before.is_some_and(|before| matches!(self.word(before), "في" | "فى"));
        let per =
            in_before && at >= 2 && (self.is(at - 2, Cue::Counted) || matches!(self.cue(at - 2), Some(Cue::Unit(..))));
        let that = before.is_some_and(|before| matches!(self.cue(before), Some(Cue::That | Cue::Same)));
        let word = self.word(place + 1);
        let adjective = !self.is_first(place + 1)
            && self.kind(place + 1) == Some(Kind::Word)
            && word.starts_with("ال")
            && (word.ends_with(['ي', 'ى'])
                || matches!(
                    word,
                    "الواحد"
                        | "الأخير"
                        | "الاخير"
                        | "الموعود"
                        | "الآخر"
                        | "المفتوح"
                        | "الكامل"
                        | "نفسه"
                ));
        per || that || adjective || self.word(place) == "الليلة" && in_before
    }

    /// Adds the time of day that stands behind a point.
    fn with_clock(&self, point: &mut Point) {
        if point.clock.is_some() {
            return;
        }
        let can = match &point.core {
            Core::Calendar(calendar) => matches!(calendar.days, Days::One(_) | Days::Last),
            Core::Nothing => point.weekday.is_some(),
            Core::Deictic(_) => true,
            _ => false,
        };
        if !can {
            return;
        }
        let mut next = point.end;
        // «10 أكتوبر 2024 - 15:49», `at 1:30 p.m.`, «، الساعة».
        if self.is_dash(next) || self.is_mark(next, ",،|") {
            next += 1;
        }
        if self.is_first(next) {
            return;
        }
        let headed = self.is(next, Cue::Clock) || self.is(next, Cue::In) && matches!(self.word(next), "at");
        let in_word = self.is(next, Cue::In);
        let from = if in_word { next + 1 } else { next };
        // `at 8.` is a time; `at 10 pages`, `at 10 Downing Street` are none.
        let is_clock = |end: usize| !in_word || end > from + 1 || !self.goes_on_with_a_word(end);
        if let Some((clock, end)) = self.clock(from, headed).filter(|(_, end)| is_clock(*end)) {
            point.clock = Some(clock);
            point.end = end;
            return;
        }
        // «يوم الثلاثاء مساء», `5 May in the evening`.
        if matches!(self.cue(point.end), Some(Cue::PartOfDay(_))) && !self.is_first(point.end) && !point.part_of_day {
            // «5 مايو مساء يوم الجمعة»: the part of the day belongs to what follows.
            let leads = self.point_follows(point.end + 1);
            if !leads {
                point.end += 1;
                point.part_of_day = true;
            }
        }
    }

    /// Returns true if the word for a day of the week at `next` is another here: «صلاة الجمعة», «كل سبت»,
    /// «الأربعاء الثالث عشر»; `at` is where the expression begins.
    fn names_no_day(&self, (at, next): (usize, usize), headed: bool) -> bool {
        const LEADS: [&str; 11] = ["صلاة", "خطبة", "إمام", "سورة", "سوق", "كلا", "هذين", "كل", "أيام", "بين", "ابن"];
        let before = at.checked_sub(1);
        let is_led = before.is_some_and(|before| LEADS.contains(&self.word(before)));
        let is_counted = before.is_some_and(|before| {
            matches!(self.cue(before), Some(Cue::Third(_) | Cue::Ordinal(_) | Cue::Number))
                && !self.word(before).starts_with("ال")
                && !self.is_first(at)
        });
        let is_joined = matches!(self.word(next + 1), "معا" | "معاً" | "عشر" | "عشرة");
        !headed && is_led || is_counted || is_joined
    }

    /// Returns true if a word or a number stands there, in the same sentence.
    fn goes_on_with_a_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !matches!(token.kind, Kind::Mark(_))) && !self.is_first(at)
    }

    fn point_follows(&self, at: usize) -> bool {
        matches!(self.cue(at), Some(Cue::Deictic(_) | Cue::Weekday(_) | Cue::Of | Cue::From))
            || matches!(self.cue(at), Some(Cue::Unit(Unit::Day, Count::One)))
    }

    /// «الساعة 10:25 م|30 نوفمبر 2022», `10:30 GMT on 5 May`: a time of day, and the day behind it.
    fn clocked_first(&self, at: usize) -> Option<Point> {
        let headed = self.is(at, Cue::Clock);
        let is_number = self.number(at).is_some();
        if !headed && !is_number {
            return None;
        }
        let (clock, end) = self.clock(at, headed)?;
        let mut next = end;
        if self.is_mark(next, "|,،-–") {
            next += 1;
        }
        while matches!(self.cue(next), Some(Cue::In | Cue::Of)) || self.is(next, Cue::From) && !self.is_latin(next) {
            next += 1;
        }
        if let Some(point) = self.dayed(next, true).filter(|point| is_of_a_day(point) || is_single_day(point)) {
            return Some(Point { start: at, clock: Some(clock), weak: false, ..point });
        }
        Some(Point { clock: Some(clock), ..Point::new(at, end, Core::Vague) })
    }

    /// Adds the same day in another calendar: «الموافق 25 مارس 2024م».
    fn with_twin(&self, point: &mut Point) {
        let Some((twin, end)) = self.twin(point) else { return };
        point.end = end;
        point.twin = Some(Box::new(twin));
    }

    fn twin(&self, point: &Point) -> Option<(Point, usize)> {
        let mut next = point.end;
        let mut said = false;
        let mut open = false;
        for _ in 0..5 {
            if self.is(next, Cue::Equals) {
                said = true;
                next += 1;
            } else if self.is_mark(next, "-–—/=:,،|") && !self.is_first(next) {
                next += 1;
            } else if self.is_mark(next, "([") && !open {
                open = true;
                next += 1;
            } else if said && (self.is(next, Cue::In) || self.is(next, Cue::To)) {
                next += 1;
            } else {
                break;
            }
        }
        if next == point.end || self.is_first(next) && !said {
            return None;
        }
        let other = self.dayed(next, true)?;
        let fits = match (&point.core, &other.core) {
            (Core::Calendar(a), Core::Calendar(b)) => {
                let calendars =
                    second_of(a) != second_of(b) && a.days != Days::All && b.days != Days::All && b.year.is_some();
                let years = a.month.is_none() && b.month.is_none() && second_of(a) != second_of(b) && b.year.is_some();
                let months = a.month.is_some() && b.month.is_some() && second_of(a) != second_of(b) && b.year.is_some();
                calendars || years || months || said
            }
            (Core::Uncomputed, Core::Calendar(b)) => b.year.is_some() && b.days != Days::All,
            (Core::Nothing | Core::Deictic(_) | Core::Unit(..), Core::Calendar(b)) => {
                (said || self.is_mark(point.end, "(")) && b.days != Days::All
            }
            _ => false,
        };
        if !fits {
            return None;
        }
        // «الأربعاء الموافق 15 رمضان 1445هـ - 25 مارس 2024م»: another name of the day may follow.
        let mut other = other;
        if !matches!(point.core, Core::Calendar(_)) && other.twin.is_none() {
            self.with_twin(&mut other);
        }
        let end = if open && self.is_mark(other.end, ")]") { other.end + 1 } else { other.end };
        Some((other, end))
    }

    /// The relation that an adjective says.
    pub(super) fn relation(&self, at: usize) -> Option<Relation> {
        Some(match self.cue(at)? {
            Cue::This => Relation::This,
            Cue::Last => Relation::Last,
            Cue::Next => Relation::Next,
            Cue::Same | Cue::That => Relation::Same,
            Cue::Following => Relation::Following,
            Cue::Previous => Relation::Previous,
            _ => return None,
        })
    }
}

fn is_of_a_day(point: &Point) -> bool {
    matches!(&point.core, Core::Calendar(calendar) if calendar.days != Days::All)
}

fn is_single_day(point: &Point) -> bool {
    matches!(point.core, Core::Deictic(_) | Core::Unit(Unit::Day, _))
        || point.core == Core::Nothing && point.weekday.is_some()
}
