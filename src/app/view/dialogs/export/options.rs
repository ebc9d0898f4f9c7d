//! The controls of the export dialog: the options of the command line, with the same names.

use egui::{Id, Ui};

use super::fields::Fields;
use crate::app::state::State;
use crate::app::state::export::ExportDraft;
use crate::app::state::export_settings::ExportSettings;
use crate::app::ui::segmented::{self, segmented_control};
use crate::app::ui::{Checkbox, HEIGHT, LABEL, SMALL, TextField, UiContext};
use crate::app::view::context::ViewContext;
use crate::base::marks::without_steering;
use crate::base::{Direction, Rect};
use crate::export::{ExportOptions, Many, PageOptions, Preset, SourceNotes, Target};
use crate::i18n::Locale;
use crate::model::EdtfDate;
use crate::scene::ThemeName;

/// Width of the words before a control.
const WORDS: f32 = 76.0;
/// Height of a row of segments, and free height below it.
const ROW: f32 = 30.0;
const SPACE: f32 = 8.0;
/// Height of a name above its field.
const NAME: f32 = 18.0;
/// Sizes by the first part of their name; those that have two orientations.
const KINDS: [&str; 5] = ["slide", "4k", "a4", "a3", "social"];
const TURNED: [&str; 3] = ["a4", "a3", "social"];
/// Rows and pages that can be picked; 0 is automatic.
const COUNTS: [usize; 5] = [0, 1, 2, 3, 4];

/// Rows from the top.
struct Rows<'a, 'c> {
    cx: &'a UiContext<'c>,
    rest: Rect,
    /// The part of them that is seen: rows outside of it are left out, as those of a list.
    seen: Rect,
}

impl Rows<'_, '_> {
    fn next(&mut self, height: f32, space: f32) -> Rect {
        let (row, rest) = self.rest.split_top(height);
        self.rest = Rect { min: rest.min.offset(0.0, space), max: rest.max };
        row
    }

    /// One of a few, with its name before it; returns what was pressed.
    fn choice(&mut self, ui: &mut Ui, title: &str, labels: &[String], at: Option<usize>) -> Option<usize> {
        let said = self.cx.say(title);
        let before = (self.cx.kit.line_of(&said, LABEL, None).size.w + 10.0).max(WORDS);
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let height = segmented::height(self.cx, self.rest.width() - before, &labels, ROW);
        let row = self.next(height, SPACE);
        if !row.overlaps(&self.seen) {
            return None;
        }
        let (words, control) = row.split_start(self.cx.side, before);
        self.cx.line(ui, &said, LABEL, words.split_top(ROW).0, self.cx.kit.theme.muted);
        segmented_control(ui, self.cx, (Id::unique(title), &said.text), control, &labels, at)
    }

    fn say(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.cx.kit.messages.get(id)).collect()
    }
}

/// Shows the controls from `area.min` on, as far as they are `seen`; returns their height.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (fields, draft): (&mut Fields, &mut ExportDraft),
    (area, seen): (Rect, Rect),
) -> f32 {
    let mut rows = Rows { cx, rest: area, seen };
    let formats: Vec<String> = Target::ALL.iter().map(|target| target.name().to_uppercase()).collect();
    let at = Target::ALL.iter().position(|target| *target == draft.settings.format);
    if let Some(i) = rows.choice(ui, "export-format", &formats, at) {
        draft.set_target(Target::ALL[i]);
        fields.show_path(&draft.path);
    }
    let labels = rows.say(&["export-whole", "export-view"]);
    if let Some(i) = rows.choice(ui, "export-what", &labels, Some(usize::from(!draft.settings.whole))) {
        draft.settings.whole = i == 0;
    }
    let drawn = draft.settings.format.is_drawn();
    if drawn {
        size(ui, (fields, &mut draft.settings.options.page), &mut rows);
        numbers(ui, cx, (fields, &mut draft.settings.options.page), &mut rows);
    }
    look(ui, state, &mut draft.settings, &mut rows);
    if drawn {
        parts(ui, &mut draft.settings, &mut rows);
    }
    checks(ui, &mut draft.settings, &mut rows);
    if drawn {
        date(ui, cx, (fields, &mut draft.settings.options.figure.changed), &mut rows);
    }
    rows.rest.min.y - area.min.y
}

