# The window: names of commands, words of panels and dialogs.

app-name = Sanad
untitled = Untitled timeline
plain-number = { $number }
list-separator = ,
cancel = Cancel
apply = Apply
zoom = Zoom
scroll-bar = Scroll bar
loading = Opening { $file }…
drop-hint = Drop a file to open it

# Commands

group-file = File
group-edit = Edit
group-timeline = Timeline
group-source = Source
group-find = Find
group-window = Window
group-mouse = Mouse

cmd-open = Open…
cmd-open-sample = Open the bundled project
cmd-save = Save
cmd-save-as = Save as…
cmd-export = Export the timeline…
cmd-undo = Undo
cmd-redo = Redo
cmd-edit-event = Edit the event…
cmd-delete-event = Delete the event
cmd-zoom-in = Zoom in
cmd-zoom-out = Zoom out
cmd-fit = Show everything
cmd-center = Centre the selection, then fit it
cmd-pan-start = Move the view to the right
cmd-pan-end = Move the view to the left
cmd-left = Next event to the left
cmd-right = Next event to the right
cmd-lane-up = Event in the lane above
cmd-lane-down = Event in the lane below
cmd-earlier = Earlier event
cmd-later = Later event
cmd-first = First event
cmd-last = Last event
cmd-open-quote = Go to the quote
cmd-next-quote = Next quote
cmd-previous-quote = Previous quote
cmd-copy-event = Copy event with its quotes
cmd-print = Print…
cmd-copy-view = Copy the view as a picture
cmd-copy-quote = Copy the quote with its source
cmd-page-down = Source: a page down
cmd-page-up = Source: a page up
cmd-source = Show or hide the source
cmd-source-view = Show the document as text, or as it looks
cmd-search = Search
cmd-next-hit = Next hit
cmd-previous-hit = Previous hit
cmd-filter = Filter
cmd-clear-filter = Clear the filter
cmd-palette = All commands…
cmd-shortcuts = Shortcuts
cmd-menu = Menu
cmd-problems = Problems in the project
cmd-tray = Show or fold the undated events
shelf-fold = Fold the undated events
shelf-unfold = Show the undated events
cmd-theme = Light or dark
cmd-language = Arabic or English
cmd-direction = Reverse the direction of time
cmd-settings = Settings
cmd-about = About Sanad
cmd-close = Close

button-open = Open…
button-export = Export…
other-language = ع

mouse-wheel = Wheel, pinch
mouse-wheel-does = Zoom at the pointer
mouse-shift-wheel = Shift + wheel
mouse-shift-wheel-does = Move through time
mouse-drag = Drag the background
mouse-drag-does = Move through time and lanes
mouse-shift-drag = Shift + drag
mouse-shift-drag-does = Zoom to a stretch of time
mouse-double = Double click
mouse-double-does = Bring an event near, or zoom in
mouse-overview = Drag on the overview
mouse-overview-does = Move or resize the view

# Panels

panel-timeline = Timeline
panel-overview = Overview of the whole time
panel-source = Text of the source
search-placeholder = Search events, quotes, people…
search-placeholder-short = Search…
search-clear = Clear the search
search-none = Nothing found
search-count = { $count ->
    [one] 1 hit
   *[other] { $count } hits
}
search-at = { $at } of { $count }
palette-placeholder = What do you want to do?
palette-none = No such command
menu-recent = Recent files

shelf-title = Undated
shelf-count = { $count ->
    [one] 1 event that the source does not date
   *[other] { $count } events that the source does not date
}
shelf-left-out = { $count ->
    [one] 1 of them has no room here
   *[other] { $count } of them have no room here
}
group-none-person = Without people
group-none-tag = Without tags
group-none-document = Without a document
group-none-status = Without a status
group-others = Others
lane-none = Other events
lane-count = { $count ->
    [one] 1 dated event
   *[other] { $count } dated events
}
timeline-lasting = { $count ->
    [one] 1 event that began before
   *[other] { $count } events that began before
}
timeline-folded = { $count ->
    [one] 1 event: zoom in
   *[other] { $count } events here: zoom in
}
timeline-folded-doubt = { $count ->
    [one] A quote of 1 of them is in doubt.
   *[other] Quotes of { $count } of them are in doubt.
}
timeline-lasting-doubt = with a quote in doubt
date-none = No date
date-unproven = { $date } (date not in the source)
status-reported = Reported
status-confirmed = Confirmed
status-disputed = Disputed
status-forecast = Forecast

citation-page = p. { $page }
source-as-text = As text
source-as-pages = As pages
source-page = Page { $page } of { $count }
source-page-failed = This page cannot be drawn: { $why ->
        [absent] it is not in the file.
        [much] it would take far more time or memory than a page needs.
        [deep] what it uses is nested too deeply.
        [picture] a picture on it claims { $width } × { $height } pixels.
        [memory] it takes more memory than a page may.
        [time] it takes longer than a page may.
        [worker] the program that reads PDFs could not be started.
       *[crashed] reading it broke down.
    }
