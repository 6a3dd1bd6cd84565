//! Blocks of code for the lessons of the benchmark: short programs whose names, numbers, strings
//! and structure are drawn by chance, so that no two are equal and a cache of whole blocks gains
//! nothing.

use super::words::Words;

/// A language: its name in Markdown, what a program begins with, what a block of statements begins
/// and ends with, and its statements.
///
/// `$a`, `$b` and `$c` are names that are used again in the same statement, `$T` is a name with a
/// capital, `$n` and `$m` are numbers, and `$s` is some words.
struct Language {
    name: &'static str,
    openings: &'static [&'static str],
    blocks: &'static [(&'static str, &'static str)],
    statements: &'static [&'static str],
}

const LANGUAGES: [Language; 10] = [
    Language {
        name: "rust",
        openings: &["use std::collections::{$T, $T};", "//! $s.", "const $T: usize = $n;"],
        blocks: &[
            ("pub fn $a($b: &[u32], $c: usize) -> Option<u32> {", "}"),
            ("impl<T: Clone> $T<T> for $T {", "}"),
            ("for ($a, $b) in $c.iter().enumerate() {", "}"),
            ("if let Some($a) = $b.get($n) {", "}"),
        ],
        statements: &[
            "let mut $a = $b.iter().filter(|$c| *$c % $n == $m).sum::<u32>();",
            "// $s.",
            "let $a: Vec<String> = vec![\"$s\".to_owned(), format!(\"{$b} {}\", $c)];",
            "$a.push($T { $b: $n, $c: b'\\n', ..$T::default() });",
            "match $a { $T::$T($b) if $b > $n => return Err($b), _ => {} }",
            "assert_eq!($a.len(), 0x$n, \"$s\");",
        ],
    },
    Language {
        name: "python",
        openings: &["from $a.$b import $T, $c", "\"\"\"$s.\"\"\"", "import $a as $b"],
        blocks: &[
            ("def $a(self, $b: int = $n, *, $c=None) -> list[str]:", ""),
            ("class $T($T):", ""),
            ("for $a, $b in enumerate($c, start=$n):", ""),
            ("with open(f\"{$a}/$b.txt\", encoding=\"utf-8\") as $c:", ""),
        ],
        statements: &[
            "$a = [$b ** $n for $b in range($m) if $b % 2 == 0]",
            "# $s.",
            "self.$a = {\"$b\": $n, '$c': None, \"$s\": True}",
            "raise ValueError(f\"$s {$a!r:>$n}\")",
            "return sorted($a, key=lambda $b: ($b.$c, -$n))",
            "print(\"$s\", $a[$n:-$m], sep=\"\\t\")",
        ],
    },
    Language {
        name: "javascript",
        openings: &["import { $a, $b as $c } from \"./$a.js\";", "// $s.", "/** $s. */"],
        blocks: &[
            ("export async function $a($b, { $c = $n } = {}) {", "}"),
            ("class $T extends $T {", "}"),
            ("for (const [$a, $b] of Object.entries($c)) {", "}"),
            ("if ($a?.$b !== undefined && $c >= $n) {", "}"),
        ],
        statements: &[
            "const $a = $b.map(($c) => $c * $n).filter(Boolean);",
            "let $a = `$s ${$b + $n} ${$c}`;",
            "await fetch(\"/$a/$b\", { method: \"POST\", body: JSON.stringify({ $c: $n }) });",
            "$a.$b = /^[a-z]{$n,}\\s*$c$/gi.test($c) ? '$s' : null;",
            "// $s.",
            "throw new $T(\"$s\");",
        ],
    },
    Language {
        name: "bash",
        openings: &["#!/bin/bash", "# $s.", "set -euo pipefail"],
        blocks: &[
            ("for $a in \"$b\"/*.txt; do", "done"),
            ("if [[ -n \"${$a:-}\" && $n -gt $m ]]; then", "fi"),
            ("$a() {", "}"),
        ],
        statements: &[
            "$a=$(grep -c \"$b\" \"$c.log\" | sort -n | head -$n)",
            "echo \"$s: ${$a}\" >> \"$HOME/$b.txt\"",
            "# $s.",
            "curl --silent --max-time $n \"https://example.org/$a/$b\" -o '$c.json'",
            "export $T=\"$s\"",
            "cp -r \"$a/$b\" /tmp/$c || exit $n",
        ],
    },
    Language {
        name: "sql",
        openings: &["-- $s.", "BEGIN;"],
        blocks: &[
            ("CREATE TRIGGER $a AFTER INSERT ON $b WHEN $c > $n BEGIN", "END;"),
            ("WITH $a AS (SELECT $b, $c FROM $b WHERE $c <> '$s')", ";"),
        ],
        statements: &[
            "SELECT $a, COUNT(*) AS $b FROM $c WHERE $a > $n GROUP BY $a HAVING COUNT(*) < $m;",
            "UPDATE $a SET $b = '$s' WHERE $c IN ($n, $m) AND $b IS NOT NULL;",
            "INSERT INTO $a ($b, $c) VALUES ('$s', $n);",
            "-- $s.",
        ],
    },
    Language {
        name: "html",
        openings: &["<!doctype html>", "<!-- $s. -->"],
        blocks: &[
            ("<section id=\"$a\" class=\"$b $c\">", "</section>"),
            ("<ul data-$a=\"$n\">", "</ul>"),
        ],
        statements: &[
            "<p>$s <em>$a</em> &amp; <code>$b</code>.</p>",
            "<a href=\"https://example.org/$a/$b.html\" rel=\"next\">$s</a>",
            "<img src=\"$a.png\" alt=\"$s\" width=\"$n\" height=\"$m\">",
            "<!-- $s. -->",
            "<li><label for=\"$a\">$s</label> <input id=\"$a\" type=\"number\" max=\"$n\"></li>",
        ],
    },
    Language {
        name: "css",
        openings: &["/* $s. */", "@import url(\"$a.css\");"],
        blocks: &[
            (".$a > .$b:not(:hover)::before {", "}"),
            ("@media (min-width: $nrem) {", "}"),
            ("#$a .$b, [data-$c=\"$a\"] {", "}"),
        ],
        statements: &[
            "margin: $npx auto $m% calc(100% - var(--$a));",
            "color: rgb($n $m 10 / 50%);",
            "background: #$n$m url(\"$a/$b.svg\") no-repeat;",
            "/* $s. */",
            "transition: opacity $nms ease-in-out;",
        ],
    },
    Language {
        name: "go",
        openings: &["package $a", "// $s.", "import \"fmt\""],
        blocks: &[
            ("func ($a *$T) $T($b []int, $c string) (int, error) {", "}"),
            ("for $a, $b := range $c {", "}"),
            ("if $a, err := $b.$T($n); err != nil {", "}"),
        ],
        statements: &[
            "$a := make(map[string]int, $n)",
            "fmt.Printf(\"$s %d %v\\n\", $a, $b)",
            "// $s.",
            "$a = append($a, $T{$b: $n, $c: \"$s\"})",
            "go func() { $a <- $n }()",
            "return $n, fmt.Errorf(\"$s: %w\", err)",
        ],
    },
    Language {
        name: "java",
        openings: &["package org.$a.$b;", "import java.util.$T;", "/** $s. */"],
        blocks: &[
            ("public final class $T extends $T<$T> {", "}"),
            ("private static int $a(List<String> $b, int $c) throws $T {", "}"),
            ("for (var $a : $b.$c()) {", "}"),
        ],
        statements: &[
            "final Map<String, $T> $a = new HashMap<>($n);",
            "System.out.println(\"$s \" + $a.$b($n));",
            "// $s.",
            "if ($a == null || $b < $nL) { throw new $T(\"$s\"); }",
            "this.$a = $b.stream().map($T::$c).limit($n).toList();",
        ],
    },
    Language {
        name: "yaml",
        openings: &["# $s.", "---"],
        blocks: &[("$a:", ""), ("$a-$b:", "")],
        statements: &[
            "$a: \"$s\"",
            "$a: [$n, $m, $b]",
            "$a: $n.$m # $s",
            "$a: { $b: true, $c: null }",
            "\"$a\": '$s'",
        ],
    },
];

