//! Arguments in; the command line or the window out.

use std::path::PathBuf;
use std::process::ExitCode;

use sanad::cli::{self, Outcome};
use sanad::documents::pdf;

fn main() -> ExitCode {
    cli::tame_panics();
    // A PDF is read by another process of this program, so that none can take this one down.
    if pdf::is_worker(std::env::args_os()) {
        return pdf::serve();
    }
    pdf::use_this_program();
    match cli::run(std::env::args_os()) {
        Outcome::Exit(status) => ExitCode::from(status),
        Outcome::Window(file) => window(file),
    }
}

#[cfg(feature = "window")]
fn window(file: Option<PathBuf>) -> ExitCode {
    use sanad::app::{self, Start, session::journal::Folder, state::Settings};
    let (settings, journal) = (Settings::load(), Folder::of_user());
    app::run(Start { settings, file, keeps_settings: true, journal, uses_system: true })
}

#[cfg(not(feature = "window"))]
fn window(_file: Option<PathBuf>) -> ExitCode {
    eprintln!("sanad: this build has no window; `sanad export FILE -o OUT.png` makes the picture without one.");
    ExitCode::FAILURE
}
