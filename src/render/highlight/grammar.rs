//! The grammars of syntect in the form in which [`Parser`](super::parser::Parser) uses them: scopes
//! are classes already, what a context includes is in it, and each context knows for every byte
//! which of its rules can match there.
//!
//! A context is made when it is first entered. There is one set of grammars for the whole process.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use serde::Deserialize;
use serde::de::value::{Error as ValueError, SeqDeserializer};
use syntect::parsing::syntax_definition::{
    self as definition, ContextId, ContextReference, MatchOperation, MatchPattern, Pattern,
    context_iter,
};
use syntect::parsing::{ClearAmount, Regex, Scope, SyntaxReference, SyntaxSet};

use super::classes::{Class, Classes};
use super::first::First;

/// The number of different inputs that a rule can see: the bytes, and the end of the text.
const INPUTS: usize = 257;

/// All grammars.
pub struct Grammars {
    pub syntaxes: SyntaxSet,
    classes: Classes,
    known: Mutex<Known>,
}

/// What was made of the grammars so far.
#[derive(Default)]
struct Known {
    /// By the address of what they were made of, which stays where it is.
    contexts: BTreeMap<usize, &'static Context>,
    /// Likewise. Contexts share the patterns that they include.
    rules: BTreeMap<usize, &'static Rule>,
    starts: BTreeMap<usize, Option<&'static Context>>,
    classes: BTreeMap<Scope, Class>,
}

/// A state of a grammar.
pub struct Context {
    pub meta_scope: Vec<Class>,
    pub meta_content_scope: Vec<Class>,
    pub clear: Option<ClearAmount>,
    pub has_references: bool,
    /// The rules of the prototype, which apply everywhere in the grammar, before its own.
    pub all: Table,
    /// Its own rules, for when it is a prototype itself.
    pub own: Table,
}

/// A rule: what it matches and what happens then.
pub struct Rule {
    /// The pattern as it was written.
    pub pattern: String,
    /// The pattern, which matches nowhere but where the search begins.
    pub regex: Regex,
    /// The pattern for all places but that after the last match, if it asks for that with `\G`.
    pub regex_later: Option<Regex>,
    first: First,
    /// Whether it refers to what the rule that led to this context has captured.
    pub has_references: bool,
    pub scope: Vec<Class>,
    pub captures: Vec<(usize, Vec<Class>)>,
    pub operation: Operation,
    pub prototype: Option<Target>,
}

/// What happens to the stack of contexts.
pub enum Operation {
    Push(Vec<Target>),
    Set(Vec<Target>),
    Pop,
    None,
    /// The grammar names a context that does not exist.
    Broken,
}

/// A context that is made when it is first needed.
pub struct Target {
    id: ContextId,
    context: OnceLock<Option<&'static Context>>,
}

impl Target {
    fn new(id: ContextId) -> Target {
        Target { id, context: OnceLock::new() }
    }

    /// The context; `None` when it does not exist.
    pub fn context(&self) -> Option<&'static Context> {
        *self.context.get_or_init(|| Grammars::get().context(self.id))
    }
}

/// Rules in their order, and for each input those that can match.
pub struct Table {
    pub rules: Vec<Entry>,
    /// The number of the list for each input.
    inputs: Vec<u16>,
    lists: Vec<Vec<u16>>,
}

/// A rule in a table.
pub struct Entry {
    pub rule: &'static Rule,
    /// Whether it is in the table as part of the prototype.
    pub of_prototype: bool,
}

impl Table {
    fn new(rules: Vec<Entry>) -> Table {
        let mut lists: Vec<Vec<u16>> = Vec::new();
        let mut numbers: BTreeMap<Vec<u16>, u16> = BTreeMap::new();
        let inputs = (0..INPUTS)
            .map(|input| {
                let input = u8::try_from(input).ok();
                let list: Vec<u16> = (0u16..)
                    .zip(&rules)
                    .filter(|(_, entry)| entry.rule.first.next.has(input))
                    .map(|(number, _)| number)
                    .collect();
                *numbers.entry(list).or_insert_with_key(|list| {
                    lists.push(list.clone());
                    u16::try_from(lists.len() - 1).unwrap_or(0)
                })
            })
            .collect();
        Table { rules, inputs, lists }
    }

    /// The numbers of the rules that can match before `byte`, or at the end of the text.
    pub fn candidates(&self, byte: Option<u8>) -> &[u16] {
        &self.lists[usize::from(self.inputs[byte.map_or(INPUTS - 1, usize::from)])]
    }
}

impl Rule {
    /// Whether what comes before `at` keeps the rule from matching there.
    pub fn is_ruled_out(&self, line: &[u8], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| line.get(before).copied());
        if self.first.at_line_start && before.is_some_and(|before| before != b'\n') {
            return true;
        }
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let (before, after) = (before.unwrap_or(b' '), line.get(at).copied().unwrap_or(b' '));
        self.first.at_word_edge
            && before.is_ascii()
            && after.is_ascii()
            && is_word(before) == is_word(after)
    }
}

/// `pattern` so that it matches only where a search begins.
pub fn anchored(pattern: &str) -> Regex {
    // A comment at the end of an extended pattern ends with its line.
    let last = pattern.rsplit('\n').next().unwrap_or_default();
    let end = if pattern.contains("(?x)") && last.contains('#') { "\n)" } else { ")" };
    Regex::new(format!("\\G(?:{pattern}{end}"))
}

