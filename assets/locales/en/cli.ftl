# The command line.

cli-error = error
cli-warning = warning
cli-note = note

cli-usage = Usage:
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-examples = Examples:

cli-about-sanad = A timeline of events taken from documents, each tied to its exact quote. Without a command it opens the window.
cli-about-export = Writes the timeline as a picture. Needs no display. Exit status: 0 written, 1 errors or quotes that are not proven (the file is written, with a mark on each), 2 wrong usage.
cli-about-check = Says what is wrong with a project, and for every excerpt whether it still stands in its document. Exit status: 0 nothing wrong, 1 errors, among them quotes that are not in their documents or could not be checked, 2 wrong usage.
cli-about-convert = Turns a file of one format into one of another, and names what the other has no place for. Exit status: 0 written, 1 errors, or, in formats for readers (html, markdown), quotes that are not proven, 2 wrong usage.
cli-about-new = Makes a project of documents, which are copied into it. All of them or none: if one cannot be read, nothing is written. Exit status: 0 written, 1 errors, 2 wrong usage.
cli-about-add = Adds documents to a project, which is saved with copies of them. All of them or none; a file that is in it already is left out. Exit status: 0 written, 1 errors, 2 wrong usage.
cli-about-text = Prints the text of a document as it is read: the text in which quotes are found. Exit status: 0 printed, 1 errors, 2 wrong usage.
cli-about-dates = Finds the dates in a document: each with its words, its kind and its value, and how it was understood. Exit status: 0 read, 1 the document cannot be read, 2 wrong usage.

cli-arg-dated-document = The document (text, HTML, Markdown, DOCX or PDF); - is plain text on standard input
cli-arg-document-language = The language of the document, such as ar or en; otherwise its letters tell it
cli-arg-published = The date on which the document was published, by which words such as “yesterday” are counted
cli-arg-file = The project file, a folder with a project.json, or “sample” for the bundled project
cli-arg-input = The file to read, or “sample” for the bundled project
cli-arg-converted = The file to write; its ending names the format; - is standard output (with --to-format)
cli-arg-force = Writes over a file that is there already; the project and its documents are never written over
cli-arg-from-format = The format of IN, where its ending does not tell
cli-arg-to-format = The format of OUT, where its ending does not tell
cli-arg-columns = What the columns of a table hold, by number or name: date=1,title=3,lane=City. Known are id, date (or when), end, title, summary, lane, actors, tags, status, importance, year, month, day, quarter, week, time, minute, end time, duration, am pm, end am pm, era (or calendar), end era, time zone, weekday and other date (the last two to compare); all other columns are kept as they are
cli-arg-header = The row of a table with the names of its columns, as a spreadsheet counts rows; 0 if no row has them
cli-arg-bom = Whether a table that is written (csv, tsv) begins with a byte order mark: always, as Excel takes it for another encoding otherwise, or never, for programs that stumble over it
cli-arg-delimiter = What stands between the cells of a table: one character, or the word tab
cli-arg-encoding = The encoding of a table, such as UTF-8 or windows-1256
cli-arg-help = Prints this help
cli-arg-version = Prints the version
cli-arg-json = Prints the findings as JSON
cli-arg-allow-unproven = Quotes that do not stand in their documents as they are recorded, or were not checked, are marked in the file in any case; with this they are warnings and no error
cli-arg-output = The file to write; its ending gives the format; - is standard output. Several pages become name-1.png, name-2.png …
cli-arg-size = Width and height in pixels, such as 1920x1080
cli-arg-preset = A named size: slide, 4k, a4, a4-portrait, a3, a3-portrait, social or social-portrait
cli-arg-scale = How large everything is drawn, 0.25 to 8 (pixels a point)
cli-arg-from = The first date that shows, such as 2023 or 2023-10
cli-arg-to = The last date that shows
cli-arg-theme = The colours: light, dark, or print (black on white, patterns in the place of colours)
cli-arg-language = The language of dates and titles, ar or en; otherwise that of the project
cli-arg-direction = The direction of time, rtl or ltr; otherwise that of the project's language
cli-arg-zone = The time zone whose clock tells times, such as Asia/Riyadh or +03:00; otherwise that of each source
cli-arg-calendar = A second calendar beside the Gregorian: hijri (Umm al-Qura) or persian
cli-arg-notes = What is said of the sources: numbered (every quote in a numbered note), line (the documents on a line) or none; usually numbered, and line for the social sizes
cli-arg-no-notes = Leaves out the notes on sources
cli-arg-no-legend = Leaves out the legend
cli-arg-no-title = Leaves out the title
cli-arg-format = The format, whatever the ending: png, svg, pdf or html
cli-arg-no-project = A PNG without the project in it: it cannot be opened again
cli-arg-archive = A PDF for the archive (PDF/A-3), with the project and its documents attached
cli-arg-review = Keeps the notes on events and who judged their status in the project that a PNG or an archive carries; otherwise they are left out
cli-arg-documents = The documents: .txt, .md, .html, .docx, .pdf
cli-arg-project = The project to write: a bundle (case.sanad), a project file (case.json), whose documents lie beside it, or a folder (case/)
cli-arg-project-title = The title of the project; otherwise that of the first document
cli-arg-project-language = The language of the project, such as ar or en; otherwise that of the documents
cli-arg-changed = The project: a project file, a folder with a project.json, or a bundle
cli-arg-document = The document
cli-arg-page-numbers = Tells where each page begins, in documents with pages
cli-arg-paragraphs = Numbers the paragraphs
cli-arg-group-by = The bands that events stand in: lane (the lanes of the project), person, tag, document or status; an event stands with the first that it names
cli-arg-view = A saved view of the project, by its name or id: its span, filter, grouping and direction, where no option says otherwise
cli-arg-rows = Rows of the timeline, or auto for the fewest in which cards are whole (the default)
cli-arg-pages = Pages, or auto for the fewest that hold everything; usually 1, and auto for formats of many pages
cli-arg-no-breaks = Shows long spans without events at their length, instead of cutting them with a sign of how long they are
cli-arg-transparent = No background: for light ground with light or print, for dark ground with dark
cli-arg-scale-bar = A bar that shows the scale of time, even where the axis tells it
cli-arg-with-date = Tells when the project was last changed, as you write it

