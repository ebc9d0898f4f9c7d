//! The arguments. What they mean for people is in the locales (`cli-arg-NAME`), see `help`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Parser, Subcommand};

use crate::export::{ExportOptions, date_argument, names};
use crate::formats::csv::{self, Role};
use crate::formats::{FORMATS, Format};
use crate::model::{EdtfDate, Zone};

/// All arguments.
#[derive(Clone, Debug, Parser)]
#[command(name = "sanad", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// The project to open in the window.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Command to run without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Prints help.
    #[arg(short, long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Prints the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// Command to run without a window.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Writes a picture.
    Export(Box<ExportArgs>),
    /// Says what is wrong with a project.
    Check(CheckArgs),
    /// Turns a file of one format into one of another.
    Convert(ConvertArgs),
    /// Makes a project of documents.
    New(NewArgs),
    /// Adds documents to a project.
    Add(AddArgs),
    /// Prints the text of a document.
    Text(TextArgs),
    /// Finds the dates in a document.
    Dates(DatesArgs),
}

/// `sanad new`
#[derive(Clone, Debug, clap::Args)]
pub struct NewArgs {
    /// The documents.
    #[arg(value_name = "DOCUMENT", required = true)]
    pub documents: Vec<PathBuf>,
    /// The project to write: a bundle, a project file or a folder.
    #[arg(id = "project", short = 'o', long = "output", value_name = "OUT")]
    pub output: PathBuf,
    /// The title of the project; otherwise that of the first document.
    #[arg(long = "title", value_name = "TITLE", id = "project_title")]
    pub title: Option<String>,
    /// The language of the project; otherwise that of the documents.
    #[arg(long = "language", value_name = "TAG", id = "project_language", value_parser = language_tag)]
    pub language: Option<String>,
    /// Writes over a file that is there.
    #[arg(short, long, visible_alias = "overwrite")]
    pub force: bool,
}

/// `sanad add`
#[derive(Clone, Debug, clap::Args)]
pub struct AddArgs {
    /// The project.
    #[arg(value_name = "PROJECT", id = "changed")]
    pub file: PathBuf,
    /// The documents.
    #[arg(value_name = "DOCUMENT", required = true)]
    pub documents: Vec<PathBuf>,
}

/// `sanad text`
#[derive(Clone, Debug, clap::Args)]
pub struct TextArgs {
    /// The document.
    #[arg(value_name = "DOCUMENT")]
    pub document: PathBuf,
    /// Tells where each page begins.
    #[arg(long = "pages", id = "page_numbers")]
    pub pages: bool,
    /// Numbers the paragraphs.
    #[arg(long)]
    pub paragraphs: bool,
}

fn language_tag(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary = (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_primary && parts.all(is_part) {
        Ok(text.to_owned())
    } else {
        Err("give a tag such as ar, en or fa-IR".to_owned())
    }
}

/// `sanad dates`
#[derive(Clone, Debug, clap::Args)]
pub struct DatesArgs {
    /// The document, or `-` for plain text on standard input.
    #[arg(value_name = "DOCUMENT", id = "dated_document")]
    pub document: PathBuf,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
    /// The language of the document, as a BCP 47 tag.
    #[arg(id = "document_language", long = "language", value_name = "TAG")]
    pub document_language: Option<String>,
    /// The date on which the document was published.
    #[arg(long, value_name = "DATE", value_parser = date_argument)]
    pub published: Option<EdtfDate>,
}

/// `sanad convert`
#[derive(Clone, Debug, clap::Args)]
pub struct ConvertArgs {
    /// The file to read, or `sample`.
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// The file to write; its ending names the format.
    #[arg(id = "converted", short = 'o', long = "output", value_name = "OUT")]
    pub output: PathBuf,
    /// Writes over a file that is there.
    #[arg(short, long, visible_alias = "overwrite")]
    pub force: bool,
    /// The format of IN.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(format_names(|f| f.load.is_some())))]
    pub from_format: Option<String>,
    /// The format of OUT.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(format_names(|f| f.save.is_some())))]
    pub to_format: Option<String>,
    /// Roles of the columns of a table.
    #[arg(long, value_name = "ROLE=COLUMN,…", value_parser = ColumnsArg::from_str)]
    pub columns: Option<ColumnsArg>,
    /// Delimiter of the cells of a table.
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub delimiter: Option<char>,
    /// The encoding of a table.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static str>,
    /// The zone whose clock tells times.
    #[arg(long, value_name = "ZONE", value_parser = Zone::from_str, allow_hyphen_values = true)]
    pub zone: Option<Zone>,
    /// The row of a table with the names of its columns, counted from 1; 0 if it has none.
    #[arg(long, value_name = "ROW")]
    pub header: Option<usize>,
    /// True if a table that is written begins with a byte order mark.
    #[arg(long, value_name = "always|never", value_parser = bom, default_value = "always")]
    pub bom: Bom,
    /// Quotes that do not stand in their documents are no error.
    #[arg(long)]
    pub allow_unproven: bool,
}

/// Byte order mark at the start of a table that is written; Excel needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bom {
    /// Yes.
    #[default]
    Always,
    /// No.
    Never,
}

