//! Shifts of clocks from UTC.

use edtf_core::TimeShift;

/// Minutes that a clock is ahead of UTC; `None` if the time does not say it.
pub(super) fn minutes_ahead(shift: Option<TimeShift>) -> Option<i16> {
    match shift? {
        TimeShift::Utc => Some(0),
        TimeShift::Offset { minutes, .. } => Some(minutes),
    }
}
