//! The types of this module in TypeScript, as `themes/base/runtime/core/data.ts` has them.
//!
//! `ts-rs` knows what each type becomes, but writes it on one line and without `readonly`. So its
//! declarations are read ([`Reader`]) and written as Biome formats them ([`Type::write`]).

use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

/// The maximum number of columns in a line.
const COLUMNS: usize = 120;

const HEAD: &str = "\
// Generated from the types in `src/render/data/`, which say what Rust writes for scripts. Change those, then run
// `UPDATE_DATA=1 cargo test --lib data::`.
";

/// A type of TypeScript.
#[derive(Debug)]
enum Type {
    /// A name or a literal.
    Word(String),
    Array(Box<Type>),
    /// An object with any keys.
    Record(Box<Type>),
    Object(Vec<Field>),
    Tuple(Vec<Field>),
    Union(Vec<Type>),
}

/// A field of an object, or an element of a tuple.
#[derive(Debug)]
struct Field {
    doc: String,
    /// Its name, with `?` when it is optional.
    name: String,
    of: Type,
}

impl Type {
    /// The type as TypeScript, in a line that is indented by `indent` columns.
    fn write(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        match self {
            Type::Word(word) => word.clone(),
            Type::Array(of) => match &**of {
                Type::Word(word) => format!("readonly {word}[]"),
                of => format!("readonly ({})[]", of.write(indent)),
            },
            Type::Record(of) => format!("Readonly<Record<string, {}>>", of.write(indent)),
            Type::Object(fields) => {
                let fields = fields.iter().map(|field| {
                    let Field { doc, name, of } = field;
                    let doc = comment(doc, indent + 2);
                    format!("{doc}{pad}  readonly {name}: {};\n", of.write(indent + 2))
                });
                format!("{{\n{}{pad}}}", fields.collect::<String>())
            }
            Type::Tuple(elements) => {
                let elements = elements.iter().map(|element| {
                    let Field { doc, name, of } = element;
                    let doc = comment(doc, indent + 2);
                    format!("{doc}{pad}  {name}: {},\n", of.write(indent + 2))
                });
                format!("readonly [\n{}{pad}]", elements.collect::<String>())
            }
            Type::Union(types) => {
                let of: Vec<String> = types.iter().map(|of| of.write(indent + 4)).collect();
                of.join(" | ")
            }
        }
    }

    /// All names and literals in the type, in order.
    fn words(&self) -> Vec<&str> {
        match self {
            Type::Word(word) => vec![word],
            Type::Array(of) | Type::Record(of) => of.words(),
            Type::Object(fields) | Type::Tuple(fields) => {
                fields.iter().flat_map(|field| field.of.words()).collect()
            }
            Type::Union(types) => types.iter().flat_map(Type::words).collect(),
        }
    }

    /// The type as a declaration of `name`.
    fn declare(&self, name: &str) -> String {
        let whole = match self {
            Type::Object(_) => format!("export interface {name} {}\n", self.write(0)),
            _ => format!("export type {name} = {};\n", self.write(0)),
        };
        match self {
            Type::Union(types) if whole.trim_end().contains('\n') || whole.len() > COLUMNS => {
                let types = types.iter().map(|of| format!("\n  | {}", of.write(4)));
                format!("export type {name} ={};\n", types.collect::<String>())
            }
            _ => whole,
        }
    }
}

/// `doc` as a comment in front of a declaration that is indented by `indent` columns.
fn comment(doc: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}/** {doc} */\n");
    if doc.is_empty() {
        return String::new();
    }
    if line.trim_end().chars().count() <= COLUMNS {
        return line;
    }
    let mut text = format!("{pad}/**");
    let mut column = COLUMNS;
    for word in doc.split(' ') {
        let length = word.chars().count() + 1;
        if column + length > COLUMNS {
            text.push_str(&format!("\n{pad} *"));
            column = indent + 2;
        }
        text.push(' ');
        text.push_str(word);
        column += length;
    }
    format!("{text}\n{pad} */\n")
}

