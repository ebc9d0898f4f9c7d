//! What of a page is seen, and what is not.

use super::super::extract;
use crate::model::Concealment::{self, Covered, Hidden, Replaced, Struck};

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
        (Hidden, "open <canvas>secret</canvas>"),
        (Hidden, "open <video>secret</video>"),
        (Hidden, "open <object data=x>secret</object>"),
        (Hidden, "open <datalist><option>secret</datalist>"),
        (Hidden, "open <select><option selected><option>secret</select>"),
        (Hidden, "open <img src=x alt=secret>"),
        (Hidden, "open <img data-src=x alt=secret>"),
        (Hidden, "open <svg><text fill=none>secret</text></svg>"),
        (Hidden, "open <svg><g opacity=0><text>secret</text></g></svg>"),
        (Hidden, "open <math><mphantom><mi>secret</mi></mphantom></math>"),
        (Struck, "open <math><menclose notation=horizontalstrike><mi>secret</mi></menclose></math>"),
        (Hidden, "open <div style='contain:strict;height:0'>secret</div>"),
        (Hidden, "open <div style='contain:strict'>secret</div>"),
        (Hidden, "open <div style='contain:size;overflow:hidden'>secret</div>"),
        (Hidden, "open <div style='height:0;overflow:auto'>secret</div>"),
        (Hidden, "open <div style='height:3px;overflow:hidden'>secret</div>"),
        (Hidden, "open <span style='letter-spacing:-1em'>secret</span>"),
        (Hidden, "open <span style='letter-spacing:-20px'><b>secret</b></span>"),
        (Hidden, "open <span style='-webkit-text-fill-color:transparent'><b style='color:red'>secret</b></span>"),
        (Hidden, "open <span style='-webkit-mask:linear-gradient(transparent,transparent)'>secret</span>"),
        (Hidden, "open <span style='mask-image:linear-gradient(#0000 0 100%)'>secret</span>"),
        (Hidden, "open <div style='zoom:1%'>secret</div>"),
        (Hidden, "open <div style='-webkit-transform:scale(0)'>secret</div>"),
        (Hidden, "open <span style='color:color-mix(in srgb, black 0%, transparent)'>secret</span>"),
        (Hidden, "open <div style='display:block' inert><span style='display:none'>secret</span></div>"),
        (Hidden, "<style>.x::before{content:'secret';display:none}</style>open <b class=x></b>"),
        (Hidden, "<style>.x::after{content:attr(data-x);opacity:0}</style>open <b class=x data-x=secret></b>"),
        (Hidden, "<div><template shadowrootmode=open>open </template>secret</div>"),
        (
            Hidden,
            "<style>span:checked{display:none}input:checked~b{display:none}</style>open <input checked><b>secret</b>",
        ),
        (Hidden, "open <iframe srcdoc='<p>secret' hidden></iframe>"),
        (Covered, "open <span style='color:#f1f1f1'>secret</span>"),
        (Covered, "open <div style='color:white'><p><b>secret</b></div>"),
        (Covered, "open <span style='color:oklch(1 0 0)'>secret</span>"),
        (Covered, "open <span style='color:color-mix(in srgb, white, #fff 50%)'>secret</span>"),
        (Covered, "open <span style='color:canvas'>secret</span>"),
        (Hidden, "<style>:root{--x:none}b{display:var(--x)}</style>open <b>secret</b>"),
        (Hidden, "<style>body{--o:0}b{opacity:var(--o)}</style>open <b>secret</b>"),
        (Hidden, "open <b style='--s:0;font-size:var(--s)'>secret</b>"),
        (Hidden, "<style>body b{display:none}</style>open <b>secret</b>"),
        (Hidden, "<style>body{&>b{display:none}}</style>open <b>secret</b>"),
        (Hidden, "open <b style='font-size:calc(1px*0)'>secret</b>"),
        (Hidden, "open <b style='font-size:clamp(0px,0px,1px)'>secret</b>"),
        (Hidden, "open <b style='position:absolute;inset-block-start:-9999px'>secret</b>"),
        (Hidden, "open <div style='max-block-size:0;overflow:hidden'>secret</div>"),
        (Hidden, "open <svg><text style='fill:transparent'>secret</text></svg>"),
        (Hidden, "open <svg width=0 height=0><text>secret</text></svg>"),
        (Struck, "open <svg><text text-decoration=line-through>secret</text></svg>"),
        (Covered, "<style>:root{--c:#fff}b{color:var(--c)}</style>open <b>secret</b>"),
        (Covered, "open <b style='background:linear-gradient(#000,#000)'>secret</b>"),
        (Covered, "<body link=white>open <a href=x>secret</a>"),
        (Covered, "open <span style='color:#fff'>secret</span>"),
        (Covered, "open <span style='color:rgb(254,254,254)'>secret</span>"),
        (Covered, "open <font color=white>secret</font>"),
        (Covered, "<style>.x{color:White}</style>open <span class=x>secret</span>"),
        (Covered, "open <span style='color:black;background:#000'>secret</span>"),
        (Covered, "open <span style='background-color:#000'>secret</span>"),
        (Covered, "<body bgcolor=navy text=yellow>open <span style='color:#000080'>secret</span>"),
        (Covered, "<style>td{background:red}td b{color:#f00}</style><table><td>open <b>secret</b></table>"),
        (Covered, "open <mark style='color:yellow'>secret</mark>"),
        (Struck, "open <u style='text-decoration:underline;text-underline-offset:-.5em'>secret</u>"),
        (Struck, "<style>b{text-underline-offset:-8px;text-decoration:underline red}</style>open <b>secret</b>"),
        (Hidden, "open <div style='transform:matrix(1,0,0,1,-9999,0)'>secret</div>"),
        (Hidden, "open <b style='position:absolute;bottom:200vh'>secret</b>"),
        (Hidden, "open <div style='margin-left:-200%'>secret</div>"),
        (Hidden, "open <b style='content:url(x.png)'>secret</b>"),
        (
            Hidden,
            "open <div style='display:grid;grid-template-rows:0fr'><div style='overflow:hidden'>secret</div></div>",
        ),
        (
            Hidden,
            "open <div><template shadowrootmode=open><style>:host{display:none}</style><slot></slot></template>secret</div>",
        ),
        (Hidden, "open <div><template shadowrootmode=open><slot hidden></slot></template>secret</div>"),
        (Covered, "open <b style='-webkit-text-stroke:4px white'>secret</b>"),
        (
            Covered,
            "open <b style='background:linear-gradient(#fff,white);background-clip:text;color:transparent'>secret</b>",
        ),
        (Covered, "open <div style='box-shadow:inset 0 0 0 100px black'>secret</div>"),
        (Hidden, "<link rel=stylesheet href='data:text/css,b%7Bdisplay:none%7D'>open <b>secret</b>"),
        (Hidden, "<link rel=stylesheet href='data:text/css;base64,YntkaXNwbGF5Om5vbmV9'>open <b>secret</b>"),
        (Hidden, "<style>@import 'data:text/css,b{display:none}';</style>open <b>secret</b>"),
        (Hidden, "<style>@import url(\"data:text/css;base64,YntkaXNwbGF5Om5vbmV9\") screen;</style>open <b>secret</b>"),
        (Covered, "open <svg><text fill=white>secret</text></svg>"),
        (Covered, "open <svg><g style='fill:#fff'><text>secret</text></g></svg>"),
        (Hidden, "open <svg><text font-size=0>secret</text></svg>"),
        (Hidden, "open <svg><text textLength=1>secret</text></svg>"),
        (Hidden, "open <svg><switch><g></g><text>secret</text></switch></svg>"),
        (Hidden, "open <svg><foreignObject width=0 height=0><p>secret</p></foreignObject></svg>"),
        (Covered, "open <span style='color:white;text-shadow:0 0 2px white'>secret</span>"),
        (Hidden, "open <span style='color:transparent;text-shadow:0 0 40px black'>secret</span>"),
        (Covered, "open <b style='color:white;-webkit-text-stroke:1px white'>secret</b>"),
        (Covered, "open <svg><text fill=white stroke=white>secret</text></svg>"),
        (Covered, "<meta name=color-scheme content=dark><p>open <b style='color:#000'>secret</b>"),
        (Covered, "<style>html{color-scheme:dark}b{color:#111}</style>open <b>secret</b>"),
        (Covered, "<style>.x{color-scheme:dark}b{color:#fff}</style>open <b>secret</b>"),
        (Covered, "<style>@media(prefers-color-scheme:dark){p{x:y}}b{color:#fff}</style>open <b>secret</b>"),
        (Hidden, "<style>b{display:none}@layer a{b{display:inline}}</style>open <b>secret</b>"),
        (Hidden, "<style>@layer a,b;@layer b{b{display:none}}@layer a{b{display:inline}}</style>open <b>secret</b>"),
        (Hidden, "<style>@layer a{b{display:none!important}}b{display:inline!important}</style>open <b>secret</b>"),
        (Hidden, "open <div style='display:table-column'>secret</div>"),
        (Hidden, "open <b style='font-size-adjust:0'>secret</b>"),
        (Hidden, "open <div style='text-indent:9999px;overflow:hidden'>secret</div>"),
        (Hidden, "open <div style='margin-inline-start:-9999px'>secret</div>"),
        (Hidden, "open <div style='perspective:1px;transform:translateZ(-9999px)'>secret</div>"),
        (Hidden, "open <iframe width=0 height=0 srcdoc='<p>secret'></iframe>"),
        (Hidden, "open <math><semantics><mi></mi><mtext>secret</mtext></semantics></math>"),
        (Hidden, "open <math><maction><mi></mi><mtext>secret</mtext></maction></math>"),
        (Hidden, "<select><option label=open>secret</select>"),
        (
            Struck,
            "open <u style='text-decoration:underline;text-underline-offset:-.5em;text-decoration-thickness:2px'>secret</u>",
        ),
        (Covered, "open <span style='color:currentcolor;background:currentcolor'>secret</span>"),
        (Covered, "open <span style='color:hsl(none none 100%)'>secret</span>"),
        (Hidden, "open <span style='opacity:calc(1 - 1)'>secret</span>"),
        (Hidden, "open <span style='opacity:min(0,1)'>secret</span>"),
        (Hidden, "open <span style='-webkit-filter:opacity(0)'>secret</span>"),
        (Hidden, "open <span style='position:fixed;left:100vw'>secret</span>"),
        (Hidden, "open <span style='position:fixed;top:100%'>secret</span>"),
        (Hidden, "open <div style='padding-inline-start:9999px'>secret</div>"),
        (
            Hidden,
            "open <div style='display:grid;overflow:hidden;grid-template-rows:0fr'><div style='min-height:0'>secret</div></div>",
        ),
        // Animations that do not leave it seen.
        (Hidden, "<style>@keyframes f{to{opacity:1}}b{opacity:0;animation:f 1s}</style>open <b>secret</b>"),
        (
            Hidden,
            "<style>@keyframes f{to{opacity:1}}b{opacity:0;animation:f 1s 900s forwards}</style>open <b>secret</b>",
        ),
        (
            Hidden,
            "<style>@keyframes f{to{opacity:1}}b{opacity:0;animation:f 1s reverse both}</style>open <b>secret</b>",
        ),
        (
            Covered,
            "<style>p{position:relative}div{position:relative}div::after{content:'';position:absolute;inset:0;\
             background:#000}</style><div><p>open <b style='color:#fff'>secret</b></div>",
        ),
        // White on a layer that is white, is not there, does not reach so far, or lies over it.
        (
            Covered,
            "<div style='position:relative'><i style='position:absolute;inset:0;background:#fff'></i>\
             <div style='position:relative'>open <b style='color:#fff'>secret</b></div></div>",
        ),
        (
            Covered,
            "<div style='position:relative'><i style='display:none;position:absolute;inset:0;background:#000'></i>\
             <div style='position:relative'>open <b style='color:#fff'>secret</b></div></div>",
        ),
        (
            Covered,
            "<div style='position:relative'><i style='position:absolute;inset:0;width:9px;background:#000'></i>\
             <div style='position:relative'>open <b style='color:#fff'>secret</b></div></div>",
        ),
        (
            Covered,
            "open <div style='position:relative'><i style='position:absolute;inset:0;background:#000'></i>\
             <div style='position:relative;top:300px;color:#fff'>secret</div></div>",
        ),
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
        "<style>:root>p{display:none}body+body{display:none}</style><p>open text",
        "<style>:root{--c:#fff}b{color:var(--c);background:var(--d,#000)}</style>open <b>text</b>",
        "open <div style='height:calc(100% - 10px);overflow:hidden'>text</div>",
        "open <textarea>text</textarea>",
        "open <button>text</button>",
        "open <input value=text>",
        "open <select><option>text</select>",
        "open <map>text</map>",
        "open <object>text</object>",
        "open <svg><title></title><text>text</text></svg>",
        "open <svg><foreignObject width=9 height=9><div>text</div></foreignObject></svg>",
        "<fieldset><legend>open</legend>text</fieldset>",
        "<figure>open <figcaption>text</figcaption></figure>",
        "<table><caption>open</caption><tr><td>text</table>",
        "<head><title></title><p>open text",
        "<head><meta charset=utf-8>open text",
        "open <xmp>text</xmp>",
        "open <math><mtext>text</mtext></math>",
        "open <iframe srcdoc='&lt;p&gt;text'></iframe>",
        "open <div><template shadowrootmode=open>text</template></div>",
        "<div><template shadowrootmode=open>open <slot></slot></template>text</div>",
        "<style>html{display:none}</style><script>show()</script><html><body>open text",
        "<style>body{visibility:hidden!important}</style><script>show()</script><body>open text",
        "open <div style='height:0;padding-bottom:56%;overflow:hidden'>text</div>",
        "open <div style='max-height:0;min-height:2em;overflow:hidden'>text</div>",
        "open <div style='letter-spacing:-.02em'>text</div>",
        "<div style='letter-spacing:-1em'><p style='letter-spacing:normal'>open text</div>",
        "open <div inert>text</div>",
        "<style>b{color:red}</style><p style='writing-mode:vertical-rl'>open text",
        "<style>.x::before{content:'open '}</style><p class=x>text",
        "<style>.x:after{content:' ' attr(data-x)}</style><p class=x data-x=text>open</p>",
        "<style>.x::before{content:'\\f101'}.y::after{content:'\\2192'}</style>open <b class='x y'>text</b>",
        "<style>i::before{font-family:'Font Awesome 6';content:'a'}</style>open <i>text</i>",
        "<style>p::before{content:'no'}p:hover::after{content:'no'}.x::after{content:'no'}p::before{content:none}</style>\
         <p>open text",
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
        "open <u style='text-underline-offset:.2em'>text</u>",
        "open <b style='-webkit-text-stroke:1px white'>text</b>",
        "open <b style='text-shadow:0 0 1px red;color:white'>text</b>",
        "<div style='display:grid;grid-template-rows:1fr'><div style='overflow:hidden'>open text</div></div>",
        "open <div style='box-shadow:inset 0 0 4px black'>text</div>",
        "open <svg><rect width=9 height=9></rect><text fill=white>text</text></svg>",
        "open <svg><text fill=white stroke=black>text</text></svg>",
        "open <svg viewBox='0 0 100 20'><text x=10 y=15 fill=navy>text</text></svg>",
        "open <svg><switch><g systemLanguage=xx></g><text>text</text></switch></svg>",
        "<div style='color:white;background:black'>open <svg fill=white><text>text</text></svg></div>",
        "<style>@layer a{b{display:none}}b{display:inline}</style>open <b>text</b>",
        "<style>@layer a,b;@layer b{b{display:inline}}@layer a{b{display:none}}</style>open <b>text</b>",
        "<style>html{color-scheme:dark}</style>open <b style='color:#ddd'>text</b>",
        "<link rel='alternate stylesheet' href='data:text/css,b{display:none}'>open <b>text</b>",
        "open <img alt=text>",
        "<div>open te<div hidden></div>xt</div>",
        "open <iframe width=300 srcdoc='<p>text'></iframe>",
        "open <h2 style='color:white;background:#333;text-shadow:0 1px 2px #000'>text</h2>",
        "<span style='text-decoration:line-through'>old <b style='display:inline-block'>open text</b></span>",
        "<style>@keyframes f{to{opacity:1}}p{opacity:0;animation:f 1s forwards}</style><p>open text",
        "<style>@keyframes f{from{opacity:0}to{opacity:1;transform:none}}\
         p{opacity:0;transform:scale(0);animation-name:f;animation-fill-mode:both;\
         animation-timing-function:cubic-bezier(.4, 0, .2, 1)}</style><p>open text",
        // Letters over a layer.
        "<div style='position:relative'><i style='position:absolute;inset:0;background:#000;opacity:.5'></i>\
         <div style='position:relative;color:#fff'><p>open text</div></div>",
        "<div style='position:relative'><img src=x style='position:absolute;inset:0;width:100%;height:100%'>\
         <div style='position:absolute;bottom:1em;left:1em;color:#fff'>open text</div></div>",
        "<style>p{position:relative;color:#fff}div{position:relative}div::before{content:'';position:absolute;inset:0;\
         background:#000}</style><div><p>open text</div>",
        "<style>p{position:relative;z-index:1;color:#fff}div{position:relative}div::after{content:'';position:absolute;inset:0;\
         background:#000}</style><div><p>open text</div>",
        "<div style='position:relative'><video src=x style='position:absolute;inset:0;width:100%;height:100%'></video>\
         <div style='position:relative;color:#fff'>open text</div></div>",
        "<style>div{position:relative;isolation:isolate;color:#fff}div::before{content:'';position:absolute;inset:0;\
         z-index:-1;background:#000}</style><div>open text</div>",
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
fn letters_are_read_in_the_order_of_an_override() {
    // What is read, and what stands in the file.
    let cases = [
        ("<p>He is <bdo dir=rtl>guilty</bdo>.", "He is ytliug.", "He is guilty."),
        ("<p>He is <bdo dir=rtl>g<b>ui</b>l<i>ty</i></bdo>.", "He is ytliug.", "He is guilty."),
        ("<p>He paid <bdo dir=RTL>64</bdo>.", "He paid 46.", "He paid 64."),
        ("<p>هو <bdo dir=ltr>بريء</bdo>", "هو ءيرب", "هو بريء"),
        (
            "<p>He is <span style='unicode-bidi:bidi-override;direction:rtl'>guilty</span>",
            "He is ytliug",
            "He is guilty",
        ),
        ("<p dir=rtl><span style='unicode-bidi:isolate-override'>guilty</span>", "ytliug", "guilty"),
        ("<style>p{unicode-bidi:bidi-override;direction:rtl}</style><p>guilty", "ytliug", "guilty"),
        ("<p>He is \u{202e}guilty\u{202c}.", "He is ytliug.", "He is guilty."),
        ("<p>He is &#x202e;guilty", "He is ytliug", "He is guilty"),
        ("<p>هو \u{202d}بريء\u{202c}", "هو ءيرب", "هو بريء"),
        ("<p>He is \u{202e}gui<b>lty</b>", "He is ytliug", "He is guilty"),
    ];
    for (html, expected, file) in cases {
        let (seen, kinds, rest) = read(html);
        assert_eq!((seen.as_str(), rest.trim_end()), (expected, file), "{html}");
        assert!(kinds.contains(&Replaced), "{html}");
    }
    for html in [
        "<p>open <bdo dir=ltr>text</bdo>",
        "<p>open <bdo dir=rtl><bdi>text</bdi></bdo>",
        "<p dir=rtl>open text",
        "<p>open \u{202d}text\u{202c}",
        "<div style='unicode-bidi:bidi-override;direction:rtl'><p>open text</div>",
        "<p>open <span style='direction:rtl'>text</span>",
    ] {
        assert_eq!(read(html), ("open text".to_owned(), vec![], String::new()), "{html}");
    }
}

