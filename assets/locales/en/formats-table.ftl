# What is wrong with tables and with files of TimelineJS. `count` says how often; the place is the first one.

## Tables

diag-table-empty = The table is empty.
    .advice = Choose a table with a header and a row for each event.
diag-not-a-table = Only the columns, header, delimiter and encoding of a table (.csv, .tsv, or a list of objects in JSON) can be named.
    .advice = Leave out --columns, --header, --delimiter and --encoding, or say --from-format csv or json-table.
diag-table-header-row = The table has no row { $row } with names of columns.
    .advice = Give the number of a row that is not blank, as a spreadsheet counts them, or 0 if no row has names.
diag-table-column = There is no column “{ $field }”. The columns are: { $columns }.
    .advice = Write the name of one of them, or its number counted from 1.
diag-table-column-twice = The column “{ $field }” is named for two things.
    .advice = Name each column once.
diag-table-encoding = The text is in { $encoding }{ $guessed ->
        [yes] , as far as its bytes tell
       *[no] {""}
    }. It will be saved in UTF-8.
    .advice = Check whether the words read right; if they do not, save the table in UTF-8 with the program that it comes from.
diag-table-unreadable = Some of the bytes could not be read and show as �.
    .advice = Save the table in UTF-8 with the program that it comes from.
diag-table-unclosed-quote = A quotation mark in this row is not closed, so that the row takes in the rest of the file.
    .advice = Close the quotation mark.
diag-table-nul = The text holds the character U+0000.
    .advice = Check whether the file is a table.
diag-table-unknown-header = No column has a name that tells what it holds; dates and titles were guessed from the rows.
    .advice = Name the columns: date, title, summary, lane, actors, tags; or say which row has the names (--header).
diag-table-no-title = No column holds the titles.
    .advice = Name one of the columns “title”.
diag-table-no-date = No column holds dates, so the events are undated.
    .advice = Name one of the columns “date”.
diag-table-date-column = The column “{ $field }” was taken for the dates, because it holds some.
    .advice = Name the column “date”, or another one if this one does not say when the events were.
diag-table-name-unread = The name of the column “{ $field }” says “{ $word }”, which was not applied to its cells.
    .advice = Check the dates and times of this column, and write what they mean into the cells: 44 BC, 3:15 PM.
diag-table-column-beside = The column “{ $field }” may say what the dates or times beside it mean, and was not read with them; its cells are kept.
    .advice = Check the dates, and write what it says into the cells of the date: 44 BC, 3:15 PM, 10:00+03:00.
diag-table-kept-column = The column “{ $field }” has no place in an event; its cells are kept with the events ({ $count }).
    .advice = Rename the column if it holds one of the known parts.
diag-table-long-row = Rows have more cells than the header; those cells are kept ({ $count }{ $rows }, the first “{ $found }”).
    .advice = Check the quotation marks and delimiters of these rows.
diag-table-day-or-month = It is not plain which number is the day; no row tells, and the first was taken for it ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check the dates, or write them like 2024-02-01.
diag-table-order-named = Dates can only have another order of day and month than the name of their column says ({ $count }{ $rows }; the first “{ $found }”, read as { $date }). The others were read as the name says.
    .advice = Check which of the two is right, and correct the name of the column or these dates.
diag-table-days = Numbers were read as days as spreadsheets keep them, counted from 1899-12-30 ({ $count }{ $rows }; the first “{ $found }” is { $date }). The numbers are kept.
    .advice = Compare some with the sheet. If it counts from 1904, as sheets of old Macintosh computers do, all these dates are 1,462 days too early: format the column as dates there, and export the table again.
diag-table-years = Cells were read as years from one to the other, and not as months, since the other cells or the name of the column show it ({ $count }{ $rows }; the first “{ $found }”, read as { $date }). The text is kept.
    .advice = If they are months, write them in words, such as December 2011.
diag-table-date-none = Cells say that there is no date, or that it is not known ({ $count }{ $rows }; the first “{ $found }”). The text is kept.
    .advice = There is nothing to do.
diag-table-open-end = What goes on until now was read as open at its end ({ $count }{ $rows }; the first “{ $found }”, read as { $date }). The text is kept.
    .advice = There is nothing to do, unless it has ended since the table was written.
diag-table-era-shared = Starts without an era were read as before ours, since their ends are ({ $count }{ $rows }; the first “{ $found }”, read as { $date }).
    .advice = There is nothing to do, unless the ends are wrong.
