//! Styles, sheets and scripts that are not followed, and are told.

use super::super::extract;

#[test]
fn styles_that_are_not_followed_are_told() {
    let told = |html: &str| -> Vec<&str> { extract(html.as_bytes()).faults.iter().map(|fault| fault.code).collect() };
    let styles = [
        "mask:url(x.svg)",
        "-webkit-mask-image:linear-gradient(90deg,#000 50%,transparent 50%)",
        "clip-path:inset(0 50% 0 0)",
        "clip-path:polygon(0 0,20% 0,20% 100%,0 100%)",
        "letter-spacing:-.3em",
        "word-spacing:-1em",
        "transform:scaleX(-1)",
        "transform:rotate(180deg)",
        "transform:matrix(-1,0,0,1,0,0)",
        "transform:rotateY(180deg)",
        "scale:-1 1",
        "filter:invert(1)",
        "filter:brightness(0)",
        "mix-blend-mode:screen",
        "position:relative;left:-4em",
        "position:relative;top:-1.2em",
        "margin-left:-5em",
        "transform:translateX(-6em)",
        "order:2",
        "display:flex;flex-direction:row-reverse",
        "position:relative;z-index:-1",
        "background:linear-gradient(transparent 45%,red 45%,red 55%,transparent 55%)",
        "display:var(--d)",
        "color:rgb(from white r g b)",
    ];
    for style in styles {
        for html in [
            format!("<p>He is <span style='{style}'>not</span> guilty"),
            format!("<style>.x{{{style}}}</style><p>He is <span class=x>not</span> guilty"),
            format!("<p>He is <span style='{style}'><b>not</b></span> guilty"),
        ] {
            assert_eq!(told(&html), ["html-styles-unread"], "{html}");
        }
        // Where no text is, or none that is seen, there is nothing to say.
        for html in [
            format!("<style>.x{{{style}}}</style><p>He is guilty"),
            format!("<p>He is <span style='{style}'></span> guilty"),
            format!("<p>He is guilty<span hidden><b style='{style}'>x</b></span>"),
        ] {
            assert_eq!(told(&html), [""; 0], "{html}");
        }
    }
    for html in [
        "<style>b:last-child{display:none}</style><p>He is <b>not</b> guilty",
        "<style>b:not(:first-child):only-of-type{visibility:hidden}</style><p>He <i>is</i> <b>not</b> guilty",
        "<style>p:has(b) b{color:white}</style><p>He is <b>not</b> guilty",
        "<style>:is(p b){text-decoration:line-through}</style><p>He is <b>not</b> guilty",
        "<style>p::first-line{font-size:0}</style><p>He is guilty",
        "<style>@keyframes x{to{opacity:0}}p{animation:x 1s forwards}</style><p>He is guilty",
        "<style>p:nth-child(1 of .x){display:none}</style><p class=x>He is guilty",
        "<style>.s::after{content:'';position:absolute;top:50%;border-top:1px solid}</style><p>He is <b class=s>guilty</b>",
        "<p style='font-family:Wingdings'>He is guilty",
        "<p style='transform:rotate3d(0,1,0,90deg)'>He is guilty",
        "<p style='position:absolute;left:200%'>He is guilty",
        "<svg><text transform='scale(-1,1)'>He is guilty</text></svg>",
        "<div style='position:absolute;top:0;background:#fff;z-index:9'></div><p>He is guilty",
        "<style>b::before{content:counter(x)}</style><p>He paid <b></b> dollars",
        "<style>b:last-child::before{content:'not '}</style><p>He is <b>guilty</b>",
        "<p>He is guilty<div style='position:absolute;top:0;background:#fff'>x</div>",
        "<style>.x{position:absolute;inset:0;background:red}</style><p>He is guilty<b class=x></b>",
        "<div><div style='order:2'><p>He is</div><div>guilty</div></div>",
        "<p>He is guilty<div style='position:relative;top:-1.5em;background:white'>x</div>",
        "<p>He is guilty<div style='position:fixed;inset:0;background:white'></div>",
        "<p>He is guilty<div style='position:absolute;top:1em;backdrop-filter:blur(9px)'></div>",
        "<p>He is <iframe src='data:text/html,not'></iframe> guilty",
        "<style>body{display:none}</style><script></script><body><p>He is guilty",
        // Boxes over text.
        "<p>He is guilty<div style='position:fixed;width:100%;height:100%;background:#fff'></div>",
        "<style>div{position:fixed;top:0;left:0;width:100vw;height:100vh;background:#fff}</style><p>a<div></div>",
        "<p style='position:relative'><b style='position:absolute;inset:0;background:white'></b>He is guilty",
        "<style>b{position:absolute;inset:0;background:white}</style><p><b></b>He is guilty",
        "<style>p::after{content:'';position:absolute;inset:0;background:#fff}</style><p>He is guilty",
        "<style>p:before{content:'';position:absolute;top:0;left:0;width:100%;height:100%;background:#fff}</style><p>a",
        "<p>He is guilty<img style='position:absolute;top:0;left:0' width=800 height=600>",
        "<p>He is guilty<canvas style='position:absolute;top:0;left:0' width=800 height=600></canvas>",
        "<p>He is guilty<iframe src=x style='position:absolute;top:0' width=800 height=600></iframe>",
        "<p>He is guilty<dialog open style='position:fixed;inset:0;width:100%;height:100%'></dialog>",
        "<p>He is guilty<div style='box-shadow:0 0 0 100px white'></div>",
        "<p>He is guilty<div style='outline:100px solid white'></div>",
        "<style>i{border:60px solid white}</style><p>He is guilty<i></i>",
        "<p>He is guilty<hr style='margin-top:-12px'>",
        "<style>hr{margin:-.8em 0 0}</style><p>He is guilty<hr>",
        "<p style='position:relative'>He is guilty<b style='position:absolute;inset:0;background:black'></b>",
        "<p>He is guilty<b style='position:absolute;inset:0;background:#000;font-size:0'>x</b>",
        "<p>He is guilty<img src=x style='position:absolute;left:0;top:0;width:100%;height:100%'>",
        "<p>He is guilty<u style='position:absolute;left:0;right:0;top:50%;border-top:2px solid'></u>",
        "<p style='outline:30px solid black;outline-offset:-30px'>He is guilty",
        "<p style='text-decoration:underline;text-decoration-thickness:1em'>He is guilty",
        "<p><span style='display:inline-block;height:.5em;border-bottom:2px solid red'>He is guilty</span>",
        // Boxes that cut text off.
        "<div style='height:20px;overflow:hidden'>He is<br>not guilty</div>",
        "<div style='max-height:3em;overflow:hidden'><p>He<p>is<p>not<p>guilty</div>",
        "<div style='width:80px;white-space:nowrap;overflow:hidden'>He is of course not at all guilty</div>",
        "<div style='-webkit-line-clamp:1;overflow:hidden;width:90px'>He is of course not at all guilty</div>",
        "<div style='display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1;overflow:hidden'>He<br>is not</div>",
        "<div style='height:1em;overflow:hidden'><br><br><br>He is guilty</div>",
        "<div style='height:1em;overflow:hidden'><i style='display:flex'></i>He<br>is<br>guilty</div>",
        "<div style='height:1em;overflow:hidden'><div style='height:50px'></div>He is guilty</div>",
        "<div style='height:1em;overflow:hidden'><div style='padding-top:50px'>He is guilty</div></div>",
        "<div style='height:1em;overflow:hidden'><div style='border-top:60px solid #fff'>He is guilty</div></div>",
        "<div style='height:2em;overflow:hidden'><div style='position:relative;top:5em'>He is guilty</div></div>",
        "<div style='height:2em;overflow:hidden'><div style='transform:translateY(3em)'>He is guilty</div></div>",
        "<div style='overflow:hidden'><div style='position:absolute;top:100%'>He is guilty</div></div>",
        "<div style='overflow:hidden'><div style='transform:translateX(120%)'>He is guilty</div></div>",
        "<div style='overflow:hidden'><div style='position:absolute;bottom:-5em'>He is guilty</div></div>",
        // Another order.
        "<p style='display:grid'><b style='grid-area:1/3'>Alice</b><b style='grid-area:1/2'>sued</b> Bob",
        "<p style='display:grid'><b style='grid-row:2'>Alice</b><b style='grid-row:1'>sued</b>",
        "<p style='display:grid'><b style='grid-row:1;grid-column:2'>Alice</b><b>sued</b>",
        "<table><col style='visibility:collapse'><tr><td>a<td>b</table>",
        "<style>b{order:2}</style><p style='display:flex'><b>Alice</b><i>sued</i>",
        "<p style='display:-webkit-box;-webkit-box-direction:reverse'><b>Alice</b><b>sued</b>",
        // Conditions, signs and colours that are not followed.
        "<style>@supports not (x:y){p{display:none}}</style><p>He is guilty",
        "<style>@container (width>1px){p{display:none}}</style><p>He is guilty",
        "<template shadowrootmode=open><style>::slotted(p){display:none}</style><slot></slot></template><p>He is guilty",
        "<style>@counter-style n{symbols:'not '}li{list-style:n}</style><ul><li>guilty</ul>",
        "<style>q{quotes:'not ' ''}</style><p>He is <q>guilty</q>",
        "<style>@keyframes f{from{opacity:0}}p{animation:f 1s paused}</style><p>He is guilty",
        "<style>b{position:relative}b::before{content:'never not';position:absolute;left:0;background:#fff}</style><p><b>He is</b>",
        "<style>b{position:relative}b:after{content:'never not';position:absolute;left:0;background:#fff}</style><p><b>He is</b>",
        // Under a layer of a higher place, or one over which it is not painted.
        "<div style='position:relative'><i style='position:absolute;inset:0;background:#fff;z-index:2'></i>\
         <p style='position:relative;z-index:1'>He is guilty</div>",
        "<div style='position:relative'><i style='position:absolute;inset:0;background:#fff;z-index:2'></i>\
         <div style='position:relative;z-index:1'><p style='position:relative;z-index:9'>He is guilty</div></div>",
        "<div style='position:relative'><i style='position:absolute;inset:0;background:#fff'></i><p>He is guilty</div>",
        "<div style='position:relative'><p>He is guilty</p><i style='position:absolute;inset:0;background:#fff'></i></div>",
        "<p style='filter:blur(5px)'>He is guilty",
        "<p style='rotate:0 1 0 90deg'>He is guilty",
        "<p style='text-transform:uppercase'>He took 50 mg of it",
        "<p style='background:url(x.png);color:#fff'>He is guilty of all that he did",
        "<link rel=stylesheet href=x.css><p style='color:#fff'>He is guilty of all that he did",
        // Drawings.
        "<svg width=300><text y=-100>He is guilty</text></svg>",
        "<svg width=300><text x=900>He is guilty</text></svg>",
        "<svg><text x='30 20 10'>not</text></svg>",
        "<svg><text rotate=180>He is guilty</text></svg>",
        "<svg><text>He is <tspan x=0>guilty</tspan></text></svg>",
        "<svg viewBox='0 0 100 20'><text x=10 y=40>He is guilty</text></svg>",
        "<svg width=100 height=20><text x=500 y=10>He is guilty</text></svg>",
        "<svg><text x=10 y=20>He is guilty</text><rect x=0 y=0 width=200 height=40 fill=white /></svg>",
        "<svg><text x=10 y=20>He is guilty</text><line x1=0 x2=200 y1=15 y2=15 stroke=black /></svg>",
    ] {
        assert_eq!(told(html), ["html-styles-unread"], "{html}");
    }
    for html in [
        "<style>li:before{content:'• '}</style><ul><li>a</ul>",
        "<style>q:before{content:open-quote}</style><p>a <q>b</q>",
        "<style>h2:before{content:counter(x) '. '}</style><h2>a</h2>",
        "<style>p:last-child{margin:0}p:first-child{display:none}.m{display:none}</style><p>a",
        "<style>.x:last-child{display:none}</style><p>a",
        "<nav><b style='order:2'>a</b></nav><p>b",
        "<style>@keyframes x{from{opacity:0}to{opacity:1}}p{animation:x 1s}</style><p>a",
        "<p style='font-family:Symbol'>·</p><p style='font-family:Arial, Symbol'>abc",
        "<style>.x{order:2}</style><div class=x><p>a</div>",
        "<style>.x{position:absolute;background:white}</style><p>a<div class=x>b</div>",
        "<p>a<div style='position:absolute;top:0'>b</div>",
        "<p>a<div style='position:fixed;top:0;background:white'>b</div>",
        "<p>a<div style='position:absolute;z-index:-1;background:white'></div>",
        "<p style='clip-path:inset(0 round 4px)'>a",
        "<p style='writing-mode:vertical-rl;transform:rotate(180deg)'>a",
        "<p style='word-spacing:-.05em'>a",
        "<div style='word-spacing:-.4em'><p style='word-spacing:normal'>a</div>",
        "<link rel=stylesheet href=x.css><p>a",
        "<style>.o{position:fixed;inset:0;background:#fff}</style><script></script><p>a<div class=o></div>",
        "<p>a<div><img style='position:absolute;inset:0;width:100%;height:100%'></div>",
        "<p>a<div style='position:relative;height:90px'><iframe src=x style='position:absolute;top:0' width=99 height=90></iframe></div>",
        "<p>a<span><img src=x style='position:absolute;inset:0;width:100%;height:100%'></span>",
        "<div style='position:absolute;inset:0;background:#000;opacity:.2'></div><p>a",
        "<div style='height:9em;overflow:hidden'><p style='margin:2em'>a<p style='height:2em'>b<p>c</div>",
        "<div style='height:9em;overflow:hidden;display:flex'><div style='height:9em'>a</div><div>b</div></div>",
        "<svg><text><tspan x=0>a</tspan><tspan x=0 dy=12>b</tspan></text></svg>",
        "<style>@container (width>1px){p{color:red}}</style><p>a",
        "<style>@keyframes f{from{opacity:0}}p{animation:f 1s}</style><p>a",
        "<h2 style='text-transform:uppercase'>He is guilty for 5 months",
        "<a style='background:url(x.png);color:#fff'>He is guilty of all that he did</a>",
        "<p>a<img width=800 height=600>",
        "<p>a<dialog open></dialog>",
        "<style>div{box-shadow:0 0 0 9999px white}</style><p>a<div></div>",
        "<p>a<div style='box-shadow:0 4px 60px rgba(0,0,0,.2);outline:2px solid red;border:1px solid'>b</div>",
        "<style>p::after{content:'';position:absolute;bottom:0;left:0;width:100%;height:2px;background:red}</style><p>a",
        "<style>p::after{content:'';position:absolute;inset:0}</style><p>a",
        "<div style='position:relative'><i style='position:absolute;inset:0;background:#fff'></i>\
         <div style='position:relative'><p>a</div></div>",
        "<style>p{position:relative}p::before{content:'';position:absolute;inset:0;background:#fff}b{position:relative}</style>\
         <p><b>a</b>",
        "<style>li{position:relative}li::before{content:'Step 1';position:absolute;left:0;background:red}</style><ul><li>a",
        "<style>b{position:relative}b:after{content:'Some tip';position:absolute;bottom:100%;left:0;background:red}</style><b>a</b>",
        "<p>a<hr style='margin:2em -1em'>",
        "<div style='height:20px;overflow:hidden'>He is not guilty</div>",
        "<div style='height:20px;overflow:auto'>He<br>is<br>not guilty</div>",
        "<div style='height:40px;overflow:hidden;display:flex'><div>a</div><div>b</div><div>c</div></div>",
        "<div style='overflow:hidden;width:80px'>He is of course not at all guilty</div>",
        "<div style='-webkit-line-clamp:3;overflow:hidden'>He is not guilty</div>",
        "<p style='display:grid'><b style='grid-row:1;grid-column:1'>a</b><b style='grid-row:1;grid-column:2'>b</b>",
        "<style>.m{grid-row:2}.s{grid-row:1}main{display:grid}</style><main><div class=m>a</div><div class=s>b</div></main>",
        "<svg viewBox='0 0 100 20'><rect width=90 height=20 /><text x=10 y=15>a</text><line x1=0 y1=19 x2=90 y2=19 /></svg>",
        "<svg viewBox='0 0 9 9'><g transform='translate(9,9)'><text x=10 y=15>a</text></g></svg>",
    ] {
        assert_eq!(told(html), [""; 0], "{html}");
    }
    let found = extract("<p>a\n<p style='order:2'>b\n<b>c</b>".as_bytes());
    let args: Vec<_> = found.faults[0].args.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(args, ["rule=order: 2", "count=2", "line=2"]);
}

