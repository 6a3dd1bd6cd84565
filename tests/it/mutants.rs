//! Near misses: each construct of the format with one slip in it. Each must be read as it was
//! meant, be reported at its place, or be text that cannot be meant in another way. Nothing that an
//! author writes is dropped, changed or printed without a word.
//!
//! [`constructs`] has the constructs, [`slips`] makes the slips, and [`EXCUSED`] lists the kinds of
//! slips that nobody can find, each with its reason.

mod constructs;
mod slips;

use std::collections::BTreeMap;
use std::fmt::Write;

use coursemark::internals::diag::{Diagnostic, Reported};
use coursemark::internals::parse::page::{Policy, page as parse_page};
use coursemark::internals::pipeline::{Compiler, Options, Output};
use coursemark::internals::render::site::SiteFile;
use coursemark::internals::resolve::order::page_kind;
use coursemark::internals::source::SourceTree;
use coursemark::internals::text::path::{CoursePath, SitePath};
use coursemark::internals::text::span::position;
use rayon::prelude::*;

use crate::amount::few_or;
use constructs::{CONSTRUCTS, Construct};
use slips::{Slip, slips};

/// The kinds of slips that stay silent: the construct (any, if it is empty), how the slip begins or
/// what is in its name, and why nobody can tell.
const EXCUSED: [(&str, &str, &str); 45] = [
    ("", "indented by", "another depth may be meant, and four spaces begin code"),
    ("", "moved left by", "another depth may be meant"),
    ("", "a tab for the indentation", "a tab begins code"),
    ("", "a blank line", "parts may belong together or not"),
    ("", "`>` twice", "a quotation may be in a quotation, and a sign may follow a tag"),
    ("heading", "`-`", "another id may be meant"),
    ("quiz in a lesson", "`-`", "another id may be meant"),
    ("survey", "`-`", "another id may be meant"),
    ("web link", "", "another address may be meant"),
    ("address", "", "another address may be meant"),
    ("emphasis", "", "a star may be a product or a footnote"),
    ("strong", "", "one of the stars may be a product or a footnote"),
    ("list", "", "a line may begin with a dash, as speech does"),
    ("numbered list", "", "a line may begin with a number"),
    ("short text", "", "a line may begin with a dash, as speech does"),
    ("question in a lesson", "`>` is missing", "an option may go over several lines"),
    ("formula", "", "a dollar sign may be money, and another formula may be meant"),
    ("scene", "in the other case", "another word may be meant"),
    ("rule", "`-` is missing", "two hyphens may be meant"),
    ("code", "after `i`", "code may begin in a word"),
    ("link", "after `w`", "a link may begin in a word"),
    ("reference link", "after `w`", "a link may begin in a word"),
    ("titled link", "after `w`", "a link may begin in a word"),
    ("titled link", "a space", "a title may have spaces at its ends"),
    ("figure", "`!` is missing", "a link to a picture may be meant"),
    ("figure", "a space", "the words may have spaces at their ends"),
    ("figure", "after `A`", "a link may begin in a word"),
    ("quotation", "`>` is missing", "a quotation may follow a paragraph"),
    ("table", "`:` is missing", "another side may be meant"),
    ("display formula", "`=`", "another formula may be meant"),
    ("display formula", "` `", "another formula may be meant"),
    ("citation", "`@`", "words may be in brackets"),
    ("citation", "`．` for `.`", "another place in the work may be meant"),
    ("definition", "`:` is missing", "a paragraph may go over several lines"),
    ("terms", "`:` is missing", "a paragraph may go over several lines"),
    ("single choice", "`>` is missing", "an option may go over several lines"),
    ("single choice", "`#` is missing", "braces may be text"),
    ("two-tier", "`>` is missing", "an option may go over several lines"),
    ("chosen gap", "`>` is missing", "an option may go over several lines"),
    ("typed gap", "`|`", "another answer may be meant"),
    ("typed gap", "in the other case", "another answer may be meant"),
    ("typed gap", "`.`", "a sentence may end otherwise"),
    ("chosen gap", "`.`", "a sentence may end otherwise"),
    ("number", "`±` is missing", "another number may be meant"),
    ("number", "`.`", "another number may be meant, and a sentence may end otherwise"),
];

/// What became of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// The page is the same as without the slip.
    AsMeant,
    /// It is reported, within the construct.
    Reported,
    /// The page has the same parts and words, and one other sign between them.
    Text,
    /// It changes the page, and nothing says so.
    Silent,
}

