//! A room of its own for every PDF: a process of this program that can be ended. Whatever a file makes the reader do, the
//! window and the command that asked go on, and say which page it was.
//!
//! The process gets the bytes of the file on its input and opens no file; its memory is bounded where the system can do
//! that (Linux and other Unix systems), its time everywhere. A page that takes too much ends the process; the next page
//! gets another one.
//!
//! Where no program was named ([`use_worker`]), as in a library and in tests, pages are read in this process on a thread
//! with a larger stack. Panics are caught there, too; but a file made to do harm can use up stack, memory or time.

mod limits;
mod message;
mod process;
mod serve;
mod wire;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use super::read_page::ReadPage;
use super::reader::{PageReader, STACK_BYTES};
use super::{Failure, Image, PageText, Pdf};
use crate::base::{Diagnostic, Size};
use message::{Answer, Request};
use process::{Patience, Process};

pub use serve::serve;

/// Path of the program that serves.
static WORKER: OnceLock<PathBuf> = OnceLock::new();

/// Memory that a process may take besides the file, in MiB.
const MEMORY_MIB: u32 = 1024;
/// Memory that each of several processes gets at least, in MiB.
const MIN_MEMORY_MIB: u32 = 384;
/// Time that a file may take to be opened, …
const OPENING_TIME: Duration = Duration::from_secs(8);
/// … with one more second for this many bytes.
const BYTES_A_SECOND: usize = 16 << 20;
/// Time that a page may take to be drawn, …
const DRAWING_TIME: Duration = Duration::from_secs(10);
/// … and after one that has taken longer.
const IMPATIENT_DRAWING_TIME: Duration = Duration::from_secs(3);
/// Number of processes that are kept until the next page is asked for.
const MAX_IDLE: usize = 2;

/// Names the program that reads PDFs in a process of its own: one that calls [`serve`] if [`is_worker`] says so. The
/// first call counts.
pub fn use_worker(program: PathBuf) {
    let _ = WORKER.set(program);
}

/// Makes this very program the one that reads PDFs.
pub fn use_this_program() {
    // This one stays right if the file is replaced while the program runs.
    let running = Path::new("/proc/self/exe");
    let program = if running.exists() { Some(running.to_owned()) } else { std::env::current_exe().ok() };
    program.into_iter().for_each(use_worker);
}

/// Returns true if these arguments (the name of the program first) ask the program to serve.
pub fn is_worker(args: impl IntoIterator<Item = OsString>) -> bool {
    let mut args = args.into_iter().skip(1);
    args.next().is_some_and(|arg| arg == process::ARGUMENT) && args.next().is_none()
}

/// An open PDF whose pages are read and drawn where they can do no harm.
pub struct Room {
    place: Place,
    sizes: Vec<Size>,
    promised: usize,
    /// True if a page took too long to be drawn.
    impatient: AtomicBool,
}

/// The place where pages are read.
enum Place {
    Here(Box<Pdf>),
    Apart(Apart),
}

/// Processes that have the file open, and what is needed to start more.
pub(super) struct Apart {
    program: &'static Path,
    bytes: Arc<Vec<u8>>,
    idle: Mutex<Vec<Process>>,
}

impl Room {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// Those of [`Pdf::open`], and `pdf-not-opened` if opening it took too much or broke down.
    pub fn open(bytes: Arc<Vec<u8>>) -> Result<Self, Box<Diagnostic>> {
        Self::open_unless(bytes, Duration::MAX, &|| false)
    }

