//! The core properties of a package (ECMA-376 part 2 §11): the title and the language that its author gave.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::said::Metadata;
use crate::documents::docx::core_properties;

/// Statements of a package in its properties.
pub(super) fn metadata(bytes: &[u8]) -> Metadata {
    let xml = core_properties(bytes).unwrap_or_default();
    let (mut said, mut reader, mut name) = (Metadata::default(), Reader::from_str(&xml), Vec::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => name = tag.local_name().as_ref().to_vec(),
            Ok(Event::End(_)) => name.clear(),
            Ok(Event::Text(text)) => add(&mut said, &name, &text.decode().unwrap_or_default()),
            Ok(Event::GeneralRef(entity)) => {
                let entity = format!("&{};", entity.decode().unwrap_or_default());
                add(&mut said, &name, &quick_xml::escape::unescape(&entity).unwrap_or_default());
            }
            Ok(Event::Eof) | Err(_) => return said,
            Ok(_) => {}
        }
    }
}

fn add(said: &mut Metadata, name: &[u8], text: &str) {
    let field = match name {
        b"title" => &mut said.title,
        b"language" => &mut said.language,
        _ => return,
    };
    field.get_or_insert_default().push_str(text);
}
