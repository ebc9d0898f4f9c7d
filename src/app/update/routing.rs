//! The way of every command to what does it.

use super::updater::Updater;
use crate::app::command::{
    Action, Command, EditCommand, ExportCommand, FileCommand, FindCommand, ListCommand, SourceCommand, TableCommand,
    TimelineCommand, WindowCommand,
};
use crate::app::state::{After, Overlay, Purpose};
use crate::i18n::Locale;
use crate::model::Attests;
use crate::model::filter::Filter;

impl Updater<'_> {
    /// Does a command.
    pub(super) fn apply(&mut self, command: Command) {
        match command {
            Command::Do(action) => self.act(action),
            Command::File(command) => self.file(command),
            Command::Edit(command) => self.edit_command(command),
            Command::Table(command) => self.table(command),
            Command::Export(command) => self.export(command),
            Command::Timeline(command) => self.timeline(command),
            Command::Source(command) => self.source(command),
            Command::List(command) => self.list(command),
            Command::Find(command) => self.find(command),
            Command::Window(command) => self.window(command),
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Open => self.guarded(After::ChooseFile),
            Action::OpenSample => self.guarded(After::OpenSample),
            Action::Save => self.save(),
            Action::SaveAs => self.choose(Purpose::Save),
            Action::Export => self.show(Some(Overlay::Export)),
            Action::Undo => self.step_history(false),
            Action::Redo => self.step_history(true),
            Action::EditEvent => self.edit_event(),
            Action::DeleteEvent => self.delete_event(),
            Action::TakeText => self.take_text(),
            Action::UseSelection => self.use_selection(),
            Action::NewEvent => self.new_event(),
            Action::QuoteWords => self.quote_words(Attests::Event),
            Action::DateWords => self.quote_words(Attests::Date),
            Action::ContextWords => self.quote_words(Attests::Context),
            Action::Search => self.focus_search(),
            Action::ClearFilter => self.set_filter(Filter::default()),
            Action::NextHit => self.step_hit(1),
            Action::PreviousHit => self.step_hit(-1),
            Action::Filter => self.toggle(Overlay::Filter),
            Action::Palette => self.toggle(Overlay::Palette),
            Action::Shortcuts => self.toggle(Overlay::Shortcuts),
            Action::Menu => self.toggle(Overlay::Menu),
            Action::Problems => self.toggle(Overlay::Problems),
            Action::Settings => self.toggle(Overlay::Settings),
            Action::About => self.toggle(Overlay::About),
            Action::Close => self.close(),
            Action::Theme => self.toggle_theme(),
            Action::Language => self.set_locale(match self.state.settings.locale() {
                Locale::Ar => Locale::En,
                Locale::En => Locale::Ar,
            }),
            Action::Direction => self.toggle_direction(),
            Action::Source => self.toggle_source(),
            Action::SourceView => self.toggle_source_view(),
            Action::List => self.toggle_list(),
            Action::Tray => self.toggle_tray(),
            Action::ZoomIn => self.zoom_step(1),
            Action::ZoomOut => self.zoom_step(-1),
            Action::Fit => self.fit_all(),
            Action::CenterSelection => self.center_selection(),
            Action::PanStart => self.pan_step(-1.0),
            Action::PanEnd => self.pan_step(1.0),
            Action::First => self.show_first(),
            Action::Last => self.show_last(),
            Action::Earlier => self.step(-1),
            Action::Later => self.step(1),
            Action::SideLeft => self.step_aside(-1),
            Action::SideRight => self.step_aside(1),
            Action::LaneUp => self.step_lane(-1),
            Action::LaneDown => self.step_lane(1),
            Action::OpenQuote => self.open_quote(),
            Action::NextQuote => self.step_quote(1),
            Action::PreviousQuote => self.step_quote(-1),
            Action::CopyQuote => self.copy_quote(),
            Action::CopyEvent => self.copy_event(),
            Action::CopyView => self.copy_view(),
            Action::Print => self.print(),
            Action::PageDown => self.effects.source_screens += 1.0,
            Action::PageUp => self.effects.source_screens -= 1.0,
        }
    }

    fn file(&mut self, command: FileCommand) {
        match command {
            FileCommand::Open(path) => self.guarded(After::Open(path)),
            FileCommand::OpenTable => self.guarded(After::OpenTable),
            FileCommand::CancelLoading => self.stop_loading(),
            FileCommand::Save(path) => self.save_to(path, false),
            FileCommand::SaveFirst => self.save_first(),
            FileCommand::Discard => self.discard(),
            FileCommand::Replace => self.overwrite(),
            FileCommand::Reload => self.reload(),
            FileCommand::Recover => self.guarded(After::Recover),
            FileCommand::DiscardJournal => self.discard_left_over(),
        }
    }

    fn edit_command(&mut self, command: EditCommand) {
        match command {
            EditCommand::Apply(edit) => self.edit(*edit),
            EditCommand::Reanchor(excerpt, range) => self.reanchor(excerpt, range),
            EditCommand::TypeForm(values) => self.type_form(*values),
            EditCommand::ApplyForm => self.submit_form(),
            EditCommand::CloseForm => self.close_form(),
        }
    }

    fn table(&mut self, command: TableCommand) {
        let Some(table) = &mut self.state.table else { return };
        match command {
            TableCommand::Assign(column, role) => table.assign(column, role),
            TableCommand::Delimiter(delimiter) => table.set_delimiter(delimiter),
            TableCommand::Encoding(encoding) => table.set_encoding(encoding),
            TableCommand::Names(row) => table.set_names(row),
            TableCommand::Order(order) => table.set_order(order),
        }
        self.count_table();
    }

    fn export(&mut self, command: ExportCommand) {
        match command {
            ExportCommand::Describe(draft) => self.state.export.draft = *draft,
            ExportCommand::ChoosePath => self.choose(Purpose::Export),
            ExportCommand::Write(path) => self.export_to(path, false),
            ExportCommand::Cancel => self.state.export.meter.cancel(),
        }
    }

    fn timeline(&mut self, command: TimelineCommand) {
        match command {
            TimelineCommand::Select(event) => self.select(event),
            TimelineCommand::Reveal(event) => self.reveal(event),
            TimelineCommand::BringIntoView(event) => self.bring_into_view(event),
            TimelineCommand::Fit(event) => self.fit_event(event),
            TimelineCommand::Hover(event) => self.hover(event),
            TimelineCommand::Zoom(factor, fixed, pace) => self.zoom(factor, fixed, pace),
            TimelineCommand::Pan(by, pace) => self.pan(by, pace),
            TimelineCommand::Fling(speed) => self.fling(speed),
            TimelineCommand::ShowSpan(from, to, pace) => self.show_span(from, to, pace),
        }
    }

    fn source(&mut self, command: SourceCommand) {
        match command {
            SourceCommand::SelectExcerpt(excerpt) => self.show_excerpt(excerpt),
            SourceCommand::ShowDocument(document) => self.show_document(document),
            SourceCommand::PreviewPlace(range) => self.preview_place(range),
            SourceCommand::SelectText(selection) => self.select_text(selection),
        }
    }

    fn list(&mut self, command: ListCommand) {
        match command {
            ListCommand::Pick(event, pick) => self.pick(event, pick),
            ListCommand::MarkAll => self.mark_all(),
            ListCommand::Sort(sort) => self.sort(sort),
            ListCommand::HitsOnly(only) => self.show_hits_only(only),
            ListCommand::CopyMarked => self.copy_marked(),
        }
    }

    fn find(&mut self, command: FindCommand) {
        match command {
            FindCommand::Search(query) => self.search(query),
            FindCommand::Filter(filter) => self.set_filter(*filter),
        }
    }

    fn window(&mut self, command: WindowCommand) {
        match command {
            WindowCommand::Show(None) => self.dismiss(),
            WindowCommand::Show(overlay) => self.show(overlay),
            WindowCommand::OpenNotice => self.state.notices.toggle_open(self.surroundings.now),
            WindowCommand::DismissNotice => self.state.notices.show_next(self.surroundings.now),
            WindowCommand::Quit => self.quit(),
            WindowCommand::GoOn => self.state.fault = None,
            WindowCommand::Settings(settings) => self.set_settings(*settings),
            WindowCommand::Copy(text) => self.copy(text),
            WindowCommand::EndShare(share) => self.state.settings.source_share = share.clamp(0.15, 0.7),
            WindowCommand::ListShare(share) => self.state.settings.list_share = share.clamp(0.2, 0.8),
        }
    }
}
