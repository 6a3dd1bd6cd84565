//! The parser and syntect's own agree on every grammar.

use std::panic::{AssertUnwindSafe, catch_unwind};

use syntect::parsing::{ClearAmount, ParseState, ScopeStack, SyntaxReference};
use syntect::util::LinesWithEndings;

use super::classes::{Change, Class, Classes, Nested};
use super::grammar::Grammars;
use super::parser::Parser;

/// Code in several languages at once. Each grammar reads all of it, so it meets its own syntax, and
/// much that it does not expect.
const SAMPLE: &str = r##"#!/bin/sh
#include <stdio.h>
// a comment with “quotes” and ünï, to do: nothing
/* another
   one */ int main(void) { return 0x1F + 1.5e-3; }
fn part<'a>(items: &'a [u32]) -> Option<u32> { items.iter().map(|x| x * 2).max() }
def greet(name: str = "you", *, n=3) -> None:
    """Says hello."""
    print(f"hello {name!r:>{n}}\t\x41", 'it\'s', r'\d+', True, None)
class Point(Base): x = [y ** 2 for y in range(10) if y != 3]
<!doctype html><p class="a b" data-x='1'>text &amp; <em>more</em></p><!-- no -->
<script>let a = `t ${b + 1}`; const re = /[a-z]+\/(x|y)/gi; a?.b ?? (c => c);</script>
<style>.a > #b:hover::before { color: #fff; margin: -1px 2em; content: "\201C"; }</style>
key: "value" # comment
  list: [1, two, {three: 3}, *anchor]
[table.name]
when = 2024-05-01T10:00:00Z
SELECT a, COUNT(*) FROM t WHERE b LIKE 'x%' AND c IS NOT NULL; -- end
cat <<END | grep -v "$HOME/${x:-y}" > out.txt && echo $((1 + 2))
inside $x
END
\section{Title} $a^2 + \frac{1}{2}$ % comment
# Heading
- item with `code`, **bold**, _more_ and a [link](https://example.org "t")
> quote
```rust
let x = 1;
```
@@ -1,2 +1,3 @@
-old
+new
(define (square x) (* x x)) ; scheme
module Main where { main = do putStrLn "hi" >>= \x -> pure () }
package main; func (p *T) F(a ...int) (int, error) { go f(); ch <- 1; return 0, nil }
public final class A<T extends B> { @Override String s = "a\n"; char c = 'c'; }
$x = @{ 'a' = "b$($c)" } | Where-Object { $_.Name -eq 3 }
let x: number | undefined = (y as any)!; type A = { [k in keyof B]?: C<D> };
if [[ -n $1 ]]; then for i in {1..3}; do :; done; fi
"##;

#[test]
fn every_grammar_gives_the_classes_that_syntect_gives() {
    let grammars = Grammars::get();
    let classes = Classes::new();
    for syntax in grammars.syntaxes.syntaxes() {
        // A grammar that fails is a block without colours, so both have to fail.
        let ours = catch_unwind(AssertUnwindSafe(|| ours(grammars, syntax))).ok().flatten();
        let theirs = catch_unwind(AssertUnwindSafe(|| theirs(grammars, &classes, syntax)));
        let theirs = theirs.ok().flatten();
        let (Some(ours), Some(theirs)) = (&ours, &theirs) else {
            assert_eq!(ours.is_some(), theirs.is_some(), "{}", syntax.name);
            continue;
        };
        for (number, line) in SAMPLE.lines().enumerate() {
            let (ours, theirs) = (&ours[number], &theirs[number]);
            assert_eq!(ours, theirs, "{}, line {number}: {line}", syntax.name);
        }
    }
}

/// The class of each byte of each line.
type Painted = Vec<Vec<Class>>;

fn ours(grammars: &'static Grammars, syntax: &SyntaxReference) -> Option<Painted> {
    let mut parser = Parser::new(grammars.start(syntax)?);
    let mut nested = Nested::default();
    let mut changes = Vec::new();
    let mut painted = Vec::new();
    for line in LinesWithEndings::from(SAMPLE) {
        parser.line(line, &mut changes).ok()?;
        let mut paint = Vec::new();
        for (at, change) in &changes {
            paint.resize(*at, nested.class());
            nested.apply(*change);
        }
        paint.resize(line.len(), nested.class());
        painted.push(paint);
    }
    Some(painted)
}

fn theirs(grammars: &Grammars, classes: &Classes, syntax: &SyntaxReference) -> Option<Painted> {
    let mut parser = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut painted = Vec::new();
    for line in LinesWithEndings::from(SAMPLE) {
        let mut paint = Vec::new();
        for (at, change) in parser.parse_line(line, &grammars.syntaxes).ok()? {
            paint.resize(at, classes.of_all(stack.as_slice()));
            stack.apply(&change).ok()?;
        }
        paint.resize(line.len(), classes.of_all(stack.as_slice()));
        painted.push(paint);
    }
    Some(painted)
}

#[test]
fn cleared_scopes_come_back() {
    let mut nested = Nested::default();
    nested.apply(Change::Push(3));
    nested.apply(Change::Push(5));
    nested.apply(Change::Clear(ClearAmount::TopN(1)));
    assert_eq!(nested.class(), 3);
    nested.apply(Change::Push(0));
    assert_eq!(nested.class(), 3, "a scope without a class changes nothing");
    nested.apply(Change::Pop(1));
    nested.apply(Change::Restore);
    assert_eq!(nested.class(), 5);
}