diag-table-beside-unread = Cells that should say the era or the calendar of a date were not understood, so it counts without them ({ $count }{ $rows }; the first “{ $found }”). The text is kept.
    .advice = Write BC, AD, Hijri, Gregorian, Julian and the like, and check these dates.
diag-table-beside = The column “{ $field }” was read with the dates or times beside it.
    .advice = There is nothing to do, unless it means something else: then give it no meaning when the table opens.
diag-table-name-applied = The name of the column “{ $field }” says { $kind ->
        [before] that its years are before our era
        [half] the half of the day
        [decade] that they are decades
        [century] that they are centuries
       *[order] the order of day and month
    }, which was applied to its cells.
    .advice = There is nothing to do.
diag-table-life = The columns “{ $field }” and “{ $other }” were taken for start and end, so that each event is a life.
    .advice = If the events are something else, name the columns of their dates, or choose other columns when the table opens.
diag-table-zone-clock = The clocks of { $zone } were put forward or back at these times, so that they showed a time twice or not at all; the shift before that was taken ({ $count }{ $rows }; the first { $found }).
    .advice = Write the shift from UTC behind the time, such as 01:30+02:00.
diag-table-several = Another table begins here, below an empty row, with names of its own; it was read by them ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check the events of these rows, or put each table into a file of its own.
diag-table-date = Dates could not be understood, and their events are undated ({ $count }{ $rows }; the first “{ $found }”){ $reason ->
        [short-year] : a year of two digits may be of any century
        [century] : the century is missing
        [relative] : they depend on the day on which they were written
        [no-such-date] : the calendar has no such date
        [calendar] : dates of this calendar are not computed
        [clash] : their parts do not agree
        [across-years] : they begin in one year and end in another
        [several] : they are two dates
        [word] : “{ $word }” is not understood
       *[other] {""}
    }. The text is kept.
    .advice = Write them in EDTF, such as 2024-02-01, 2024-02 or 1985~.
diag-table-date-part = Of dates in several columns the year alone could be understood ({ $count }{ $rows }; the first “{ $found }”). The cells are kept.
    .advice = Write the month as a number or a name, and the day as a number.
diag-table-end = Ends could not be used, so only the starts count ({ $count }{ $rows }; the first “{ $found }”){ $reason ->
        [order] : the end is before the start, or the two make no interval
        [era] : the start is before our era, and the year of the end may be of either
        [short-year] : a year of two digits may be of any century
        [no-such-date] : the calendar has no such date
        [word] : “{ $word }” is not understood
       *[other] : they are not understood
    }. The text is kept.
    .advice = Correct the ends.
diag-table-undated = Rows have no date, and their events are undated ({ $count }{ $rows }).
    .advice = There is nothing to do, unless their dates stand elsewhere.
diag-table-merged = Rows without a date took that of the row above, as merged cells leave them ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Write the date into each row, or empty it where there is none.
diag-table-above = Rows above the names of the columns{ $names ->
        [0] {""}
       *[other] {" "}(row { $names })
    } are no events; they are kept ({ $count }{ $rows }; the first “{ $found }”){ $title ->
        [yes] , and the first of them is the title of the timeline
       *[no] {""}
    }.
    .advice = If another row has the names, say which: --header, or the list “Names of the columns” when the table opens.
diag-table-sum = Rows with a sum are no events; their words are kept ({ $count }{ $rows }; the first “{ $found }”).
    .advice = There is nothing to do.
diag-table-line = Rows in which a single cell stands outside of the columns with a meaning are no events; their words are kept ({ $count }{ $rows }; the first “{ $found }”).
    .advice = If they are events, write their titles into the column of the titles.
diag-table-names-again = Rows say the names of the columns again, and are no events ({ $count }{ $rows }).
    .advice = There is nothing to do.
diag-table-computed = Dates were computed from the { $calendar ->
        [hijri] Hijri calendar (Umm al-Qura; a day more or less)
        [persian] Persian calendar
        [julian] Julian calendar
        [coptic] Coptic calendar
        [ethiopian] Ethiopian calendar
       *[other] { $calendar } calendar
    }{ $by ->
        [column] , by the name of the column, its other cells or its language
       *[cell] {""}
    } ({ $count }{ $rows }; the first “{ $found }” is { $date }). What the source says is kept.
    .advice = There is nothing to do, unless the column is of another calendar: then name it in the head, as in “Date (Gregorian)”.
