//! Selectors of a target (Web Annotation Data Model §4.2): which words, where, and what else is to be kept.

use serde_json::{Value, json};

use super::vocabulary::PDF_FRAGMENTS;

/// Depth to which `refinedBy` is followed.
const MAX_CHAIN: usize = 16;

/// Place in a document by the selectors of one target.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TargetSelection {
    /// Exact words, prefix and suffix.
    pub quote: Option<[String; 3]>,
    /// Start and end in the whole text; the unit is not known here.
    pub position: Option<(u32, u32)>,
    /// The page, counted from 1 (RFC 8118 §3).
    pub page: Option<u64>,
    /// Selectors that say more than the above.
    pub kept: Vec<Value>,
}

impl TargetSelection {
    /// Reads one selector, or several that select the same.
    pub(crate) fn of(selector: &Value) -> Self {
        let mut selection = Self::default();
        match selector {
            Value::Array(several) => several.iter().for_each(|one| selection.add(one)),
            one => selection.add(one),
        }
        selection
    }

    /// Returns true if there is anything that the anchoring can use.
    pub(crate) fn is_usable(&self) -> bool {
        self.quote.is_some() || self.position.is_some()
    }

    fn add(&mut self, selector: &Value) {
        let refined = selector.get("refinedBy").is_some();
        let taken = match selector.get("type").and_then(Value::as_str) {
            Some("TextQuoteSelector") => self.add_quote(selector, refined),
            // What is refined is a part of this span, not the span.
            Some("TextPositionSelector") if !refined => self.add_position(selector),
            Some("FragmentSelector") => {
                self.page = self.page.or_else(|| page_of(selector.get("value")?.as_str()?));
                self.page.is_some_and(|page| *selector == of_page(page))
            }
            _ => false,
        };
        if !taken {
            self.kept.push(selector.clone());
        }
        self.add_refinements(selector);
    }

    /// Takes the words of the last quote of a chain: positions in it count from where the one before begins, so
    /// they are no positions in the text.
    fn add_refinements(&mut self, selector: &Value) {
        let mut chain = selector;
        for _ in 0..MAX_CHAIN {
            let Some(next) = chain.get("refinedBy") else { return };
            chain = next.as_array().and_then(|several| several.first()).unwrap_or(next);
            if chain.get("type").and_then(Value::as_str) == Some("TextQuoteSelector")
                && let Some(quote) = quote_of(chain)
            {
                self.quote = Some(quote);
            }
        }
    }

    fn add_quote(&mut self, selector: &Value, refined: bool) -> bool {
        if self.quote.is_some() {
            return false;
        }
        self.quote = quote_of(selector);
        let known = ["type", "exact", "prefix", "suffix"];
        self.quote.is_some() && !refined && has_only(selector, &known)
    }

    fn add_position(&mut self, selector: &Value) -> bool {
        let offset = |name| selector.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        if let (None, Some(start), Some(end)) = (self.position, offset("start"), offset("end"))
            && start <= end
        {
            self.position = Some((start, end));
            return has_only(selector, &["type", "start", "end"]);
        }
        false
    }
}

fn quote_of(selector: &Value) -> Option<[String; 3]> {
    let text = |name| selector.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let quote = ["exact", "prefix", "suffix"].map(text);
    (!quote[0].is_empty()).then_some(quote)
}

fn has_only(object: &Value, names: &[&str]) -> bool {
    object.as_object().is_some_and(|fields| fields.keys().all(|name| names.contains(&name.as_str())))
}

/// The selector of a page of a PDF, as this program writes it.
pub(crate) fn of_page(page: u64) -> Value {
    json!({ "type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": format!("page={page}") })
}

/// The page of `page=12` or `page=12&zoom=100`.
fn page_of(fragment: &str) -> Option<u64> {
    fragment.split(['&', '#']).find_map(|part| part.strip_prefix("page=")?.parse().ok())
}

/// Splits an address from the fragment that names a part of it.
pub(crate) fn split_fragment(address: &str) -> (&str, Option<&str>) {
    match address.split_once('#') {
        Some((whole, part)) if !whole.is_empty() && !part.is_empty() => (whole, Some(part)),
        _ => (address, None),
    }
}