fn size(ui: &mut Ui, (fields, page): (&mut Fields, &mut PageOptions), rows: &mut Rows<'_, '_>) {
    let name = page.preset.map_or("", |preset| preset.name);
    let (kind, upright) = name.strip_suffix("-portrait").map_or((name, false), |kind| (kind, true));
    let at = KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len());
    let labels = rows.say(&["preset-slide", "preset-4k", "preset-a4", "preset-a3", "preset-posts", "preset-free"]);
    if let Some(i) = rows.choice(ui, "export-size", &labels, Some(at)) {
        page.set_preset(KINDS.get(i).and_then(|kind| Preset::by_name(kind)));
        fields.show_numbers(page);
    }
    if !TURNED.contains(&kind) {
        return;
    }
    let labels = rows.say(&["export-landscape", "export-portrait"]);
    if let Some(i) = rows.choice(ui, "export-orientation", &labels, Some(usize::from(upright))) {
        let name = if i == 1 { format!("{kind}-portrait") } else { kind.to_owned() };
        page.set_preset(Preset::by_name(&name));
        fields.show_numbers(page);
    }
}

/// Shows fields for width, height and scale.
fn numbers(ui: &mut Ui, cx: &UiContext<'_>, (fields, page): (&mut Fields, &mut PageOptions), rows: &mut Rows<'_, '_>) {
    let mut changed = false;
    let editors = [
        ("export-width", &mut fields.width),
        ("export-height", &mut fields.height),
        ("export-scale", &mut fields.scale),
    ];
    let third = (rows.rest.width() - 16.0) / 3.0;
    let fits = |id: &str| cx.kit.line(&cx.kit.messages.get(id), SMALL, cx.side, None).size.w <= third;
    // Side by side, unless their names need more room.
    let columns = if editors.iter().all(|(id, _)| fits(id)) { 3 } else { 1 };
    let mut row = Rect::default();
    for (i, (id, editor)) in editors.into_iter().enumerate() {
        if i % columns == 0 {
            row = rows.next(NAME + HEIGHT, SPACE + 2.0);
        }
        let width = if columns == 1 { row.width() } else { third };
        let (at, after) = row.split_start(cx.side, width);
        row = after.split_start(cx.side, 8.0).1;
        if !at.overlaps(&rows.seen) {
            continue;
        }
        let (label_at, at) = at.split_top(NAME);
        let label = cx.kit.messages.get(id);
        cx.line(ui, &cx.said(label.as_str()), SMALL, label_at.split_top(16.0).0, cx.kit.theme.muted);
        // An empty scale leaves it to the program.
        let hint = if id == "export-scale" { cx.kit.messages.get("export-auto") } else { String::new() };
        let text = editor.text().trim().replace(',', ".");
        let wrong = text.parse::<f32>().is_err() && (hint.is_empty() || !text.is_empty());
        let why = cx.kit.messages.get("field-no-number");
        let field = TextField { label: &label, placeholder: &hint, icon: None, wrong, why: &why, code: true };
        changed |= field.show(ui, cx, Id::unique(id), at, editor).changed;
    }
    if changed {
        *page = fields.typed_page();
    }
}

fn look(ui: &mut Ui, state: &State, settings: &mut ExportSettings, rows: &mut Rows<'_, '_>) {
    let at = ThemeName::ALL.iter().position(|theme| *theme == settings.options.figure.theme);
    let labels = rows.say(&["theme-light", "theme-dark", "theme-print"]);
    if let Some(i) = rows.choice(ui, "setting-theme", &labels, at) {
        settings.options.figure.theme = ThemeName::ALL[i];
    }
    let at = Locale::ALL.iter().position(|locale| *locale == settings.locale(state.settings()));
    let labels = rows.say(&["language-ar", "language-en"]);
    if let Some(i) = rows.choice(ui, "setting-language", &labels, at) {
        settings.options.language.locale = Some(Locale::ALL[i]);
    }
    let directions = [Direction::Rtl, Direction::Ltr];
    let at = directions.iter().position(|direction| *direction == settings.direction(state.time_direction()));
    let labels = rows.say(&["direction-rtl", "direction-ltr"]);
    if let Some(i) = rows.choice(ui, "export-direction", &labels, at) {
        settings.options.language.direction = Some(directions[i]);
    }
}

