//! What the window shows of a timeline: lanes, axis, shelf and overview, at many zooms, in many ways.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use sanad::base::direction::direction_of_language;
use sanad::base::{Direction, Rect, Size};
use sanad::formats::{self, Opened, Silent};
use sanad::i18n::{DateWords, Digits, Locale, Messages, MonthNames, SecondCalendar};
use sanad::model::search::SearchIndex;
use sanad::model::{Project, Zone};
use sanad::scene::{Scene, Theme, ThemeName};
use sanad::text::TextEngine;
use sanad::timeline::card::Labels;
use sanad::timeline::layout::plan_at_once;
use sanad::timeline::metrics::OVERVIEW;
use sanad::timeline::{
    Areas, Composer, DrawContext, DrawState, LayoutKey, LayoutTransition, TimelineIndex, Viewport, axis, figure,
    overview, shelf,
};

/// A scene, and what it is of.
pub(crate) struct Drawn {
    /// The items.
    pub scene: Scene,
    /// The project that its owners belong to.
    pub project: Arc<Project>,
    /// The engine that laid its text out.
    pub engine: Rc<TextEngine>,
}

/// A view to be drawn.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    /// The project below `tests/golden/projects/`, or `sample`.
    pub file: &'static str,
    /// The language of the interface.
    pub locale: Locale,
    /// The way time runs; `None` is the project's.
    pub direction: Option<Direction>,
    /// The colours.
    pub theme: ThemeName,
    /// Width and height, in points.
    pub size: (f32, f32),
    /// How much nearer than the view that shows all.
    pub zoom: f64,
    /// What is in the middle, from the beginning (0) to the end (1).
    pub at: f64,
    /// The chosen event.
    pub selected: &'static str,
    /// What is searched for.
    pub query: &'static str,
    /// The calendar beside the Gregorian.
    pub calendar: Option<SecondCalendar>,
    /// Names of months.
    pub months: MonthNames,
    /// Shape of digits.
    pub digits: Digits,
    /// The zone whose clock tells times.
    pub zone: &'static str,
}

impl Default for Case {
    fn default() -> Self {
        Self {
            file: "sample",
            locale: Locale::Ar,
            direction: None,
            theme: ThemeName::Light,
            size: (900.0, 560.0),
            zoom: 1.0,
            at: 0.5,
            selected: "",
            query: "",
            calendar: None,
            months: MonthNames::Egypt,
            digits: Digits::Latin,
            zone: "",
        }
    }
}

impl Case {
    /// What it shows, in a word.
    pub(crate) fn name(&self) -> String {
        let usual = Self::default();
        let mut name = format!("{}-{}", self.file, self.locale.as_tag());
        let mut add = |part: String| name.push_str(&format!("-{part}"));
        if let Some(direction) = self.direction {
            add(direction.as_str().to_owned());
        }
        if self.theme != usual.theme {
            add(self.theme.as_str().to_owned());
        }
        if self.size != usual.size {
            add(format!("{}x{}", self.size.0, self.size.1));
        }
        if self.zoom != usual.zoom {
            add(format!("zoom{}", self.zoom));
        }
        if self.at != usual.at {
            add(format!("at{}", self.at));
        }
        if !self.selected.is_empty() {
            add(format!("chosen-{}", self.selected));
        }
        if !self.query.is_empty() {
            add("search".to_owned());
        }
        if let Some(calendar) = self.calendar {
            add(format!("{calendar:?}").to_lowercase());
        }
        if self.months != usual.months {
            add(format!("{:?}", self.months).to_lowercase());
        }
        if self.digits != usual.digits {
            add("digits".to_owned());
        }
        if !self.zone.is_empty() {
            add(self.zone.replace('/', "-").to_lowercase());
        }
        name
    }
}