fn bom(text: &str) -> Result<Bom, String> {
    match text {
        "always" => Ok(Bom::Always),
        "never" => Ok(Bom::Never),
        _ => Err("give always or never".to_owned()),
    }
}

/// Roles of the columns of a table: for every role the number of a column, counted from 1, or its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnsArg(pub Vec<(Role, String)>);

impl FromStr for ColumnsArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let part = |part: &str| {
            let (role, column) = part.split_once('=').ok_or_else(|| format!("`{part}` has no `=`; write date=1"))?;
            let role = Role::of_name(role).ok_or_else(|| {
                let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
                format!("`{}` is nothing that a column holds; it is one of {}", role.trim(), known.join(", "))
            })?;
            match column.trim() {
                "" => Err(format!("`{part}` names no column; write its number or its name behind the `=`")),
                column => Ok((role, column.to_owned())),
            }
        };
        let all = text.split(',').map(part).collect::<Result<Vec<_>, _>>()?;
        match all.iter().enumerate().find(|(nth, (role, _))| all[..*nth].iter().any(|(other, _)| other == role)) {
            Some((_, (role, _))) => Err(format!("`{}` is there twice", role.as_str())),
            None => Ok(Self(all)),
        }
    }
}

fn delimiter(text: &str) -> Result<char, String> {
    let mut chars = text.chars();
    match (text, chars.next(), chars.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(c), None) if !c.is_alphanumeric() && !matches!(c, '"' | '\n' | '\r') => Ok(c),
        _ => Err("give one character such as ; or |, or the word tab".to_owned()),
    }
}

fn encoding(text: &str) -> Result<&'static str, String> {
    csv::encoding(text)
        .ok_or_else(|| format!("`{text}` is no encoding; give one such as {}", csv::ENCODINGS.join(", ")))
}

fn format_names(fits: impl Fn(&Format) -> bool) -> Vec<&'static str> {
    FORMATS.iter().filter(|format| fits(format)).map(|format| format.name).collect()
}

/// `sanad check`
#[derive(Clone, Debug, clap::Args)]
pub struct CheckArgs {
    /// The project, or `sample`.
    #[arg(value_name = "FILE", required_unless_present = "date")]
    pub file: Option<PathBuf>,
    /// A date to understand, in place of a project.
    #[arg(long, value_name = "TEXT", conflicts_with = "file", allow_hyphen_values = true)]
    pub date: Option<String>,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// `sanad export`
#[derive(Clone, Debug, clap::Args)]
pub struct ExportArgs {
    /// The project, or `sample`.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Path of the picture; its ending names the format.
    #[arg(short, long, value_name = "OUT.png")]
    pub output: PathBuf,
    /// Writes over a file that is there.
    #[arg(short, long, visible_alias = "overwrite")]
    pub force: bool,
    /// The format, whatever the ending.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(names()))]
    pub format: Option<String>,
    /// The first date that is shown.
    #[arg(long, value_name = "DATE", value_parser = date_argument)]
    pub from: Option<EdtfDate>,
    /// The last date that is shown.
    #[arg(long, value_name = "DATE", value_parser = date_argument)]
    pub to: Option<EdtfDate>,
    /// A saved view.
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// The options that the window has as well.
    #[command(flatten)]
    pub options: ExportOptions,
    /// Leaves the notes on sources out.
    #[arg(long, conflicts_with = "notes")]
    pub no_notes: bool,
    /// Quotes that do not stand in their documents are no error.
    #[arg(long)]
    pub allow_unproven: bool,
}
