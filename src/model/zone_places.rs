//! Time zones by the towns and countries that people name them by, in Arabic, English and Persian.

use super::Zone;

/// Zones of the IANA database, and the names of places that have always been in one of them alone. Arabic names are
/// without their article, without hamza, and end in heh.
const PLACES: &[(&str, &[&str])] = &[
    ("Asia/Riyadh", &["مكه", "سعوديه", "رياض", "ksa", "saudi", "mecca", "makkah", "riyadh"]),
    ("Asia/Kuwait", &["كويت", "kuwait"]),
    ("Asia/Qatar", &["قطر", "دوحه", "qatar", "doha"]),
    ("Asia/Bahrain", &["بحرين", "bahrain"]),
    ("Asia/Aden", &["يمن", "صنعا", "yemen"]),
    ("Asia/Baghdad", &["بغداد", "عراق", "baghdad", "iraq"]),
    ("Asia/Dubai", &["امارات", "دبي", "uae", "dubai"]),
    ("Asia/Muscat", &["مسقط", "muscat"]),
    ("Africa/Cairo", &["قاهره", "مصر", "cairo", "egypt"]),
    ("Africa/Khartoum", &["خرطوم", "khartoum"]),
    ("Africa/Tunis", &["تونس", "tunis"]),
    ("Africa/Algiers", &["جزاير", "algiers"]),
    ("Africa/Casablanca", &["رباط", "rabat", "casablanca"]),
    ("Asia/Jerusalem", &["jerusalem", "israel"]),
    ("Asia/Gaza", &["غزه", "gaza"]),
    ("Asia/Beirut", &["بيروت", "لبنان", "beirut", "lebanon"]),
    ("Asia/Damascus", &["دمشق", "سوريا", "damascus", "syria"]),
    ("Asia/Amman", &["اردن", "amman", "jordan"]),
    ("Asia/Tehran", &["طهران", "تهران", "ايران", "tehran", "iran"]),
    ("Europe/Istanbul", &["استنبول", "istanbul"]),
    ("Europe/London", &["لندن", "london"]),
    ("Europe/Paris", &["باريس", "paris"]),
    ("Europe/Berlin", &["برلين", "berlin"]),
];

impl Zone {
    /// The zone of a place by its name: one word in lower case, as it stands without its article and its hamza.
    pub fn of_place(name: &str) -> Option<Self> {
        let (zone, _) = PLACES.iter().find(|(_, names)| names.contains(&name))?;
        Self::of_name(zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_zone_and_no_name_two() {
        let names: Vec<&str> = PLACES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &names {
            assert!(matches!(Zone::of_place(name), Some(Zone::Named(_))), "{name}");
            assert_eq!(names.iter().filter(|other| other == &name).count(), 1, "{name}");
        }
        for name in ["", "time", "est", "local", "قدس", "Cairo"] {
            assert_eq!(Zone::of_place(name), None, "{name}");
        }
    }
}
