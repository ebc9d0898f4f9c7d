# What is wrong with tables and with files of TimelineJS. `count` says how often; the place is the first one.

## Tables

diag-table-empty = The table is empty.
    .advice = Choose a table with a header and a row for each event.
diag-not-a-table = Only the columns, delimiter and encoding of a table (.csv, .tsv) can be named.
    .advice = Leave out --columns, --delimiter and --encoding, or say --from-format csv.
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
diag-table-unknown-header = No column has a name that tells what it holds; dates and titles were guessed from the first row.
    .advice = Name the columns: date, title, summary, lane, actors, tags.
diag-table-no-title = No column holds the titles.
    .advice = Name one of the columns “title”.
diag-table-no-date = No column holds dates, so the events are undated.
    .advice = Name one of the columns “date”.
diag-table-date-column = The column “{ $field }” was taken for the dates, because it holds some.
    .advice = Name the column “date”, or another one if this one does not say when the events were.
diag-table-kept-column = The column “{ $field }” has no place in an event; its cells are kept with the events ({ $count }).
    .advice = Rename the column if it holds one of the known parts.
diag-table-long-row = Rows have more cells than the header; those cells are kept ({ $count }, the first “{ $found }”).
    .advice = Check the quotation marks and delimiters of these rows.
diag-table-day-or-month = It is not plain which number is the day in dates such as “{ $found }”; the table does not tell.
    .advice = Check the dates, or write them like 2024-02-01.
diag-table-date = Dates could not be understood, and their events are undated ({ $count }, the first “{ $found }”). The text is kept.
    .advice = Write them in EDTF, such as 2024-02-01, 2024-02 or 1985~; the end may not be before the start.
diag-table-clock = Times of day were brought to whole seconds ({ $count }, the first “{ $found }”). The text is kept.
    .advice = There is nothing to do.
diag-table-status = The status is none of the known ones ({ $count }, the first “{ $found }”). The text is kept.
    .advice = Write reported, confirmed, disputed or forecast.
diag-table-importance = The importance is no number from 1 to 5 ({ $count }, the first “{ $found }”). The text is kept.
    .advice = Write a whole number from 1 to 5.
diag-table-duplicate-id = Ids are taken by rows before them ({ $count }); the first, “{ $id }”, is now “{ $used }”.
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
diag-timelinejs-second = The column “{ $field }” says again what another column of the row says ({ $count }, the first “{ $found }”). The other one counts; this one is kept for saving.
    .advice = Compare the two columns, and empty the one that is wrong.
diag-timelinejs-type = “{ $field }” does not hold what it should ({ $count }). It is kept for saving.
    .advice = Compare the file with the TimelineJS documentation.
diag-timelinejs-no-date = Slides have no date, and their events are undated ({ $count }).
    .advice = Give them a start date.
diag-timelinejs-date = Dates are not on the calendar, and their events are undated ({ $count }, the first { $found }). They are kept.
    .advice = Correct the year, month and day.
diag-timelinejs-date-unread = Dates could not be understood, and their events are undated ({ $count }, the first { $found }). They are kept.
    .advice = Write the year in digits, and the month in digits or by its name.
diag-timelinejs-end = Ends are no dates or are before their starts; only the starts count ({ $count }, the first { $found }). They are kept.
    .advice = Correct the end dates.
diag-timelinejs-clock = Times of day without seconds got zeros for them ({ $count }, the first { $found }).
    .advice = There is nothing to do.
diag-timelinejs-bce = TimelineJS counts years before year 1 without a year 0: its −1 is 0000 in EDTF ({ $count }, the first { $found }).
    .advice = There is nothing to do.
diag-timelinejs-date-part = Parts of dates that EDTF cannot hold in this place were left out, and kept for saving ({ $count }, the first { $found }).
    .advice = Check these dates.