impl Grammars {
    /// The grammars of the process.
    pub fn get() -> &'static Grammars {
        static GRAMMARS: LazyLock<Grammars> = LazyLock::new(|| Grammars {
            syntaxes: two_face::syntax::extra_newlines(),
            classes: Classes::new(),
            known: Mutex::default(),
        });
        &GRAMMARS
    }

    /// The context in which `syntax` begins.
    pub fn start(&'static self, syntax: &SyntaxReference) -> Option<&'static Context> {
        let index =
            self.syntaxes.syntaxes().iter().position(|other| std::ptr::eq(other, syntax))?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(start) = known.starts.get(&index) {
            return *start;
        }
        let start = (0..)
            .map_while(|at| {
                let id = id(index, at)?;
                Some((id, reference(id)?.resolve(&self.syntaxes).ok()?))
            })
            .find(|(_, context)| is_start(context, syntax))
            .and_then(|(id, _)| self.made(id, &mut known));
        known.starts.insert(index, start);
        start
    }

    fn context(&'static self, id: ContextId) -> Option<&'static Context> {
        self.made(id, &mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn made(&'static self, id: ContextId, known: &mut Known) -> Option<&'static Context> {
        let from = reference(id)?.resolve(&self.syntaxes).ok()?;
        let address = std::ptr::from_ref(from).addr();
        if let Some(context) = known.contexts.get(&address) {
            return Some(context);
        }
        let own = self.rules(from, known);
        let mut all = match from.prototype {
            Some(prototype) => {
                self.rules(reference(prototype)?.resolve(&self.syntaxes).ok()?, known)
            }
            None => Vec::new(),
        };
        let prototypes = all.len();
        all.extend(&own);
        let table = |rules: Vec<&'static Rule>, prototypes: usize| {
            let entries = rules.into_iter().enumerate();
            Table::new(
                entries.map(|(at, rule)| Entry { rule, of_prototype: at < prototypes }).collect(),
            )
        };
        let context = Context {
            meta_scope: self.classes(&from.meta_scope, known),
            meta_content_scope: self.classes(&from.meta_content_scope, known),
            clear: from.clear_scopes,
            has_references: from.uses_backrefs,
            all: table(all, prototypes),
            own: table(own, 0),
        };
        let context: &'static Context = Box::leak(Box::new(context));
        known.contexts.insert(address, context);
        Some(context)
    }

    /// The rules of a context and of what it includes.
    fn rules(
        &'static self,
        context: &'static definition::Context,
        known: &mut Known,
    ) -> Vec<&'static Rule> {
        context_iter(&self.syntaxes, context)
            .filter_map(|(context, at)| context.match_at(at).ok())
            .map(|pattern| self.rule(pattern, known))
            .collect()
    }

    fn rule(&self, pattern: &MatchPattern, known: &mut Known) -> &'static Rule {
        let address = std::ptr::from_ref(pattern).addr();
        if let Some(rule) = known.rules.get(&address) {
            return rule;
        }
        let targets = |references: &[ContextReference]| -> Option<Vec<Target>> {
            references.iter().map(|one| one.id().ok().map(Target::new)).collect()
        };
        let captures = pattern.captures.iter().flatten();
        let written = pattern.regex().regex_str();
        let rule = Rule {
            pattern: written.to_owned(),
            regex: anchored(written),
            regex_later: written.contains("\\G").then(|| anchored(&written.replace("\\G", "(?!)"))),
            first: First::of(written),
            has_references: pattern.has_captures,
            scope: self.classes(&pattern.scope, known),
            captures: captures.map(|(at, scopes)| (*at, self.classes(scopes, known))).collect(),
            operation: match &pattern.operation {
                MatchOperation::Push(to) => targets(to).map_or(Operation::Broken, Operation::Push),
                MatchOperation::Set(to) => targets(to).map_or(Operation::Broken, Operation::Set),
                MatchOperation::Pop => Operation::Pop,
                MatchOperation::None => Operation::None,
            },
            prototype: pattern
                .with_prototype
                .as_ref()
                .and_then(|one| one.id().ok())
                .map(Target::new),
        };
        let rule: &'static Rule = Box::leak(Box::new(rule));
        known.rules.insert(address, rule);
        rule
    }

    fn classes(&self, scopes: &[Scope], known: &mut Known) -> Vec<Class> {
        let class = |scope| *known.classes.entry(scope).or_insert_with(|| self.classes.of(scope));
        scopes.iter().copied().map(class).collect()
    }
}

/// The id of a context, which syntect only reads.
fn id(syntax: usize, context: usize) -> Option<ContextId> {
    let numbers = SeqDeserializer::<_, ValueError>::new([syntax, context].into_iter());
    ContextId::deserialize(numbers).ok()
}

/// A reference to the context with this id, which syntect follows.
fn reference(id: ContextId) -> Option<ContextReference> {
    let id = serde_json::to_string(&id).ok()?;
    serde_json::from_str(&format!("{{\"Direct\":{id}}}")).ok()
}

/// Whether `context` is the one that syntect adds to a grammar as its beginning.
fn is_start(context: &definition::Context, syntax: &SyntaxReference) -> bool {
    let [Pattern::Match(only)] = context.patterns.as_slice() else { return false };
    !context.meta_include_prototype
        && context.meta_content_scope == [syntax.scope]
        && only.regex().regex_str().is_empty()
        && matches!(&only.operation, MatchOperation::Push(to) if to.len() == 1)
}
