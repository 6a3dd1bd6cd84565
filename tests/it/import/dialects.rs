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
            "site_name: Tea\nsite_url: https://tea.example/\ntheme:\n  language: en\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\nnav:\n  - index.md\n  - Brewing:\n    - brewing/index.md\n    - Green: brewing/green.md\n    - More:\n      - brewing/deep/oolong.md\n  - https://example.org\n",
        ),
        (
            "docs/index.md",
            "# Tea\n\nSee [green](brewing/green/), [the site](https://tea.example/brewing/green/#time).\n",
        ),
        ("docs/brewing/index.md", "# Brewing\n\nHow to brew.\n"),
        (
            "docs/brewing/green.md",
            "---\ntitle: Green tea\ndescription: About green tea.\ntags: [a]\n---\n\n## Time {#time .x}\n\n!!! warning \"Too hot\"\n    Let it cool.\n\n    ## Inner heading\n\n    - a list\n\n??? question\n    Folded words.\n\n=== \"Pot\"\n\n    Use a pot.\n\n=== \"Cup\"\n\n    ```text\n    Use a cup.\n    ```\n\n!!! note\n\nPress ++ctrl+s++ and ==mark== it. ![leaf](leaf.svg){ width=\"20\" }\n\n<quiz>\nHow hot is it?\n- [x] 80 °C\n  > Right.\n- [ ] 100 °C\n\nGreen tea is cooler.\n</quiz>\n\n<quiz>\nTea comes from [[China]].\n</quiz>\n",
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
    assert!(redirects.contains("/brewing/green /brewing/green.html 301"), "{redirects}");
}

