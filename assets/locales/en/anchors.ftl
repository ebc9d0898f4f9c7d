# What became of quotes, and their repair.

cmd-take-text = Take the text as it stands now
cmd-use-selection = Use the selected words for the quote
quote-moved = This quote stands elsewhere in the document than before:
quote-context-changed = These words stand there, but what stands around them has changed: somebody else may say them now.
quote-says-otherwise = The document says something else than this quote. Recorded is:
quote-now = There it says now:
quote-ambiguous-places = { $count ->
   *[other] This quote fits { $count } places equally well. Look at them and choose one:
}
repair-choose = Choose this place
repair-nearest = Show the nearest text
repair-select = To repair it, select its words in the text below.
repair-use-selection = Use the selected words
repair-place = Place { $at } of { $count }{ $unit ->
    [page] , page { $number }
    [line] , line { $number }
    [paragraph] , paragraph { $number }
   *[none] {""}
}
repair-more = { $count ->
    [one] One more quote of this event needs a look: see the list of problems.
   *[other] { $count } more quotes of this event need a look: see the list of problems.
}
notice-reanchored = The quote was tied to its new words. Undo brings the old ones back.
notice-nothing-to-take = This quote has no one place whose text could be taken. Select its words in the document instead.
notice-no-quote = First select the event whose quote you want to repair.
notice-no-selection = First select the words of the quote in the document.
notice-other-document = The selected quote is from another document. Show its document and select the words there.
cli-place = { $start }–{ $end }{ $unit ->
    [page] {" "}(page { $number })
    [line] {" "}(line { $number })
    [paragraph] {" "}(paragraph { $number })
   *[none] {""}
}

# Words selected in a document
cmd-new-event = New event
cmd-quote-words = Quote for the selected event
cmd-date-words = Words of its date
cmd-context-words = Background
event-untitled = Untitled event
group-words = With words selected in a document
words-bar = Selected words
words-new = New event
words-quote = Quote
words-date = Date
words-context = Background
words-copy = Copy
notice-quoted = The words were added to the quotes of the event.
notice-quoted-no-date = The words were added to the quotes of the event; no date was understood from them.
notice-no-event-to-quote = First select the event that the words attest.
