//! Sources that nobody would write, and pages that cannot be translated.

use super::{brought, tree};

#[test]
fn what_cannot_be_translated_is_shown_as_it_was_written() {
    let source = tree(&[
        (
            "a.md",
            "# A

See [@nobody] and [-@x; @y], $\\frac{1$, [x](javascript:alert(1)), ![](data:image/png;base64,AA).

$$
\\begin{nonsense}
$$

Last words.\n",
        ),
        (
            "b.md",
            "# B

## Is it so? {#q .question}

No options here.

<div><span>open <table><tr>

<!-- not closed

Still there.\n",
        ),
        (
            "c.md",
            "# C

[^1]: a
[^1]: b

Text[^1].

## X {#x}
## X {#x}

<a id=\"x\"></a><b id=\"x\">y</b>\n",
        ),
        ("d.md", "Text only, \u{1b}[0m with a sign.\n"),
        ("e.md", ""),
        (
            "f.md",
            "# F

::: note

never closed

!!! note
!!!
???
===
=== \"
{{< note >}}
<quiz>
- [x] a\n",
        ),
    ]);
    let brought = brought(&source, &[]);
    let a = brought.text("my-source/a.md");
    assert!(a.contains("Last words.") && a.contains("nonsense"), "{a}");
    assert!(brought.losses().contains(&"shown-as-code"), "{:?}", brought.losses());
}

#[test]
fn a_source_without_pages_is_refused_and_so_is_a_course() {
    use coursemark::internals::import::{Refused, Request, import};
    let refused = |files: &[(&str, &str)]| import(&tree(files), &Request::default()).err();
    assert_eq!(refused(&[("a.txt", "x")]), Some(Refused::NoPages));
    assert_eq!(refused(&[("course.toml", "units = []"), ("index.md", "x")]), Some(Refused::Course));
}

#[test]
fn names_fit_every_system() {
    let source = tree(&[
        ("a/con.md", "# Con\n\n![x](<pic/a:b.svg>) [y](<sub dir/File Name.pdf>)\n"),
        ("a/CON.txt", "x"),
        (
            "a/pic/a:b.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>",
        ),
        ("a/sub dir/File Name.pdf", "%PDF"),
        ("a/Ünï.md", "# Ünï\n\nText.\n"),
        ("search/progress.md", "# P\n\nText.\n"),
        ("static/theme.md", "# T\n\nText.\n"),
    ]);
    let brought = brought(&source, &[]);
    let con = brought.text("a/a-con.md");
    assert!(con.contains("files/a/pic/a-b.svg"), "{con}");
}
