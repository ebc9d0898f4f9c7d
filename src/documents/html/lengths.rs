//! Lengths as style sheets write them (CSS Values Level 4), sums and products of them among those.

/// Pixels that percentages and parts of the window are parts of: what is moved by the whole width of what is around it
/// is off.
pub(crate) const AWAY: f32 = 500.0;
/// Brackets in brackets that are followed.
const DEPTH: u32 = 32;

/// A length in pixels; percentages are of [`AWAY`]. Of several, the first.
pub(crate) fn length(text: &str, em: f32) -> Option<f32> {
    let text = text.trim_start();
    let first = text.find(|c: char| c.is_whitespace()).map_or(text, |end| &text[..end]);
    if !first.contains('(') {
        return plain(first, em);
    }
    Sum { rest: text, em }.value(DEPTH)
}

/// A number with its unit.
fn plain(text: &str, em: f32) -> Option<f32> {
    // `1e3px` is a length too.
    let digits = text.rfind(|c: char| c.is_ascii_digit() || c == '.').map_or(0, |last| last + 1);
    let (number, unit) = text.split_at(digits);
    let number: f32 = number.parse().ok()?;
    let unit = match unit {
        "px" | "" => 1.0,
        "em" | "ch" | "ex" => em,
        "rem" => 16.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        "in" => 96.0,
        "vw" | "vh" | "vmin" | "vmax" | "dvw" | "dvh" | "svh" | "lvh" | "%" => AWAY / 100.0,
        _ => return None,
    };
    Some(number * unit)
}

/// Rest of a sum that is to be read.
struct Sum<'t> {
    rest: &'t str,
    em: f32,
}

impl Sum<'_> {
    /// Takes a sign that comes next.
    fn takes(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start();
        let after = rest.strip_prefix(sign);
        self.rest = after.unwrap_or(rest);
        after.is_some()
    }

    /// A length, or one that a function gives (§10).
    fn value(&mut self, depth: u32) -> Option<f32> {
        let rest = self.rest.trim_start();
        let ends = |at: usize, c: char| c.is_whitespace() || "()*/,".contains(c) || at > 0 && c == '+';
        let end = rest.char_indices().find(|(at, c)| ends(*at, *c)).map_or(rest.len(), |(at, _)| at);
        let (word, after) = rest.split_at(end);
        let Some(inner) = after.strip_prefix('(') else {
            self.rest = after;
            return plain(word, self.em);
        };
        self.rest = inner;
        let depth = depth.checked_sub(1)?;
        let all = self.arguments(depth)?;
        match (word, &all[..]) {
            ("" | "calc" | "-webkit-calc", [one]) => Some(*one),
            ("min", _) => all.into_iter().reduce(f32::min),
            ("max", _) => all.into_iter().reduce(f32::max),
            ("clamp", [least, value, most]) => Some(value.min(*most).max(*least)),
            _ => None,
        }
    }

    /// Sums up to the bracket that closes; one that is missing closes at the end.
    fn arguments(&mut self, depth: u32) -> Option<Vec<f32>> {
        let mut all = vec![self.sum(depth)?];
        while self.takes(',') {
            all.push(self.sum(depth)?);
        }
        (self.takes(')') || self.rest.is_empty()).then_some(all)
    }

    fn sum(&mut self, depth: u32) -> Option<f32> {
        let mut sum = self.product(depth)?;
        loop {
            if self.takes('+') {
                sum += self.product(depth)?;
            } else if self.takes('-') {
                sum -= self.product(depth)?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self, depth: u32) -> Option<f32> {
        let mut product = self.value(depth)?;
        loop {
            if self.takes('*') {
                product *= self.value(depth)?;
            } else if self.takes('/') {
                product /= self.value(depth)?;
            } else {
                return Some(product);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read() {
        let cases = [
            ("12px", Some(12.0)),
            ("1e1px 3px", Some(10.0)),
            (" -2em", Some(-20.0)),
            ("50%", Some(250.0)),
            ("calc(1px*0)", Some(0.0)),
            ("calc(100% - 10px)", Some(490.0)),
            ("calc((1px + 2px) * 3 / 2) 9px", Some(4.5)),
            ("calc(-1 * (2em - 1px))", Some(-19.0)),
            ("min(3px, max(1px, 2px))", Some(2.0)),
            ("clamp(0px,0px,1px)", Some(0.0)),
            ("calc(1px", Some(1.0)),
            ("calc(1px + )", None),
            ("calc()", None),
            ("auto", None),
            ("attr(x)", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(length(text, 10.0), expected, "{text}");
        }
        let nested = |depth: usize| format!("{}1px{}", "calc(".repeat(depth), ")".repeat(depth));
        assert_eq!((length(&nested(8), 1.0), length(&nested(100_000), 1.0)), (Some(1.0), None));
        assert_eq!(length(&"min(".repeat(100_000), 1.0), None);
    }
}
