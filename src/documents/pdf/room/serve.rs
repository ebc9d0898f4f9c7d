//! The worker process: it gets a file and requests on its input, answers on its output, and opens no file. It ends with its
//! input, so that none is left when the one that asked goes away.

use std::any::Any;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::limits;
use super::message::{Answer, Request};
use crate::documents::pdf::reader::STACK_BYTES;
use crate::documents::pdf::{Failure, Pdf};

/// Serves requests until there are no more.
pub fn serve() -> ExitCode {
    limits::forbid_files();
    // What goes wrong is answered; nobody reads what is written here.
    panic::set_hook(Box::new(|_| {}));
    let (sender, requests) = channel();
    let work = move || {
        work(&requests);
        std::process::exit(1);
    };
    let bound = |file: usize, most: u32| limits::bound_memory(file as u64 + (u64::from(most) << 20));
    let mut input = io::stdin().lock();
    let Some(first) = Request::read(&mut input, bound) else { return ExitCode::FAILURE };
    if sender.send(first).is_err() || thread::Builder::new().stack_size(STACK_BYTES).spawn(work).is_err() {
        return ExitCode::FAILURE;
    }
    while let Some(request) = Request::read(&mut input, |_, _| {}) {
        if sender.send(request).is_err() {
            break;
        }
    }
    // Whatever is under way: nobody waits for it any more.
    std::process::exit(0)
}

/// Opens the file and answers what is asked of it. Ends when it cannot go on.
fn work(requests: &Receiver<Request>) {
    let Ok(Request::Open(bytes, _)) = requests.recv() else { return };
    let opened = caught(|| Pdf::open(bytes));
    let pdf = match opened {
        Ok(Ok(pdf)) => pdf,
        Ok(Err(fault)) => return drop(answer(&Answer::Closed(fault))),
        Err(failure) => return drop(answer(&Answer::Failed(failure))),
    };
    let sizes = (0..pdf.pages()).map(|page| pdf.size(page)).collect();
    if answer(&Answer::Opened(sizes, pdf.promised())).is_err() {
        return;
    }
    let reader = pdf.reader();
    for request in requests {
        let done = caught(|| match request {
            Request::Text(page) => Some(Answer::Read(Box::new(reader.read(page).without_places()))),
            Request::Places(page) => Some(Answer::Read(Box::new(reader.read(page)))),
            Request::Draw(page, width) => Some(pdf.draw(page, width).map_or_else(Answer::Failed, Answer::Drawn)),
            Request::Open(..) => None,
        });
        match done {
            Ok(Some(done)) if answer(&done).is_ok() => {}
            Ok(_) => return,
            // What a panic left behind cannot be trusted.
            Err(failure) => return drop(answer(&Answer::Failed(failure))),
        }
    }
}

/// Writes an answer to the output.
fn answer(answer: &Answer) -> io::Result<()> {
    answer.write(&mut io::stdout().lock())
}

/// Does some work.
///
/// # Errors
/// [`Failure::Memory`] or [`Failure::Crashed`] if it panics.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| of_panic(&*panic))
}

/// Failure that a panic stands for.
fn of_panic(panic: &(dyn Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    // The standard library says so of a length that no memory could hold.
    let too_long = text.is_some_and(|text| text.contains("capacity overflow"));
    if too_long { Failure::Memory } else { Failure::Crashed }
}
