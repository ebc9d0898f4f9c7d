//! The choices of the export dialog, as they are kept for each project between runs.

use serde::{Deserialize, Deserializer, Serialize};

use crate::base::fields::{Fields, read_field};
use crate::export::{ExportOptions, Many, Target};

/// Format and stretch of time of an export, and its options. In the settings all of them are fields of one map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportSettings {
    /// The format.
    pub format: Target,
    /// True for the whole timeline, false for the view.
    pub whole: bool,
    /// The options that the command line has as well; what is left open in them is as in the window.
    #[serde(flatten)]
    pub options: ExportOptions,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self { format: Target::Png, whole: true, options: ExportOptions::default() }
    }
}

impl<'de> Deserialize<'de> for ExportSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (fields, usual) = (Fields::deserialize(deserializer)?, Self::default());
        Ok(Self {
            format: read_field(&fields, "format").unwrap_or(usual.format),
            whole: read_field(&fields, "whole").unwrap_or(usual.whole),
            options: ExportOptions::from(&fields),
        })
    }
}

impl ExportSettings {
    /// Returns the number of pages: formats of many pages take as many as they need.
    pub fn pages(&self) -> Many {
        self.options.figure.pages.unwrap_or(self.format.usual_pages())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::base::Direction;
    use crate::export::{FigureOptions, FileOptions, LanguageOptions, PageOptions, Preset, SourceNotes};
    use crate::i18n::Locale;
    use crate::model::{EdtfDate, Grouping};
    use crate::scene::ThemeName;

    /// Every field, none of them as usual, in the form in which they are kept.
    fn kept() -> Value {
        json!({
            "format": "pdf", "whole": false, "free": [4961, 3508], "preset": "a3", "scale": 1.5, "rows": 2, "pages": 0,
            "group_by": "person", "breaks": false, "theme": "dark", "transparent": true, "notes": "line", "legend": false, "title": false,
            "scale_bar": true, "changed": "2024-05", "language": "en", "direction": "ltr", "carried": false,
            "archival": true,
        })
    }

    fn read(value: Value) -> ExportSettings {
        serde_json::from_str(&value.to_string()).expect("a map is always read")
    }

    #[test]
    fn every_choice_is_kept() {
        let (scale, locale) = (Some(1.5), Some(Locale::En));
        let options = ExportOptions {
            page: PageOptions { scale, ..Preset::by_name("a3").expect("a preset").into() },
            figure: FigureOptions {
                rows: Many::Exactly(2),
                pages: Some(Many::Auto),
                group_by: Some(Grouping::Person),
                breaks: false,
                theme: ThemeName::Dark,
                transparent: true,
                notes: Some(SourceNotes::Line),
                legend: false,
                title: false,
                scale_bar: true,
                changed: EdtfDate::parse("2024-05").ok(),
            },
            language: LanguageOptions { locale, direction: Some(Direction::Ltr), ..LanguageOptions::default() },
            file: FileOptions { carried: false, archival: true, ..FileOptions::default() },
            ..ExportOptions::default()
        };
        let all = ExportSettings { format: Target::Pdf, whole: false, options };
        assert_eq!(read(kept()), all);
        assert_eq!(serde_json::to_value(&all).expect("JSON"), kept(), "the names in the file stay");
        let usual = serde_json::to_value(ExportSettings::default()).expect("JSON");
        let (Value::Object(usual), Value::Object(kept)) = (usual, kept()) else { panic!("maps") };
        assert!(usual.keys().eq(kept.keys()) && usual.iter().all(|(name, value)| kept[name] != *value), "{usual:?}");
    }

    #[test]
    fn an_odd_choice_is_as_usual_and_costs_no_other() {
        let usual = serde_json::to_value(ExportSettings::default()).expect("JSON");
        let names: Vec<String> = kept().as_object().expect("a map").keys().cloned().collect();
        for name in &names {
            for odd in [json!({}), json!(-1), json!("\u{7}"), json!([1, "x"])] {
                let mut given = kept();
                given[name] = odd.clone();
                let read = serde_json::to_value(read(given)).expect("JSON");
                for other in &names {
                    // A preset that is not known stands for the free size beside it, a text that is no date for none.
                    let expected = match (other == name, &**name, &odd) {
                        (false, ..) => &kept()[other],
                        (true, "preset" | "changed", Value::String(_)) => &json!(""),
                        (true, "scale", Value::Number(_)) => &json!(-1.0),
                        (true, ..) => &usual[other],
                    };
                    assert_eq!(read[other], *expected, "{other} where {name} is {odd}");
                }
            }
        }
    }

    #[test]
    fn choices_have_the_names_of_the_command_line() {
        fn check<T: Serialize>(all: &[T], name: impl Fn(&T) -> &'static str) {
            for choice in all {
                assert_eq!(serde_json::to_value(choice).expect("JSON"), name(choice));
            }
        }
        check(&Target::ALL, |target| target.name());
        check(&ThemeName::ALL, |theme| theme.as_str());
        check(&Locale::ALL, |locale| locale.as_tag());
        check(&[Direction::Rtl, Direction::Ltr], |direction| direction.as_str());
        check(&SourceNotes::ALL, |notes| notes.as_str());
    }

    #[test]
    fn a_free_size_is_that_of_the_file() {
        for (preset, size) in [("", (800, 600)), ("b5", (800, 600)), ("a4", (3508, 2480))] {
            let page = read(json!({ "preset": preset, "free": [800, 600] })).options.page;
            assert_eq!(page.pixels(), size, "{preset}");
        }
    }
}
