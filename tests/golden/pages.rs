//! Pages for files: rows, breaks, notes, legend, pages, sizes.

use std::rc::Rc;
use std::sync::Arc;

use sanad::base::Direction;
use sanad::export::{ExportOptions, Many, Preset, Scaling, SourceNotes, pages};
use sanad::i18n::{Locale, SecondCalendar};
use sanad::scene::ThemeName;

use crate::views::{Drawn, project};

fn options() -> Vec<(&'static str, &'static str, ExportOptions)> {
    let usual = ExportOptions { pixels: (1200, 800), scale: Scaling::Exactly(1.0), ..ExportOptions::default() };
    let preset = |name| usual.clone().with_preset(Preset::by_name(name).expect("a preset"));
    let rows = |rows, pages| ExportOptions { rows, pages, ..usual.clone() };
    vec![
        ("sample", "slide", preset("slide")),
        ("sample", "social", preset("social")),
        ("sample", "a4-portrait", preset("a4-portrait")),
        ("sample", "en-print", ExportOptions { locale: Locale::En, theme: ThemeName::Print, ..usual.clone() }),
        (
            "sample",
            "ltr-dark",
            ExportOptions { direction: Some(Direction::Ltr), theme: ThemeName::Dark, ..usual.clone() },
        ),
        ("sample", "transparent", ExportOptions { transparent: true, notes: SourceNotes::None, ..usual.clone() }),
        (
            "sample",
            "hijri-bar",
            ExportOptions { calendar: Some(SecondCalendar::Hijri), scale_bar: true, legend: false, ..usual.clone() },
        ),
        ("quotes", "notes", usual.clone()),
        ("quotes", "line", ExportOptions { notes: SourceNotes::Line, locale: Locale::En, ..usual.clone() }),
        ("deep", "breaks", usual.clone()),
        ("deep", "unbroken", ExportOptions { breaks: false, ..usual.clone() }),
        ("ranges", "rows", rows(Many::Exactly(2), Many::Exactly(1))),
        ("dates", "pages", rows(Many::Auto, Many::Auto)),
        ("dense", "folded", usual.clone()),
        ("undated", "undated", usual.clone()),
        ("empty", "empty", usual.clone()),
        ("english", "en", ExportOptions { locale: Locale::En, ..usual.clone() }),
        ("hebrew", "en", ExportOptions { locale: Locale::En, ..usual.clone() }),
        ("mixed", "untitled", ExportOptions { title: false, ..usual }),
    ]
}

/// Every page of every case, by its name.
pub(crate) fn cases() -> Vec<(String, Drawn)> {
    let drawn = options().into_iter().flat_map(|(file, name, options)| {
        let opened = project(file);
        let made = pages(&opened, &options).unwrap_or_else(|error| panic!("{file} {name}: {error:?}"));
        let (project, engine) = (Arc::new(opened.project), Rc::new(made.engine));
        let named = move |(at, scene)| {
            let engine = Rc::clone(&engine);
            (format!("page-{file}-{name}-{}", at + 1), Drawn { scene, project: Arc::clone(&project), engine })
        };
        made.scenes.into_iter().enumerate().map(named).collect::<Vec<_>>()
    });
    drawn.collect()
}
