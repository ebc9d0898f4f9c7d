//! What runs of text look like, as far as it decides whether they are seen: their own properties, and those of styles
//! (ECMA-376 part 1 §17.3.2, §17.7).

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::model::Concealment;

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// Letters of at most so many half points are not read.
const TINY: u32 = 3;
/// Room for a letter, or taken from it, at which a text is a blot, in twentieths of a point.
const SQUEEZED: i32 = 200;
/// Letters that are narrowed to so many percent neither.
const NARROW: u32 = 5;
/// So many half points above or below the line is beyond the page.
const RAISED: i32 = 1400;
/// Letters that differ from what lies behind them by no more than this, of 255, are not seen.
const ALIKE: u8 = 10;
/// Styles that are based on each other.
const DEPTH: usize = 32;

/// What lies behind text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// A colour.
    Of(Rgb),
    /// Something else.
    Unknown,
}

/// The properties of a run, of a style, or of the paragraph around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The style that is named.
    pub style: Option<String>,
    vanish: Option<bool>,
    strike: Option<bool>,
    double_strike: Option<bool>,
    /// The colour; `None` inside for one that goes by what lies behind.
    color: Option<Option<Rgb>>,
    highlight: Option<Option<Rgb>>,
    /// What lies behind.
    pub shade: Option<Back>,
    size: Option<u32>,
    narrow: Option<bool>,
    raised: Option<bool>,
    superscript: Option<bool>,
    /// Letters drawn with an outline are seen whatever their colour.
    outlined: Option<bool>,
    unfilled: Option<bool>,
}

/// The value of an attribute by its local name.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

