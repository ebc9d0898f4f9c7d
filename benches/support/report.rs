//! Times, their medians, and how they are printed.

use std::hint::black_box;
use std::time::Instant;

/// The times of `runs` runs, in milliseconds. One run before them is not counted.
pub fn timed<T>(runs: usize, mut run: impl FnMut() -> T) -> Vec<f64> {
    black_box(run());
    let once = |_| {
        let start = Instant::now();
        let result = black_box(run());
        let time = milliseconds(start);
        drop(result);
        time
    };
    (0..runs).map(once).collect()
}

/// Milliseconds since `start`.
pub fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// What was measured, in milliseconds.
struct Row {
    name: &'static str,
    goal: Option<f64>,
    /// In ascending order.
    times: Vec<f64>,
}

impl Row {
    /// The time that this part of the runs did not exceed.
    fn quantile(&self, part: f64) -> f64 {
        self.times[((self.times.len() - 1) as f64 * part).round() as usize]
    }
}

/// The rows asked for.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    json: bool,
    words: Vec<String>,
}

impl Report {
    /// `--json` for JSON, and words that a name must have one of; cargo's own `--bench` says nothing.
    pub fn from_args(args: impl Iterator<Item = String>) -> Self {
        let mut report = Self::default();
        for arg in args {
            match arg.as_str() {
                "--json" => report.json = true,
                "--bench" => {}
                _ => report.words.push(arg),
            }
        }
        report
    }

    /// Runs `times`, which gives milliseconds, if the row is asked for.
    pub fn measure(&mut self, name: &'static str, goal: Option<f64>, times: impl FnOnce() -> Vec<f64>) {
        if !self.words.is_empty() && !self.words.iter().any(|word| name.contains(word.as_str())) {
            return;
        }
        let mut times = times();
        times.sort_by(f64::total_cmp);
        self.rows.push(Row { name, goal, times });
    }

    /// Prints all rows.
    pub fn print(&self) {
        if self.json { self.print_json() } else { self.print_table() }
    }

    fn print_table(&self) {
        println!(
            "{:<44} {:>10} {:>10} {:>10} {:>7} {:>9}",
            "in milliseconds", "median", "fastest", "95 %", "runs", "goal"
        );
        for row in &self.rows {
            let goal = match row.goal {
                Some(goal) if row.quantile(0.5) <= goal => format!("≤ {goal} ✓"),
                Some(goal) => format!("≤ {goal} ✗"),
                None => String::new(),
            };
            let [median, fastest, slow] = [0.5, 0.0, 0.95].map(|part| row.quantile(part));
            println!("{:<44} {median:>10.3} {fastest:>10.3} {slow:>10.3} {:>7} {goal:>9}", row.name, row.times.len());
        }
    }

    fn print_json(&self) {
        let row = |row: &Row| {
            serde_json::json!({
                "name": row.name.trim(),
                "median_ms": row.quantile(0.5),
                "fastest_ms": row.quantile(0.0),
                "p95_ms": row.quantile(0.95),
                "runs": row.times.len(),
                "goal_ms": row.goal,
            })
        };
        println!("{:#}", serde_json::Value::Array(self.rows.iter().map(row).collect()));
    }
}
