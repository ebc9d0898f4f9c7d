//! The thread that writes the journal: the interface hands steps on and never waits for the disk.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::app::session::journal::file;
use crate::app::session::journal::folder::{Folder, LeftOver, OtherWindow, Slot};
use crate::app::session::journal::log::REVERSIBLE;
use crate::app::session::journal::record::{Base, Draft, Header, Step};
use crate::formats::json;
use crate::model::Project;

/// Least time between two writes of what is being typed, which goes to the disk at once, as edits do.
const DRAFT_PAUSE: Duration = Duration::from_millis(200);
/// A journal that cannot be written is tried again after this long.
const RETRY: Duration = Duration::from_secs(5);
/// A journal larger than this is made shorter, in bytes.
const LONG: u64 = 16 << 20;
/// Bytes that wait for a disk that takes nothing; beyond that the journal is given up until the next save.
const MAX_WAITING: usize = 64 << 20;

/// Messages to the thread.
enum Message {
    Begin(Box<Beginning>),
    Step(Arc<Step>),
    Draft(Option<Draft>),
    Saved(Base, Vec<Arc<Step>>),
    End { keep: bool },
    Flush(Sender<()>),
}

/// A journal that begins.
#[derive(Debug)]
pub struct Beginning {
    /// Base of its steps.
    pub base: Base,
    /// The project, where the file alone does not tell how it was read.
    pub snapshot: Option<Arc<Project>>,
    /// The journal whose work is continued: removed when the new one is on the disk, or put aside if it was damaged.
    pub continues: Option<LeftOver>,
    /// Set if the work of the journal before is continued, which is then kept until the new one is on the disk.
    pub carries_on: bool,
    /// Set if the old journals hold work that could not be continued, so that they are put aside and not removed.
    pub is_partial: bool,
}

/// Reports of the thread.
#[derive(Debug)]
pub enum Report {
    /// Another window has the file open.
    OtherWindow(PathBuf, OtherWindow),
    /// The journal cannot be written. Told once, until it works again.
    Failed(io::Error),
    /// A damaged journal was put aside, and where.
    SetAside(PathBuf),
}

