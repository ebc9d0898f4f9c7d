//! Every command once, without a window: what it changes, what it has done, and what takes it back.

use std::path::PathBuf;

use super::*;
use crate::app::command::{
    Action, EditCommand, ExportCommand, FileCommand, FindCommand, FocusTarget, ListCommand, Pace, Pick, SourceCommand,
    TABLE, TableCommand, TimelineCommand, WindowCommand,
};
use crate::app::platform::print::Printer;
use crate::app::state::list::order::{By, Sort};
use crate::app::state::settings::{ContrastChoice, ThemeChoice};
use crate::app::state::timeline::TimelineLayout;
use crate::app::state::{After, DesktopPreferences, OpenProject, Overlay, PanelRoom, Settings};
use crate::app::tasks::{Services, TaskKind};
use crate::base::{EventIx, ExcerptIx, Rect};
use crate::export::Target;
use crate::formats::csv::Order;
use crate::i18n::Locale;
use crate::model::edit::Change;
use crate::model::filter::Filter;
use crate::model::{Edit, Status};
use crate::scene::Theme;
use crate::timeline::Areas;
use crate::timeline::shelf::Grid;

fn here() -> Surroundings {
    Surroundings { now: 10.0, pixels_per_point: 1.0, list_has_focus: false }
}

/// Runs the tasks of effects, and takes in what they bring, until there are none.
fn run(state: &mut State, mut effects: Effects) {
    let services = Services { printer: Printer::new(false) };
    while let Some(task) = effects.tasks.pop() {
        let answer = task.run(&services);
        effects += output(state, answer, here());
    }
}

/// The bundled project in a window of 1000 points, with an event in the middle of time chosen.
fn opened() -> State {
    let mut state = State::new(Settings { language: Locale::En, reduced_motion: true, ..Settings::default() });
    let effects = load(&mut state, None, here());
    run(&mut state, effects);
    let lanes = Rect::new(0.0, 0.0, 1000.0, 500.0);
    let nothing = Rect::default();
    let areas =
        Areas { column: nothing, lanes, axis: nothing, shelf: Rect::new(0.0, 500.0, 1000.0, 600.0), overview: nothing };
    lay_out(&mut state, TimelineLayout { areas, tray: Grid::new(5, 1000.0, 1), is_folded: false });
    let event = project(&state).content.placed[2].event;
    act(&mut state, TimelineCommand::Reveal(event));
    state
}

fn project(state: &State) -> &OpenProject {
    state.project().expect("it is open")
}

fn act(state: &mut State, what: impl Into<Command>) -> Effects {
    command(state, what.into(), here())
}

/// All of the state that a user sees, but for the quote that is chosen: an edit takes that choice back.
fn seen(state: &State) -> String {
    let project = project(state);
    let titles: Vec<String> =
        project.session.project.events.iter().map(|event| event.title().get("en").to_owned()).collect();
    let list = (project.list.sort, project.list.hits_only, project.list.marks.iter().collect::<Vec<_>>());
    let source = (project.source.document, project.source.as_text, &project.source.preview, project.source.selection);
    let time = (project.time.target.center.round(), (project.time.target.per_point * 1e6).round());
    let all = (project.selection.event, time, list, source, &project.search.query, &project.filter, titles);
    format!("{all:?} {:?} {:?}", state.overlay(), state.settings())
}

/// Expected outcome of an action in the bundled project with an event chosen.
enum Does {
    /// It opens something over the window.
    Opens(Overlay),
    /// It has a task run.
    Runs(fn(&TaskKind) -> bool),
    /// It changes what is seen, and the other action takes that back.
    Changes(Option<Action>),
    /// It copies.
    Copies,
    /// It says something.
    Says,
    /// It scrolls the source by so many screens.
    Scrolls(f32),
    /// It gives the search the keyboard.
    Focuses,
}

