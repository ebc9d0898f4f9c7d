//! Addresses that hold what they name (RFC 2397).

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The text of an address that holds one; `None` for others.
pub(crate) fn text(address: &str) -> Option<String> {
    let address = address.trim();
    let is_data = address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let (kind, data) = address.get(5..).filter(|_| is_data)?.split_once(',')?;
    let mut bytes = unescaped(data);
    if kind.trim_end().to_ascii_lowercase().ends_with("base64") {
        bytes.retain(|byte| !byte.is_ascii_whitespace());
        let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        bytes = GeneralPurpose::new(&alphabet::STANDARD, config).decode(bytes).ok()?;
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The bytes of an address, those that are written as `%41` among them.
fn unescaped(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|digits| str::from_utf8(digits).ok());
        let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_give_their_texts() {
        let cases = [
            ("data:text/css,b{x:y}", Some("b{x:y}")),
            (" DATA:,a%20b%2", Some("a b%2")),
            ("data:text/css;charset=utf-8;base64,Yns%3D", Some("b{")),
            ("data:;base64,Yn td", Some("b{]")),
            ("data:;base64,???", None),
            ("data:x", None),
            ("x.css", None),
            ("", None),
        ];
        for (address, expected) in cases {
            assert_eq!(text(address).as_deref(), expected, "{address}");
        }
    }
}
