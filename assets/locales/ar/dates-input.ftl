# التواريخ المكتوبة والتقويم الثاني.

# What "≈" before a date of the second calendar means.
second-calendar-hijri = ≈ التاريخ الهجري (أم القرى) محسوب: يوم أكثر أو أقل.
second-calendar-persian = ≈ التاريخ الفارسي محسوب: يوم أكثر أو أقل.
# The same in the corner of the axis.
second-calendar-row-hijri = هجري، محسوب
second-calendar-row-persian = فارسي، محسوب