cli-examples-sanad =
    {"  "}sanad                                    the bundled project
    {"  "}sanad case/project.json                  a project of yours
    {"  "}sanad check case/project.json            what is wrong with it
    {"  "}sanad export sample -o timeline.png      a picture of the bundled project
cli-examples-export =
    {"  "}sanad export sample -o timeline.png --preset a4
    {"  "}sanad export case/project.json -o 2024.png --from 2024-01 --to 2024-12 --theme dark
    {"  "}sanad export case/project.json -o poster.png --size 6000x4000 --scale 3 --language en
    {"  "}sanad export case/project.json -o report.png --preset a3 --pages auto --theme print
cli-examples-convert =
    {"  "}sanad convert timeline.xml -o case/project.json
    {"  "}sanad convert case/project.json -o events.csv
    {"  "}sanad convert table.csv -o case/project.json --columns date=1,title=3 --encoding windows-1256
cli-examples-dates =
    {"  "}sanad dates article.docx --published 2024-03-12
    {"  "}sanad dates - --json --language ar < article.txt
cli-examples-check =
    {"  "}sanad check case/project.json
    {"  "}sanad check case/project.json --json > findings.json
cli-examples-new =
    {"  "}sanad new ruling.pdf article.html -o case.sanad
    {"  "}sanad new *.docx -o case/ --title "The case" --language ar
cli-examples-add =
    {"  "}sanad add case.sanad memo.pdf
cli-examples-text =
    {"  "}sanad text ruling.pdf --pages --paragraphs

cli-text-page = page { $page }
cli-text-hidden = { $how ->
    [struck] struck out
    [covered] covered up
    [replaced] the page shows other words
    [prompt] prompts to fill in fields
   *[hidden] hidden
}
diag-text-concealed = Readers of the file do not see { $count ->
    [one] 1 part
   *[other] { $count } parts
} of the text; they stand at its end, with a line that says why.
    .advice = Quotes of them are told as not seen.
diag-new-project-ending = A new project is written as .sanad, as .json or into a folder.
    .advice = Give -o case.sanad, -o case.json or -o case/.
