# What is wrong with a file: `diag-CODE`. The attribute `advice` says what to do about it.

## The JSON of a project file

diag-json-empty = The file is empty.
    .advice = Choose the project file, or bring it back from a backup.
diag-json-unexpected = “{ $found }” is not a JSON value.
    .advice = Put text in double quotation marks; other values are numbers, true, false and null.
diag-json-number = “{ $found }” is not a number as JSON writes it.
    .advice = Write it like 12, -3 or 0.5, or put it in quotation marks.
diag-json-missing-value = A value is missing here.
    .advice = Add the value, or take the comma or the name away.
diag-json-missing-comma = A comma is missing before this.
    .advice = Put a comma between the two.
diag-json-trailing-comma = Nothing follows this comma.
    .advice = Take the comma away.
diag-json-missing-colon = A colon should stand here, not “{ $found }”.
    .advice = Write a colon between the name and its value.
diag-json-missing-name = The name of a field should stand here in quotation marks, not “{ $found }”.
    .advice = Put the name in double quotation marks.
diag-json-wrong-bracket = The bracket “{ $found }” closes something that is not open here.
    .advice = Look for a missing or an extra bracket before this place.
diag-json-unclosed = The file ends before the bracket of line { $found } is closed. What stands before the end was read.
    .advice = The file may be cut off: bring back a whole copy, or close the bracket.
diag-json-unclosed-string = The text that begins here has no closing quotation mark.
    .advice = Add the quotation mark at its end.
diag-json-control-character = The character { $found } may not stand in a text as it is.
    .advice = Write \n for a line break and \t for a tab, and take other control characters away.
diag-json-escape = “{ $found }” is not an escape that JSON knows.
    .advice = Write a backslash as \\ and other characters as they are.
diag-json-surrogate = “{ $found }” is half of a character and was replaced.
    .advice = Write the character itself in the place of its code.
diag-json-comment = JSON has no comments; this one was skipped and will not be saved.
    .advice = Take it away, or keep it in a field such as "note".
diag-json-too-deep = This value is nested more than { $found } levels deep and was skipped. It will not be saved.
    .advice = Make it flatter.
diag-json-too-many-values = There are more than { $found } values in one event, or outside the events; from here on they were skipped. They will not be saved.
    .advice = Keep such data in a file of its own.
diag-json-after-end = “{ $found }” follows after the end of the project.
    .advice = Take away what follows, or look for a bracket that closes too early.
diag-json-duplicate-name = The field “{ $found }” is there more than once; the last one counts.
    .advice = Take the others away.

## The fields of a project file

diag-not-a-project = The file is no project: a project is an object in braces.
    .advice = Choose the project file.
diag-wrong-type =
    “{ $field }” should be { $expected ->
        [string] a text in quotation marks
        [text] a text, or texts by language
        [date] a date in quotation marks
        [count] a whole number that is not negative
        [number] a number
        [array] a list in square brackets
        [flag] true or false
       *[object] an object in braces
    }, not { $found ->
        [null] null
        [boolean] true or false
        [number] this number
        [string] this text
        [array] a list
       *[object] an object
    }. It is kept, but not used.
    .advice = Correct the value.
diag-missing-field = “{ $field }” is missing.
    .advice = Add the field.
diag-missing-id =
    { $kind ->
        [document] This document has no id
        [actor] This actor has no id
        [lane] This lane has no id
       *[event] This event has no id
    } and is called “{ $used }”.
    .advice = Give it an id that nothing else in its list has.
diag-duplicate-id = The id “{ $id }” is taken by something before it; this one is called “{ $used }”.
    .advice = Give it an id of its own, and check what refers to it.
diag-unknown-document = There is no document “{ $id }”, so the quote cannot be found.
    .advice = Correct the id, or add the document.
diag-unknown-actor = There is no actor “{ $id }”.
    .advice = Correct the id, or add the actor.
diag-unknown-lane = There is no lane “{ $id }”, so the event stands in none.
    .advice = Correct the id, or add the lane.
diag-view-unknown = A view filters by “{ $id }”, which is not in the project.
    .advice = Save the view again, or correct the id.
diag-unknown-word = “{ $found }” is no value that “{ $field }” can have.
    .advice = Use one of { $allowed }.
diag-date-conflict = “{ $field }” is dated { $found }, but the words quoted for its date say otherwise: “{ $quoted }”, which is { $date }.
    .advice = Correct the date, or quote the words that bear it out.
diag-date-quotes-conflict = The words quoted for the date of “{ $field }” disagree: “{ $quoted }” is { $date }, “{ $other }” is { $other-date }.
    .advice = Mark the one that is wrong as contradicting, or the event as disputed.
diag-event-contradicted = { $count ->
    [one] A quote contradicts “{ $field }”, which is not marked as disputed.
   *[other] { $count } quotes contradict “{ $field }”, which is not marked as disputed.
}
    .advice = Weigh the quotes, and mark the event as disputed if they stand against each other.
