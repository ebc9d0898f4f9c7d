//! The scroll offset of the source, which goes to its target by animation.

use egui::{Id, Ui};

use crate::app::state::source::SourceView;
use crate::app::ui::{UiContext, scroll};
use crate::base::{Rect, bounded};

/// The source scrolls no further than so many points by animation: through a long document only the last part of the
/// way is shown.
const FAR: f32 = 2_000.0;
/// The way to a target halves in this time, in seconds.
const HALF_TIME: f32 = 0.055;
/// Offsets that are nearer than this are the same, in points.
const NEAR: f32 = 0.5;

/// Points of the document that are scrolled away, now and where that is going.
#[derive(Clone, Copy, Debug, Default)]
pub struct SourceScroll {
    now: f32,
    target: f32,
    /// Numbers of the requests that were done last.
    revealed: u64,
    to_top: u64,
}

impl SourceScroll {
    /// Returns the offset now, in points.
    pub fn now(&self) -> f32 {
        self.now
    }

    /// Returns the offset that it goes to, in points.
    pub fn target(&self) -> f32 {
        self.target
    }

    /// Goes to the top if that is asked for; returns true if something is to be revealed.
    pub fn follow(&mut self, source: &SourceView) -> bool {
        if std::mem::replace(&mut self.to_top, source.to_top) != source.to_top {
            (self.now, self.target) = (0.0, 0.0);
        }
        self.revealed != source.reveal
    }

    /// Goes to an offset where what was to be revealed can be read.
    pub fn reveal(&mut self, source: &SourceView, offset: f32) {
        (self.revealed, self.target) = (source.reveal, offset);
        self.now = bounded(self.now, offset - FAR, offset + FAR);
    }

    /// Keeps what is seen in its place, which stands so many points further down than was guessed.
    pub fn shift(&mut self, by: f32) {
        self.now += by;
        self.target += by;
    }

    /// Scrolls by so many points at once, as under the hand.
    pub fn scroll(&mut self, by: f32) {
        self.target += by;
        self.now = self.target;
    }

    /// Takes wheel and bar over `area` for a document of `height` points; returns the offset to show. While something is
    /// revealed, the way there is not taken for the hand of the user.
    pub fn take_wheel(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (area, height): (Rect, f32), reveals: bool) -> f32 {
        let offset = scroll::vertical(ui, cx, Id::unique("source-scroll"), area, height, self.now);
        if offset != self.now && !reveals {
            self.scroll(offset - self.now);
            ui.ctx().request_repaint();
        }
        offset
    }

    /// Goes so many points further by animation.
    pub fn go_on(&mut self, by: f32) {
        self.target += by;
    }

    /// Goes on for `dt` seconds; returns true while it still moves.
    pub fn advance(&mut self, dt: f32, is_reduced: bool) -> bool {
        let way = self.target - self.now;
        if way.abs() < NEAR || is_reduced {
            self.now = self.target;
            return false;
        }
        self.now += way * (1.0 - 0.5f32.powf(dt / HALF_TIME));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reveal_is_done_once_and_animated_over_its_last_part() {
        let (mut scroll, mut source) = (SourceScroll::default(), SourceView::default());
        assert!(!scroll.follow(&source));
        source.reveal += 1;
        assert!(scroll.follow(&source), "until it is done");
        scroll.reveal(&source, 10_000.0);
        assert!(!scroll.follow(&source));
        assert_eq!((scroll.now(), scroll.target()), (8_000.0, 10_000.0));
        assert!(scroll.advance(0.1, false) && scroll.now() > 8_000.0);
        assert!(!scroll.advance(0.1, true) && scroll.now() == 10_000.0);
        source.to_top += 1;
        scroll.follow(&source);
        assert_eq!((scroll.now(), scroll.target()), (0.0, 0.0));
    }
}
