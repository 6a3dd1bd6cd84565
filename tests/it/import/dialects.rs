//! A small source of each format, of our own writing.

use super::{brought, tree};

#[test]
fn a_book_keeps_its_order_its_links_and_its_words() {
    let source = tree(&[
        (
            "book.toml",
            "[book]\ntitle = \"Bread & butter\"\nauthors = [\"Ada\"]\nlanguage = \"en\"\ndescription = \"On bread.\"\n",
        ),
        (
            "src/SUMMARY.md",
            "# Summary\n\n[Welcome](README.md)\n\n# Dough\n\n- [Flour](flour.md)\n  - [Rye *flour*](flour/rye.md)\n    - [Deep](flour/deep.md)\n- [Water](water.md)\n\n# Oven\n\n- [Heat](oven/heat.md)\n- [Draft]()\n",
        ),
        (
            "src/README.md",
            "# Welcome\n\nStart with [flour](flour.md#kinds), or [heat](./oven/heat.html).\n",
        ),
        (
            "src/flour.md",
            "# Flour\n\n## Kinds\n\nWheat, ![a field](img/field.png) and [rye](flour/rye.md).\n\n{{#include parts/note.md}}\n\n```rust\n{{#include ../code/a.rs:main}}\n```\n\n{{#quiz ../quizzes/flour.toml}}\n\nAfter the quiz.\n",
        ),
        ("src/parts/note.md", "An included sentence.\n"),
        (
            "src/flour/rye.md",
            "Rye\n===\n\nBack to [water](../water.md), [nothing](../gone.md) and <https://example.org>.\n",
        ),
        ("src/flour/deep.md", "# Deep\n\nA [script](../run.js) and ![gone](nowhere.png).\n"),
        (
            "src/water.md",
            "# Water\n\n<script>alert(1)</script>\n\nIt is wet <svg><text>drawn</text></svg>.\n\nSee [@knuth] and $\\nonsense{$.\n",
        ),
        (
            "src/oven/heat.md",
            "# Heat\n\n## A {#same}\n\n## B {#same}\n\n<form><label>Name</label></form>\n\n<div>open\n",
        ),
        ("src/unlisted.md", "# Unlisted\n\nNot published.\n"),
        ("src/run.js", "alert(1)\n"),
        ("src/img/field.png", "no picture"),
        ("code/a.rs", "// ANCHOR: main\nfn main() {}\n// ANCHOR_END: main\nfn other() {}\n"),
        (
            "quizzes/flour.toml",
            "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"What is in flour?\"\nprompt.distractors = [\"Sand\"]\nanswer.answer = \"Starch\"\ncontext = \"Mostly starch.\"\n\n[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"Rye has little\"\nanswer.answer = \"gluten\"\nanswer.alternatives = [\"Gluten.\"]\n\n[[questions]]\ntype = \"Tracing\"\nprompt.program = \"fn main() { println!(\\\"{}\\\", 1); }\"\nanswer.doesCompile = true\nanswer.stdout = \"1\"\n",
        ),
    ]);
    let brought = brought(&source);
    let manifest = brought.text("course.toml");
    assert!(manifest.contains("title = \"Bread & butter\""), "{manifest}");
    assert!(manifest.contains("authors = [\"Ada\"]"), "{manifest}");
    let front = brought.text("index.md");
    assert!(front.contains("[flour](dough/flour.md#kinds)"), "{front}");
    assert!(front.contains("[heat](oven/heat.md)"), "{front}");
    let unit = brought.text("dough/index.md");
    assert!(unit.contains("lessons = [\"flour\", \"rye\", \"deep\", \"water\"]"), "{unit}");
    let flour = brought.text("dough/flour.md");
    assert!(flour.contains("An included sentence.") && flour.contains("fn main() {}"), "{flour}");
    assert!(!flour.contains("fn other") && !flour.contains("ANCHOR"), "{flour}");
    assert!(flour.contains("## What is in flour? {#flour-q1 .question}"), "{flour}");
    assert!(flour.contains("[[gluten|Gluten.]]"), "{flour}");
    let deep = brought.text("dough/deep.md");
    assert!(deep.contains("title = \"Rye *flour*: Deep\"") || deep.contains("Rye: Deep"), "{deep}");
    assert!(deep.contains("run.js.txt"), "{deep}");
    assert_eq!(brought.imported.report.questions, 4);
    assert!(brought.text("oven/unlisted.md").contains("draft = true"));
    for kind in ["depth", "picture", "link", "script", "not-listed", "file", "menu-title"] {
        assert!(brought.losses().contains(&kind), "{kind}: {:?}", brought.losses());
    }
    let gone = brought
        .imported
        .report
        .losses
        .iter()
        .find(|placed| placed.loss.written == "../gone.md")
        .unwrap();
    assert_eq!((gone.source.path.as_str(), gone.source.line), ("src/flour/rye.md", 4));
}