diag-table-old-years = Years from 1300 to 1500 were read as those of the Gregorian calendar, since nothing tells that they are Hijri ({ $count }{ $rows }; the first “{ $found }”).
    .advice = If they are Hijri, name the column so: “Hijri date”.
diag-table-other-calendar = Dates are not of the calendar of their column, and were read as Gregorian ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check these rows.
diag-table-check-column = The column “{ $field }” says the dates in another calendar; it was compared with “{ $other }”, and is kept.
    .advice = There is nothing to do.
diag-table-calendars-differ = The two calendars are more than two days apart ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check which of the two dates the source has.
diag-table-check-used = Rows have no date but in the other calendar, from which it was computed ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check these dates.
diag-table-check-unread = Dates in the other calendar could not be read, so they were not compared ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check these rows.
diag-table-weekday = Dates are another day of the week than they say ({ $count }{ $rows }; the first “{ $found }”, read as { $date }).
    .advice = Check the source.
diag-table-date-note = Dates were understood as { $kind ->
        [or] one of two that they may mean
        [month-or-years] a month, though they may be years from one to the other
        [two-calendars] a year that is said in two calendars
        [span-or-calendars] years from one to the other, though they may be one year that is said in two calendars
        [midnight] the middle or an edge of the day, which their words leave open
        [year-of] that of a month of another calendar in the year that they say
        [across-years] two whole years, as they begin in one and end in the next
        [week] a week from Monday to Sunday (ISO 8601)
       *[day-of-year] a day counted from the beginning of the year (ISO 8601)
    } ({ $count }{ $rows }; the first “{ $found }”, read as { $date }).
    .advice = Check these dates.
diag-table-part-of-day = Parts of a day have no place in a date ({ $count }{ $rows }; the first “{ $found }”, read as { $date }).
    .advice = Put them into the summary.
diag-table-clock-unread = Times of day could not be understood, so the day alone counts ({ $count }{ $rows }; the first “{ $found }”). The text is kept.
    .advice = Write them like 17:54.
diag-table-clock-half = Times of day up to one o’clock at noon do not say their half of the day, though others do; they were read by the clock of 24 hours ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check these rows.
diag-table-clock-unused = Times of day have no place in dates that are no plain days, such as { $date } ({ $count }{ $rows }; the first “{ $found }”). The text is kept.
    .advice = There is nothing to do, unless the date can be said to the day.
diag-table-overnight = Ends by the clock before their starts were taken for those of the next day ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Check these rows.
diag-table-zone = “{ $found }” is no zone that is known, or may be any of several, so the times of day are without a zone ({ $count }{ $rows }).
    .advice = Write a name such as Asia/Riyadh or a distance such as UTC+3, to have it in the dates.
diag-table-duration = Durations could not be used, so only the starts count ({ $count }{ $rows }; the first “{ $found }” from { $date }). The text is kept.
    .advice = Name the unit in the head, such as “Duration (minutes)”; hours need a start with a time of day.
diag-table-contradicts = The column “{ $field }” contradicts the date of its row, which counts ({ $count }{ $rows }; the first “{ $found }” beside “{ $date }”). The cells are kept.
    .advice = Check which of the two the source has; if the column means something else, give it no meaning when the table opens.
diag-table-all-day = Events of whole days end at the start of the day after, as programs for calendars write it; the day before was taken for the last ({ $count }{ $rows }; the first “{ $found }”, read as { $date }). The cells are kept.
    .advice = There is nothing to do, unless the day that is named belongs to the event.
diag-json-table-names = The field “{ $other }” was read as “{ $field }” in objects that lack it ({ $count }{ $rows }).
    .advice = There is nothing to do, unless the two mean different things.
diag-json-table-nested = Lists of objects stand within the field “{ $field }”, and were not read as events; their text is kept as it stands ({ $count }{ $rows }; the first “{ $found }”).
    .advice = Put these objects into one list, with the date in each of them.
diag-json-table-stray = Values in the list of rows are no objects, and were left out ({ $count }).
    .advice = Check the file.
diag-json-table-rest = The field “{ $field }” beside the rows has no place in a project; it is kept.
    .advice = There is nothing to do.
diag-table-clock = Times of day were brought to whole seconds ({ $count }{ $rows }, the first “{ $found }”). The text is kept.
    .advice = There is nothing to do.