source-no-pages = The pages cannot be shown
source-missing = The document is missing
source-resize = Width of the source
source-copy-url = Copy the address { $url }
quote-at = Quote { $at } of { $count }
quote-count = { $count ->
    [one] 1 quote
   *[other] { $count } quotes
}
mark-name = Quote: { $quote } — { $event }
mark-date-name = Words that give the date: { $quote } — { $event }
quote-lost = This quote is not in the document:
quote-ambiguous = This quote fits several places equally well:
quote-nearest = The nearest text:
quote-changed = The words of this quote have changed in the document ({ $percent }% alike). It was:
quote-unchecked = This quote cannot be checked:
quote-is-moved = The quote stands elsewhere in the document: { $quote }

status-line = { $events ->
    [one] 1 event
   *[other] { $events } events
}  ·  { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}  ·  { $found } of { $quotes ->
    [one] 1 quote
   *[other] { $quotes } quotes
} found
status-line-bare = { $events ->
    [one] 1 event
   *[other] { $events } events
}  ·  { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}
status-filtered = { $shown } of { $events } shown
# A button: the project has no documents.
status-no-documents = How to add documents
status-saving = Saving… { $percent }%
status-unsaved = not saved
status-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}

# States

empty-title = No project is open
empty-text = Open a project file, or drop one on this window.
no-events-title = This project has no events
no-events-text = Events are read from the project file; none are in it yet.
no-dates-title = No event has a date
no-dates-text = The sources date none of these events: they stand on the shelf below.
filter-none-title = The filter lets no dated event through
filter-none-text = Clear the filter to see the others again.

# The name of the cross on a notice.
notice-dismiss = Dismiss this notice
notice-more = Show the whole notice
notice-less = Show only the beginning of the notice
notice-no-documents = There is no source to show beside the timeline, as this project has no documents. To add some, open the project file in a text editor and list each under “documents” with an “id” and the “path” of a file beside it (text, Markdown, HTML, DOCX or PDF), then open the project again.
notice-export-cancelled = Export cancelled; nothing was written
notice-printing = Preparing the pages to print…
notice-printed = The pages were handed to the program for PDF files; print them there. They are deleted when this window closes.
notice-no-viewer = No program for PDF files was found. Save the pages here as a PDF, and print them elsewhere.
notice-exported = Written: { $file }
notice-saving = The project is being saved. What you asked for follows when that is done.
notice-saved = Saved: { $file }
notice-settings = The settings could not be kept: { $reason }
notice-copied = Copied
notice-edited = Changed. Undo with Ctrl+Z
notice-deleted = Deleted the event. Undo with Ctrl+Z
notice-undone = Undone
notice-redone = Done again
notice-problems = { $count ->
    [one] The project has 1 problem: see the list from the status line
   *[other] The project has { $count } problems: see the list from the status line
}

# Dialogs

problems-none = No problems: every quote was found.
unsaved-title = Save the changes?
unsaved-text = The project has changes that are not saved. They will be lost otherwise.
unsaved-discard = Discard the changes
path-open = Open a file
path-save = Save under a name
path-text = No file dialog is running here. Type the whole path.

filter-lanes = Lanes
filter-time = Time
filter-span = Only what is in view
filter-status = Status
filter-actors = People and parties
filter-tags = Tags
filter-documents = Documents

event-title = Title
event-summary = Summary
event-when = Date
event-when-hint = October 2023, 2023-10, about 1985
event-lane = Lane
event-status = Status
event-importance = Importance

setting-contrast = Contrast
contrast-system = System
contrast-usual = Usual
contrast-high = High
setting-theme = Theme
setting-language = Language
setting-direction = Direction of time
setting-zoom = Size
zoom-auto = Auto
zoom-100 = 100%
zoom-125 = 125%
zoom-150 = 150%
zoom-200 = 200%
setting-months = Arabic months
setting-zone = Time zone
zone-hint = as each source has it (or e.g. Asia/Riyadh)
setting-calendar = Second calendar
calendar-none = None
calendar-hijri = Hijri (Umm al-Qura)
calendar-persian = Persian
setting-digits = Arabic-Indic digits (٠١٢٣)
setting-motion = Reduce motion
setting-single-keys = Single letters and signs are shortcuts, such as E or /
setting-wheel = The wheel scrolls the lanes; Ctrl + wheel zooms
theme-system = System
theme-light = Light
theme-print = Print
theme-dark = Dark
language-ar = العربية
language-en = English
direction-project = By project
direction-rtl = Right to left
direction-ltr = Left to right
months-egypt = يناير
months-levant = كانون الثاني
months-maghreb = جانفي
months-morocco = يناير (المغرب)

