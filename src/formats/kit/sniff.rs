//! Beginnings of files, by which formats that share an ending are told apart.

/// Number of bytes of a file that are looked at to tell its format.
const SNIFFED_BYTES: usize = 16 * 1024;

/// Returns the beginning of a file as text.
pub(crate) fn beginning(bytes: &[u8]) -> String {
    crate::base::decode::decode(&bytes[..bytes.len().min(SNIFFED_BYTES)]).text.into_owned()
}