fn does(action: Action, event: EventIx) -> Does {
    match action {
        Action::Open => Does::Runs(|kind| matches!(kind, TaskKind::FileDialog)),
        Action::OpenSample => Does::Runs(|kind| matches!(kind, TaskKind::Load(_))),
        Action::Save | Action::SaveAs => Does::Runs(|kind| matches!(kind, TaskKind::FileDialog)),
        Action::Export => Does::Opens(Overlay::Export),
        Action::Undo => Does::Changes(Some(Action::Redo)),
        Action::Redo => Does::Changes(Some(Action::Undo)),
        Action::EditEvent => Does::Opens(Overlay::Event(event)),
        // The bundled project has twelve.
        Action::NewEvent => Does::Opens(Overlay::Event(EventIx(12))),
        Action::TakeText | Action::UseSelection => Does::Says,
        Action::QuoteWords | Action::DateWords | Action::ContextWords => Does::Says,
        Action::DeleteEvent => Does::Changes(None),
        Action::Search => Does::Focuses,
        Action::NextHit | Action::PreviousHit => Does::Changes(None),
        Action::Filter => Does::Opens(Overlay::Filter),
        Action::ClearFilter => Does::Changes(None),
        Action::Palette => Does::Opens(Overlay::Palette),
        Action::Shortcuts => Does::Opens(Overlay::Shortcuts),
        Action::Menu => Does::Opens(Overlay::Menu),
        Action::Problems => Does::Opens(Overlay::Problems),
        Action::Settings => Does::Opens(Overlay::Settings),
        Action::About => Does::Opens(Overlay::About),
        Action::Close => Does::Changes(None),
        Action::Theme => Does::Changes(None),
        Action::Language | Action::Source | Action::SourceView | Action::List | Action::Tray => {
            Does::Changes(Some(action))
        }
        Action::Direction => Does::Changes(None),
        Action::ZoomIn => Does::Changes(Some(Action::ZoomOut)),
        Action::ZoomOut => Does::Changes(Some(Action::ZoomIn)),
        Action::Fit | Action::CenterSelection => Does::Changes(None),
        Action::PanStart => Does::Changes(Some(Action::PanEnd)),
        Action::PanEnd => Does::Changes(Some(Action::PanStart)),
        Action::First | Action::Last => Does::Changes(None),
        Action::Earlier | Action::Later | Action::SideLeft | Action::SideRight => Does::Changes(None),
        Action::LaneUp | Action::LaneDown => Does::Changes(None),
        Action::OpenQuote | Action::NextQuote | Action::PreviousQuote => Does::Changes(None),
        Action::CopyQuote | Action::CopyEvent => Does::Copies,
        Action::CopyView => Does::Runs(|kind| matches!(kind, TaskKind::CopyView)),
        Action::Print => Does::Runs(|kind| matches!(kind, TaskKind::Print)),
        Action::PageDown => Does::Scrolls(1.0),
        Action::PageUp => Does::Scrolls(-1.0),
    }
}

/// Brings about what an action needs to have something to do.
fn prepare(state: &mut State, action: Action) {
    match action {
        Action::Undo => {
            let selected = project(state).selection.event.expect("one is chosen");
            let mut event = project(state).session.project.event(selected).expect("it is there").to_event();
            event.title = "Another".into();
            drop(act(state, EditCommand::Apply(Box::new(Edit::Event(Change::put(event))))));
        }
        Action::Redo => {
            prepare(state, Action::Undo);
            drop(act(state, Command::Do(Action::Undo)));
        }
        Action::NextHit | Action::PreviousHit => drop(act(state, FindCommand::Search("meta".to_owned()))),
        Action::ClearFilter => {
            let mut filter = Filter::default();
            filter.statuses.insert(Status::Forecast);
            drop(act(state, FindCommand::Filter(Box::new(filter))));
        }
        Action::Fit => drop(act(state, TimelineCommand::Zoom(4.0, None, Pace::AtOnce))),
        Action::CenterSelection => drop(act(state, TimelineCommand::Pan(1e6, Pace::AtOnce))),
        Action::OpenQuote => drop(act(state, Command::Do(Action::Source))),
        Action::PanStart | Action::PanEnd => drop(act(state, TimelineCommand::Zoom(3.0, None, Pace::AtOnce))),
        _ => {}
    }
}