diag-add-other-format = Documents are added to a project file (.json) or a bundle (.sanad), and this is neither.
    .advice = Make one of it first: sanad convert IN -o case.sanad.
diag-document-twice = The file is in the project already, with the same bytes.
    .advice = There is nothing to do: it was left out.
diag-document-is-project = “{ $document }” is a project, not a document.
    .advice = Open it, or give the documents themselves.
diag-document-not-text = “{ $document }” is no text that could be quoted: it is a picture, a sound or another kind of file.
    .advice = Give .txt, .md, .html, .docx or .pdf; run text recognition (OCR) over pictures first.
diag-new-document-too-large = “{ $document }” is larger than { $most } MB.
    .advice = Divide it.

dates-from-published = Counted from the date of the document, { $base }: “{ $words }” → { $date }.
dates-from-previous = Counted from { $base }, which stands before it: “{ $words }” → { $date }.
dates-waits-published = It waits for the date of the document; give --published.
dates-waits-previous = It is counted from something that has no date here.
dates-weekday = That day is another day of the week than the text says. Check the source.
dates-disagrees = The date in another calendar beside it is another day: { $date }. Check the source.
dates-day-or-month = Day and month may stand the other way round.
dates-century = The century is not said.
dates-calendar = The calendar of the year is not said.

cli-excerpt =
    excerpt { $nth } of “{ $event }” ({ $attests ->
        [date] date
        [context] context
       *[event] event
    }): { $state ->
        [found] found at { $places }
        [moved] moved to { $places }
        [context-changed] stands at { $places }, but among other words than the project records
        [changed] changed in its spelling, { $similarity } % alike, at { $places }
        [changed-in-meaning] changed in its meaning, { $similarity } % alike, at { $places }
        [ambiguous] ambiguous, may stand at { $places }
        [lost-near] lost; the nearest text is at { $places }
        [concealed] stands at { $places }, but a reader does not see it there: { $how ->
            [struck] it is struck out
            [covered] it is covered up
            [replaced] the page shows other words
            [prompt] it prompts to fill in a field
           *[hidden] it is hidden
        }
        [unread] not checked, as the text of its document is missing
        [unchecked] not checked
       *[lost] lost
    }{ $signs ->
        [added] ; its words have vowel signs that the source has not
       *[none] {""}
    }{ $margin ->
        [yes] , in the margin of the page: in its head, its foot or a number
       *[no] {""}
    }
cli-unproven = { $finding }; document “{ $document }”
diag-unproven = { $count ->
    [one] 1 quote is shown that does not stand in its source as it is recorded, or was not checked; it is marked in the file.
   *[other] { $count } quotes are shown that do not stand in their sources as they are recorded, or were not checked; they are marked in the file.
}
    .advice = Repair them in the window, or give --allow-unproven if the marks are enough.
diag-unproven-allowed = { $count ->
    [one] 1 quote is marked in the file: it does not stand in its source as it is recorded, or was not checked.
   *[other] { $count } quotes are marked in the file: they do not stand in their sources as they are recorded, or were not checked.
}
    .advice = “sanad check” says where each stands.
cli-summary = Events: { $events }, documents: { $documents }, excerpts: { $quotes } (found: { $found }, moved: { $moved }, in another context: { $context-changed }, changed: { $changed }, changed in meaning: { $changed-in-meaning }, ambiguous: { $ambiguous }, lost: { $lost }{ $concealed ->
    [0] {""}
   *[other] , not seen by readers: { $concealed }
}{ $unread ->
    [0] {""}
   *[other] , without a document: { $unread }
}{ $unchecked ->
    [0] {""}
   *[other] , not checked: { $unchecked }
}), errors: { $errors }, warnings: { $warnings }

diag-view-missing = { $count ->
    [0] The project has no saved views, so none is called “{ $name }”.
   *[other] The project has no view “{ $name }”; its views are: { $views }.
}
    .advice = Give the name or the id of a view.
diag-export-open-date = “{ $date }” has no end on this side.
    .advice = Give a date with a known beginning and end, such as 2023 or 2023-10.
diag-export-span = The span of time ends before it begins.
    .advice = Give --from a date before that of --to.
