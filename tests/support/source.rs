//! Rust source read just closely enough for rules about it: comments and strings taken out, paths found.

/// One file of `src/`.
pub(crate) struct Source {
    /// Its place below `src/`, with `/`.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// The same without comments.
    pub strings: String,
    /// The same without comments and without the insides of strings.
    pub code: String,
}

impl Source {
    /// From a path below `src/` and the text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (strings, code) = (strip(text, false), strip(text, true));
        Self { path: path.to_owned(), text: text.to_owned(), strings, code }
    }

    /// The first folder, or the file's own name directly below `src/`.
    pub(crate) fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// How many modules deep the file is: 1 for `base/mod.rs` and `export.rs`, 2 for `base/geom.rs`.
    fn depth(&self) -> usize {
        let parts = self.path.trim_end_matches(".rs").split('/');
        parts.filter(|part| !["mod", "lib", "main"].contains(part)).count()
    }

    /// The code before the tests.
    pub(crate) fn without_tests<'a>(&self, text: &'a str) -> &'a str {
        text.find("#[cfg(test)]").map_or(text, |at| &text[..at])
    }

    /// The modules directly below the root that the code names, by `crate::`, by `super::` or, in `main.rs`, by
    /// `sanad::`.
    pub(crate) fn references(&self) -> Vec<String> {
        let tests_from = self.code.find("#[cfg(test)]").unwrap_or(self.code.len());
        let mut found = Vec::new();
        for (at, word) in words(&self.code) {
            if self.code[..at].ends_with("::") {
                continue;
            }
            let rest = &self.code[at + word.len()..];
            match word {
                "crate" | "sanad" => heads(rest, &mut found),
                "super" => {
                    let mut rest = rest;
                    let mut up = 1;
                    while let Some(next) = rest.strip_prefix("::super") {
                        (rest, up) = (next, up + 1);
                    }
                    // Tests are a module of their own inside the file.
                    let depth = self.depth() + usize::from(at > tests_from);
                    if up == depth {
                        heads(rest, &mut found);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Whether the code uses the crate `name` (and not a module of ours with that name).
    pub(crate) fn uses_crate(&self, name: &str) -> bool {
        let ours = words(&self.code).any(|(at, word)| word == name && self.is_ours(at));
        words(&self.code).any(|(at, word)| {
            let (before, after) =
                (self.code[..at].trim_end(), self.code[at + name.len().min(word.len())..].trim_start());
            let root = before.ends_with("use ::") || before.ends_with("use") || !ours && !before.ends_with("::");
            word == name && root && (after.starts_with("::") || before.ends_with("use"))
        })
    }

    /// Whether the word at `at` is brought in from a module of ours or declared as one.
    fn is_ours(&self, at: usize) -> bool {
        let before = &self.code[..at];
        let statement = before.rfind([';', '}']).map_or(before, |i| &before[i + 1..]);
        let local = ["crate::", "super::", "self::"].iter().any(|root| statement.contains(root));
        (statement.contains("use ") && local) || before.trim_end().ends_with("mod")
    }
}

/// The first names after `::`, whether one or a list in braces.
fn heads(rest: &str, found: &mut Vec<String>) {
    let Some(rest) = rest.strip_prefix("::") else { return };
    let Some(list) = rest.strip_prefix('{') else {
        found.extend(words(rest).next().map(|(_, word)| word.to_owned()));
        return;
    };
    let (mut depth, mut fresh) = (1, true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            c if fresh && depth == 1 && (c.is_alphanumeric() || c == '_') => {
                found.extend(words(&list[at..]).next().map(|(_, word)| word.to_owned()));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
}

/// Identifiers and keywords with the byte where each begins.
pub(crate) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + code[from..].find(is_word)?;
        let len = code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at);
        from = at + len;
        Some((at, &code[at..at + len]))
    })
}

/// Comments (and with `strings` the insides of literals) blanked out, lines kept.
fn strip(text: &str, strings: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (len, keep) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (block_comment(rest), false)
        } else if let Some(len) = literal(rest, &out) {
            (len, !strings)
        } else {
            (c.len_utf8(), true)
        };
        let (piece, after) = rest.split_at(len);
        if keep {
            out.push_str(piece);
        } else {
            out.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    out
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    for (at, _) in text.char_indices() {
        if text[at..].starts_with("/*") {
            depth += 1;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            if depth == 0 {
                return at + 2;
            }
        }
    }
    text.len()
}

/// The length of the string or character that the text begins with.
fn literal(text: &str, before: &str) -> Option<usize> {
    let in_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    if let Some(raw) = text.strip_prefix('r').filter(|_| !in_word || before.ends_with('b')) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            return Some(raw[hashes + 1..].find(&end).map_or(text.len(), |at| at + 2 + hashes + end.len()));
        }
    }
    if text.starts_with('"') {
        return Some(quoted(text, '"'));
    }
    // A lifetime has no second quotation mark right behind its first character.
    let mut chars = text.strip_prefix('\'')?.chars();
    let first = chars.next()?;
    (first == '\\' || chars.next() == Some('\'')).then(|| quoted(text, '\''))
}

fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}
