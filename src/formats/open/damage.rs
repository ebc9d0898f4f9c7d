//! FileFindings which mean that reading a file lost a part of it, so that saving over it would lose that part for good.

use crate::base::Diagnostic;

/// FileFindings of project files and bundles that stand for content that is in the file and not in the project. All others
/// are of content that is kept, even where it cannot be used, or of content that is not there.
const LOSING: &[&str] = &[
    // What is no JSON: comments, what follows the end, words in places where none belong.
    "json-after-end",
    "json-comment",
    "json-duplicate-name",
    "json-escape",
    "json-missing-colon",
    "json-missing-name",
    "json-missing-value",
    "json-number",
    "json-surrogate",
    "json-too-deep",
    "json-unclosed",
    "json-unclosed-string",
    "json-unexpected",
    "json-wrong-bracket",
    "not-a-project",
    "not-utf8",
    // The encoding is a guess, which saving in UTF-8 would make final.
    "tl-encoding",
    // Values that give way to others.
    "duplicate-id",
    "importance-range",
    // Bundles: files that were not read, and digests that saving would put right.
    "bundle-bomb",
    "bundle-broken",
    "bundle-digest",
    "bundle-duplicate",
    "bundle-file-too-large",
    "bundle-manifest",
    "bundle-missing",
    "bundle-path",
    "bundle-stray-too-large",
    "bundle-too-many",
    "bundle-unreadable",
    "bundle-without-project",
];

/// Returns true if a finding stands for content that is lost when the file is saved over.
pub(crate) fn is_loss(diagnostic: &Diagnostic) -> bool {
    // An id of another kind than text gives way to one that is made up.
    let is_id = diagnostic.code == "wrong-type" && diagnostic.args.contains(&("field", "id".to_owned()));
    is_id || LOSING.contains(&diagnostic.code)
}
