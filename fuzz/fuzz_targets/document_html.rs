//! The reader of Html documents.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sanad::documents::Media;

fuzz_target!(|bytes: &[u8]| checks::document(Media::Html, bytes));
