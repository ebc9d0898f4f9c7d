//! Finding a quote in a text.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| checks::anchoring(bytes));
