//! Parts that formats share: a format uses this and itself, and no other format.

pub(crate) mod days;
pub(crate) mod decoding;
pub(crate) mod digest;
pub(crate) mod fault;
pub(crate) mod findings;
pub(crate) mod format;
pub(crate) mod ids;
pub(crate) mod import;
pub(crate) mod inner_files;
pub(crate) mod json_tree;
pub(crate) mod kept;
pub(crate) mod load;
pub(crate) mod losses;
pub(crate) mod months;
pub(crate) mod places;
pub(crate) mod report;
pub(crate) mod sniff;
pub(crate) mod span;
pub(crate) mod stamp;
pub(crate) mod stamp_text;
pub(crate) mod table;
pub(crate) mod xml_tree;
