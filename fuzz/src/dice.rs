//! Choices that bytes make, so that one who changes the bytes changes the choices.

/// Bytes that are read as choices. Where there are none left, every choice is the first.
#[derive(Debug)]
pub(crate) struct Dice<'b>(&'b [u8]);

impl<'b> Dice<'b> {
    pub(crate) const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// Whether there is a choice left.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below `many`; 0, if there is none.
    pub(crate) fn below(&mut self, many: usize) -> usize {
        let number = if many > 256 {
            usize::from(u16::from_be_bytes([self.byte(), self.byte()]))
        } else {
            usize::from(self.byte())
        };
        number % many.max(1)
    }

    pub(crate) fn pick<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        let index = self.below(from.len());
        from.get(index)
    }
}
