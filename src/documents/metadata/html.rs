//! Statements of a web page about itself.

use super::said::{Metadata, published};
use crate::base::markup::is_web_address;
use crate::documents::html;

/// Statements of a page in its head.
pub(super) fn metadata(bytes: &[u8]) -> Metadata {
    let head = html::head_of(bytes);
    // Sites put their own name behind the title; that of Open Graph is without it.
    let (title, short) = (head.title.trim(), head.short_title.trim());
    let is_part = !short.is_empty() && (title.is_empty() || title.starts_with(short));
    let title = if is_part { short } else { title };
    Metadata {
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        language: head.language,
        publisher: head.site,
        published: head.dates.iter().find_map(|date| published(date)),
        url: head.url.filter(|url| is_web_address(url)),
    }
}
