//! Elements that are passed over: those of namespaces that are not known, and those that others stand in for.

use std::mem::replace;

use quick_xml::events::BytesStart;

use super::super::references;
use super::super::tags::attribute;
use super::state::Writer;

/// Elements whose content is not read: codes of fields, and what is said of sections.
const SKIPPED: [&[u8]; 3] = [b"instrText", b"delInstrText", b"sectPr"];

/// Elements that say how things look.
const PROPERTIES: [&[u8]; 6] = [b"pPr", b"rPr", b"tblPr", b"tblPrEx", b"trPr", b"tcPr"];

impl Writer<'_> {
    /// Returns true if an element is not read. Of what is there several times for several programs, the first counts
    /// that word processors understand (ECMA-376 part 3 §10.2).
    pub(super) fn is_skipped(&mut self, name: &[u8], tag: &BytesStart<'_>) -> bool {
        if self.is_foreign(tag) {
            return true;
        }
        let is_understood = name != b"Choice" || self.is_understood(tag);
        match (name, self.choices.last_mut()) {
            (b"Choice", Some(_)) if !is_understood => true,
            (b"Choice" | b"Fallback", Some(taken)) => replace(taken, true),
            _ => SKIPPED.contains(&name) || PROPERTIES.contains(&name),
        }
    }

    /// Returns true if an element is of a namespace that word processors do not know: they pass over it.
    pub(super) fn is_foreign(&mut self, tag: &BytesStart<'_>) -> bool {
        let Some(prefix) = tag.name().prefix().map(|prefix| prefix.as_ref().to_vec()) else { return false };
        if tag.attributes_raw().windows(6).any(|part| part == b"xmlns:") {
            self.add_namespaces(tag);
        }
        if !self.namespaces.contains_key(&prefix) || tag.local_name().as_ref() == b"AlternateContent" {
            self.read_namespaces(tag);
            let own = references::namespace(tag, &prefix);
            self.namespaces.entry(prefix.clone()).or_insert_with(|| own.unwrap_or_default());
        }
        self.namespaces.get(&prefix).is_some_and(|uri| !references::is_known(uri))
    }

    /// Takes the namespaces that an element declares, but for prefixes that have one.
    fn add_namespaces(&mut self, tag: &BytesStart<'_>) {
        for (prefix, uri) in declared(tag) {
            self.namespaces.entry(prefix).or_insert(uri);
        }
    }

    /// Takes the namespaces that an element declares.
    fn read_namespaces(&mut self, tag: &BytesStart<'_>) {
        self.namespaces.extend(declared(tag));
    }

    fn is_understood(&mut self, tag: &BytesStart<'_>) -> bool {
        self.read_namespaces(tag);
        let required = attribute(tag, "Requires").unwrap_or_default();
        let is_known =
            |prefix: &str| self.namespaces.get(prefix.as_bytes()).is_none_or(|uri| references::is_known(uri));
        required.split_whitespace().all(is_known)
    }
}

/// Prefixes that an element declares, with their namespaces.
fn declared(tag: &BytesStart<'_>) -> Vec<(Vec<u8>, String)> {
    let mut attributes = tag.attributes();
    let declared = attributes.with_checks(false).flatten().filter_map(|attribute| {
        let prefix = attribute.key.as_ref().strip_prefix(b"xmlns:")?.to_vec();
        Some((prefix, String::from_utf8_lossy(&attribute.value).into_owned()))
    });
    declared.collect()
}
