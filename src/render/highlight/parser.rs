//! Parses lines of code with a grammar, as syntect's `ParseState` does and with the same result.
//!
//! syntect searches the line for every rule of a context and takes the first match. This parser
//! goes along the line and tries only the rules that can match at the next byte.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use syntect::parsing::{Regex, Region};

use super::classes::{Change, Class};
use super::grammar::{Context, Entry, Operation, Rule, Table, Target, anchored};

/// From this many contexts on, no more are entered.
const MAX_CONTEXTS: usize = 100;

/// The state between two lines.
pub struct Parser {
    stack: Vec<Level>,
    /// The heights of the stack at which a prototype of a rule came into force. Those further down
    /// do not count.
    prototype_starts: Vec<usize>,
    is_first_line: bool,
    region: Region,
    /// Patterns with what they refer to in them.
    filled: BTreeMap<String, Regex>,
}

/// A context that was entered.
struct Level {
    context: &'static Context,
    /// Prototypes that the rule brought along.
    prototypes: Vec<&'static Context>,
    /// What the rule captured, if patterns in the context refer to it.
    captures: Option<Arc<Captures>>,
}

/// The texts of captured groups by their numbers.
type Captures = [Option<String>; 10];

/// Rules that apply now.
struct Link {
    table: &'static Table,
    captures: Option<Arc<Captures>>,
    is_prototype_of_rule: bool,
}

/// The rule that matches next. What it captured is in the region of the parser.
struct Match {
    rule: &'static Rule,
    is_prototype_of_rule: bool,
    start: usize,
    end: usize,
    /// Whether it would lead back to where the parser was, without an end.
    is_loop: bool,
}

/// The grammar is not sound.
#[derive(Debug)]
pub struct Broken;

impl Parser {
    pub fn new(start: &'static Context) -> Parser {
        Parser {
            stack: vec![Level { context: start, prototypes: Vec::new(), captures: None }],
            prototype_starts: Vec::new(),
            is_first_line: true,
            region: Region::new(),
            filled: BTreeMap::new(),
        }
    }

    /// Parses a line and puts the changes of scopes into `changes`, with their places.
    pub fn line(&mut self, line: &str, changes: &mut Vec<(usize, Change)>) -> Result<(), Broken> {
        changes.clear();
        if self.is_first_line {
            let context = self.stack.last().ok_or(Broken)?.context;
            let class = context.meta_content_scope.first();
            changes.extend(class.map(|class| (0, Change::Push(*class))));
            self.is_first_line = false;
        }
        let mut at = 0;
        // Where a rule entered a context without matching anything, and the height of the stack.
        let mut entered = (0, 0);
        loop {
            while self.prototype_starts.last().is_some_and(|start| *start >= self.stack.len()) {
                self.prototype_starts.pop();
            }
            let may_loop = entered == (at, self.stack.len());
            let Some(found) = self.next_match(line, at, may_loop)? else { return Ok(()) };
            if found.is_loop {
                // As Sublime Text does: go on by one character and try again.
                match line[at..].char_indices().nth(1) {
                    Some((length, _)) => at += length,
                    None => return Ok(()),
                }
                continue;
            }
            if found.end <= at && matches!(found.rule.operation, Operation::Push(_)) {
                entered = (found.end, self.stack.len() + 1);
            }
            at = found.end;
            if found.is_prototype_of_rule {
                self.prototype_starts.push(self.stack.len());
            }
            self.carry_out(line, &found, changes)?;
        }
    }

    /// The rule that matches first from `start` on, and of several at one place the first of them.
    fn next_match(
        &mut self,
        line: &str,
        start: usize,
        may_loop: bool,
    ) -> Result<Option<Match>, Broken> {
        let links = self.links()?;
        let bytes = line.as_bytes();
        // Rules that matched without an effect are not tried again before another one has matched.
        let mut spent: Vec<*const Entry> = Vec::new();
        for at in start..=line.len() {
            let mut looping = None;
            if !line.is_char_boundary(at) {
                continue;
            }
            for link in &links {
                for number in link.table.candidates(bytes.get(at).copied()) {
                    let entry = &link.table.rules[usize::from(*number)];
                    let rule = entry.rule;
                    if rule.is_ruled_out(bytes, at)
                        || !spent.is_empty() && spent.contains(&std::ptr::from_ref(entry))
                    {
                        continue;
                    }
                    let captures = link.captures.as_deref().filter(|_| !entry.of_prototype);
                    let Some(end) = self.matched(rule, captures, line, start..at) else { continue };
                    let has_effect = match rule.operation {
                        Operation::None => end != at,
                        Operation::Push(_) => self.stack.len() < MAX_CONTEXTS,
                        _ => true,
                    };
                    if !has_effect {
                        spent.push(std::ptr::from_ref(entry));
                        continue;
                    }
                    let is_loop =
                        may_loop && end <= start && matches!(rule.operation, Operation::Pop);
                    let is_prototype_of_rule = link.is_prototype_of_rule;
                    let found = Match { rule, is_prototype_of_rule, start: at, end, is_loop };
                    if !is_loop {
                        return Ok(Some(found));
                    }
                    looping = Some(found);
                }
            }
            if looping.is_some() {
                return Ok(looping);
            }
        }
        Ok(None)
    }

