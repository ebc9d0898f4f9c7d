//! Pages for files: rows, breaks, notes, legend, pages, sizes.

use std::rc::Rc;
use std::sync::Arc;

use sanad::base::Direction;
use sanad::export::{ExportOptions, FigureOptions, LanguageOptions, Many, PageOptions, Preset, SourceNotes, pages};
use sanad::i18n::{Locale, SecondCalendar};
use sanad::scene::ThemeName;

use crate::views::{Drawn, project};

fn options() -> Vec<(&'static str, &'static str, ExportOptions)> {
    let language = LanguageOptions { locale: Some(Locale::Ar), ..LanguageOptions::default() };
    let usual = ExportOptions { page: PageOptions::exactly((1200, 800), 1.0), language, ..ExportOptions::default() };
    let preset = |name| usual.clone().with_preset(Preset::by_name(name).expect("a preset"));
    let but = |change: fn(&mut LanguageOptions, &mut FigureOptions)| {
        let mut options = usual.clone();
        change(&mut options.language, &mut options.figure);
        options
    };
    vec![
        ("sample", "slide", preset("slide")),
        ("sample", "social", preset("social")),
        ("sample", "a4-portrait", preset("a4-portrait")),
        (
            "sample",
            "en-print",
            but(|words, figure| (words.locale, figure.theme) = (Some(Locale::En), ThemeName::Print)),
        ),
        (
            "sample",
            "ltr-dark",
            but(|words, figure| (words.direction, figure.theme) = (Some(Direction::Ltr), ThemeName::Dark)),
        ),
        (
            "sample",
            "transparent",
            but(|_, figure| (figure.transparent, figure.notes) = (true, Some(SourceNotes::None))),
        ),
        (
            "sample",
            "hijri-bar",
            but(|words, figure| {
                words.calendar = Some(SecondCalendar::Hijri);
                (figure.scale_bar, figure.legend) = (true, false);
            }),
        ),
        ("quotes", "notes", usual.clone()),
        (
            "quotes",
            "line",
            but(|words, figure| (words.locale, figure.notes) = (Some(Locale::En), Some(SourceNotes::Line))),
        ),
        ("deep", "breaks", usual.clone()),
        ("deep", "unbroken", but(|_, figure| figure.breaks = false)),
        ("ranges", "rows", but(|_, figure| figure.rows = Many::Exactly(2))),
        ("dates", "pages", but(|_, figure| figure.pages = Some(Many::Auto))),
        ("dense", "folded", usual.clone()),
        ("undated", "undated", usual.clone()),
        ("empty", "empty", usual.clone()),
        ("english", "en", but(|words, _| words.locale = Some(Locale::En))),
        ("hebrew", "en", but(|words, _| words.locale = Some(Locale::En))),
        ("mixed", "untitled", but(|_, figure| figure.title = false)),
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