/// Notes, rows and pages.
fn parts(ui: &mut Ui, settings: &mut ExportSettings, rows: &mut Rows<'_, '_>) {
    let at = SourceNotes::ALL.iter().position(|notes| *notes == settings.options.notes());
    let labels = rows.say(&["export-notes-numbered", "export-notes-line", "export-notes-none"]);
    if let Some(i) = rows.choice(ui, "export-notes", &labels, at) {
        settings.options.figure.notes = Some(SourceNotes::ALL[i]);
    }
    let auto = rows.cx.kit.messages.get("export-auto-short");
    let count = |n: usize| rows.cx.kit.messages.format("plain-number", &[("number", n.into())]);
    let labels: Vec<String> = COUNTS.iter().map(|n| if *n == 0 { auto.clone() } else { count(*n) }).collect();
    let position = |many: Many| COUNTS.iter().position(|count| many == Many::from(*count));
    let (in_rows, in_pages) = (position(settings.options.figure.rows), position(settings.pages()));
    if let Some(i) = rows.choice(ui, "export-rows", &labels, in_rows) {
        settings.options.figure.rows = COUNTS[i].into();
    }
    if let Some(i) = rows.choice(ui, "export-pages", &labels, in_pages) {
        settings.options.figure.pages = Some(COUNTS[i].into());
    }
}

/// Checkboxes for parts that are there or not, in two columns where they have room.
fn checks(ui: &mut Ui, settings: &mut ExportSettings, rows: &mut Rows<'_, '_>) {
    let (target, ExportOptions { figure, file, .. }) = (settings.format, &mut settings.options);
    let mut all = vec![("export-title", &mut figure.title), ("export-legend", &mut figure.legend)];
    if target.is_drawn() {
        all.extend([
            ("export-breaks", &mut figure.breaks),
            ("export-scale-bar", &mut figure.scale_bar),
            ("export-transparent", &mut figure.transparent),
        ]);
    }
    match target {
        Target::Png => all.push(("export-carried", &mut file.carried)),
        Target::Pdf => all.push(("export-archival", &mut file.archival)),
        Target::Svg | Target::Html => {}
    }
    let labels: Vec<String> = all.iter().map(|(id, _)| rows.cx.kit.messages.get(id)).collect();
    let (cx, whole) = (rows.cx, rows.rest.width());
    // In one column where a half of the width is too little for words.
    let columns = if labels.iter().all(|label| Checkbox::new(label, false).is_short(cx, whole / 2.0)) { 2 } else { 1 };
    let width = whole / columns as f32;
    for (pair, labels) in all.chunks_mut(columns).zip(labels.chunks(columns)) {
        let height =
            labels.iter().map(|label| Checkbox::new(label, false).height(cx, width, 28.0)).fold(28.0, f32::max);
        let mut row = rows.next(height, 2.0);
        if !row.overlaps(&rows.seen) {
            continue;
        }
        for ((id, value), label) in pair.iter_mut().zip(labels) {
            let (at, after) = row.split_start(cx.side, width);
            row = after;
            if Checkbox::new(label, **value).show(ui, cx, Id::unique(*id), at).clicked() {
                **value = !**value;
            }
        }
    }
}

/// Shows a field for the date of the project's last change, which is empty unless it is typed.
fn date(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (fields, changed): (&mut Fields, &mut Option<EdtfDate>),
    rows: &mut Rows<'_, '_>,
) {
    rows.next(0.0, SPACE);
    let label = cx.kit.messages.get("export-changed");
    let wide = cx.kit.line(&label, LABEL, cx.side, None).size.w + 10.0;
    let above = wide > rows.rest.width() * 0.6;
    let row = rows.next(if above { NAME + HEIGHT } else { HEIGHT }, SPACE);
    if !row.overlaps(&rows.seen) {
        return;
    }
    let (words, at) = if above { row.split_top(NAME) } else { row.split_start(cx.side, wide.max(130.0)) };
    cx.line(ui, &cx.said(label.as_str()), LABEL, words, cx.kit.theme.muted);
    let wrong = !fields.changed.text().trim().is_empty() && changed.is_none();
    let why = cx.kit.messages.get("field-no-date");
    let field = TextField { label: &label, placeholder: "2025-01", icon: None, wrong, why: &why, code: true };
    if field.show(ui, cx, Id::unique("export-changed"), at, &mut fields.changed).changed {
        *changed = EdtfDate::parse(&without_steering(fields.changed.text())).ok();
    }
}
