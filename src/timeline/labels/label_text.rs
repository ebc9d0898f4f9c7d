//! The words of a label: what it tells of an event, of its date and of its quotes.

use super::directed_text::{DirectedText, beginning};
use super::quotes::{doubt_in_words, quoted_briefly};
use crate::base::bidi::{contained, isolate};
use crate::base::{Color, EventIx, ExcerptIx};
use crate::i18n::{DateWords, Messages};
use crate::model::quotation::Doubt;
use crate::model::{Attests, EventRef, Evidence, Project, Quotation, Status};
use crate::scene::Theme;

/// Text of an event's label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelText {
    /// The date as its source gives it, in words.
    pub date: DirectedText,
    /// About the same date in the second calendar, if there is one.
    pub second: Option<DirectedText>,
    /// The title.
    pub title: DirectedText,
    /// The words that attest the event, in quotation marks if they are those of the source, else with what is in doubt;
    /// empty if there are none.
    pub quote: DirectedText,
    /// Document and actors.
    pub meta: DirectedText,
    /// The status, unless it is the usual one.
    pub status: Option<DirectedText>,
    /// Gravest doubt about any of its quotes; `None` if all stand in their sources.
    pub doubt: Option<InDoubt>,
    /// Name for screen readers: date, title, status and doubt.
    pub name: String,
}

/// Doubt about the quotes of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct InDoubt {
    /// It, in words.
    pub said: DirectedText,
    /// True if what is told of the event may be wrong, and not only where it stands.
    pub is_grave: bool,
}

impl InDoubt {
    /// The colour of the sign.
    pub fn color(&self, theme: &Theme) -> Color {
        if self.is_grave { theme.error } else { theme.warning }
    }
}

impl LabelText {
    /// The words of an event, by what is known of its quotes; empty for one that is not in the project.
    pub fn of(project: &Project, ix: EventIx, evidence: &Evidence, messages: &Messages, dates: &DateWords) -> Self {
        let told = Told {
            quote: quote(project, ix, evidence, messages),
            doubt: doubt(project, ix, evidence, messages),
            is_date_doubtful: is_date_doubtful(project, ix, evidence),
        };
        project.event(ix).map_or_else(Self::default, |event| words(project, (event, told), messages, dates))
    }
}

/// Returns true if the event has quotes for its date and the sources bear none of them out. What could not be looked at
/// is told with the quotes alone.
fn is_date_doubtful(project: &Project, event: EventIx, evidence: &Evidence) -> bool {
    let excerpts = project.event(event).map_or(&[][..], |event| event.excerpts());
    let dating = excerpts.iter().enumerate().filter(|(_, excerpt)| excerpt.attests == Attests::Date);
    let doubts: Vec<Option<Doubt>> =
        dating.map(|(nth, _)| evidence.standing(project, ExcerptIx { event, nth: nth as u32 }).doubt()).collect();
    !doubts.is_empty()
        && doubts.iter().all(|doubt| doubt.is_some_and(|doubt| !matches!(doubt, Doubt::Unchecked | Doubt::Unread)))
}

/// Part of the text that depends on the quotes.
struct Told {
    quote: DirectedText,
    doubt: Option<InDoubt>,
    is_date_doubtful: bool,
}

/// The gravest doubt about a quote of the event, and how many of them are in doubt.
fn doubt(project: &Project, event: EventIx, evidence: &Evidence, messages: &Messages) -> Option<InDoubt> {
    let count = project.event(event).map_or(0, |event| event.excerpts().len());
    let excerpts = (0..count).map(|nth| ExcerptIx { event, nth: nth as u32 });
    let quotations = excerpts.filter_map(|excerpt| evidence.quotation(project, excerpt));
    let doubtful: Vec<_> = quotations.filter(|quotation| quotation.standing().doubt().is_some()).collect();
    let is_grave = |quotation: &&Quotation<'_>| quotation.standing().doubt().is_some_and(Doubt::is_grave);
    let worst = doubtful.iter().find(is_grave).or(doubtful.first())?;
    let words = doubt_in_words(messages, worst)?;
    let args = [("count", doubtful.len().into()), ("doubt", words.into())];
    let said = DirectedText::new(messages.format("event-doubt", &args), messages.locale().as_tag());
    Some(InDoubt { said, is_grave: is_grave(&worst) })
}

