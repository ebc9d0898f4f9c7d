//! The way of the keyboard through the window: it goes with what keys choose, and back to where it came from.

use egui::{Context, Event, Id};

use super::list::{self, list_id};
use super::reader::readable::quote_id;
use super::source::head;
use super::source::marks::{is_on_quote, page_id};
use super::{timeline, toolbar};
use crate::app::command::Action;
use crate::app::state::State;
use crate::app::ui::context::by_keyboard;
use crate::app::ui::text_field;

/// Widgets that are to have the keyboard, or had it before.
#[derive(Debug, Default)]
pub struct KeyboardFocus {
    /// The widget that is to have it as soon as it shows.
    wanted: Option<Id>,
    /// The widget that had it before the list was opened.
    before_list: Option<Id>,
    /// The widget that had it before a dialog or a menu was opened.
    before_overlay: Option<Id>,
}

/// Circumstances of a command.
#[derive(Clone, Copy, Debug)]
pub struct Cause {
    /// A key asked for it, and not a button.
    pub by_key: bool,
    /// A dialog or a menu lay over the window.
    pub was_covered: bool,
}

impl KeyboardFocus {
    /// Gives up what is waited for if something is pressed: the user has gone on.
    pub fn begin_frame(&mut self, context: &Context) {
        let is_pressed = |event: &Event| {
            matches!(event, Event::Key { pressed: true, .. } | Event::PointerButton { pressed: true, .. })
        };
        if context.input(|input| input.events.iter().any(is_pressed)) {
            self.wanted = None;
        }
    }

    /// Follows an action that was done.
    pub fn follow(&mut self, context: &Context, state: &State, action: Action, cause: Cause) {
        if state.overlay().is_some() {
            return;
        }
        let in_list = list::has_focus(context);
        let wanted = match action {
            // Rows are gone through while their quotes are read.
            Action::OpenQuote if in_list => return,
            Action::OpenQuote if cause.by_key || by_keyboard(context) => quote(state),
            Action::NextQuote | Action::PreviousQuote if cause.by_key => quote(state),
            _ if !cause.by_key => return,
            Action::NextHit | Action::PreviousHit if text_field::has_focus(context) => return,
            _ if is_step(action) && !in_list => selected(state),
            Action::Close if !cause.was_covered && focused(context).is_none() => selected(state),
            Action::List => self.list(context, state),
            Action::Source if !state.shows_source() && is_in_source(context) => {
                selected(state).or(Some(toolbar::button_id(Action::Source)))
            }
            _ => return,
        };
        self.wanted = wanted.or(self.wanted);
    }

    /// Stays with the selected event while the user steps through events.
    pub fn stay_with_selection(&mut self, context: &Context, state: &State) {
        let chosen = selected(state).filter(|event| focused(context) != Some(*event));
        if let (true, Some(event)) = (timeline::is_on_event(context), chosen) {
            self.wanted = self.wanted.or(Some(event));
        }
    }

    /// Takes the keyboard from what has it, for a dialog or a menu that opens.
    pub fn give_way(&mut self, context: &Context) {
        let focused = focused(context);
        // A dialog that a menu opens goes back to what had the keyboard before the menu.
        self.before_overlay = self.before_overlay.or(focused);
        focused.inspect(|id| context.memory_mut(|memory| memory.surrender_focus(*id)));
    }

    /// Gives the keyboard back after a dialog or a menu is closed; while its layer is the top one, nothing below can have
    /// it.
    pub fn come_back(&mut self, context: &Context, state: &State) {
        let is_free = state.overlay().is_none() && context.memory(|memory| memory.top_modal_layer().is_none());
        match self.before_overlay.take_if(|_| is_free) {
            Some(id) if context.read_response(id).is_some() => context.memory_mut(|memory| memory.request_focus(id)),
            // It is gone, as the entry of a menu.
            Some(_) => self.leave_quote(state),
            None => {}
        }
    }

    /// Goes back from a quote to its event.
    pub fn leave_quote(&mut self, state: &State) {
        self.wanted = selected(state);
    }

    /// Gives the keyboard to the widget that is to have it, if that shows by now.
    pub fn end_frame(&mut self, context: &Context, state: &State) {
        if state.overlay().is_some() {
            return;
        }
        let shown = self.wanted.take_if(|id| context.read_response(*id).is_some());
        if let Some(id) = shown.filter(|id| focused(context) != Some(*id)) {
            context.memory_mut(|memory| memory.request_focus(id));
            context.request_repaint();
        }
    }

    /// The list as it opens; as it closes, what had the keyboard before.
    fn list(&mut self, context: &Context, state: &State) -> Option<Id> {
        if state.shows_list() {
            self.before_list = focused(context);
            return Some(list_id());
        }
        let is_free = focused(context).is_none_or(|id| id == list_id());
        let before = self.before_list.take();
        let back = before.or_else(|| selected(state)).or(Some(toolbar::button_id(Action::List)));
        back.filter(|_| is_free)
    }
}

fn focused(context: &Context) -> Option<Id> {
    context.memory(|memory| memory.focused())
}

/// The quote that is selected; the document if its place is not known.
fn quote(state: &State) -> Option<Id> {
    let project = state.project()?;
    let quote = project.selection.excerpt;
    let found = quote.filter(|ix| project.session.resolution(*ix).is_some_and(|found| found.range().is_some()));
    found.map(quote_id).or(project.source.document.map(|_| page_id()))
}

fn selected(state: &State) -> Option<Id> {
    state.project().and_then(|project| project.selection.event).map(timeline::event_id)
}

/// Returns true if an action goes from event to event.
fn is_step(action: Action) -> bool {
    use Action::{
        CenterSelection, Earlier, First, LaneDown, LaneUp, Last, Later, NextHit, PreviousHit, SideLeft, SideRight,
    };
    matches!(
        action,
        First
            | Last
            | Earlier
            | Later
            | SideLeft
            | SideRight
            | LaneUp
            | LaneDown
            | NextHit
            | PreviousHit
            | CenterSelection
    )
}

/// Returns true if the keyboard is in the source panel.
fn is_in_source(context: &Context) -> bool {
    let buttons = [Action::CopyQuote, Action::NextQuote, Action::PreviousQuote, Action::SourceView];
    let now = focused(context);
    now.is_none()
        || is_on_quote(context)
        || now == Some(page_id())
        || buttons.into_iter().any(|action| now == Some(head::button_id(action)))
}
