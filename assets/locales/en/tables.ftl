# The columns of a table.

columns-title = What the columns hold
columns-file = { $file } — { $columns ->
        [one] one column
       *[other] { $columns } columns
    }. Check what was guessed before the table opens.
columns-encoding = Encoding: { $value }
columns-delimiter = Between cells: { $value }
columns-column = Column “{ $name }”: { $role }
columns-names = Names of the columns: { $value }
columns-names-none = none; every row is an event
columns-names-row = row { $row } ({ $cells })
# The rows that a finding names, behind a count: "(7, rows 3, 5, 9 and 4 more)".
table-rows = { $named-count ->
        [one] , row { $numbers }
       *[other] , rows { $numbers }
    }{ $more-count ->
        [0] {""}
       *[other] {" "}and { $more-count } more
    }
columns-day-first = 1/2 is 1 February
columns-month-first = 1/2 is January 2
columns-counting = Counting…
columns-uncounted = The rows could not be counted (a fault of the program). The table can still be opened.
columns-count = { $rows ->
        [one] One event
       *[other] { $rows } events
    }: { $dated } with a date, { $undated } without
columns-before = Columns before
columns-after = More columns
columns-open = Open table

delimiter-comma = commas
delimiter-semicolon = semicolons
delimiter-arabic-semicolon = Arabic semicolons
delimiter-tab = tabs
delimiter-bar = vertical lines

role-none = Nothing (kept as it is)
role-id = Identifier
role-when = Date or start
role-end = End
role-clock = Time of day
role-end-clock = Time of the end
role-duration = Duration
role-check = Date in another calendar
role-year = Year
role-month = Month
role-day = Day of the month
role-quarter = Quarter
role-week = Week
role-minute = Minutes of the time of day
role-half = a.m. or p.m.
role-end-half = a.m. or p.m. of the end
role-era = Era or calendar
role-end-era = Era or calendar of the end
role-zone = Time zone
role-weekday = Day of the week (compared)
role-title = Title
role-summary = Summary
role-lane = Lane
role-actors = Actors
role-tags = Tags
role-status = Status
role-importance = Importance
