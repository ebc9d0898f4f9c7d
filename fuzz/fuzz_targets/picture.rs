//! The reader of pictures that carry a project.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| checks::picture(bytes));
