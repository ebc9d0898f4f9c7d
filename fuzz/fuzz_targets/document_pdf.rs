//! The reader of Pdf documents.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sanad::documents::Media;

fuzz_target!(|bytes: &[u8]| checks::document(Media::Pdf, bytes));