fn words(project: &Project, (event, told): (EventRef<'_>, Told), messages: &Messages, dates: &DateWords) -> LabelText {
    let Told { quote, doubt, is_date_doubtful } = told;
    let locale = messages.locale().as_tag();
    let when = event.when();
    let date = date(event, is_date_doubtful, messages, dates);
    let title = DirectedText::local(event.title(), locale, &project.language);
    let status = (event.status() != Status::Reported).then(|| status_word(messages, event.status()));
    let mut name = format!("{date}{} {}", messages.get("list-separator"), contained(&title.text));
    if let Some(status) = &status {
        name = format!("{name} ({})", status.text);
    }
    if let Some(doubt) = &doubt {
        name = format!("{name} ({})", doubt.said.text);
    }
    LabelText {
        date: DirectedText::new(capitalized(&date), locale),
        second: when.as_ref().and_then(|when| dates.second(when)).map(|second| DirectedText::new(second, locale)),
        title,
        quote,
        meta: meta(project, event, locale, messages),
        status,
        doubt,
        name,
    }
}

/// The date of an event in words, with a capital letter where the script has them; of one that no source bears out, with
/// what is in doubt.
pub fn date_in_words(
    project: &Project,
    event: EventIx,
    evidence: &Evidence,
    (messages, dates): (&Messages, &DateWords),
) -> String {
    let is_doubtful = is_date_doubtful(project, event, evidence);
    project.event(event).map_or_else(String::new, |event| capitalized(&date(event, is_doubtful, messages, dates)))
}

fn date(event: EventRef<'_>, is_doubtful: bool, messages: &Messages, dates: &DateWords) -> String {
    let when = event.when();
    let date = when.as_ref().map_or_else(|| messages.get("date-none"), |when| dates.when(when));
    match is_doubtful && when.is_some() {
        true => messages.format("date-unproven", &[("date", date.into())]),
        false => date,
    }
}

/// A date with a capital letter, where the script has them: it stands alone on a card.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A status, for people.
pub fn status_word(messages: &Messages, status: Status) -> DirectedText {
    DirectedText::new(messages.get(&format!("status-{}", status.as_str())), messages.locale().as_tag())
}

/// The first excerpt that attests the event itself.
fn quote(project: &Project, event: EventIx, evidence: &Evidence, messages: &Messages) -> DirectedText {
    let excerpts = project.event(event).map_or(&[][..], |event| event.excerpts());
    let nth = excerpts.iter().position(|e| e.attests == Attests::Event).unwrap_or_default();
    let quotation = evidence.quotation(project, ExcerptIx { event, nth: nth as u32 });
    quotation
        .map_or_else(|| DirectedText::written("", &project.language), |quotation| quoted_briefly(messages, &quotation))
}

/// The title of the source and the names of who took part.
fn meta(project: &Project, event: EventRef<'_>, locale: &str, messages: &Messages) -> DirectedText {
    let actors = event.actors().iter().filter_map(|id| project.actor_ix(id)).map(|ix| &project.actors[ix.index()].name);
    let mut parts: Vec<String> = actors.map(|name| isolate(&beginning(name.get(locale)))).collect();
    if parts.is_empty() {
        let ids = event.excerpts().first().and_then(|e| project.document_ix(&e.document));
        parts.extend(ids.map(|ix| beginning(project.documents[ix.index()].title.get(locale)).into_owned()));
    }
    DirectedText::new(parts.join(&format!("{} ", messages.get("list-separator"))), locale)
}
