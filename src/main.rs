//! Arguments in; the command line or the window out.

use std::process::ExitCode;

use sanad::app::settings::Settings;
use sanad::app::{self, Start};
use sanad::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(status) => ExitCode::from(status),
        Outcome::Window(file) => {
            app::run(Start { settings: Settings::load(), file, keeps_settings: true, uses_system: true })
        }
    }
}
