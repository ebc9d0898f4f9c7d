//! Dates beside the day of writing or beside a date that was named: `last week`, «بعد شهر», `two days later`.

use super::cue::{Count, Cue, Unit};
use super::grammar::Grammar;
use super::parts::{Core, Phrase, Point, Relation};
use super::token::{Kind, folded};

impl Grammar<'_> {
    /// A relative or vague point that starts at a token.
    pub(super) fn relative(&self, at: usize) -> Option<Point> {
        if self.is(at, Cue::Vague) {
            return Some(Point::new(at, at + 1, Core::Vague));
        }
        self.same_period(at).or_else(|| self.relative_unit(at)).or_else(|| self.counted(at))
    }

    /// `the same quarter a year ago`.
    fn same_period(&self, at: usize) -> Option<Point> {
        let the = self.past_the(at);
        if !self.is(the, Cue::Same)
            || !matches!(self.cue(the + 1), Some(Cue::Unit(Unit::Quarter | Unit::Month | Unit::Day, _)))
        {
            return None;
        }
        let Some(Cue::Unit(unit, _)) = self.cue(the + 1) else { return None };
        let next = if self.is(the + 2, Cue::Of) || self.is(the + 2, Cue::In) { the + 3 } else { the + 2 };
        let year = self.counted(next).or_else(|| self.relative_unit(next))?;
        let back = matches!(
            year.core,
            Core::Shift { unit: Unit::Year, count: Some(1), back: true, .. }
                | Core::Unit(Unit::Year, Relation::Last | Relation::Previous)
        );
        back.then(|| {
            Point::new(at, year.end, Core::Shift { unit, count: Some(0), back: true, anaphoric: true, rounded: false })
        })
    }

    /// A unit and its place: `last week`, «العام الجاري», `the following day`, «تلك السنة».
    pub(super) fn relative_unit(&self, at: usize) -> Option<Point> {
        let the = self.past_the(at);
        let point = |end, unit, relation| Some(Point::new(at, end, Core::Unit(unit, relation)));
        let unit_at = |at: usize| match self.cue(at) {
            Some(Cue::Unit(unit, Count::One)) if unit >= Unit::Day => Some(unit),
            Some(Cue::Deictic(0)) if matches!(self.word(at), "اليوم" | "الیوم") => Some(Unit::Day),
            _ => None,
        };
        // Before the unit: `last year`, «هذا العام», «نفس السنة».
        if let Some(relation) = self.relation(the)
            && let Some(unit) = unit_at(the + 1)
        {
            let latin = self.is_latin(the);
            let before = latin
                || matches!(self.cue(the), Some(Cue::This | Cue::That | Cue::Same))
                || !self.is_latin(the) && matches!(self.word(the), "این" | "آن" | "همان");
            let definite = latin || !matches!(unit, Unit::Season | Unit::Half | Unit::Quarter);
            // `that day`, `this time`.
            if before && definite && !self.is_first(the + 1) {
                // `over the past decade` is as long as one.
                if relation == Relation::Last && unit == Unit::Decade {
                    return Some(Point::new(at, the + 2, Core::Duration));
                }
                // `the next day` is counted from the one before.
                let told = latin && the > at && relation == Relation::Next;
                let relation = if told { Relation::Following } else { relation };
                return point(the + 2, unit, relation);
            }
        }
        let unit = unit_at(the)?;
        let end = the + 1;
        if self.is_first(end) {
            return None;
        }
        if self.is_latin(the) {
            // `the day before`, `the year after`; `the week before the vote` is counted from another thing.
            let relation = match self.cue(end)? {
                Cue::Before | Cue::Earlier => Relation::Previous,
                Cue::After | Cue::Later => Relation::Following,
                _ => return None,
            };
            let closed = self.ends_clause(end + 1);
            return (the > at && closed).then(|| Point::new(at, end + 1, Core::Unit(unit, relation)));
        }
        let relation = self.relation(end)?;
        if matches!(self.cue(end), Some(Cue::This | Cue::That))
            && matches!(self.word(end), "هذا" | "هذه" | "ذلك" | "تلك" | "ذاك")
        {
            return None;
        }
        let mut end = end + 1;
        // «اليوم التالي لتاريخ نشره».
        if unit == Unit::Day
            && relation == Relation::Following
            && self.particle(end) == Some('ل')
            && self.word(end) == "تاريخ"
            && !self.is_first(end + 1)
        {
            end += 2;
        }
        point(end, unit, relation)
    }

    /// Returns true if a clause ends before a token.
    fn ends_clause(&self, at: usize) -> bool {
        self.is_first(at)
            || matches!(self.kind(at), None | Some(Kind::Mark(_)))
            || matches!(self.cue(at), Some(Cue::And | Cue::In))
            || matches!(
                &*folded(self.word(at)),
                "that" | "this" | "it" | "he" | "she" | "they" | "when" | "the" | "but"
            ) && matches!(&*folded(self.word(at)), "when" | "but" | "he" | "she" | "they")
    }

    /// A count of units, and the token behind: `three weeks`, «يومين», «ثلاثة أيام», `a year`.
    fn amount(&self, at: usize) -> Option<(Option<u32>, Unit, usize)> {
        match self.cue(at) {
            Some(Cue::Unit(unit, Count::Two)) => {
                // «عامي», «شهري» lead to names.
                let construct = matches!(self.word(at), "عامي" | "سنتي" | "شهري" | "يومي" | "قرني");
                return (!construct).then_some((Some(2), unit, at + 1));
            }
            Some(Cue::Unit(unit, Count::One)) if !self.is_latin(at) => return Some((Some(1), unit, at + 1)),
            Some(Cue::Unit(unit, Count::Many)) if !self.is_latin(at) => return Some((None, unit, at + 1)),
            Some(Cue::Few) => {
                let next = if self.is(at + 1, Cue::Of) { at + 2 } else { at + 1 };
                let Some(Cue::Unit(unit, _)) = self.cue(next) else { return None };
                return Some((None, unit, next + 1));
            }
            Some(Cue::A) => {
                if let Some(Cue::Few) = self.cue(at + 1) {
                    return self.amount(at + 1);
                }
                if let Some(Cue::Unit(unit, Count::One)) = self.cue(at + 1) {
                    return Some((Some(1), unit, at + 2));
                }
            }
            _ => {}
        }
        if at > 0 && self.is_mark(at - 1, "/:-") && !self.spaced(at) {
            return None;
        }
        let (count, mut next) = self.count(at)?;
        // `5-7`, «5-7 دقائق».
        if self.is_dash(next)
            && let Some((_, end)) = self.count(next + 1)
        {
            next = end;
        }
        let Some(Cue::Unit(unit, _)) = self.cue(next) else { return None };
        // «1591 لسنة 7».
        if self.particle(next).is_some() || self.is_first(next) {
            return None;
        }
        Some((Some(count), unit, next + 1))
    }

    /// The end of a stretch of time up to now or from now on: `the next 5–10 years`, «السنوات الثلاث الماضية».
    fn stretch(&self, at: usize) -> Option<usize> {
        let the = self.past_the(at);
        if matches!(self.cue(the), Some(Cue::Last | Cue::Next | Cue::This | Cue::Previous | Cue::Following))
            && self.is_latin(the)
        {
            let (_, _, end) = self.amount(the + 1).filter(|_| !matches!(self.cue(the + 1), Some(Cue::Unit(..))))?;
            return Some(end);
        }
        let several = matches!(self.cue(at), Some(Cue::Unit(_, Count::Many | Count::Two))) && !self.is_latin(at);
        if !several {
            return None;
        }
        let mut end = at + 1;
        if let Some((_, next)) = self.count(end) {
            end = next;
        } else if self.word(end).starts_with("القليلة") {
            end += 1;
        } else if self.word(end).starts_with("ال") && matches!(self.cue(end + 1), Some(Cue::Last | Cue::Next)) {
            // «الأعوام الخمسة الماضية».
            end += 1;
        }
        matches!(self.cue(end), Some(Cue::Last | Cue::Next | Cue::Following | Cue::Previous)).then_some(end + 1)
    }

    /// `three weeks ago`, `two days later`, or a duration.
    fn counted(&self, at: usize) -> Option<Point> {
        let start = at;
        let mut place = at;
        let mut rounded = false;
        // `slightly more than one month earlier`, `just two days after`.
        if self.is(place, Cue::More) {
            rounded = true;
            place += 1;
        }
        if let Some(end) = self.stretch(place) {
            return Some(Point::new(start, end, Core::Duration));
        }
        let (count, unit, end) = self.amount(place)?;
        let shift =
            |end, back, anaphoric| Some(Point::new(start, end, Core::Shift { unit, count, back, anaphoric, rounded }));
        let latin = self.is_latin(end - 1);
        if !self.is_first(end) {
            match self.cue(end) {
                Some(Cue::Ago) => return shift(end + 1, true, false),
                Some(Cue::Later) => return shift(end + 1, false, true),
                Some(Cue::Earlier) => return shift(end + 1, true, true),
                Some(Cue::After | Cue::Before) if latin => {
                    let back = self.is(end, Cue::Before);
                    let that = matches!(&*folded(self.word(end + 1)), "that" | "this" | "then");
                    let closed = self.ends_clause(end + 1);
                    return match (that, closed) {
                        (true, _) => shift(end + 2, back, true),
                        (_, true) => shift(end + 1, back, true),
                        // Counted from what follows, which has a date perhaps.
                        _ => Some(Point::new(start, end + 1, Core::FromClause)),
                    };
                }
                // «سال پیش».
                Some(Cue::Last | Cue::Next)
                    if !latin && place == at && self.number(at).is_none() && count == Some(1) =>
                {
                    return None;
                }
                _ => {}
            }
            // «قبل», «بعد» stand before; in English `in three weeks` is written otherwise.
        }
        if count == Some(1) && !self.is(place, Cue::A) && self.number(place).is_none() && !self.is(place, Cue::Number) {
            return None;
        }
        if self.is_age(at, end)
            || unit < Unit::Minute
            || count.is_none() && !matches!(self.cue(place), Some(Cue::Few)) && latin
        {
            return None;
        }
        if count.is_none() && !self.is(place, Cue::Few) && !self.is(place, Cue::A) {
            return None;
        }
        Some(Point::new(start, end, Core::Duration))
    }

    /// Returns true if a number of years is how old someone is.
    fn is_age(&self, at: usize, end: usize) -> bool {
        let old = matches!(&*folded(self.word(end)), "old" | "من") && folded(self.word(end)) == "old";
        let joined = self.is_dash(end) && !self.spaced(end) || self.is_dash(end.saturating_sub(1));
        let before = (at.saturating_sub(4)..at)
            .any(|at| self.is(at, Cue::Age) || matches!(self.word(at), "عن" | "בן" | "בת" | "בגיל" | "ساله"));
        let s = self.word(end) == "العمر" || self.word(end + 1) == "العمر";
        old || joined || before || s
    }

    /// «قبل عامين», «بعد شهر», «منذ ثلاثة أيام», `after two days`.
    pub(super) fn shifted(&self, at: usize) -> Option<Phrase> {
        let point = self.shifted_point(at)?;
        Some(Phrase { start: at, end: point.end, bound: None, third: None, about: false, first: point, last: None })
    }

    /// As [`Self::shifted`], as a point.
    pub(super) fn shifted_point(&self, at: usize) -> Option<Point> {
        let cue = self.cue(at)?;
        let (back, anaphoric) = match cue {
            Cue::Before if !self.is_latin(at) => (true, false),
            Cue::Since if !self.is_latin(at) => (true, false),
            Cue::After => (false, true),
            // «بعد ذلك بعامين».
            Cue::Later | Cue::Earlier if self.particle(at + 1) == Some('ب') => {
                let back = cue == Cue::Earlier;
                let (count, unit, end) = self.amount(at + 1)?;
                return Some(Point::new(at, end, Core::Shift { unit, count, back, anaphoric: true, rounded: false }));
            }
            _ => return None,
        };
        let mut place = at + 1;
        let mut rounded = false;
        if self.is(place, Cue::About) {
            rounded = true;
            place += 1;
        }
        if self.is_latin(at) && self.is(place, Cue::Vague) {
            return None;
        }
        let (count, unit, mut end) = self.amount(place)?;
        // «قبل شهر رمضان», «بعد عام 2003», «قبل يوم الجمعة».
        let names = matches!(
            self.cue(end),
            Some(Cue::Month(..) | Cue::Weekday(_) | Cue::Deictic(_) | Cue::Ordinal(_) | Cue::Number)
        ) || self.number(end).is_some()
            || !self.is_latin(place) && self.relation(end).is_some() && !self.is_first(end);
        if names && !self.is_first(end) && count == Some(1) || unit < Unit::Hour {
            return None;
        }
        let definite = self.word(place).starts_with("ال");
        if definite {
            return None;
        }
        let mut anaphoric = anaphoric;
        // «قبل يومين من الحادث» is counted from what follows, «بعد ذلك بيومين» from what was named.
        let of = matches!(self.cue(end), Some(Cue::From)) && !self.is_first(end) && !self.is_latin(end);
        if of {
            let that = matches!(self.word(end + 1), "ذلك" | "هذا" | "تاريخه" | "الآن" | "اليوم");
            anaphoric = !matches!(self.word(end + 1), "الآن" | "اليوم");
            if that {
                end += 2;
            } else {
                return Some(Point::new(at, end, Core::FromClause));
            }
        }
        let tells = count.is_some() || !self.is_latin(place);
        tells.then(|| Point::new(at, end, Core::Shift { unit, count, back, anaphoric, rounded }))
    }
}