#[test]
fn every_action_does_what_it_is_to_do() {
    for entry in TABLE {
        let action = entry.action;
        let mut state = opened();
        prepare(&mut state, action);
        let selected = project(&state).selection.event.or(Some(EventIx(0))).expect("one is chosen");
        let quote = |state: &State| project(state).selection.excerpt;
        let (before, notices) = ((seen(&state), quote(&state)), state.notices().shown().cloned());
        let effects = act(&mut state, Command::Do(action));
        let kinds: Vec<&TaskKind> = effects.tasks.iter().map(|task| &task.kind).collect();
        match does(action, selected) {
            Does::Opens(overlay) => assert_eq!(state.overlay(), Some(&overlay), "{action:?}"),
            Does::Runs(fits) => assert!(kinds.iter().any(|kind| fits(kind)), "{action:?}: {kinds:?}"),
            Does::Changes(back) => {
                assert_ne!((seen(&state), quote(&state)), before, "{action:?}");
                if let Some(back) = back {
                    drop(act(&mut state, Command::Do(back)));
                    assert_eq!(seen(&state), before.0, "{action:?} is taken back by {back:?}");
                }
            }
            Does::Copies => assert_eq!(effects.copies.len(), 1, "{action:?}"),
            Does::Says => assert_ne!(state.notices().shown().cloned(), notices, "{action:?}"),
            Does::Scrolls(screens) => assert_eq!(effects.source_screens, screens, "{action:?}"),
            Does::Focuses => assert_eq!(effects.focus, Some(FocusTarget::Search), "{action:?}"),
        }
    }
}

#[test]
fn commands_of_the_timeline() {
    let mut state = opened();
    let events: Vec<EventIx> = project(&state).content.placed.iter().map(|placed| placed.event).collect();
    drop(act(&mut state, TimelineCommand::Select(Some(events[0]))));
    assert_eq!(project(&state).selection.event, Some(events[0]));
    assert!(project(&state).selection.excerpt.is_some(), "the source is led to its quote");
    let reveals = project(&state).time.reveal.0;
    drop(act(&mut state, TimelineCommand::Reveal(events[1])));
    drop(act(&mut state, TimelineCommand::BringIntoView(events[0])));
    assert_eq!(project(&state).time.reveal, (reveals + 2, Some(events[0])));
    assert_eq!(project(&state).selection.event, Some(events[1]), "to bring into view is not to choose");
    drop(act(&mut state, TimelineCommand::Hover(Some(events[0]))));
    assert_eq!(project(&state).selection.hovered, Some(events[0]));
    drop(act(&mut state, TimelineCommand::ShowSpan(0.0, 1e9, Pace::AtOnce)));
    let before = project(&state).time.target;
    drop(act(&mut state, TimelineCommand::Fit(events[1])));
    assert!(project(&state).time.target.per_point < before.per_point);
    let before = project(&state).time.target;
    drop(act(&mut state, TimelineCommand::Zoom(2.0, None, Pace::AtOnce)));
    drop(act(&mut state, TimelineCommand::Zoom(0.5, None, Pace::AtOnce)));
    assert!((project(&state).time.target.per_point / before.per_point - 1.0).abs() < 1e-9);
    drop(act(&mut state, TimelineCommand::Pan(1e5, Pace::AtOnce)));
    assert_ne!(project(&state).time.target, before);
    drop(act(&mut state, TimelineCommand::Fling(1e6)));
    assert_eq!(project(&state).time.drift, 0.0, "nothing moves by itself where motion is reduced");
    drop(act(&mut state, TimelineCommand::Select(None)));
    assert_eq!(project(&state).selection.event, None);
}

