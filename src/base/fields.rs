//! Reading of settings field by field: one that is missing, unknown or odd is as usual, and costs no other.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The fields of a settings file, by their names.
pub type Fields = Map<String, Value>;

/// Value of one field; `None` if it is missing or odd.
pub fn read_field<T: DeserializeOwned>(given: &Fields, name: &str) -> Option<T> {
    given.get(name).and_then(|value| T::deserialize(value).ok())
}

/// Value of `T` with all of `given` that `read` takes; every other field is that of the default.
///
/// `read` is the derived `Deserialize` of `T`, which may refuse the whole for one of its fields.
pub fn read_fields<T, E>(given: &Fields, read: impl Fn(Value) -> Result<T, E>) -> T
where
    T: Default + Serialize,
{
    if let Ok(whole) = read(Value::Object(given.clone())) {
        return whole;
    }
    let usual = match serde_json::to_value(T::default()) {
        Ok(Value::Object(usual)) => usual,
        _ => return T::default(),
    };
    let mut taken = Fields::new();
    for (name, value) in given.iter().filter(|(name, _)| usual.contains_key(*name)) {
        let mut more = taken.clone();
        more.insert(name.clone(), value.clone());
        if read(Value::Object(more.clone())).is_ok() {
            taken = more;
        }
    }
    read(Value::Object(taken)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Sample {
        name: String,
        count: usize,
        share: Option<f32>,
        shown: bool,
    }

    impl Default for Sample {
        fn default() -> Self {
            Self { name: "usual".to_owned(), count: 1, share: None, shown: true }
        }
    }

    #[test]
    fn an_odd_field_costs_no_other() {
        let usual = Sample::default;
        let cases = [
            ("{}", usual()),
            (
                r#"{"name": "a", "count": 2, "share": 1.5, "shown": false}"#,
                Sample { name: "a".to_owned(), count: 2, share: Some(1.5), shown: false },
            ),
            (r#"{"name": "a", "gone": {}}"#, Sample { name: "a".to_owned(), ..usual() }),
            (r#"{"name": 5, "count": 2, "shown": "?", "gone": 1}"#, Sample { count: 2, ..usual() }),
            (r#"{"count": -1, "share": 0.50, "shown": false}"#, Sample { share: Some(0.5), shown: false, ..usual() }),
            (r#"{"name": null, "count": [], "share": {}}"#, usual()),
        ];
        for (text, expected) in cases {
            let given: Fields = serde_json::from_str(text).expect("JSON");
            assert_eq!(read_fields(&given, serde_json::from_value::<Sample>), expected, "{text}");
        }
    }
}
