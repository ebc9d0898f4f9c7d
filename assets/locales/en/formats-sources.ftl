# What is wrong with annotations and bundles, and what formats for sources have no place for. `advice` says what to do.

## Web annotations (W3C)

diag-annotation-none = There is no annotation in the file.
    .advice = Choose a file of W3C annotations in JSON-LD, or an export of Hypothesis.
diag-annotation-page-elsewhere = More annotations are on another page of the web; nothing is fetched.
    .advice = Download all pages and open them.
diag-annotation-kept = Fields that a project has no place for were kept as they are: { $names } (count: { $count }).
    .advice = Nothing needs to be done; they are in the event's field `annotation`.
diag-annotation-stray = There is something that is no annotation ({ $names }), count: { $count }. It was kept in the field `strays`.
    .advice = Nothing needs to be done if it is no event.
diag-annotation-no-source = Annotations do not say what they are about (count: { $count }).
    .advice = Add the address of the source in the field `source`.
diag-annotation-selector = Annotations point to a place without its words ({ $names }), count: { $count }. They became events without an excerpt; the place was kept as it is.
    .advice = Add the excerpt from the text.
diag-annotation-whole = Annotations are about a whole source (count: { $count }); they became events without an excerpt.
    .advice = Add the excerpt that attests the event.
diag-annotation-offsets = It is not known in which unit positions count (count: { $count }); this is settled once the text is known.
    .advice = Add the text of the source to the project.
diag-annotation-position-only = Excerpts have a position and no words (count: { $count }); the words are taken from the text once it is known.
    .advice = Add the text of the source to the project.
diag-annotation-position-outside = Excerpts have a position and no words, and the text of their document does not reach there (count: { $count }).
    .advice = See whether the document is the one that was annotated, or select the words in it.
diag-annotation-selector-kept = Other selectors were kept as they are (count: { $count }).
    .advice = Nothing needs to be done.
diag-annotation-loss =
    Web annotations have no place for { $what ->
        [events-without-target] events without an excerpt
        [lanes] lanes
        [actors] parties
        [status] the status of events
        [importance] importance
        [attests] what an excerpt attests
        [stance] that an excerpt speaks against its event
        [positions] positions with a start or an end alone
        [wordless] excerpts with neither words nor a position
        [publishers] publishers and dates of publication
        [paths] where the files of documents lie
        [digests] the digests of files
        [unused-documents] documents without an excerpt
       *[unknown-fields] unknown fields
    } (count: { $count }).
    .advice = Save the project as a Sanad project too.

## Chronology and list of sources

diag-chronology-loss =
    A chronology does not show { $what ->
        [positions] where quotes stand and what surrounds them
        [translations] texts in other languages
        [languages] the language of texts
        [seconds] seconds and time zones
        [actor-details] the kinds and roles of actors
        [unused-actors] actors who take part in no event
        [empty-lanes] lanes without events
        [ids] ids
        [files] paths and media types of files
        [importance] importance
        [attests] what an excerpt attests
        [digests] the digests of files
       *[unknown-fields] unknown fields
    } (count: { $count }).
    .advice = Save the project as a Sanad project too.
diag-csl-loss =
    A list of sources has no place for { $what ->
        [events] events and their excerpts
        [project-title] the title of the project
        [lanes] lanes
        [actors] actors
        [translations] texts in other languages
        [files] paths, digests and media types of files
        [doubts] whether a date is uncertain or approximate: both are written as “circa”
       *[unknown-fields] unknown fields
    } (count: { $count }).
    .advice = Save the project as a Sanad project too.

## Bundle

diag-bundle-broken = The file is no sound bundle: { $reason }
    .advice = It may be cut off: bring back a whole copy.
diag-bundle-without-project = There is no project in the bundle.
    .advice = It should hold a file named `project.json`.
diag-bundle-without-manifest = The bundle has no manifest, so that it cannot be checked.
    .advice = Save the bundle again; that writes one.
diag-bundle-manifest = The manifest cannot be read: { $reason }
    .advice = Check the documents, then save the bundle again.
diag-bundle-missing = The manifest names “{ $path }”, but the bundle does not hold it.
    .advice = Add it from another copy.
diag-bundle-digest = “{ $path }” was changed after the bundle was saved: its digest is { $found }, the manifest says { $expected }.
    .advice = Compare it with a copy that you trust.
diag-bundle-unlisted = “{ $path }” is in the bundle, but not in its manifest.
    .advice = Check where it comes from. It is kept, and listed, when the bundle is saved.
diag-bundle-stray = “{ $path }” is in the bundle, but no part of the project. It is kept when the bundle is saved, and left behind by other formats.
    .advice = A document belongs into the folder `documents`, and has to be named by the project.
diag-bundle-path = The name “{ $path }” leads out of the project's folder, is a link or is too long; it was refused.
    .advice = Do not trust a bundle of unknown origin; keep documents inside the folder.
diag-bundle-duplicate = The name “{ $path }” stands more than once in the bundle; one of the files is read.
    .advice = Make the bundle again with one file of that name.
diag-bundle-too-many = The bundle holds { $count } files; only { $most } are read.
    .advice = Divide the project.
diag-bundle-unreadable = “{ $path }” cannot be read from the bundle: { $reason }
    .advice = Bring back a sound copy of the bundle.
diag-bundle-bomb = Reading stopped at “{ $path }”: unpacked, the bundle takes more than { $most } MB, the most for a bundle of its size.
    .advice = Do not trust a bundle of unknown origin.
diag-bundle-file-too-large = “{ $path }” takes more than { $most } MB unpacked, and was not read.
    .advice = Divide it into several files, or the project into several bundles.
diag-bundle-unwritable = “{ $path }” cannot be put into the bundle: { $reason }
    .advice = Save the project in a folder instead.
diag-bundle-without-documents = The bundle was written without its documents.
    .advice = Save the bundle from the window, or copy the documents with it.
