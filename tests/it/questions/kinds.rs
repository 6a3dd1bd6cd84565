//! Each kind of question, and the content that its parts may have.

use crate::questions::{check, dump, lesson, quiz};

#[test]
fn single_choice_with_everything_inside_its_parts() {
    check(
        "## Which *comes* first? {#first points=2}\n\n\
         A stem with `code`, $x^2$, a [link](https://example.org/) and [@one, p. 4].\n\n\
         ![A figure](a.svg)\n\n\
         - not an option\n\n\
         A last paragraph.\n\n\
         - [x] Ask [@one] *first* {#ask}\n  > Yes, says [@one]: `ask`.\n  >\n  > - a list\n\
         - [ ] Answer `now`, $y$ {credit=0.5}\n\n  ```rust\n  answer();\n  ```\n\n  > No.\n\n  > Never.\n\
         - [ ] ![A dot](dot.svg)\n\n\
         > [!TIP]\n> A hint with `code`.\n\n> [!TIP]\n> Another.\n\n\
         > [!NOTE]\n> Explained by [@one] and ![a figure](a.svg).\n",
        "single #first \"Which comes first?\" 2 points\n\
        \x20 stem: A stem with `code`, $x^2$, a [link](https://example.org/) and [@one, p. 4].\n\
        \x20 stem: ![A figure](a.svg)\n\
        \x20 stem: - not an option\n\
        \x20 stem: A last paragraph.\n\
        \x20 [x] Ask first #ask <Ask [@one] *first*>\n\
        \x20   feedback: > Yes, says [@one]: `ask`. > > - a list\n\
        \x20 [0.5] Answer now, y <Answer `now`, $y$>\n\
        \x20   more: ```rust answer(); ```\n\
        \x20   feedback: > No.\n\
        \x20   feedback: > Never.\n\
        \x20 [ ] A dot <![A dot](dot.svg)>\n\
        \x20 hint: > [!TIP] > A hint with `code`.\n\
        \x20 hint: > [!TIP] > Another.\n\
        \x20 explanation: > [!NOTE] > Explained by [@one] and ![a figure](a.svg).\n",
    );
}

#[test]
fn several_right_options() {
    check(
        "## Which? {#which}\n\n- [x] a\n- [X] b\n- [ ] c\n\n\
         ## Which one? {#which-one .multiple}\n\n* [ ] a\n* [x] b over\n  two lines\n",
        "multiple #which \"Which?\"\n\
        \x20 [x] a <a>\n  [x] b <b>\n  [ ] c <c>\n\
         multiple #which-one \"Which one?\"\n\
        \x20 [ ] a <a>\n  [x] b over two lines <b over two lines>\n",
    );
}

#[test]
fn a_verdict_and_its_reason() {
    check(
        "## Is it? {#is-it}\n\n- [ ] Yes\n  > No.\n\
         \x20 - [ ] of those {#those}\n  - [ ] of that\n    > Wrong.\n\
         - [x] No\n\
         \x20 - [x] of this {#this}\n    > Right.\n  - [ ] of that\n",
        "two-tier #is-it \"Is it?\"\n\
        \x20 [ ] Yes <Yes>\n    feedback: > No.\n  [x] No <No>\n\
        \x20 reasons\n\
        \x20 because [ ] of those #those <of those>\n\
        \x20 because [ ] of that <of that>\n    feedback: > Wrong.\n\
        \x20 reasons\n\
        \x20 because [x] of this #this <of this>\n    feedback: > Right.\n\
        \x20 because [ ] of that <of that>\n",
    );
    check(
        "## Is it? {#is-it .two-tier}\n\n- [ ] in the\n- [ ] stem\n\nA stem.\n\n- [ ] Yes\n- [x] No\n\n\
         What is your *reason*?\n\n- [ ] that\n- [x] this\n  > Right.\n",
        "two-tier #is-it \"Is it?\"\n\
        \x20 stem: - [ ] in the - [ ] stem\n  stem: A stem.\n\
        \x20 [ ] Yes <Yes>\n  [x] No <No>\n\
        \x20 intro: What is your *reason*?\n  reasons\n\
        \x20 because [ ] that <that>\n  because [x] this <this>\n    feedback: > Right.\n",
    );
}

