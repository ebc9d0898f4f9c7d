//! Threads for tasks, and the channel on which their outputs come back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Runs tasks that bring back a `T`, each on a thread of its own.
pub struct Runner<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl<T: Send + 'static> Runner<T> {
    /// A runner with nothing to do; `wake` is called from any thread whenever an output has come.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, wake: Arc::new(wake) }
    }

    /// Runs `job` on a thread of its own. A fault in it ends the thread and not the window: `failed` comes back instead.
    pub fn spawn(&self, job: impl FnOnce() -> T + Send + 'static, failed: impl Fn() -> T + Clone + Send + 'static) {
        let (tell, no_thread) = (self.teller(), failed.clone());
        // What the job leaves half done is dropped with it: it shares nothing but meters and what cannot change.
        let run = move || tell(catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|_| failed()));
        // A system that gives no more threads.
        if std::thread::Builder::new().spawn(run).is_err() {
            self.teller()(no_thread());
        }
    }

    /// Returns another end of the channel, for threads that live long.
    pub fn teller(&self) -> impl Fn(T) + Send + 'static + use<T> {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        move |output| {
            // A window that has gone no longer wants to know.
            if sender.send(output).is_ok() {
                wake();
            }
        }
    }

    /// Returns the outputs since the last call.
    pub fn poll(&self) -> Vec<T> {
        self.receiver.try_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_breaks_down_says_so_and_the_next_one_runs() {
        let (woken, wakes) = channel();
        let woken = std::sync::Mutex::new(woken);
        let runner = Runner::new(move || woken.lock().unwrap().send(()).unwrap());
        runner.spawn(|| std::panic::panic_any("a fault"), || "failed");
        wakes.recv().unwrap();
        runner.spawn(|| "done", || "failed");
        wakes.recv().unwrap();
        assert_eq!(runner.poll(), ["failed", "done"]);
    }
}
