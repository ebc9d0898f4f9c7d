//! Requests of which only the newest answer counts.

/// Counter of the requests of one kind: the answer to any but the newest is late.
#[derive(Debug, Default)]
pub struct RequestGeneration {
    number: u64,
    is_wanted: bool,
    is_running: bool,
}

impl RequestGeneration {
    /// Asks for the work; answers to earlier requests are late.
    pub fn ask(&mut self) {
        *self = Self { number: self.number + 1, is_wanted: true, is_running: false };
    }

    /// Says that it was done at once, or is not wanted any more.
    pub fn settle(&mut self) {
        *self = Self { number: self.number + 1, is_wanted: false, is_running: false };
    }

    /// Returns true if the work is asked for and was not begun yet.
    pub fn is_wanted(&self) -> bool {
        self.is_wanted
    }

    /// Returns true if an answer is awaited.
    pub fn is_busy(&self) -> bool {
        self.is_wanted || self.is_running
    }

    /// Says that the work begins; returns the number that its answer is to bring.
    pub fn start(&mut self) -> u64 {
        (self.is_wanted, self.is_running) = (false, true);
        self.number
    }

    /// Takes in that an answer has come; returns true if it is the newest one, which counts once.
    pub fn finish(&mut self, number: u64) -> bool {
        let is_newest = self.is_running && self.number == number;
        self.is_running &= !is_newest;
        is_newest
    }
}

/// What a large project leaves to tasks.
#[derive(Debug, Default)]
pub struct Requests {
    /// Gathering the events that show.
    pub gather: RequestGeneration,
    /// Searching.
    pub search: RequestGeneration,
    /// Sorting the list.
    pub sort: RequestGeneration,
}

impl Requests {
    /// Returns those of another project: answers about this one are late.
    pub fn for_another_project(mut self) -> Self {
        [&mut self.gather, &mut self.search, &mut self.sort].into_iter().for_each(RequestGeneration::settle);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_answer_counts() {
        let mut requests = RequestGeneration::default();
        requests.ask();
        let first = requests.start();
        requests.ask();
        assert!(!requests.finish(first) && requests.is_busy(), "the first came late");
        let second = requests.start();
        assert!(requests.finish(second) && !requests.is_busy());
        assert!(!requests.finish(second), "an answer counts once");
        requests.ask();
        let third = requests.start();
        requests.settle();
        assert!(!requests.finish(third) && !requests.is_busy(), "nobody waits any more");
    }
}