#[test]
fn a_click_on_a_quote_leads_list_source_and_lanes_at_once() {
    let mut state = opened();
    let event = project(&state).content.placed[0].event;
    let before = (project(&state).list.reveal, project(&state).source.reveal, project(&state).time.reveal.0);
    drop(act(&mut state, SourceCommand::SelectExcerpt(ExcerptIx { event, nth: 0 })));
    let after = project(&state);
    assert_eq!(after.selection.excerpt, Some(ExcerptIx { event, nth: 0 }));
    assert!(after.list.marks.contains(event));
    assert_eq!(after.time.reveal, (before.2 + 1, Some(event)));
    assert_eq!((after.list.reveal, after.source.reveal), (before.0 + 1, before.1 + 1));
}

#[test]
fn commands_of_the_source_and_of_searching() {
    let mut state = opened();
    let before = (project(&state).source.to_top, project(&state).source.reveal);
    drop(act(&mut state, SourceCommand::PreviewPlace(4..9)));
    assert_eq!((project(&state).source.selection, project(&state).source.reveal), (Some((4, 9)), before.1 + 1));
    drop(act(&mut state, SourceCommand::SelectText(Some((9, 2)))));
    assert_eq!(project(&state).source.selected(), Some(2..9));
    let document = project(&state).source.document.expect("it is shown");
    drop(act(&mut state, SourceCommand::ShowDocument(document)));
    assert_eq!((project(&state).source.to_top, &project(&state).source.preview), (before.0 + 1, &None));
    drop(act(&mut state, FindCommand::Search("meta".to_owned())));
    assert!(!project(&state).search.hits.is_empty());
    let all = project(&state).content.len();
    let mut filter = Filter::default();
    filter.statuses.insert(Status::Forecast);
    drop(act(&mut state, FindCommand::Filter(Box::new(filter))));
    assert!(project(&state).content.len() < all);
}

#[test]
fn commands_of_the_list() {
    let mut state = opened();
    state.settings.list_open = true;
    drop(begin_requests(&mut state, here()));
    let events: Vec<EventIx> = project(&state).content.reading_order().collect();
    let marks = |state: &State| project(state).list.marks.len();
    drop(act(&mut state, ListCommand::Pick(events[0], Pick::Only)));
    assert_eq!((marks(&state), project(&state).selection.event), (1, Some(events[0])));
    drop(act(&mut state, ListCommand::Pick(events[2], Pick::Range)));
    assert_eq!(marks(&state), 3);
    drop(act(&mut state, ListCommand::Pick(events[2], Pick::Toggle)));
    assert_eq!(marks(&state), 2);
    drop(act(&mut state, ListCommand::MarkAll));
    assert_eq!(marks(&state), events.len());
    assert_eq!(act(&mut state, ListCommand::CopyMarked).copies.len(), 1);
    drop(act(&mut state, ListCommand::Sort(Sort { by: By::Title, reversed: true })));
    drop(begin_requests(&mut state, here()));
    assert_eq!(project(&state).list.sort.by, By::Title);
    drop(act(&mut state, ListCommand::HitsOnly(true)));
    assert!(project(&state).list.hits_only);
}

#[test]
fn an_edit_is_handed_to_the_journal_and_taken_back() {
    let mut state = opened();
    let before = seen(&state);
    drop(keep_journal(&mut state, here()));
    drop(act(&mut state, EditCommand::Apply(Box::new(Edit::SetTitle("New".into())))));
    assert!(state.has_work());
    let orders = keep_journal(&mut state, here()).journal;
    assert!(matches!(orders[..], [JournalOrder::Step(_)]), "{orders:?}");
    drop(act(&mut state, Command::Do(Action::Undo)));
    assert!(!state.has_work());
    assert_eq!(seen(&state), before);
}