#[test]
fn sheets_in_other_files_are_told_where_they_may_hide_text() {
    let told = |html: &str| -> Vec<&str> { extract(html.as_bytes()).faults.iter().map(|fault| fault.code).collect() };
    for html in [
        "<link rel=stylesheet href=x.css><p>He is <b class=hidden>not</b> guilty",
        "<link rel=stylesheet href=x.css><p>He is <b class='a strike'>not</b> guilty",
        "<style>@import url('x.css');</style><p>He is <b class=sr-only><i>not</i></b> guilty",
        "<link rel=stylesheet href=x.css><p class=d-none>He is of course not at all guilty of it.",
        "<link rel=stylesheet href=x.css><p><b class=hide>It is false that</b> he is guilty",
    ] {
        assert_eq!(told(html), ["html-sheets-outside"], "{html}");
    }
    for html in [
        "<p>He is <b class=hidden>not</b> guilty",
        "<link rel=stylesheet href=x.css media=print><p>He is <b class=hidden>not</b> guilty",
        "<link rel=stylesheet href=x.css><style>.hidden{color:red}</style><p>He is <b class=hidden>not</b> guilty",
        "<link rel=stylesheet href=x.css><p>He is <b class='hidden md:inline'>not</b> guilty",
        "<link rel=stylesheet href=x.css><a class=sr-only>Skip to content</a><p>He is guilty",
        "<link rel=stylesheet href=x.css><p>He is guilty",
    ] {
        assert_eq!(told(html), [""; 0], "{html}");
    }
}

