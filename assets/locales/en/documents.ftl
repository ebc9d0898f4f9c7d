# Sources: what is wrong with a document's file.

# HTML, Markdown, DOCX

diag-document-encoding = The document “{ $document }” is not in UTF-8; it was read as { $encoding }, as far as its bytes tell.
    .advice = Check a line with accents or Arabic letters. If it reads right, there is nothing to do; if not, add a copy in UTF-8 as a document of its own.
diag-document-damaged = Some letters of the document “{ $document }” could not be read as { $encoding } and show as �.
    .advice = Save the file as UTF-8.
diag-document-controls = The document “{ $document }” has { $count ->
        [one] a control character, in line { $line }; programs draw it in one way or another or not at all, and it was left out.
       *[other] { $count } control characters, the first in line { $line }; programs draw them in one way or another or not at all, and they were left out.
    }
    .advice = Open the file in an editor and look at the words there before you rely on quotes of them.
diag-document-rtf = The document “{ $document }” is in the Rich Text Format (RTF), which is not read.
    .advice = Open it in a word processor, save it as .docx, and use that.
diag-document-without-text = There is no text in the document “{ $document }”.
    .advice = Look whether the file is the right one and whole. If its text is in pictures, run text recognition (OCR) on them.
diag-document-empty = The document “{ $document }” is empty.
    .advice = Look whether the file is the right one and whole.
diag-html-without-text = There is no text in the page “{ $document }”.
    .advice = Look whether the file is the right one and whole. If scripts write its text, open it in a browser, wait until the text is there, and save that.
diag-docx-without-text = There is no text in the document “{ $document }” of the word processor.
    .advice = Look whether the file is the right one and whole. If its text is in pictures, run text recognition (OCR) on them.
diag-docx-embedded = The document “{ $document }” embeds another file, { $part }; its text was read.
    .advice = There is nothing to do.
diag-docx-embedded-unread = The document “{ $document }” embeds another file, { $part }, that was not read; the word processor shows its text.
    .advice = Open the document in the word processor and save a copy of it once: the text is then part of it. Add the copy.
diag-docx-shapes-in-front = { $count ->
        [one] A shape lies in front of the text of “{ $document }” and may cover or strike words, at paragraph { $paragraph }.
       *[other] { $count } shapes lie in front of the text of “{ $document }” and may cover or strike words, the first at paragraph { $paragraph }.
    }
    .advice = Open the document in the word processor and look at the words there before you rely on quotes of them.
diag-docx-shapes-in-front = { $count ->
        [one] A shape lies in front of the text of “{ $document }” and may cover or strike words, at paragraph { $paragraph }.
       *[other] { $count } shapes lie in front of the text of “{ $document }” and may cover or strike words, the first at paragraph { $paragraph }.
    }
    .advice = Open the document in the word processor and look at the words there before you rely on quotes of them.
diag-html-styles-unread = { $count ->
        [one] A style of “{ $document }” that may hide, add, turn or move text is not followed
       *[other] Styles of “{ $document }” that may hide, add, turn or move text are not followed in { $count } places
    }: “{ $rule }” (line { $line }).
    .advice = Look at the page in a browser where quotes of it are concerned.
diag-html-sheets-outside = { $count ->
        [one] A text of “{ $document }” has a class that style sheets often hide or strike out
       *[other] { $count } texts of “{ $document }” have a class that style sheets often hide or strike out
    }, and the style sheet “{ $sheet }” stands in another file that was not read: “{ $rule }” (line { $line }).
    .advice = Look at the page in a browser where quotes of these texts are concerned.
diag-html-styles-too-many = The style sheets of “{ $document }” are too large to be followed to the end; text that they hide may count as seen.
    .advice = Look at the page in a browser where quotes of it are concerned.
diag-html-scripts-not-run = Scripts of “{ $document }” that change its text were not run.
    .advice = Compare quotes of the page with what a browser shows, or save the page from the browser and use that.
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
# PDF
diag-document-scan = These pages are pictures without text: { $pages }.
    .advice = Quotes cannot be found on them. Run text recognition (OCR) on the file, and take the file that it writes.
diag-pdf-encrypted = The PDF is locked with a password.
    .advice = Open it in a PDF reader with the password, save a copy without one, and use the copy.
diag-pdf-protection-unknown = The PDF is protected in a way that cannot be read here.
    .advice = Open it in a PDF reader, save or print it to a new PDF, and use that.
diag-pdf-unreadable = The file is no PDF that can be read: no page was found by what it says at byte { $byte } or by searching it.
    .advice = Get the file again; it may be damaged, or cut off, or something else with the ending “.pdf”.
diag-pdf-without-pages = The PDF has no pages.
    .advice = Get the file again, or take it out of the project.
diag-pdf-cut-off = The end of the PDF is missing; what was left of it has been read.
    .advice = Get the file again and compare the number of pages.
diag-pdf-pages-missing = { $count ->
        [one] One page that the PDF promises was not found
       *[other] { $count } pages that the PDF promises were not found
    }; { $found } were read.
    .advice = The file is damaged: get it again.
diag-pdf-letters-unreadable = { $count ->
        [one] The file does not say what one letter is
       *[other] The file does not say what { $count } letters are
    } (pages { $pages }); each stands as �.
    .advice = Quotes across them are not found. Run text recognition (OCR) on the file, or get it from its source in another format.
diag-pdf-font-unreadable = A font could not be read, and its text is missing (pages { $pages }).
    .advice = Open the file in a PDF reader, print it to a new PDF, and use that.
diag-pdf-bomb = The PDF was not opened: what is packed at byte { $byte } unpacks to far more than any page needs.
    .advice = The file is made to do harm or damaged: get it from a source that you trust.

diag-pdf-page-too-complex = These pages were left out, as reading them would take too much time or memory: { $pages }.
    .advice = The file is damaged or made to do harm: get it from a source that you trust.
diag-pdf-page-too-deep = These pages were left out, as what they use is nested too deeply: { $pages }.
    .advice = The file is damaged or made to do harm: get it from a source that you trust.
diag-pdf-page-memory = These pages were left out, as reading them took more memory than a page may: { $pages }.
    .advice = Open the file in a PDF reader, print it to a new PDF, and use that; if you do not trust its source, do not.
diag-pdf-page-timeout = These pages were left out, as reading them took longer than a page may: { $pages }.
    .advice = Open the file in a PDF reader, print it to a new PDF, and use that; if you do not trust its source, do not.
diag-pdf-page-crashed = These pages were left out, as reading them broke down: { $pages }.
    .advice = Open the file in a PDF reader, print it to a new PDF, and use that; if you do not trust its source, do not.
diag-pdf-page-no-worker = These pages were not read, as the program that reads PDFs could not be started: { $pages }.
    .advice = Close other programs and open the project again.
diag-pdf-pages-left = These pages were not tried, as the file had taken too long or too many of its pages had failed: { $pages }.
    .advice = Open the file in a PDF reader, print it to a new PDF, and use that; if you do not trust its source, do not.
diag-pdf-hurried = This PDF was not read to its end: other documents of the project had taken { $seconds } seconds in vain, and it had only a moment left.
    .advice = Take the documents that hang out of the project, or print them to new PDFs, and open the project again.
diag-pdf-not-opened = The PDF was not opened: { $why ->
        [memory] that takes more memory than a file may
        [time] that takes longer than a file may
        [deep] what it says of its pages is nested too deeply
        [worker] the program that reads PDFs could not be started
       *[crashed] reading it broke down
    }.
    .advice = Open the file in a PDF reader, print it to a new PDF, and use that; if you do not trust its source, do not.
