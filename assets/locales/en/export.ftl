# The export dialog and the picture itself.

export-what = What
export-whole = The whole timeline
export-view = The current view
export-size = Size
preset-slide = Slide
preset-4k = 4K
preset-a4 = A4
preset-a3 = A3
preset-a4-portrait = A4 portrait
preset-a3-portrait = A3 portrait
preset-social = Post, wide
preset-social-portrait = Post, tall
preset-free = Free
export-width = Width (pixels)
export-height = Height (pixels)
export-scale = Scale
export-auto = automatic
export-format = Format
export-orientation = Layout
export-landscape = Landscape
export-portrait = Portrait
preset-posts = Social
export-notes-numbered = Numbered
export-notes-line = One line
export-notes-none = None
export-direction = Direction
export-auto-short = Auto
export-rows = Rows
export-pages = Pages
export-breaks = Cut empty spans
export-scale-bar = Scale bar
export-transparent = Transparent
export-carried = Carries the project
export-archival = Archive (PDF/A)
export-changed = Last changed
export-page = One page for the web
export-page-is = A timeline to browse and to read, by keyboard and screen reader, with every quote in its context; it needs no network and no other file.
export-nearer = Look nearer
export-farther = Look from farther away
export-next-page = Next page
export-previous-page = Previous page
export-title = Title
export-legend = Legend
export-notes = Sources
export-path = Save to
export-save = Export the file
export-choose = Choose a file…
export-preview = Preview of the picture
export-preview-busy = Drawing the preview…
export-no-preview = This picture cannot be made
export-cannot = A side may have up to 32,768 pixels, the picture up to 512 million, and the scale lies between { $min } and { $max }.
export-pixels = {"\u2066"}{ $width } × { $height }{"\u2069"} pixels
export-busy = Writing…

figure-subtitle = { $events ->
    [one] 1 event
   *[other] { $events } events
}  ·  { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}
figure-source = Source: { $source }
figure-note-date = (date: { $quote })
figure-source-line = Sources: { $source }
figure-listed = Events without a label on the line
figure-sources = Sources
figure-note-name = Note { $number }: { $words }
figure-calendar = Gregorian calendar
figure-calendar-hijri = Gregorian calendar, with the Hijri (Umm al-Qura) beside it
figure-calendar-persian = Gregorian calendar, with the Persian beside it
figure-changed = Last changed: { $date }
figure-page = Page { $page } of { $pages }
figure-soft = Known only to the month or year
figure-open = Open end
figure-about = Approximate date
figure-uncertain = Uncertain date
figure-forecast = Forecast
figure-note = Number of the source note
figure-some-number = 1
figure-in-words-rtl = { $title }: a timeline that reads from right to left, with { $events ->
    [one] 1 event:
   *[other] { $events } events:
}
figure-in-words-ltr = { $title }: a timeline that reads from left to right, with { $events ->
    [one] 1 event:
   *[other] { $events } events:
}

length-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
length-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
length-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
length-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
length-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}

diag-export-empty = The picture would have no size.
    .advice = Give a width and a height of at least one pixel.
diag-export-too-large = A picture of { $size } pixels cannot be made.
    .advice = Keep each side to 32,768 pixels and the whole to 512 million.
diag-export-scale = A scale of { $scale } cannot be used.
    .advice = Give a scale between 0.25 and 8.
diag-export-ending = The ending of the file's name stands for no format that can be written.
    .advice = End the name in one of { $endings }, such as timeline.png, or name the format with --format.
diag-export-stream = { $count } pages cannot be written into one stream.
    .advice = Save them to files with -o timeline.png, or ask for one page with --pages 1.
diag-export-disk-full = The picture was not written: the disk is full.
    .advice = Make room on the disk, or save to another one.
diag-export-denied = The picture was not written: writing is not allowed here.
    .advice = Choose a folder that you may write to.
diag-export-is-folder = The picture was not written: this is the name of a folder.
    .advice = Give it another name.
diag-export-no-folder = The picture was not written: there is no such folder.
    .advice = Make the folder first, or choose another.
diag-export-pipe-closed = The picture was not written whole: the program that reads it closed the pipe.
    .advice = Save it to a file with -o.
diag-export-cut-cards = { $count ->
    [one] The card of 1 event has no room for all of its text.
   *[other] The cards of { $count } events have no room for all of their text.
}
    .advice = Choose a larger size, more rows or pages, a shorter span, or leave out the notes.
diag-export-quotes-in-notes = The cards have no room for the quotes: they show date and title, and the quotes stand in the notes.
    .advice = For quotes on the cards, choose a larger size or more pages.
diag-export-no-quotes = The cards have no room for the quotes: they show date and title alone.
    .advice = Choose a larger size or more pages, or add the notes.
diag-export-left-undated = { $count ->
    [one] 1 undated event has no room and is left out.
   *[other] { $count } undated events have no room and are left out.
}
    .advice = Choose a larger size, show fewer events with a filter, or give them dates.
diag-export-left-notes = { $count ->
    [one] 1 note has no room and is left out.
   *[other] { $count } notes have no room and are left out.
}
    .advice = Choose a larger size or more pages: notes go on on another page.
diag-export-small-letters = The smallest letters are { $size } points high on paper; below 6 points they are hard to read.
    .advice = Raise the scale, or choose larger paper or more pages.
diag-export-archive-characters = { $count ->
    [0] A PDF for the archive cannot hold these characters, for which Sanad has no font: { $characters }.
    [one] A PDF for the archive cannot hold these characters, for which Sanad has no font: { $characters }. They stand in the event: { $events }.
   *[other] A PDF for the archive cannot hold these characters, for which Sanad has no font: { $characters }. They stand in the events: { $events }.
}
    .advice = Leave out PDF/A (--archive), or replace the characters in the project.
diag-export-archive = The pages do not keep the rules of a PDF for the archive.
    .advice = Leave out PDF/A (--archive), or choose another size; the project and its documents can be kept as a .sanad bundle.
diag-export-attachment = “{ $name }” cannot be attached: two files have this name, or the media type of the document is not of the form text/plain.
    .advice = Correct the document in the project, or leave out PDF/A (--archive).
diag-export-pdf = The PDF could not be made.
    .advice = Choose another size, or export it as PNG or SVG.
diag-export-left-out = { $count ->
    [one] The page lists the { $listed } most important events; 1 is left out.
   *[other] The page lists the { $listed } most important events; { $count } are left out.
}
    .advice = Export shorter spans, each as a page of its own.
diag-export-unwritable = The picture could not be written: { $reason }
    .advice = Choose another folder, or make room on the disk.
diag-export-cancelled = The export was cancelled.
    .advice = Nothing was written.
diag-export-not-carried = The picture does not carry the project, which has more than { $most } events.
    .advice = Keep the project file beside it.
diag-export-missing-characters = { $count ->
    [0] No font has these characters; a box stands for each: { $characters }.
    [one] No font has these characters of an event; a box stands for each: { $characters }. It is: { $events }.
   *[other] No font has these characters of { $count } events; a box stands for each: { $characters }. They are: { $events }.
}
    .advice = Install a font that has them (the Noto fonts have nearly all; emoji need one with outlines), replace them in the project, or export a page for the web.
diag-export-system-fonts = For some characters, fonts of this machine were used: { $fonts }.
    .advice = On a machine with other fonts the picture differs there.
diag-export-left-events = { $count ->
    [one] 1 event has no label: only a sign or a count on the line stands for it.
   *[other] { $count } events have no label: only signs or counts on the line stand for them.
}
    .advice = Choose a larger size, more rows or pages, a shorter span, or a PDF, which lists them on further pages.
