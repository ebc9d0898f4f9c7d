//! Numbers and text as bytes between two processes of this program: little-endian, lists and texts with their length in front.

/// A message that is being written.
#[derive(Debug, Default)]
pub(crate) struct MessageWriter(pub Vec<u8>);

impl MessageWriter {
    /// Adds a byte.
    pub(crate) fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    /// Adds a number of 32 bits. Lengths are of what fits into a message, which is far smaller.
    pub(crate) fn number(&mut self, value: usize) {
        self.0.extend((value as u32).to_le_bytes());
    }

    /// Adds a length in points.
    pub(crate) fn measure(&mut self, value: f32) {
        self.0.extend(value.to_le_bytes());
    }

    /// Adds bytes and, in front of them, how many there are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.0.extend_from_slice(bytes);
    }
}

/// The rest of a message that is being read. Everything gives nothing where the message ends too early.
#[derive(Debug)]
pub(crate) struct MessageReader<'a>(pub &'a [u8]);

impl<'a> MessageReader<'a> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// The next number of 32 bits.
    pub(crate) fn number(&mut self) -> Option<usize> {
        self.array().map(|bytes| u32::from_le_bytes(bytes) as usize)
    }

    /// The next length in points.
    pub(crate) fn measure(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes)
    }

    /// The next bytes that have their number in front.
    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// Reads as many values as the number in front says.
    pub(crate) fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()?;
        (0..length).map(|_| one(self)).collect()
    }
}
