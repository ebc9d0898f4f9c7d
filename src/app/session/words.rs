//! Edits in words: what one changes, and why one could not be made.

use std::time::{Duration, SystemTime};

use super::journal::Base;
use crate::base::bidi;
use crate::i18n::Messages;
use crate::model::edit::Change;
use crate::model::{Edit, EditError, LocalText};

/// Returns an edit in words: the title of what it changes, or its id where it has none. A text without a language of
/// its own is in `language`.
pub fn label(messages: &Messages, edit: &Edit, language: &str) -> String {
    let what = messages.get(edit.label_code());
    match name(edit, messages.locale().as_tag(), language) {
        Some(name) => messages.format("recovery-edit", &[("what", (&what).into()), ("name", (&name).into())]),
        None => what,
    }
}

fn name(edit: &Edit, locale: &str, language: &str) -> Option<String> {
    let titled = |title: &LocalText, id: &str| match title.get_with_language(locale, language) {
        ("", _) => id.to_owned(),
        (title, language) => bidi::isolate_for(language, title),
    };
    Some(match edit {
        Edit::SetTitle(title) => titled(title, ""),
        Edit::Event(Change::Put { item, .. } | Change::Insert { item, .. }) => titled(&item.title, &item.id),
        Edit::Lane(Change::Put { item, .. } | Change::Insert { item, .. }) => titled(&item.title, &item.id),
        Edit::Actor(Change::Put { item, .. } | Change::Insert { item, .. }) => titled(&item.name, &item.id),
        Edit::Document(Change::Put { item, .. } | Change::Insert { item, .. }) => titled(&item.title, &item.id),
        Edit::View(Change::Put { item, .. } | Change::Insert { item, .. }) => titled(&item.name, &item.id),
        Edit::SetLanguage(tag) => tag.clone(),
        Edit::SetDirection(_) => return None,
        Edit::Event(Change::Remove { id } | Change::Move { id, .. })
        | Edit::Lane(Change::Remove { id } | Change::Move { id, .. })
        | Edit::Actor(Change::Remove { id } | Change::Move { id, .. })
        | Edit::Document(Change::Remove { id } | Change::Move { id, .. })
        | Edit::View(Change::Remove { id } | Change::Move { id, .. }) => id.to_string(),
        Edit::PutExcerpt { event, .. } => event.to_string(),
        Edit::Several(edits) => return edits.first().and_then(|edit| name(edit, locale, language)),
    })
}

/// Why an edit could not be made.
pub fn reason(messages: &Messages, error: &EditError) -> String {
    match error {
        EditError::UnknownId { kind, id } => {
            messages.format("edit-unknown-id", &[("kind", (*kind).into()), ("id", (&**id).into())])
        }
        EditError::DuplicateId { kind, id } => {
            messages.format("edit-duplicate-id", &[("kind", (*kind).into()), ("id", (&**id).into())])
        }
        EditError::NoSuchPlace { position, len } => {
            messages.format("edit-no-place", &[("position", (position + 1).into()), ("count", (*len).into())])
        }
    }
}

/// Returns the title of the project of a journal, in the direction of its own language.
pub fn project_title(messages: &Messages, base: &Base) -> String {
    match base.title.as_str() {
        "" => messages.get("untitled"),
        title => bidi::isolate_for(&base.language, title),
    }
}

/// Returns the time since `then` in words.
pub fn ago(messages: &Messages, then: SystemTime) -> String {
    let past = SystemTime::now().duration_since(then).unwrap_or(Duration::ZERO).as_secs();
    let (id, count) = match past {
        0..60 => ("ago-moments", 0),
        60..3600 => ("ago-minutes", past / 60),
        3600..86_400 => ("ago-hours", past / 3600),
        _ => ("ago-days", past / 86_400),
    };
    messages.format(id, &[("count", (count as usize).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::with_isolates;
    use crate::i18n::Locale;
    use crate::i18n::without_isolates;

    #[test]
    fn reasons_are_said_in_the_language_of_the_interface() {
        let (id, kind) = ("e 1".into(), "event");
        let unknown = EditError::UnknownId { kind, id };
        let said = |locale, error: &EditError| without_isolates(&reason(&Messages::new(locale), error));
        assert_eq!(said(Locale::En, &unknown), "there is no event “e 1”");
        assert_eq!(said(Locale::Ar, &unknown), "لا حدث بالمعرّف «e 1»");
        let place = EditError::NoSuchPlace { position: 4, len: 2 };
        assert!(said(Locale::En, &place).contains('5'), "counted as people count");
    }

    #[test]
    fn a_title_runs_in_its_own_direction() {
        let messages = Messages::new(Locale::En);
        let title = "Kadrey ضد Meta";
        let said = |title: LocalText, language: &str| label(&messages, &Edit::SetTitle(title), language);
        assert!(
            said(title.into(), "ar").contains(&with_isolates("⟪Kadrey")),
            "right to left, though it begins with Latin"
        );
        assert!(said(title.into(), "en").contains(&with_isolates("⟦Kadrey")));
        assert!(said(LocalText::Map(vec![("ar".into(), title.into())]), "en").contains(&with_isolates("⟪Kadrey")));
    }

    #[test]
    fn a_title_runs_as_its_language_does_in_every_interface() {
        let base = |title: &str, language: &str| Base {
            path: None,
            format: "json".into(),
            stamp: None,
            title: title.into(),
            language: language.into(),
            snapshot: false,
        };
        for locale in Locale::ALL {
            let messages = Messages::new(locale);
            let said = |base: &Base| project_title(&messages, base);
            assert_eq!(said(&base("Kadrey ضد Meta", "ar")), with_isolates("⟪Kadrey ضد Meta⟧"));
            assert_eq!(said(&base("قضية Meta", "en")), with_isolates("⟦قضية Meta⟧"));
            assert_eq!(said(&base("قضية", "")), with_isolates("⟪قضية⟧"), "of a journal that does not tell");
            assert_eq!(said(&base("", "ar")), messages.get("untitled"));
        }
    }
}
