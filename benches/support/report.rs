//! Times, their medians, and how they are printed.

use std::hint::black_box;
use std::time::Instant;

/// The times of `runs` runs, in milliseconds. One run before them is not counted.
pub(crate) fn timed<T>(runs: usize, mut run: impl FnMut() -> T) -> Vec<f64> {
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
pub(crate) fn milliseconds(start: Instant) -> f64 {
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

/// What was counted or set in relation, in a unit of its own.
struct Figure {
    name: &'static str,
    value: f64,
    goal: Option<f64>,
}

/// The rows asked for.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
    figures: Vec<Figure>,
    json: bool,
    words: Vec<String>,
}

impl Report {
    /// `--json` for JSON, and words that a name must have one of; cargo's own `--bench` says nothing.
    pub(crate) fn from_args(args: impl Iterator<Item = String>) -> Self {
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
    pub(crate) fn measure(&mut self, name: &'static str, goal: Option<f64>, times: impl FnOnce() -> Vec<f64>) {
        if !self.words.is_empty() && !self.words.iter().any(|word| name.contains(word.as_str())) {
            return;
        }
        let mut times = times();
        times.sort_by(f64::total_cmp);
        self.rows.push(Row { name, goal, times });
    }

    /// Adds a figure that is no time.
    #[allow(dead_code, reason = "most benchmarks have times only")]
    pub(crate) fn count(&mut self, name: &'static str, goal: Option<f64>, value: f64) {
        self.figures.push(Figure { name, value, goal });
    }

    /// Adds how many times as long the one of two rows took as the other, by their medians, if both were asked for.
    #[allow(dead_code, reason = "most benchmarks have times only")]
    pub(crate) fn ratio(&mut self, name: &'static str, goal: f64, [of, to]: [&str; 2]) {
        let median = |name: &str| self.rows.iter().find(|row| row.name == name).map(|row| row.quantile(0.5));
        if let (Some(of), Some(to)) = (median(of), median(to)) {
            self.count(name, Some(goal), of / to);
        }
    }

    /// Prints all rows.
    pub(crate) fn print(&self) {
        if self.json { self.print_json() } else { self.print_table() }
    }

    fn print_table(&self) {
        println!(
            "{:<54} {:>10} {:>10} {:>10} {:>7} {:>9}",
            "in milliseconds", "median", "fastest", "95 %", "runs", "goal"
        );
        for row in &self.rows {
            let goal = match row.goal {
                Some(goal) if row.quantile(0.5) <= goal => format!("≤ {goal} ✓"),
                Some(goal) => format!("≤ {goal} ✗"),
                None => String::new(),
            };
            let [median, fastest, slow] = [0.5, 0.0, 0.95].map(|part| row.quantile(part));
            println!("{:<54} {median:>10.3} {fastest:>10.3} {slow:>10.3} {:>7} {goal:>9}", row.name, row.times.len());
        }
        for Figure { name, value, goal } in &self.figures {
            let goal = goal.map(|goal| format!("≤ {goal} {}", if *value <= goal { '✓' } else { '✗' }));
            println!("{name:<54} {value:>10.2} {:>39}", goal.unwrap_or_default());
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
        let figure = |f: &Figure| serde_json::json!({ "name": f.name, "value": f.value, "goal": f.goal });
        let all = self.rows.iter().map(row).chain(self.figures.iter().map(figure)).collect();
        println!("{:#}", serde_json::Value::Array(all));
    }
}
