//! Parts that formats share: a format uses this and itself, and no other format.

pub mod days;
pub mod decoding;
pub mod digest;
pub mod fault;
pub mod findings;
pub mod format;
pub mod ids;
pub mod import;
pub mod inner_files;
pub mod json_tree;
pub mod kept;
pub mod load;
pub mod losses;
pub mod months;
pub mod places;
pub mod report;
pub mod sniff;
pub mod span;
pub mod stamp;
pub mod stamp_text;
pub mod table;
pub mod xml_tree;
