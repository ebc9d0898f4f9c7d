//! What formats share: a format uses this and itself, and no other format.

pub mod days;
pub mod decoding;
pub mod findings;
pub mod ids;
pub mod import;
pub mod json_tree;
pub mod losses;
pub mod report;
pub mod sniff;
pub mod stamp;
pub mod table;
pub mod xml_tree;
