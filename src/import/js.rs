//! The literals of a JavaScript file, such as `sidebars.js`: objects, lists, texts and numbers.
//!
//! Nothing is run. Whatever is no literal (a name, a call, a function) is [`Value::Null`].

use crate::import::value::Value;

/// The maximum depth of lists and objects in each other.
const DEPTH: usize = 64;

/// The objects and lists that stand after an `=`, `default`, `return` or `(` anywhere in the file,
/// the outermost ones only, in their order.
pub fn literals(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut reader = Reader { text, at: 0 };
    let mut last = String::new();
    loop {
        reader.skip_blank();
        let Some(c) = reader.peek() else { break };
        match c {
            '{' | '[' if matches!(&*last, "=" | "default" | "return" | "(") => {
                found.push(reader.value(0));
                last.clear();
            }
            '"' | '\'' | '`' => {
                reader.string();
                last.clear();
            }
            c if c.is_alphanumeric() || c == '_' || c == '$' => last = reader.word(),
            c => {
                reader.at += c.len_utf8();
                last = c.to_string();
            }
        }
    }
    found
}

/// The value after `mark`, as in `starlight({…})`.
pub fn after(text: &str, mark: &str) -> Value {
    let starts = text.match_indices(mark).map(|(at, _)| at + mark.len());
    let values = starts.map(|at| {
        let mut reader = Reader { text, at };
        reader.skip_blank();
        reader.value(0)
    });
    values.into_iter().find(|value| *value != Value::Null).unwrap_or_default()
}

/// The literal at the start of `text`.
pub fn value(text: &str) -> Value {
    Reader { text, at: 0 }.value(0)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Skips white space and comments.
    fn skip_blank(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let blank = rest.len() - rest.trim_start().len();
            self.at += blank;
            let rest = &self.text[self.at..];
            let size = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                0
            };
            if size == 0 {
                return;
            }
            self.at += size;
        }
    }

    fn word(&mut self) -> String {
        let rest = &self.text[self.at..];
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-');
        let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_owned()
    }

    /// A text between quotes.
    fn string(&mut self) -> String {
        let mut text = String::new();
        let Some(quote) = self.peek() else { return text };
        self.at += quote.len_utf8();
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                c if c == quote => break,
                '\\' => {
                    let Some(escaped) = self.peek() else { break };
                    self.at += escaped.len_utf8();
                    match escaped {
                        'n' => text.push('\n'),
                        't' => text.push('\t'),
                        '\n' => {}
                        other => text.push(other),
                    }
                }
                c => text.push(c),
            }
        }
        text
    }

    fn value(&mut self, depth: usize) -> Value {
        self.skip_blank();
        let value = match self.peek() {
            Some('{') if depth < DEPTH => self.object(depth),
            Some('[') if depth < DEPTH => self.list(depth),
            Some('"' | '\'' | '`') => Value::Text(self.string()),
            Some(c) if c.is_alphanumeric() || c == '-' => match &*self.word() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                word if word.parse::<f64>().is_ok() => Value::Text(word.to_owned()),
                _ => Value::Null,
            },
            _ => Value::Null,
        };
        // `"a" + b`, `f(x)` and the like are no literals; what follows them is left out.
        match self.skip_expression() {
            true => value,
            false => Value::Null,
        }
    }

    /// Goes to the comma or bracket at which a value ends. Whether nothing but the value was there.
    fn skip_expression(&mut self) -> bool {
        let mut depth = 0_usize;
        let mut is_alone = true;
        loop {
            self.skip_blank();
            let Some(c) = self.peek() else { return is_alone };
            match c {
                ',' | ';' if depth == 0 => return is_alone,
                '}' | ']' | ')' if depth == 0 => return is_alone,
                '"' | '\'' | '`' => {
                    self.string();
                    is_alone = false;
                    continue;
                }
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => depth -= 1,
                _ => {}
            }
            // `as const` and `satisfies …` of TypeScript say nothing about the value.
            let rest = &self.text[self.at..];
            let is_type = rest.starts_with("as ") || rest.starts_with("satisfies ");
            if depth == 0 && is_type {
                let end = rest.find([',', ';', '}', ']', ')', '\n']).unwrap_or(rest.len());
                self.at += end;
                continue;
            }
            // After an object at the top of a file, a new line may begin another statement.
            if depth == 0 && c.is_alphabetic() && self.text[..self.at].ends_with('\n') {
                return is_alone;
            }
            is_alone = false;
            self.at += c.len_utf8();
        }
    }

    fn list(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            match self.peek() {
                None => break,
                Some(']') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some('}' | ')') => self.at += 1,
                Some(_) => {
                    let before = self.at;
                    items.push(self.value(depth + 1));
                    if self.at == before {
                        self.at += self.peek().map_or(0, char::len_utf8);
                    }
                }
            }
        }
        Value::List(items)
    }

    fn object(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.skip_blank();
            match self.peek() {
                None => break,
                Some('}') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some(c) => {
                    let key = match c {
                        '"' | '\'' | '`' => self.string(),
                        _ => self.word(),
                    };
                    self.skip_blank();
                    if self.peek() == Some(':') && !key.is_empty() {
                        self.at += 1;
                        let value = self.value(depth + 1);
                        entries.push((key, value));
                        continue;
                    }
                    let before = self.at;
                    self.skip_expression();
                    if self.at == before && !matches!(self.peek(), Some(',' | '}') | None) {
                        self.at += self.peek().map_or(0, char::len_utf8);
                    }
                }
            }
        }
        Value::Map(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_literals_of_a_file_are_read() {
        let text = "// @ts-check\nimport x from 'y';\n/** @type {import('z').S} */\n\
                     const sidebars = {\n  \
                    docs: [\n    'intro',\n    {type: 'category', label: \"A, \\\"b\\\"\", \
                     items: ['a/b', \
                    ...more], link: f({x: 1})},\n  ],\n} as const;\nmodule.exports = sidebars;\n";
        let found = literals(text);
        assert_eq!(found.len(), 1, "{found:?}");
        let docs = found[0].get("docs").items();
        assert_eq!(docs[0].text(), Some("intro"));
        assert_eq!(docs[1].get("label").text(), Some("A, \"b\""));
        assert_eq!(docs[1].get("items").items()[0].text(), Some("a/b"));
        assert_eq!(docs[1].get("link"), &Value::Null);
    }

    #[test]
    fn the_argument_of_a_call_is_read() {
        let text =
            "export default defineConfig({ integrations: [starlight({ title: 'T', x: y() })] })";
        assert_eq!(after(text, "starlight(").get("title").text(), Some("T"));
    }

    #[test]
    fn broken_files_end() {
        for text in
            ["x = {", "x = [[[", "x = {a: }", "= [}", "= {,:}", "x = {a: 'b", "= {(}", "=[)"]
        {
            literals(text);
        }
        literals(&format!("x = {}", "[".repeat(10_000)));
    }
}