#[test]
fn what_is_put_in_or_stands_beside_is_read() {
    let cases = [
        ("<style>b::before{content:'not '}</style><p>He is <b>guilty</b>", "He is not guilty"),
        ("<style>b::after{content:\" Not\" ' so'}</style><p>He is <b>guilty</b>.", "He is guilty Not so."),
        ("<style>b::before{content:'-'}</style><p>He lost <b>64</b>", "He lost -64"),
        ("<p>He said <q>yes <q>no</q></q>.", "He said “yes “no””."),
        ("<style>q:before,q:after{content:none}</style><p>He said <q>yes</q>.", "He said yes."),
        ("<p>a<wbr>b&shy;c", "ab\u{ad}c"),
        ("<ol start=3><li>a<li>b<li value=9>c<li>d</ol>", "3. a\n4. b\n9. c\n10. d"),
        ("<ol type=a><li>x</ol><ol type=I><li>y</ol><ol reversed><li>z</ol>", "a. x\nI. y\n• z"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n• b\n2. c"),
        ("<ul style='list-style:none'><li>a</ul><ul><li style='display:block'>b</ul>", "a\nb"),
        ("<ol style='list-style-type:arabic-indic'><li>a</ol>", "١. a"),
        ("<p><span style='float:right'>Alice</span> sued Bob", "sued Bob\nAlice"),
        ("<p>10<span style='position:relative;top:-.5em'>2</span> m", "10² m"),
        ("<p>10<span style='position:relative;bottom:.4em'>2</span> m", "10² m"),
        ("<p>10<span style='display:inline-block;transform:translateY(-.5em)'>2</span> m", "10² m"),
        ("<p>10<span style='position:relative;top:-1px'>2</span> m", "102 m"),
        ("<p>They paid 5<b style='margin-left:2em'>00</b>", "They paid 5 00"),
        ("<p>They paid <b style='padding:0 2em'>5</b>00", "They paid 5 00"),
        ("<p>They paid 5<img src=x>00", "They paid 5 00"),
        ("<p>They paid 5<img src=x width=1 height=1>00", "They paid 500"),
        ("<p>They paid 5<span style='display:none'></span>00", "They paid 500"),
        ("<div>They paid 5<div style='display:none'></div>00</div>", "They paid 500"),
        ("<p>The board <img alt=never> agreed", "The board never agreed"),
        ("<style>li::marker{content:'never '}</style><ul><li>agreed</ul>", "never agreed"),
        ("<p>10<span style='font-feature-settings:\"sups\"'>2</span> m", "10² m"),
        ("<p>10<span style='font-variant:super'>2</span> m", "10² m"),
        // What floats or is placed stands beside the line and does not tear it.
        ("<p>He is <span style='float:right'>a note</span>guilty.", "He is guilty.\na note"),
        ("<p>He is <span style='position:absolute;left:0'>not</span> guilty.", "He is guilty.\nnot"),
        ("<p><span style='float:left'>O</span>nce upon a time", "Once upon a time"),
        ("<p>He is <span style='float:right'>a", "He is\na"),
        ("<p>In <ruby>東<rp>(</rp><rt>とう</rt>京<rt>きょう</rt></ruby> he", "In 東京 he\nとう きょう"),
        ("<p>In <ruby>東<rt>とう</ruby> he<p>next", "In 東 he\nとう\nnext"),
        ("<span style='display:block'>one</span><span style='display:block'>two</span>", "one\ntwo"),
        ("<div style='display:flex'><span>one</span><span>two</span></div>", "one\u{2003}two"),
        ("<div>a <div style='display:inline'>b</div> c</div>", "a b c"),
        ("<p>He is <select><option>not</option><option selected>quite</option></select> guilty", "He is quite guilty"),
        ("<p>He is <button>not</button> guilty", "He is not guilty"),
        ("<p>He is <input type=text value=not> guilty<input type=hidden value=x>", "He is not guilty"),
        (
            "<svg><style>text{fill:red}</style><text>He is <tspan>not</tspan></text><text>guilty</text></svg>",
            "He is not\u{2003}guilty",
        ),
        ("<p>one</p><iframe srcdoc='<p>two<p>three'></iframe><p>four", "one\ntwo\nthree\nfour"),
    ];
    for (html, expected) in cases {
        assert_eq!(read(html).0, expected, "{html}");
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
    assert_eq!(found.source_map.starts, [(0, 1), (2, 3), (5, 2), (7, 3)]);
}

#[test]
fn hostile_styles_take_little_time_and_room() {
    let nested = |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(8_000), close.repeat(8_000));
    let styles = [
        format!("font-size:{}", nested("calc(", "1px", ")")),
        format!("width:{};overflow:hidden", nested("min(", "1px", ")")),
        format!("width:{};overflow:hidden", nested("calc(", "bad", ")")),
        format!("color:{}", nested("light-dark(", "red", ",red)")),
        format!("background:{}", nested("color-mix(in srgb,", "red", ",red)")),
        format!("transform:{}", nested("translate(", "1px", ")")),
        format!("--a:{};color:var(--a)", nested("var(--b,", "red", ")")),
        (0..50_000).map(|n| format!("a{n}:b;")).collect(),
    ];
    for style in styles {
        let found = extract(format!("<p style='{style}'>x").as_bytes());
        assert!(found.text.starts_with('x'), "{}", &style[..20]);
    }
    let sheets = [
        format!("p{}{{display:none}}", ":is(a)".repeat(50_000)),
        format!("p{}{{display:none}}", "[a]".repeat(50_000)),
        format!("p{}{{display:none}}", ".a".repeat(50_000)),
        nested("p:not(", "a", ")") + "{display:none}",
        format!("{}{{{}}}", vec!["q"; 4_000].join(","), "q{x:y}".repeat(4_000)),
        (0..20).map(|n| format!("p{{--v{n}:{}}}", format!("var(--v{})", n + 1).repeat(300))).collect::<String>()
            + "p{color:var(--v0)}",
    ];
    for sheet in sheets {
        let found = extract(format!("<style>{sheet}</style>{}", "<p>x".repeat(500)).as_bytes());
        assert!(found.text.starts_with('x'), "{}", &sheet[..20]);
    }
}
