//! The colours of a file's theme (ECMA-376 part 1 §20.1.6.2), by the names that text gives them (§17.18.97).

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::colors::color;
use super::tags::attribute;
use crate::documents::colors::Rgb;

/// The colours of a theme.
#[derive(Debug, Default)]
pub(crate) struct Theme {
    colors: HashMap<String, Rgb>,
    /// Colours that stand for the text and the background (`clrSchemeMapping`).
    mapping: HashMap<String, String>,
}

impl Theme {
    /// Reads the parts with the theme and with the settings, as far as they can be read.
    pub(crate) fn read(theme: &str, settings: &str) -> Self {
        let mut read = Self::default();
        read.read_colors(theme);
        read.read_mapping(settings);
        read
    }

    fn read_colors(&mut self, xml: &str) {
        let (mut reader, mut name, mut in_scheme) = (Reader::from_str(xml), String::new(), false);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                    b"clrScheme" => in_scheme = true,
                    b"srgbClr" | b"sysClr" if in_scheme => {
                        let value = attribute(&tag, "lastClr").or_else(|| attribute(&tag, "val"));
                        if let Some(value) = value.and_then(|value| color(&value)) {
                            self.colors.entry(name.clone()).or_insert(value);
                        }
                    }
                    other if in_scheme => name = String::from_utf8_lossy(other).into_owned(),
                    _ => {}
                },
                Ok(Event::End(tag)) if tag.local_name().as_ref() == b"clrScheme" => return,
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn read_mapping(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == b"clrSchemeMapping" => {
                    for name in ["bg1", "t1", "bg2", "t2"] {
                        self.mapping.extend(attribute(&tag, name).map(|to| (name.to_owned(), to)));
                    }
                    return;
                }
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// A colour by its name.
    pub(crate) fn color(&self, name: &str) -> Option<Rgb> {
        let mapped = |from: &str, to: &str| self.mapping.get(from).map_or(to.to_owned(), Clone::clone);
        let name = match name {
            "background1" | "bg1" => mapped("bg1", "light1"),
            "text1" | "tx1" => mapped("t1", "dark1"),
            "background2" | "bg2" => mapped("bg2", "light2"),
            "text2" | "tx2" => mapped("t2", "dark2"),
            other => other.to_owned(),
        };
        let name = match &*name {
            "light1" => "lt1",
            "dark1" => "dk1",
            "light2" => "lt2",
            "dark2" => "dk2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            other => other,
        };
        // The first background of nearly every theme is white.
        self.colors.get(name).copied().or((name == "lt1").then_some([255; 3]))
    }

    /// The colour that attributes of an element name: of the theme, lighter or darker, else by its digits.
    pub(crate) fn named(&self, tag: &BytesStart<'_>, of_theme: &str, digits: &str) -> Option<Rgb> {
        let of_theme_color = attribute(tag, of_theme).and_then(|name| self.color(&name));
        let by = |ending: &str| {
            let name = format!("{}{ending}", of_theme.trim_end_matches("Color"));
            attribute(tag, &name).and_then(|value| u32::from_str_radix(&value, 16).ok()).map(|value| value.min(255))
        };
        let each = |color: Rgb, change: &dyn Fn(u32) -> u32| color.map(|part| change(u32::from(part)).min(255) as u8);
        match of_theme_color {
            Some(color) => {
                let darker = by("Shade").map_or(color, |by| each(color, &|part| part * by / 255));
                Some(by("Tint").map_or(darker, |by| each(darker, &|part| 255 - (255 - part) * by / 255)))
            }
            None => attribute(tag, digits).and_then(|value| color(&value)),
        }
    }
}