diag-date-without-place = “{ $found }” (“{ $field }”) has no place on the axis of time: its year is unknown, or further away than 262,000 years. It is kept and shown as text, among the undated.
    .advice = There is nothing to do if the source says so; else correct the year.
diag-invalid-date = “{ $found }” is not an EDTF date (ISO 8601-2), so “{ $field }” counts as undated.
    .advice = Write a date like 2023, 2023-10, 2023-10-05, 2023-10~ or 2023/2024.
diag-importance-range = An importance of { $found } is not a whole number from 1 to 5; { $used } is used.
    .advice = Write a number from 1 to 5.
diag-unknown-field = The field “{ $field }” is unknown. It is kept when saving.
    .advice = Check its spelling if it was meant to be read.
diag-unknown-format = The file says that it is of the format “{ $found }”; this version of Sanad reads “{ $known }”.
    .advice = Some of it may be missing here: use a version of Sanad that knows the format.
diag-language-tag = “{ $found }” does not look like a language tag.
    .advice = Write a tag like ar, en or fa-IR.
diag-sha256-format = “{ $found }” is not a SHA-256.
    .advice = Write its 64 hexadecimal digits, or take the field away.
diag-position-length = The position from { $start } to { $end } is not as long as the quote and does not help to find it.
    .advice = Correct start and end; they count code points.
diag-unattested = No excerpt attests the event “{ $event }”.
    .advice = Add the words of a document that attest it.
diag-unattested-events = No excerpt attests { $count } events: { $ids }{ $lines }.
    .advice = Add the words of a document that attest them.
diag-no-documents = { $count ->
        [one] The project has no documents: nothing attests its event.
       *[other] The project has no documents: nothing attests its { $count } events.
    }
    .advice = Add the documents that the events come from.
# The lines that a finding names, behind it: " (lines 3, 5, 9 and 4 more)".
lines-named = {" "}({ $named-count ->
        [one] line { $numbers }
       *[other] lines { $numbers }
    }{ $more-count ->
        [0] {""}
       *[other] {" "}and { $more-count } more
    })
diag-more-alike = { $count ->
        [one] One more finding
       *[other] { $count } more findings
    } of the kind “{ $code }” are not shown{ $lines }.
    .advice = Correct the ones that are shown and check again.

## Encodings

diag-byte-order-mark = The file starts with a byte order mark. It will be saved without.
    .advice = There is nothing to do.
diag-utf-16 = The file is in UTF-16. It will be saved in UTF-8.
    .advice = Save it once.
diag-not-utf8 = The file is not in UTF-8; what could not be read shows as �.
    .advice = Save it in UTF-8 with the program that it comes from.

## Documents

diag-document-digest = The file of the document “{ $document }” has changed since its SHA-256 was taken.
    .advice = Check where its quotes stand now; if the change is right, write its new SHA-256: { $found }.
diag-document-not-utf8 = The document “{ $document }” is not in UTF-8; what could not be read shows as �.
    .advice = The file was cut off or damaged: get it anew from where it came from.
diag-document-utf-16 = The document “{ $document }” is in UTF-16.
    .advice = There is nothing to do.
diag-document-without-path = The document “{ $document }” has no path, and so no file.
    .advice = Put its file into the project's folder and give its name in "path".
diag-document-not-in-bundle = The document “{ $document }” is not in the bundle: “{ $path }”.
    .advice = Put the file into the folder `documents` of the bundle under that name, or save the bundle anew from the project that has it.
diag-document-other-case = The file of the document “{ $document }” is not there: “{ $path }”; there is “{ $there }”.
    .advice = If that is the file, write its name in "path" with the same capital and small letters.
diag-document-path = The document “{ $document }” has the path “{ $path }”, which may lead out of the project's folder, and was not read.
    .advice = Put the file into the project's folder and give its path from there, with / and without "..".
diag-document-outside = The document “{ $document }” is outside the project's folder by way of a link, and was not read: “{ $path }”.
    .advice = Copy the file itself into the project's folder.
diag-document-missing = The file of the document “{ $document }” is not there: “{ $path }”.
    .advice = Put it back into the project's folder, or correct its path.
diag-document-unreadable = The file of the document “{ $document }” cannot be read: “{ $path }” ({ $reason }).
    .advice = Check that you may read it.
diag-document-no-file = The path of the document “{ $document }” is not a file: “{ $path }”.
    .advice = Give the path of a text file.
diag-document-too-large = The file of the document “{ $document }” is too large: “{ $path }”.
    .advice = Split it into documents of less than 512 MB.
diag-document-text-too-long = The document “{ $document }” was not read: its text is longer than 64 MB, has more than 5 million lines, or is Markdown of more than 16 MB.
    .advice = Split the file into several documents.
diag-document-folds-too-long = The document “{ $document }” was not read: very many of its characters stand for whole phrases, such as “ﷺ”, so that searching in it would take too much memory.
    .advice = Split the file into several documents, or write the phrases out.
