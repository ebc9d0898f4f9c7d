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
date-none = No date
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

notice-no-documents = There is no source to show beside the timeline, as this project has no documents. To add some, open the project file in a text editor and list each under “documents” with an “id” and the “path” of a file beside it (text, Markdown, HTML, DOCX or PDF), then open the project again.
notice-export-cancelled = Export cancelled; nothing was written
notice-printing = Preparing the pages to print…
notice-printed = The pages were handed to the program for PDF files; print them there. They are deleted when this window closes.
notice-no-viewer = No program for PDF files was found. Save the pages here as a PDF, and print them elsewhere.
notice-exported = Written: { $file }
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
setting-calendar = Second calendar
calendar-none = None
calendar-hijri = Hijri (Umm al-Qura)
calendar-persian = Persian
setting-digits = Arabic-Indic digits (٠١٢٣)
setting-motion = Reduce motion
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