diag-table-status = The status is none of the known ones ({ $count }{ $rows }, the first “{ $found }”). The text is kept.
    .advice = Write reported, confirmed, disputed or forecast.
diag-table-importance = The importance is no number from 1 to 5 ({ $count }{ $rows }, the first “{ $found }”). The text is kept.
    .advice = Write a whole number from 1 to 5.
diag-table-duplicate-id = Ids are taken by rows before them ({ $count }{ $rows }); the first, “{ $id }”, is now “{ $used }”.
    .advice = Give every row an id of its own.
diag-table-guarded = Cells that a spreadsheet would run as formulas have an apostrophe before them ({ $count }).
    .advice = There is nothing to do: read here again, the cells are as they were.
diag-table-controls = Cells held control characters ({ $count }). Each of these became the mark “�”.
    .advice = Keep the project file too: it holds the characters.
diag-table-unguarded = Cells had an apostrophe before what a spreadsheet would run ({ $count }). It was taken off.
    .advice = There is nothing to do: the apostrophe was put there when the table was written.
diag-table-loses = The format { $format } has no place for { $field ->
        [project-title] the title of the project
        [language] the language of the project
        [left-out] events without a place in time, which it cannot hold; they were left out
        [documents] the documents
        [excerpts] the excerpts
        [translations] texts in other languages than that of the project
        [marks] some spaces, line breaks and marks in texts; they were written otherwise
        [actor-details] the kinds and roles of actors
        [actors] the actors
        [lanes] the lanes of events
        [empty-lanes] lanes without events
        [ids] the ids of lanes and actors
        [event-ids] the ids of events
        [separators] semicolons and vertical lines in names
        [tags] the tags
        [status] the status
        [importance] the importance
        [dates] dates as uncertain, open or exact as these; they became plain dates
        [undated] events without a date; they were written without one
        [notes] the notes on events
        [reviews] who judged the status of events, and when
        [views] the saved views
        [colors] the colours of lanes
        [direction] the direction of time
       *[unknown-fields] some unknown fields
    } ({ $count }).
    .advice = Keep the project file too.

## TimelineJS

diag-timelinejs-title-kept = The text, media and date of the title slide have no place in a project; they are kept for saving.
    .advice = There is nothing to do.
diag-timelinejs-kept = The field “{ $field }” has no place in a project; it is kept for saving.
    .advice = There is nothing to do.
diag-timelinejs-jsonp = The file is JavaScript around JSON (JSONP); the JSON was read, and nothing was run.
    .advice = There is nothing to do.
diag-timelinejs-second = The column “{ $field }” says again what another column of the row says ({ $count }{ $rows }, the first “{ $found }”). The other one counts; this one is kept for saving.
    .advice = Compare the two columns, and empty the one that is wrong.
diag-timelinejs-type = “{ $field }” does not hold what it should ({ $count }{ $rows }). It is kept for saving.
    .advice = Compare the file with the TimelineJS documentation.
diag-timelinejs-no-date = Slides have no date, and their events are undated ({ $count }{ $rows }).
    .advice = Give them a start date.
diag-timelinejs-date = Dates are not on the calendar, and their events are undated ({ $count }{ $rows }, the first { $found }). They are kept.
    .advice = Correct the year, month and day.
diag-timelinejs-date-unread = Dates could not be understood, and their events are undated ({ $count }{ $rows }, the first { $found }). They are kept.
    .advice = Write the year in digits, and the month in digits or by its name.
diag-timelinejs-end = Ends are no dates or are before their starts; only the starts count ({ $count }{ $rows }, the first { $found }). They are kept.
    .advice = Correct the end dates.
diag-timelinejs-clock = Times of day without seconds got zeros for them ({ $count }{ $rows }, the first { $found }).
    .advice = There is nothing to do.
diag-timelinejs-bce = TimelineJS counts years before year 1 without a year 0: its −1 is 0000 in EDTF ({ $count }{ $rows }, the first { $found }).
    .advice = There is nothing to do.
diag-timelinejs-display-date = Texts for readers say another date than the slide ({ $count }{ $rows }, the first { $found }). The date of the slide counts; the text is kept.
    .advice = Compare with the source which of the two is right.
diag-timelinejs-date-part = Parts of dates that EDTF cannot hold in this place were left out, and kept for saving ({ $count }{ $rows }, the first { $found }).
    .advice = Check these dates.