    /// The rules that apply now, in their order: prototypes of rules from the bottom of the stack
    /// to the top, then those of the context.
    fn links(&self) -> Result<Vec<Link>, Broken> {
        let current = self.stack.last().ok_or(Broken)?;
        let start = self.prototype_starts.last().copied().unwrap_or(0);
        let mut links = Vec::with_capacity(1);
        for level in self.stack.get(start..).unwrap_or_default() {
            for context in &level.prototypes {
                let (table, captures) = (&context.own, level.captures.clone());
                links.push(Link { table, captures, is_prototype_of_rule: true });
            }
        }
        let (table, captures) = (&current.context.all, current.captures.clone());
        links.push(Link { table, captures, is_prototype_of_rule: false });
        Ok(links)
    }

    /// The end of the match of `rule` at the end of `passed`, at whose start the last match ended.
    fn matched(
        &mut self,
        rule: &Rule,
        captures: Option<&Captures>,
        line: &str,
        passed: Range<usize>,
    ) -> Option<usize> {
        let at = passed.end;
        let regex = match captures {
            Some(captures) if rule.has_references => {
                let pattern = fill(&rule.pattern, captures);
                self.filled.entry(pattern).or_insert_with_key(|pattern| anchored(pattern))
            }
            _ if passed.is_empty() => &rule.regex,
            _ => rule.regex_later.as_ref().unwrap_or(&rule.regex),
        };
        if regex.search(line, at, line.len(), Some(&mut self.region)) {
            self.region.pos(0).map(|(_, end)| end)
        } else {
            None
        }
    }

    fn carry_out(
        &mut self,
        line: &str,
        found: &Match,
        changes: &mut Vec<(usize, Change)>,
    ) -> Result<(), Broken> {
        let rule = found.rule;
        let context = self.stack.last().ok_or(Broken)?.context;
        before(context, rule, found.start, changes)?;
        changes.extend(rule.scope.iter().map(|class| (found.start, Change::Push(*class))));
        self.captured(rule, changes);
        if !rule.scope.is_empty() {
            changes.push((found.end, Change::Pop(rule.scope.len())));
        }
        after(context, rule, found.end, changes)?;
        self.enter(line, rule)
    }

    /// The scopes of captured groups. Groups may be in any order in the rule, and an outer group
    /// comes before those in it.
    fn captured(&self, rule: &Rule, changes: &mut Vec<(usize, Change)>) {
        let mut ordered: Vec<((usize, i64), Change)> = Vec::new();
        for (number, classes) in &rule.captures {
            let Some((start, end)) = self.region.pos(*number).filter(|(start, end)| start != end)
            else {
                continue;
            };
            let order = -i64::try_from(end).unwrap_or(0) + i64::try_from(start).unwrap_or(0);
            ordered.extend(classes.iter().map(|class| ((start, order), Change::Push(*class))));
            ordered.push(((end, i64::MIN), Change::Pop(classes.len())));
        }
        ordered.sort_by_key(|(order, _)| *order);
        changes.extend(ordered.into_iter().map(|((at, _), change)| (at, change)));
    }

