# Dates that people type, and second calendars.

# What "≈" before a date of the second calendar means.
second-calendar-hijri = ≈ Hijri dates (Umm al-Qura) are computed: a day more or less.
second-calendar-persian = ≈ Persian dates are computed: a day more or less.
# The same in the corner of the axis.
second-calendar-row-hijri = Hijri, computed
second-calendar-row-persian = Persian, computed
