//! A small source of each format, of our own writing.

use super::{brought, tree};

#[test]
fn a_book_keeps_its_order_its_links_and_its_words() {
    let source = tree(&[
        (
            "book.toml",
            "[book]
title = \"Bread & butter\"
authors = [\"Ada\"]
language = \"en\"
description = \"On bread.\"\n",
        ),
        (
            "src/SUMMARY.md",
            "# Summary

[Welcome](README.md)

# Dough

- [Flour](flour.md)
  - [Rye *flour*](flour/rye.md)
    - [Deep](flour/deep.md)
- [Water](water.md)

# Oven

- [Heat](oven/heat.md)
- [Draft]()\n",
        ),
        (
            "src/README.md",
            "# Welcome\n\nStart with [flour](flour.md#kinds), or [heat](./oven/heat.html).\n",
        ),
        (
            "src/flour.md",
            "# Flour

## Kinds

Wheat, ![a field](img/field.png) and [rye](flour/rye.md).

{{#include parts/note.md}}

```rust
{{#include ../code/a.rs:main}}
```

{{#quiz ../quizzes/flour.toml}}

After the quiz.\n",
        ),
        ("src/parts/note.md", "An included sentence.\n"),
        (
            "src/flour/rye.md",
            "Rye
===

Back to [water](../water.md), [nothing](../gone.md) and <https://example.org>.\n",
        ),
        ("src/flour/deep.md", "# Deep\n\nA [script](../run.js) and ![gone](nowhere.png).\n"),
        (
            "src/water.md",
            "# Water

<script>alert(1)</script>

It is wet <svg><text>drawn</text></svg>.

See [@knuth] and $\\nonsense{$.\n",
        ),
        (
            "src/oven/heat.md",
            "# Heat

## A {#same}

## B {#same}

<form><label>Name</label></form>

<div>open\n",
        ),
        ("src/unlisted.md", "# Unlisted\n\nNot published.\n"),
        ("src/run.js", "alert(1)\n"),
        ("src/img/field.png", "no picture"),
        ("code/a.rs", "// ANCHOR: main\nfn main() {}\n// ANCHOR_END: main\nfn other() {}\n"),
        (
            "quizzes/flour.toml",
            "[[questions]]
type = \"MultipleChoice\"
prompt.prompt = \"What is in flour?\"
prompt.distractors = [\"Sand\"]
answer.answer = \"Starch\"
context = \"Mostly starch.\"

[[questions]]
type = \"ShortAnswer\"
prompt.prompt = \"Rye has little\"
answer.answer = \"gluten\"
answer.alternatives = [\"Gluten.\"]

[[questions]]
type = \"Tracing\"
prompt.program = \"fn main() { println!(\\\"{}\\\", 1); }\"
answer.doesCompile = true
answer.stdout = \"1\"\n",
        ),
    ]);
    let brought = brought(&source, &[]);
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

#[test]
fn mkdocs_has_its_nav_its_boxes_and_its_tabs() {
    let source = tree(&[
        (
            "mkdocs.yml",
            "site_name: Tea
site_url: https://tea.example/
theme:
  language: en
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav:
  - index.md
  - Brewing:
    - brewing/index.md
    - Green: brewing/green.md
    - More:
      - brewing/deep/oolong.md
  - https://example.org\n",
        ),
        (
            "docs/index.md",
            "# Tea

See [green](brewing/green/), [the site](https://tea.example/brewing/green/#time).\n",
        ),
        ("docs/brewing/index.md", "# Brewing\n\nHow to brew.\n"),
        (
            "docs/brewing/green.md",
            "---
title: Green tea
description: About green tea.
tags: [a]
---

## Time {#time .x}

!!! warning \"Too hot\"
    Let it cool.

    ## Inner heading

    - a list

??? question
    Folded words.

=== \"Pot\"

    Use a pot.

=== \"Cup\"

    ```text
    Use a cup.
    ```

!!! note

Press ++ctrl+s++ and ==mark== it. ![leaf](leaf.svg){ width=\"20\" }

<quiz>
How hot is it?
- [x] 80 °C
  > Right.
- [ ] 100 °C

Green tea is cooler.
</quiz>

<quiz>
Tea comes from [[China]].
</quiz>\n",
        ),
        ("docs/brewing/deep/oolong.md", "# Oolong\n\nDeep.\n"),
        (
            "docs/brewing/leaf.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>",
        ),
        ("docs/extra.md", "# Extra\n\nNot in the order.\n"),
    ]);
    let brought = brought(&source, &["20", "width", "text"]);
    let green = brought.text("brewing/green.md");
    assert!(
        green.contains("> [!WARNING]\n> **Too hot**\n>\n> Let it cool.\n>\n> **Inner heading**"),
        "{green}"
    );
    assert!(green.contains("summary = \"About green tea.\""), "{green}");
    assert!(green.contains("## Time {#time}"), "{green}");
    assert!(green.contains("**Pot**") && green.contains("**Cup**"), "{green}");
    assert!(green.contains("<kbd>Ctrl</kbd>+<kbd>S</kbd>"), "{green}");
    assert!(green.contains("![leaf](../files/docs/brewing/leaf.svg)"), "{green}");
    assert!(green.contains("[[China]]"), "{green}");
    assert_eq!(brought.imported.report.questions, 2);
    let front = brought.text("index.md");
    assert!(front.contains("[green](brewing/green.md)"), "{front}");
    assert!(front.contains("[the site](brewing/green.md#time)"), "{front}");
    let unit = brought.text("brewing/index.md");
    assert!(
        unit.contains("How to brew.") && unit.contains("lessons = [\"green\", \"oolong\"]"),
        "{unit}"
    );
    let redirects = brought.text("static/_redirects");
    assert!(redirects.contains("/brewing/deep/oolong /brewing/oolong.html 301"), "{redirects}");
}

#[test]
fn docusaurus_has_its_sidebar_its_components_and_its_slugs() {
    let source = tree(&[
        (
            "docusaurus.config.js",
            "const config = {
  title: 'Bikes',
  tagline: 'On bikes.',
  i18n: {defaultLocale: 'en', locales: ['en']},
};
export default config;\n",
        ),
        (
            "sidebars.js",
            "/** @type {x} */
const sidebars = {
  docs: [
    'intro',
    {type: 'category', label: 'Parts', link: {type: 'doc', id: 'parts/index'},
    items: ['parts/chain', {type: 'autogenerated', dirName: 'wheels'}]},
  ],
};
module.exports = sidebars;\n",
        ),
        (
            "docs/01-intro.md",
            "---
slug: /
---
# Intro

Go to [the chain](/docs/parts/chain) or [the rim](./wheels/02-rim.mdx#a).

![x](/img/x.png)\n",
        ),
        ("static/img/x.png", "no picture"),
        ("docs/parts/index.md", "# Parts\n\nAll parts.\n"),
        (
            "docs/parts/chain.mdx",
            "import Tabs from '@theme/Tabs';
import Part from './_part.mdx';

# The chain

:::tip[Oil it]

Often.

:::

:::caution
Sharp.
:::

<Tabs>
  <TabItem value=\"a\" label=\"Dry\">

  Wipe it.

  </TabItem>
  <TabItem value=\"b\" label=\"Wet\">Dry it.</TabItem>
</Tabs>

<Part />

<Gear title=\"A gear\" teeth={12} />

<div className=\"row\" style={{color: 'red'}}>Words in a row.</div>\n",
        ),
        ("docs/parts/_part.mdx", "A part of a page.\n"),
        ("docs/wheels/_category_.json", "{\"label\": \"Wheels\", \"position\": 2}"),
        (
            "docs/wheels/02-rim.mdx",
            "---\nsidebar_position: 2\n---\n# Rim\n\n## A\n\n{/* hidden */}\n\nRound.\n",
        ),
        ("docs/wheels/01-hub.md", "---\nsidebar_position: 1\n---\n# Hub\n\nMiddle.\n"),
    ]);
    let brought = brought(&source, &["label", "value", "a", "b", "title", "teeth", "12"]);
    let unit = brought.text("parts/index.md");
    assert!(unit.contains("lessons = [\"chain\", \"01-hub\", \"02-rim\"]"), "{unit}");
    let chain = brought.text("parts/chain.md");
    assert!(chain.contains("> [!TIP]\n> **Oil it**\n>\n> Often."), "{chain}");
    assert!(chain.contains("> [!WARNING]\n> Sharp."), "{chain}");
    for words in
        ["**Dry**", "Wipe it.", "Dry it.", "A part of a page.", "**A gear**", "Words in a row."]
    {
        assert!(chain.contains(words), "{words}: {chain}");
    }
    for gone in ["import ", "<Tab", "<Gear", "style="] {
        assert!(!chain.contains(gone), "{gone}: {chain}");
    }
    let intro = brought.text("intro/01-intro.md");
    assert!(intro.contains("[the chain](../parts/chain.md)"), "{intro}");
    assert!(intro.contains("[the rim](../parts/02-rim.md#a)"), "{intro}");
}
