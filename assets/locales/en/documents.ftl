# Sources: what is wrong with a document's file.

# HTML, Markdown, DOCX

diag-document-encoding = The document “{ $document }” is not in UTF-8; it was read as { $encoding }.
    .advice = Check a line with accents or Arabic letters; if it is wrong, save the file as UTF-8.
diag-document-damaged = Some letters of the document “{ $document }” could not be read as { $encoding } and show as �.
    .advice = Save the file as UTF-8.
diag-docx-ole = The document “{ $document }” is in the old Word format or has a password.
    .advice = Open it in a word processor and save it as .docx without a password.
diag-docx-broken = The document “{ $document }” is no readable .docx file: { $reason }.
    .advice = Get the file again, or open it in a word processor and save it anew.
diag-docx-no-text = The document “{ $document }” has no text part (word/document.xml).
    .advice = Check that it is a text and not a table or a presentation.
diag-docx-part = The part { $part } of the document “{ $document }” cannot be read: { $reason }.
    .advice = Open the file in a word processor and save it anew.
diag-docx-bomb = The part { $part } of the document “{ $document }” is far larger than such a file can be.
    .advice = Do not trust this file; get it again from its source.
diag-docx-xml = The XML of { $part } in the document “{ $document }” is broken at byte { $byte }: { $reason }. The text before it was read.
    .advice = Open the file in a word processor and save it anew.
