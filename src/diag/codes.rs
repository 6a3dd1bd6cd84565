//! Every code, with the explanation that `coursemark explain` prints. Each explanation has the same
//! parts: the meaning, an example where one helps, and how to fix the fault.

use crate::diag::code::codes;

codes! {
/// A file cannot be read as UTF-8 text.
///
/// Pages, `course.toml` and `references.bib` must be UTF-8. A byte order mark and the line ends of
/// any system are fine. UTF-16, Latin-1 and NUL characters are not, because Coursemark would have
/// to guess what they mean.
///
/// ## How to fix
///
/// Save the file as UTF-8. The message shows where the first byte is that is not.
INVALID_ENCODING = "invalid-encoding", Error, fixed;

/// A text has a character that nothing can show.
///
/// Control characters come from terminals, from word processors and from damaged files: the escape
/// character before a colour, a vertical tab in place of a line's end, half of a curly quote.
/// Browsers and screen readers leave them out or show a box.
///
/// ## How to fix
///
/// Delete the character, or write what it stands for. The message shows its place and its number.
CONTROL_CHARACTER = "control-character", Warning;

/// Something in the course cannot be read as a file.
///
/// A pipe, a socket and a device are no files: reading one could wait for ever. A folder cannot
/// stand where a page or `course.toml` is expected, and a file that you have no permission to read
/// cannot be published.
///
/// ## How to fix
///
/// Delete it or move it out of the course; rename a folder; give yourself permission to read the
/// file. The message says what is there, or what the system refused.
UNREADABLE_FILE = "unreadable-file", Error, fixed;

/// A text file is larger than ten million bytes.
///
/// No page is that long. A file of that size is usually data that was given a page's extension.
///
/// ## How to fix
///
/// Split the file, or publish the data from the `static` folder.
FILE_TOO_LARGE = "file-too-large", Error, fixed;

/// A file or folder has a name that does not work on every system.
///
/// Courses are copied between systems, and Windows forbids some names and characters that other
/// systems allow.
///
/// ## Example
///
/// `aux.md`, `what?.svg`, `notes.` and `a:b.png` cannot exist on Windows.
///
/// ## How to fix
///
/// Rename the file. Letters, digits, hyphens and dots always work.
NON_PORTABLE_NAME = "non-portable-name", Error;

/// A symbolic link leads out of the course folder, to a folder, or nowhere.
///
/// A course must be complete in its folder. The target of such a link would be missing on the next
/// machine, or a file would be published by accident.
///
/// ## How to fix
///
/// Copy the file into the course.
LINK_OUT_OF_COURSE = "link-out-of-course", Error, fixed;

/// Two files of the site would have the same name on some systems.
///
/// Windows and macOS treat names as equal when they differ only in capital letters, in the way an
/// accent is encoded, or in a dot at the end. One page would replace the other.
///
/// ## Example
///
/// On these systems, `two/Plan.md` and `two/plan.md` both become `two/plan.html`.
///
/// ## How to fix
///
/// Rename one of them.
PATH_COLLISION = "path-collision", Error, fixed;

/// The folder has no `course.toml`.
///
/// `course.toml` names the course, its language and its units. Nothing can be built without it.
///
/// ## How to fix
///
/// ```toml
/// id = "my-course"
/// title = "My course"
/// language = "en"
/// units = ["first-unit"]
/// ```
MISSING_MANIFEST = "missing-manifest", Error, fixed;

/// A required page is missing.
///
/// Every course has a front page `index.md`, and every unit has an `index.md` that lists its pages.
///
/// ## How to fix
///
/// Create the file named in the message.
MISSING_PAGE = "missing-page", Error;

/// A file cannot be read as TOML.
///
/// `course.toml` and the front matter of pages are TOML: each line is a name, `=` and a value, and
/// text values are in quotes.
///
/// ## Example
///
/// ```toml
/// title = Two kinds of work
/// ```
///
/// ## How to fix
///
/// ```toml
/// title = "Two kinds of work"
/// ```
INVALID_TOML = "invalid-toml", Error, fixed;

/// Coursemark does not know this key.
///
/// Coursemark does not use this key, so it would have no effect. It is usually a typo.
///
/// ## Example
///
/// ```toml
/// tilte = "Two kinds of work"
/// ```
///
/// ## How to fix
///
/// Write the key that the message suggests. Data of your own goes under `[extra]`.
UNKNOWN_KEY = "unknown-key", Error;

/// A value is not of the kind that its key needs.
///
/// ## Example
///
/// ```toml
/// minutes = "ten"
/// ```
///
/// ## How to fix
///
/// ```toml
/// minutes = 10
/// ```
INVALID_VALUE = "invalid-value", Error;

/// A required key is missing.
///
/// ## How to fix
///
/// Add the line that the message shows.
MISSING_KEY = "missing-key", Error, fixed;

/// A page has no front matter, or its front matter is not closed.
///
/// Each page starts with its title and other facts, in TOML between two lines `+++`.
///
/// ## How to fix
///
/// ```text
/// +++
/// title = "Two kinds of work"
/// +++
/// ```
MISSING_FRONT_MATTER = "missing-front-matter", Error, fixed;

/// A name refers to a unit, page, objective, theme or something else that the course does not have.
///
/// ## Example
///
/// `objectives = ["o9"]` in a lesson, while `course.toml` has objectives `o1` to `o8`.
///
/// ## How to fix
///
/// Use a name that exists, or add what is missing.
UNKNOWN_NAME = "unknown-name", Error;

/// Two units, pages, objectives or tracks have the same key.
///
/// Keys are used in addresses and in the learner's record, so each must be unique in the course.
/// The key of a page is its file name without the ending; the key of a unit is its folder.
///
/// ## How to fix
///
/// Rename one of them.
DUPLICATE_KEY = "duplicate-key", Error, fixed;

/// The name of a unit's folder or of a page cannot be a key.
///
/// A key has only lower-case letters, digits and single hyphens, because it is part of an address.
///
/// ## Example
///
/// `What_Words Mean.md`
///
/// ## How to fix
///
/// `what-words-mean.md`
INVALID_KEY = "invalid-key", Error;

/// The name of a page says that it is a lesson, and its content is that of another kind.
///
/// Scenarios, quizzes and surveys are told by the ends of their names: `.scenario.md`, `.quiz.md`
/// and `.survey.md`. A page with the keys of one of these, or with the ending of a story, would not
/// be played, marked or counted as a lesson.
///
/// ## How to fix
///
/// Rename the file as the message says, or delete the key or the class that belongs to the other
/// kind.
MISNAMED_PAGE = "misnamed-page", Error;

/// A page is not listed in any manifest.
///
/// The manifests set the order: `course.toml` lists units, and the `index.md` of a unit lists its
/// pages. A page that is in no list would not be published.
///
/// ## How to fix
///
/// Add the key to the list named in the message, or delete the file. To keep a page out of the site
/// for now, list it and write `draft = true` in its front matter.
UNLISTED_PAGE = "unlisted-page", Error;

/// Lessons or objectives need each other in a circle.
///
/// ## Example
///
/// Lesson `a` needs `b`, and `b` needs `a`.
///
/// ## How to fix
///
/// Remove one of the entries from its `needs`.
NEEDS_CYCLE = "needs-cycle", Error;

/// A unit has no pages.
///
/// ## How to fix
///
/// List a page in the unit's `lessons`, or remove the unit from `course.toml`.
EMPTY_UNIT = "empty-unit", Warning;

/// No page serves an objective of the course.
///
/// Learners see the objectives on the front page, and would expect something that no page teaches.
///
/// ## How to fix
///
/// Add its id to the `objectives` of a page, or remove it from `course.toml`.
UNSERVED_OBJECTIVE = "unserved-objective", Warning;

/// A page has a first-level heading in its text.
///
/// The title of a page is in its front matter. It becomes the page's only first-level heading, so
/// the page shows this one as a heading of the second level.
///
/// ## How to fix
///
/// Start sections with `##`.
SECOND_TITLE = "second-title", Warning;

/// A heading skips a level.
///
/// People who find their way by headings think that text is missing where a level is.
///
/// ## Example
///
/// ```markdown
/// ## Two functions
///
/// #### Managing
/// ```
///
/// ## How to fix
///
/// Use the next level: `###`.
SKIPPED_HEADING_LEVEL = "skipped-heading-level", Warning;

/// A heading has no text.
///
/// The page leaves it out, because screen readers would announce a heading and then say nothing.
///
/// ## How to fix
///
/// Write its text, or delete it.
EMPTY_HEADING = "empty-heading", Warning;

/// The same id is used twice on a page.
///
/// An id is the address of one place, so two places cannot share it.
///
/// ## How to fix
///
/// Give one of them a different id.
DUPLICATE_ID = "duplicate-id", Error, fixed;

/// An id contains a character that an address cannot have.
///
/// ## How to fix
///
/// Use letters, digits, hyphens, underscores and dots.
INVALID_ID = "invalid-id", Error, fixed;

/// Coursemark does not know an attribute in the braces of a heading.
///
/// ## Example
///
/// ```markdown
/// ## Which one is it? {#which point=2}
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ## Which one is it? {#which points=2}
/// ```
UNKNOWN_ATTRIBUTE = "unknown-attribute", Error;

/// A class on a heading differs by one letter from a class that Coursemark knows.
///
/// ## Example
///
/// ```markdown
/// ## Which one is it? {#which .mutiple}
/// ```
///
/// ## How to fix
///
/// Correct the class. If it is one of your own, choose a name that is less similar.
UNKNOWN_CLASS = "unknown-class", Warning;

/// A link leads to a file or a page that does not exist.
///
/// The page shows the words of the link, without the link. Links between pages are relative and name the `.md` file, so that they also work where people
/// read the source. Coursemark turns them into links between the pages of the site.
///
/// ## Example
///
/// ```markdown
/// [the next lesson](slogans.html)
/// ```
///
/// ## How to fix
///
/// ```markdown
/// [the next lesson](slogans-that-mislead.md)
/// ```
BROKEN_LINK = "broken-link", Warning;

/// A picture, a film or a sound that a page shows is not in the course.
///
/// A link without a target still has its words. A page without its picture has a hole, and what the
/// text says about the picture means nothing.
///
/// ## Example
///
/// ```markdown
/// ![The compass](compas.svg)
/// ```
///
/// ## How to fix
///
/// Put the file into the course, and write its path from the page:
///
/// ```markdown
/// ![The compass](compass.svg)
/// ```
MISSING_PICTURE = "missing-picture", Error;

/// A link leads to a place on a page that does not exist.
///
/// The link leads to the top of the page instead. If it is a link within its own page, only its words
/// are shown. The part after `#` is the id of a heading: the one written in braces, or else one made from the
/// heading's text, in lower case with hyphens.
///
/// ## How to fix
///
/// Use an id that the page has. The message suggests the most similar one.
BROKEN_ANCHOR = "broken-anchor", Warning;

/// A link leads to a page that is a draft.
///
/// Drafts are not part of the site, so the page shows the words of the link without the link. It
/// works when you build with `--drafts`.
///
/// ## How to fix
///
/// Remove the link, or publish the page by deleting `draft = true`.
LINK_TO_DRAFT = "link-to-draft", Warning;

/// A link starts at the root of a server or disk, or does not say how to reach a server.
///
/// A site must work in any folder of any server, and from a disk. A path from the root works in
/// only one place. The page shows the words of the link, without the link.
///
/// ## Example
///
/// ```markdown
/// [the next lesson](/basics/slogans.html)
/// ```
///
/// ## How to fix
///
/// ```markdown
/// [the next lesson](slogans.md)
/// ```
ABSOLUTE_LINK = "absolute-link", Warning;

/// A link has no text.
///
/// Nobody can see a link without text, and screen readers would read out its address. The page leaves
/// it out.
///
/// ## How to fix
///
/// Between the brackets, say what readers will find there.
EMPTY_LINK = "empty-link", Warning;

/// An address could run a program or read a file.
///
/// Links may start with `https:`, `http:`, `mailto:` or `tel:`, or be relative.
///
/// ## Example
///
/// ```markdown
/// [click](javascript:alert(1))
/// ```
///
/// ## How to fix
///
/// Link to a page.
UNSAFE_URL = "unsafe-url", Error, fixed;

/// A page would load a picture, a film or a page from another server.
///
/// A site makes no requests to other servers. So it works offline, and no other server learns who
/// reads it. In the place of the picture, the page has a link to it, with its description as the
/// words of the link.
///
/// ## Example
///
/// ```markdown
/// ![The compass](https://example.org/compass.png)
/// ```
///
/// ## How to fix
///
/// Put a copy of the file next to the page, and use its name. Where a link is enough, write one:
///
/// ```markdown
/// [The compass](https://example.org/compass.png)
/// ```
EMBEDDED_FROM_ELSEWHERE = "embedded-from-elsewhere", Warning;

/// An image has no text for people who cannot see it.
///
/// ## Example
///
/// ```markdown
/// ![](compass.svg)
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ![A compass whose needle points to “why”](compass.svg)
/// ```
///
/// If the image is only decoration, write `<img src="line.svg" alt="">`.
MISSING_ALT = "missing-alt", Warning;

/// The size of an image cannot be found.
///
/// Pages state the size of each image, so that text does not jump while it loads. The file may be
/// damaged or of another kind than its name says, or it is an SVG without `width`, `height` and
/// `viewBox`.
///
/// ## How to fix
///
/// Save the image again, or give the `<svg>` element a `viewBox`.
UNREADABLE_IMAGE = "unreadable-image", Error;

/// An SVG holds more than a picture: a script, an event handler, HTML or an address elsewhere.
///
/// When someone opens the address of an image, browsers treat it as a page: they would run its
/// scripts and load what it refers to. Every SVG that is published is checked to its end, whether a
/// page shows it or not.
///
/// ## How to fix
///
/// Export the drawing again as a plain SVG, with its fonts and pictures inside, or save it as a PNG.
UNSAFE_IMAGE = "unsafe-image", Error, fixed;

/// The front matter of a page is YAML.
///
/// Courses have TOML between two lines `+++`. So that you can bring pages of other programs along,
/// the keys `title`, `description` and `draft` are read from YAML between lines `---`, and others
/// are left out.
///
/// ## How to fix
///
/// ```markdown
/// +++
/// title = "Kneading"
/// summary = "How dough becomes elastic."
/// +++
/// ```
YAML_FRONT_MATTER = "yaml-front-matter", Warning;

/// A certificate asks for nothing, or for something that nobody can do.
///
/// A certificate that asks for nothing is finished before a learner has begun. One that asks for a
/// draft, for a quiz without a scored question or for an ending that the scenario does not have is
/// never finished.
///
/// ## How to fix
///
/// Name something that learners can do, or delete the requirement.
IMPOSSIBLE_REQUIREMENT = "impossible-requirement", Error;

/// Learners can hardly test out of the course.
///
/// `test_out = true` gives the course a page that asks two questions about an objective, and goes
/// on by what the objectives need. It can ask about objectives with two scored questions or more.
/// Where no objective needs another, each answer says something about one objective only, and at
/// most seven can be asked about.
///
/// ## Example
///
/// ```toml
/// id = "first-aid"
/// title = "First aid"
/// language = "en"
/// units = ["unit"]
/// test_out = true
/// ```
///
/// ## How to fix
///
/// Write what the objectives need, and two or more scored questions about each. To have no such
/// page, delete `test_out`.
///
/// ```toml
/// [[objective]]
/// id = "dress-burns"
/// title = "Dress small burns"
/// needs = ["cool-burns"]
/// ```
WEAK_TEST_OUT = "weak-test-out", Warning;

/// A title, a summary or an objective has a link or a picture.
///
/// Titles are links themselves, in lists of pages and in the navigation, and a link cannot hold
/// another one. The page shows the words of the link, or the description of the picture.
///
/// ## Example
///
/// ```toml
/// title = "How to use [the form](form.md)"
/// ```
///
/// ## How to fix
///
/// Write the words alone, and put the link into the text:
///
/// ```toml
/// title = "How to use the form"
/// ```
LINK_IN_TITLE = "link-in-title", Warning;

/// The text holds syntax of another program, or a slip that turns syntax into text.
///
/// Coursemark reads CommonMark, GitHub's additions and its own few constructs. Containers, tabs,
/// shortcodes, wiki links and the like of other programs mean nothing to it, so learners would read
/// them as they stand. Each kind is reported once for a page.
///
/// ## Example
///
/// ```markdown
/// !!! note
///     Wash your hands.
/// ```
///
/// ## How to fix
///
/// ```markdown
/// > [!NOTE]
/// > Wash your hands.
/// ```
///
/// Text that is meant as it stands goes between backticks, or gets a backslash before its signs.
FOREIGN_SYNTAX = "foreign-syntax", Warning;

/// A heading in a lesson asks, a list with ticked boxes follows, and nothing makes it a question.
///
/// Learners see the list as it stands, with the right answers ticked.
///
/// ## Example
///
/// ```markdown
/// ## Which water is warm enough?
///
/// - [ ] 10 °C
/// - [x] 25 °C
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ## Which water is warm enough? {.question}
///
/// - [ ] 10 °C
/// - [x] 25 °C
/// ```
///
/// Where the list is no question, word the heading as a statement.
UNMARKED_QUESTION = "unmarked-question", Warning;

/// A comment or a code block has no end.
///
/// Everything below it belongs to it, questions included, and learners do not see it.
///
/// ## Example
///
/// ```markdown
/// <!-- Ask Ada about this
///
/// ## The next section
/// ```
///
/// ## How to fix
///
/// ```markdown
/// <!-- Ask Ada about this -->
///
/// ## The next section
/// ```
UNCLOSED = "unclosed", Error;

/// A page links to a file that browsers run: HTML, XML or a script.
///
/// The file is published as it is. When learners open it, it can do everything that a page of the
/// course can, such as reading their answers.
///
/// ## How to fix
///
/// Write it as a page of the course, or pack it as a `.zip` that learners download. If you trust the
/// file as you trust your own pages, write `raw_html = "full"` in `course.toml`.
ACTIVE_FILE = "active-file", Error;

/// Raw HTML contains an element or attribute that is not allowed.
///
/// You can write text, lists, tables, figures, media and disclosures as HTML. Elements and attributes
/// that run code, draw, load something or submit forms are not allowed: a page without them would
/// not do what it says.
///
/// ## How to fix
///
/// Use Markdown, or one of the allowed elements. With `raw_html = "full"` in `course.toml`,
/// everything is let through. The page's security policy still blocks scripts and inline styles.
RAW_HTML = "raw-html", Error, fixed;

/// Raw HTML has an attribute or an element that a page does not need.
///
/// It only changes how something looks, says what a part of the page is for, or tells another program
/// something. It is left out, and its text stays. Each is reported once for a page.
///
/// ## How to fix
///
/// Delete it, and change the [theme](../guides/change-the-theme.md) if the look matters.
/// `raw_html = "full"` in `course.toml` keeps all HTML.
DROPPED_HTML = "dropped-html", Warning;

/// Raw HTML is not closed in the block where it was opened.
///
/// Left as it is, an element that stays open would change the rest of the page. It ends with its
/// paragraph, item or cell, or with the page. If its end tag is in a paragraph inside of it, it ends
/// after that paragraph. An end tag without an element is left out.
///
/// ## Example
///
/// ```markdown
/// Press <kbd>Ctrl to begin.
/// ```
///
/// ## How to fix
///
/// ```markdown
/// Press <kbd>Ctrl</kbd> to begin.
/// ```
UNBALANCED_HTML = "unbalanced-html", Warning;

/// A callout has an unknown kind, or more than its kind on its first line.
///
/// The page shows a quotation that begins with what stands between the brackets.
///
/// ## Example
///
/// ```markdown
/// > [!NOET]
/// > Mind the gap.
/// ```
///
/// ## How to fix
///
/// Write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`, alone on the first
/// line.
UNKNOWN_CALLOUT = "unknown-callout", Warning;

/// Coursemark cannot read the text after the language of a code block.
///
/// ## How to fix
///
/// After the language you can write the lines to mark, and a title:
///
/// ````markdown
/// ```rust {2, 4-6} title="src/main.rs"
/// ````
INVALID_CODE_ATTRIBUTE = "invalid-code-attribute", Warning;

/// The language of a code block is unknown.
///
/// ## How to fix
///
/// Use a name or a file extension, such as `python` or `rs`, or `text` for no language.
UNKNOWN_LANGUAGE = "unknown-language", Warning;

/// A code block, or one of its lines, is too long to be coloured.
///
/// It is shown without colours, because colouring it could take too long.
///
/// ## How to fix
///
/// Show only a part of it, or mark it as `text`.
CODE_NOT_HIGHLIGHTED = "code-not-highlighted", Warning;

/// A formula cannot be read.
///
/// Formulas are LaTeX between `$` and `$`, or between `$$` and `$$` for a formula on a line of its
/// own. The place is that of the fault in the formula. A formula with a part that Coursemark does not
/// know is not shown at all, because a formula without that part would say something else.
///
/// ## Example
///
/// ```markdown
/// $\fraction{1}{2}$
/// ```
///
/// ## How to fix
///
/// ```markdown
/// $\frac{1}{2}$
/// ```
///
/// For a real dollar sign, write `\$`.
INVALID_MATH = "invalid-math", Error;

/// The text refers to a footnote that is not defined.
///
/// The page shows the mark as it stands.
///
/// ## How to fix
///
/// Add `[^label]: …` on a line of its own.
UNDEFINED_FOOTNOTE = "undefined-footnote", Warning;

/// A footnote is defined, but the text does not refer to it.
///
/// It would not appear on the page.
///
/// ## How to fix
///
/// Write `[^label]` where the footnote belongs, or delete it.
UNUSED_FOOTNOTE = "unused-footnote", Warning;

/// A row of a table has fewer cells than the table has columns.
///
/// The cells that are missing become empty ones at the end of the row. If a bar was forgotten
/// earlier in the row, the cells behind it are in the wrong columns.
///
/// ## How to fix
///
/// Write a bar `|` before each cell, and two bars with a space between them for an empty one.
MISSING_CELL = "missing-cell", Warning;

/// A line gives an address that no link uses.
///
/// A line such as `[name]: page.md` is not shown itself. It gives `[text][name]` its address. If no
/// link has that name, the line has no effect, and a link that was meant to use it is text.
///
/// ## How to fix
///
/// Write `[text][name]` where the link belongs, with the same name, or delete the line.
UNUSED_DEFINITION = "unused-definition", Warning;

/// A footnote is defined twice.
///
/// ## How to fix
///
/// Give one of them a different label.
DUPLICATE_FOOTNOTE = "duplicate-footnote", Error;

/// A reference such as `[text][label]` has a label that is not defined.
///
/// The page shows it as it stands.
///
/// ## How to fix
///
/// Add `[label]: address` on a line of its own, or write `[text](address)`.
UNDEFINED_REFERENCE = "undefined-reference", Warning;

/// A citation cannot be read.
///
/// ## Example
///
/// ```markdown
/// [@kotter1990 p. 4]
/// ```
///
/// ## How to fix
///
/// ```markdown
/// [@kotter1990, p. 4]
/// ```
MALFORMED_CITATION = "malformed-citation", Error;

/// A citation names a reference that `references.bib` does not have.
///
/// ## How to fix
///
/// Use a key that exists, or add the reference. To show the text as it is, write `\[@name]`.
UNKNOWN_CITATION = "unknown-citation", Error;

/// A reference is never cited.
///
/// ## How to fix
///
/// Cite it with `[@key]`, or delete it from `references.bib`.
UNUSED_REFERENCE = "unused-reference", Warning;

/// `references.bib` cannot be read as BibLaTeX.
///
/// ## How to fix
///
/// ```text
/// @book{mintzberg2009,
///   author = {Mintzberg, Henry},
///   title = {Managing},
///   publisher = {Berrett-Koehler},
///   date = {2009},
/// }
/// ```
INVALID_BIBLIOGRAPHY = "invalid-bibliography", Error, fixed;

/// A reference has no title, or has a field that Coursemark cannot read.
///
/// ## How to fix
///
/// Fix the field named in the message. Write dates as `2009`, `2009-03` or `2009-03-21`.
INVALID_REFERENCE = "invalid-reference", Error;

/// Two references have the same key.
///
/// ## How to fix
///
/// Delete one of them, or give it a different key.
DUPLICATE_REFERENCE = "duplicate-reference", Error, fixed;

/// The glossary has the same term twice.
///
/// ## How to fix
///
/// Delete one of them.
DUPLICATE_TERM = "duplicate-term", Error;

/// The glossary has a term without a definition, or text between its terms.
///
/// A glossary starts with an introduction, if you like. Then come the terms: a line with the term,
/// then a line that begins with `: ` and says what it means.
///
/// ## How to fix
///
/// ```markdown
/// debrief
/// : A structured look back to learn.
/// ```
INVALID_GLOSSARY = "invalid-glossary", Error;

/// Coursemark does not know a file in the course's `theme` folder.
///
/// Files in this folder replace parts of the theme by their names. A file with any other name would
/// change nothing.
///
/// ## How to fix
///
/// `theme/*.css` are stylesheets of your own, `theme/styles/` has parts of the theme's stylesheet,
/// `theme/templates/` has templates, `theme/strings/` has the words of the interface, and
/// `theme/icon.svg` is the icon. Fonts and pictures may be anywhere in the folder.
UNKNOWN_THEME_FILE = "unknown-theme-file", Error;

/// A stylesheet of the course uses a file that it cannot use.
///
/// Pages load nothing from other sites: no fonts, pictures or stylesheets. So the course works
/// offline, and no other site learns who reads it.
///
/// ## Example
///
/// ```css
/// @font-face { font-family: "Own"; src: url(https://example.org/own.woff2) }
/// ```
///
/// ## How to fix
///
/// Put the file into the `theme` folder and use its name: `url(own.woff2)`.
INVALID_STYLESHEET = "invalid-stylesheet", Error;

/// A colour of the course is too weak to be read, or to be seen.
///
/// Text needs a contrast of at least 4.5 to 1 with what is behind it, and the borders of controls
/// and the ring around what has the focus need 3 to 1 (WCAG 2.2). People with weak eyesight, old
/// screens and sunshine need that much. Colours in `course.toml` and in stylesheets of the `theme`
/// folder are compared in light and in dark colours with those that they meet.
///
/// A mixture of colours cannot be compared, and neither can a colour that only some rules have.
///
/// ## Example
///
/// ```css
/// :root { --color-muted: #9aa0a6 }
/// ```
///
/// On the light page its contrast is 2.5.
///
/// ## How to fix
///
/// Write `light-dark(LIGHT, DARK)` with a colour for each. The message names the colours of the same
/// hue that are nearest to yours and strong enough. If none is, the colour behind has to change.
WEAK_CONTRAST = "weak-contrast", Warning;

/// A strings file of the course's theme cannot be used as it is.
///
/// Strings are in Fluent's format, with a name and a text on each line. A string is given the same
/// values as the theme's string of that name, and no others.
///
/// ## Example
///
/// ```text
/// minutes = { $n } min
/// ```
///
/// The number of minutes is called `$count`.
///
/// ## How to fix
///
/// Compare the line with the theme's own strings, which the documentation lists.
INVALID_STRINGS = "invalid-strings", Error;

/// A strings file of the course's theme has a string that nothing uses.
///
/// Neither the theme nor a template of yours asks for a string of this name, or the file is named
/// after a language that the course is not in. The text would be on no page.
///
/// ## How to fix
///
/// Correct the name of the string, or ask for it in one of your templates. A strings file has the
/// name of the course's language, as in `theme/strings/en.ftl`.
UNKNOWN_STRING = "unknown-string", Warning;

/// The theme is not translated into the course's language.
///
/// Buttons and labels will be in English.
///
/// ## How to fix
///
/// Translate the theme's strings in `theme/strings/LANGUAGE.ftl`. Strings that you leave out stay
/// in English, and Coursemark lists them. Translations of the whole theme are welcome in the
/// project.
MISSING_LANGUAGE = "missing-language", Warning;

/// Some strings of the theme are not translated into the course's language.
///
/// ## How to fix
///
/// Add the strings named in the message to the file.
MISSING_STRING = "missing-string", Warning;

/// No page uses a file of the course.
///
/// The file is not published. It is usually a picture that was renamed or is no longer needed.
///
/// ## How to fix
///
/// Link to the file, delete it, or move it into the `static` folder. Files in that folder are
/// published unchanged.
UNUSED_ASSET = "unused-asset", Warning;

/// A page is beyond what Coursemark can show: its blocks are nested too deeply, or a table has too
/// many columns.
///
/// ## How to fix
///
/// Split the part named in the message.
LIMIT = "limit", Error, fixed;

/// A template of the theme cannot be used.
///
/// ## How to fix
///
/// Fix the template at the place named in the message.
INVALID_TEMPLATE = "invalid-template", Error, fixed;

/// A question has no id.
///
/// The browser stores a learner's answer under the question's id. So the answer stays with the
/// question when you reword it, move it or put it into another lesson.
///
/// ## Example
///
/// ```markdown
/// ## Which step comes first?
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ## Which step comes first? {#first-step}
/// ```
MISSING_QUESTION_ID = "missing-question-id", Error, fixed;

/// Two questions of the course have the same id, or one has an id that another had earlier.
///
/// The browser stores answers under ids, so one question would get the other's answers.
///
/// ## How to fix
///
/// Give the newer one a different id. When a question's id changes, its old id goes into its `was=`
/// and is never used again.
DUPLICATE_QUESTION_ID = "duplicate-question-id", Error, fixed;

/// A heading is marked as a question or a quiz where there can be none.
///
/// Questions belong in lessons and on quiz pages. A quiz cannot be inside another quiz.
///
/// ## How to fix
///
/// Move the question, or remove the class.
MISPLACED_QUESTION = "misplaced-question", Error;

/// A quiz has no questions.
///
/// In a section with the class `.quiz`, each heading one level deeper is a question. On a quiz
/// page, each second-level heading is.
///
/// ## Example
///
/// ```markdown
/// ## Check yourself {.quiz}
///
/// ## Which step comes first? {#first-step}
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ## Check yourself {.quiz}
///
/// ### Which step comes first? {#first-step}
/// ```
NO_QUESTIONS = "no-questions", Error;

/// A question has nothing to answer, or a part of its answer is empty.
///
/// The content below the heading decides the kind of question: a task list gives options, a
/// numbered list steps to put in order, a table with two columns pairs to match, and `[[answer]]` a
/// gap to fill. A question that learners answer with a text needs the class `.short` or `.reflect`.
///
/// ## How to fix
///
/// ```markdown
/// ## Which of them is the result? {#result}
///
/// - [x] The launch in May
/// - [ ] The meeting on Monday
/// ```
NO_ANSWER = "no-answer", Error;

/// A class says that a question is of one kind, but its content is of another.
///
/// ## Example
///
/// ```markdown
/// ## Which come first? {#first .single}
///
/// - [x] One
/// - [x] Two
/// - [ ] Three
/// ```
///
/// ## How to fix
///
/// Delete the class, because the content decides the kind, or write the content in the form of the
/// kind that you want.
KIND_MISMATCH = "kind-mismatch", Error;

/// The box of an option is written wrongly.
///
/// Only `[ ]` and `[x]` followed by a space are boxes. Anything else is read as text, so the option
/// would be wrong or missing and you might not notice.
///
/// ## Example
///
/// ```markdown
/// ## What helps more? {#what-helps}
///
/// - [y] Ask first
/// - [x]Listen first
/// - [] Answer first
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ## What helps more? {#what-helps}
///
/// - [x] Ask first
/// - [x] Listen first
/// - [ ] Answer first
/// ```
MALFORMED_BOX = "malformed-box", Error;

/// A quote below the options is cut off from the option it is about.
///
/// A quote that is not indented ends the list.
///
/// ## Example
///
/// ```markdown
/// ## What helps more? {#what-helps}
///
/// - [x] Ask first
/// - [ ] Answer first
///
/// > Tempting, since you know the answer.
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ## What helps more? {#what-helps}
///
/// - [x] Ask first
/// - [ ] Answer first
///   > Tempting, since you know the answer.
/// ```
///
/// To explain the whole question, write `> [!NOTE]`.
DETACHED_FEEDBACK = "detached-feedback", Error;

/// A question has no right answer, or more right answers than it can have.
///
/// In a question with options, `[x]` marks the right ones. A verdict with reasons has one right
/// verdict and one right reason. A gap with options has one right option. A short text has a model
/// answer or a self-check.
///
/// ## How to fix
///
/// Mark the right answer. If the text is only to be stored, use the class `.reflect`.
NO_KEY = "no-key", Error;

/// A question can only be answered rightly.
///
/// If every option is right, or there is only one step, pair or reason, there is nothing to decide.
///
/// ## How to fix
///
/// Add something that learners might think is right.
NO_DISTRACTOR = "no-distractor", Error;

/// Two options of a question are the same.
///
/// Learners could not tell them apart, and a stored answer could mean either.
///
/// ## How to fix
///
/// Delete one of them, or make them different.
DUPLICATE_OPTION = "duplicate-option", Error;

/// A gap cannot be read.
///
/// A gap is `[[answer]]` or `[[answer|variant]]` for an answer to type, `[[name]]` for a choice
/// from a list of that name, and `[[=180]]`, `[[=7±1]]` or `[[=3..4]]` for a number. A gap is on
/// one line, in the text below the heading, and never in code.
///
/// ## How to fix
///
/// Write the gap in one of these forms. If the text only looks like a gap, start it with `\\[[`.
MALFORMED_GAP = "malformed-gap", Error;

/// A list names a gap that the text does not have, or the other way round.
///
/// ## Example
///
/// ```markdown
/// ## How is a hint written? {#hint-form}
///
/// A hint is written as a [[hnit]].
///
/// - [[hint]]
///   - [x] tip
///   - [ ] table
/// ```
///
/// ## How to fix
///
/// Write the same name in both places.
///
/// ```markdown
/// ## How is a hint written? {#hint-form}
///
/// A hint is written as a [[hint]].
///
/// - [[hint]]
///   - [x] tip
///   - [ ] table
/// ```
UNKNOWN_GAP = "unknown-gap", Error;

/// A list item with feedback repeats no pair or step of the question.
///
/// Below pairs or steps, a list item that repeats the left cell or the step holds the feedback on
/// it. This item repeats none, so learners would never see its feedback.
///
/// ## Example
///
/// ```markdown
/// ## From flour to loaf {#to-loaf}
///
/// 1. Mix
/// 2. Knead
/// 3. Shape
///
/// - Kneed
///   > There is nothing to knead before flour and water are mixed.
/// ```
///
/// ## How to fix
///
/// Write the item as the left cell or the step is written.
///
/// ```markdown
/// ## From flour to loaf {#to-loaf}
///
/// 1. Mix
/// 2. Knead
/// 3. Shape
///
/// - Knead
///   > There is nothing to knead before flour and water are mixed.
/// ```
UNKNOWN_PART = "unknown-part", Error;

/// Only some verdicts of a question have reasons.
///
/// A verdict without reasons is seen to be wrong before anyone has thought about it. The page shows
/// the reasons after every verdict then.
///
/// ## Example
///
/// ```markdown
/// ## Does a dough rise because of its salt? {#salt-lifts}
///
/// - [ ] Yes
/// - [x] No
///   - [x] Salt slows the yeast.
///   - [ ] Salt leaves the dough in the oven.
/// ```
///
/// ## How to fix
///
/// Write reasons under each verdict. Those under a wrong verdict are all wrong.
///
/// ```markdown
/// ## Does a dough rise because of its salt? {#salt-lifts}
///
/// - [ ] Yes
///   - [ ] Yeast lives on salt.
///   - [ ] Salt turns into gas.
/// - [x] No
///   - [x] Salt slows the yeast.
///   - [ ] Salt leaves the dough in the oven.
/// ```
///
/// Or add the class `.two-tier`, and write the reasons once below all verdicts, after a line of
/// text.
VERDICT_GIVEN_AWAY = "verdict-given-away", Warning;

/// A question contains text that belongs to none of its parts.
///
/// The text above the options is the stem. Feedback on an option is a plain quote in it, hints are
/// `> [!TIP]`, and the explanation is `> [!NOTE]`. Anything else would be lost.
///
/// ## How to fix
///
/// Move the text to the part where it belongs. Text that follows the questions goes after a line
/// `---`.
STRAY_TEXT = "stray-text", Error;

/// An attribute of a question, an option or a quiz has an invalid value, or has no meaning there.
///
/// ## Example
///
/// ```markdown
/// ## Which step comes first? {#first-step points=none}
/// ```
///
/// ## How to fix
///
/// Write the value as the message shows. Values cannot contain spaces.
INVALID_ATTRIBUTE = "invalid-attribute", Error;

/// A quiz or a lesson asks for more questions than there are.
///
/// A draw takes scored questions from the quizzes, lessons and units that it names. It takes each
/// question at most once, and none from its own quiz. `show` takes questions from the quiz itself.
/// `guess` in the front matter of a lesson takes its scored questions with `from=#…`.
///
/// ## How to fix
///
/// Write more questions, name more places to draw from, or ask for fewer questions.
TOO_FEW_QUESTIONS = "too-few-questions", Error;

/// Prompts for recall are where there can be none.
///
/// They belong to the text of a lesson. A heading with the class `.recall` on another page, in a quiz
/// or in a question would be shown as a plain heading with its answers open.
///
/// ## How to fix
///
/// Move the section to the end of a section of a lesson, or take `.recall` away.
MISPLACED_RECALL = "misplaced-recall", Error, fixed;

/// Something in a set of prompts for recall is no prompt.
///
/// Below a heading with the class `.recall`, each paragraph asks, and the quote `> [!NOTE]` below it
/// answers. Anything else would be lost between the cards that the page makes of them.
///
/// ## How to fix
///
/// ```markdown
/// ## Before you go on {.recall}
///
/// What do you say first? {#what-first}
///
/// > [!NOTE]
/// > That you have heard it.
/// ```
MALFORMED_RECALL = "malformed-recall", Error, fixed;

/// A prompt for recall has no id.
///
/// The browser stores under the id what learners say of it, so that you can reword it later.
///
/// ## How to fix
///
/// ```markdown
/// What do you say first? {#what-first}
/// ```
MISSING_RECALL_ID = "missing-recall-id", Error, fixed;

/// The answer to a prompt for recall has more than 12 words.
///
/// A card asks for something that is recalled as a whole. Of a long answer learners recall a part, and
/// cannot say whether they knew it.
///
/// ## How to fix
///
/// Shorten the answer, or write a prompt for each part.
LONG_RECALL_ANSWER = "long-recall-answer", Warning;

/// A set has fewer than 2 or more than 4 prompts for recall, or a lesson more than 12.
///
/// A set takes half a minute. With more prompts, it interrupts reading; with one, it is hardly worth
/// a heading.
///
/// ## How to fix
///
/// Keep the prompts about what the lesson is for, and divide long sets between sections.
RECALL_SIZE = "recall-size", Warning;

/// A set of prompts for recall stands in the middle of a section.
///
/// Recall helps at the end of a thought. Within a section, it interrupts those who follow it.
///
/// ## How to fix
///
/// Move the set to the end of the section, below its last paragraph.
RECALL_WITHIN_SECTION = "recall-within-section", Warning;

/// The right option is at the same place in every question.
///
/// Learners notice such a pattern before they know the answers. The rule looks at pages with five
/// or more questions that have one right option and are not shuffled.
///
/// ## How to fix
///
/// Move some of the right options, or add `.shuffle` to the questions or `shuffle = true` to the
/// quiz.
KEY_POSITION = "key-position", Warning;

/// The right option is clearly longer than all others.
///
/// Writers tend to qualify true statements and to keep false ones short, and learners know it.
/// Haladyna, Downing and Rodriguez (2002, guideline 24) ask for options of about equal length. The
/// rule reports a right option that is half as long again as the longest other one, and at least
/// fifteen characters longer.
///
/// ## How to fix
///
/// Shorten the right option by moving qualifications into its feedback, or make the others as
/// precise.
KEY_LENGTH = "key-length", Warning;

/// An option is “all of the above” or “none of the above”.
///
/// Learners who see that two options are right can choose “all of the above” without knowing more.
/// Learners who think that none is right can choose “none of the above” without knowing the right
/// answer. And when options are shuffled, there is no “above”. Haladyna, Downing and Rodriguez
/// (2002) advise against “all of the above” (guideline 26) and ask for care with “none of the
/// above” (guideline 25).
///
/// ## How to fix
///
/// Ask for several right options instead, or replace the option.
ALL_OF_THE_ABOVE = "all-of-the-above", Warning;

/// A question asks what is not the case, and its “not” is easy to miss.
///
/// Readers often miss a small word that reverses the question (Haladyna, Downing and Rodriguez
/// 2002, guideline 17).
///
/// ## Example
///
/// ```markdown
/// ## Which of these is not a result? {#no-result}
///
/// - [x] A longer list of tasks
/// - [ ] An order that has reached the customer
/// ```
///
/// ## How to fix
///
/// Ask the opposite question, or emphasise the word: `**not**` or `NOT`.
NEGATIVE_STEM = "negative-stem", Warning;

/// Two options of a question overlap, so that both are right or wrong together.
///
/// The rule compares ranges of numbers, such as “1 to 5” and “5 to 10”, and texts that differ only
/// in capitals or punctuation. It does not look at options with code.
///
/// ## How to fix
///
/// Separate them: “1 to 5” and “6 to 10”.
OVERLAPPING_OPTIONS = "overlapping-options", Warning;

/// An option has no feedback.
///
/// Feedback on the option they chose helps learners to correct what they believe. An explanation of
/// the question is the same for everyone, whatever they chose.
///
/// ## How to fix
///
/// Write a quote below the option, indented by two spaces. In a quiz that only tests, set `feedback
/// = "never"`.
MISSING_FEEDBACK = "missing-feedback", Warning;

/// A gap, a pair or a step can be wrong, and nothing says why.
///
/// Feedback that explains helps far more than a verdict alone. An explanation is a reason for all
/// parts of a question; learners see it after a second miss. `check --pedagogy` reports this as an
/// error, and [`missing-feedback`](#missing-feedback) on options too.
///
/// ## How to fix
///
/// ```markdown
/// ### In which order? {#in-which-order level=apply}
///
/// 1. Mix
/// 2. Knead
/// 3. Rest
///
/// > [!NOTE]
/// > Gluten forms while you knead, and relaxes while the dough rests.
/// ```
MISSING_REASON = "missing-reason", Warning;

/// A question asks for several options, but only one is right.
///
/// Learners will look for a second one.
///
/// ## How to fix
///
/// Remove `.multiple`, or mark another option as right.
SINGLE_KEY = "single-key", Warning;

/// No question of the course asks about an objective.
///
/// Without a question, neither you nor learners can tell whether they have reached the objective.
/// The rule does not apply to courses without questions.
///
/// ## How to fix
///
/// Write a question that names the objective, as in `{#id objective=…}`, or add one to a lesson
/// that serves it.
UNASKED_OBJECTIVE = "unasked-objective", Warning;

/// A question serves no objective.
///
/// A question serves the objectives that it names, or else those of its page. The rule does not
/// apply to courses without objectives.
///
/// ## How to fix
///
/// Write `objectives = ["…"]` in the page's front matter, or `objective=` on the heading.
UNAIMED_QUESTION = "unaimed-question", Warning;

/// A choice of a scenario cannot be read.
///
/// A choice is a list item that begins with a link to a scene. The title of the link has parts
/// separated by semicolons: effects on variables, and at most one condition.
///
/// ## Example
///
/// ```markdown
/// - [Ask first](#asked "trust: +1, if load = 2")
/// ```
///
/// ## How to fix
///
/// ```markdown
/// - [Ask first](#asked "trust +1; if load == 2")
/// ```
///
/// An effect is written like `trust +1`, `trust -1` or `trust = 3`. A condition makes comparisons
/// with `<`, `<=`, `>`, `>=`, `==` or `!=`, and joins them with `and`.
MALFORMED_CHOICE = "malformed-choice", Error;

/// A choice names a variable that the scenario does not have.
///
/// Every variable needs a starting value, in the front matter of the page.
///
/// ## How to fix
///
/// Add the variable, or correct its name:
///
/// ```toml
/// variables = { trust = 3, load = { start = 2, min = 0, max = 5, label = "Load" } }
/// ```
UNKNOWN_VARIABLE = "unknown-variable", Error;

/// A choice or the front matter of a scenario names a scene that does not exist.
///
/// Each second-level heading is a scene. A deeper heading is part of the scene that it is in.
///
/// ## How to fix
///
/// Use the id of a scene: `## On Monday {#monday}`.
UNKNOWN_SCENE = "unknown-scene", Error;

/// A scenario has no scenes.
///
/// ## How to fix
///
/// Start a scene with a second-level heading:
///
/// ```markdown
/// ## On Monday {#monday}
///
/// What happens.
///
/// - [What can be done](#tuesday)
/// ```
NO_SCENE = "no-scene", Error;

/// A story gets stuck before an ending.
///
/// Either a scene has no choices and is not an ending, or all its choices have conditions and on
/// some path none of them holds. A learner who reaches this scene cannot continue.
///
/// ## How to fix
///
/// Give the scene a choice without a condition, or make it an ending:
///
/// ```markdown
/// ## The launch {#launch .ending outcome=sound}
/// ```
DEAD_END = "dead-end", Error;

/// Part of a scenario has no way out.
///
/// From some scene on, no choice leads to an ending.
///
/// ## How to fix
///
/// Add a choice that leads out of the circle. The message names its scenes.
NO_WAY_OUT = "no-way-out", Error;

/// No path leads to a scene or an ending of a scenario.
///
/// Either no choice leads there, or all choices that do have conditions that can never be true.
///
/// ## How to fix
///
/// Add a choice that leads there, change the condition, or delete the scene.
UNREACHABLE_SCENE = "unreachable-scene", Warning;

/// The condition of a choice can never be true.
///
/// On every path to the scene, the variables have other values.
///
/// ## How to fix
///
/// The message gives the possible values. Change the condition, the effects of earlier choices or a
/// starting value.
IMPOSSIBLE_CONDITION = "impossible-condition", Warning;

/// A variable of a scenario has no effect.
///
/// It has no label, so learners do not see it, and no condition uses it.
///
/// ## How to fix
///
/// Give it a `label`, use it in a condition, or delete it.
UNUSED_VARIABLE = "unused-variable", Warning;

/// A choice of a scenario has no consequence.
///
/// Learners learn from what their choice leads to. The next scene often cannot show it, because
/// several choices lead there.
///
/// ## Example
///
/// ```markdown
/// - [Do it yourself](#next)
/// ```
///
/// ## How to fix
///
/// ```markdown
/// - [Do it yourself](#next)
///   > It is done by midnight. Nobody else has learned how.
/// ```
MISSING_CONSEQUENCE = "missing-consequence", Warning;

/// A scenario has too many states to check them all.
///
/// A state is a scene plus the value of each variable. Coursemark checks the first hundred
/// thousand, and finds no faults in the rest.
///
/// ## How to fix
///
/// Give variables a `min` and a `max`, so that they cannot grow for ever in a circle of scenes.
TOO_MANY_STATES = "too-many-states", Warning;

/// A survey has no statements to answer.
///
/// A survey needs a scale, and dimensions with statements: a heading with the id of the dimension,
/// and a list below it.
///
/// ## How to fix
///
/// ```markdown
/// ## Calm {#calm}
///
/// - I count to three before I answer {#calm-1}
/// ```
NO_STATEMENT = "no-statement", Error;

/// A statement of a survey has no id.
///
/// The browser stores the answer under the id, so that you can reword the statement later.
///
/// ## How to fix
///
/// ```markdown
/// - I count to three before I answer {#calm-1}
/// ```
MISSING_STATEMENT_ID = "missing-statement-id", Error, fixed;

/// A speaker of a scenario says nothing.
///
/// A portrait is shown beside each paragraph that begins with the name of its speaker in bold and a
/// colon. The name has to be the one in the front matter, letter by letter.
///
/// ## How to fix
///
/// Begin what this person says with the name, or delete the speaker:
///
/// ```markdown
/// **Kofi:** What will you do about it?
/// ```
SILENT_SPEAKER = "silent-speaker", Warning;

/// A scene has no id.
///
/// A learner's way through the story is kept under the ids of its scenes. A scene without one has an
/// id that is made from its heading. When the heading changes, so does the id, and the way is lost.
///
/// ## How to fix
///
/// ```markdown
/// ## On Monday {#monday}
/// ```
MISSING_SCENE_ID = "missing-scene-id", Warning;

/// A profile or a remark of a survey has no text.
///
/// Learners who get this result would see an empty text.
///
/// ## How to fix
///
/// Write a heading with its id and the class `.profile` or `.remark`, and the text below it.
MISSING_RESULT_TEXT = "missing-result-text", Error;

/// A possible result of a survey has no profile, or several.
///
/// Coursemark tried every mean that the scale and the number of statements allow.
///
/// ## How to fix
///
/// Make the `when` of the profiles cover every mean exactly once: where one has `>= 3.5`, another
/// has `< 3.5`.
UNMATCHED_RESULT = "unmatched-result", Warning;

/// Two surveys are compared, but do not ask the same.
///
/// With `compare`, a survey repeats the statements of another survey under the same ids. A
/// statement that only one of them has cannot be compared.
///
/// ## How to fix
///
/// Copy the dimensions and statements with their ids from the other survey, or delete `compare`.
UNLIKE_SURVEY = "unlike-survey", Error;

/// A weekly prompt is incomplete, or too long.
///
/// Each prompt is a heading with an id, a short text and a link back to a page of the course. Feeds
/// and calendars use the id to recognise a prompt.
///
/// ## How to fix
///
/// ```markdown
/// ## Ask two people {#ask-two}
///
/// What is our top priority? Compare what they say. [Why](basics/priorities.md)
/// ```
INCOMPLETE_PROMPT = "incomplete-prompt", Warning;

/// A lesson is shorter or longer than the course aims for.
///
/// Checked with `check --pedagogy`. Only words in paragraphs and lists count, not those in
/// headings, tables, code, footnotes and questions. If the course has objectives, pages that serve
/// none are not checked, because they are there to look things up. Set the aims with `least_words`
/// and `most_words` in the table `[pedagogy]` of `course.toml`.
///
/// ## How to fix
///
/// Cut what the lesson does not need, or split it. A short lesson may need a case or an example, or
/// may belong in another lesson.
LESSON_LENGTH = "lesson-length", Warning;

/// A lesson takes longer than the course aims for, or its `minutes` do not fit its text.
///
/// Checked with `check --pedagogy`, against `most_minutes` in the table `[pedagogy]` of
/// `course.toml`. `minutes` in the front matter is for lessons with more than text, such as a film.
/// The rule reports `minutes` that are twice or half of what the text suggests.
///
/// ## How to fix
///
/// Split the lesson, or move questions to the quiz of the unit. If the lesson is only text, delete
/// `minutes`.
READING_TIME = "reading-time", Warning;

/// A lesson is harder to read than the course aims for.
///
/// Checked with `check --pedagogy`, against `least_ease` in the table `[pedagogy]` of
/// `course.toml`. Reading ease goes from about 0 to 100. From 60 to 70 is plain, and under 50 is
/// hard. The formulas are those of Flesch for English, Amstad for German, Kandel and Moles for
/// French, and Fernández Huerta for Spanish. For other languages in Latin, Greek or Cyrillic
/// letters it is 100 minus the LIX, and for the rest it is not measured.
///
/// A formula measures only the length of words and sentences.
///
/// ## How to fix
///
/// Split the longest sentences, and use everyday words where there are any.
HARD_TO_READ = "hard-to-read", Warning;

/// An objective has few questions.
///
/// Checked with `check --pedagogy`, against `least_questions` in the table `[pedagogy]` of
/// `course.toml`. Questions without a score do not count.
///
/// ## How to fix
///
/// Write more questions, each with a case of its own. If there are questions that fit the
/// objective, name it in them, as in `objective=o3`.
FEW_QUESTIONS = "few-questions", Warning;

/// Most questions about an objective only ask learners to remember or understand.
///
/// Checked with `check --pedagogy`, against `least_applied` in the table `[pedagogy]` of
/// `course.toml`: the percentage of questions whose level is `apply`, `analyse`, `evaluate` or
/// `create`. Questions without a level do not count.
///
/// ## How to fix
///
/// Ask what to do in a case, instead of what a word means.
LOW_LEVEL = "low-level", Warning;

/// A question does not state its level of thinking.
///
/// Checked with `check --pedagogy`. The levels are those of Anderson and Krathwohl (2001). Reports
/// use them to show what a course asks of learners.
///
/// ## How to fix
///
/// ```markdown
/// ### Which one first? {#which-first level=apply}
/// ```
MISSING_LEVEL = "missing-level", Warning;

/// A section of evidence makes a claim without citing anything.
///
/// Checked with `check --pedagogy`. A section of evidence is one whose heading has the class
/// `.evidence`. Each item of its lists must cite something, or each paragraph if it has no list.
/// Items that start with one of the `opinion_labels` in bold need no reference; set these labels in
/// the table `[pedagogy]` of `course.toml`.
///
/// ## Example
///
/// ```markdown
/// ## What we know {.evidence}
///
/// - **Moderate.** Organisations need both kinds of work [@kotter1990].
/// - **Thin.** Both can be learned in a week.
/// ```
///
/// ## How to fix
///
/// Cite a source for the claim, or mark it as opinion.
UNCITED_CLAIM = "uncited-claim", Warning;

/// Learners read for long without anything to do.
///
/// Checked with `check --pedagogy`, against `most_before_act` and `most_between_acts` in the table
/// `[pedagogy]` of `course.toml`. Questions, reflections and sets of prompts for recall are things
/// to do. Only words in paragraphs and lists count, as for [`lesson-length`](#lesson-length).
///
/// ## How to fix
///
/// Ask something at the place named: move a question up from the end of the lesson, or ask what
/// learners would do before you say what is known.
RARE_ACTS = "rare-acts", Warning;

/// An objective has no group of questions that ask the same thing in several cases.
///
/// Checked with `check --pedagogy`, against `least_siblings` in the table `[pedagogy]` of
/// `course.toml`. What people practise in one case helps little in another, so a review asks the
/// siblings of a question in turn.
///
/// ## How to fix
///
/// Write two more questions about the same thing, each with a case of its own, and give all three
/// the same `group=`.
FEW_SIBLINGS = "few-siblings", Warning;

/// A label in `[confusable]` has few questions.
///
/// Checked with `check --pedagogy`, against `least_siblings` in the table `[pedagogy]` of
/// `course.toml`. Learners tell two things apart when they have seen several cases of each.
///
/// ## How to fix
///
/// Write more questions with `label=`, or take the label out of `[confusable]`.
FEW_OF_A_LABEL = "few-of-a-label", Warning;

/// A lesson has fewer or more sets of prompts for recall than the course aims at.
///
/// Checked with `check --pedagogy`, against `least_recall_sets` and `most_recall_sets` in the table
/// `[pedagogy]` of `course.toml`.
///
/// ## How to fix
///
/// Close a section with a set of prompts, or keep only those that matter most.
RECALL_SETS = "recall-sets", Warning;

/// A lesson explains a lot and rarely asks for a reason.
///
/// Checked with `check --pedagogy`, against `most_words_per_reason` in the table `[pedagogy]` of
/// `course.toml`. Questions with a verdict and its reason count.
///
/// ## How to fix
///
/// Turn a question about a case into one that asks for the verdict and for the reason.
FEW_REASONS = "few-reasons", Warning;

/// A unit does not ask for a case of the learner's own.
///
/// Checked with `check --pedagogy` if the table `[pedagogy]` of `course.toml` says `reflections =
/// true`. People use more of what they learn when they practise on cases from their own work.
///
/// ## How to fix
///
/// Add a reflection that asks who it was, what happened, and when it comes next.
NO_REFLECTION = "no-reflection", Warning;

/// A lesson does not ask learners to guess before they read.
///
/// Checked with `check --pedagogy` if the table `[pedagogy]` of `course.toml` says `guesses = true`.
/// Guessing before reading can help people learn, even when the guess is wrong.
///
/// ## How to fix
///
/// Write `guess = 2` in the front matter of the lesson. It takes the first scored questions with
/// `from=#…`.
NO_GUESS = "no-guess", Warning;

/// The feedback on an option is too long.
///
/// Checked with `check --pedagogy`, against `most_feedback` in the table `[pedagogy]` of
/// `course.toml`. Citations and links do not count. People who have just answered read feedback
/// only when it is short.
///
/// ## How to fix
///
/// Say why the option is tempting, and what is true. Anything that concerns all options goes into
/// the explanation.
LONG_FEEDBACK = "long-feedback", Warning;

/// The right option is the longest one.
///
/// Checked with `check --pedagogy`, more strictly than [`key-length`](#key-length). The rule
/// reports an option that is the longest and more than a quarter longer than the others on average.
/// It also reports a unit in which the right option is the longest more often than chance explains;
/// that happens by chance about once in four hundred units.
///
/// ## How to fix
///
/// Move qualifications of the right option into its feedback, or make the others as precise.
LONGEST_KEY = "longest-key", Warning;

/// In a unit, the right option is at one place too often.
///
/// Checked with `check --pedagogy`, over all questions of the unit whose options are not shuffled.
/// This happens by chance about once in four hundred units.
///
/// ## How to fix
///
/// Move some of the right options, or shuffle the options.
KEY_BALANCE = "key-balance", Warning;

/// In a unit, the right option is the shortest one too often.
///
/// Checked with `check --pedagogy`. Learners notice that the plain option is the right one. This
/// happens by chance about once in four hundred units.
///
/// ## How to fix
///
/// Say some of the right options more precisely, or shorten one of the others.
SHORTEST_KEY = "shortest-key", Warning;

/// All multiple responses of a unit have the same number of right options.
///
/// Checked with `check --pedagogy`, for units with at least five. Learners who know that three are
/// right stop at three.
///
/// ## How to fix
///
/// Let some have two right options, and others four.
KEY_COUNT = "key-count", Warning;

/// One verdict is right much more often than the other.
///
/// Checked with `check --pedagogy`, over the whole course, for questions with the same verdicts,
/// such as “yes” and “no”. From twelve questions on, a verdict that is right in more than 65 % is
/// reported: it is a good guess.
///
/// ## How to fix
///
/// Turn some of the claims round, so that each verdict is right about equally often.
ONE_SIDED_VERDICTS = "one-sided-verdicts", Warning;

/// Feedback on wrong options begins alike.
///
/// Checked with `check --pedagogy`. The rule reports a unit in which more than a third of the notes
/// on wrong options, and at least twelve, begin with the same word. Learners read a formula once.
///
/// ## How to fix
///
/// Begin with the option itself: when it would be right, or what it overlooks.
FEEDBACK_OPENING = "feedback-opening", Warning;

/// A step of an ordering says by a word where it belongs.
///
/// Checked with `check --pedagogy`, in English, German, French, Spanish and Arabic: words such as
/// “then”, “again” and “finally”.
///
/// ```markdown
/// ### From flour to loaf {#from-flour-to-loaf level=apply}
///
/// 1. Mix flour and water
/// 2. Finally, bake it
/// ```
///
/// ## How to fix
///
/// Say only what is done in each step.
ORDER_IN_WORDS = "order-in-words", Warning;

/// A word is in right options much more often than in wrong ones.
///
/// Checked with `check --pedagogy`, over the whole course. The rule reports words that are in at
/// least six right options, and there at least five times as often as in wrong ones, if chance does
/// not explain it. Learners who know the word need not know the subject.
///
/// ## How to fix
///
/// Use the word in wrong options too, or say some of the right ones in other words.
KEY_WORD = "key-word", Warning;
}
