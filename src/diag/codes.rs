//! Every code, with its explanation. The explanation of each is shown by `coursemark explain` and
//! has the same parts: what it means, an example, how to mend it.

use crate::diag::code::codes;

codes! {
/// A file cannot be read as UTF-8 text.
///
/// Pages, `course.toml` and `references.bib` are UTF-8. A byte order mark and the line ends of any
/// system are fine; UTF-16, Latin-1 and NUL characters are not, because no reader could tell what
/// the author meant.
///
/// ## How to fix
///
/// Save the file as UTF-8. The message names the first byte that does not fit.
INVALID_ENCODING = "invalid-encoding", Error, fixed;

/// A text file is larger than ten million bytes.
///
/// No page is that long. A file of that size is usually data that was given a page's ending.
///
/// ## How to fix
///
/// Split the file, or publish the data from the `static` folder.
FILE_TOO_LARGE = "file-too-large", Error, fixed;

/// A file or folder has a name that does not work on every system.
///
/// A course is copied between systems, and Windows forbids some names and characters that others
/// allow.
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
/// A course is complete in its folder. What a link fetches from elsewhere would be missing on the
/// next machine, or publish a file that nobody meant to publish.
///
/// ## How to fix
///
/// Copy the file into the course.
LINK_OUT_OF_COURSE = "link-out-of-course", Error, fixed;

/// Two files of the site would have the same name on some system.
///
/// Names that differ only in capital letters, in the way an accent is encoded, or in a dot at the
/// end are one name on Windows and macOS: one page would replace the other.
///
/// ## Example
///
/// `two/Plan.md` and `two/plan.md` both become `two/plan.html` there.
///
/// ## How to fix
///
/// Rename one of them.
PATH_COLLISION = "path-collision", Error, fixed;

/// The folder has no `course.toml`.
///
/// `course.toml` names the course, its language and its units; without it nothing can be built.
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

/// A page that the course needs is not there.
///
/// Every course has a front page `index.md`, and every unit has an `index.md` that lists its
/// lessons.
///
/// ## How to fix
///
/// Create the file that the message names.
MISSING_PAGE = "missing-page", Error;

/// A file cannot be read as TOML.
///
/// `course.toml` and the front matter of pages are TOML: a line is a name, `=` and a value, and
/// text values stand in quotes.
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

/// A key is not one that has a meaning here.
///
/// A key that nobody reads would be a setting without effect, and is most often a slip.
///
/// ## Example
///
/// ```toml
/// tilte = "Two kinds of work"
/// ```
///
/// ## How to fix
///
/// Write the key that the message suggests. Your own data goes under `[extra]`.
UNKNOWN_KEY = "unknown-key", Error;

/// A value is not of the kind its key needs.
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

/// A key is missing that nothing can replace.
///
/// ## How to fix
///
/// Add the line that the message shows.
MISSING_KEY = "missing-key", Error, fixed;

/// A page has no front matter, or its front matter has no end.
///
/// Each page begins with its title and other facts in TOML between two lines `+++`.
///
/// ## How to fix
///
/// ```text
/// +++
/// title = "Two kinds of work"
/// +++
/// ```
MISSING_FRONT_MATTER = "missing-front-matter", Error, fixed;

/// A name refers to a unit, page, objective, theme or other thing that the course does not have.
///
/// ## Example
///
/// `objectives = ["o9"]` in a lesson, while `course.toml` has objectives `o1` to `o8`.
///
/// ## How to fix
///
/// Write a name that exists, or add what it names.
UNKNOWN_NAME = "unknown-name", Error;

/// Two units, pages, objectives or tracks have the same key.
///
/// Keys stand in addresses and in the learner's record, so each must name one thing in the whole
/// course. The key of a page is its file name without its ending; that of a unit is its folder.
///
/// ## How to fix
///
/// Rename one of them.
DUPLICATE_KEY = "duplicate-key", Error, fixed;

/// The name of a unit's folder or of a page cannot be a key.
///
/// Keys are lower-case letters, digits and single hyphens, because they stand in addresses.
///
/// ## Example
///
/// `What_Words Mean.md`
///
/// ## How to fix
///
/// `what-words-mean.md`
INVALID_KEY = "invalid-key", Error;

/// A page stands in the course, and no manifest lists it.
///
/// Order is in the manifests: `course.toml` lists units, and the `index.md` of a unit lists its
/// pages. A page in no list would be published nowhere.
///
/// ## How to fix
///
/// Add the key to the list that the message names, or delete the file. To keep a page out of the
/// site for now, list it and write `draft = true` in its front matter.
UNLISTED_PAGE = "unlisted-page", Error;

/// The prerequisites of lessons form a circle.
///
/// ## Example
///
/// Lesson `a` needs `b`, and `b` needs `a`.
///
/// ## How to fix
///
/// Take one of the entries out of its `needs`.
NEEDS_CYCLE = "needs-cycle", Error;

/// A unit has no pages.
///
/// ## How to fix
///
/// List a page in the unit's `lessons`, or take the unit out of `course.toml`.
EMPTY_UNIT = "empty-unit", Warning;

/// No lesson serves an objective of the course.
///
/// Learners are told the objectives on the front page; one that nothing serves is a promise not
/// kept.
///
/// ## How to fix
///
/// Add its id to the `objectives` of a lesson, or take it out of `course.toml`.
UNSERVED_OBJECTIVE = "unserved-objective", Warning;

/// A page has a heading of the first level in its body.
///
/// The title of a page stands in its front matter and becomes its one heading of the first level.
///
/// ## How to fix
///
/// Begin sections with `##`.
SECOND_TITLE = "second-title", Error;

/// A heading skips a level.
///
/// People who move through a page by its headings take a missing level for missing text.
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
/// ## How to fix
///
/// Write its text, or delete it.
EMPTY_HEADING = "empty-heading", Error;

/// The same id is used twice on a page.
///
/// An id is the address of a place; two places cannot share it.
///
/// ## How to fix
///
/// Give one of them another id.
DUPLICATE_ID = "duplicate-id", Error, fixed;

/// An id holds a character that an address cannot.
///
/// ## How to fix
///
/// Use letters, digits, hyphens, underscores and dots.
INVALID_ID = "invalid-id", Error, fixed;

/// An attribute in the braces of a heading has no meaning.
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

/// A class on a heading is one letter away from one that has a meaning.
///
/// ## Example
///
/// ```markdown
/// ## Which one is it? {#which .mutiple}
/// ```
///
/// ## How to fix
///
/// Write the class that is meant, or choose a class of your own that is less like it.
UNKNOWN_CLASS = "unknown-class", Warning;

/// A link or an image leads to a file, a page or a place on a page that is not there.
///
/// Links between pages are relative and name the `.md` file, so that they also work where the
/// source is read. Coursemark turns them into links between the pages of the site.
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
BROKEN_LINK = "broken-link", Error;

/// A link points to a place on a page that is not there.
///
/// The part after `#` is the id of a heading: the one written in braces, or the heading's text in
/// lower case with hyphens.
///
/// ## How to fix
///
/// Write an id that the page has; the message suggests the nearest.
BROKEN_ANCHOR = "broken-anchor", Error;

/// A link leads to a page that is a draft.
///
/// Drafts are left out of the site, so the link would lead nowhere. With `--drafts` it works.
///
/// ## How to fix
///
/// Take the link out, or publish the page by deleting `draft = true`.
LINK_TO_DRAFT = "link-to-draft", Error;

/// A link begins at the root of a server or disk, or does not say how to reach a server.
///
/// The site must work in any folder of any server and from a disk; a path from the root breaks
/// everywhere but in one place.
///
/// ## Example
///
/// ```markdown
/// ![The compass](/images/compass.svg)
/// ```
///
/// ## How to fix
///
/// ```markdown
/// ![The compass](compass.svg)
/// ```
ABSOLUTE_LINK = "absolute-link", Error;

/// A link has no text.
///
/// A link without text cannot be seen, and is read out as its address.
///
/// ## How to fix
///
/// Write between the brackets what the reader finds there.
EMPTY_LINK = "empty-link", Error;

/// An address could run a program or read a file.
///
/// Links may begin with `https:`, `http:`, `mailto:` or `tel:`, or be relative.
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

/// A page would load a picture or film from another server.
///
/// The site makes no request to anyone else: it works offline, and nobody learns who reads it.
///
/// ## How to fix
///
/// Copy the file beside the page and use its name.
EMBEDDED_FROM_ELSEWHERE = "embedded-from-elsewhere", Error, fixed;

/// An image has no text for those who cannot see it.
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
/// For mere decoration write `<img src="line.svg" alt="">`.
MISSING_ALT = "missing-alt", Warning;

/// The size of an image cannot be found.
///
/// Pages state the size of each image, so that text does not jump while it loads. The file may be
/// damaged, of another kind than its name says, or an SVG without `width`, `height` and `viewBox`.
///
/// ## How to fix
///
/// Save the image again, or give the `<svg>` element a `viewBox`.
UNREADABLE_IMAGE = "unreadable-image", Error;

/// An SVG holds a script, an event handler or an address elsewhere.
///
/// An image is opened by browsers as a page of its own when someone follows its address; there its
/// scripts would run.
///
/// ## How to fix
///
/// Export the drawing as a plain SVG.
UNSAFE_IMAGE = "unsafe-image", Error, fixed;

/// Raw HTML holds an element or attribute that cannot stand in a page.
///
/// Text, lists, tables, figures, media and disclosures may be written as HTML. What runs, styles,
/// frames or submits may not.
///
/// ## How to fix
///
/// Use Markdown, or one of the elements that are allowed. `raw_html = "full"` in `course.toml`
/// lets everything through; the page's security policy still stops scripts and inline styles.
RAW_HTML = "raw-html", Error, fixed;

/// Raw HTML is not closed in the block it was opened in.
///
/// An element that is left open changes the rest of the page.
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
UNBALANCED_HTML = "unbalanced-html", Error, fixed;

/// A callout's kind is not known, or its first line holds more than its kind.
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
/// Write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`, alone on the first line.
UNKNOWN_CALLOUT = "unknown-callout", Error;

/// What follows the language of a code block has no meaning.
///
/// ## How to fix
///
/// After the language may stand the lines to mark and a title:
///
/// ````markdown
/// ```rust {2, 4-6} title="src/main.rs"
/// ````
INVALID_CODE_ATTRIBUTE = "invalid-code-attribute", Error;

/// The language of a code block is not known.
///
/// ## How to fix
///
/// Write a name or file ending such as `python` or `rs`, or `text` for none.
UNKNOWN_LANGUAGE = "unknown-language", Warning;

/// A code block is too long or has too long a line to be coloured.
///
/// It is shown without colours, so that a build always ends.
///
/// ## How to fix
///
/// Show a part of it, or mark it as `text`.
CODE_NOT_HIGHLIGHTED = "code-not-highlighted", Warning;

/// A formula cannot be read.
///
/// Formulas are LaTeX between `$` and `$`, or between `$$` and `$$` for a line of their own.
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
/// A dollar sign that is meant as such is written `\$`.
INVALID_MATH = "invalid-math", Error;

/// Nothing defines a footnote that the text refers to.
///
/// ## How to fix
///
/// Add `[^label]: …` on a line of its own.
UNDEFINED_FOOTNOTE = "undefined-footnote", Error;

/// Nothing refers to a footnote.
///
/// A footnote that nothing refers to would not appear on the page.
///
/// ## How to fix
///
/// Write `[^label]` where it belongs, or delete the footnote.
UNUSED_FOOTNOTE = "unused-footnote", Error;

/// A footnote is defined twice.
///
/// ## How to fix
///
/// Give one of them another label.
DUPLICATE_FOOTNOTE = "duplicate-footnote", Error;

/// A reference such as `[text][label]` has a label that nothing defines.
///
/// ## How to fix
///
/// Add `[label]: address` on a line of its own, or write `[text](address)`.
UNDEFINED_REFERENCE = "undefined-reference", Error;

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
/// Write a key that is there, or add the reference. To show the text as it is, write `\[@name]`.
UNKNOWN_CITATION = "unknown-citation", Error;

/// Nothing cites a reference.
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

/// A reference has no title, or a field whose value cannot be read.
///
/// ## How to fix
///
/// Mend the field that the message names. Dates are written `2009`, `2009-03` or `2009-03-21`.
INVALID_REFERENCE = "invalid-reference", Error;

/// Two references have the same key.
///
/// ## How to fix
///
/// Delete one of them, or give it another key.
DUPLICATE_REFERENCE = "duplicate-reference", Error, fixed;

/// The glossary explains a term twice.
///
/// ## How to fix
///
/// Delete one of them.
DUPLICATE_TERM = "duplicate-term", Error;

/// The glossary has a term without a definition, or text between its terms.
///
/// A glossary is an introduction, then terms: a line with the term, then a line that begins with
/// `: ` and says what it means.
///
/// ## How to fix
///
/// ```markdown
/// debrief
/// : A structured look back to learn.
/// ```
INVALID_GLOSSARY = "invalid-glossary", Error;

/// A file in the course's `theme` folder has no meaning there.
///
/// The folder changes parts of the theme by their names; a file of another name would change nothing.
///
/// ## How to fix
///
/// `theme/*.css` holds stylesheets of your own, `theme/styles/` parts of the theme's stylesheet,
/// `theme/templates/` templates, `theme/strings/` the words of the interface, `theme/icon.svg` the
/// icon. Fonts and pictures may stand anywhere in it.
UNKNOWN_THEME_FILE = "unknown-theme-file", Error;

/// A stylesheet of the course uses a file that cannot be used.
///
/// A page loads nothing from other sites: not a font, not a picture, not another stylesheet. That is
/// what lets a course work offline and tells nobody who reads it.
///
/// ## Example
///
/// ```css
/// @font-face { font-family: "Own"; src: url(https://example.org/own.woff2) }
/// ```
///
/// ## How to fix
///
/// Put the file into the `theme` folder and write its name: `url(own.woff2)`.
INVALID_STYLESHEET = "invalid-stylesheet", Error;

/// A strings file of the course's theme cannot be used as it is.
///
/// Strings are written in Fluent's format, a name and a text to a line. A string is given the same
/// values as the theme's own of that name, and no others.
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

/// A strings file of the course's theme has a string that the theme does not use.
///
/// Templates of your own may use strings of your own. This name is so near to one of the theme's
/// that it is probably meant to be that one.
///
/// ## How to fix
///
/// Correct the name.
UNKNOWN_STRING = "unknown-string", Warning;

/// The theme has no words in the course's language.
///
/// Buttons and labels are then English, whatever language the course is written in.
///
/// ## How to fix
///
/// Translate the theme's strings in `theme/strings/LANGUAGE.ftl`; what you leave out stays English,
/// and is listed. Translations of the whole theme are welcome in the project.
MISSING_LANGUAGE = "missing-language", Warning;

/// Some strings of the theme are not translated into the course's language.
///
/// ## How to fix
///
/// Add the strings that are named to the file.
MISSING_STRING = "missing-string", Warning;

/// A file stands in the course, and no page uses it.
///
/// It is not published. This is most often a picture that was renamed, or one that is no longer
/// needed.
///
/// ## How to fix
///
/// Link to the file, delete it, or move it into the `static` folder, whose files are published as
/// they are.
UNUSED_ASSET = "unused-asset", Warning;

/// A page goes beyond what can be shown: blocks nested too deep, or a table with too many columns.
///
/// ## How to fix
///
/// Split what the message names.
LIMIT = "limit", Error, fixed;

/// The theme has a template that cannot be used.
///
/// ## How to fix
///
/// Mend the template at the place that the message names.
INVALID_TEMPLATE = "invalid-template", Error, fixed;

/// A question has no id.
///
/// What a learner answered is kept under the id, so that the answer survives another wording,
/// another place and another lesson.
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

/// Two questions of the course have the same id, or one has an id that another had before.
///
/// Answers are kept under ids, so one question would take the answers of the other.
///
/// ## How to fix
///
/// Give the newer one another id. An id that a question gave up stands in its `was=`, and is never
/// used again.
DUPLICATE_QUESTION_ID = "duplicate-question-id", Error, fixed;

/// A heading is marked as a question or a quiz where none can stand.
///
/// Questions stand in lessons and on quiz pages. A quiz does not stand inside another one.
///
/// ## How to fix
///
/// Move the question, or take the class away.
MISPLACED_QUESTION = "misplaced-question", Error;

/// A quiz asks nothing.
///
/// A section with the class `.quiz` holds a question under each heading one level deeper; a quiz page
/// under each heading of the second level.
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
/// The kind of a question follows from what stands below its heading: a task list for options, a
/// numbered list for steps in order, a table of two columns for pairs, `[[answer]]` for a gap. A
/// text of the learner's own needs the class `.short` or `.reflect`.
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

/// A class says that a question is of one kind, and what stands below it is of another.
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
/// Delete the class, since the kind follows from the body, or write the body in the form of its kind.
KIND_MISMATCH = "kind-mismatch", Error;

/// The box of an option is not written as one.
///
/// Only `[ ]` and `[x]` with a space behind them are boxes; anything else is text, and the option would
/// be wrong or missing without anybody noticing.
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

/// A quote below the options is cut off from the option it speaks of.
///
/// A quote without indentation ends the list.
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
/// An explanation of the whole question is written as `> [!NOTE]`.
DETACHED_FEEDBACK = "detached-feedback", Error;

/// Nothing in a question is marked as right, or more than can be.
///
/// A question with options has `[x]` before the right ones; a verdict with reasons has one right verdict
/// and one right reason; a chosen gap has one right option; a short text has a model answer or a
/// self-check.
///
/// ## How to fix
///
/// Mark what is right, or, for a text that is only kept, use the class `.reflect`.
NO_KEY = "no-key", Error;

/// A question leaves no choice.
///
/// If every option is right, or there is one step, one pair or one reason, a learner can do nothing wrong.
///
/// ## How to fix
///
/// Add what learners might take for right.
NO_DISTRACTOR = "no-distractor", Error;

/// Two options of a question are the same.
///
/// Learners could not tell them apart, and a kept answer could be either.
///
/// ## How to fix
///
/// Delete one of them, or say what makes it another.
DUPLICATE_OPTION = "duplicate-option", Error;

/// A gap cannot be read.
///
/// A gap is `[[answer]]` or `[[answer|variant]]` to type, `[[name]]` to choose from a list of that name,
/// `[[=180]]`, `[[=7±1]]` or `[[=3..4]]` for a number. It stands in one line, in the text below the
/// heading, and outside of code.
///
/// ## How to fix
///
/// Write the gap in one of these forms. A text that begins with brackets and is no gap is written
/// `\\[[`.
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

/// Something in a question belongs to no part of it.
///
/// Above the options is the stem; an option holds its feedback as a plain quote; hints are `> [!TIP]`,
/// the explanation is `> [!NOTE]`. Whatever else stands there would be lost.
///
/// ## How to fix
///
/// Move it to where it belongs. Text that follows the questions comes after a line `---`.
STRAY_TEXT = "stray-text", Error;

/// An attribute of a question, an option or a quiz has a value that it cannot have, or stands where it means nothing.
///
/// ## Example
///
/// ```markdown
/// ## Which step comes first? {#first-step points=none}
/// ```
///
/// ## How to fix
///
/// Write the value as the message says. Values have no spaces.
INVALID_ATTRIBUTE = "invalid-attribute", Error;

/// A quiz asks for more questions than there are.
///
/// A draw takes scored questions of the quizzes, lessons and units that it names, each at most once, and
/// never those of its own quiz. `show` takes from the quiz's own.
///
/// ## How to fix
///
/// Write more questions, name more places to draw from, or ask for fewer.
TOO_FEW_QUESTIONS = "too-few-questions", Error;

/// The right option stands at the same place in every question.
///
/// Learners find such a pattern sooner than the answers. The rule looks at pages with five or more
/// questions of one right option whose options are not shuffled.
///
/// ## How to fix
///
/// Move some of the right options, or add `.shuffle` to the questions or `shuffle = true` to the quiz.
KEY_POSITION = "key-position", Warning;

/// The right option is clearly longer than all others.
///
/// Writers qualify what is true and state what is false, and learners know it: Haladyna, Downing and
/// Rodriguez (2002, guideline 24) ask for options of about equal length. The rule speaks up when the
/// right option is half as long again as the longest other one, and at least fifteen characters longer.
///
/// ## How to fix
///
/// Shorten the right option, moving the qualification into its feedback, or make the others as precise.
KEY_LENGTH = "key-length", Warning;

/// An option is “all of the above” or “none of the above”.
///
/// Who sees that two options are right needs no more to choose “all of the above”, and who finds none
/// right need not know what is; when options are shuffled, nothing stands “above”. Of the guidelines of
/// Haladyna, Downing and Rodriguez (2002), number 26 asks to avoid “all of the above”, and number 25 to
/// use “none of the above” carefully.
///
/// ## How to fix
///
/// Ask for several right options instead, or replace the option.
ALL_OF_THE_ABOVE = "all-of-the-above", Warning;

/// A question asks for what is not so, and does not make the “not” stand out.
///
/// A small word that turns everything round is read over (Haladyna, Downing and Rodriguez 2002,
/// guideline 17).
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
/// Ask the other way round, or emphasise the word: `**not**` or `NOT`.
NEGATIVE_STEM = "negative-stem", Warning;

/// Two options of a question overlap, so that both are right or wrong together.
///
/// The rule compares ranges of numbers, as in “1 to 5” and “5 to 10”, and texts that differ only in
/// capitals or in the signs around them. It passes over options with code.
///
/// ## How to fix
///
/// Draw the line between them: “1 to 5” and “6 to 10”.
OVERLAPPING_OPTIONS = "overlapping-options", Warning;

/// An option has no feedback.
///
/// Feedback on the option that was chosen is where learners correct what they believe. A question with
/// an explanation for all has something to say too, but not to each.
///
/// ## How to fix
///
/// Write a quote below the option, indented by two spaces. For a quiz that tests, set
/// `feedback = "never"`.
MISSING_FEEDBACK = "missing-feedback", Warning;

/// A question asks for several options, and one is right.
///
/// Learners who are asked for several look for a second one.
///
/// ## How to fix
///
/// Take `.multiple` away, or mark another option as right.
SINGLE_KEY = "single-key", Warning;

/// No question of the course asks about an objective.
///
/// An objective that nothing asks about cannot be seen to be reached. The rule is silent in courses
/// without questions.
///
/// ## How to fix
///
/// Write a question that names it, as `{#id objective=…}`, or in a lesson that serves it.
UNASKED_OBJECTIVE = "unasked-objective", Warning;

/// A question serves no objective.
///
/// A question serves the objectives it names, or else those of its page. The rule is silent in courses
/// that have no objectives.
///
/// ## How to fix
///
/// Write `objectives = ["…"]` in the page's front matter, or `objective=` on the heading.
UNAIMED_QUESTION = "unaimed-question", Warning;

/// A choice of a scenario cannot be read.
///
/// A choice is an item of a list that begins with a link to a scene. The title of the link holds parts
/// between semicolons: effects on variables, and at most one condition.
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
/// An effect is `trust +1`, `trust -1` or `trust = 3`. A condition compares with `<`, `<=`, `>`, `>=`,
/// `==` or `!=`, and joins comparisons with `and`.
MALFORMED_CHOICE = "malformed-choice", Error;

/// A choice names a variable that the scenario does not have.
///
/// Every variable has a value to start with, in the front matter of the page.
///
/// ## How to fix
///
/// Add it, or correct its name:
///
/// ```toml
/// variables = { trust = 3, load = { start = 2, min = 0, max = 5, label = "Load" } }
/// ```
UNKNOWN_VARIABLE = "unknown-variable", Error;

/// A choice or the front matter of a scenario names a scene that is none.
///
/// Each heading of the second level is a scene. Headings below it belong to the scene they stand in.
///
/// ## How to fix
///
/// Name the id of a scene: `## On Monday {#monday}`.
UNKNOWN_SCENE = "unknown-scene", Error;

/// A scenario has no scene.
///
/// ## How to fix
///
/// Begin one with a heading of the second level:
///
/// ```markdown
/// ## On Monday {#monday}
///
/// What happens.
///
/// - [What can be done](#tuesday)
/// ```
NO_SCENE = "no-scene", Error;

/// A story stops where it does not end.
///
/// A scene has nothing to choose and is no ending; or its choices all have conditions, and on some path
/// to it none of them holds. Whoever comes there cannot go on.
///
/// ## How to fix
///
/// Give the scene a choice without a condition, or make it an ending:
///
/// ```markdown
/// ## The launch {#launch .ending outcome=sound}
/// ```
DEAD_END = "dead-end", Error;

/// A scenario has no way out of a part of it.
///
/// From some scene on, whatever is chosen, no ending can be reached.
///
/// ## How to fix
///
/// Add a choice that leads out of the circle. The message names the scenes.
NO_WAY_OUT = "no-way-out", Error;

/// No path leads to a scene or an ending of a scenario.
///
/// Either no choice leads there, or every choice that does has a condition that never holds.
///
/// ## How to fix
///
/// Lead a choice there, change the condition, or delete the scene.
UNREACHABLE_SCENE = "unreachable-scene", Warning;

/// The condition of a choice can never hold.
///
/// On every path to the scene the variables have other values.
///
/// ## How to fix
///
/// Look at the ranges that the message names, and change the condition, the effects before it or the
/// value at the start.
IMPOSSIBLE_CONDITION = "impossible-condition", Warning;

/// Nothing reads a variable of a scenario.
///
/// It has no label, so learners do not see it, and no condition asks for it.
///
/// ## How to fix
///
/// Give it a `label`, use it in a condition, or delete it.
UNUSED_VARIABLE = "unused-variable", Warning;

/// A choice of a scenario has no consequence.
///
/// What a choice leads to is what learners learn from. The scene that follows is often the same for
/// several choices and cannot say it.
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

/// A scenario has more states than can be looked at.
///
/// A state is a scene with the values of all variables. The first hundred thousand were looked at;
/// what is wrong in others is not found.
///
/// ## How to fix
///
/// Give variables a `min` and a `max`, so that circles do not count up for ever.
TOO_MANY_STATES = "too-many-states", Warning;

/// A survey has nothing to answer.
///
/// It needs a scale, and dimensions with statements: a heading with the id of the dimension, and a list
/// below it.
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
/// Answers are kept under the id, so that a statement can be reworded.
///
/// ## How to fix
///
/// ```markdown
/// - I count to three before I answer {#calm-1}
/// ```
MISSING_STATEMENT_ID = "missing-statement-id", Error, fixed;

/// A profile or a remark of a survey has no text.
///
/// Whoever gets this result would read nothing.
///
/// ## How to fix
///
/// Write a heading with its id and the class `.profile` or `.remark`, and a text below it.
MISSING_RESULT_TEXT = "missing-result-text", Error;

/// A result that a survey can have has no profile, or several.
///
/// All means that are possible with the scale and the number of statements were tried.
///
/// ## How to fix
///
/// Let the `when` of the profiles cover every mean once: where one says `>= 3.5`, another says `< 3.5`.
UNMATCHED_RESULT = "unmatched-result", Warning;

/// A survey does not ask what the one that it is compared with asks.
///
/// With `compare` a survey repeats the statements of another one under the same ids. What only one of
/// them asks cannot be compared.
///
/// ## How to fix
///
/// Copy the dimensions and statements with their ids from the other survey, or delete `compare`.
UNLIKE_SURVEY = "unlike-survey", Error;

/// A weekly prompt lacks something, or is long.
///
/// Each prompt is a heading with an id, a short text and a link back to a page of the course. Feeds and
/// calendars know a prompt by its id.
///
/// ## How to fix
///
/// ```markdown
/// ## Ask two people {#ask-two}
///
/// What is our top priority? Compare what they say. [Why](basics/priorities.md)
/// ```
INCOMPLETE_PROMPT = "incomplete-prompt", Warning;

/// A lesson is shorter or longer than the course aims at.
///
/// Checked with `check --pedagogy`. Counted are the words of paragraphs and lists; headings, tables,
/// code, footnotes and questions are not. Pages that serve no objective are left alone where the
/// course has some: they are there to look things up. `least_words` and `most_words` in the table
/// `[pedagogy]` of `course.toml` say what the course aims at.
///
/// ## How to fix
///
/// Cut what the lesson can do without, or make two of it. A short one may lack a case or an example,
/// or belong to another lesson.
LESSON_LENGTH = "lesson-length", Warning;

/// A lesson takes longer than the course aims at, or its `minutes` are far from its text.
///
/// Checked with `check --pedagogy`, against `most_minutes` in the table `[pedagogy]` of `course.toml`.
/// `minutes` in the front matter is for lessons that hold more than their text, such as a film; twice
/// or half of what the text suggests is reported.
///
/// ## How to fix
///
/// Make two lessons of it, or move questions to the quiz of the unit. Leave `minutes` out where the text
/// is all there is.
READING_TIME = "reading-time", Warning;

/// A lesson is harder to read than the course aims at.
///
/// Checked with `check --pedagogy`, against `least_ease` in the table `[pedagogy]` of `course.toml`. The
/// ease goes from about 0 to 100; from 60 to 70 is plain, under 50 is hard. The formula is Flesch's for
/// English, Amstad's for German, that of Kandel and Moles for French and of Fernández Huerta for
/// Spanish; other languages in Latin, Greek or Cyrillic letters have 100 less their LIX, and the
/// rest is not measured.
///
/// A formula sees the length of words and sentences, and nothing else.
///
/// ## How to fix
///
/// Take the longest sentences apart, and use the everyday word where there is one.
HARD_TO_READ = "hard-to-read", Warning;

/// Few questions ask about an objective.
///
/// Checked with `check --pedagogy`, against `least_questions` in the table `[pedagogy]` of `course.toml`.
/// Questions without a score do not count.
///
/// ## How to fix
///
/// Write more, each with a case of its own; or give those that fit the objective its name, as in
/// `objective=o3`.
FEW_QUESTIONS = "few-questions", Warning;

/// Most questions about an objective ask for no more than to know.
///
/// Checked with `check --pedagogy`, against `least_applied` in the table `[pedagogy]` of `course.toml`:
/// the share in percent of the questions whose level is `apply`, `analyse`, `evaluate` or `create`.
/// Questions without a level do not count.
///
/// ## How to fix
///
/// Ask for a decision in a case, in place of what a word means.
LOW_LEVEL = "low-level", Warning;

/// A question does not say what it asks of the learner's thinking.
///
/// Checked with `check --pedagogy`. The levels are those of Anderson and Krathwohl (2001), by which
/// reports show what a course asks for.
///
/// ## How to fix
///
/// ```markdown
/// ### Which one first? {#which-first level=apply}
/// ```
MISSING_LEVEL = "missing-level", Warning;

/// A section of evidence holds a claim without a reference.
///
/// Checked with `check --pedagogy`. A section is one of evidence when its heading has the class
/// `.evidence`. Each item of its lists cites something; where it has no list, each paragraph does.
/// Items that begin in bold with one of the `opinion_labels` of the table `[pedagogy]` in `course.toml`
/// need no reference.
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
/// Cite what the claim rests on, or mark it as opinion.
UNCITED_CLAIM = "uncited-claim", Warning;

/// The feedback on an option is long.
///
/// Checked with `check --pedagogy`, against `most_feedback` in the table `[pedagogy]` of `course.toml`:
/// the words without citations and links. Who has just answered reads on when it is short.
///
/// ## How to fix
///
/// Say why the option tempts and what is so. What belongs to all options is the explanation's.
LONG_FEEDBACK = "long-feedback", Warning;

/// The right option is the longest.
///
/// Checked with `check --pedagogy`, more strictly than [`key-length`](#key-length): an option is reported
/// when it is the longest and more than a quarter longer than the others on average, and a unit when
/// the right option is the longest more often than chance explains, which happens by itself about once
/// in four hundred.
///
/// ## How to fix
///
/// Move what qualifies the right option into its feedback, or make the others as precise.
LONGEST_KEY = "longest-key", Warning;

/// In a unit the right option stands at one place too often.
///
/// Checked with `check --pedagogy`, over all questions of the unit whose options are not shuffled. By
/// itself it happens about once in four hundred.
///
/// ## How to fix
///
/// Move some of the right options, or shuffle the options.
KEY_BALANCE = "key-balance", Warning;
}