#[test]
fn docusaurus_has_its_sidebar_its_components_and_its_slugs() {
    let source = tree(&[
        (
            "docusaurus.config.js",
            "const config = {\n  title: 'Bikes',\n  tagline: 'On bikes.',\n  i18n: {defaultLocale: 'en', locales: ['en']},\n};\nexport default config;\n",
        ),
        (
            "sidebars.js",
            "/** @type {x} */\nconst sidebars = {\n  docs: [\n    'intro',\n    {type: 'category', label: 'Parts', link: {type: 'doc', id: 'parts/index'}, items: ['parts/chain', {type: 'autogenerated', dirName: 'wheels'}]},\n  ],\n};\nmodule.exports = sidebars;\n",
        ),
        (
            "docs/01-intro.md",
            "---\nslug: /\n---\n# Intro\n\nGo to [the chain](/docs/parts/chain) or [the rim](./wheels/02-rim.mdx#a).\n\n![x](/img/x.png)\n",
        ),
        ("static/img/x.png", "no picture"),
        ("docs/parts/index.md", "# Parts\n\nAll parts.\n"),
        (
            "docs/parts/chain.mdx",
            "import Tabs from '@theme/Tabs';\nimport Part from './_part.mdx';\n\n# The chain\n\n:::tip[Oil it]\n\nOften.\n\n:::\n\n:::caution\nSharp.\n:::\n\n<Tabs>\n  <TabItem value=\"a\" label=\"Dry\">\n\n  Wipe it.\n\n  </TabItem>\n  <TabItem value=\"b\" label=\"Wet\">Dry it.</TabItem>\n</Tabs>\n\n<Part />\n\n<Gear title=\"A gear\" teeth={12} />\n\n<div className=\"row\" style={{color: 'red'}}>Words in a row.</div>\n",
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

#[test]
fn hugo_has_its_weights_and_its_commands() {
    let source = tree(&[
        ("hugo.toml", "title = \"Maps\"\nlanguageCode = \"en-us\"\n"),
        ("content/_index.md", "---\ntitle: Maps\n---\nAll on maps.\n"),
        ("content/read/_index.md", "+++\ntitle = \"Reading\"\nweight = 2\n+++\n"),
        (
            "content/read/scale.md",
            "---\ntitle: Scale\nweight: 20\naliases: [/old/scale/]\n---\n{{< note title=\"Mind\" >}}\nUse a ruler.\n{{< /note >}}\n\n{{% tip %}}\nCount twice.\n{{% /tip %}}\n\n{{< tabs >}}\n{{< tab \"Paper\" >}}\nOn paper.\n{{< /tab >}}\n{{< /tabs >}}\n\nSee [north]({{< ref \"north.md\" >}}) and {{< unknown 12 >}}.\n\n{{< figure src=\"m.png\" caption=\"A map\" >}}\n\n{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n\n{{/* nothing */}}\n",
        ),
        (
            "content/read/north.md",
            "---\ntitle: North\nweight: 10\n---\nUp.\n\nBack to [scale](/old/scale/).\n",
        ),
        ("content/draw/_index.md", "---\ntitle: Drawing\nweight: 1\n---\nDraw.\n"),
        ("content/draw/line.md", "---\ntitle: Line\ndraft: true\n---\nA line.\n"),
    ]);
    let brought = brought(
        &source,
        &["ref", "md", "note", "title", "unknown", "figure", "src", "caption", "png", "m"],
    );
    let manifest = brought.text("course.toml");
    assert!(manifest.find("\"draw\"") < manifest.find("\"read\""), "{manifest}");
    assert!(manifest.contains("language = \"en-us\"") || manifest.contains("en-US"), "{manifest}");
    assert!(brought.text("read/index.md").contains("lessons = [\"north\", \"scale\"]"));
    let scale = brought.text("read/scale.md");
    assert!(scale.contains("> [!NOTE]\n> **Mind**\n>\n> Use a ruler."), "{scale}");
    assert!(scale.contains("> [!TIP]\n> Count twice."), "{scale}");
    assert!(scale.contains("**Paper**") && scale.contains("[north](north.md)"), "{scale}");
    assert!(
        scale.contains("```go\nx := 1\n```") && scale.contains("`{{< unknown 12 >}}`"),
        "{scale}"
    );
    assert!(!scale.contains("nothing"), "{scale}");
    assert!(brought.text("read/north.md").contains("[scale](scale.md)"));
    assert!(brought.text("draw/line.md").contains("draft = true"));
}

#[test]
fn starlight_has_its_sidebar_and_leaves_translations_out() {
    let source = tree(&[
        (
            "astro.config.mjs",
            "import starlight from '@astrojs/starlight';\nexport default defineConfig({\n  integrations: [starlight({\n    title: 'Knots',\n    sidebar: [\n      { label: 'Start', items: [{ slug: 'start/rope' }] },\n      { label: 'Ties', autogenerate: { directory: 'ties' } },\n    ],\n  })],\n});\n",
        ),
        (
            "src/content/docs/index.mdx",
            "---\ntitle: Knots\n---\nimport { Card } from '@astrojs/starlight/components';\n\n<Card title=\"Why\" icon=\"x\">\n  To hold.\n</Card>\n",
        ),
        (
            "src/content/docs/start/rope.md",
            "---\ntitle: Rope\n---\n:::note\nA rope.\n:::\n\n[Bowline](/ties/bowline/)\n",
        ),
        (
            "src/content/docs/ties/bowline.mdx",
            "---\ntitle: Bowline\nsidebar:\n  order: 1\n---\n<Aside type=\"danger\" title=\"Weight\">\nNever trust it.\n</Aside>\n\n<Steps>\n\n1. Loop.\n2. Pull.\n\n</Steps>\n\n<LinkCard title=\"More\" href=\"/start/rope/\" description=\"On ropes.\" />\n\n<MultipleChoice>\n<Option>It slips</Option>\n<Option isCorrect>It holds</Option>\n</MultipleChoice>\n",
        ),
        ("src/content/docs/de/index.mdx", "---\ntitle: Knoten\n---\nHallo.\n"),
        ("src/content/docs/de/start/rope.md", "---\ntitle: Seil\n---\nEin Seil.\n"),
    ]);
    let brought = brought(&source, &[]);
    let all: Vec<&str> =
        brought.imported.report.moved.iter().map(|(old, _)| old.as_str()).collect();
    assert!(all.iter().all(|old| !old.contains("/de/")), "{all:?}");
    let bowline = brought.text("ties/bowline.md");
    assert!(bowline.contains("> [!CAUTION]\n> **Weight**\n>\n> Never trust it."), "{bowline}");
    assert!(bowline.contains("[More](<../start/rope.md>) On ropes."), "{bowline}");
    assert_eq!(brought.imported.report.questions, 1, "{bowline}");
    assert!(brought.text("index.md").contains("To hold."));
}

#[test]
fn docsify_has_its_sidebar_its_hints_and_its_files() {
    let source = tree(&[
        (
            "index.html",
            "<html lang=\"de\"><script>window.$docsify = { name: 'Brot' }</script><script src=\"//cdn/docsify.js\"></script></html>",
        ),
        ("README.md", "# Brot\n\nMehr in [Teig](teig) und [Ofen](/ofen?id=heiss).\n"),
        ("_sidebar.md", "- Anfang\n  - [Teig](/teig)\n- Ende\n  - [Ofen](ofen.md)\n"),
        (
            "teig.md",
            "# Teig\n\n!> Nicht zu nass.\n\n?> Ein Hinweis\nauf zwei Zeilen.\n\n[kurz](kurz.md ':include')\n\n[code](a.py ':include :type=code')\n",
        ),
        ("ofen.md", "# Ofen\n\n## Heiss\n\nHeiss und der ist nicht und die das.\n"),
        ("kurz.md", "Eingefügte Worte.\n"),
        ("a.py", "print(1)\n"),
    ]);
    let brought = brought(&source, &["kurz", "code"]);
    assert!(brought.text("course.toml").contains("language = \"de\""));
    let front = brought.text("index.md");
    assert!(
        front.contains("[Teig](anfang/teig.md)") && front.contains("](ende/ofen.md"),
        "{front}"
    );
    let teig = brought.text("anfang/teig.md");
    assert!(teig.contains("> [!IMPORTANT]\n> Nicht zu nass."), "{teig}");
    assert!(teig.contains("> Ein Hinweis\n> auf zwei Zeilen."), "{teig}");
    assert!(teig.contains("Eingefügte Worte.") && teig.contains("print(1)"), "{teig}");
}

#[test]
fn liascript_has_its_pages_and_its_six_kinds() {
    let text = "<!--\nauthor: Ada\nlanguage: en\nnarrator: US\ncomment: On stars.\n-->\n\n# Stars\n\nLook up.\n\n## Sun\n\n                         --{{0}}--\nSpoken words.\n\n{{1}}\nShown later, see [the moon](#moon).\n\nHow hot is it?\n\n[( )] cold\n[(X)] hot\n[[?]] Feel it.\n***\n\nVery hot.\n\n***\n\nWhich shine?\n\n- [[X]] Sun\n- [[X]] Lamp\n- [[ ]] Stone\n\nName our star.\n\n[[Sun]]\n\nThe earth is [[round]] and [[flat|(blue)|red]].\n\nMatch them.\n\n[[day] (night)]\n[ [X] ( ) ] Sun up\n[ ( ) (X) ] Sun down\n\nTell me more.\n\n[[___ ___]]\n\n[[!]]\n\n## Moon\n\n!?[film](https://example.org/a.mp4)\n\n@macro(1)\n\nPale {1}{light}, $\\frac{1}{2}$ and\n\n$$\n\\sum_{i=1}^n \\frac{1}{2}\n$$\n";
    let source = tree(&[("README.md", text)]);
    let brought = brought(&source, &["x"]);
    let manifest = brought.text("course.toml");
    assert!(
        manifest.contains("authors = [\"Ada\"]") && manifest.contains("title = \"Stars\""),
        "{manifest}"
    );
    assert_eq!(brought.imported.report.questions, 6, "{}", brought.text("stars/sun.md"));
    let sun = brought.text("stars/sun.md");
    assert!(sun.contains("[the moon](moon.md)"), "{sun}");
    for written in [
        "How hot is it? {#sun-q1 .question}",
        "- [x] hot",
        "> [!TIP]\n> Feel it.",
        "> [!NOTE]\n> Very hot.",
        ".question .multiple}",
        "[[Sun]]",
        "The earth is [[round]] and [[choice-4-1]].",
        "- [[choice-4-1]]\n  - [ ] flat\n  - [x] blue",
        "| Sun up | day |",
        ".question .reflect}",
    ] {
        assert!(sun.contains(written), "{written}: {sun}");
    }
    let moon = brought.text("stars/moon.md");
    assert!(moon.contains("Pale light, $\\frac{1}{2}$ and"), "{moon}");
    assert!(moon.contains("\\sum_{i=1}^n \\frac{1}{2}"), "{moon}");
}

#[test]
fn the_carpentries_have_their_episodes_and_their_boxes() {
    let source = tree(&[
        (
            "config.yaml",
            "carpentry: 'swc'\ntitle: 'Shells'\nepisodes:\n- two.md\n- one.md\nlearners:\n",
        ),
        (
            "index.md",
            "---\nsite: x\n---\n\nWelcome to shells. See [one](one.html) and [setup](learners/setup.md).\n",
        ),
        (
            "episodes/one.md",
            "---\ntitle: One\nteaching: 10\nquestions:\n- \"What is it?\"\n---\n\n::::::: questions\n\n- Why?\n\n:::::::\n\n::::: challenge\n\n## Try it\n\nType `ls`.\n\n:::: solution\n\n## Answer\n\nIt lists.\n\n::::\n:::::\n\n![A shell](fig/s.svg){alt='A shell on sand'}\n",
        ),
        (
            "episodes/two.md",
            "---\ntitle: Two\nkeypoints:\n- Point one.\n---\n\n> ## Old box\n>\n> Words in it.\n>\n> > ## Inner\n> > Deep words.\n> {: .solution}\n{: .challenge}\n\n{% include links.md %}\n",
        ),
        (
            "episodes/fig/s.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>",
        ),
        ("learners/setup.md", "---\ntitle: Setup\n---\n\nInstall.\n"),
    ]);
    let brought = brought(&source, &["solution", "challenge", "alt"]);
    let unit = brought.text("shells/index.md");
    assert!(unit.contains("lessons = [\"two\", \"one\"]"), "{unit}");
    let one = brought.text("shells/one.md");
    assert!(one.contains("> - What is it?") && one.contains("> **Questions**"), "{one}");
    assert!(one.contains("> **Challenge**") || one.contains("> **Try it**"), "{one}");
    assert!(one.contains("<details>\n> <summary>"), "{one}");
    assert!(one.contains("![A shell on sand](../files/episodes/fig/s.svg \"A shell\")"), "{one}");
    let two = brought.text("shells/two.md");
    assert!(two.contains("> **Old box**") && two.contains("Deep words."), "{two}");
    assert!(two.contains("> - Point one."), "{two}");
    assert!(brought.text("index.md").contains("[one](shells/one.md)"));
}

#[test]
fn a_plain_folder_is_in_natural_order_without_its_translations() {
    let source = tree(&[
        (
            "README.md",
            "# Sewing\n\n[Start](1-start/README.md), [two](2-cloth/10-silk.md), [licence](LICENSE)\n",
        ),
        ("README.de.md", "# Nähen\n"),
        ("CONTRIBUTING.md", "# Contributing\n"),
        ("LICENSE", "text"),
        ("1-start/README.md", "# Start\n\n- [x] done\n- [ ] open\n"),
        (
            "1-start/needle.md",
            "Needle\n------\n\n> [!info] Sharp\n> It pricks.\n\n> [!tip]- Folded\n> More.\n",
        ),
        ("2-cloth/10-silk.md", "# Silk\n\n{{ site.title }} and `{{ x }}`\n"),
        ("2-cloth/9-wool.md", "# Wool\n\n```\nnot closed\n"),
        ("2-cloth/translations/de/9-wool.md", "# Wolle\n"),
    ]);
    let brought = brought(&source, &["info", "tip"]);
    let unit = brought.text("cloth/index.md");
    assert!(unit.contains("lessons = [\"9-wool\", \"10-silk\"]"), "{unit}");
    let needle = brought.text("start/needle.md");
    assert!(needle.contains("> [!NOTE]\n> **Sharp**\n>\n> It pricks."), "{needle}");
    let all: Vec<&str> =
        brought.imported.report.moved.iter().map(|(old, _)| old.as_str()).collect();
    assert!(!all.contains(&"README.de.md") && !all.contains(&"CONTRIBUTING.md"), "{all:?}");
}
