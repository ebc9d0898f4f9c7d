//! One function a format: takes from the job what its writer needs, and calls it.

use std::io::Write;
use std::sync::Arc;

use chrono::DateTime;

use super::characters::{self, Found};
use super::error::Failed;
use super::html;
use super::job::Job;
use super::material::Material;
use super::options::ExportOptions;
use super::target::Target;
use crate::base::{Diagnostic, DocIx, LaneIx};
use crate::formats::{self, DocumentFiles, Failure, PROJECT_FILE, json, picture};
use crate::model::{EdtfDate, Project};
use crate::render::pdf::{self, Attachment, PdfError, PdfOptions, Relationship};
use crate::render::png::{self, Carried, PngOptions};
use crate::render::svg::{self, SvgError, SvgOptions};
use crate::scene::ItemId;
use crate::text::TextLayout;

/// Pixels an inch of the file. Without paper: a point of the usual scale is a pixel of 96 to the inch (CSS). Larger letters do
/// not make the page smaller.
fn dpi(job: &Job<'_>) -> f32 {
    let page = job.options.page;
    page.dpi().unwrap_or(96.0 * page.scaling().least())
}

/// A bundle that a picture carries, and an error for each document that is missing in it.
pub(crate) type Bundled = (Arc<[u8]>, Vec<Diagnostic>);

/// Bundle that a file of this format carries, if it carries one.
pub(crate) fn bundle(
    material: Material<'_>,
    options: &ExportOptions,
    target: Target,
) -> Result<Option<Bundled>, Failed> {
    let origin = material.origin.filter(|_| target == Target::Png && options.carries(material.project));
    let project = material.project.published(options.file.remarked);
    let carried = origin.map(|origin| formats::bundle_bytes(&project, origin)).transpose()?;
    Ok(carried.map(|(bytes, missing)| (Arc::from(bytes), missing)))
}

/// Writes a page, or all of them, of a job in a format; gives findings about the file beyond those of the pages.
pub(crate) fn write(target: Target, job: &Job<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
    match target {
        Target::Png => write_png(job, out),
        Target::Svg => write_svg(job, out),
        Target::Pdf => write_pdf(job, out),
        Target::Html => write_html(job, out),
    }
}

fn write_png(job: &Job<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
    let options = PngOptions {
        scale: job.pages.scale,
        dpi: Some(dpi(job)),
        about: job.pages.about.clone(),
        carried: job.bundle.clone().map(|bytes| Carried { chunk: picture::CHUNK, bytes }),
    };
    png::write_watched(&job.pages.scenes[job.page], &job.pages.engine, &options, job.progress, out)?;
    Ok(Vec::new())
}

fn write_svg(job: &Job<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
    // Lanes in the picture are those that are shown.
    let project = job.pages.grouped.as_ref().unwrap_or(job.material.project);
    let options = SvgOptions {
        scale: job.pages.scale,
        dpi: job.options.page.dpi(),
        about: &job.pages.about,
        id: &|owner| id(project, owner),
    };
    svg::write(&job.pages.scenes[job.page], &job.pages.engine, &options, out)?;
    Ok(Vec::new())
}

/// Id of an owner in the project; the empty text for one that has none.
fn id(project: &Project, owner: &ItemId) -> String {
    match owner {
        ItemId::Event(event) => project.event(*event).map_or_else(String::new, |event| event.id().to_owned()),
        ItemId::Excerpt(excerpt) => {
            project.event(excerpt.event).map_or_else(String::new, |event| format!("note-{}", event.id()))
        }
        ItemId::Lane(lane) => {
            project.lanes.get(LaneIx::index(*lane)).map_or_else(String::new, |lane| format!("lane-{}", lane.id))
        }
        ItemId::Group { .. } => String::new(),
    }
}

fn write_pdf(job: &Job<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
    let (attachments, mut warnings) = if job.options.file.archival { attachments(job)? } else { Default::default() };
    warnings.extend(changed_since_read(job, &attachments));
    let options = PdfOptions {
        scale: job.pages.scale,
        dpi: dpi(job),
        about: job.pages.about.clone(),
        attachments,
        archival: job.options.file.archival,
        date: job.options.figure.changed.as_ref().and_then(day),
    };
    let scenes = &job.pages.scenes;
    match pdf::write(scenes, &job.pages.engine, &options, out) {
        Err(PdfError::Characters(all)) => {
            let of = |layout: &TextLayout| layout.text.chars().filter(|c| all.contains(c)).collect();
            let found = Found { characters: all.iter().copied().collect(), ..characters::find(scenes, of) };
            Err(unarchived(job, &found))
        }
        written => Ok(written.map(|()| warnings)?),
    }
}