/// The thread, from outside. Dropped, it lets the thread finish and keeps the journal.
#[derive(Debug)]
pub struct JournalWriter {
    sender: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

/// Asks the thread to write everything, from any thread and without a lock.
#[derive(Clone, Debug)]
pub struct Flusher(Sender<Message>);

impl Flusher {
    /// Waits until all is on the disk that was handed on before; false if that took longer than `patience`.
    pub fn flush(&self, patience: Duration) -> bool {
        let (sender, done) = channel();
        self.0.send(Message::Flush(sender)).is_ok() && done.recv_timeout(patience).is_ok()
    }
}

impl JournalWriter {
    /// Starts the thread; `report` is called on it. `None` if the system gives no thread.
    pub fn start(folder: Folder, report: impl Fn(Report) + Send + 'static) -> Option<Self> {
        let (sender, receiver) = channel();
        let run = move || {
            let report: Rc<dyn Fn(Report)> = Rc::new(report);
            let worker = Worker::new(folder, report.clone());
            // Nothing is kept from here on, which may not go untold.
            if catch_unwind(AssertUnwindSafe(|| worker.run(&receiver))).is_err() {
                report(Report::Failed(io::Error::other("the thread of the journal broke down")));
            }
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(run);
        Some(Self { sender, thread: Some(thread.ok()?) })
    }

    /// Begins the journal of another project. That of the one before is removed.
    pub fn begin(&self, beginning: Beginning) {
        self.send(Message::Begin(Box::new(beginning)));
    }

    /// Writes a step.
    pub fn step(&self, step: Arc<Step>) {
        self.send(Message::Step(step));
    }

    /// Writes what is being typed; `None` for nothing any more.
    pub fn draft(&self, draft: Option<Draft>) {
        self.send(Message::Draft(draft));
    }

    /// Begins anew from a file that holds everything but these steps, which were made while it was written.
    pub fn saved(&self, base: Base, steps: Vec<Arc<Step>>) {
        self.send(Message::Saved(base, steps));
    }

    /// Ends the journal; it is kept if it holds work that is neither saved nor given up. Waits for the disk.
    pub fn end(&self, keep: bool) {
        self.send(Message::End { keep });
        self.flusher().flush(Duration::from_secs(5));
    }

    /// Another end of the thread, which writes everything.
    pub fn flusher(&self) -> Flusher {
        Flusher(self.sender.clone())
    }

    fn send(&self, message: Message) {
        // The thread ends with this end alone; had it broken down, it would have told so.
        let _ = self.sender.send(message);
    }
}

impl Drop for JournalWriter {
    fn drop(&mut self) {
        self.send(Message::End { keep: true });
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Worker {
    folder: Folder,
    report: Rc<dyn Fn(Report)>,
    /// The header of the journal, as long as a project is open.
    header: Option<Header>,
    snapshot: Option<Arc<Project>>,
    continues: Option<LeftOver>,
    slot: Option<Slot>,
    /// The journal before, whose work is continued in this one.
    before: Option<Slot>,
    is_partial: bool,
    /// Lines that are not on the disk.
    waiting: Vec<u8>,
    /// More waited than may: what comes until the next save would be without what it builds on.
    is_full: bool,
    /// Draft that is not on the disk yet, and when it is to go there.
    draft: Option<(Option<Draft>, Instant)>,
    /// Time at which a draft went to the disk last.
    drafted: Option<Instant>,
    /// Time at which a failed write is tried again.
    retry: Option<Instant>,
    /// The length above which the journal is made shorter.
    long: u64,
    ended: bool,
}

impl Worker {
    fn new(folder: Folder, report: Rc<dyn Fn(Report)>) -> Self {
        Self {
            folder,
            report,
            header: None,
            snapshot: None,
            continues: None,
            slot: None,
            before: None,
            is_partial: false,
            waiting: Vec::new(),
            is_full: false,
            draft: None,
            drafted: None,
            retry: None,
            long: LONG,
            ended: false,
        }
    }

    fn run(mut self, receiver: &Receiver<Message>) {
        loop {
            match receiver.recv_timeout(self.patience()) {
                Ok(message) => {
                    let mut flushed: Vec<Sender<()>> = self.take(message).into_iter().collect();
                    // Everything that came meanwhile goes to the disk in one write.
                    flushed.extend(receiver.try_iter().flat_map(|message| self.take(message)));
                    self.write(!flushed.is_empty());
                    flushed.iter().for_each(|done| done.send(()).unwrap_or_default());
                }
                Err(RecvTimeoutError::Timeout) => self.write(false),
                Err(RecvTimeoutError::Disconnected) => self.ended = true,
            }
            if self.ended {
                return self.write(true);
            }
        }
    }

    /// Returns the time until something has to be done.
    fn patience(&self) -> Duration {
        let next = self.retry.or(self.draft.as_ref().map(|(_, due)| *due));
        next.map_or(Duration::from_secs(3600), |next| next.saturating_duration_since(Instant::now()))
    }

    fn take(&mut self, message: Message) -> Option<Sender<()>> {
        match message {
            Message::Begin(beginning) => self.begin(*beginning),
            Message::Step(step) => {
                // What was typed before the step may not come behind it: it would stand in the form again, over the step.
                if let Some((draft, _)) = self.draft.take() {
                    self.add(file::draft_line(draft.as_ref()));
                }
                self.add(file::step_line(&step));
            }
            Message::Draft(None) => self.draft = Some((None, Instant::now())),
            Message::Draft(draft) => {
                let pause = self.drafted.map(|drafted| drafted + DRAFT_PAUSE);
                let due = self.draft.take().map(|(_, due)| due).or(pause).unwrap_or_else(Instant::now);
                self.draft = Some((draft, due));
            }
            Message::Saved(base, steps) => self.saved(base, &steps),
            Message::End { keep } => self.end(keep),
            Message::Flush(done) => return Some(done),
        }
        None
    }

    fn begin(&mut self, beginning: Beginning) {
        let Beginning { base, snapshot, continues, carries_on, is_partial } = beginning;
        let before = self.slot.take_if(|_| carries_on);
        self.end(false);
        (self.before, self.is_partial) = (before, is_partial);
        if let Some(path) = &base.path
            && let Some(other) = self.folder.other_window(path, self.before.as_ref())
        {
            (self.report)(Report::OtherWindow(path.clone(), other));
        }
        self.header = Some(Header::new(base));
        (self.snapshot, self.continues) = (snapshot, continues);
        // The lock tells other windows; that it cannot be had is told with the first step that cannot be written.
        self.slot = self.header.as_ref().and_then(|header| self.folder.create(header).ok());
    }

    fn saved(&mut self, base: Base, steps: &[Arc<Step>]) {
        let header = Header::new(base);
        (self.snapshot, self.draft, self.long) = (None, None, LONG);
        self.empty_waiting();
        self.settle_continued();
        // The new steps take the place of the old ones at once: at no moment are they in no journal.
        let lines = file::header_lines(&header).and_then(|mut lines| {
            steps.iter().try_for_each(|step| file::step_line(step).map(|line| lines.extend(line)))?;
            Ok(lines)
        });
        let is_replaced = match (&mut self.slot, lines) {
            (Some(slot), Ok(lines)) => slot.replace(&lines).is_ok(),
            (Some(_), Err(_)) | (None, _) => false,
        };
        if !is_replaced {
            // The old steps must not be offered again: they are in the file.
            self.slot.take().map(Slot::remove);
        }
        self.header = Some(header);
        self.retry = None;
        if !is_replaced {
            steps.iter().for_each(|step| self.add(file::step_line(step)));
        }
    }

    fn end(&mut self, keep: bool) {
        if keep {
            self.write(true);
            self.slot = None;
        } else {
            self.slot.take().map(Slot::remove);
            self.before.take().map(Slot::remove);
        }
        let long = LONG;
        (self.header, self.snapshot, self.continues, self.draft, self.retry, self.long) =
            (None, None, None, None, None, long);
        self.empty_waiting();
        self.ended = keep;
    }

    fn empty_waiting(&mut self) {
        self.waiting.clear();
        self.is_full = false;
    }

    fn add(&mut self, line: io::Result<Vec<u8>>) {
        if self.header.is_none() || self.is_full {
            return;
        }
        match line {
            Ok(line) if self.waiting.len() + line.len() <= MAX_WAITING => self.waiting.extend(line),
            Ok(_) => {
                self.is_full = true;
                (self.report)(Report::Failed(io::ErrorKind::StorageFull.into()));
            }
            Err(error) => self.failed(error),
        }
    }

    /// Writes what waits, and what is being typed if it has waited long enough or `all` is asked for.
    fn write(&mut self, all: bool) {
        if self.retry.is_some_and(|retry| !all && Instant::now() < retry) {
            return;
        }
        let now = Instant::now();
        if let Some((draft, due)) = self.draft.take_if(|(_, due)| all || *due <= now) {
            match file::draft_line(draft.as_ref()) {
                // One that is full takes none either.
                Ok(line) if !self.is_full => {
                    self.waiting.extend(line);
                    self.drafted = Some(now);
                }
                Ok(_) => {}
                Err(_) => self.draft = Some((draft, due + DRAFT_PAUSE)),
            }
        }
        if self.header.is_none() || self.waiting.is_empty() {
            return;
        }
        match self.write_waiting() {
            Ok(()) => {
                self.waiting.clear();
                self.retry = None;
                self.shorten();
                self.settle_continued();
            }
            Err(error) => self.failed(error),
        }
    }

    fn write_waiting(&mut self) -> io::Result<()> {
        let Some(header) = &self.header else { return Ok(()) };
        if self.slot.is_none() {
            self.slot = Some(self.folder.create(header)?);
        }
        let Some(slot) = &mut self.slot else { return Ok(()) };
        if let Some(project) = &self.snapshot {
            slot.write_snapshot(&json::save(project))?;
            self.snapshot = None;
        }
        slot.append(&self.waiting)
    }

    fn failed(&mut self, error: io::Error) {
        if self.retry.is_none() {
            (self.report)(Report::Failed(error));
        }
        self.retry = Some(Instant::now() + RETRY);
    }

    /// Removes the old journals: their work is in the new one.
    fn settle_continued(&mut self) {
        let left = self.continues.take();
        let is_partial = self.is_partial || left.as_ref().is_some_and(|left| left.contents.damage.is_some());
        if !is_partial {
            // What cannot be removed is offered once more; nothing is lost by that.
            left.map(LeftOver::remove);
            self.before.take().map(Slot::remove);
            return;
        }
        let aside = left.map(LeftOver::set_aside).into_iter().chain(self.before.take().map(Slot::set_aside));
        aside.for_each(|path| (self.report)(Report::SetAside(path)));
    }

    fn shorten(&mut self) {
        let Some(slot) = self.slot.as_mut().filter(|slot| slot.len() > self.long) else { return };
        if let Ok(bytes) = shorter(slot) {
            // A failure leaves the long one.
            let _ = slot.replace(&bytes);
        }
        self.long = LONG.max(slot.len() * 2);
    }
}

/// The bytes of a shorter journal that comes to the same.
fn shorter(slot: &Slot) -> io::Result<Vec<u8>> {
    let mut contents = slot.read().map_err(io::Error::other)?;
    if contents.damage.is_some() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    contents.shorten(REVERSIBLE);
    let mut bytes = file::header_lines(&contents.header)?;
    for step in &contents.steps {
        bytes.extend(file::step_line(step)?);
    }
    if let Some(draft) = &contents.draft {
        bytes.extend(file::draft_line(Some(draft))?);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
