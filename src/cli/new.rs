//! `sanad new` and `sanad add`: documents into a project, all of them or none.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{AddArgs, NewArgs};
use super::input::{SAMPLE, open, overwrite};
use super::output::{DONE, FAULTY, USAGE, line};
use crate::base::{Diagnostic, Severity};
use crate::formats::{
    self, AddedDocument, Failure, Format, NewDocument, Opened, Origin, Overwrite, PROJECT_FILE, Silent, by_name,
    by_path, free_paths, is_own, read_new_document,
};
use crate::i18n::Messages;
use crate::model::editing::add_document;
use crate::model::{Evidence, Project};

/// Makes a project of documents; gives the exit status.
pub fn new(args: &NewArgs, messages: &Messages, err: &mut dyn Write) -> u8 {
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let (path, format) = match target(&args.output) {
        Ok(target) => target,
        Err(diagnostic) => {
            tell(&diagnostic);
            return USAGE;
        }
    };
    let Some(mut documents) = read_all(&args.documents, &[], &mut tell) else { return FAULTY };
    let folder = path.parent().filter(|_| format.name == formats::json::FORMAT.name);
    free_paths(&mut documents, [], folder);
    let mut project = Project::default();
    let first = documents.first().map(|new| new.document.title.clone()).unwrap_or_default();
    project.title = args.title.as_deref().map_or(first, Into::into);
    let own = documents.iter().find_map(|new| new.document.language.clone());
    project.language = args.language.clone().or(own).unwrap_or_default();
    let added = put_in(&mut project, documents);
    let was_there = folder.is_none_or(|folder| folder.as_os_str().is_empty() || folder.exists());
    if let Some(folder) = folder.filter(|_| !was_there)
        && let Err(error) = fs::create_dir_all(folder)
    {
        tell(&Diagnostic::error("file-unwritable").arg("reason", error.to_string()).in_file(folder));
        return FAULTY;
    }
    let origin = Origin::Path(path.clone());
    let place = (&origin, &overwrite(args.force));
    let status = save(&path, format, (&project, &Evidence::NONE), place, &added, &mut tell);
    if let Some(folder) = folder.filter(|_| !was_there && status != DONE) {
        // Only if nothing is in it.
        let _ = fs::remove_dir(folder);
    }
    status
}

/// Adds documents to a project; gives the exit status.
pub fn add(args: &AddArgs, messages: &Messages, err: &mut dyn Write) -> u8 {
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let opened = match open(&args.file) {
        Ok(opened) => opened,
        Err(diagnostic) => {
            tell(&diagnostic);
            return FAULTY;
        }
    };
    let Opened { mut project, origin, format, stamp, diagnostics, .. } = opened;
    let own = by_name(format).filter(|format| is_own(format.name) && args.file != Path::new(SAMPLE));
    let (Some(format), Some(path)) = (own, origin.path().map(Path::to_owned)) else {
        tell(&Diagnostic::error("add-other-format").in_file(&args.file));
        return USAGE;
    };
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.for_each(&mut tell);
    let known: Vec<String> = project.documents.iter().filter_map(|document| document.sha256.clone()).collect();
    let Some(mut documents) = read_all(&args.documents, &known, &mut tell) else { return FAULTY };
    if documents.is_empty() {
        return DONE;
    }
    let taken: Vec<String> = project.documents.iter().filter_map(|document| document.path.clone()).collect();
    let folder = matches!(origin, Origin::Path(_)).then(|| path.parent()).flatten();
    free_paths(&mut documents, taken, folder);
    let added = put_in(&mut project, documents);
    let allowed = stamp.map_or(Overwrite::Yes, Overwrite::IfUnchanged);
    save(&path, format, (&project, &Evidence::NONE), (&origin, &allowed), &added, &mut tell)
}

/// The project file that a name stands for, and its format: a folder, a file of ours.
fn target(output: &Path) -> Result<(PathBuf, &'static Format), Box<Diagnostic>> {
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    let path = if is_folder { output.join(PROJECT_FILE) } else { output.to_owned() };
    let format = by_path(&path).filter(|format| is_own(format.name));
    let format = format.ok_or_else(|| Box::new(Diagnostic::error("new-project-ending").in_file(output)))?;
    Ok((path, format))
}

/// Reads all files that are to become documents, each once, and not those whose digest is known; `None` if one cannot be
/// one. All that is wrong is told.
fn read_all(paths: &[PathBuf], known: &[String], tell: &mut impl FnMut(&Diagnostic)) -> Option<Vec<NewDocument>> {
    let (mut all, mut is_whole) = (Vec::<NewDocument>::new(), true);
    let mut seen = known.to_vec();
    for path in paths {
        match read_new_document(path, &Silent) {
            Ok(new) if new.document.sha256.as_ref().is_some_and(|digest| seen.contains(digest)) => {
                tell(&Diagnostic::note("document-twice").in_file(path));
            }
            Ok(new) => {
                new.diagnostics.iter().for_each(&mut *tell);
                seen.extend(new.document.sha256.clone());
                all.push(new);
            }
            Err(failure) => {
                is_whole = false;
                if let Failure::Because(diagnostic) = failure {
                    tell(&diagnostic);
                }
            }
        }
    }
    is_whole.then_some(all)
}

/// Puts documents into a project; gives their files.
fn put_in(project: &mut Project, documents: Vec<NewDocument>) -> Vec<AddedDocument> {
    let mut added = Vec::new();
    for NewDocument { document, source, bytes, .. } in documents {
        let path = document.path.clone().unwrap_or_default();
        let (_, edit) = add_document(project, document);
        // The id is free and the place is the end of the list.
        let done = project.apply(edit);
        debug_assert!(done.is_ok(), "{done:?}");
        added.push(AddedDocument { path, bytes, source: Some(source) });
    }
    added
}

fn save(
    path: &Path,
    format: &'static Format,
    told: (&Project, &Evidence),
    place: (&Origin, &Overwrite),
    added: &[AddedDocument],
    tell: &mut impl FnMut(&Diagnostic),
) -> u8 {
    match formats::save_path_with_documents(path, Some(format), told, place, (added, &Silent)) {
        Ok(saved) => {
            saved.losses.iter().chain(&saved.notes).for_each(&mut *tell);
            if saved.losses.iter().any(|diagnostic| diagnostic.severity == Severity::Error) { FAULTY } else { DONE }
        }
        Err(failure) => {
            match failure {
                Failure::Because(diagnostic) => tell(&diagnostic),
                Failure::Conflict(conflict) => tell(&conflict.diagnostic()),
                Failure::Cancelled => {}
            }
            FAULTY
        }
    }
}
