# The page for the web.

html-skip = Skip to the chronology
html-timeline = Timeline
html-timeline-help = The arrow keys move between events in order of time, Enter opens one.
html-chronology = Chronology
html-zoom = Zoom of the timeline
html-zoom-in = Larger
html-zoom-out = Smaller
html-zoom-all = Whole
html-legend = Every bar is as long as its date is wide. Soft ends: known only to the month or year. Fading: an open end. Dashed: about that time. ?: uncertain.
html-legend-counts = The height of a bar says how many events begin in its stretch of time; it leads to the first of them on this page.
html-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
html-all-lanes = All events
html-left-out = This page lists the { $shown } most important of { $all } events.
html-empty = There are no events.
html-context = The quote in its context
html-link = Link to this event: { $event }
html-attests-date = Gives the date:
html-attests-context = Background:
html-against = Speaks against it:
html-changed-now = What the document says now
html-recorded = Recorded here:
html-recorded-context = What is recorded before and after the quote, not checked
html-nearest = The text of the document that is most like them
html-no-quote = No quote attests this event.
html-sources = Sources
html-back = Back to the timeline
