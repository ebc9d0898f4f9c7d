# What importing the timelines of other programs has to say: SIMILE, vis-timeline, iCalendar, The Timeline Project
# and Markwhen. $count is how many there are, $example is the first one.

## The file

diag-tl-empty = The file is empty.
    .advice = Choose another file, or bring it back from a backup.
diag-tl-not-this-format = The file is not a timeline of { $format }: it begins with “{ $found }”.
    .advice = Choose another file, or name its format when you convert it.
diag-tl-encoding = The file is in { $encoding }, as far as its bytes tell.
    .advice = Check whether the words read right; if they do not, save the file in UTF-8 with the program that it comes from.
diag-tl-unclosed = The file ends before “{ $found }”, which begins here, is closed. What stands before the end was read.
    .advice = The file may be cut off: bring back a whole copy.
diag-tl-unknown-line = Lines that could not be understood were left out: { $count }. The first is “{ $example }”.
    .advice = Correct the lines in the file, or add their events by hand.
diag-tl-comment = Comments were left out: { $count }. The first is “{ $example }”.
    .advice = Nothing needs to be done, unless you want to keep them.

## XML

diag-tl-xml-encoding = The file says that it is in { $encoding }, and was read so.
    .advice = Check a title with accents or Arabic letters; if it is wrong, save the file as UTF-8.
diag-tl-xml-damaged = The file says that it is in { $encoding }, but some of its letters are not; they show as �.
    .advice = Save it as UTF-8 in the program that it comes from.
diag-tl-xml-broken = The XML is broken here: { $found }.
    .advice = Correct the file, or save it once more in the program that made it.
diag-tl-xml-unclosed = The file ends before the element { $found }, which begins here, is closed. What stands before the end was read.
    .advice = The file may be cut off: bring back a whole copy.
diag-tl-xml-mismatch = { $found } closes an element that is not the one open here.
    .advice = Look for a missing or an extra tag before this place.
diag-tl-xml-outside = “{ $found }” stands outside of the first element and was left out.
    .advice = Take it away, or look for a tag that closes too early.
diag-tl-xml-too-deep = Elements nested more than { $found } levels deep were left out.
    .advice = Make the file flatter.
diag-tl-xml-doctype = The document type was refused: entities are not defined and nothing is fetched.
    .advice = Write the text itself in the place of its entities.
diag-tl-xml-entity = The entity “{ $found }” is unknown and was left as it is written.
    .advice = Write the text itself in its place.
diag-tl-element = Elements that are not of this format are not shown, but kept in the project: “{ $what }” ({ $count }).
    .advice = If they are events, add them by hand.

## Dates

diag-tl-no-date = Events without a date: { $count }.
    .advice = You find them among the undated ones; give them a date if a source has one.
diag-tl-calendar-scale = Dates of the calendar “{ $what }”, which is not ours, were not converted: { $count }. The first is “{ $example }”. They are kept with the events as text, and the events have no date.
    .advice = Convert them by hand, with a table of that calendar.
diag-tl-year-omitted = Dates whose year is not known, as the file says: { $count }. The first is “{ $example }”, in which the year only fills its place. They are kept with the events, and the events have no date.
    .advice = Give these events a date by hand, if a source has the year.
diag-tl-small-number = Numbers were read as milliseconds from the beginning of 1970, which puts them into its first months: { $count }. The first is “{ $example }”; it may be a year, or count seconds.
    .advice = Check these dates.
diag-tl-undated = Dates that could not be understood: { $count }. The first is “{ $example }”. They are kept with the event as text.
    .advice = Give these events a date by hand.
diag-tl-reversed = Events that end before they start: { $count }. The first is “{ $example }”. Only the start counts; the end is kept as text.
    .advice = Compare with the source, then correct the date.
diag-tl-out-of-range = Dates too far away for the axis of time: { $count }. The first is “{ $example }”.
    .advice = You find these events among the undated ones, with their dates.
diag-tl-millions-ago = The years go down, so they were read as millions of years ago: { $count }. The first is “{ $example }”.
    .advice = That is too long ago for the axis of time; you find these events among the undated ones, with their dates.
diag-tl-other-calendar = The file counts time in its own way (“{ $example }”), so its events have no date. What is written is kept as text.
    .advice = Give the events a date by hand.
diag-tl-midnight = Times of 00:00 were read as the whole day: { $count }. The first is “{ $example }”.
    .advice = Where midnight itself is meant, add the time of day to the date.
diag-tl-time-kept = Dates whose times of day do not show: { $count }. The first is “{ $example }”. Approximate dates and those that mean some day between two have no time of day, and an end with a zone has no place beside a start without one; the times are kept with the event.
    .advice = Write the time into the title or the summary where it matters.
diag-tl-fraction = Fractions of a second do not show: { $count }. They are kept with the event.
    .advice = Nothing needs to be done.
diag-tl-some-time = Events that do not last, yet have a start and an end, were read as “some day from the one to the other”: { $count }. The first is “{ $example }”.
    .advice = Where an event does last, write its date as an interval.
diag-tl-inner-bounds = Dates with an uncertain start or end: { $count }. The first is “{ $example }”. The outer bounds show; the inner ones are kept with the event.
    .advice = Compare with the source where the difference matters.
diag-tl-recurrence = Rules by which events recur: { $count }. The first is “{ $example }”. Only the first time shows; the rule is kept with the event.
    .advice = Add the other times that matter by hand.
diag-tl-words = Dates in words were read: { $count }. The first is “{ $example }”.
    .advice = Nothing needs to be done.
