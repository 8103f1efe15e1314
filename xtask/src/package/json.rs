//! Reading and writing JSON: what `cargo metadata` and `package-lock.json` say, and the list of parts that goes with a package.
//!
//! Owns a reader of its own, because this crate has no dependencies. Refuses what is not JSON, and whatever is nested deeper than
//! these two ever are.

use crate::console::{Fail, Outcome};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it was written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// In the order in which it was written.
    Map(Vec<(String, Json)>),
}

const DEEPEST: u32 = 64;

impl Json {
    /// Reads one value.
    pub fn read(text: &str) -> Outcome<Self> {
        let mut reader = Reader {
            text,
            at: 0,
            depth: 0,
        };
        let value = reader.value()?;
        reader.space();
        if reader.at < text.len() {
            return Err(reader.wrong("something stands behind the end"));
        }
        Ok(value)
    }

    /// A member of a map.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(members) => members
                .iter()
                .find_map(|(key, value)| (key == name).then_some(value)),
            _ => None,
        }
    }

    /// A text member of a map; none also where it is null.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Self::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The values of a list member; none is an empty list.
    pub fn list(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Some(Self::List(values)) => values,
            _ => &[],
        }
    }

    /// The members of a map member; none is an empty map.
    pub fn map(&self, name: &str) -> &[(String, Self)] {
        match self.get(name) {
            Some(Self::Map(members)) => members,
            _ => &[],
        }
    }

    /// A text.
    pub fn of(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A map.
    pub fn object(members: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Map(
            members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    /// The value as text with one member a line.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out, 0);
        out.push('\n');
        out
    }

    fn write_to(&self, out: &mut String, depth: usize) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => quote(text, out),
            Self::List(values) => lines(out, depth, ('[', ']'), values.iter(), |value, out| {
                value.write_to(out, depth + 1);
            }),
            Self::Map(members) => lines(
                out,
                depth,
                ('{', '}'),
                members.iter(),
                |(key, value), out| {
                    quote(key, out);
                    out.push_str(": ");
                    value.write_to(out, depth + 1);
                },
            ),
        }
    }
}

fn lines<T>(
    out: &mut String,
    depth: usize,
    (open, close): (char, char),
    items: impl ExactSizeIterator<Item = T>,
    mut one: impl FnMut(T, &mut String),
) {
    out.push(open);
    let last = items.len();
    for (place, item) in items.enumerate() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth + 1));
        one(item, out);
        if place + 1 < last {
            out.push(',');
        }
    }
    if last > 0 {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl Reader<'_> {
    fn wrong(&self, why: &str) -> Fail {
        Fail::new(format!("this is not JSON at byte {}: {why}", self.at))
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn value(&mut self) -> Outcome<Json> {
        self.space();
        if self.take("null") {
            return Ok(Json::Null);
        }
        if self.take("true") {
            return Ok(Json::Bool(true));
        }
        if self.take("false") {
            return Ok(Json::Bool(false));
        }
        if self.rest().starts_with('"') {
            return self.string().map(Json::Text);
        }
        if self.rest().starts_with(['[', '{']) {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.wrong("it is nested too deep"));
            }
            let value = if self.take("[") {
                self.items("]", Self::value).map(Json::List)
            } else {
                self.at += 1;
                self.items("}", Self::member).map(Json::Map)
            };
            self.depth -= 1;
            return value;
        }
        let rest = self.rest();
        let number: String = rest
            .chars()
            .take_while(|c| c.is_ascii_digit() || "+-.eE".contains(*c))
            .collect();
        if number.parse::<f64>().is_err() {
            return Err(self.wrong("a value is expected"));
        }
        self.at += number.len();
        Ok(Json::Number(number))
    }

    fn items<T>(
        &mut self,
        end: &str,
        mut one: impl FnMut(&mut Self) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        let mut all = Vec::new();
        self.space();
        if self.take(end) {
            return Ok(all);
        }
        loop {
            all.push(one(self)?);
            self.space();
            if self.take(end) {
                return Ok(all);
            }
            if !self.take(",") {
                return Err(self.wrong("a comma or the end is expected"));
            }
        }
    }

    fn member(&mut self) -> Outcome<(String, Json)> {
        self.space();
        let key = self.string()?;
        self.space();
        if !self.take(":") {
            return Err(self.wrong("a colon is expected"));
        }
        Ok((key, self.value()?))
    }

    fn string(&mut self) -> Outcome<String> {
        if !self.take("\"") {
            return Err(self.wrong("a text is expected"));
        }
        let mut out = String::new();
        loop {
            let Some(c) = self.rest().chars().next() else {
                return Err(self.wrong("a text does not end"));
            };
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(out),
                '\\' => out.push(self.escape()?),
                c if (c as u32) < 0x20 => return Err(self.wrong("a control character in a text")),
                c => out.push(c),
            }
        }
    }

    fn escape(&mut self) -> Outcome<char> {
        let Some(c) = self.rest().chars().next() else {
            return Err(self.wrong("a text does not end"));
        };
        self.at += c.len_utf8();
        Ok(match c {
            '"' | '\\' | '/' => c,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let high = self.unit()?;
                let code = if (0xd800..0xdc00).contains(&high) && self.take("\\u") {
                    let low = self.unit()?;
                    0x1_0000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff)
                } else {
                    high
                };
                char::from_u32(code).ok_or_else(|| self.wrong("half a character"))?
            }
            _ => return Err(self.wrong("an unknown escape")),
        })
    }

    fn unit(&mut self) -> Outcome<u32> {
        let digits = self.rest().get(..4).unwrap_or_default().to_owned();
        let unit = u32::from_str_radix(&digits, 16)
            .map_err(|_| self.wrong("four hexadecimal digits are expected"))?;
        self.at += 4;
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let value = Json::object([
            ("name", Json::of("a \"quoted\"\n\tword, señal, \u{1}")),
            ("none", Json::Null),
            (
                "list",
                Json::List(vec![Json::Bool(true), Json::Number("-1.5e3".into())]),
            ),
            ("empty", Json::Map(Vec::new())),
        ]);
        assert_eq!(Json::read(&value.write()).unwrap(), value);
        assert_eq!(
            Json::read(r#"{"a":"\u00e9\ud83d\ude00\/"}"#)
                .unwrap()
                .text("a"),
            Some("é😀/")
        );
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for bad in [
            "",
            "{",
            "[1,]",
            "{\"a\" 1}",
            "\"\\u12\"",
            "nul",
            "1 2",
            "[--1]",
            "\"\\ud800\"",
        ] {
            assert!(Json::read(bad).is_err(), "{bad}");
        }
        assert!(Json::read(&"[".repeat(100_000)).is_err(), "deep");
    }
}