#[test]
fn what_is_typed_in_a_form_is_kept_until_it_is_applied_or_given_up() {
    let mut state = opened();
    drop(act(&mut state, Command::Do(Action::EditEvent)));
    let mut values = project(&state).form.as_ref().expect("it is open").now.clone();
    values.title = "Typed".to_owned();
    drop(act(&mut state, EditCommand::TypeForm(Box::new(values.clone()))));
    assert!(matches!(keep_journal(&mut state, here()).journal[..], [JournalOrder::Draft(Some(_))]));
    drop(act(&mut state, WindowCommand::Show(None)));
    assert_eq!(state.overlay(), Some(&Overlay::Unsaved(After::CloseForm)));
    drop(act(&mut state, WindowCommand::Show(None)));
    assert!(matches!(state.overlay(), Some(Overlay::Event(_))), "back in the form");
    drop(act(&mut state, EditCommand::ApplyForm));
    assert!(state.overlay().is_none() && seen(&state).contains("Typed"));
    drop(act(&mut state, Command::Do(Action::EditEvent)));
    drop(act(&mut state, EditCommand::TypeForm(Box::new(values))));
    drop(act(&mut state, EditCommand::CloseForm));
    assert!(state.overlay().is_none() && project(&state).form.is_none());
}

#[test]
fn nothing_unsaved_is_given_up_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.json");
    let mut state = opened();
    drop(act(&mut state, EditCommand::Apply(Box::new(Edit::SetTitle("New".into())))));
    let effects = act(&mut state, WindowCommand::Quit);
    assert!(!effects.closes_window);
    assert_eq!(state.overlay(), Some(&Overlay::Unsaved(After::Quit)));
    let effects = act(&mut state, FileCommand::SaveFirst);
    assert!(matches!(effects.tasks[0].kind, TaskKind::FileDialog), "the bundled project has no file");
    drop(act(&mut state, WindowCommand::Show(None)));
    let effects = act(&mut state, FileCommand::Save(path.clone()));
    assert!(matches!(effects.tasks[0].kind, TaskKind::Save));
    run(&mut state, effects);
    assert!(path.exists() && !state.has_work());
    drop(act(&mut state, EditCommand::Apply(Box::new(Edit::SetTitle("Newer".into())))));
    drop(act(&mut state, FileCommand::Open(PathBuf::from("other.json"))));
    let effects = act(&mut state, FileCommand::Discard);
    assert!(matches!(effects.tasks[0].kind, TaskKind::Load(_)) && state.is_loading());
    drop(act(&mut state, FileCommand::CancelLoading));
    assert!(!state.is_loading() && state.has_work());
}

#[test]
fn a_file_in_the_way_is_written_over_only_when_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.json");
    std::fs::write(&path, "theirs").expect("a file");
    let mut state = opened();
    let effects = act(&mut state, FileCommand::Save(path.clone()));
    run(&mut state, effects);
    assert!(matches!(state.overlay(), Some(Overlay::Exists(_))));
    let effects = act(&mut state, FileCommand::Replace);
    run(&mut state, effects);
    assert!(state.overlay().is_none() && std::fs::read_to_string(&path).expect("a file").contains("sanad/1"));
    // Another program changes it.
    std::fs::write(&path, r#"{"format": "sanad/1", "title": "Theirs", "events": []}"#).expect("a file");
    drop(act(&mut state, EditCommand::Apply(Box::new(Edit::SetTitle("Mine".into())))));
    let effects = act(&mut state, Command::Do(Action::Save));
    run(&mut state, effects);
    assert_eq!(state.overlay(), Some(&Overlay::Conflict));
    let effects = act(&mut state, FileCommand::Reload);
    run(&mut state, effects);
    assert_eq!(project(&state).session.project.title.get("en"), "Mine", "the edit is made again on their file");
    assert_eq!(project(&state).session.project.events.len(), 0);
}