diag-tl-words-unsure = Dates in words that can be read in another way too, or were computed: { $count }. The first is “{ $example }”.
    .advice = Compare them with the source.
diag-tl-month-first = Dates of numbers were read with the month first, as the format has it, and may be meant with the day first: { $count }. The first is “{ $example }”.
    .advice = Compare them with the source, or write them as 2021-03-04.
diag-tl-date-format = The file has rules of its own for reading dates, which are not followed: { $count }. The first is “{ $example }”.
    .advice = Compare the dates with the source.
diag-tl-short-year = Years of one or two digits were read as years of the first century: { $count }. The first is “{ $example }”; the century may be left out.
    .advice = Write the year in four digits: 0021 or 2021.
diag-tl-number-text = Long numbers in the place of dates were read as seconds or milliseconds since 1970: { $count }. The first is “{ $example }”.
    .advice = Compare them with the source.
diag-tl-recurrence-expanded = Events that recur were put on the timeline as often as their rules say: { $count } rules gave { $events } events. The first rule is “{ $example }”.
    .advice = Nothing needs to be done. In a calendar they are saved as the rules that they came from.
diag-tl-recurrence-later = Changes of a series that hold for all other times too, but whose own time is none of it, were made to the one time only: { $count }. The first is “{ $example }”.
    .advice = Change the later times by hand where it matters.
diag-tl-recurrence-cut = Rules of recurrence go on beyond what is shown: { $count }. The first is “{ $example }”. At most { $most } times of each and { $years } years were put on the timeline.
    .advice = Add later times that matter by hand.
diag-tl-zone-unknown = Times are in a zone that neither the file nor the list of zones defines, “{ $what }”: { $count }. The first is “{ $example }”. They stand as local times of an unknown zone.
    .advice = Their order among times of other zones is not sure: compare with the source.
diag-tl-zone-twice = Times came twice that day, as the clocks were put back: { $count }. The first is “{ $example }”. The first of the two was taken.
    .advice = Ask the source which of the two is meant where the order matters.
diag-tl-zone-never = Times that no clock showed that day, as the clocks were put forward: { $count }. The first is “{ $example }”. They count by the clock before the change.
    .advice = Compare with the source.
diag-tl-zone-floating = Times of day without a zone stand among others whose zone is known: { $count }. The first is “{ $example }”. They count as UTC, so their order among the others is not sure.
    .advice = Compare with the source, and write the shift from UTC where you know it: 2024-06-10T09:00:00+04:00.
diag-tl-not-closed = Parts of the calendar begin before the one before them, “{ $what }”, is closed: { $count }. The first is followed by “{ $example }”. Each was read up to where the next begins.
    .advice = Look at the end of each in the file.
diag-tl-cancelled = The calendar calls events cancelled: { $count }. The first is “{ $example }”. They stand on the timeline all the same.
    .advice = Take them away, or write into their titles that they were cancelled.
diag-tl-older-version = Older versions of events stand beside the newer ones, which may say another time: { $count }. The first has the id “{ $example }”.
    .advice = Take away the version that no longer holds.
diag-tl-recurrence-start = Rules of recurrence do not give the first time of their events: { $count }. The first is “{ $example }”. The first time was put on the timeline and counted with the others; other programs leave it out.
    .advice = Compare with the calendar that the file comes from.
diag-tl-until-kind = Rules of recurrence end with a day where the event has a time of day, or the other way round, and it is not sure whether their last time is meant: { $count }. The first is “{ $example }”. A day was taken to its end, a time of day as UTC.
    .advice = Compare the last time with the calendar that the file comes from.
diag-tl-exdate-none = Exceptions of a series name times that its rules do not give: { $count }. The first is “{ $example }”. They left nothing out.
    .advice = See whether a time beside it was to be left out.
diag-tl-zone-differs = The file defines the zone “{ $what }” otherwise than the list of zones does: { $count } times. The first is “{ $example }”. The definition of the file counts.
    .advice = Compare with the source: one of the two may be out of date.
diag-tl-zone-ended = Times come after the last change of the clocks that the file defines for the zone “{ $what }”: { $count }. The first is “{ $example }”. They count by the clock after that change.
    .advice = Their hour is not sure: compare with the source.
diag-tl-dates-twice = Events have more than one start, end or length: { $count }. The first is “{ $example }”. The first of them counts; the others are kept with the event as text.
    .advice = Compare with the source.
diag-tl-mixed-ends = Events start with a day and end with a time of day, or the other way round: { $count }. The first is “{ $example }”. Each end stands as it is given; an end that is a day is the first day after the event.
    .advice = Compare with the source.

## What events hold

diag-tl-kept = Fields that have no place here were kept in the project as they are: { $count }. They are: { $what }.
    .advice = Nothing is lost; write into the title or the summary what your readers should see.
diag-tl-markup = Texts with HTML are shown without its formatting: { $count }. The first is “{ $example }”.
    .advice = The addresses of links stand in brackets; look over the texts.
diag-tl-untitled = Events without a title: { $count }.
    .advice = Give them a title.
diag-tl-duplicate-id = Events whose id is another one's too have got a new one: { $count }. The first is “{ $example }”.
    .advice = Check that none of them is there twice.
diag-tl-no-event = Elements of the list that are no events ({ $what }) were kept, but are not shown: { $count }.
    .advice = Correct the file where an event should stand.
diag-tl-component = Parts of the calendar that are no events were left out: “{ $what }” ({ $count }).
    .advice = Add by hand what you need of them.
diag-tl-eras = Eras have become events on a lane of their own: { $count }. The first is “{ $example }”.
    .advice = Move them to other lanes, or take them away.
