//! The reader of `timeline-project`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| checks::reader("timeline-project", bytes));
