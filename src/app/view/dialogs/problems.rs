//! Dialog that lists what is wrong with the project: diagnostics of its file, and quotes without a place.

use egui::{Id, Ui};

use crate::app::command::{SourceCommand, WindowCommand};
use crate::app::state::ProjectView;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::tooltip::tooltip;
use crate::app::ui::{BODY, SMALL, scroll};
use crate::app::ui::{dialog, keys, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::{Color, Direction, ExcerptIx, Rect, Severity, bidi, bounded};
use crate::timeline::quotes::quoted_briefly;

struct Line {
    color: Color,
    text: String,
    place: String,
    excerpt: Option<ExcerptIx>,
}

impl Line {
    /// Returns its name for those who do not see it.
    fn name(&self) -> String {
        format!("{} — {}", self.text, self.place)
    }
}

/// Shows the list; a line about a quote leads to its event.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: Option<ProjectView<'_>>,
    dialog_state: &mut DialogState,
    window: Rect,
) {
    let title = cx.kit.messages.get("cmd-problems");
    let (dialog, lines) = (dialog::Dialog::new(cx, window, &title, 720.0), lines(cx, opened));
    let tall: f32 = heights(cx, &lines, dialog.inner() - scroll::BAR).iter().sum();
    let area = dialog.show(ui, cx, bounded(tall, LEAST, HIGHEST));
    if lines.is_empty() {
        cx.centered(ui, &cx.say("problems-none"), BODY, area, cx.kit.theme.success);
    }
    let heights = heights(cx, &lines, area.width() - scroll::BAR);
    keys::walk_lines(ui);
    let pressed = scroll_list::uneven(ui, cx, ("problems", area), &heights, &mut dialog_state.scroll, |ui, i, rect| {
        let line = &lines[i];
        let name = line.name();
        let response = scroll_list::entry(ui, cx, Id::unique(("problem", i)), rect.shrink2(0.0, 2.0), &name, false);
        let (dot, words) = rect.shrink2(SIDE, ABOVE).split_start(cx.side, DOT);
        let at = Rect::new(dot.center().x - 4.0, dot.min.y + 5.0, dot.center().x + 4.0, dot.min.y + 13.0);
        cx.fill(ui, at, 4.0, line.color);
        let height = cx.text(ui, &cx.said(line.text.as_str()), BODY, words, LINES, cx.kit.theme.ink);
        cx.text(ui, &cx.said(line.place.as_str()), SMALL, words.split_top(height).1, 1, cx.kit.theme.muted);
        Some(tooltip(response, cx, &name))
    });
    if let Some(excerpt) = pressed.and_then(|i| lines[i].excerpt) {
        cx.send(WindowCommand::Show(None));
        cx.send(SourceCommand::SelectExcerpt(excerpt));
    }
}

/// Height of the shortest list, and of the longest that is not scrolled.
const LEAST: f32 = 60.0;
const HIGHEST: f32 = 430.0;
/// Free width at the sides of a line, and free height above and below its words.
const SIDE: f32 = 6.0;
const ABOVE: f32 = 5.0;
/// Width of the dot before the words.
const DOT: f32 = 16.0;
/// Lines of the longest text; its tool tip has all of it.
const LINES: usize = 8;
/// In a longer list all rows are alike: to measure every text would take too long.
const MEASURED: usize = 500;
/// Height of those.
const ALIKE: f32 = 87.0;

/// The height of every line in a list of `width` points.
fn heights(cx: &ViewContext<'_>, lines: &[Line], width: f32) -> Vec<f32> {
    if lines.len() > MEASURED {
        return vec![ALIKE; lines.len()];
    }
    let place = SMALL.size * SMALL.line_height;
    let tall = |line: &Line| {
        let said = cx.said(line.text.as_str());
        cx.kit.block(&said, BODY, cx.side, width - 2.0 * SIDE - DOT, LINES).size.h + place + 2.0 * ABOVE + 4.0
    };
    lines.iter().map(tall).collect()
}

fn lines(cx: &ViewContext<'_>, opened: Option<ProjectView<'_>>) -> Vec<Line> {
    let Some(ProjectView { project, .. }) = opened else { return Vec::new() };
    let session = &project.session;
    let theme = cx.kit.theme;
    // The worst first: the others often follow from it.
    let mut diagnostics: Vec<_> = session.diagnostics.iter().collect();
    diagnostics.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let of_file = diagnostics.into_iter().map(|diagnostic| {
        let place = diagnostic.location();
        let color = match diagnostic.severity {
            Severity::Error => theme.error,
            Severity::Warning => theme.warning,
            Severity::Note => theme.muted,
        };
        let text = cx.kit.messages.diagnostic(diagnostic);
        Line { color, text, place: bidi::isolate_as(Direction::Ltr, &place), excerpt: None }
    });
    let of_quotes = session.resolutions().iter().filter_map(|(ix, resolution)| {
        let locale = cx.kit.messages.locale().as_tag();
        let language = session.project.language.as_str();
        let event = session.project.event(ix.event).map(|event| event.title().get_with_language(locale, language));
        let quotation = session.evidence().quotation(&session.project, *ix)?;
        let doubt = quotation.standing().doubt();
        if doubt.is_none() && resolution.state() == "found" {
            return None;
        }
        let said = quoted_briefly(cx.kit.messages, &quotation).text;
        let (color, text) = match doubt {
            None => (theme.muted, cx.kit.messages.format("quote-is-moved", &[("quote", said.into())])),
            Some(doubt) => (if doubt.is_grave() { theme.error } else { theme.warning }, said),
        };
        Some(Line {
            color,
            text,
            place: event.map_or_else(String::new, |(title, language)| bidi::isolate_for(language, title)),
            excerpt: Some(*ix),
        })
    });
    of_file.chain(of_quotes).collect()
}