/// The text of a comment as `ts-rs` writes it, on one line.
fn uncommented(comment: &str) -> String {
    let inside = comment.trim().trim_start_matches("/**").trim_end_matches("*/");
    let lines = inside.lines().map(|line| line.trim().trim_start_matches('*').trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads a type from a declaration.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// Whether `sign` comes next. It is then passed over.
    fn take(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        rest.strip_prefix(sign).inspect(|rest| self.rest = rest).is_some()
    }

    fn expect(&mut self, sign: &str) {
        assert!(self.take(sign), "no `{sign}` before `{}`", self.rest);
    }

    fn until(&mut self, is_end: impl Fn(char) -> bool) -> String {
        let rest = self.rest.trim_start();
        let end = rest.find(is_end).unwrap_or(rest.len());
        self.rest = &rest[end..];
        rest[..end].to_owned()
    }

    fn doc(&mut self) -> String {
        let rest = self.rest.trim_start();
        if !rest.starts_with("/**") {
            return String::new();
        }
        let (doc, rest) = rest.split_once("*/").expect("the end of a comment");
        self.rest = rest;
        uncommented(doc)
    }

    fn of(&mut self) -> Type {
        let mut types = vec![self.single()];
        while self.take("|") {
            types.push(self.single());
        }
        if types.len() > 1 { Type::Union(types) } else { types.remove(0) }
    }

    fn single(&mut self) -> Type {
        if self.take("{ [key in string]") {
            let _ = self.take("?");
            self.expect(":");
            let of = self.of();
            self.expect("}");
            return Type::Record(Box::new(of));
        }
        if self.take("{") {
            return Type::Object(self.fields("}"));
        }
        if self.take("[") {
            return Type::Tuple(self.fields("]"));
        }
        if self.take("Array<") {
            let of = self.of();
            self.expect(">");
            return Type::Array(Box::new(of));
        }
        if self.take("\"") {
            let word = self.until(|sign| sign == '"');
            self.expect("\"");
            return Type::Word(format!("\"{word}\""));
        }
        Type::Word(self.until(|sign| " ,;>|}]".contains(sign)))
    }

    fn fields(&mut self, end: &str) -> Vec<Field> {
        let mut fields = Vec::new();
        while !self.take(end) {
            let doc = self.doc();
            let name = self.until(|sign| sign == ':').trim_matches('"').to_owned();
            self.expect(":");
            fields.push(Field { doc, name, of: self.of() });
            let _ = self.take(",");
        }
        fields
    }
}

/// The declarations of some types and of all types that they are made of.
struct Declarations {
    config: Config,
    /// The types with their comments, by their names.
    found: BTreeMap<String, (Type, String)>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types that TypeScript has itself are not exported anywhere.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.found.contains_key(&name) {
            return;
        }
        let declaration = T::decl(&self.config);
        let mut reader = Reader { rest: &declaration };
        reader.expect(&format!("type {name} ="));
        let of = reader.of();
        reader.expect(";");
        let doc = comment(&uncommented(&T::docs().unwrap_or_default()), 0);
        self.found.insert(name, (of, doc));
        T::visit_dependencies(self);
    }
}

impl Declarations {
    /// Writes the declaration of `name`, and then those of the types it names, each once. They come
    /// in the order of the fields, because `ts-rs` visits them in an order that builds differ in.
    fn write<'d>(&'d self, name: &'d str, written: &mut BTreeSet<&'d str>, text: &mut String) {
        let Some((of, doc)) = self.found.get(name) else { return };
        if written.insert(name) {
            text.push_str(&format!("\n{doc}{}", of.declare(name)));
            for other in of.words() {
                self.write(other, written, text);
            }
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    reason = "the test compares a file of the source, or writes it"
)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::render::data;

    fn typescript() -> String {
        let config = Config::new().with_large_int("number");
        let mut declarations = Declarations { config, found: BTreeMap::new() };
        let mut roots = Vec::new();
        macro_rules! add {
            ($($root:ty),+ $(,)?) => {
                $(
                    declarations.visit::<$root>();
                    roots.push(<$root>::ident(&declarations.config));
                )+
            };
        }
        add!(
            data::question::Questions,
            data::scenario::Scenario,
            data::survey::Survey,
            data::plan::Plan,
            data::certificate::Certificate,
            data::prompts::Prompts,
            data::progress::Outline,
            data::progress::OutlineQuestions,
            data::test_out::TestOut,
            data::quiz::LentPrompt,
            data::quiz::LentQuestion,
            data::search::SearchHead,
            data::search::SearchPage,
            data::strings::Strings,
        );
        let mut text = HEAD.to_owned();
        let mut written = BTreeSet::new();
        for root in &roots {
            declarations.write(root, &mut written, &mut text);
        }
        text
    }

    #[test]
    fn scripts_have_the_types_that_rust_writes() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/base/runtime/core/data.ts");
        let expected = typescript();
        if std::env::var_os("UPDATE_DATA").is_some() {
            fs::write(&path, &expected).unwrap();
        }
        let present = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            present == expected,
            "{} is out of date: run `UPDATE_DATA=1 cargo test --lib data::`",
            path.display()
        );
    }

    /// `serde` leaves a field out, and `ts-rs` calls it optional; nothing else connects the two.
    #[test]
    fn a_field_that_may_be_left_out_is_optional_in_typescript() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/data");
        let mut count = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for (at, line) in lines.iter().enumerate() {
                if line.starts_with("#[serde(skip_serializing_if") {
                    count += 1;
                    assert_eq!(lines[at + 1], "#[cfg_attr(test, ts(optional))]", "{path:?}");
                } else if line.starts_with("#[cfg_attr(test, ts(optional") {
                    assert!(lines[at - 1].starts_with("#[serde(skip_ser"), "{path:?}:{}", at + 1);
                }
            }
        }
        assert!(count > 0);
    }
}