/// Whether a property that is there is on (§17.17.4).
pub fn is_on(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<i32> {
    let value = attribute(tag, name)?;
    value.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<f64>().ok().map(|value| value as i32)
}

/// A colour of six hexadecimal digits.
pub fn color(digits: &str) -> Option<Rgb> {
    let value = u32::from_str_radix(digits.get(..6)?, 16).ok()?;
    (digits.len() == 6).then_some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

/// What `shd` puts behind text (§17.3.2.32); nothing if it is transparent.
pub fn shade(tag: &BytesStart<'_>) -> Option<Back> {
    let of = |name: &str| attribute(tag, name).filter(|value| value != "auto");
    let known = |value: Option<String>| value.map(|value| color(&value).map_or(Back::Unknown, Back::Of));
    match attribute(tag, "val").unwrap_or_default().as_str() {
        "nil" => None,
        "clear" | "" => known(of("fill")),
        "solid" => known(of("color").or_else(|| Some("000000".to_owned()))),
        _ => Some(Back::Unknown),
    }
}

fn highlight(name: &str) -> Option<Rgb> {
    Some(match name {
        "black" => [0, 0, 0],
        "blue" => [0, 0, 255],
        "cyan" => [0, 255, 255],
        "green" => [0, 255, 0],
        "magenta" => [255, 0, 255],
        "red" => [255, 0, 0],
        "yellow" => [255, 255, 0],
        "white" => [255, 255, 255],
        "darkBlue" => [0, 0, 128],
        "darkCyan" => [0, 128, 128],
        "darkGreen" => [0, 128, 0],
        "darkMagenta" => [128, 0, 128],
        "darkRed" => [128, 0, 0],
        "darkYellow" => [128, 128, 0],
        "darkGray" => [128, 128, 128],
        "lightGray" => [192, 192, 192],
        _ => return None,
    })
}

impl Look {
    /// Takes a property over from an element inside `rPr`.
    pub fn set(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"rStyle" | b"pStyle" => self.style = attribute(tag, "val"),
            b"vanish" => self.vanish = Some(is_on(tag)),
            b"strike" => self.strike = Some(is_on(tag)),
            b"dstrike" => self.double_strike = Some(is_on(tag)),
            b"color" => {
                // The first background of nearly every theme is white, and the value beside it may be `auto`.
                let of_page =
                    attribute(tag, "themeColor").is_some_and(|theme| theme == "background1" || theme == "light1");
                let white = (of_page && attribute(tag, "themeShade").is_none()).then_some([255; 3]);
                self.color = Some(white.or_else(|| attribute(tag, "val").and_then(|value| color(&value))));
            }
            b"highlight" => self.highlight = Some(attribute(tag, "val").and_then(|value| highlight(&value))),
            b"shd" => self.shade = shade(tag),
            b"sz" => self.size = number(tag, "val").and_then(|size| u32::try_from(size).ok()),
            b"w" => self.narrow = number(tag, "val").map(|percent| percent <= NARROW as i32),
            // Letters that are set upon one another, in twentieths of a point.
            b"spacing" => self.narrow = number(tag, "val").map(|by| by <= -SQUEEZED).or(self.narrow),
            b"fitText" => self.narrow = number(tag, "val").map(|width| width < SQUEEZED / 4).or(self.narrow),
            b"position" => self.raised = number(tag, "val").map(|by| by.abs() >= RAISED),
            b"vertAlign" => self.superscript = attribute(tag, "val").map(|value| value == "superscript"),
            b"outline" => self.outlined = Some(is_on(tag)),
            b"textOutline" => self.outlined = Some(true),
            _ => {}
        }
    }

    /// Takes over what is said of how letters are filled (`w14:textFill`).
    pub fn set_fill(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        let clear = name == b"alpha" && number(tag, "val").is_some_and(|alpha| alpha >= 95_000);
        if name == b"noFill" || clear {
            self.unfilled = Some(true);
        }
    }

    /// Whether its text stands above the line by its own properties.
    pub fn is_superscript(&self) -> bool {
        self.superscript == Some(true)
    }

    /// With what another one says where this one says nothing.
    fn or(&self, other: &Self) -> Self {
        Self {
            style: self.style.clone(),
            vanish: self.vanish.or(other.vanish),
            strike: self.strike.or(other.strike),
            double_strike: self.double_strike.or(other.double_strike),
            color: self.color.or(other.color),
            highlight: self.highlight.or(other.highlight),
            shade: self.shade.or(other.shade),
            size: self.size.or(other.size),
            narrow: self.narrow.or(other.narrow),
            raised: self.raised.or(other.raised),
            superscript: self.superscript.or(other.superscript),
            outlined: self.outlined.or(other.outlined),
            unfilled: self.unfilled.or(other.unfilled),
        }
    }

    /// Why text that looks so on some background is not seen.
    pub fn concealment(&self, around: Back) -> Option<Concealment> {
        let is = |property: Option<bool>| property == Some(true);
        let outlined = is(self.outlined);
        let tiny = self.size.is_some_and(|size| size <= TINY);
        if is(self.vanish) || tiny || is(self.narrow) || is(self.raised) || is(self.unfilled) && !outlined {
            return Some(Concealment::Hidden);
        }
        let marked = self.highlight.flatten();
        let back = marked.map(Back::Of).or(self.shade).unwrap_or(around);
        // Letters without a colour of their own are white on what is dark, but not on a black highlight.
        let letters = self.color.flatten().or(marked.map(|_| [0; 3]));
        let alike = |a: Rgb, b: Rgb| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= ALIKE);
        if let (Some(letters), Back::Of(back), false) = (letters, back, outlined)
            && alike(letters, back)
        {
            return Some(Concealment::Covered);
        }
        (is(self.strike) || is(self.double_strike)).then_some(Concealment::Struck)
    }
}

