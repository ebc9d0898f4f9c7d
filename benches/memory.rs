//! How much memory the program takes at most for what people, or those who mean harm, may give it.
//!
//! `cargo bench --bench memory` makes the files in a folder for temporary files, runs the program on each and prints its
//! peak, the size of what it was given, and how many times that the peak is. `-- WORD` runs only the rows whose name has
//! the word. Linux only: the peak is read from `/proc`.

#[path = "support/prose.rs"]
#[expect(dead_code, reason = "nothing is spoiled here")]
mod prose;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use prose::Prose;
use sanad::model::{Document, Event, Excerpt, Project};

/// No row is to take more, in MB.
const GOAL: u64 = 1_500;

/// Its name, what makes its files in a folder, and what the program is called with there.
type Row = (&'static str, fn(&Path), &'static [&'static str]);

fn main() {
    let word = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).unwrap_or_default();
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    println!("{:<44} {:>9} {:>9} {:>7} {:>7}", "", "given MB", "peak MB", "times", "s");
    let rows: [Row; 8] = [
        ("check: a text of 10 MB", |at| text(at, 10), &["check", "project.json"]),
        ("check: a text of 60 MB", |at| text(at, 60), &["check", "project.json"]),
        ("check: 5,000 documents of 51 KB", documents, &["check", "project.json"]),
        ("check: a bundle of 4 million phrases", phrases, &["check", "b.sanad"]),
        ("check: a page of 200 MB", page, &["check", "project.json"]),
        ("export: 1,000,000 undated events, PNG", undated, &["export", "project.json", "-o", "o.png"]),
        ("export: 1,000,000 undated events, SVG", undated, &["export", "project.json", "-o", "o.svg"]),
        ("export: 1,000,000 undated events, PDF", undated, &["export", "project.json", "-o", "o.pdf"]),
    ];
    for (name, make, args) in rows.into_iter().filter(|(name, ..)| name.contains(&word)) {
        let inner = folder.path().join("row");
        fs::create_dir(&inner).expect("a folder");
        make(&inner);
        let given = size(&inner) / 1_000_000;
        let (peak, seconds) = peak(&inner, args);
        let over = if peak > GOAL { " over the goal" } else { "" };
        let times = peak as f64 / given.max(1) as f64;
        println!("{name:<44} {given:>9} {peak:>9} {times:>7.1} {seconds:>7.1}{over}");
        fs::remove_dir_all(&inner).expect("removed");
    }
}

/// The most memory that the program had, in MB, and how long it took, in seconds.
fn peak(folder: &Path, args: &[&str]) -> (u64, f64) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanad"));
    command.args(args).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("it can be waited for").is_none() {
        // What is gone in between has no status any more.
        most = fs::read_to_string(&status).ok().and_then(|status| high_water(&status)).unwrap_or(most);
        thread::sleep(Duration::from_millis(2));
    }
    (most / 1_000, start.elapsed().as_secs_f64())
}

/// The kilobytes of the line `VmHWM`.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn size(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).expect("readable").flatten();
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
}

fn save(folder: &Path, name: &str, documents: Vec<Document>, events: Vec<Event>) {
    let project = Project { documents, events: events.into(), ..Project::default() };
    let none = sanad::formats::Origin::Path(folder.join("project.json"));
    sanad::formats::save_path(&folder.join(name), &project, &none).expect("written");
}

fn document(nth: usize, ending: &str) -> Document {
    let name = format!("d{nth}");
    let path = Some(format!("{name}.{ending}"));
    Document { id: name.as_str().into(), title: name.as_str().into(), path, ..Document::default() }
}

fn event(nth: usize, excerpts: Vec<Excerpt>) -> Event {
    Event { id: format!("e{nth}").into(), title: format!("حدث {nth}").as_str().into(), excerpts, ..Event::default() }
}

/// Quotes of a document without their positions, so that its text is prepared for searching.
fn quoted(quotes: Vec<Excerpt>, nth: usize) -> Vec<Excerpt> {
    let of = |quote| Excerpt { document: format!("d{nth}").into(), start: None, end: None, ..quote };
    quotes.into_iter().map(of).collect()
}

fn text(folder: &Path, megabytes: usize) {
    let mut prose = Prose::new(1);
    let text = prose.text(megabytes * 1_000_000);
    let quotes = quoted(prose.quotes(&text, 100), 0);
    fs::write(folder.join("d0.txt"), text).expect("written");
    save(folder, "project.json", vec![document(0, "txt")], vec![event(0, quotes)]);
}

fn documents(folder: &Path) {
    let mut prose = Prose::new(2);
    let one = |nth| {
        let text = prose.text(51_000);
        let quotes = quoted(prose.quotes(&text, 1), nth);
        fs::write(folder.join(format!("d{nth}.txt")), text).expect("written");
        event(nth, quotes)
    };
    let events = (0..5_000).map(one).collect();
    save(folder, "project.json", (0..5_000).map(|nth| document(nth, "txt")).collect(), events);
}

fn phrases(folder: &Path) {
    fs::write(folder.join("d0.txt"), "ﷺ".repeat(4_000_000)).expect("written");
    save(folder, "b.sanad", vec![document(0, "txt")], vec![event(0, Vec::new())]);
    fs::remove_file(folder.join("d0.txt")).expect("removed");
}

fn page(folder: &Path) {
    fs::write(folder.join("d0.html"), "<p>كلمة".repeat(200_000_000 / 11)).expect("written");
    save(folder, "project.json", vec![document(0, "html")], vec![event(0, Vec::new())]);
}

fn undated(folder: &Path) {
    save(folder, "project.json", Vec::new(), (0..1_000_000).map(|nth| event(nth, Vec::new())).collect());
}