/// The lines of diagnostics about the page of `construct`, whose text is `text`.
fn lines(construct: &Construct, text: &str, diagnostics: &[Diagnostic]) -> Vec<usize> {
    let path = construct.kind.path();
    let own = diagnostics.iter().filter(|diagnostic| diagnostic.place.path.as_str() == path);
    own.map(|diagnostic| match diagnostic.place.span {
        Some(span) => position(text, span.range().start).line,
        None => 0,
    })
    .collect()
}

/// The page of `text`, or the lines of its diagnostics. Most slips are found in the file itself,
/// and the rest takes the whole course.
fn page(compiler: &Compiler, construct: &Construct, text: &str) -> Result<String, Vec<usize>> {
    let path = CoursePath::new(construct.kind.path());
    let (kind, _) = page_kind(&path, "static").unwrap();
    let read =
        parse_page(&path, &text.into(), blake3::hash(text.as_bytes()), kind, Policy::default());
    let found = lines(construct, text, &read.diagnostics);
    if !found.is_empty() {
        return Err(found);
    }
    let tree = SourceTree::from_memory(construct.course(text));
    let (Reported { value, diagnostics }, _) = compiler.compile(&tree, &Options::default());
    let lines = lines(construct, text, &diagnostics);
    match value {
        Some(Output { site, .. }) if lines.is_empty() => {
            match site.get(&SitePath::new(construct.kind.site_path())) {
                Some(SiteFile::Bytes(bytes)) => Ok(String::from_utf8(bytes.to_vec()).unwrap()),
                other => panic!("{other:?}"),
            }
        }
        _ => Err(lines),
    }
}

/// The tags of a page with its words between them, without the signs of sentences and without
/// capitals.
fn skeleton(html: &str) -> String {
    let mut is_tag = false;
    let mut skeleton = String::new();
    for sign in html.chars() {
        match sign {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ => {}
        }
        let is_kept =
            is_tag || sign == '>' || sign.is_alphanumeric() || "[]{}|*_`#~$^@\\".contains(sign);
        if is_kept {
            skeleton.extend(sign.to_lowercase());
        }
    }
    skeleton
}

fn fate(compiler: &Compiler, construct: &Construct, slip: &Slip, clean: &str) -> Fate {
    let before = construct.kind.before();
    let text = format!("{before}{}{}", slip.text, construct.kind.after());
    let first = before.matches('\n').count() + 1;
    let last = first + slip.text.matches('\n').count();
    match page(compiler, construct, &text) {
        Ok(html) if html == clean => Fate::AsMeant,
        Ok(html) if skeleton(&html) == skeleton(clean) => Fate::Text,
        Ok(_) => Fate::Silent,
        Err(lines) if lines.iter().any(|line| (first..=last).contains(line)) => Fate::Reported,
        Err(_) => Fate::Silent,
    }
}

fn is_excused(construct: &Construct, slip: &Slip) -> bool {
    EXCUSED.iter().any(|(name, kind, _)| {
        (name.is_empty() || *name == construct.name) && slip.kind.contains(kind)
    })
}

#[test]
fn no_near_miss_is_silent() {
    let step = few_or(5, 1);
    let found: Vec<(&Construct, Vec<(Slip, Fate)>)> = CONSTRUCTS
        .par_iter()
        .map(|construct| {
            let compiler = Compiler::default();
            let (before, after) = (construct.kind.before(), construct.kind.after());
            let clean = page(&compiler, construct, &format!("{before}{}{after}", construct.text))
                .unwrap_or_else(|lines| panic!("{} is no clean case: {lines:?}", construct.name));
            let slips =
                slips(construct.text).into_iter().filter(|slip| !is_excused(construct, slip));
            let fates = slips.step_by(step).map(|slip| {
                let fate = fate(&compiler, construct, &slip, &clean);
                (slip, fate)
            });
            (construct, fates.collect())
        })
        .collect();
    let mut failures = String::new();
    let mut counts: BTreeMap<Fate, usize> = BTreeMap::new();
    for (construct, fates) in found {
        for (_, fate) in &fates {
            *counts.entry(*fate).or_default() += 1;
        }
        for (slip, _) in fates.iter().filter(|(_, fate)| *fate == Fate::Silent) {
            writeln!(failures, "{}: {}: {}", construct.name, slip.kind, slip.shown()).unwrap();
        }
    }
    assert!(failures.is_empty(), "these slips are silent:\n{failures}{counts:?}");
}
