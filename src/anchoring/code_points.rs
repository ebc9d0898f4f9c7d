//! Turns offsets in Unicode code points into offsets in bytes, and back.

/// Code points between two remembered offsets.
const STEP: usize = 128;

/// The map between the code points and the bytes of one text. Costs 1/32 of the text's memory or less.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// The byte offset of every `STEP`th code point.
    marks: Vec<usize>,
    len: usize,
}

impl CodePoints {
    /// Counts the code points of `text`, once.
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut len = 0;
        for (byte, _) in text.char_indices() {
            if len % STEP == 0 {
                marks.push(byte);
            }
            len += 1;
        }
        Self { marks, len }
    }

    /// Number of code points of the text.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns true if the text is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The byte offset of a code point; the end of the text for its length; `None` past that.
    ///
    /// `text` is the text that this map was made from.
    pub fn to_byte(&self, text: &str, code_point: usize) -> Option<usize> {
        if code_point == self.len {
            return Some(text.len());
        }
        let mark = *self.marks.get(code_point / STEP)?;
        let (byte, _) = text.get(mark..)?.char_indices().nth(code_point % STEP)?;
        Some(mark + byte)
    }

    /// Number of code points before a byte offset. An offset inside a code point counts it as before.
    ///
    /// `text` is the text that this map was made from.
    pub fn of_byte(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let nth = self.marks.partition_point(|&mark| mark <= byte).saturating_sub(1);
        let mark = self.marks.get(nth).copied().unwrap_or(0);
        let starts = text.as_bytes()[mark..byte].iter().filter(|&&b| b & 0xC0 != 0x80).count();
        nth * STEP + starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_agree_everywhere() {
        let samples = ["", "a", "هدفنا GPT-4 🚀", &"س😊e".repeat(200), &"x".repeat(128), &"ط".repeat(129)];
        for text in samples {
            let map = CodePoints::new(text);
            assert_eq!(map.len(), text.chars().count());
            let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (nth, byte) in bytes.enumerate() {
                assert_eq!(map.to_byte(text, nth), Some(byte), "{text:.20} at {nth}");
                assert_eq!(map.of_byte(text, byte), nth, "{text:.20} at byte {byte}");
            }
            assert_eq!(map.to_byte(text, map.len() + 1), None);
            assert_eq!(map.to_byte(text, usize::MAX), None);
        }
    }
}
