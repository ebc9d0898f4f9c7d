//! Meaning of the elements of HTML for text.

use html5ever::tokenizer::Tag;

use super::attributes::attribute;

/// Elements without content (WHATWG HTML §13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose content is no text.
const NO_TEXT: [&str; 15] = [
    "script", "style", "title", "head", "iframe", "noframes", "noembed", "defs", "symbol", "clippath", "metadata",
    "desc", "mask", "pattern", "marker",
];

/// Elements whose content is shown by no browser that runs scripts and knows them, whatever sheets say: what stands in
/// `meter`, `progress`, `canvas`, `audio` and `video` is for others, and so are the notations beside a formula (MathML
/// Core §2.4).
const NEVER_SHOWN: [&str; 11] = [
    "template",
    "noscript",
    "meter",
    "progress",
    "canvas",
    "audio",
    "video",
    "datalist",
    "annotation",
    "annotation-xml",
    "mphantom",
];

/// Elements that use the page; what is written on them is read with the text around.
const CONTROLS: [&str; 4] = ["button", "input", "select", "textarea"];

/// Elements that may stand in the head of a page (WHATWG HTML §13.2.6.4.4).
const IN_HEAD: [&str; 11] =
    ["base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title"];

/// Elements whose content is beside the text of the page.
const BESIDE: [&str; 4] = ["nav", "aside", "dialog", "menu"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 49] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
    "title",
    "legend",
    "xmp",
    "listing",
    "plaintext",
    "search",
    "hgroup",
    "mtr",
    "dir",
];

/// Returns true if a template is the root of a tree that is shown in its parent (WHATWG HTML §4.12.3).
pub(crate) fn is_shown_template(tag: &Tag) -> bool {
    attribute(tag, "shadowrootmode").is_some() || attribute(tag, "shadowroot").is_some()
}

/// Returns true if an element has no content.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Returns true if the content of an element is no text.
pub(crate) fn is_no_text(name: &str) -> bool {
    NO_TEXT.contains(&name)
}

/// Returns true if the content of an element is text that no reader of the page sees.
pub(crate) fn is_never_shown(name: &str) -> bool {
    NEVER_SHOWN.contains(&name)
}

/// Returns true if an element stands in the head of a page, or in place of its body.
pub(crate) fn is_of_head(name: &str) -> bool {
    IN_HEAD.contains(&name) || matches!(name, "head" | "body" | "frameset" | "frame")
}

/// Returns true if an element is one that uses the page.
pub(crate) fn is_control(name: &str) -> bool {
    CONTROLS.contains(&name)
}

/// Returns true if white space and lines of an element stay as they are.
pub(crate) fn keeps_space(name: &str) -> bool {
    matches!(name, "pre" | "textarea" | "xmp" | "listing" | "plaintext")
}

/// Returns true if the content of an element is beside the text of the page.
pub(crate) fn is_beside(name: &str) -> bool {
    BESIDE.contains(&name)
}

/// Returns true if an element stands on lines of its own.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Returns true if an element that is open ends where another one begins (WHATWG HTML §13.1.2.4).
pub(crate) fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => is_block(next) && next != "br",
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "tr" => next == "tr",
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "head" => !IN_HEAD.contains(&next),
        "option" => matches!(next, "option" | "optgroup"),
        "rt" | "rp" | "rb" => matches!(next, "rt" | "rp" | "rb"),
        _ => false,
    }
}