    /// Opens a file as [`Self::open`] does, until it is cancelled, and for at most `within`.
    pub(super) fn open_unless(
        bytes: Arc<Vec<u8>>,
        within: Duration,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Self, Box<Diagnostic>> {
        let failed = |failure: Failure| Box::new(failure.of_the_file());
        let Some(program) = WORKER.get() else {
            let pdf = on_large_stack(|| Pdf::open(bytes)).map_err(failed)??;
            let (sizes, promised) = ((0..pdf.pages()).map(|page| pdf.size(page)).collect(), pdf.promised());
            return Ok(Self { place: Place::Here(Box::new(pdf)), sizes, promised, impatient: AtomicBool::new(false) });
        };
        let apart = Apart { program, bytes, idle: Mutex::default() };
        let most = OPENING_TIME + Duration::from_secs((apart.bytes.len() / BYTES_A_SECOND) as u64);
        let most = most.min(within);
        let (process, answer) = apart.start(MEMORY_MIB, &Patience { most, cancelled }).map_err(failed)?;
        apart.keep(process);
        match answer {
            Answer::Opened(sizes, promised) => {
                Ok(Self { place: Place::Apart(apart), sizes, promised, impatient: AtomicBool::new(false) })
            }
            Answer::Closed(fault) => Err(Box::new(fault)),
            Answer::Failed(failure) => Err(failed(failure)),
            Answer::Read(_) | Answer::Drawn(_) => Err(failed(Failure::Crashed)),
        }
    }

    /// Sizes of the pages as they are shown, in points.
    pub fn sizes(&self) -> &[Size] {
        &self.sizes
    }

    /// Number of pages that the file says it has.
    pub(super) fn promised(&self) -> usize {
        self.promised
    }

    /// The text of a page (counted from 0) and where it stands.
    ///
    /// # Errors
    /// The reason for which it was not read.
    pub fn page(&self, page: usize) -> Result<PageText, Failure> {
        let read = match &self.place {
            Place::Here(pdf) => on_large_stack(|| pdf.reader().read(page))?,
            Place::Apart(apart) => match apart.ask(&Request::Places(page), &self.patience())? {
                Answer::Read(read) => *read,
                other => return Err(no_answer(&other)),
            },
        };
        read.failure.map_or(Ok(read.page), Err)
    }

    /// A picture of a page (counted from 0), as [`Pdf::draw`] makes it.
    ///
    /// # Errors
    /// The reason for which it was not drawn.
    pub fn draw(&self, page: usize, width: u32) -> Result<Image, Failure> {
        let drawn = match &self.place {
            Place::Here(pdf) => on_large_stack(|| pdf.draw(page, width)).and_then(|drawn| drawn),
            Place::Apart(apart) => match apart.ask(&Request::Draw(page, width), &self.patience())? {
                Answer::Drawn(image) => Ok(image),
                other => Err(no_answer(&other)),
            },
        };
        if drawn == Err(Failure::Time) {
            self.impatient.store(true, Ordering::Relaxed);
        }
        drawn
    }

    /// Bound of waiting for a page to be drawn.
    fn patience(&self) -> Patience<'static> {
        let most = if self.impatient.load(Ordering::Relaxed) { IMPATIENT_DRAWING_TIME } else { DRAWING_TIME };
        Patience { most, cancelled: &|| false }
    }

    /// One that reads the text of pages, of `several` at a time.
    pub(super) fn clerk(&self, several: usize) -> Clerk<'_> {
        match &self.place {
            Place::Here(pdf) => Clerk::Here(pdf.reader()),
            Place::Apart(apart) => {
                let memory = (MEMORY_MIB / several.max(1) as u32).max(MIN_MEMORY_MIB);
                Clerk::Apart { apart, memory, process: None }
            }
        }
    }
}

/// The failure in an answer that is not the one that was asked for.
fn no_answer(answer: &Answer) -> Failure {
    match answer {
        Answer::Failed(failure) => *failure,
        _ => Failure::Crashed,
    }
}

impl Apart {
    /// A process that has opened the file, or has said why it cannot.
    fn start(&self, memory: u32, patience: &Patience<'_>) -> Result<(Process, Answer), Failure> {
        process::open(self.program, &self.bytes, memory, patience)
    }

    /// A process that has the file open.
    fn open(&self, memory: u32, patience: &Patience<'_>) -> Result<Process, Failure> {
        match self.start(memory, patience)? {
            (process, Answer::Opened(..)) => Ok(process),
            (_, other) => Err(no_answer(&other)),
        }
    }