about-version = Version { $version }
about-text = A timeline of events taken from documents, each tied to the exact words that attest it.
about-licence = Free software under the MIT or Apache 2.0 licence. Fonts: Vazirmatn, Noto Naskh Arabic and Noto Sans Hebrew, under the SIL Open Font License.

# Changes of the project

edit-nothing = Nothing
edit-unknown-id = { $kind ->
    [lane] there is no lane “{ $id }”
    [actor] there is no person or party “{ $id }”
    [view] there is no view “{ $id }”
    [document] there is no document “{ $id }”
   *[other] there is no event “{ $id }”
}
edit-duplicate-id = { $kind ->
    [lane] there is already a lane “{ $id }”
    [actor] there is already a person or party “{ $id }”
    [view] there is already a view “{ $id }”
    [document] there is already a document “{ $id }”
   *[other] there is already an event “{ $id }”
}
edit-no-place = there is no place { $position } in a list of { $count }
edit-after-refused = it comes after an edit that could not be made, and may build on that
journal-no-header = { $count ->
    [0] its beginning is damaged, and there is no whole edit in it
    [one] its beginning is damaged, so that nothing tells which file it belongs to; there is 1 whole edit in it
   *[other] its beginning is damaged, so that nothing tells which file it belongs to; there are { $count } whole edits in it
}
journal-other-version = it was written by another version of Sanad
journal-too-large = it is too large
edit-title = Title of the project
edit-event = Event
edit-add-event = New event
edit-remove-event = Removed event
edit-lane = Lane
edit-add-lane = New lane
edit-remove-lane = Removed lane
edit-actor = Person or party
edit-add-actor = New person or party
edit-remove-actor = Removed person or party
edit-document = Document
edit-add-document = New document
edit-remove-document = Removed document
edit-language = Language of the project
edit-direction = Direction of time
edit-move-event = Event moved
edit-move-lane = Lane moved
edit-move-actor = Person or party moved
edit-move-document = Document moved
edit-view = View
edit-add-view = New view
edit-remove-view = Removed view
edit-move-view = View moved
edit-excerpt = Quote

# The list

cmd-list = Show or hide the list of events
list-title = Events
list-count = { $count ->
    [one] 1 event
   *[other] { $count } events
}
list-marked = { $count ->
    [one] 1 event marked
   *[other] { $count } events marked
}
list-by-time = Time
list-by-lane = Lane
list-by-title = Title
list-by-importance = Importance
list-sort = Sort by { $by }
list-sorted = Sorted by { $by }, { $way }
list-in-order = first to last
list-reversed = last to first
list-hits-only = Hits only
list-copy = Copy the marked events
list-resize = Height of the list of events
list-working = One moment…
list-filtered = The filter hides every event
search-busy = Searching…
loading-bytes = { $done } of { $total } MB
loading-events = { $count ->
    [one] 1 event read
   *[other] { $count } events read
}
notice-copied-events = { $count ->
    [one] Copied 1 event
   *[other] Copied { $count } events
}
notice-copied-some = Copied the first { $count } of { $all } marked events. Mark fewer to copy the others.

# Work that is not saved

unsaved-save = Save
unsaved-arrived = The file that was loading has been opened, but this project was changed meanwhile.
unapplied-title = Apply what you typed?
unapplied-text = The form of the event holds changes that are not applied yet.
unapplied-discard = Discard what was typed
unapplied-back = Back to the form
notice-form-date = What is typed as the date is no date: correct it first, or close the form.
notice-form-gone = The event of the form is not in the project any more, so what was typed cannot be applied.
notice-not-opened = The other file was not opened: this project stays.
notice-saved-copy = Written: { $file }. This format does not keep all of a project, so the project itself is still not saved.

exists-title = Replace the file?
exists-text = There is already a file { $file }. What it holds would be lost.
exists-other = Another name
exists-replace = Replace it

conflict-title = The file was changed by another program
conflict-text = { $file } is not as it was when it was opened or saved last. Nothing was written over it.
conflict-comparing = Comparing it with the project in this window…
conflict-unreadable = The file cannot be compared.
conflict-same = It holds the same project as this window.
conflict-events = Events, compared with this window: { $added } more, { $removed } fewer, { $changed } different.
conflict-documents = Documents, compared with this window: { $added } more, { $removed } fewer, { $changed } different.
conflict-quotes = Quotes of those events: { $added } more, { $removed } fewer, { $changed } different.
conflict-others = Something else is different, too: the title, lanes, people, the order or unknown fields.
conflict-reload-is = Reloading takes the file as it is now and makes your edits again on it; each of them can be undone.
conflict-reload = Reload with my edits
conflict-overwrite = Write over it
notice-reloaded = { $count ->
    [0] The file is loaded as it is now.
    [one] The file is loaded as it is now, with 1 edit of yours on it. It is not saved yet.
   *[other] The file is loaded as it is now, with { $count } edits of yours on it. They are not saved yet.
}
notice-file-changed = Another program has changed { $file }. Saving will ask what to do.
notice-file-gone = { $file } is not there any more: it was moved or deleted. Saving makes it again.
# Documents of the project that another program has changed; they were read again.
notice-documents-changed = { $count ->
        [one] Another program has changed the document { $documents }. It was read again: see where its quotes stand now.
       *[other] Another program has changed documents: { $documents }. They were read again: see where their quotes stand now.
    }

