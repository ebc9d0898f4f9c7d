//! What is read of pages and fragments.

use super::*;
use crate::model::SourceMap;

/// The lines that a reader of the page sees.
fn lines(html: &str) -> Vec<String> {
    let page = extract(html.as_bytes());
    let seen = page.concealed.first().map_or(page.text.len(), |part| part.range.start);
    page.text[..seen].lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_page_gives_its_text() {
    let cases: [(&str, &[&str]); 25] = [
        ("", &[]),
        ("plain", &["plain"]),
        ("<p>One <b>two</b>\n three.<p>Four", &["One two three.", "Four"]),
        ("<title>T</title><body><p>a</body>", &["a"]),
        ("<script>if (a<b) document.write('<p>x')</script><p>a<style>p{}</style>b", &["ab"]),
        // Menus, feet and what stands around the main text come after it.
        ("<nav>Menu</nav><p>a</p><footer>Foot</footer>", &["a", "Menu", "Foot"]),
        ("<p>out<main><h1>H</h1><p>A longer text.</main><p>off", &["H", "A longer text.", "out", "off"]),
        ("<nav>H</nav><main><h1>H</h1><p>A longer text.</main>", &["H", "A longer text."]),
        ("<div><div>The story <b>is</b> here.</div></div><div class=nav>x</div>", &["The story is here.", "x"]),
        (
            "<article>One story.</article><p>between</p><article>Two stories.</article>",
            &["One story.", "Two stories.", "between"],
        ),
        (
            "<article>A text.</article><aside><p>And its other part, in a side column.</aside>",
            &["A text.", "And its other part, in a side column."],
        ),
        ("<h2><button>Heading</button></h2><p>text <button>Share</button></p>", &["Heading", "text Share"]),
        ("<details><summary>More</summary><p>in it</details>", &["More", "in it"]),
        ("<article><header>By me</header><p>text</article>", &["By me", "text"]),
        ("<ul><li>one<li>two</ul>", &["• one", "• two"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", &["a\u{2003}b", "c"]),
        ("<pre>a  b\n c</pre>", &["a  b", " c"]),
        ("a<br>b &amp; &#1587; &hellip;", &["a", "b & س …"]),
        ("<p hidden>x</p><p aria-hidden=true>y</p><div>z</div>", &["y", "z"]),
        ("<p style='display: none'>x<p>y<p style='color:red'>z", &["y", "z"]),
        ("<nav>Only a menu<script>x</script></nav>", &["Only a menu"]),
        ("<body aria-hidden=true><p>behind a dialog</body>", &["behind a dialog"]),
        ("<html><script src='a'/><div class='b'/><p>after</p></html>", &["after"]),
        ("<div id=root></div><script>draw()</script>", &[]),
        ("<noscript>x</noscript><p>سند <em>مفتوح</em>", &["سند مفتوح"]),
    ];
    for (html, text) in cases {
        assert_eq!(lines(html), text, "{html}");
    }
}

#[test]
fn headings_are_told() {
    for (html, expected) in [
        ("<p>a</p>", &[][..]),
        ("<h1>A</h1><p>b</p><h3>C <b>d</b></h3>e", &["A", "C d"]),
        ("<h2><a><span>A</span></a></h2><p><b>b</b></p>", &["A"]),
        ("<h2>A<br>B</h2>c", &["A", "B"]),
        ("<h2><div>A</div></h2><div>b</div>", &["A"]),
        ("<nav><h2>Menu</h2></nav><p>a", &["Menu"]),
        ("<h2 hidden>A</h2><p>b", &[]),
    ] {
        let found = extract(html.as_bytes());
        let headings = found.source_map.headings.unwrap_or_default();
        let lines: Vec<&str> = headings.iter().filter_map(|at| found.text[*at..].lines().next()).collect();
        assert_eq!(lines, expected, "{html}");
    }
}

#[test]
fn raised_digits_are_no_more_of_a_number() {
    let cases = [
        ("<p>He paid 64<sup>2</sup> dollars", "He paid 64² dollars"),
        ("<p>64<sup><a href='#n'>12</a></sup>.", "64¹²."),
        ("<p>10<sup>6</sup> people", "10⁶ people"),
        ("<p>the 5<sup>th</sup> of May", "the 5th of May"),
        ("<p>a note<sup>3</sup>", "a note³"),
        ("<p>a note.<sup><a>12</a></sup> So", "a note.¹² So"),
        ("<p>نفذ<sup>(١)</sup> ثم", "نفذ(¹) ثم"),
        ("<p>a note<a style='vertical-align:super;font-size:smaller'>3</a> so", "a note³ so"),
        ("<p>5 m<sup>2</sup>, x<sup>2</sup>", "5 m2, x2"),
        ("<p>64 <sup>2</sup>", "64 2"),
        ("<p>see <sup>2</sup>64 dollars", "see ²64 dollars"),
        ("<p>a note<sup>3</sup>5 men", "a note³5 men"),
        ("<p>64<sub>2</sub> dollars", "64₂ dollars"),
        ("<p>H<sub>2</sub>O", "H2O"),
        ("<p>64<span style='vertical-align:super;font-size:.7em'>2</span>", "64²"),
        ("<p>64<span style='vertical-align:sub'>2</span>", "64₂"),
        ("<p>64<span style='vertical-align:.4em'>2</span>", "64²"),
        ("<p>64<span style='position:relative;top:-.5em;font-size:75%'>2</span>", "64²"),
        ("<style>.n{vertical-align:text-top;font-size:60%}</style><p>64<a class=n>2</a>", "64²"),
        ("<p>64<span style='font-variant-position:super'>2</span>", "64²"),
        ("<p>64<b style='vertical-align:middle'>2</b>", "642"),
        ("<p>x <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "x 1/2"),
        ("<p><math><msup><mn>10</mn><mn>6</mn></msup></math>", "10⁶"),
        ("<p><math><msubsup><mn>10</mn><mn>6</mn><mrow><mn>3</mn></mrow></msubsup></math>", "10₆³"),
        ("<p><math><msqrt><mn>2</mn></msqrt></math>", "√2"),
    ];
    for (html, text) in cases {
        assert_eq!(lines(html), [text], "{html}");
    }
}

#[test]
fn a_paragraph_knows_its_line() {
    let page = extract("<html>\n<p>\n one\n two\n</p>\n<p>three</p>".as_bytes());
    assert_eq!(page.text, "one two\nthree\n");
    let (starts, headings) = (vec![(0, 3), (8, 6)], Some(vec![]));
    assert_eq!(page.source_map, SourceMap { unit: Unit::Line, starts, headings, ..SourceMap::default() });
}

#[test]
fn the_encoding_is_found() {
    let (windows, ..) = encoding_rs::WINDOWS_1256.encode("<p>وثيقة المحكمة الأولى في القضية</p>");
    let named = [b"<meta charset='windows-1256'>".as_slice(), &windows].concat();
    let plain_lie = [b"<meta charset='utf-16'>".as_slice(), "<p>سند".as_bytes()].concat();
    assert_eq!(extract(&plain_lie).text, "سند\n");
    for bytes in [&named, &windows.to_vec()] {
        let page = extract(bytes);
        assert_eq!(page.text, "وثيقة المحكمة الأولى في القضية\n");
        assert_eq!(page.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["document-encoding"]);
    }
}

#[test]
fn hostile_pages_take_linear_time() {
    for bad in ["<div>", "<p>", "<a ", "<", "&", "<script>", "<a href=x>", "<!--", "<li>", "</x>", "<b></i>", "<td>"] {
        let html = bad.repeat(100_000);
        assert!(extract(html.as_bytes()).text.len() <= html.len() + 100_000, "{bad}");
        assert!(fragment(&html).text.len() <= 2 * html.len(), "{bad}");
    }
}

#[test]
fn fragments_are_shown_as_text() {
    let cases = [
        ("plain  text\n  here", "plain text here", false),
        ("a < b & c > d", "a < b & c > d", false),
        ("<p>One.</p><p>Two&nbsp;&amp; three</p>", "One.\nTwo & three", true),
        ("Whitney<br/> 1963", "Whitney\n1963", true),
        ("see <a href='http://x.org/?a=1&amp;b=2' target=_blank>this</a>!", "see this (http://x.org/?a=1&b=2)!", true),
        ("<a href=\"http://x.org\">http://x.org</a>", "http://x.org", true),
        ("<a href=\"#note\">here</a>", "here", true),
        ("<a href=\"u\">open", "open (u)", true),
        ("<iframe width=1 src='http://v'></iframe>", "http://v", true),
        ("a<script>alert('<b>')</script>b", "ab", true),
        ("a<style>i{}</style>b", "ab", true),
        ("a<script src='x'/>b", "ab", true),
        ("a<!-- b -->c", "ac", false),
        ("&#1587;&#x646;&#1583; &bogus;", "سند &bogus;", false),
        ("x <b", "x <b", false),
        ("<b>open</b> <i", "open <i", true),
        ("<a href=\"x>y</a>", "<a href=\"x>y</a>", false),
        ("سند<b>ة</b>", "سندة", true),
    ];
    for (html, text, marked) in cases {
        assert_eq!(fragment(html), Fragment { text: text.to_owned(), marked }, "{html}");
    }
    for text in ["a < b & c", "one\ntwo", "سند"] {
        assert_eq!(fragment(&escaped(text)).text, text);
    }
}