    /// Keeps a process for the next page, or ends it if there are enough.
    fn keep(&self, process: Process) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MAX_IDLE {
            idle.push(process);
        }
    }

    /// A process that waits for requests. Those that were ended while they did that are let go: it says nothing of the
    /// page that is asked for next.
    fn idle(&self) -> Option<Process> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|process| !process.has_ended());
        idle.pop()
    }

    fn ask(&self, request: &Request, patience: &Patience<'_>) -> Result<Answer, Failure> {
        let (answer, process) = self.ask_of(self.idle(), request, MEMORY_MIB, patience);
        process.into_iter().for_each(|process| self.keep(process));
        answer
    }

    /// The answer of a process, or of a new one if there is none, and the process if it can go on.
    fn ask_of(
        &self,
        process: Option<Process>,
        request: &Request,
        memory: u32,
        patience: &Patience<'_>,
    ) -> (Result<Answer, Failure>, Option<Process>) {
        let mut process = match process.map_or_else(|| self.open(memory, patience), Ok) {
            Ok(process) => process,
            Err(failure) => return (Err(failure), None),
        };
        let was_fresh = process.is_fresh;
        match process.ask(request.clone(), patience) {
            // Earlier pages may have taken the memory, or the process may have been ended while it did nothing.
            Err(Failure::Memory | Failure::Crashed) if !was_fresh || memory < MEMORY_MIB => {
                drop(process);
                self.retry(request, patience)
            }
            Ok(Answer::Failed(Failure::Crashed | Failure::Memory)) if !was_fresh => {
                drop(process);
                self.retry(request, patience)
            }
            Ok(Answer::Failed(failure @ (Failure::Crashed | Failure::Memory))) => (Err(failure), None),
            Ok(answer) => (Ok(answer), Some(process)),
            Err(failure) => (Err(failure), None),
        }
    }

    /// Asks a new process that may take as much memory as any.
    fn retry(&self, request: &Request, patience: &Patience<'_>) -> (Result<Answer, Failure>, Option<Process>) {
        match self.open(MEMORY_MIB, patience) {
            Ok(process) => self.ask_of(Some(process), request, MEMORY_MIB, patience),
            Err(failure) => (Err(failure), None),
        }
    }
}

/// One that reads the text of pages one after the other.
pub(super) enum Clerk<'a> {
    Here(PageReader<'a>),
    Apart { apart: &'a Apart, memory: u32, process: Option<Process> },
}

impl Clerk<'_> {
    /// The text of a page, without where it stands; within `most`, if the place allows to hold to that.
    pub(super) fn read(&mut self, page: usize, most: Duration, cancelled: &dyn Fn() -> bool) -> ReadPage {
        let read = match self {
            Self::Here(reader) => serve::caught(|| reader.read(page).without_places()),
            Self::Apart { apart, memory, process } => {
                let first = process.take().filter(|process| !process.has_ended()).or_else(|| apart.idle());
                let patience = Patience { most, cancelled };
                let (answer, kept) = apart.ask_of(first, &Request::Text(page), *memory, &patience);
                *process = kept;
                answer.and_then(|answer| match answer {
                    Answer::Read(read) => Ok(*read),
                    other => Err(no_answer(&other)),
                })
            }
        };
        read.unwrap_or_else(ReadPage::failed)
    }
}

/// Does some work on a thread with a stack that is large enough for all but files made to do harm.
fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, || serve::caught(work));
        // What it caught is no panic of the thread.
        thread.map_err(|_| Failure::NoWorker)?.join().unwrap_or(Err(Failure::Crashed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_argument_makes_the_program_serve() {
        let args = |args: &[&str]| args.iter().map(OsString::from).collect::<Vec<_>>();
        assert!(is_worker(args(&["sanad", "--pdf-worker"])));
        for other in [&["sanad"][..], &["sanad", "--pdf-worker", "a"], &["sanad", "check", "--pdf-worker"], &[]] {
            assert!(!is_worker(args(other)), "{other:?}");
        }
    }

    #[test]
    fn a_panic_is_a_failure() {
        assert_eq!(on_large_stack(|| 7), Ok(7));
        assert_eq!(on_large_stack(|| panic!("no page")), Err::<(), _>(Failure::Crashed));
    }
}
