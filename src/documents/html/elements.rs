//! What elements of HTML mean for text.

/// Elements without content (WHATWG HTML §13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose content is no text.
const NO_TEXT: [&str; 16] = [
    "script", "style", "title", "head", "svg", "canvas", "iframe", "object", "audio", "video", "select", "textarea",
    "datalist", "noframes", "noembed", "map",
];

/// Elements whose content is shown by no browser that runs scripts and knows them, whatever sheets say: what stands in
/// `meter` and `progress` is for others, and so are the notations beside a formula (MathML Core §2.4).
const NEVER_SHOWN: [&str; 6] = ["template", "noscript", "meter", "progress", "annotation", "annotation-xml"];

/// Elements whose content is beside the text of the page.
const BESIDE: [&str; 4] = ["nav", "aside", "dialog", "menu"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 41] = [
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
];

/// Whether an element has no content.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether the content of an element is no text.
pub fn is_no_text(name: &str) -> bool {
    NO_TEXT.contains(&name)
}

/// Whether the content of an element is text that no reader of the page sees.
pub fn is_never_shown(name: &str) -> bool {
    NEVER_SHOWN.contains(&name)
}

/// Whether an element is the heading of what follows, or of what it unfolds.
pub fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "dt")
}

/// Whether the content of an element is beside the text of the page.
pub fn is_beside(name: &str) -> bool {
    BESIDE.contains(&name)
}

/// Whether an element stands on lines of its own.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether an element that is open ends where another one begins (WHATWG HTML §13.1.2.4).
pub fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => is_block(next) && next != "br",
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "tr" => next == "tr",
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "head" => next == "body",
        _ => false,
    }
}
