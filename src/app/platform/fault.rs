//! Faults of the program and the end of the process: what is in the journal's hands goes to the disk first.

use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

/// A dying process waits so long for the disk.
const PATIENCE: Duration = Duration::from_secs(3);
/// The name of the report of the last fault, in the folder of this program's data.
const REPORT: &str = "last-fault.txt";

/// Writes the journal of this process to the disk, waiting no longer than it is told.
type Flush = Box<dyn Fn(Duration) + Send + Sync>;

/// The journal of this process. Read without a lock, as the thread that broke down may hold any.
static JOURNAL: OnceLock<Flush> = OnceLock::new();

/// Has the journal written by `flush` before the process ends by a fault or, on Unix, by SIGTERM, SIGHUP or SIGINT. A
/// report of the fault is left in `folder`.
pub fn guard(flush_journal: impl Fn(Duration) + Send + Sync + 'static, folder: Option<PathBuf>) {
    if JOURNAL.set(Box::new(flush_journal)).is_err() {
        return;
    }
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        usual(fault);
        flush();
        let report = report(fault);
        let written = folder.as_ref().filter(|folder| write_report(folder, &report).is_ok());
        let place = written.map(|folder| folder.join(REPORT).display().to_string());
        // Standard error may be closed, too.
        let _ = writeln!(
            std::io::stderr(),
            "sanad: a fault of the program. Edits that are not saved are in the journal and are offered at the next \
             start.{}",
            place.map_or_else(String::new, |place| format!(" A report is in {place}"))
        );
    }));
    heed_signals();
}

/// Waits until the journal is on the disk.
pub fn flush() {
    let is_journal = std::thread::current().name() == Some("journal");
    if let Some(journal) = JOURNAL.get().filter(|_| !is_journal) {
        journal(PATIENCE);
    }
}

/// Ends the process after a fault that leaves no window to go on with.
pub fn give_up(what: &str) -> ! {
    flush();
    let _ = writeln!(std::io::stderr(), "sanad: the window cannot be shown any more: {what}");
    std::process::exit(101)
}

/// Returns the message of a caught fault.
pub fn message(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_else(|| "?".to_owned())
}

fn report(fault: &PanicHookInfo<'_>) -> String {
    let mut text =
        format!("sanad {} on {} {}\n", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let thread = std::thread::current();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "thread {}: {fault}", thread.name().unwrap_or("without a name"));
    text
}

fn write_report(folder: &Path, report: &str) -> std::io::Result<()> {
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(folder.join(REPORT))?.write_all(report.as_bytes())
}

/// Has signals that end the process end it as they would without this, after the journal is on the disk.
#[cfg(unix)]
fn heed_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else { return };
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            flush();
            if signal_hook::low_level::emulate_default_handler(signal).is_err() {
                std::process::exit(128 + signal);
            }
        }
    };
    // Without the thread a signal would be heeded by nobody; the process is then ended by SIGKILL as ever.
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
}

/// Does nothing: the window system says when the session ends, and windows are closed then.
#[cfg(not(unix))]
fn heed_signals() {}