/// The cases.
pub(crate) fn cases() -> Vec<Case> {
    let usual = Case::default();
    let of = |file| Case { file, ..usual };
    let english = |file| Case { locale: Locale::En, ..of(file) };
    let dark = ThemeName::Dark;
    let (ltr, rtl) = (Some(Direction::Ltr), Some(Direction::Rtl));
    let zooms = |case: Case, zooms: &[(f64, f64)]| -> Vec<Case> {
        zooms.iter().map(|&(zoom, at)| Case { zoom, at, ..case }).collect()
    };
    let plain = ["sample", "dates", "deep", "mixed", "hebrew", "persian", "english", "ranges", "statuses", "dense"];
    let plain = plain.into_iter().chain(["undated", "empty", "long", "clock", "letters", "quotes"]);
    let mut cases: Vec<Case> = plain.flat_map(|file| [of(file), english(file)]).collect();
    cases.extend(zooms(of("sample"), &[(0.25, 0.5), (2.0, 0.0), (4.0, 1.0), (30.0, 0.1), (2000.0, 0.02)]));
    cases.extend(zooms(of("dates"), &[(3.0, 0.3), (40.0, 0.8)]));
    cases.extend(zooms(of("dense"), &[(0.5, 0.5), (4.0, 0.7), (60.0, 0.7), (3000.0, 0.7142)]));
    cases.extend(zooms(of("ranges"), &[(3.0, 0.4)]));
    cases.extend(zooms(of("clock"), &[(5.0, 0.3)]));
    cases.extend([
        Case { direction: ltr, ..of("sample") },
        Case { direction: ltr, ..of("ranges") },
        Case { direction: rtl, ..english("english") },
        Case { direction: ltr, ..of("dates") },
        Case { theme: dark, ..of("sample") },
        Case { theme: dark, ..of("dense") },
        Case { theme: ThemeName::Print, ..of("sample") },
        Case { theme: ThemeName::Print, ..of("ranges") },
        Case { size: (480.0, 300.0), ..of("sample") },
        Case { size: (300.0, 200.0), ..of("sample") },
        Case { size: (1600.0, 900.0), ..of("sample") },
        Case { size: (1600.0, 900.0), ..of("dates") },
        Case { selected: "e1", ..of("quotes") },
        Case { selected: "e2", ..english("quotes") },
        Case { selected: "e3", ..of("undated") },
        Case { query: "Llama", ..of("sample") },
        Case { query: "حدث", theme: dark, ..of("dense") },
        Case { query: "no such words", ..english("english") },
        Case { calendar: Some(SecondCalendar::Hijri), ..of("sample") },
        Case { calendar: Some(SecondCalendar::Persian), ..of("persian") },
        Case { calendar: Some(SecondCalendar::Hijri), ..english("clock") },
        Case { months: MonthNames::Levant, ..of("sample") },
        Case { months: MonthNames::Morocco, ..of("sample") },
        Case { digits: Digits::ArabicIndic, ..of("sample") },
        Case { digits: Digits::ArabicIndic, calendar: Some(SecondCalendar::Hijri), ..of("deep") },
        Case { zone: "Asia/Baghdad", ..of("clock") },
    ]);
    cases
}

/// The project of a name.
pub(crate) fn project(name: &str) -> Opened {
    if name == "sample" {
        return formats::sample();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/projects/{name}.json"));
    formats::load_path(&path, &Silent).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// Draws a view as the window does.
pub(crate) fn draw(case: &Case) -> Drawn {
    let opened = project(case.file);
    let engine = Rc::new(TextEngine::bundled());
    let messages = Messages::with_digits(case.locale, case.digits);
    let dates = DateWords::new(case.locale, case.digits, case.months).with_second(case.calendar);
    let dates = dates.with_zone(Zone::of_name(case.zone));
    let kit = DrawContext { engine: &engine, theme: Theme::named(case.theme), messages: &messages, dates: &dates };
    let content = TimelineIndex::build(&opened.project, &messages, |_| true);
    content.put_evidence(Arc::new(opened.evidence()));
    let mut scene = Scene { size: Size::new(case.size.0, case.size.1), ..Scene::default() };
    scene.background = Some(kit.theme.window);
    compose(&mut scene, case, kit, (&opened.project, &content));
    Drawn { scene, project: Arc::new(opened.project), engine }
}

fn compose(scene: &mut Scene, case: &Case, kit: DrawContext<'_>, shown: (&Project, &TimelineIndex)) {
    let (project, content) = shown;
    let area = Rect::new(0.0, 0.0, case.size.0, case.size.1);
    let direction = case.direction.unwrap_or_else(|| direction_of_language(project.written_language()));
    let side = case.locale.direction();
    let grid = shelf::Grid::new(content.undated.len(), area.width(), 2);
    let grid = if area.height() < 300.0 { grid.low() } else { grid };
    let strip = if content.span.is_some() { OVERVIEW } else { 0.0 };
    let areas = Areas::divide(area, direction, axis::height(kit), (grid.height(), strip));
    let hits = (!case.query.is_empty()).then(|| content.hits(SearchIndex::build(project).search(case.query)));
    let look = DrawState {
        direction,
        side,
        selected: project.events.iter().position(|event| event.id() == case.selected).map(Into::into),
        query: Some(case.query).filter(|query| !query.is_empty()),
        hits: hits.as_ref(),
        ..DrawState::default()
    };
    let shelf_view = (areas.shelf, grid, 0.0);
    if let Some(span) = content.span {
        let fitted = figure::fit_labels(content, span, areas.lanes.width(), sanad::timeline::layout::CARD_WIDTH);
        let middle = if case.zoom == 1.0 { fitted.center } else { span.0 + (span.1 - span.0) * case.at };
        let view = Viewport { center: middle, ..fitted.zoomed(case.zoom, middle) };
        let scale = view.scale(direction, areas.lanes);
        let labels = Labels { kit, project, content, side };
        let key = LayoutKey::new(0, view.level(), areas.lanes.size());
        let blend = LayoutTransition::still(plan_at_once(content, key, scale.span(), &labels));
        let composer = Composer::new(kit, shown, (&areas, &scale, 0.0), &blend, &look);
        composer.draw_below(scene);
        overview::draw(scene, kit, content, (direction, areas.overview), scale.span(), hits.as_ref());
        composer.draw_above(scene);
    }
    if grid.rows > 0 {
        shelf::draw_below(scene, kit, content, &look, (areas.shelf, content.undated.len(), 0.0));
        shelf::draw_above(scene, kit, shown, &look, shelf_view);
    }
}
