//! What of a page is seen, and what is not.

use super::extract;
use crate::model::Concealment::{self, Covered, Hidden, Struck};

/// What is seen, and how all the rest is concealed.
fn read(html: &str) -> (String, Vec<Concealment>, String) {
    let found = extract(html.as_bytes());
    let from = found.concealed.first().map_or(found.text.len(), |part| part.range.start);
    let kinds = found.concealed.iter().map(|part| part.how).collect();
    (found.text[..from].trim().to_owned(), kinds, found.text[from..].to_owned())
}

#[test]
fn what_is_not_seen_is_read_and_marked() {
    // Each hides the word "secret" in "open secret".
    let cases = [
        (Struck, "open <del>secret</del>"),
        (Struck, "open <s>secret</s>"),
        (Struck, "open <strike>secret</strike>"),
        (Struck, "open <span style='text-decoration: underline line-through red'>secret</span>"),
        (Struck, "<style>.x{text-decoration-line:line-through}</style>open <b class='y x'>secret</b>"),
        (Struck, "<style>#x{text-decoration:line-through}</style>open <b id=x>secret</b>"),
        (Struck, "<style>b{text-decoration:line-through}</style>open <b><i>secret</i></b>"),
        (Struck, "<style>p b,p i{text-decoration:line-through}</style><p>open <i>secret</i>"),
        (Struck, "<style>del{text-decoration:none}</style>open <del>secret</del>"),
        (Hidden, "open <span hidden>secret</span>"),
        (Hidden, "open <span style='display: none'>secret</span>"),
        (Hidden, "open <span style='display:block;DISPLAY:NONE!important;display:inline'>secret</span>"),
        (Hidden, "open <span style='visibility:hidden'>secret</span>"),
        (Hidden, "open <span style='visibility:collapse'><b>secret</b></span>"),
        (Hidden, "open <div style='content-visibility:hidden'>secret</div>"),
        (Hidden, "<style>.x{display:none}</style>open <span class=x>secret</span>"),
        (Hidden, "open <span class=x>secret</span><style>.x{display:none}</style>"),
        (Hidden, "<style>#x{display:none}</style>open <span id=x>secret</span>"),
        (Hidden, "<style>em{display:none}</style>open <em>secret</em>"),
        (Hidden, "<style>div p em{display:none}</style><div><p>open <b><em>secret</em></b></div>"),
        (Hidden, "<style>p>em{display:none}</style><p>open <em>secret</em>"),
        (Hidden, "<style>b+em{display:none}</style><p>open <b></b><em>secret</em>"),
        (Hidden, "<style>b~em{display:none}</style><p>open <b></b><i></i><em>secret</em>"),
        (Hidden, "<style>[data-x=y]{display:none}</style>open <em data-x=y>secret</em>"),
        (Hidden, "<style>[class*=hid i]{display:none}</style>open <em class=isHIDden>secret</em>"),
        (Hidden, "<style>em:not(.y){display:none}</style>open <em class=x>secret</em>"),
        (Hidden, "<style>em:nth-child(2){display:none}</style><p>open <b></b><em>secret</em>"),
        (Hidden, "<style>:is(.x,.y){display:none}</style>open <em class=y>secret</em>"),
        (Hidden, "<style>.x.y{display:none}.x{display:inline}</style>open <em class='x y'>secret</em>"),
        (Hidden, "<style>.md\\:hidden{display:none}</style>open <em class=md:hidden>secret</em>"),
        (Hidden, "<style>.a{.x{display:none}}</style><p class=a>open <em class=x>secret</em>"),
        (Hidden, "<style>@media screen{.x{display:none}}</style>open <em class=x>secret</em>"),
        (Hidden, "<style media=screen>/* x */.x{dis\\70lay:none}</style>open <em class=x>secret</em>"),
        (Hidden, "<style>.x{visibility:hidden}</style>open <em class=x>secret</em>"),
        (Hidden, "open <span style='opacity:0'>secret</span>"),
        (Hidden, "open <span style='opacity:.2'><b style='opacity:10%'>secret</b></span>"),
        (Hidden, "open <span style='font-size:0'>secret</span>"),
        (Hidden, "open <span style='font-size:1px'>secret</span>"),
        (Hidden, "open <span style='font:0/0 a'>secret</span>"),
        (Hidden, "open <span style='font-size:0'><b style='font-size:2em'>secret</b></span>"),
        (Hidden, "open <span style='color:transparent'>secret</span>"),
        (Hidden, "open <span style='color:rgba(1,2,3,0)'>secret</span>"),
        (Hidden, "open <span style='color:#0000'>secret</span>"),
        (Hidden, "open <span style='-webkit-text-fill-color:transparent'>secret</span>"),
        (Hidden, "open <span style='position:absolute;left:-9999px'>secret</span>"),
        (Hidden, "open <span style='position:fixed;inset:-200vh 0 auto 0'>secret</span>"),
        (Hidden, "open <span style='position:absolute;top:-100em'>secret</span>"),
        (Hidden, "open <div style='text-indent:-9999px'>secret</div>"),
        (Hidden, "open <div style='text-indent:100%;white-space:nowrap;overflow:hidden'>secret</div>"),
        (Hidden, "open <div style='margin-left:-9999px'>secret</div>"),
        (Hidden, "open <span style='position:absolute;clip:rect(0 0 0 0)'>secret</span>"),
        (Hidden, "open <span style='position:absolute;clip:rect(1px,1px,1px,1px)'>secret</span>"),
        (Hidden, "open <span style='clip-path:inset(100%)'>secret</span>"),
        (Hidden, "open <span style='clip-path: inset(50%)'>secret</span>"),
        (Hidden, "open <span style='clip-path:circle(0)'>secret</span>"),
        (Hidden, "open <span style='clip-path:polygon(0 0,0 0,0 0)'>secret</span>"),
        (Hidden, "open <div style='height:0;overflow:hidden'>secret</div>"),
        (Hidden, "open <div style='max-height:0;overflow-y:hidden'>secret</div>"),
        (Hidden, "open <span style='display:inline-block;width:0;overflow:hidden'>secret</span>"),
        (Hidden, "open <div style='line-height:0;overflow:hidden'>secret</div>"),
        (Hidden, "open <div style='transform:scale(0)'>secret</div>"),
        (Hidden, "open <div style='transform:rotateY(90deg)'>secret</div>"),
        (Hidden, "open <div style='transform:translateX(-9999px)'>secret</div>"),
        (Hidden, "open <div style='scale:0'>secret</div>"),
        (Hidden, "open <div style='filter:opacity(0%)'>secret</div>"),
        (Hidden, "open <template>secret</template>"),
        (Hidden, "open <noscript>secret</noscript>"),
        (Hidden, "open <dialog>secret</dialog>"),
        (Hidden, "open <div popover>secret</div>"),
        (Hidden, "open <meter>secret</meter>"),
        (Hidden, "open<ruby><rp>secret</rp></ruby>"),
        (Hidden, "open <math><annotation>secret</annotation></math>"),
        (Hidden, "open <input type=hidden value=x><p hidden=until-found>secret</p>"),
        (Covered, "open <span style='color:#fff'>secret</span>"),
        (Covered, "open <span style='color:rgb(254,254,254)'>secret</span>"),
        (Covered, "open <font color=white>secret</font>"),
        (Covered, "<style>.x{color:White}</style>open <span class=x>secret</span>"),
        (Covered, "open <span style='color:black;background:#000'>secret</span>"),
        (Covered, "open <span style='background-color:#000'>secret</span>"),
        (Covered, "<body bgcolor=navy text=yellow>open <span style='color:#000080'>secret</span>"),
        (Covered, "<style>td{background:red}td b{color:#f00}</style><table><td>open <b>secret</b></table>"),
        (Covered, "open <mark style='color:yellow'>secret</mark>"),
        (Covered, "open <span style='color:currentcolor;background:currentcolor'>secret</span>"),
    ];
    for (how, html) in cases {
        let (seen, kinds, rest) = read(html);
        assert_eq!(seen, "open", "{html}");
        assert!(rest.contains("secret"), "{html}: {rest}");
        assert_eq!(kinds, [how], "{html}");
    }
}

