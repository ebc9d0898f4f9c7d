# Dates that people type, and second calendars.

date-refused-empty = There is no text. Write a date like “October 2023” or 2023-10.
date-refused-relative = “{ $word }” depends on the day it was written. Write the date itself.
date-refused-century = The century is missing. Write, say, “the 1990s” or 199X.
date-refused-short-year = “{ $word }” may be a year of any century. Write the year with four digits.
date-refused-word = “{ $word }” is not understood. Write a date like “October 2023” or 2023-10.
date-refused-unclear = These words do not make a date. Write a date like “between April and July 2024” or 2024-04/2024-07.
date-refused-no-such-date = There is no such date: { $word }. Check the day, the month and the order of the ends.

date-note-day-or-month = With the month first it would be { $date } ({ $edtf }).
date-note-computed-hijri = Computed from the Hijri calendar (Umm al-Qura); a day more or less, as tables differ.
date-note-computed-persian = Computed from the Persian calendar.
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