#[test]
fn sheets_that_are_too_much_are_said() {
    let sheet = ".x * * *{display:none}".repeat(4_000);
    let page = format!("<style>{sheet}</style>{}", "<b class=x>a</b>".repeat(8_000));
    let found = extract(page.as_bytes());
    assert_eq!(found.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["html-styles-too-many"]);
}

#[test]
fn scripts_that_change_text_are_noted_once() {
    let told = |html: &str| -> Vec<&str> { extract(html.as_bytes()).faults.iter().map(|fault| fault.code).collect() };
    for html in [
        "<p>He is <b id=x>not</b> guilty<script>document.getElementById('x').remove()</script>",
        "<p>He is <b id=x>not</b> guilty<script>document.querySelector(\"#x\").textContent = ''</script>",
        "<p>He is guilty<script>document.querySelectorAll('p')[0].innerHTML = 'x'</script><script>document.write(1)</script>",
        "<p>He is guilty<script>document.write('not')</script>",
        "<p>He is <b id=x>not</b> guilty<script>x.remove()</script>",
        "<p>He is <b id=x>not</b> guilty<img src=y onerror='x.hidden = 1'>",
        "<body onload=\"x.textContent = 'not'\"><p>He is <b id=x></b> guilty",
    ] {
        assert_eq!(told(html), ["html-scripts-not-run"], "{html}");
    }
    for html in [
        "<p>He is guilty<script>show()</script>",
        "<p>He is guilty<script>document.getElementById('y').innerHTML = 'x'</script>",
        "<p id=x>He is guilty<script>document.getElementById('x').className = 'x'</script>",
        "<p>He is guilty<script type='application/ld+json'>document.write</script><script src=x></script>",
        "<p id=x>He is guilty<img src=y onerror='this.hidden = 1' onload='y.remove()'><script>(x)</script>",
    ] {
        assert_eq!(told(html), [""; 0], "{html}");
    }
}
