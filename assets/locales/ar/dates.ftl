# Dates in words.
# $date, $year, $from, $to, $a and $b are dates or parts of dates that are in words already.

# 1984~
date-approximate = نحو { $date }
# 1984?
date-uncertain = { $date }؟
# 2024-04/2024-07
date-between = بين { $from } و{ $to }
# An interval of which one end is no plain date.
date-from-to = من { $from } إلى { $to }
# 2025/..
date-from = ابتداءً من { $date }
# ../2024
date-until = حتى { $date }
# 2024/ and /2024: a date that the source leaves unknown.
date-unknown = تاريخ غير معروف
# An open end of an interval whose other end is no plain date.
date-open = تاريخ غير محدد
# [..1984]
date-or-before = { $date } أو قبل ذلك
# [1984..]
date-or-after = { $date } أو بعد ذلك
# [1667,1668]: the last two of a list, and the ones before.
date-or-last = { $a } أو { $b }
date-or-more = { $a } أو { $b }
# {1667,1668}: the last two of a list, and the ones before.
date-and-last = { $a } و{ $b }
date-and-more = { $a } و{ $b }

# A year that needs its era and that the calendar library does not write.
date-year-before-christ = { $year } ق.م
# XXXX
date-unknown-year = سنة غير معروفة
# -0043-03-15, 0622-07: a day or a month of a year with its era.
date-of-year = { $date } { $year }
# 156X-12: a day or a month of a decade, a century, an unknown year.
date-in-years = { $date } من { $year }
# 1985-XX-18
date-day-of-unknown-month = اليوم { $day } من شهر غير معروف في { $year }
# 1950S2: estimated, between two years.
date-estimated = نحو { $year } (بين { $from } و{ $to })
# 198X: $tens is 0, 10, … 90; $century is in words; $first is the first year.
date-decade = { $tens ->
    [0] العقد الأول من { $century }
    [10] العقد الثاني من { $century }
    [20] عشرينيات { $century }
    [30] ثلاثينيات { $century }
    [40] أربعينيات { $century }
    [50] خمسينيات { $century }
    [60] ستينيات { $century }
    [70] سبعينيات { $century }
    [80] ثمانينيات { $century }
    [90] تسعينيات { $century }
   *[other] عقد { $first }
}
# 19XX
date-century = { $number ->
    [1] القرن الأول
    [2] القرن الثاني
    [3] القرن الثالث
    [4] القرن الرابع
    [5] القرن الخامس
    [6] القرن السادس
    [7] القرن السابع
    [8] القرن الثامن
    [9] القرن التاسع
    [10] القرن العاشر
   *[other] القرن الـ{ $number }
}
# 1XXX
date-millennium = { $number ->
    [1] الألفية الأولى
    [2] الألفية الثانية
    [3] الألفية الثالثة
    [4] الألفية الرابعة
    [5] الألفية الخامسة
    [6] الألفية السادسة
    [7] الألفية السابعة
    [8] الألفية الثامنة
    [9] الألفية التاسعة
    [10] الألفية العاشرة
   *[other] الألفية الـ{ $number }
}
# ISO 8601-2 §4.8: 21 to 24 seasons, 25 to 32 those of the northern and the southern half of the earth,
# 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves of the year.
date-season = { $season ->
    [21] ربيع { $year }
    [22] صيف { $year }
    [23] خريف { $year }
    [24] شتاء { $year }
    [25] ربيع { $year } في النصف الشمالي من الأرض
    [26] صيف { $year } في النصف الشمالي من الأرض
    [27] خريف { $year } في النصف الشمالي من الأرض
    [28] شتاء { $year } في النصف الشمالي من الأرض
    [29] ربيع { $year } في النصف الجنوبي من الأرض
    [30] صيف { $year } في النصف الجنوبي من الأرض
    [31] خريف { $year } في النصف الجنوبي من الأرض
    [32] شتاء { $year } في النصف الجنوبي من الأرض
    [33] الربع الأول من { $year }
    [34] الربع الثاني من { $year }
    [35] الربع الثالث من { $year }
    [36] الربع الأخير من { $year }
    [37] الثلث الأول من { $year }
    [38] الثلث الثاني من { $year }
    [39] الثلث الأخير من { $year }
    [40] النصف الأول من { $year }
    [41] النصف الثاني من { $year }
   *[other] { $year }
}
# 2024-04-18T14:30:00
date-with-time = { $date }، { $time }
# 2024-04-18T14:30:00+03:00; the zone is in Latin letters.
date-time-with-zone = { $time } ({ "\u2066" }{ $zone }{ "\u2069" })
# 2024-03-01T23:30/2024-03-02T01:15: from one time of day to another; and a time of another day of the same year.
date-clock-span = { $from } – { $to }
date-clock-of-day = { $date } { $time }
# A date that goes beyond what can be put into words: as the source writes it.
date-as-written = { "\u2066" }{ $source }{ "\u2069" }

# A date in a second calendar, computed and not attested; and from one such date to another.
date-second = ≈ { $date }
date-second-span = { $from } – { $to }
