//! The arguments. What they mean for people is in the locales (`cli-arg-NAME`), see `help`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Parser, Subcommand};

use crate::base::Direction;
use crate::base::marks::without_steering;
use crate::export::{Many, PRESETS, SCALES, SourceNotes, names};
use crate::formats::csv::{self, Role};
use crate::formats::{FORMATS, Format};
use crate::i18n::{Locale, SecondCalendar};
use crate::model::{EdtfDate, Zone};
use crate::scene::ThemeName;

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
    /// Width and height in pixels.
    #[arg(long, value_name = "WxH", conflicts_with = "preset")]
    pub size: Option<PixelSize>,
    /// A named size.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(PRESETS.iter().map(|p| p.name)))]
    pub preset: Option<String>,
    /// Scale of the drawing, in pixels a point.
    #[arg(long, value_name = "N", value_parser = scale)]
    pub scale: Option<f32>,
    /// The first date that is shown.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: Option<EdtfDate>,
    /// The last date that is shown.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub to: Option<EdtfDate>,
    /// Rows of the timeline.
    #[arg(long, value_name = "N|auto", value_parser = many)]
    pub rows: Option<Many>,
    /// Pages.
    #[arg(long, value_name = "N|auto", value_parser = many)]
    pub pages: Option<Many>,
    /// Shows long spans without events at their length.
    #[arg(long)]
    pub no_breaks: bool,
    /// The colours.
    #[arg(long, value_name = "light|dark|print", value_parser = theme)]
    pub theme: Option<ThemeName>,
    /// No ground behind the picture.
    #[arg(long)]
    pub transparent: bool,
    /// The language of dates, legend and titles; the project's, if it is one of them.
    #[arg(long, value_name = "ar|en", value_parser = Locale::from_str)]
    pub language: Option<Locale>,
    /// The direction of time; that of the project's language.
    #[arg(long, value_name = "rtl|ltr", value_parser = direction)]
    pub direction: Option<Direction>,
    /// A calendar beside the Gregorian.
    #[arg(long, value_name = "hijri|persian", value_parser = SecondCalendar::from_str)]
    pub calendar: Option<SecondCalendar>,
    /// The zone whose clock tells times.
    #[arg(long, value_name = "ZONE", value_parser = Zone::from_str, allow_hyphen_values = true)]
    pub zone: Option<Zone>,
    /// Notes on quotes and documents that are printed.
    #[arg(long, value_name = "numbered|line|none", value_parser = notes, conflicts_with = "no_notes")]
    pub notes: Option<SourceNotes>,
    /// Leaves the notes on sources out.
    #[arg(long)]
    pub no_notes: bool,
    /// Leaves the legend out.
    #[arg(long)]
    pub no_legend: bool,
    /// Leaves the title out.
    #[arg(long)]
    pub no_title: bool,
    /// A bar of the scale, even where the axis tells it.
    #[arg(long)]
    pub scale_bar: bool,
    /// Says when the project was last changed.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub with_date: Option<EdtfDate>,
    /// A PNG without the project in it.
    #[arg(long)]
    pub no_project: bool,
    /// A PDF for the archive, with the project and its documents attached.
    #[arg(long)]
    pub archive: bool,
    /// Quotes that do not stand in their documents are no error.
    #[arg(long)]
    pub allow_unproven: bool,
}

/// Width and height in pixels, as in `1920x1080`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelSize {
    /// Width, at least 1.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
}

impl FromStr for PixelSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or("write it like 1920x1080")?;
        let side = |digits: &str| match digits.trim().parse::<u32>() {
            Ok(pixels) if pixels > 0 => Ok(pixels),
            _ => Err(format!("`{digits}` is not a number of pixels; write the size like 1920x1080")),
        };
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(scale) if SCALES.contains(&scale) => Ok(scale),
        _ => Err(format!("give a number from {} to {}", SCALES.start(), SCALES.end())),
    }
}

fn many(text: &str) -> Result<Many, String> {
    match (text, text.parse()) {
        ("auto", _) => Ok(Many::Auto),
        (_, Ok(count)) if (1..=MAX_ROWS_OR_PAGES).contains(&count) => Ok(Many::Exactly(count)),
        _ => Err(format!("give a number from 1 to {MAX_ROWS_OR_PAGES}, or auto")),
    }
}

/// Rows or pages that can be asked for.
const MAX_ROWS_OR_PAGES: usize = 100;

fn notes(text: &str) -> Result<SourceNotes, String> {
    SourceNotes::of_name(text).ok_or_else(|| "give numbered, line or none".to_owned())
}

fn theme(text: &str) -> Result<ThemeName, String> {
    ThemeName::of_name(text).ok_or_else(|| "give light, dark or print".to_owned())
}

fn date(text: &str) -> Result<EdtfDate, String> {
    EdtfDate::parse(&without_steering(text))
        .map_err(|error| format!("{}; write a date like 2023, 2023-10 or 2023-10-05", error.reason))
}

fn direction(text: &str) -> Result<Direction, String> {
    Direction::of_name(text).ok_or_else(|| "give rtl or ltr".to_owned())
}