    /// Changes the stack of contexts.
    fn enter(&mut self, line: &str, rule: &Rule) -> Result<(), Broken> {
        let (targets, mut kept) = match &rule.operation {
            Operation::Push(targets) => (targets, Vec::new()),
            // A prototype stays in force until the context that it came with is left.
            Operation::Set(targets) => {
                (targets, self.stack.pop().map(|level| level.prototypes).unwrap_or_default())
            }
            Operation::Pop => {
                self.stack.pop();
                return Ok(());
            }
            Operation::None => return Ok(()),
            Operation::Broken => return Err(Broken),
        };
        for (number, target) in targets.iter().enumerate() {
            let mut prototypes = std::mem::take(&mut kept);
            if number + 1 == targets.len()
                && let Some(prototype) = &rule.prototype
            {
                prototypes.push(prototype.context().ok_or(Broken)?);
            }
            let context = target.context().ok_or(Broken)?;
            let is_referring = context.has_references
                || prototypes.iter().any(|prototype| prototype.has_references);
            let captures = is_referring.then(|| {
                let text =
                    |number| self.region.pos(number).map(|(start, end)| line[start..end].into());
                Arc::new(std::array::from_fn(text))
            });
            self.stack.push(Level { context, prototypes, captures });
        }
        Ok(())
    }
}

fn contexts(targets: &[Target]) -> Result<Vec<&'static Context>, Broken> {
    targets.iter().map(|target| target.context().ok_or(Broken)).collect()
}

fn push(classes: &[Class], at: usize, changes: &mut Vec<(usize, Change)>) {
    changes.extend(classes.iter().map(|class| (at, Change::Push(*class))));
}

fn pop(count: usize, at: usize, changes: &mut Vec<(usize, Change)>) {
    if count > 0 {
        changes.push((at, Change::Pop(count)));
    }
}

/// The scopes of contexts that change before the text that `rule` matched.
fn before(
    current: &Context,
    rule: &Rule,
    at: usize,
    changes: &mut Vec<(usize, Change)>,
) -> Result<(), Broken> {
    match &rule.operation {
        Operation::Pop => pop(current.meta_content_scope.len(), at, changes),
        Operation::Push(targets) | Operation::Set(targets) => {
            let is_set = matches!(rule.operation, Operation::Set(_));
            if is_set && current.clear.is_some() {
                changes.push((at, Change::Restore));
            }
            for context in contexts(targets)? {
                if let Some(amount) = context.clear.filter(|_| !is_set) {
                    changes.push((at, Change::Clear(amount)));
                }
                push(&context.meta_scope, at, changes);
            }
        }
        Operation::None => {}
        Operation::Broken => return Err(Broken),
    }
    Ok(())
}

/// The scopes of contexts that change after the text that `rule` matched. The content of a context
/// has scopes that the text which leads to it has not.
fn after(
    current: &Context,
    rule: &Rule,
    at: usize,
    changes: &mut Vec<(usize, Change)>,
) -> Result<(), Broken> {
    match &rule.operation {
        Operation::Pop => {
            pop(current.meta_scope.len(), at, changes);
            if current.clear.is_some() {
                changes.push((at, Change::Restore));
            }
        }
        Operation::Push(targets) | Operation::Set(targets) => {
            let is_set = matches!(rule.operation, Operation::Set(_));
            let contexts = contexts(targets)?;
            let left = current.meta_scope.len() + current.meta_content_scope.len();
            let is_again = is_set && left > 0
                || contexts.iter().any(|context| {
                    !context.meta_content_scope.is_empty() || context.clear.is_some() && is_set
                });
            if !is_again {
                return Ok(());
            }
            // Those from before the text are taken back, so that all of them come in their order.
            let pushed: usize = contexts.iter().map(|context| context.meta_scope.len()).sum();
            pop(if is_set { pushed + left } else { pushed }, at, changes);
            for context in contexts {
                if let Some(amount) = context.clear.filter(|_| is_set) {
                    changes.push((at, Change::Clear(amount)));
                }
                push(&context.meta_scope, at, changes);
                push(&context.meta_content_scope, at, changes);
            }
        }
        Operation::None => {}
        Operation::Broken => return Err(Broken),
    }
    Ok(())
}

/// `pattern` with the captured texts in the place of the references to them.
fn fill(pattern: &str, captures: &Captures) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut is_escaped = false;
    for character in pattern.chars() {
        match character.to_digit(10).filter(|_| is_escaped) {
            Some(digit) => {
                let text = captures.get(digit as usize).and_then(Option::as_deref);
                escape_into(&mut filled, text.unwrap_or_default());
            }
            None if is_escaped => filled.extend(['\\', character]),
            None if character != '\\' => filled.push(character),
            None => {}
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    if is_escaped {
        filled.push('\\');
    }
    filled
}

/// Appends a pattern that matches `text` alone.
fn escape_into(pattern: &mut String, text: &str) {
    for character in text.chars() {
        if "\\.+*?()|[]{}^$#&-~".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
}