/// Error about characters that keep the pages from being a PDF for the archive.
fn unarchived(job: &Job<'_>, found: &Found) -> Failed {
    let diagnostic = Diagnostic::error("export-archive-characters");
    Failed::Because(Box::new(found.told(diagnostic, job.material.project, job.options)))
}

/// Findings about documents whose attached files are not those that were read: what is told of the quotes is not about
/// them.
fn changed_since_read(job: &Job<'_>, attachments: &[Attachment]) -> Vec<Diagnostic> {
    let evidence = job.material.evidence();
    let documents = job.material.project.documents.iter().enumerate();
    let changed = documents.filter(|(at, document)| {
        let attached = attachments.iter().find(|attached| document.path.as_deref() == Some(&attached.name));
        let read = evidence.digest_read(DocIx::from(*at));
        attached.zip(read).is_some_and(|(attached, read)| formats::sha256_hex(&attached.bytes) != read)
    });
    changed.map(|(_, document)| Diagnostic::warning("export-changed-since").arg("document", &*document.id)).collect()
}

/// The first day of a date.
fn day(when: &EdtfDate) -> Option<chrono::NaiveDate> {
    DateTime::from_timestamp(when.bounds()?.from.time, 0).map(|time| time.date_naive())
}

/// The project file and the documents, and an error for each document that is missing.
fn attachments(job: &Job<'_>) -> Result<(Vec<Attachment>, Vec<Diagnostic>), Failed> {
    let project = job.material.project;
    let carried = job.material.origin.map(|origin| formats::document_files(project, origin)).transpose()?;
    let DocumentFiles { files, missing } = carried.unwrap_or_default();
    let locale = job.options.language.locale_of(project);
    let documents = files.into_iter().map(|(path, bytes)| {
        let document = project.documents.iter().find(|document| document.path.as_deref() == Some(&path));
        let media_type = document.and_then(|document| document.media_type.clone());
        Attachment {
            media_type: media_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
            description: document.map(|d| d.title.get(locale.as_tag()).to_owned()).unwrap_or_default(),
            name: path,
            bytes,
            relationship: Relationship::Data,
        }
    });
    let file = Attachment {
        name: PROJECT_FILE.to_owned(),
        media_type: "application/json".to_owned(),
        description: job.pages.about.title.clone(),
        bytes: json::save(&project.published(job.options.file.remarked)),
        relationship: Relationship::Source,
    };
    Ok((std::iter::once(file).chain(documents).collect(), missing))
}

fn write_html(job: &Job<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
    let listed = html::write(job.material, job.options, true, out)?;
    let left_out = (listed.left_out > 0).then(|| {
        Diagnostic::warning("export-left-out")
            .arg("listed", listed.listed.to_string())
            .arg("count", listed.left_out.to_string())
    });
    Ok(left_out.into_iter().collect())
}

impl From<SvgError> for Failed {
    fn from(error: SvgError) -> Self {
        match error {
            SvgError::Empty => Self::Size(png::SizeError::Empty),
            SvgError::Write(reason) => Self::Write(reason),
        }
    }
}

impl From<PdfError> for Failed {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::Empty => Self::Size(png::SizeError::Empty),
            PdfError::Write(reason) => Self::Write(reason),
            PdfError::Characters(characters) => {
                let characters = characters::named(characters.iter());
                let diagnostic = Diagnostic::error("export-archive-characters").arg("characters", characters);
                Self::Because(Box::new(diagnostic.arg("count", "0").arg("events", "")))
            }
            PdfError::Attachment(name) => {
                Self::Because(Box::new(Diagnostic::error("export-attachment").arg("name", name)))
            }
            PdfError::Standard(_) => Self::Because(Box::new(Diagnostic::error("export-archive"))),
            PdfError::Failed(_) => Self::Because(Box::new(Diagnostic::error("export-pdf"))),
        }
    }
}

impl From<std::io::Error> for Failed {
    fn from(reason: std::io::Error) -> Self {
        Self::Write(reason)
    }
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Cancelled => Self::Cancelled,
            Failure::Because(diagnostic) => Self::Because(Box::new(diagnostic)),
            Failure::Conflict(conflict) => Self::Because(Box::new(conflict.diagnostic())),
        }
    }
}