#[test]
fn commands_of_exporting() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = opened();
    drop(act(&mut state, Command::Do(Action::Export)));
    let mut draft = state.export.draft.clone();
    assert!(draft.path.ends_with("timeline.png"));
    draft.settings.format = Target::Svg;
    drop(act(&mut state, ExportCommand::Describe(Box::new(draft.clone()))));
    assert_eq!(state.export.draft, draft);
    let effects = act(&mut state, ExportCommand::ChoosePath);
    assert!(matches!(effects.tasks[0].kind, TaskKind::FileDialog));
    let path = folder.path().join("t.svg");
    let effects = act(&mut state, ExportCommand::Write(path.clone()));
    assert!(state.is_exporting() && matches!(effects.tasks[0].kind, TaskKind::Export));
    drop(act(&mut state, ExportCommand::Cancel));
    assert!(crate::formats::Progress::cancelled(&*state.export.meter));
    run(&mut state, effects);
    assert!(!state.is_exporting());
    let effects = act(&mut state, ExportCommand::Write(path.clone()));
    run(&mut state, effects);
    assert!(path.exists() && state.overlay().is_none(), "the dialog closes");
    assert_eq!(state.settings().export_of(None).map(|kept| kept.format), Some(Target::Svg));
}

#[test]
fn commands_of_a_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    std::fs::write(&path, "a,b\n01/02/2020,One\n03/04/2021,Two\n").expect("a file");
    let mut state = opened();
    let effects = act(&mut state, FileCommand::Open(path));
    run(&mut state, effects);
    assert_eq!(state.overlay(), Some(&Overlay::Columns));
    let columns = |state: &State| state.table.as_ref().expect("it is asked").question.preview.width();
    assert_eq!(columns(&state), 2);
    let commands = [
        TableCommand::Assign(0, Some(crate::formats::csv::Role::When)),
        TableCommand::Assign(1, Some(crate::formats::csv::Role::Title)),
        TableCommand::Encoding("UTF-8"),
        TableCommand::Names(Some(1)),
        TableCommand::Order(Order::DayFirst),
        TableCommand::Delimiter(','),
    ];
    for command in commands {
        let effects = act(&mut state, command);
        run(&mut state, effects);
        let table = state.table.as_ref().expect("it is asked");
        assert!(table.counts().is_some() && !table.is_uncounted());
    }
    drop(act(&mut state, TableCommand::Assign(0, Some(crate::formats::csv::Role::When))));
    drop(act(&mut state, TableCommand::Assign(1, Some(crate::formats::csv::Role::Title))));
    let effects = act(&mut state, FileCommand::OpenTable);
    run(&mut state, effects);
    assert_eq!(project(&state).session.project.events.len(), 2);
}

#[test]
fn commands_of_the_window() {
    let mut state = opened();
    drop(act(&mut state, WindowCommand::Show(Some(Overlay::About))));
    assert_eq!(state.overlay(), Some(&Overlay::About));
    drop(act(&mut state, WindowCommand::Show(None)));
    assert_eq!(state.overlay(), None);
    assert_eq!(act(&mut state, WindowCommand::Copy("x".to_owned())).copies.len(), 1);
    drop(act(&mut state, WindowCommand::OpenNotice));
    assert!(state.notices().shown().is_some_and(|notice| notice.is_open));
    drop(act(&mut state, WindowCommand::DismissNotice));
    assert!(state.notices().shown().is_none());
    drop(act(&mut state, WindowCommand::EndShare(9.0)));
    drop(act(&mut state, WindowCommand::ListShare(-1.0)));
    assert_eq!((state.settings().source_share, state.settings().list_share), (0.7, 0.2));
    let arabic = Settings { language: Locale::Ar, ..state.settings().clone() };
    drop(act(&mut state, WindowCommand::Settings(Box::new(arabic))));
    assert_eq!(state.localization().messages.locale(), Locale::Ar);
    assert!(break_down(&mut state, "a fault") && !break_down(&mut state, "another"));
    drop(act(&mut state, WindowCommand::GoOn));
    assert!(state.fault.is_none());
    assert!(act(&mut state, WindowCommand::Quit).closes_window && state.may_close());
}

