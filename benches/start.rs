//! How long the program takes from the start of its process to the first picture on a screen.
//!
//! `cargo bench --bench start` starts the program again and again on a virtual screen (Xvfb) with software GL and
//! watches the screen's memory, which Xvfb keeps in a file: so nothing is asked of the program or the X server while
//! the clock runs. The first picture is one with several colours; a plain ground is not enough. The last picture is
//! the one after which nothing changes for a while: the project is open and all movement is over. It is measured on the
//! bundled project, and on made ones of 10,000 and of a million events (`SANAD_EVENTS` gives another number).

#[path = "generate/main.rs"]
#[allow(dead_code, reason = "its command line is not used here")]
mod generate;
#[allow(dead_code, reason = "the stage is for the other benchmark")]
mod support;

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::report::{Report, milliseconds};

/// Starts that are measured; the one before them fills the disk's cache.
const RUNS: usize = 9;
/// Width and height of the screen, in pixels of four bytes.
const SCREEN: (u64, u64) = (1440, 900);
/// Every so many rows of the screen one is looked at.
const EVERY: u64 = 12;
/// A picture has at least so many colours.
const COLORS: usize = 8;
/// A picture that stays for so long is the last one.
const STILL: Duration = Duration::from_millis(700);
/// A program that shows nothing for so long never will.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let folder = tempfile::tempdir().expect("a folder for the screen");
    let Some(screen) = Screen::start(folder.path()) else {
        eprintln!("the start is not measured: Xvfb could not be started");
        return;
    };
    let many = std::env::var("SANAD_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let projects = [
        (None, ["start: process to first picture", "start: process to last picture"]),
        (Some(10_000), ["start: 10,000 events, first picture", "start: 10,000 events, last picture"]),
        (Some(many), ["start: all events, first picture", "start: all events, last picture"]),
    ];
    for (events, names) in projects {
        let file = events.map(|events| {
            let path = folder.path().join("made.json");
            let mut file = std::io::BufWriter::new(File::create(&path).expect("the folder can be written"));
            generate::write(&mut file, events, 1).expect("the folder can be written");
            path
        });
        let start = |_| screen.watch_start(folder.path(), file.as_deref());
        let (first, last): (Vec<f64>, Vec<f64>) = (0..=RUNS).map(start).skip(1).unzip();
        report.measure(names[0], Some(600.0), || first);
        report.measure(names[1], None, || last);
    }
    report.print();
}

/// A program that ends with the value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended by itself is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual screen.
struct Screen {
    _server: Running,
    display: String,
    memory: std::path::PathBuf,
}

impl Screen {
    /// `None` where there is no Xvfb.
    fn start(folder: &Path) -> Option<Self> {
        let size = format!("{}x{}x24", SCREEN.0, SCREEN.1);
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &size, "-fbdir"]).arg(folder);
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let output = server.stdout.take()?;
        let server = Running(server);
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).ok()?;
        let display = format!(":{}", number.trim());
        (display.len() > 1).then(|| Self { _server: server, display, memory: folder.join("Xvfb_screen0") })
    }

    /// Starts the program, on a file or on the bundled project: milliseconds to its first and to its last picture.
    fn watch_start(&self, folder: &Path, file: Option<&Path>) -> (f64, f64) {
        let mut seen = self.look();
        let start = Instant::now();
        let program = Command::new(env!("CARGO_BIN_EXE_sanad"))
            .args(file)
            .env("DISPLAY", &self.display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("XDG_CONFIG_HOME", folder)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stderr(Stdio::null())
            .spawn();
        let program = Running(program.expect("cargo has built the program"));
        let (mut first, mut last, mut changed) = (None, 0.0, start);
        while first.is_none() || changed.elapsed() < STILL {
            assert!(start.elapsed() < PATIENCE, "the program shows nothing");
            std::thread::sleep(Duration::from_millis(1));
            let now = self.look();
            if now != seen {
                (last, changed) = (milliseconds(start), Instant::now());
                if first.is_none() && is_picture(&now) {
                    first = Some(last);
                }
                seen = now;
            }
        }
        drop(program);
        self.wait_for_blank();
        (first.unwrap_or(last), last)
    }

    /// Some rows of the screen. They are at the end of the file, after its header.
    fn look(&self) -> Vec<u8> {
        let row = SCREEN.0 * 4;
        let mut file = File::open(&self.memory).expect("Xvfb keeps its screen in a file");
        let length = file.metadata().map_or(0, |about| about.len());
        let mut rows = Vec::new();
        for y in (EVERY / 2..SCREEN.1).step_by(EVERY as usize) {
            let from = length.saturating_sub((SCREEN.1 - y) * row);
            let read = file.seek(SeekFrom::Start(from)).and_then(|_| (&file).take(row).read_to_end(&mut rows));
            read.expect("the file is as long as the screen");
        }
        rows
    }

    /// The window of the last run must be gone before the next.
    fn wait_for_blank(&self) {
        let start = Instant::now();
        while is_picture(&self.look()) && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn is_picture(rows: &[u8]) -> bool {
    rows.chunks_exact(4).collect::<HashSet<_>>().len() >= COLORS
}