#[test]
fn steps_and_ties() {
    check(
        "## In order {#in-order ties=1-2,4-5}\n\n1. a {#one}\n2. b\n   > Before c.\n3. c\n4. d\n5. e\n",
        "order #in-order \"In order\"\n\
        \x20 step [ ] a #one <a>\n  step [ ] b <b>\n    feedback: > Before c.\n\
        \x20 step [ ] c <c>\n  step [ ] d <d>\n  step [ ] e <e>\n  ties [0..2, 3..5]\n",
    );
}

#[test]
fn pairs_and_spares() {
    check(
        "## Match {#match}\n\n| Left *side* | Right |\n|---|---|\n| a `x\\|y` | one |\n\
         | b | one |\n| c | two [@one] |\n| | three |\n",
        "match #match \"Match\"\n\
        \x20 Left side | Right\n  a x|y = one\n  b = one\n  c = two\n  spare three\n",
    );
}

#[test]
fn feedback_on_pairs_and_steps() {
    check(
        "## Match {#match}\n\n| Left | Right |\n|---|---|\n| a *b* | one |\n| ![a figure](a.svg) | two |\n\
         | c\\|d | three |\n\n\
         - a b\n  > Why one.\n- ![a figure](a.svg)\n  > Why two.\n- c|d\n  > Why three.\n  >\n  > - More.\n\n\
         > [!NOTE]\n> All of it.\n",
        "match #match \"Match\"\n  Left | Right\n\
        \x20 a b = one\n    feedback: > Why one.\n\
        \x20 a figure = two\n    feedback: > Why two.\n\
        \x20 c|d = three\n    feedback: > Why three. > > - More.\n\
        \x20 explanation: > [!NOTE] > All of it.\n",
    );
    check(
        "## In order {#in-order}\n\n1. `a`\n2. b\n   > Before c.\n3. c\n\n- c\n  > Last.\n- a\n  > First.\n",
        "order #in-order \"In order\"\n\
        \x20 step [ ] a <`a`>\n    feedback: > First.\n\
        \x20 step [ ] b <b>\n    feedback: > Before c.\n\
        \x20 step [ ] c <c>\n    feedback: > Last.\n",
    );
}

#[test]
fn gaps_of_every_kind() {
    check(
        "## Fill {#fill}\n\nIn **[[the  first|a first]]** and [[who]], [[=1,5..2]].\n\n\
         | Cell |\n|------|\n| [[x\\|y]] |\n\n\
         [who]: https://example.org/\n\n\
         - [[who]]\n  - [x] she\n    > Yes.\n  - [ ] he\n\
         - `3`\n  > Too much.\n- who: `they`\n  > Nobody types here.\n- 1: `b`\n  > Not b.\n",
        "gap #fill \"Fill\"\n\
        \x20 stem: In **[[the first|a first]]** and [[who]], [[=1,5..2]].\n\
        \x20 stem: | Cell | |------| | [[x\\|y]] |\n\
        \x20 [[the first|a first]] typed [\"the first\", \"a first\"]\n\
        \x20 [[who]] chosen\n  [x] she <she>\n    feedback: > Yes.\n  [ ] he <he>\n\
        \x20 [[=1,5..2]] from 1.5 to 2\n\
        \x20 [[x\\|y]] typed [\"x\", \"y\"]\n\
        \x20 wrong \"3\" in any\n    feedback: > Too much.\n\
        \x20 wrong \"they\" in 1\n    feedback: > Nobody types here.\n\
        \x20 wrong \"b\" in 0\n    feedback: > Not b.\n",
    );
    check(
        "## Count {#count}\n\nIt is [[=180]] or [[=7±1]].\n",
        "number #count \"Count\"\n  stem: It is [[=180]] or [[=7±1]].\n\
        \x20 [[=180]] from 180 to 180\n  [[=7±1]] from 6 to 8\n",
    );
}

