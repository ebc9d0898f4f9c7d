# Quotes: what is said of those that do not stand in their source as they are recorded. Such words are never between
# quotation marks; what the source says instead is.

quotation-doubtful = { $doubt }: { $quote }
quotation-otherwise = { $doubt }: { $there } — recorded here: { $quote }
doubt-context-changed = In the source among other words than recorded
doubt-changed = Spelt otherwise in the source
doubt-changed-in-meaning = Stands otherwise in the source
doubt-ambiguous = { $count ->
    [one] Fits 1 place in the source
   *[other] Fits { $count } places in the source equally well
}
doubt-lost = Not in the source
doubt-concealed = { $how ->
    [struck] Struck out in the source
    [covered] Covered up in the source
    [replaced] Only in the file of the source, the page of which shows other words
    [prompt] A prompt to fill in a field of the source, no words of its author
   *[hidden] Hidden in the source
}
doubt-unread = Not checked, as the text of its document is missing
doubt-unchecked = Not checked yet
export-unproven = { $count ->
    [one] 1 quote does not stand in its source as it is recorded, or was not checked; the file marks it.
   *[other] { $count } quotes do not stand in their sources as they are recorded, or were not checked; the file marks them.
}
export-changed-files = { $count ->
    [one] The file of 1 document is not the one that the project records.
   *[other] The files of { $count } documents are not those that the project records.
}
diag-export-changed-since = The file of the document “{ $document }” has changed since it was read; the new one is attached, and what is told of its quotes is about the old one.
    .advice = Open the project again and export it anew.
diag-export-documents-changed = The document “{ $document }” has changed since it was read.
    .advice = Look at where its quotes stand now, then export again.
export-see-unproven = Show the problems
figure-doubt = A quote of the event, or of one of those counted, is in doubt
figure-unproven = Words without quotation marks: not so in the source, or not checked
digest-differs = SHA-256 of the file read: { $read }; the project records { $recorded }: the file has changed
digest-recorded = as recorded, not verified, SHA-256: { $recorded }

# What is in doubt about the quotes of an event, after its title.
event-doubt = { $count ->
    [one] Quote in doubt: { $doubt }
   *[other] { $count } quotes in doubt, one of them: { $doubt }
}