#[test]
fn another_project_leaves_nothing_of_the_one_before() {
    let mut state = opened();
    drop(act(&mut state, FindCommand::Search("meta".to_owned())));
    drop(act(&mut state, ListCommand::Sort(Sort { by: By::Title, reversed: true })));
    let number = project(&state).number;
    let effects = act(&mut state, Command::Do(Action::OpenSample));
    run(&mut state, effects);
    let project = project(&state);
    assert_eq!((project.selection.event, project.search.query.as_str(), project.time.fitted), (None, "", false));
    assert_eq!((project.number, project.list.sort.by), (number + 1, By::Title), "the order is kept");
}

#[test]
fn one_panel_shows_where_there_is_room_for_one() {
    let mut state = opened();
    set_room(&mut state, PanelRoom::One);
    // Action, and what shows after it.
    let steps = [
        (Action::Fit, "timeline"),
        (Action::Source, "source"),
        (Action::Source, "timeline"),
        (Action::List, "list"),
        (Action::OpenQuote, "source"),
        (Action::List, "list"),
        (Action::Close, "timeline"),
    ];
    for (action, expected) in steps {
        drop(act(&mut state, Command::Do(action)));
        let shown =
            [(state.shows_timeline(), "timeline"), (state.shows_source(), "source"), (state.shows_list(), "list")];
        let shown: Vec<&str> = shown.iter().filter(|(shows, _)| *shows).map(|(_, name)| *name).collect();
        assert_eq!(shown, [expected], "{action:?}");
    }
    // A larger window shows what was open.
    set_room(&mut state, PanelRoom::All);
    assert!(state.shows_timeline() && state.shows_source() && state.shows_list());
}

#[test]
fn the_desktop_enlarges_text_and_asks_for_contrast() {
    let mut state = opened();
    state.settings.zoom = Some(1.5);
    assert_eq!((state.zoom_for(1440.0, 900.0), state.theme().edge), (1.5, Theme::light().edge));
    state.desktop =
        DesktopPreferences { text_scale: Some(1.25), contrast: Some(true), ..DesktopPreferences::default() };
    assert_eq!(state.zoom_for(1440.0, 900.0), 1.875);
    state.desktop.text_scale = Some(100.0);
    assert_eq!(state.zoom_for(1440.0, 900.0), 3.0);
    for (choice, dark, theme) in [
        (ContrastChoice::System, ThemeChoice::Light, Theme::contrast_light()),
        (ContrastChoice::System, ThemeChoice::Dark, Theme::contrast_dark()),
        (ContrastChoice::Usual, ThemeChoice::Dark, Theme::dark()),
        (ContrastChoice::High, ThemeChoice::Light, Theme::contrast_light()),
    ] {
        (state.settings.contrast, state.settings.theme) = (choice, dark);
        assert_eq!(state.theme(), theme, "{choice:?} {dark:?}");
    }
    state.desktop.contrast = None;
    (state.settings.contrast, state.settings.theme) = (ContrastChoice::System, ThemeChoice::Light);
    assert_eq!(state.theme(), Theme::light());
}

#[test]
fn an_undated_event_that_comes_into_view_opens_the_tray() {
    let mut state = opened();
    drop(act(&mut state, Command::Do(Action::Tray)));
    let (dated, undated) = (project(&state).content.placed[0].event, project(&state).content.undated[0].0);
    drop(act(&mut state, TimelineCommand::Reveal(dated)));
    assert!(state.settings().tray_folded);
    drop(act(&mut state, TimelineCommand::Reveal(undated)));
    assert!(!state.settings().tray_folded);
}