/// A block of code with its fences.
pub fn block(words: &mut Words) -> String {
    let language = &LANGUAGES[words.below(LANGUAGES.len())];
    let mut lines = Vec::new();
    for _ in 0..=words.below(2) {
        lines.push(filled(words, language.openings));
    }
    for _ in 0..2 {
        nested(words, language, 0, &mut lines);
    }
    format!("```{}\n{}\n```\n", language.name, lines.join("\n"))
}

/// A block of statements, which may have others in it.
fn nested(words: &mut Words, language: &Language, depth: usize, lines: &mut Vec<String>) {
    let indent = "    ".repeat(depth);
    let (open, close) = language.blocks[words.below(language.blocks.len())];
    lines.push(format!("{indent}{}", filled(words, &[open])));
    for _ in 0..2 + words.below(3) {
        let statement = filled(words, language.statements);
        lines.push(format!("{indent}    {statement}"));
    }
    if depth < 2 && words.below(3) == 0 {
        nested(words, language, depth + 1, lines);
    }
    if !close.is_empty() {
        lines.push(format!("{indent}{close}"));
    }
}

/// One of `patterns` with everything in it filled in.
fn filled(words: &mut Words, patterns: &[&str]) -> String {
    let pattern = words.one(patterns);
    let names = [words.word(), words.word(), words.word()];
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('$') {
        text.push_str(&rest[..at]);
        let letter = rest[at + 1..].chars().next();
        let known = match letter {
            Some(letter @ 'a'..='c') => names[letter as usize - 'a' as usize].clone(),
            Some('n' | 'm') => (words.below(900) + 10).to_string(),
            Some('s') => {
                let count = 2 + words.below(6);
                words.some(count)
            }
            Some('T') => capital(&words.word()),
            _ => {
                text.push('$');
                rest = &rest[at + 1..];
                continue;
            }
        };
        text.push_str(&known);
        rest = &rest[at + 2..];
    }
    text.push_str(rest);
    text
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
