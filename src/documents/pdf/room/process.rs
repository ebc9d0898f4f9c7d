//! The worker process as seen by the one that asks: started, asked with a bound of time, and ended.

use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::message::{Answer, Request};
use crate::documents::pdf::Failure;

/// Argument that makes the program serve.
pub(crate) const ARGUMENT: &str = "--pdf-worker";
/// Time between two looks at whether the answer is still wanted.
const GLANCE_TIME: Duration = Duration::from_millis(50);
/// Number of bytes that are read of what a process writes to its error output at its end.
const MAX_LAST_WORDS: u64 = 4 << 10;
/// Time that a process has to end after it has closed its output.
const ENDING_TIME: Duration = Duration::from_secs(2);

/// Bound of waiting for an answer.
pub(crate) struct Patience<'a> {
    /// Time after which it is given up.
    pub most: Duration,
    /// Returns true if nobody wants it any more.
    pub cancelled: &'a dyn Fn() -> bool,
}

/// Message from a process.
enum Said {
    Answer(Answer),
    /// Nothing more comes; this is what it wrote to its error output.
    End(String),
}

/// A process that has a file open. It is ended when this is dropped. One that ends by itself is waited for at once, so
/// that nothing of it is left in the system while nobody asks it for anything.
pub(crate) struct Process {
    child: Arc<Mutex<Child>>,
    requests: Option<Sender<Request>>,
    said: Receiver<Said>,
    /// True if it was asked nothing yet but to open the file.
    pub is_fresh: bool,
}