#[test]
fn what_is_seen_is_not_marked() {
    let cases = [
        "open <span style='color:#eee'>text</span>",
        "open <span style='color:#777'>text</span>",
        "open <small style='font-size:6pt'>text</small>",
        "open <mark>text</mark>",
        "open <span style='background:yellow'>text</span>",
        "open <span style='background:#000;color:#fff'>text</span>",
        "<body style='background:black;color:white'>open <span style='color:#fff'>text</span>",
        "<div style='background:url(x)'>open <span style='color:#fff'>text</span></div>",
        "<link rel=stylesheet href=x.css>open <span style='color:#fff'>text</span>",
        "<link rel=stylesheet href=x.css>open <span style='background:#000'>text</span>",
        "open <span style='color:#fff;text-shadow:0 0 2px #000'>text</span>",
        "open <span style='color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text'>text</span>",
        "open <span aria-hidden=true>text</span>",
        "open <ins>text</ins>",
        "open <u>text</u>",
        "<s>old</s> open <b>text</b>",
        "open <details><summary>text</summary></details>",
        "<style>@media print{span{display:none}}</style>open <span>text</span>",
        "<style media=print>span{display:none}</style>open <span>text</span>",
        "<style>@media (max-width:600px){span{display:none}}</style>open <span>text</span>",
        "<style>span:hover{display:none}span::before{display:none}</style>open <span>text</span>",
        "<style>/*span{display:none}*/</style>open <span>text</span>",
        "<style>.x{display:none}span.x{display:inline}</style>open <span class=x>text</span>",
        "<style>.x{display:none}</style>open <span class=x style='display:inline'>text</span>",
        "<style>[hidden]{display:inline}</style>open <span hidden>text</span>",
        "<style>div em{display:none}p>em{display:none}b+em{display:none}</style>open <p><i><em>text</em></i>",
        "<style>em:nth-child(3){display:none}em:first-child{display:none}</style><p>open <b></b><em>text</em>",
        "<div style='visibility:hidden'>open <b style='visibility:visible'></b></div>open text",
        "open <span style='visibility:hidden'><b style='visibility:visible'>text</b></span>",
        "open <span style='font-size:0'><b style='font-size:12px'>text</b></span>",
        "open <span style='position:relative;left:-5px;top:-50%'>text</span>",
        "open <div style='margin-left:-100%;overflow:hidden'>text</div>",
        "open <div style='height:20px;overflow:hidden;text-indent:-2em;padding-left:2em'>text</div>",
        "open <div style='transform:translate(-50%,-50%) rotate(90deg) scale(.9)'>text</div>",
        "open <span style='clip-path:inset(10%);opacity:.6'>text</span>",
        "open <span style='width:0;overflow:hidden'>text</span>",
        "open <dialog open></dialog>text",
        "open <!-- secret -->text",
        "open <span style='text-decoration:underline'>text</span>",
        "<style>s{text-decoration:none}</style>open <s>text</s>",
        "<span style='text-decoration:line-through'>old <b style='display:inline-block'>open text</b></span>",
    ];
    for html in cases {
        let (seen, kinds, rest) = read(html);
        let words: Vec<&str> = seen.split_whitespace().collect();
        assert_eq!(words, ["open", "text"], "{html}");
        let only_old = !rest.contains("secret") && kinds.iter().all(|how| *how == Struck) == rest.contains("old");
        assert!(kinds.is_empty() || only_old || html.contains("hidden'>open"), "{html}: {rest}");
    }
}

