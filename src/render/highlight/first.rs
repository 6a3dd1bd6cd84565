//! What a regular expression can begin with, so that the parser tries only those that may match.
//!
//! The answer may be too wide but never too narrow: a part that this module does not know may begin
//! with any byte.

/// A set of bytes, and whether the end of the text belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    bytes: [u64; 4],
    end: bool,
}

impl Next {
    const NONE: Next = Next { bytes: [0; 4], end: false };
    const ALL: Next = Next { bytes: [u64::MAX; 4], end: true };
    /// Every byte of a character outside of ASCII.
    const WIDE: Next = Next { bytes: [0, 0, u64::MAX, u64::MAX], end: false };

    fn of(bytes: impl IntoIterator<Item = u8>) -> Next {
        let mut next = Next::NONE;
        for byte in bytes {
            next.bytes[usize::from(byte >> 6)] |= 1 << (byte & 63);
        }
        next
    }

    /// Whether the set has `byte`, or the end of the text for `None`.
    pub fn has(&self, byte: Option<u8>) -> bool {
        match byte {
            Some(byte) => self.bytes[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1,
            None => self.end,
        }
    }

    fn or(mut self, other: Next) -> Next {
        self.bytes.iter_mut().zip(other.bytes).for_each(|(one, other)| *one |= other);
        self.end |= other.end;
        self
    }

    fn and(mut self, other: Next) -> Next {
        self.bytes.iter_mut().zip(other.bytes).for_each(|(one, other)| *one &= other);
        self.end &= other.end;
        self
    }

    /// The bytes that are not in the set, and those of all characters outside of ASCII.
    fn inverse(mut self) -> Next {
        self.bytes.iter_mut().for_each(|bytes| *bytes = !*bytes);
        self.end = false;
        self.or(Next::WIDE)
    }
}

/// What an expression can begin with.
#[derive(Clone, Copy, Debug)]
pub struct First {
    /// What may come next where it matches.
    pub next: Next,
    /// Whether it matches only where a line begins.
    pub at_line_start: bool,
    /// Whether it matches only at the edge of a word.
    pub at_word_edge: bool,
}

impl First {
    /// What `pattern`, an expression in Oniguruma's syntax, can begin with.
    pub fn of(pattern: &str) -> First {
        let mut reader = Reader { text: pattern, at: 0 };
        let part = reader.choice(Flags::default(), 0).filter(|_| reader.at == pattern.len());
        let part = part.unwrap_or(Part::ANY);
        First {
            next: part.taken.or(part.empty.unwrap_or(Next::NONE)),
            at_line_start: part.starts,
            at_word_edge: part.edges,
        }
    }
}

/// A part of an expression.
#[derive(Clone, Copy)]
struct Part {
    /// The first bytes of what it matches, if that is not empty.
    taken: Next,
    /// What may follow if it matches nothing; `None` when it always matches something.
    empty: Option<Next>,
    /// Whether it matches only where a line begins.
    starts: bool,
    /// Whether it matches only at the edge of a word.
    edges: bool,
}

impl Part {
    const ANY: Part =
        Part { taken: Next::ALL, empty: Some(Next::ALL), starts: false, edges: false };
    /// Matches nothing, anywhere.
    const EMPTY: Part =
        Part { taken: Next::NONE, empty: Some(Next::ALL), starts: false, edges: false };

    fn taking(taken: Next) -> Part {
        Part { taken, empty: None, starts: false, edges: false }
    }

    fn then(self, other: Part) -> Part {
        let Some(empty) = self.empty else { return self };
        Part {
            taken: self.taken.or(empty.and(other.taken)),
            empty: other.empty.map(|other| empty.and(other)),
            // If this part can match something, the other does not have to come first.
            starts: self.starts || self.taken == Next::NONE && other.starts,
            edges: self.edges || self.taken == Next::NONE && other.edges,
        }
    }

    fn or(self, other: Part) -> Part {
        Part {
            taken: self.taken.or(other.taken),
            empty: match (self.empty, other.empty) {
                (Some(one), Some(other)) => Some(one.or(other)),
                (one, other) => one.or(other),
            },
            starts: self.starts && other.starts,
            edges: self.edges && other.edges,
        }
    }