impl Process {
    /// Starts `program`.
    ///
    /// # Errors
    /// If the system does not allow that.
    pub(crate) fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Memory that is only set aside for threads would count as taken.
        command.env("MALLOC_ARENA_MAX", "1").env_remove("RUST_BACKTRACE");
        if cfg!(unix) {
            command.current_dir("/");
        }
        let mut child = command.spawn()?;
        let (Some(input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (requests, waiting) = channel();
        let (say, said) = sync_channel(1);
        let child = Arc::new(Mutex::new(child));
        let process = Self { child: child.clone(), requests: Some(requests), said, is_fresh: true };
        thread::Builder::new().spawn(move || hand_over(input, &waiting))?;
        thread::Builder::new().spawn(move || listen(output, errors, &child, &say))?;
        Ok(process)
    }

    /// Returns true if it has ended.
    pub(crate) fn has_ended(&self) -> bool {
        !matches!(held(&self.child).try_wait(), Ok(None))
    }

    /// The answer to a request.
    ///
    /// # Errors
    /// The reason for which there is none. After it the process is of no more use.
    pub(crate) fn ask(&mut self, request: Request, patience: &Patience<'_>) -> Result<Answer, Failure> {
        let begun = Instant::now();
        self.is_fresh &= matches!(request, Request::Open(..));
        // One that has gone tells below why.
        let _ = self.requests.as_ref().map(|requests| requests.send(request));
        loop {
            let left = patience.most.saturating_sub(begun.elapsed());
            match self.said.recv_timeout(left.min(GLANCE_TIME)) {
                Ok(Said::Answer(answer)) => return Ok(answer),
                Ok(Said::End(words)) => return Err(self.death(&words)),
                Err(RecvTimeoutError::Disconnected) => return Err(self.death("")),
                Err(RecvTimeoutError::Timeout) if (patience.cancelled)() => return Err(Failure::LeftOut),
                Err(RecvTimeoutError::Timeout) if left.is_zero() => return Err(Failure::Time),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Reason for which it ended.
    fn death(&mut self, words: &str) -> Failure {
        ended(&self.child).map_or(Failure::Crashed, |status| cause(status, words))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.requests = None;
        let mut child = held(&self.child);
        // One that has ended already cannot be killed; that it is waited for leaves nothing of it behind.
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The process behind a lock.
fn held(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Status of a process that is about to end; nothing if it does not do so soon.
fn ended(child: &Mutex<Child>) -> Option<ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < ENDING_TIME {
        // Others may end it meanwhile: it is not held while it is waited for.
        let status = held(child).try_wait();
        match status {
            Ok(None) => thread::sleep(Duration::from_millis(2)),
            status => return status.ok().flatten(),
        }
    }
    None
}

/// Reason for an end: the standard library says so when it gives up, and the system kills the one that takes the last memory.
fn cause(status: ExitStatus, words: &str) -> Failure {
    if words.contains("overflowed its stack") {
        Failure::TooDeep
    } else if words.contains("memory allocation") || was_killed(status) {
        Failure::Memory
    } else {
        Failure::Crashed
    }
}

#[cfg(unix)]
fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal() == Some(rustix::process::Signal::KILL.as_raw())
}

#[cfg(not(unix))]
fn was_killed(_: ExitStatus) -> bool {
    false
}

/// Writes requests to a process until it reads no more.
fn hand_over(mut input: ChildStdin, requests: &Receiver<Request>) {
    for request in requests {
        if request.write(&mut input).is_err() {
            return;
        }
    }
}

/// Hands on what a process says, and takes away what is left of it in the system when it has said the last.
fn listen(mut output: ChildStdout, errors: ChildStderr, child: &Mutex<Child>, say: &SyncSender<Said>) {
    while let Some(answer) = Answer::read(&mut output) {
        if say.send(Said::Answer(answer)).is_err() {
            return;
        }
    }
    drop(output);
    let mut words = Vec::new();
    // What is no text any more tells as little as nothing.
    let _ = errors.take(MAX_LAST_WORDS).read_to_end(&mut words);
    if ended(child).is_none() {
        // One that answers no more is of no use, whatever it still does.
        let _ = held(child).kill();
        let _ = held(child).wait();
    }
    let _ = say.send(Said::End(String::from_utf8_lossy(&words).into_owned()));
}

/// Starts `program` and has it open a file, with `memory` MiB besides it.
pub(crate) fn open(
    program: &Path,
    bytes: &Arc<Vec<u8>>,
    memory: u32,
    patience: &Patience<'_>,
) -> Result<(Process, Answer), Failure> {
    let mut process = Process::start(program).map_err(|_| Failure::NoWorker)?;
    let answer = process.ask(Request::Open(bytes.clone(), memory), patience)?;
    Ok((process, answer))
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A program that does what a script says.
    fn program(folder: &Path, script: &str) -> std::path::PathBuf {
        let path = folder.join("program");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("made executable");
        path
    }

    #[test]
    fn the_end_of_a_process_says_what_was_wrong() {
        let folder = tempfile::tempdir().expect("a folder");
        let cases = [
            ("kill -9 $$", Failure::Memory),
            ("echo 'memory allocation of 9 bytes failed' >&2; kill -6 $$", Failure::Memory),
            ("echo \"thread 'a' has overflowed its stack\" >&2; kill -6 $$", Failure::TooDeep),
            ("kill -11 $$", Failure::Crashed),
            ("exit 0", Failure::Crashed),
            ("printf '\\377\\377\\377\\377 no answer'", Failure::Crashed),
            ("cat > /dev/null; printf '\\1\\0\\0\\0\\77'", Failure::Time),
            ("exec sleep 60", Failure::Time),
        ];
        let patience = Patience { most: Duration::from_millis(700), cancelled: &|| false };
        for (script, failure) in cases {
            let path = program(folder.path(), script);
            let answer = open(&path, &Arc::new(vec![0; 1 << 20]), 9, &patience);
            assert_eq!(answer.err(), Some(failure), "{script}");
        }
        let patience = Patience { most: Duration::from_secs(60), cancelled: &|| true };
        let path = program(folder.path(), "exec sleep 60");
        assert_eq!(open(&path, &Arc::default(), 9, &patience).err(), Some(Failure::LeftOut));
        assert_eq!(open(Path::new("/no/such"), &Arc::default(), 9, &patience).err(), Some(Failure::NoWorker));
    }

    /// Returns true if the system still has something of a process, if only that nobody asked how it ended.
    fn is_left(process: u32) -> bool {
        rustix::process::Pid::from_raw(process as i32)
            .is_some_and(|process| rustix::process::test_kill_process(process).is_ok())
    }

    #[test]
    fn nothing_is_left_of_a_process_that_ended_while_nobody_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        // It ends by itself, is killed from outside, or closes what it speaks through and goes on.
        for (script, killed) in [("exit 0", false), ("exec sleep 60", true), ("exec sleep 60 >&- 2>&-", false)] {
            let process = Process::start(&program(folder.path(), script)).expect("it starts");
            let number = held(&process.child).id();
            if killed {
                let pid = rustix::process::Pid::from_raw(number as i32).expect("a number");
                rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("it is there");
            }
            let begun = Instant::now();
            while is_left(number) && begun.elapsed() < Duration::from_secs(20) {
                thread::sleep(Duration::from_millis(5));
            }
            assert!(!is_left(number), "{script}");
            assert!(process.has_ended(), "{script}");
        }
    }
}