# Recovery

recovery-title = Unsaved work was found
recovery-text = Sanad ended { $ago } before the work on “{ $title }” was saved.
recovery-file = File: { $file }
recovery-changed = The file has been changed since. The edits that still fit are made on it as it is now, and saving will ask for a name.
recovery-gone = The file is not there any more: it was moved or deleted. The edits can be made again only on it. Put it back and press Recover, or leave this for later: the work is kept and offered at the next start.
recovery-same = Recover opens this file and makes the edits on it again. Nothing is written to it until you save.
recovery-imported = Recover opens this file and makes the edits on it again. It is not written to: saving will ask for a name.
recovery-sample = Recover opens the bundled project and makes the edits on it again. Saving will ask for a name.
recovery-back = The file was not there and is there again. The edits that fit it are made on it; if it is another one now, saving will ask for a name.
recovery-kept = What was read from the file is kept with the work: Recover makes the edits on that again, wherever the file is now. Saving will ask for a name.
recovery-damaged = { $count ->
    [one] The journal is damaged: 1 line of it cannot be used. What is whole is offered, and the journal is kept.
   *[other] The journal is damaged: { $count } lines of it cannot be used. What is whole is offered, and the journal is kept.
}
recovery-count = { $count ->
    [0] No edit was left unsaved.
    [one] 1 edit:
   *[other] { $count } edits:
}
recovery-draft = Text was being typed in the form of an event; it will stand there again.
recovery-others = { $count ->
    [one] There is 1 more; it is asked about next.
   *[other] There are { $count } more; they are asked about next.
}
recovery-edit = { $what }: { $name }
recovery-recover = Recover
recovery-later = Later
recovery-discard = Discard
ago-moments = moments ago
ago-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
notice-recovered = { $count ->
    [0] Recovered. It is not saved yet.
    [one] Recovered: 1 edit. It is not saved yet.
   *[other] Recovered: { $count } edits. They are not saved yet.
}
notice-recovered-changed = { $count ->
    [0] The file as it is now; no edit was made on it.
    [one] Recovered on the file as it is now: 1 edit. Saving will ask for a name.
   *[other] Recovered on the file as it is now: { $count } edits. Saving will ask for a name.
}
notice-recovered-nothing = The file already holds all of it: nothing was left to recover.
notice-recovered-refused = { $count ->
    [one] 1 edit could not be made again: see the list of problems. The journal that holds it is kept.
   *[other] { $count } edits could not be made again: see the list of problems. The journal that holds them is kept.
}
notice-recovered-damaged = { $count ->
    [one] 1 damaged line was left out; the journal is kept.
   *[other] { $count } damaged lines were left out; the journal is kept.
}
notice-journal-failed = The old journal could not be removed: { $reason }.
notice-journal-aside = The old journal is kept here: { $file }

# Faults of the program

fault-title = Something in Sanad broke down
fault-text = This window could not be drawn. Your edits are there and in the journal; save a copy to be safe. What failed: { $fault }
fault-go-on = Go on
fault-save = Save a copy…
notice-task-failed = A fault of the program: { $task } ended before it was done. Nothing was changed; try again.
task-preview-failed = a fault of the program
task-load = opening the file
task-save = saving
task-export = the export
task-print = making the PDF to print
task-copy = making the picture to copy
task-preview = the preview
task-work = searching or sorting
task-reanchor = looking for the quotes
task-page = drawing a page of the document
task-dialog = the file dialog
task-compare = comparing with the file
task-count = counting the rows of the table
task-other = a job

# For people who do not see the window
panel-toolbar = Toolbar
panel-status = Status line
panel-told = Messages
zoom-value = { $percent }% of the way from the whole to minutes
part-of-window = { $percent }% of the window
part-of-side = { $percent }% of the height for the list
told-opened = Opened: { $title }. { $count ->
    [one] 1 event
   *[other] { $count } events
}.
field-no-number = This is not a number.
field-no-date = This is not a date that the program knows.
field-no-path = Type the path of the file to write.
field-no-zone = There is no time zone of this name.
list-sorting = Order of the list
columns-order = Order of day and month
panel-quotes = Quotes of the source
panel-main = Timeline and sources
panel-document = Source
