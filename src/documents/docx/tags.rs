//! Attributes of the tags of a part.

use quick_xml::events::BytesStart;

/// The value of an attribute by its local name, without entities.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&found.value);
    Some(quick_xml::escape::unescape(&value).map_or_else(|_| value.to_string(), |value| value.into_owned()))
}

/// Returns true if a property that is there is on (§17.17.4).
pub(crate) fn is_on(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

/// The value of an attribute that is a number.
pub(crate) fn number(tag: &BytesStart<'_>, name: &str) -> Option<f64> {
    attribute(tag, name)?.parse().ok()
}
