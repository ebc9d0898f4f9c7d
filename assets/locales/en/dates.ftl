# Dates in words.
# $date, $year, $from, $to, $a and $b are dates or parts of dates that are in words already.

# 1984~
date-approximate = about { $date }
# 1984?
date-uncertain = { $date }?
# 2024-04/2024-07
date-between = between { $from } and { $to }
# An interval of which one end is no plain date.
date-from-to = from { $from } to { $to }
# 2025/..
date-from = from { $date } on
# ../2024
date-until = until { $date }
# 2024/ and /2024: a date that the source leaves unknown.
date-unknown = an unknown date
# An open end of an interval whose other end is no plain date.
date-open = an open date
# [..1984]
date-or-before = { $date } or earlier
# [1984..]
date-or-after = { $date } or later
# [1667,1668]: the last two of a list, and the ones before.
date-or-last = { $a } or { $b }
date-or-more = { $a }, { $b }
# {1667,1668}: the last two of a list, and the ones before.
date-and-last = { $a } and { $b }
date-and-more = { $a }, { $b }

# A year that needs its era and that the calendar library does not write.
date-year-before-christ = { $year } BC
# XXXX
date-unknown-year = an unknown year
# -0043-03-15, 0622-07: a day or a month of a year with its era.
date-of-year = { $date } { $year }
# 156X-12: a day or a month of a decade, a century, an unknown year.
date-in-years = { $date } in { $year }
# 1985-XX-18
date-day-of-unknown-month = day { $day } of an unknown month in { $year }
# 1950S2: estimated, between two years.
date-estimated = about { $year } (between { $from } and { $to })
# 198X: $tens is 0, 10, … 90; $century is in words; $first is the first year.
date-decade = { $tens ->
    [0] the first decade of { $century }
   *[other] the { $first }s
}
# 19XX
date-century = { NUMBER($number, type: "ordinal") ->
    [one] the { $number }st century
    [two] the { $number }nd century
    [few] the { $number }rd century
   *[other] the { $number }th century
}
# 1XXX
date-millennium = { NUMBER($number, type: "ordinal") ->
    [one] the { $number }st millennium
    [two] the { $number }nd millennium
    [few] the { $number }rd millennium
   *[other] the { $number }th millennium
}
# ISO 8601-2 §4.8: 21 to 24 seasons, 25 to 32 those of the northern and the southern half of the earth,
# 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves of the year.
date-season = { $season ->
    [21] spring of { $year }
    [22] summer of { $year }
    [23] autumn of { $year }
    [24] winter of { $year }
    [25] spring of { $year } in the northern hemisphere
    [26] summer of { $year } in the northern hemisphere
    [27] autumn of { $year } in the northern hemisphere
    [28] winter of { $year } in the northern hemisphere
    [29] spring of { $year } in the southern hemisphere
    [30] summer of { $year } in the southern hemisphere
    [31] autumn of { $year } in the southern hemisphere
    [32] winter of { $year } in the southern hemisphere
    [33] first quarter of { $year }
    [34] second quarter of { $year }
    [35] third quarter of { $year }
    [36] last quarter of { $year }
    [37] first third of { $year }
    [38] second third of { $year }
    [39] last third of { $year }
    [40] first half of { $year }
    [41] second half of { $year }
   *[other] { $year }
}
# 2024-04-18T14:30:00
date-with-time = { $date }, { $time }
# 2024-04-18T14:30:00+03:00; the zone is in Latin letters.
date-time-with-zone = { $time } { $zone }
# 2024-03-01T23:30/2024-03-02T01:15: from one time of day to another; and a time of another day of the same year.
date-clock-span = { $from } – { $to }
date-clock-of-day = { $date } { $time }
# A date that goes beyond what can be put into words: as the source writes it.
date-as-written = { $source }

# A date in a second calendar, computed and not attested; and from one such date to another.
date-second = ≈ { $date }
date-second-span = { $from } – { $to }