#[test]
fn sentences_that_are_seen_stay_whole() {
    let cases = [
        (
            "The price is <del>100</del> <ins>120</ins> dollars.",
            "The price is 120 dollars.",
            "The price is 100 dollars.\n",
        ),
        ("<p>One <span hidden>not </span>two</p><p>three", "One two\nthree", "One not two\n"),
        ("<p>a</p><div hidden><p>b</p><p>c</p></div><p>d", "a\nd", "b\nc\n"),
        ("a <span hidden>b<p>c</p></span>d", "a d", "a b c d\n"),
        ("<ul><li>a<li hidden>b<li>c</ul>", "• a\n• c", "• b\n"),
        ("<table><tr><td>a<td hidden>b<td>c<tr hidden><td>d</table>", "a\u{2003}c", "a\u{2003}b\u{2003}c\nd\n"),
        ("<main><p>text of the page<p hidden>x</main><p hidden>y", "text of the page", "x\ny\n"),
        ("<nav>menu <b hidden>x</b></nav><p>text", "text\nmenu", "menu x\n"),
    ];
    for (html, expected, hidden) in cases {
        let (seen, _, rest) = read(html);
        assert_eq!((seen.as_str(), rest.as_str()), (expected, hidden), "{html}");
    }
}

#[test]
fn what_is_not_seen_knows_its_line() {
    let found = extract("<p>a\n<p hidden>b\n<p>c\n<s>d</s>".as_bytes());
    assert_eq!(found.text, "a\nc\n\nb\nc d\n");
    assert_eq!(found.locators.starts, [(0, 1), (2, 3), (5, 2), (7, 3)]);
}

#[test]
fn sheets_that_are_too_much_are_said() {
    let sheet = ".x * * *{display:none}".repeat(4_000);
    let page = format!("<style>{sheet}</style>{}", "<b class=x>a</b>".repeat(8_000));
    let found = extract(page.as_bytes());
    assert_eq!(found.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["html-styles-too-many"]);
}