#[test]
fn texts_of_ones_own() {
    check(
        "## Write {#write .short}\n\nOne line.\n\n- It is *short*\n- It is yours\n\n> [!NOTE]\n> A model.\n\n\
         ## Think {#think .reflect plan=goal}\n\n- any\n- list\n",
        "short #write \"Write\"\n  stem: One line.\n\
        \x20 check [ ] It is short <It is *short*>\n  check [ ] It is yours <It is yours>\n\
        \x20 explanation: > [!NOTE] > A model.\n\
         reflect #think \"Think\"\n  stem: - any - list\n  plan goal\n",
    );
}

#[test]
fn loose_lists_read_like_tight_ones() {
    for body in [
        "## Q {#q}\n\n- [x] a {#one}\n  > Yes.\n- [ ] b\n  > No.\n",
        "## Is it? {#q}\n\n- [ ] Yes\n  - [ ] c\n  - [ ] d\n- [x] No\n  - [x] a\n    > Yes.\n  - [ ] b\n",
        "## Q {#q}\n\n1. a\n2. b\n\n- b\n  > Said.\n",
        "## Q {#q}\n\n1. a\n   > Said.\n2. b\n",
        "## Q {#q}\n\n[[a]]\n\n- [[a]]\n  - [x] b\n    > Yes.\n  - [ ] c\n- `d`\n  > No.\n",
        "## Q {#q .short}\n\n- a\n- b\n",
    ] {
        let mut loose = String::new();
        for line in body.split_inclusive('\n') {
            let item = line.trim_start();
            let is_part = item.starts_with(['-', '>', '1', '2']);
            if is_part && !loose.ends_with("\n\n") {
                loose.push('\n');
            }
            loose.push_str(line);
        }
        let (tight, loose) = (quiz(body), quiz(&loose));
        assert_eq!(dump(&tight.0, &tight.1), dump(&loose.0, &loose.1));
    }
}

#[test]
fn quizzes_end_at_headings_and_lines() {
    let (text, questions) = lesson(
        "## Before\n\n- [x] no option\n\n\
         ## Check {#check .quiz}\n\nAn introduction.\n\n\
         ### One {#one}\n\n#### A deeper heading\n\n- [x] a\n- [ ] b\n\n\
         ### Two {#two}\n\n- [ ] a\n- [x] b\n\n\
         ## After\n\n- [x] no option\n\n\
         ### Alone {#alone .question}\n\n- [x] a\n- [ ] b\n\n---\n\nText.\n\n- [x] no option\n\n\
         ## Another {#another .quiz}\n\n### Three {#three}\n\n- [x] a\n- [ ] b\n\n---\n\nText.\n",
    );
    assert_eq!(
        dump(&text, &questions),
        "quiz #check asks 0..2\nquiz #another asks 3..4\n\
         single #one \"One\"\n  stem: #### A deeper heading\n  [x] a <a>\n  [ ] b <b>\n\
         single #two \"Two\"\n  [ ] a <a>\n  [x] b <b>\n\
         single #alone \"Alone\"\n  [x] a <a>\n  [ ] b <b>\n\
         single #three \"Three\"\n  [x] a <a>\n  [ ] b <b>\n"
    );
}

#[test]
fn a_gap_is_one_field_wherever_it_stands_in_its_block() {
    for stem in [
        "[[=51]] talks are added.",
        "It is [[=51]]",
        "[[=51]]",
        "> [[=51]] in a quote.",
        "First.\n\n**[[=51]]** in bold.",
        "| Before | After |\n| --- | --- |\n| 1 | [[=51]] |",
    ] {
        let html = crate::support::lesson(&format!("## How many? {{#how-many .number}}\n\n{stem}"));
        assert_eq!(html.matches("id=\"cm:how-many:0\"").count(), 1, "{stem}");
    }
}