diag-documents-too-long = The document “{ $document }” was not read: the documents before it already take { $most } MB of memory.
    .advice = Divide the project, or leave out documents that no event quotes.
diag-documents-without-pages = The text of the document “{ $document }” was read, but its pages are not shown: the documents take more than { $most } MB of memory together.
    .advice = Divide the project to see the pages.
diag-document-in-the-way = Another file has the name of the document “{ $document }”, and nothing was saved.
    .advice = Save into an empty folder, or move that file away.

## Files

diag-unknown-ending = Sanad knows no format with this ending.
    .advice = Name a project file, which ends in .json.
diag-stream-format = Standard output has no ending that names a format.
    .advice = Name the format: --to-format json.
diag-file-missing = There is no such file.
    .advice = Check its name and folder.
diag-file-compressed = The file is compressed ({ $kind }), so its text cannot be read.
    .advice = Unpack it and open what is in it; save a spreadsheet as CSV.

diag-file-no-file = This is a device or a pipe, not a file.
    .advice = Save what it gives as a file, and open that.

diag-file-unreadable = The file cannot be read ({ $reason }).
    .advice = Check that it is a file and that you may read it.
diag-file-too-large = The file has { $size } GB; a project file may have { $most } GB.
    .advice = Check that it is the right one, or divide it: by year, for instance.
diag-file-too-heavy = The file has { $count } { $kind ->
    [lines] lines
    [cells] cells
   *[parts] elements and values
}, and would take too much memory; at most { $most } are read.
    .advice = Divide it into several files: by year, for instance.
diag-picture-no-png = This is no PNG picture.
    .advice = Open a project file, or a picture that Sanad has exported.
diag-picture-without-project = The picture carries no project.
    .advice = Only a PNG that Sanad exported with its project can be opened again; other programs may have taken the project out.
diag-picture-damaged = The picture is damaged or was cut off, and the project in it cannot be read.
    .advice = Take the picture from where it was exported to.
diag-file-unwritable = The file cannot be written ({ $reason }).
    .advice = Choose another place, or check that there is room and that you may write there.
diag-file-changed = Another program has changed the file since it was opened; it was not written over.
    .advice = Open it again to see what changed, or save under another name.
diag-file-exists = There is already a file of this name; it was not written over.
    .advice = Choose another name, or write over it on purpose (on the command line: --force).
diag-file-is-source = The project was made from this file, which would be lost; nothing was written.
    .advice = Choose another name.
diag-document-not-carried = The document “{ $document }” was not saved with the project: its file “{ $path }” is not there or cannot be read.
    .advice = Put the file back into the folder that the project was opened from, and save again.
diag-document-left-behind = The document “{ $document }” was not written with the project, since there is no place for its file “{ $path }” here.
    .advice = Write a bundle (`--to-format bundle`), which holds them.
diag-damaged-kept = A part of the old file could not be read. Its bytes were kept in the file “{ $copy }” before it was written over.
    .advice = Look there for what is missing; remove it when you need it no more.
diag-owner-changed = The old file belonged to another user or group. The new one belongs to you, and nobody may read it who could not read the old one.
    .advice = If others are to have it, give it its owner and permissions again.
diag-links-broken = The old file had other names (hard links). They still lead to the old content.
    .advice = Make the links anew, if they are to lead to the new one.
diag-bundle-gone = The bundle that the project was opened from is gone or has changed, and was too large to be kept in memory; nothing was saved, because its documents would be missing.
    .advice = Put the bundle back where it was, and save again.
diag-journal-unreadable = A journal of unsaved work cannot be read ({ $reason }); it was put aside.
    .advice = Keep the file if work is missing: a person can read what is in it.
diag-journal-aside = The journal of work that could not be recovered whole is kept in this file.
    .advice = Keep it until nothing is missing; a person can read what is in it.
diag-journal-undone = Sanad ended before “{ $title }” was closed. No edit was left unsaved; { $count ->
        [one] 1 edit that had been taken back
       *[other] { $count } edits that had been taken back
    } can no longer be made again: { $edits }.
diag-edit-refused = Not made again: { $edit } ({ $reason }).
    .advice = Make it anew if it is still wanted.
diag-edits-refused = { $count ->
    [one] 1 more edit was not made again.
   *[other] { $count } more edits were not made again.
}
    .advice = All of them are in the journal that is kept.
diag-draft-refused = What was being typed for the event “{ $event }” has no place, as the event is not there: { $text }
    .advice = Copy it from here if it is still wanted.
diag-open-elsewhere = This file is open in another window of Sanad (process { $process }), opened { $ago }.
    .advice = Work in one window only: what both save is not put together.
diag-journal-failed = Edits cannot be kept against a crash: { $reason }. Work goes on.
    .advice = Save often, and make room in the folder of your data.

diag-language-guessed = The file does not name its language; by its letters it was taken for “{ $language }”.
    .advice = If it is another, convert the file to a project (sanad convert) and correct "language" there.