    /// This part, or nothing.
    fn optional(self) -> Part {
        Part { empty: Some(Next::ALL), starts: false, edges: false, ..self }
    }
}

#[derive(Clone, Copy, Default)]
struct Flags {
    ignore_case: bool,
    extended: bool,
    dot_all: bool,
}

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 100;

struct Reader<'p> {
    text: &'p str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn skip(&mut self, expected: &str) -> bool {
        let found = self.text[self.at..].starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// Alternatives up to the end or a closing parenthesis; `None` when they are not understood.
    fn choice(&mut self, flags: Flags, depth: usize) -> Option<Part> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut all: Option<Part> = None;
        loop {
            let part = self.sequence(flags, depth)?;
            all = Some(all.map_or(part, |all| all.or(part)));
            if !self.skip("|") {
                return all;
            }
        }
    }

    fn sequence(&mut self, flags: Flags, depth: usize) -> Option<Part> {
        let mut all = Part::EMPTY;
        loop {
            match self.peek() {
                None | Some('|' | ')') => return Some(all),
                Some('#') if flags.extended => {
                    while self.next().is_some_and(|next| next != '\n') {}
                }
                Some(space) if flags.extended && space.is_ascii_whitespace() => {
                    self.next();
                }
                Some(_) => {
                    let part = self.atom(flags, depth)?;
                    all = all.then(self.repeated(part, flags));
                }
            }
        }
    }

    /// `part` with the quantifiers after it.
    fn repeated(&mut self, mut part: Part, flags: Flags) -> Part {
        loop {
            if flags.extended {
                // Space before a quantifier is rare, and what it binds to is not worth knowing.
                let rest = self.text[self.at..].trim_start();
                let is_apart = rest.len() < self.text.len() - self.at;
                if is_apart && rest.starts_with(['*', '?', '+', '{']) {
                    part = part.optional();
                }
            }
            match self.peek() {
                Some('*' | '?') => part = part.optional(),
                Some('+') => {}
                Some('{') => {
                    let rest = &self.text[self.at + 1..];
                    let Some(length) = rest.find('}') else { return part };
                    let inside = &rest[..length];
                    let is_count = inside.chars().any(|c| c.is_ascii_digit())
                        && inside.chars().all(|c| c.is_ascii_digit() || c == ',');
                    if !is_count {
                        return part;
                    }
                    let least = inside.split(',').next().unwrap_or_default();
                    if least.chars().all(|digit| digit == '0') {
                        part = part.optional();
                    }
                    self.at += length + 1;
                }
                _ => return part,
            }
            self.next();
        }
    }

    fn atom(&mut self, flags: Flags, depth: usize) -> Option<Part> {
        match self.next()? {
            '(' => self.group(flags, depth),
            '[' => Some(Part::taking(self.class(flags, depth)?)),
            '\\' => self.escape(flags),
            '.' if flags.dot_all => Some(Part::taking(Next { end: false, ..Next::ALL })),
            '.' => Some(Part::taking(Next::of([b'\n']).inverse())),
            '^' => Some(Part { starts: true, ..Part::EMPTY }),
            '$' => {
                let end = Next { end: true, ..Next::of([b'\n']) };
                Some(Part { empty: Some(end), ..Part::EMPTY })
            }
            // A quantifier of nothing, or a brace that is no quantifier.
            '*' | '+' | '?' => None,
            other => Some(literal(other, flags)),
        }
    }

    fn group(&mut self, flags: Flags, depth: usize) -> Option<Part> {
        let close = |reader: &mut Self| reader.skip(")").then_some(());
        if !self.skip("?") {
            let part = self.choice(flags, depth + 1)?;
            close(self)?;
            return Some(part);
        }
        if self.skip("#") {
            while self.next()? != ')' {}
            return Some(Part::EMPTY);
        }
        for opening in [":", ">"] {
            if self.skip(opening) {
                let part = self.choice(flags, depth + 1)?;
                close(self)?;
                return Some(part);
            }
        }
        if self.skip("=") {
            let part = self.choice(flags, depth + 1)?;
            close(self)?;
            let next = part.empty.map_or(part.taken, |empty| part.taken.or(empty));
            return Some(Part { taken: Next::NONE, empty: Some(next), ..part });
        }
        for opening in ["!", "<=", "<!"] {
            if self.skip(opening) {
                self.choice(flags, depth + 1)?;
                close(self)?;
                return Some(Part::EMPTY);
            }
        }
        if self.skip("<") || self.skip("P<") {
            while self.next()? != '>' {}
            let part = self.choice(flags, depth + 1)?;
            close(self)?;
            return Some(part);
        }
        let mut inner = flags;
        let mut on = true;
        loop {
            match self.next()? {
                '-' => on = false,
                'i' => inner.ignore_case = on,
                'x' => inner.extended = on,
                'm' => inner.dot_all = on,
                // Up to the end of the group around it, alternatives included.
                ')' => return self.choice(inner, depth + 1),
                ':' => {
                    let part = self.choice(inner, depth + 1)?;
                    close(self)?;
                    return Some(part);
                }
                _ => return None,
            }
        }
    }

    /// An escape outside of a class.
    fn escape(&mut self, flags: Flags) -> Option<Part> {
        let start = self.at;
        let end = Next { end: true, ..Next::of([b'\n']) };
        Some(match self.next()? {
            'b' => Part { edges: true, ..Part::EMPTY },
            'B' => Part::EMPTY,
            'A' => Part { starts: true, ..Part::EMPTY },
            'Z' => Part { empty: Some(end), ..Part::EMPTY },
            'z' => Part { empty: Some(Next { end: true, ..Next::NONE }), ..Part::EMPTY },
            _ => {
                self.at = start;
                match self.one(flags)? {
                    Some(next) => Part::taking(next),
                    None => Part::ANY,
                }
            }
        })
    }

    /// The character or the set of characters after a backslash. `Some(None)` may be anything, and
    /// `None` is not understood.
    fn one(&mut self, flags: Flags) -> Option<Option<Next>> {
        let digits = |c: &u8| c.is_ascii_digit();
        let ascii = |test: fn(&u8) -> bool| Next::of((0..128).filter(test));
        let word = |c: &u8| c.is_ascii_alphanumeric() || *c == b'_';
        let space = |c: &u8| matches!(c, b'\t'..=b'\r' | b' ');
        let hex = |c: &u8| c.is_ascii_hexdigit();
        Some(Some(match self.next()? {
            'w' => ascii(word).or(Next::WIDE),
            'W' => ascii(word).inverse(),
            'd' => ascii(digits).or(Next::WIDE),
            'D' => ascii(digits).inverse(),
            's' => ascii(space).or(Next::WIDE),
            'S' => ascii(space).inverse(),
            'h' => ascii(hex),
            'H' => ascii(hex).inverse(),
            't' => Next::of([b'\t']),
            'n' => Next::of([b'\n']),
            'r' => Next::of([b'\r']),
            'f' => Next::of([0x0c]),
            'v' => Next::of([0x0b]).or(Next::WIDE),
            'a' => Next::of([0x07]),
            'e' => Next::of([0x1b]),
            'p' | 'P' if self.skip("{") => {
                while self.next()? != '}' {}
                return Some(None);
            }
            'x' => {
                let digits = match self.skip("{") {
                    true => {
                        let length = self.text[self.at..].find('}')?;
                        let digits = &self.text[self.at..self.at + length];
                        self.at += length + 1;
                        digits
                    }
                    false => {
                        let rest = &self.text[self.at..];
                        let length = rest.bytes().take(2).take_while(u8::is_ascii_hexdigit).count();
                        self.at += length;
                        &rest[..length]
                    }
                };
                let code = u32::from_str_radix(digits, 16).ok()?;
                return Some(literal(char::from_u32(code)?, flags).taken.into());
            }
            other if other.is_ascii_alphanumeric() => return Some(None),
            other => literal(other, flags).taken,
        }))
    }

    /// A class after its bracket.
    fn class(&mut self, flags: Flags, depth: usize) -> Option<Next> {
        if depth > MAX_DEPTH {
            return None;
        }
        let is_inverse = self.skip("^");
        let mut all = Next::NONE;
        let mut is_unknown = false;
        let mut is_first = true;
        loop {
            let mut next = match self.next()? {
                ']' if !is_first => break,
                '[' if self.skip(":") => {
                    let length = self.text[self.at..].find(":]")?;
                    let name = &self.text[self.at..self.at + length];
                    self.at += length + 2;
                    match named(name) {
                        Some(next) => next,
                        None => {
                            is_unknown = true;
                            Next::NONE
                        }
                    }
                }
                '[' => {
                    // What is known of it may be too wide, so its inverse would be too narrow.
                    is_unknown |= is_inverse;
                    self.class(flags, depth + 1)?
                }
                '&' if self.skip("&") => {
                    is_unknown = true;
                    Next::NONE
                }
                '\\' if self.skip("b") => Next::of([0x08]),
                '\\' => match self.one(flags)? {
                    Some(next) => next,
                    None => {
                        is_unknown = true;
                        Next::NONE
                    }
                },
                start => {
                    is_unknown |= flags.ignore_case && !start.is_ascii();
                    let rest = &self.text[self.at..];
                    let end = rest.strip_prefix('-').and_then(|rest| rest.chars().next());
                    match end {
                        Some(end) if !matches!(end, ']' | '[' | '\\') => {
                            self.at += 1 + end.len_utf8();
                            is_unknown |= flags.ignore_case && !end.is_ascii();
                            range(start, end, flags)
                        }
                        // The end of the range is escaped or a class.
                        Some('\\') => {
                            is_unknown = true;
                            literal(start, flags).taken
                        }
                        _ => literal(start, flags).taken,
                    }
                }
            };
            // A range that begins with an escape.
            if self.text[self.at..].starts_with('-') && !self.text[self.at..].starts_with("-]") {
                is_unknown = true;
                next = Next::NONE;
            }
            all = all.or(next);
            is_first = false;
        }
        let all = if is_unknown {
            Next { end: false, ..Next::ALL }
        } else if is_inverse {
            all.inverse()
        } else {
            all
        };
        Some(all)
    }
}