/// A style.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    run: Look,
    /// What it puts behind paragraphs or cells.
    shade: Option<Back>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    defaults: Look,
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// Reads the part with the styles, as far as it can be read.
    pub fn read(xml: &str) -> Self {
        let (mut styles, mut reader) = (Self::default(), Reader::from_str(xml));
        let mut open: Vec<Vec<u8>> = Vec::new();
        let mut id = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    styles.take(&tag, &open, &mut id);
                    open.push(tag.local_name().as_ref().to_vec());
                }
                Ok(Event::Empty(tag)) => styles.take(&tag, &open, &mut id),
                Ok(Event::End(_)) => drop(open.pop()),
                Ok(Event::Eof) | Err(_) => return styles,
                Ok(_) => {}
            }
        }
    }

    fn take(&mut self, tag: &BytesStart<'_>, open: &[Vec<u8>], id: &mut Option<String>) {
        let name = tag.local_name();
        let inside = |what: &[u8]| open.iter().any(|name| name == what);
        if name.as_ref() == b"style" {
            let is_default = attribute(tag, "default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
            *id = attribute(tag, "styleId");
            if is_default && attribute(tag, "type").is_some_and(|kind| kind == "paragraph") {
                self.default_paragraph.clone_from(id);
            }
            return;
        }
        let parent = open.last().map_or(&b""[..], Vec::as_slice);
        if inside(b"rPrDefault") && parent == b"rPr" {
            return self.defaults.set(name.as_ref(), tag);
        }
        let Some(id) = id.as_ref().filter(|_| inside(b"style")) else { return };
        let style = self.by_id.entry(id.clone()).or_default();
        match (parent, name.as_ref()) {
            (b"style", b"basedOn") => style.based_on = attribute(tag, "val"),
            // What a table's style says of some of its rows is not followed, only that it may shade them.
            (_, b"shd") if inside(b"tblStylePr") => style.shade = Some(Back::Unknown),
            _ if inside(b"tblStylePr") => {}
            (b"rPr", name) if open.len() >= 2 && open[open.len() - 2] == b"style" => style.run.set(name, tag),
            (b"textFill", name) | (b"srgbClr" | b"schemeClr", name) => style.run.set_fill(name, tag),
            (b"pPr" | b"tcPr" | b"tblPr", b"shd") => style.shade = shade(tag).or(style.shade),
            _ => {}
        }
    }

    /// A style with those that it is based on, and what it puts behind paragraphs.
    fn resolved(&self, id: Option<&str>) -> (Look, Option<Back>) {
        let (mut look, mut shade, mut id) = (Look::default(), None, id);
        for _ in 0..DEPTH {
            let Some(style) = id.and_then(|id| self.by_id.get(id)) else { break };
            look = look.or(&style.run);
            shade = shade.or(style.shade);
            id = style.based_on.as_deref();
        }
        (look, shade)
    }

    /// What a paragraph or table style puts behind text.
    pub fn shade_of(&self, id: Option<&str>) -> Option<Back> {
        self.resolved(id.or(self.default_paragraph.as_deref())).1
    }

    /// What a style of tables puts behind them.
    pub fn shade_of_table(&self, id: &str) -> Option<Back> {
        self.resolved(Some(id)).1
    }

    /// How a run looks in the end, by its own properties and the styles of its paragraph and its table.
    ///
    /// What is on in several styles is off (§17.7.3), what the run itself says counts alone.
    pub fn look(&self, run: &Look, paragraph: Option<&str>, table: Option<&str>) -> Look {
        let of_run = self.resolved(run.style.as_deref()).0;
        let of_paragraph = self.resolved(paragraph.or(self.default_paragraph.as_deref())).0;
        let of_table = self.resolved(table).0;
        let styles = [&of_run, &of_paragraph, &of_table];
        let toggle = |own: Option<bool>, default: Option<bool>, of: fn(&Look) -> Option<bool>| {
            let on = styles.iter().filter(|style| of(style) == Some(true)).count() % 2 == 1;
            Some(own.unwrap_or(default == Some(true) || on))
        };
        let mut look = run.or(&of_run).or(&of_paragraph).or(&of_table).or(&self.defaults);
        look.vanish = toggle(run.vanish, self.defaults.vanish, |look| look.vanish);
        look.strike = toggle(run.strike, self.defaults.strike, |look| look.strike);
        look
    }
}
