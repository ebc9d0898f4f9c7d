//! Times of day, and the words that say which half of the day they mean.

/// Half of the day that a sign or a word behind an hour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// «ص», `am`, «صباحًا»: 12 is midnight.
    Am,
    /// «م», `pm`: 12 is noon.
    Pm,
    /// «فجرًا»: one to six.
    Dawn,
    /// «ظهرًا»: eleven to three.
    Noon,
    /// «عصرًا»: noon to six.
    Afternoon,
    /// «مساءً», «عشاءً»: one to eleven; 12 may be noon or midnight.
    Evening,
    /// «ليلًا»: six to eleven, and after midnight until four.
    Night,
    /// `12 noon`.
    Midday,
    /// `midnight`.
    Midnight,
}

/// A time of day by the clock of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// `Z`, `+03:00` or nothing.
    pub zone: String,
    /// Only the hour is said, so that one up to twelve wants a half of the day.
    pub whole_hour: bool,
}

impl Clock {
    /// A full hour; `None` if a day has no such hour.
    pub(super) fn of_hour(hour: u32) -> Option<Self> {
        let hour = u8::try_from(hour).ok().filter(|hour| *hour < 24)?;
        Some(Self { hour, minute: 0, second: 0, zone: String::new(), whole_hour: true })
    }

    /// `17:54`, `17:54:30.5`, `24:00`, with `Z`, `+03`, `+03:00` or `+0300`. Parts of seconds are left out.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let zone_at = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
        let (time, zone) = text.split_at(zone_at);
        let (time, fraction) = time.trim_end().split_once(['.', ',']).unwrap_or((time.trim_end(), "0"));
        let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = time.split(':').map(str::trim).collect();
        if !parts.iter().all(|part| digits(part)) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number = |i: usize| parts.get(i).map_or(Some(0), |part| part.parse::<u8>().ok());
        let (hour, minute, second) = (number(0)?, number(1)?, number(2)?);
        let within = hour < 24 && minute < 60 && second <= 60 || (hour, minute, second) == (24, 0, 0);
        let zone = zone_of(zone)?;
        let whole = (2..=3).contains(&parts.len()) && within;
        whole.then_some(Self { hour, minute, second, zone, whole_hour: false })
    }

    /// The same with what a word says of its half of the day, and whether midnight leaves the day open; `None` if the
    /// word contradicts the hour.
    pub(super) fn with(self, half: Half) -> Option<(Self, bool)> {
        let to = |hour: u8| Some((Self { hour, whole_hour: false, ..self.clone() }, false));
        let later = || to(self.hour + 12);
        match (half, self.hour) {
            (_, 24..) => None,
            (Half::Am, 12) => to(0),
            (Half::Am, 0..=11) => to(self.hour),
            (Half::Pm, 1..=11) => later(),
            (Half::Pm, 12..=23) => to(self.hour),
            (Half::Dawn, 0..=6) => to(self.hour),
            (Half::Noon, 1..=3) => later(),
            (Half::Noon, 11..=15) => to(self.hour),
            (Half::Afternoon, 1..=7) => later(),
            (Half::Afternoon, 12..=19) => to(self.hour),
            (Half::Evening, 1..=11) => later(),
            (Half::Evening, 13..=23) => to(self.hour),
            (Half::Evening, 12) => to(12).map(|(clock, _)| (clock, true)),
            (Half::Night, 6..=11) => later(),
            (Half::Night, 18..=23 | 0..=4) => to(self.hour),
            (Half::Night, 12) => to(0).map(|(clock, _)| (clock, true)),
            (Half::Midday, 12) => to(12),
            (Half::Midnight, 0 | 12) => to(0).map(|(clock, _)| (clock, true)),
            _ => None,
        }
    }

    /// The same with more or fewer minutes: «الخامسة إلا ربعًا». Before one it is past twelve.
    pub(super) fn plus(self, minutes: i16) -> Option<Self> {
        let hour = if self.hour == 1 && minutes < 0 { 13 } else { self.hour };
        let minutes = i16::from(hour) * 60 + i16::from(self.minute) + minutes;
        let hour = u8::try_from(minutes / 60).ok().filter(|hour| minutes >= 0 && *hour < 24)?;
        Some(Self { hour, minute: u8::try_from(minutes % 60).ok()?, ..self })
    }

    /// `hh:mm:ss` and the zone, as EDTF has it; 24:00 stays as it is.
    pub(super) fn edtf(&self) -> String {
        format!("{:02}:{:02}:{:02}{}", self.hour, self.minute, self.second, self.zone)
    }
}

/// A shift from UTC in the spelling of EDTF.
fn zone_of(text: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match text.split_at_checked(1) {
        None => Some(String::new()),
        Some(("Z" | "z", "")) => Some("Z".to_owned()),
        Some((sign, rest)) if sign == "+" || sign == "-" => match rest.len() {
            2 if digits(rest) => Some(text.to_owned()),
            4 if digits(rest) => Some(format!("{sign}{}:{}", &rest[..2], &rest[2..])),
            5 if rest.as_bytes()[2] == b':' && digits(&rest[..2]) && digits(&rest[3..]) => Some(text.to_owned()),
            _ => None,
        },
        Some(_) => None,
    }
}
