//! Makes a project of any size, the same for the same seed: `cargo run --release --example generate -- --events N
//! --seed S -o FILE`. Events lie between 2000 and 2025, many of them in bursts; of ten, seven are points in time and
//! three are spans of 1 to 90 days; the titles are Arabic, of 20 to 60 characters; there are eight lanes.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Days, NaiveDate};
use clap::Parser;

/// What is to be made.
#[derive(Parser)]
struct Args {
    /// Number of events.
    #[arg(long)]
    events: u64,
    /// Another seed gives other events.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The file to write.
    #[arg(short, long)]
    output: PathBuf,
}

const LANES: [(&str, &str); 8] = [
    ("messages", "الرسائل"),
    ("court", "المحكمة"),
    ("press", "الصحافة"),
    ("releases", "الإصدارات"),
    ("meetings", "الاجتماعات"),
    ("money", "الأموال"),
    ("people", "الأشخاص"),
    ("other", "غير ذلك"),
];

const WORDS: [&str; 40] = [
    "اجتماع",
    "مذكرة",
    "رسالة",
    "حكم",
    "قرار",
    "المحكمة",
    "الشركة",
    "الوزارة",
    "تقرير",
    "تسريب",
    "وثيقة",
    "شهادة",
    "جلسة",
    "استئناف",
    "عقد",
    "بيان",
    "تحقيق",
    "مصدر",
    "نشر",
    "إعلان",
    "داخلية",
    "جديدة",
    "سرية",
    "عاجلة",
    "أولى",
    "مع",
    "عن",
    "في",
    "بشأن",
    "حول",
    "إلى",
    "بعد",
    "قبل",
    "2023",
    "GPT-4",
    "Llama",
    "ميزانية",
    "بيانات",
    "نموذج",
    "اتفاق",
];

/// Days from the first to the last day on which something begins.
const DAYS: u64 = 26 * 365;
/// Of a hundred events, so many are part of a burst.
const IN_BURSTS: u64 = 40;
/// A burst for each so many events.
const PER_BURST: u64 = 4_000;

/// A small generator of numbers (PCG), so that the same seed gives the same file everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    match File::create(&args.output).and_then(|file| write(&mut BufWriter::new(file), args.events, args.seed)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", args.output.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes the project file.
///
/// # Errors
/// If it cannot be written.
pub(crate) fn write(out: &mut impl Write, events: u64, seed: u64) -> io::Result<()> {
    let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let bursts: Vec<u64> = (0..events / PER_BURST + 1).map(|_| numbers.below(DAYS)).collect();
    writeln!(
        out,
        "{{\n  \"format\": \"sanad/1\",\n  \"title\": \"{events} حدث\",\n  \"language\": \"ar\",\n  \"lanes\": ["
    )?;
    for (nth, (id, title)) in LANES.iter().enumerate() {
        let comma = if nth + 1 < LANES.len() { "," } else { "" };
        writeln!(out, "    {{\"id\": \"{id}\", \"title\": \"{title}\"}}{comma}")?;
    }
    writeln!(out, "  ],\n  \"events\": [")?;
    for nth in 0..events {
        let (when, title) = (when(&mut numbers, &bursts), title(&mut numbers));
        let (lane, importance) = (LANES[numbers.below(8) as usize].0, importance(&mut numbers));
        write!(out, "    {{\"id\": \"e{nth}\", \"when\": \"{when}\", \"title\": \"{title}\", ")?;
        let comma = if nth + 1 < events { "," } else { "" };
        writeln!(out, "\"lane\": \"{lane}\", \"importance\": {importance}}}{comma}")?;
    }
    writeln!(out, "  ]\n}}")?;
    out.flush()
}

fn when(numbers: &mut Numbers, bursts: &[u64]) -> String {
    let day = if numbers.below(100) < IN_BURSTS {
        let burst = bursts[numbers.below(bursts.len() as u64) as usize];
        burst + numbers.below(3) * numbers.below(3)
    } else {
        numbers.below(DAYS)
    };
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).and_then(|start| start.checked_add_days(Days::new(day)));
    let first = first.unwrap_or_default();
    if numbers.below(10) < 7 {
        return first.to_string();
    }
    format!("{first}/{}", first + Days::new(1 + numbers.below(90)))
}

/// Words until there are enough letters, cut at 60.
fn title(numbers: &mut Numbers) -> String {
    let length = 20 + numbers.below(41) as usize;
    let mut title = String::new();
    let mut letters = 0;
    while letters < length {
        let word = WORDS[numbers.below(WORDS.len() as u64) as usize];
        if letters > 0 {
            title.push(' ');
        }
        title.push_str(word);
        letters += word.chars().count() + 1;
    }
    title.chars().take(60).collect::<String>().trim_end().to_owned()
}

/// Few events are important.
fn importance(numbers: &mut Numbers) -> u8 {
    match numbers.below(1000) {
        0 => 5,
        1..=10 => 4,
        11..=200 => 3,
        201..=500 => 2,
        _ => 1,
    }
}
