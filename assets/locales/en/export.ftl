# The export dialog and the picture itself.

export-what = What
export-whole = The whole timeline
export-view = The current view
export-size = Size
preset-slide = Slide
preset-4k = 4K
preset-a4 = A4
preset-a3 = A3
preset-free = Free
export-width = Width (pixels)
export-height = Height (pixels)
export-scale = Scale
export-auto = automatic
export-title = Title
export-legend = Legend
export-notes = Numbered source notes
export-path = Save to
export-save = Save the picture
export-choose = Choose a file…
export-preview = Preview of the picture
export-preview-busy = Drawing the preview…
export-no-preview = This picture cannot be made
export-cannot = A side may have up to 32,768 pixels, the picture up to 512 million, and the scale lies between { $min } and { $max }.
export-pixels = { $width } × { $height } pixels
export-busy = Writing { $width } × { $height } pixels…

figure-subtitle = { $events ->
    [one] 1 event
   *[other] { $events } events
}  ·  { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}
figure-source = Source: { $source }
figure-note-date = (date: { $quote })
figure-legend = A soft band: known only to the month or year. Fading: an open end. Dashed: a forecast, or about. A number: its source note.

diag-export-empty = The picture would have no size.
    .advice = Give a width and a height of at least one pixel.
diag-export-too-large = A picture of { $size } pixels cannot be made.
    .advice = Keep each side to 32,768 pixels and the whole to 512 million.
diag-export-scale = A scale of { $scale } cannot be used.
    .advice = Give a scale between 0.25 and 8.
diag-export-ending = The name of the picture does not end in .png.
    .advice = Give it a name such as timeline.png.
diag-export-failed = The picture could not be made: { $reason }
    .advice = Try a smaller size.
diag-export-unwritable = The picture could not be written: { $reason }
    .advice = Choose another folder, or make room on the disk.
