# Dates that people type, and second calendars.

date-refused-empty = There is no text. Write a date like “October 2023” or 2023-10.
date-refused-relative = “{ $word }” depends on the day it was written. Write the date itself.
date-refused-century = The century is missing. Write, say, “the 1990s” or 199X.
date-refused-short-year = “{ $word }” may be a year of any century. Write the year with four digits.
date-refused-word = “{ $word }” is not understood. Write a date like “October 2023” or 2023-10.
date-refused-unclear = These words do not make a date. Write a date like “between April and July 2024” or 2024-04/2024-07.
date-refused-no-such-date = There is no such date: { $word }. Check the day, the month and the order of the ends.
date-refused-clash = The parts of “{ $word }” do not agree, or a sign may belong to either of two. Write the date without doubt, such as 2024-03-01T17:54:00.
date-refused-across-years = “{ $word }” begins in one year and ends in another, and in which months depends on the place. Write both years, such as 2023/2024, or the months: 2023-04/2024-03.
date-refused-several = “{ $word }” is two dates, as the month falls twice into that year. Write the year of its own calendar.
date-refused-calendar = The calendar of “{ $word }” is not computed. Write the Gregorian date.
date-refused-no-year = “{ $word }” names no year. Write the year too, as in “end of March 2024”.
date-refused-year-zero = “{ $word }”: there is no year 0; the year 1 BC is followed by the year 1 AD. Write the year that is meant.
date-refused-calendar-hebrew = “{ $word }” is of the Hebrew calendar, which is not computed here. Write the Gregorian date.
date-refused-calendar-coptic = “{ $word }” is of the Coptic calendar, which is not computed here. Write the Gregorian date.
date-refused-calendar-ethiopian = “{ $word }” is of the Ethiopian calendar, which is not computed here. Write the Gregorian date.
date-refused-calendar-republican = “{ $word }” is of the French republican calendar, which is not computed here. Write the Gregorian date.
date-refused-calendar-rumi = “{ $word }” is of the Rumi (Ottoman solar) calendar, which is not computed here. Write the Gregorian date.
date-refused-calendar-julian = “{ $word }” is of the Julian calendar (old style), which is not computed here. Write the Gregorian date.
date-refused-calendar-buddhist = “{ $word }” is of the Buddhist calendar, as in Thailand, which is 543 years ahead. Write the Gregorian date.

date-note-day-or-month = With the month first it would be { $date } ({ $edtf }).
date-note-computed-hijri = Computed from the Hijri calendar (Umm al-Qura); a day more or less, as tables differ.
date-note-computed-persian = Computed from the Persian calendar.
date-note-or = It may also mean { $date } ({ $edtf }).
date-note-in-hijri = No era is said. If the year is Hijri, it is { $date } ({ $edtf }); then add “AH”.
date-note-in-persian = No era is said. If the year is solar Hijri, it is { $date } ({ $edtf }); then add “SH”.
date-note-twice = The same date is said in another calendar too: computed, { $date } ({ $edtf }). Both agree; the Gregorian one counts.
date-note-twice-apart = The two dates do not agree: the other one is { $date } ({ $edtf }). The Gregorian one counts. Check the source.
date-note-year-of-hijri = It is the month of the Hijri year { $year } that falls into the year said.
date-note-year-of-persian = It is the month of the solar Hijri year { $year } that falls into the year said.
date-note-week = A week from Monday to Sunday, counted by ISO 8601.
date-note-day-of-year = The day is counted from the beginning of the year (ISO 8601).
date-note-across-years = It begins in one year and ends in the next; the months are not said, so both years count in full.
date-note-midnight = “{ $word }” leaves open whether noon, the beginning or the end of the day is meant. Check the source.
date-note-spelling = In the standard of 2019 it is written { $edtf }.
date-note-weekday = That day is a { $is }, not a { $said }. Check the source.
date-note-part-of-day = A date has no place for “{ $word }”; put it into the summary.
date-note-no-year = It has no year, so it has no place on the timeline.
date-note-no-place = Its year is unknown or too far away, so it has no place on the timeline.
# $day: 1 is Monday.
date-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[other] Sunday
}
# What was typed, as it was understood: the date in words, then in EDTF.
date-understood = { $date } ({ $edtf })

diag-plain-date = “{ $found }” is not an EDTF date, so “{ $field }” counts as undated.
    .advice = If it means { $edtf }, write that.

cli-arg-date = A date in place of a file: shows how it is understood, in EDTF and in words
# What "≈" before a date of the second calendar means.
second-calendar-hijri = ≈ Hijri dates (Umm al-Qura) are computed: a day more or less, as tables differ.
second-calendar-persian = ≈ Persian dates are computed from the Gregorian ones.
# The same in the corner of the axis.
second-calendar-row-hijri = Hijri, computed
second-calendar-row-persian = Persian, computed
