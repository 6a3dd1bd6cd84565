//! Small sources of further formats, of our own writing.

use super::{brought, tree};

#[test]
fn hugo_has_its_weights_and_its_commands() {
    let source = tree(&[
        ("hugo.toml", "title = \"Maps\"\nlanguageCode = \"en-us\"\n"),
        ("content/_index.md", "---\ntitle: Maps\n---\nAll on maps.\n"),
        ("content/read/_index.md", "+++\ntitle = \"Reading\"\nweight = 2\n+++\n"),
        (
            "content/read/scale.md",
            "---
title: Scale
weight: 20
aliases: [/old/scale/]
---
{{< note title=\"Mind\" >}}
Use a ruler.
{{< /note >}}

{{% tip %}}
Count twice.
{{% /tip %}}

{{< tabs >}}
{{< tab \"Paper\" >}}
On paper.
{{< /tab >}}
{{< /tabs >}}

See [north]({{< ref \"north.md\" >}}) and {{< unknown 12 >}}.

{{< figure src=\"m.png\" caption=\"A map\" >}}

{{< highlight go >}}
x := 1
{{< /highlight >}}

{{/* nothing */}}\n",
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
            "import starlight from '@astrojs/starlight';
export default defineConfig({
  integrations: [starlight({
    title: 'Knots',
    sidebar: [
      { label: 'Start', items: [{ slug: 'start/rope' }] },
      { label: 'Ties', autogenerate: { directory: 'ties' } },
    ],
  })],
});\n",
        ),
        (
            "src/content/docs/index.mdx",
            "---
title: Knots
---
import { Card } from '@astrojs/starlight/components';

<Card title=\"Why\" icon=\"x\">
  To hold.
</Card>\n",
        ),
        (
            "src/content/docs/start/rope.md",
            "---\ntitle: Rope\n---\n:::note\nA rope.\n:::\n\n[Bowline](/ties/bowline/)\n",
        ),
        (
            "src/content/docs/ties/bowline.mdx",
            "---
title: Bowline
sidebar:
  order: 1
---
<Aside type=\"danger\" title=\"Weight\">
Never trust it.
</Aside>

<Steps>

1. Loop.
2. Pull.

</Steps>

<LinkCard title=\"More\" href=\"/start/rope/\" description=\"On ropes.\" />

<MultipleChoice>
<Option>It slips</Option>
<Option isCorrect>It holds</Option>
</MultipleChoice>\n",
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
            "<html lang=\"de\"><script>window.$docsify = { name: 'Brot' }</script>
<script src=\"//cdn/docsify.js\"></script></html>",
        ),
        ("README.md", "# Brot\n\nMehr in [Teig](teig) und [Ofen](/ofen?id=heiss).\n"),
        ("_sidebar.md", "- Anfang\n  - [Teig](/teig)\n- Ende\n  - [Ofen](ofen.md)\n"),
        (
            "teig.md",
            "# Teig

!> Nicht zu nass.

?> Ein Hinweis
auf zwei Zeilen.

[kurz](kurz.md ':include')

[code](a.py ':include :type=code')\n",
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
    let text = "<!--
author: Ada
language: en
narrator: US
comment: On stars.
-->

# Stars

Look up.

## Sun

                         --{{0}}--
Spoken words.

{{1}}
Shown later, see [the moon](#moon).

How hot is it?

[( )] cold
[(X)] hot
[[?]] Feel it.
***

Very hot.

***

Which shine?

- [[X]] Sun
- [[X]] Lamp
- [[ ]] Stone

Name our star.

[[Sun]]

The earth is [[round]] and [[flat|(blue)|red]].

Match them.

[[day] (night)]
[ [X] ( ) ] Sun up
[ ( ) (X) ] Sun down

Tell me more.

[[___ ___]]

[[!]]

## Moon

!?[film](https://example.org/a.mp4)

@macro(1)

Pale {1}{light}, $\\frac{1}{2}$ and

$$
\\sum_{i=1}^n \\frac{1}{2}
$$\n";
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
            "---
site: x
---

Welcome to shells. See [one](one.html) and [setup](learners/setup.md).\n",
        ),
        (
            "episodes/one.md",
            "---
title: One
teaching: 10
questions:
- \"What is it?\"
---

::::::: questions

- Why?

:::::::

::::: challenge

## Try it

Type `ls`.

:::: solution

## Answer

It lists.

::::
:::::

![A shell](fig/s.svg){alt='A shell on sand'}\n",
        ),
        (
            "episodes/two.md",
            "---
title: Two
keypoints:
- Point one.
---

> ## Old box
>
> Words in it.
>
> > ## Inner
> > Deep words.
> {: .solution}
{: .challenge}

{% include links.md %}\n",
        ),
        (
            "episodes/fig/s.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>",
        ),
        ("learners/setup.md", "---\ntitle: Setup\n---\n\nInstall.\n"),
    ]);
    let brought = brought(&source, &["solution", "challenge", "alt"]);
    let unit = brought.text("episodes/index.md");
    assert!(unit.contains("lessons = [\"two\", \"one\"]"), "{unit}");
    let one = brought.text("episodes/one.md");
    assert!(one.contains("> - What is it?") && one.contains("> **Questions**"), "{one}");
    assert!(one.contains("> **Challenge**") || one.contains("> **Try it**"), "{one}");
    assert!(one.contains("<details>\n> <summary>"), "{one}");
    assert!(one.contains("![A shell on sand](../files/episodes/fig/s.svg \"A shell\")"), "{one}");
    let two = brought.text("episodes/two.md");
    assert!(two.contains("> **Old box**") && two.contains("Deep words."), "{two}");
    assert!(two.contains("> - Point one."), "{two}");
    assert!(brought.text("index.md").contains("[one](episodes/one.md)"));
}

#[test]
fn a_plain_folder_is_in_natural_order_without_its_translations() {
    let source = tree(&[
        (
            "README.md",
            "# Sewing

[Start](1-start/README.md), [two](2-cloth/10-silk.md), [licence](LICENSE)\n",
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

#[test]
fn no_page_is_left_out_beside_a_front_page_that_the_order_names() {
    let source = tree(&[
        ("mkdocs.yml", "site_name: Knots\nnav:\n  - index.md\n  - a.md\n"),
        ("docs/index.md", "# Knots\n\nThe front.\n"),
        ("docs/README.md", "# About\n\nAlso words.\n"),
        ("docs/a.md", "# A\n\nText.\n"),
        ("docs/b.md", "# B\n\nMore text.\n"),
    ]);
    let both = brought(&source, &[]);
    assert_eq!(both.losses(), ["not-listed"; 2]);
    let moved: Vec<&str> = both.imported.report.moved.iter().map(|(old, _)| &**old).collect();
    assert!(moved.contains(&"docs/README.md") && moved.contains(&"docs/index.md"), "{moved:?}");
    let source = tree(&[
        ("SUMMARY.md", "# Summary\n\n- [Home](README.md)\n- [A](a.md)\n- [B](b.md)\n"),
        ("README.md", "# Home\n\nThe front.\n"),
        ("a.md", "# A\n\nText.\n"),
        ("b.md", "# B\n\nMore text.\n"),
    ]);
    assert_eq!(brought(&source, &[]).losses(), [""; 0], "the front page is listed");
}
