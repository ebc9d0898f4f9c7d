//! Evidence of the texts of the documents for a project's quotes.

use std::collections::HashMap;

use crate::anchoring::Resolution;
use crate::base::ExcerptIx;
use crate::model::evidence::{Place, Witness};
use crate::model::{Difference, DocumentText, Doubt, Evidence, Project, Standing};

/// The evidence in texts (in the order of `project.documents`) for what became of excerpts, which are in their order.
pub fn evidence<'r>(
    project: &Project,
    texts: &[DocumentText],
    resolutions: impl IntoIterator<Item = &'r (ExcerptIx, Resolution)>,
) -> Evidence {
    // Of two documents of one id the first one counts, as it does where quotes are found.
    let by_id: HashMap<&str, &DocumentText> =
        project.documents.iter().zip(texts).rev().map(|(document, text)| (&*document.id, text)).collect();
    let witness = |(ix, resolution): &(ExcerptIx, Resolution)| {
        let text = project.excerpt(*ix).and_then(|excerpt| by_id.get(&*excerpt.document).copied());
        let (standing, place) = standing(resolution, text);
        Witness { excerpt: *ix, standing, place }
    };
    let digests = texts.iter().map(|text| text.sha256().map(str::to_owned)).collect();
    Evidence::new(resolutions.into_iter().map(witness).collect(), digests)
}

/// Standing of an excerpt in the text of its document, and the place that proves it or says otherwise.
fn standing(resolution: &Resolution, document: Option<&DocumentText>) -> (Standing, Option<Place>) {
    let text = document.and_then(|document| Some((document, document.text()?)));
    let Some((document, text)) = text.filter(|(_, text)| !text.trim().is_empty()) else {
        return (Standing::Doubtful(Doubt::Unread), None);
    };
    let concealed = resolution.range().and_then(|range| document.concealment_of(range));
    let doubt = match (resolution, concealed) {
        (Resolution::Ambiguous(places), _) => Some(Doubt::Ambiguous(places.len())),
        (Resolution::Lost { .. }, _) => Some(Doubt::Absent),
        // Other words are graver than that nobody sees them.
        (Resolution::Changed { difference: Difference::Meaning, .. }, _) => Some(Doubt::Altered),
        (_, Some(how)) => Some(Doubt::Concealed(how)),
        (Resolution::Changed { difference: Difference::Spelling, .. }, None) => Some(Doubt::Respelled),
        (Resolution::ContextChanged(_), None) => Some(Doubt::OtherContext),
        (Resolution::Found(_) | Resolution::Moved(_), None) => None,
    };
    // What nobody sees there is not told as what stands there.
    let place = resolution.range().filter(|_| concealed.is_none());
    let place = place.map(|range| Place { text: text.clone(), range: range.clone() });
    (doubt.map_or(Standing::Verbatim, Standing::Doubtful), place)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Concealed, Concealment, Document, Event, Excerpt, SourceMap, Unit};

    #[test]
    fn every_resolution_has_its_doubt() {
        let text = "ورد النص هنا";
        let present = |concealed: &[Concealed], text: &str| DocumentText::Present {
            text: text.into(),
            sha256: "ab".into(),
            source_map: Arc::new(SourceMap { unit: Unit::Line, starts: vec![(0, 1)], ..SourceMap::default() }),
            concealed: concealed.into(),
            original: None,
        };
        let struck = [Concealed { range: 2..4, how: Concealment::Struck }];
        let missing = DocumentText::Missing(crate::base::Diagnostic::error("document-missing"));
        let all = 0..text.len();
        let changed = |difference| Resolution::Changed { range: all.clone(), similarity: 0.9, difference };
        let (spelling, meaning) = (changed(Difference::Spelling), changed(Difference::Meaning));
        let found = Resolution::Found(all.clone());
        let cases: [(Resolution, DocumentText, Option<Doubt>); 11] = [
            (found.clone(), present(&[], text), None),
            (Resolution::Moved(all.clone()), present(&[], text), None),
            (Resolution::ContextChanged(all.clone()), present(&[], text), Some(Doubt::OtherContext)),
            (spelling.clone(), present(&[], text), Some(Doubt::Respelled)),
            (meaning.clone(), present(&[], text), Some(Doubt::Altered)),
            (Resolution::Ambiguous(vec![0..6, 7..9]), present(&[], text), Some(Doubt::Ambiguous(2))),
            (Resolution::Lost { nearest: Some(all.clone()) }, present(&[], text), Some(Doubt::Absent)),
            (found.clone(), present(&struck, text), Some(Doubt::Concealed(Concealment::Struck))),
            (spelling, present(&struck, text), Some(Doubt::Concealed(Concealment::Struck))),
            (meaning, present(&struck, text), Some(Doubt::Altered)),
            (Resolution::Lost { nearest: None }, missing, Some(Doubt::Unread)),
        ];
        for (resolution, document, expected) in cases {
            let (standing, place) = standing(&resolution, Some(&document));
            assert_eq!(standing.doubt(), expected, "{resolution:?}");
            let is_seen = document.concealed().is_empty() && resolution.range().is_some();
            assert_eq!(place.is_some(), is_seen, "{resolution:?}");
        }
        let excerpt = Excerpt { document: "d".into(), exact: text.into(), ..Excerpt::default() };
        let project = Project {
            documents: vec![Document { id: "d".into(), ..Document::default() }],
            events: [Event { excerpts: vec![excerpt], ..Event::default() }].into(),
            ..Project::default()
        };
        let first = ExcerptIx { event: 0.into(), nth: 0 };
        let found = [(first, found)];
        let standing = |text| evidence(&project, &[present(&[], text)], &found).standing(&project, first);
        assert_eq!(standing(text), Standing::Verbatim);
        assert_eq!(standing(" "), Standing::Doubtful(Doubt::Unread));
        assert_eq!(standing("ورد نص هنا وهنا"), Standing::Doubtful(Doubt::Unchecked), "a place that is not proven");
    }
}
