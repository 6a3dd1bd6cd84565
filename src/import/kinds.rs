//! The kinds of sources, and how each is known.

use crate::import::blocks::Dialect;
use crate::import::losses::Losses;
use crate::import::material::{Material, file_name, folder};
use crate::import::outline::Outline;
use crate::import::{carpentries, docsify, docusaurus, hugo, liascript, mdbook, mkdocs, starlight};

/// A kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// mdBook.
    MdBook,
    /// MkDocs, with any of its themes.
    MkDocs,
    /// Docusaurus.
    Docusaurus,
    /// Hugo.
    Hugo,
    /// Starlight.
    Starlight,
    /// docsify.
    Docsify,
    /// LiaScript.
    LiaScript,
    /// A lesson of The Carpentries.
    Carpentries,
    /// A folder without a format of its own.
    Folder,
}

impl Kind {
    /// The kind of the source, by the files that are there.
    pub fn of(material: Material<'_>) -> Kind {
        let all = [
            Kind::Carpentries,
            Kind::MdBook,
            Kind::Docusaurus,
            Kind::Starlight,
            Kind::MkDocs,
            Kind::Hugo,
            Kind::Docsify,
            Kind::LiaScript,
        ];
        // The one that is nearest to the root.
        let found = all.iter().filter_map(|kind| Some((kind.config(material)?, kind)));
        let nearest = found.min_by_key(|(path, _)| path.matches('/').count());
        nearest.map_or(Kind::Folder, |(_, kind)| *kind)
    }

    /// Its name in a sentence.
    pub fn shown(self) -> &'static str {
        match self {
            Kind::MdBook => "mdBook",
            Kind::MkDocs => "MkDocs",
            Kind::Docusaurus => "Docusaurus",
            Kind::Hugo => "Hugo",
            Kind::Starlight => "Starlight",
            Kind::Docsify => "docsify",
            Kind::LiaScript => "LiaScript",
            Kind::Carpentries => "The Carpentries",
            Kind::Folder => "a folder",
        }
    }

    /// Whether its pages had addresses in a site.
    pub fn has_addresses(self) -> bool {
        !matches!(self, Kind::Folder | Kind::LiaScript | Kind::Docsify)
    }

    /// The file by which the kind is known, the nearest to the root.
    fn config(self, material: Material<'_>) -> Option<String> {
        let named = |names: &[&str]| nearest(material, |name| names.contains(&name));
        match self {
            Kind::MdBook => named(&["book.toml"]),
            Kind::MkDocs => named(&["mkdocs.yml", "mkdocs.yaml"]),
            Kind::Docusaurus => nearest(material, |name| name.starts_with("docusaurus.config.")),
            Kind::Hugo => {
                let is_site = |path: &String| {
                    let home =
                        folder(path).trim_end_matches("config/_default").trim_end_matches('/');
                    let content = if home.is_empty() {
                        "content".to_owned()
                    } else {
                        format!("{home}/content")
                    };
                    !material.pages(&content).is_empty()
                };
                let own =
                    named(&["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"]).filter(is_site);
                own.or_else(|| {
                    named(&["config.toml", "config.yaml", "config.yml", "config.json"])
                        .filter(is_site)
                })
            }
            Kind::Starlight => {
                nearest(material, |name| name.starts_with("astro.config.")).filter(|path| {
                    let home = folder(path);
                    let docs = if home.is_empty() {
                        "src/content/docs".to_owned()
                    } else {
                        format!("{home}/src/content/docs")
                    };
                    !material.pages(&docs).is_empty()
                })
            }
            Kind::Docsify => {
                let is_docsify = |path: &str| {
                    material
                        .text(path)
                        .is_some_and(|text| text.contains("docsify") && text.contains("<script"))
                };
                ["index.html", "docs/index.html"]
                    .into_iter()
                    .find(|path| is_docsify(path))
                    .map(str::to_owned)
            }
            Kind::Carpentries => {
                let is_lesson = ["config.yaml", "_config.yml"].iter().any(|path| {
                    material
                        .text(path)
                        .is_some_and(|text| text.lines().any(|line| line.starts_with("carpentry:")))
                });
                let has_episodes = ["episodes", "_episodes", "_episodes_rmd"]
                    .iter()
                    .any(|folder| !material.pages(folder).is_empty());
                (is_lesson && has_episodes).then(|| "config.yaml".to_owned())
            }
            Kind::LiaScript => {
                let pages = material.pages("");
                let lia = pages.iter().filter(|page| {
                    material.text(page).is_some_and(|text| liascript::is_lia(&text))
                });
                let nearest = lia.min_by_key(|page| page.matches('/').count())?;
                let is_beside = |page: &&&str| folder(page) == folder(nearest);
                let beside = pages.iter().filter(is_beside).count();
                let of_lia = pages.iter().filter(is_beside).filter(|page| {
                    material.text(page).is_some_and(|text| liascript::is_lia(&text))
                });
                let are_most = of_lia.count() * 2 >= beside;
                (beside <= 3 || are_most || file_name(nearest).eq_ignore_ascii_case("README.md"))
                    .then(|| (*nearest).to_owned())
            }
            Kind::Folder => None,
        }
    }

    /// What its reader knows.
    pub fn outline(self, material: Material<'_>, losses: &mut Losses) -> Outline {
        let config = self.config(material).unwrap_or_default();
        match self {
            Kind::MdBook => mdbook::outline(material, folder(&config), losses),
            Kind::MkDocs => mkdocs::outline(material, &config, losses),
            Kind::Docusaurus => docusaurus::outline(material, &config, losses),
            Kind::Hugo => hugo::outline(material, &config, losses),
            Kind::Starlight => starlight::outline(material, &config, losses),
            Kind::Docsify => docsify::outline(material, folder(&config), losses),
            Kind::LiaScript => liascript::outline(material, losses),
            Kind::Carpentries => carpentries::outline(material, losses),
            Kind::Folder => crate::import::folder::outline(material, losses),
        }
    }

    /// How the lines of its pages are read.
    pub fn dialect(self) -> Dialect {
        match self {
            Kind::MdBook | Kind::MkDocs | Kind::Docsify => Dialect::PLAIN,
            Kind::Docusaurus | Kind::Starlight => Dialect { jsx: true, ..Dialect::PLAIN },
            Kind::Hugo => Dialect { shortcodes: true, ..Dialect::PLAIN },
            Kind::LiaScript => Dialect { lia: true, ..Dialect::PLAIN },
            Kind::Carpentries | Kind::Folder => {
                Dialect { kramdown: true, shortcodes: true, ..Dialect::PLAIN }
            }
        }
    }
}

/// The path of the file with such a name that is nearest to the root. One deep inside is an
/// example.
fn nearest(material: Material<'_>, is_named: impl Fn(&str) -> bool) -> Option<String> {
    let files = material.files("");
    let found =
        files.iter().filter(|path| is_named(file_name(path)) && path.matches('/').count() < 3);
    found.min_by_key(|path| (path.matches('/').count(), **path)).map(|path| (*path).to_owned())
}
