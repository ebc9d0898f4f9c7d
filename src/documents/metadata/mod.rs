//! Title, language and date that a file says of itself, for documents that are new in a project.
//!
//! Nothing is made up: what a file does not say is not there. The date at which a file was made or printed is not that of
//! its publication, and is not taken for it.

mod docx;
mod front_matter;
mod html;
mod language;
mod pdf;
mod said;

use super::{Extract, Media, decoding};

pub use language::language_of_text;
pub use said::Metadata;

/// The longest title that is taken over, in characters.
const MAX_TITLE: usize = 200;

/// Statements of a file about itself; `extract` is what was read of it. The title is that of its metadata, else its first
/// heading.
pub fn metadata(bytes: &[u8], media: Media, extract: &Extract) -> Metadata {
    let mut said = match media {
        Media::Html => html::metadata(bytes),
        Media::Docx => docx::metadata(bytes),
        Media::Pdf => pdf::metadata(bytes),
        Media::Markdown => decoding::text_of(bytes).map(|(text, _)| front_matter::metadata(&text)).unwrap_or_default(),
        Media::Plain => Metadata::default(),
    };
    said.title = said.title.and_then(|title| tidy_title(&title)).or_else(|| heading(extract));
    said.language = said.language.filter(|tag| is_tag(tag)).or_else(|| {
        let seen = extract.concealed.first().map_or(extract.text.len(), |part| part.range.start);
        language_of_text(&extract.text[..seen]).map(str::to_owned)
    });
    said
}

/// The first heading that has words.
fn heading(extract: &Extract) -> Option<String> {
    let starts = extract.source_map.headings.iter().flatten();
    starts.filter_map(|at| extract.text.get(*at..)?.lines().next()).find_map(tidy_title)
}

/// Titles that programs give to what has none.
const NO_TITLES: [&str; 8] =
    ["untitled", "untitled document", "document", "new document", "powerpoint presentation", "print", "title", "مستند"];

/// A title on one line without what programs put around it; `None` if nothing is left that says something.
fn tidy_title(title: &str) -> Option<String> {
    let line = title.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    let bare = line.strip_prefix("Microsoft Word - ").unwrap_or(&line);
    let lower = bare.to_lowercase();
    let is_numbered = lower.strip_prefix("document").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    if !bare.chars().any(char::is_alphanumeric) || NO_TITLES.contains(&&*lower) || is_numbered {
        return None;
    }
    Some(cut(bare, MAX_TITLE))
}

/// A text of at most so many characters, cut at a word where it can be.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = &text[..end];
    kept.rsplit_once(' ').map_or(kept, |(words, _)| words).to_owned() + "…"
}

/// Returns true if a word has the shape of a language tag (RFC 5646 §2.1).
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary =
        parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    primary && tag != "und" && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Silent;
    use crate::documents::extract;

    fn of(text: &str, media: Media) -> Metadata {
        metadata(text.as_bytes(), media, &extract(text.as_bytes(), media, &Silent))
    }

    /// Title, language, publisher, date and address.
    fn told(said: &Metadata) -> [&str; 5] {
        let text = |field: &'_ Option<String>| field.clone().map_or("", |text| text.leak());
        let when = said.published.as_ref().map_or("", |when| when.as_str());
        [text(&said.title), text(&said.language), text(&said.publisher), when, text(&said.url)]
    }

    #[test]
    fn pages_say_what_they_are() {
        let body = "<body><h1>رأس الصفحة</h1><p>قالت المحكمة إن الوثائق نُشرت في يناير</p></body>";
        let cases = [
            ("<html lang=ar><title>\n وثائق  المحكمة </title>", ["وثائق المحكمة", "ar", "", "", ""]),
            ("<html>", ["رأس الصفحة", "ar", "", "", ""]),
            ("<title></title>", ["رأس الصفحة", "ar", "", "", ""]),
            ("<title>Untitled</title>", ["رأس الصفحة", "ar", "", "", ""]),
            (
                "<html lang='ar-EG'><title>حكم المحكمة | الموقع</title><meta property='og:title' content='حكم المحكمة'>
                 <meta property=og:site_name content=الموقع><meta property='article:published_time' content='2025-01-14T23:30:00+03:00'>
                 <link rel=canonical href='https://a.example/1'>",
                ["حكم المحكمة", "ar-EG", "الموقع", "2025-01-14", "https://a.example/1"],
            ),
            ("<title>أ</title><meta name='DC.date' content='2024-05'>", ["أ", "ar", "", "2024-05", ""]),
            ("<title>أ</title><meta name=date content='yesterday'>", ["أ", "ar", "", "", ""]),
            ("<title>أ</title><meta property='og:url' content='javascript:x'>", ["أ", "ar", "", "", ""]),
            ("<html lang='no language'><title>a &amp; b</title>", ["a & b", "ar", "", "", ""]),
        ];
        for (head, expected) in cases {
            assert_eq!(told(&of(&format!("{head}{body}"), Media::Html)), expected, "{head}");
        }
    }

    #[test]
    fn texts_say_what_they_are() {
        let english =
            "The court said that the documents of the company were released in January and that it had read them.";
        let cases = [
            (
                Media::Markdown,
                "---\ntitle: \"The Ruling\"\nlang: en-GB\ndate: 2024-03-02\n---\n# Head\n",
                ["The Ruling", "en-GB", "", "2024-03-02", ""],
            ),
            (Media::Markdown, "text\n\n## الحكم **الأول**\n", ["الحكم الأول", "ar", "", "", ""]),
            (Media::Markdown, "---\ntags: [a]\n---\ntext", ["", "", "", "", ""]),
            (Media::Plain, english, ["", "en", "", "", ""]),
            (Media::Plain, "title: x", ["", "", "", "", ""]),
        ];
        for (media, text, expected) in cases {
            assert_eq!(told(&of(text, media)), expected, "{text}");
        }
    }

    #[test]
    fn titles_of_programs_are_none() {
        let cases = [
            ("Microsoft Word - ruling.doc", Some("ruling.doc")),
            ("Document1", None),
            ("untitled", None),
            ("— * —", None),
            ("Documents of the court", Some("Documents of the court")),
        ];
        for (title, expected) in cases {
            assert_eq!(tidy_title(title).as_deref(), expected, "{title}");
        }
        let long = "كلمة ".repeat(100);
        let cut = tidy_title(&long).expect("a title");
        assert!(cut.chars().count() <= MAX_TITLE && cut.ends_with("كلمة…"), "{cut}");
    }
}
