//! Optional content (layers that can be switched off; ISO 32000-2, 8.11) that is not shown, as far as hayro does not leave it
//! out by itself: what depends on an expression or on how the page is looked at, and annotations.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};

use crate::documents::pdf::syntax::{annotation_box, annotations, catalog, flags};

/// Number of expressions in expressions that are followed.
const MAX_DEPTH: usize = 20;
/// Flag of annotations that are not shown if their kind is unknown (ISO 32000-2, 12.5.3).
const INVISIBLE: u32 = 1;
/// Kinds of annotations that programs know (ISO 32000-2, 12.5.6).
const KINDS: [&[u8]; 27] = [
    b"Text",
    b"Link",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
    b"FileAttachment",
    b"Sound",
    b"Movie",
    b"Widget",
    b"Screen",
    b"PrinterMark",
    b"TrapNet",
    b"Watermark",
    b"3D",
    b"Redact",
    b"Projection",
];

/// Groups of a file's optional content that are off.
#[derive(Debug, Default)]
pub(crate) struct Off(HashSet<ObjectIdentifier>);

impl Off {
    /// Groups that are off when the file of a page is looked at on a screen.
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let properties = catalog(page.xref()).and_then(|catalog| catalog.get::<Dict<'_>>(b"OCProperties"));
        properties.map_or_else(Self::default, |properties| Self::read(&properties))
    }

    fn read(properties: &Dict<'_>) -> Self {
        let mut off = HashSet::new();
        let Some(config) = properties.get::<Dict<'_>>(b"D") else { return Self(off) };
        if config.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            off.extend(groups(properties, b"OCGs"));
        }
        let on = groups(&config, b"ON");
        off.retain(|group| !on.contains(group));
        off.extend(groups(&config, b"OFF"));
        for usage in config.get::<Array<'_>>(b"AS").iter().flat_map(|all| all.iter::<Dict<'_>>()) {
            if usage.get::<Name<'_>>(b"Event").is_some_and(|event| event.as_ref() == b"View") {
                let group = usage.get::<Array<'_>>(b"OCGs");
                group.iter().flat_map(|all| all.iter::<Dict<'_>>()).for_each(|group| by_view(&group, &mut off));
            }
        }
        Self(off)
    }

    /// Returns true if a group, or a membership dictionary (several groups with a rule for them), is not shown.
    pub(crate) fn hides(&self, content: &Dict<'_>) -> bool {
        if content.get::<Name<'_>>(b"Type").is_none_or(|kind| kind.as_ref() != b"OCMD") {
            return content.obj_id().is_some_and(|id| self.0.contains(&id));
        }
        if let Some(expression) = content.get::<Array<'_>>(b"VE") {
            return self.value(&expression, 0) == Some(false);
        }
        let mut all = groups(content, b"OCGs");
        all.extend(content.get_ref(b"OCGs").filter(|_| all.is_empty()).map(ObjectIdentifier::from));
        let is_off = |id: &ObjectIdentifier| self.0.contains(id);
        let policy = content.get::<Name<'_>>(b"P");
        !all.is_empty()
            && match policy.as_ref().map(|policy| policy.as_ref()) {
                Some(b"AllOn") => all.iter().any(is_off),
                Some(b"AnyOff") => !all.iter().any(is_off),
                Some(b"AllOff") => !all.iter().all(is_off),
                _ => all.iter().all(is_off),
            }
    }

    /// Value of a visibility expression (ISO 32000-2, 8.11.2.2); nothing for one that is none.
    fn value(&self, expression: &Array<'_>, depth: usize) -> Option<bool> {
        let operator = expression.iter::<Object<'_>>().next();
        let Some(Object::Name(operator)) = operator.filter(|_| depth < MAX_DEPTH) else { return None };
        let raw = expression.raw_iter().skip(1).map(|item| item.as_obj_ref());
        let operands = raw.zip(expression.iter::<Object<'_>>().skip(1)).map(|(group, object)| match object {
            Object::Array(inner) => self.value(&inner, depth + 1),
            _ => group.map(|group| !self.0.contains(&group.into())),
        });
        let values = operands.collect::<Option<Vec<bool>>>()?;
        match operator.as_ref() {
            b"Not" => values.first().map(|value| !value),
            b"And" => Some(values.iter().all(|value| *value)),
            b"Or" => Some(values.iter().any(|value| *value)),
            _ => None,
        }
    }

    /// Boxes of the annotations of a page that hayro draws although they are not shown, in points from its top left.
    pub(crate) fn annotations(&self, page: &Page<'_>, place: Affine) -> Vec<Rect> {
        let is_unseen = |annotation: &Dict<'_>| {
            let kind = annotation.get::<Name<'_>>(b"Subtype");
            let is_unknown = kind.is_none_or(|kind| !KINDS.contains(&kind.as_ref()));
            is_unknown && flags(annotation) & INVISIBLE != 0 || self.hides_annotation(annotation)
        };
        let unseen = annotations(page).into_iter().filter(is_unseen);
        unseen.filter_map(|annotation| annotation_box(&annotation, place)).collect()
    }

    /// Returns true if an annotation is optional content that is not shown.
    pub(crate) fn hides_annotation(&self, annotation: &Dict<'_>) -> bool {
        let group = annotation.get_ref(b"OC").map(ObjectIdentifier::from);
        group.is_some_and(|group| self.0.contains(&group))
            || annotation.get::<Dict<'_>>(b"OC").is_some_and(|content| self.hides(&content))
    }
}

/// Groups that an array of a dictionary refers to.
fn groups(of: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    let all = of.get::<Array<'_>>(key);
    let groups = all.iter().flat_map(|all| all.raw_iter());
    groups.filter_map(|group| group.as_obj_ref().map(ObjectIdentifier::from)).collect()
}

/// Switches a group on or off as its usage dictionary says for looking at it (ISO 32000-2, 8.11.4.4).
fn by_view(group: &Dict<'_>, off: &mut HashSet<ObjectIdentifier>) {
    let view = group.get::<Dict<'_>>(b"Usage").and_then(|usage| usage.get::<Dict<'_>>(b"View"));
    let state = view.and_then(|view| view.get::<Name<'_>>(b"ViewState"));
    let Some(id) = group.obj_id() else { return };
    match state.as_ref().map(|state| state.as_ref()) {
        Some(b"OFF") => off.extend([id]),
        Some(b"ON") => off.retain(|other| *other != id),
        _ => {}
    }
}