/// The characters of a named class; `None` for those that depend on the version of Unicode, or on
/// whether case is ignored.
fn named(name: &str) -> Option<Next> {
    let test: fn(&u8) -> bool = match name {
        "alpha" => u8::is_ascii_alphabetic,
        "alnum" => u8::is_ascii_alphanumeric,
        "digit" => u8::is_ascii_digit,
        "xdigit" => u8::is_ascii_hexdigit,
        "word" => |byte| byte.is_ascii_alphanumeric() || *byte == b'_',
        "space" => |byte| matches!(byte, b'\t'..=b'\r' | b' '),
        "blank" => |byte| matches!(byte, b'\t' | b' '),
        _ => return None,
    };
    Some(Next::of((0..128).filter(test)).or(Next::WIDE))
}

fn literal(character: char, flags: Flags) -> Part {
    Part::taking(range(character, character, flags))
}

fn range(start: char, end: char, flags: Flags) -> Next {
    let mut next = Next::of((0..128u8).filter(|byte| (start..=end).contains(&char::from(*byte))));
    if !end.is_ascii() {
        next = next.or(Next::WIDE);
    }
    if flags.ignore_case {
        if !end.is_ascii() {
            // Some letters are the same as two letters of ASCII.
            return Next { end: false, ..Next::ALL };
        }
        let has_letters = (b'a'..=b'z').chain(b'A'..=b'Z').any(|letter| next.has(Some(letter)));
        let both = (0..128u8).filter(|byte| {
            next.has(Some(byte.to_ascii_lowercase())) || next.has(Some(byte.to_ascii_uppercase()))
        });
        next = Next::of(both).or(if has_letters { Next::WIDE } else { Next::NONE });
    }
    next
}
