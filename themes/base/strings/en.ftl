# Words a course may replace under [vocabulary] in course.toml.
course = Course
unit = Unit
lesson = Lesson

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
skip = Skip to the text
references = References
glossary = Glossary
prompts = Weekly prompts
site-navigation = Site
breadcrumb = You are here
authors = By { $names }
version = Version { $version }
licence = Licence:
made-with = Made with Coursemark
close = Close

# How pages are shown.
display = Display
theme = Colours
theme-auto = As the system says
theme-light = Light
theme-dark = Dark
keys = Keyboard
keys-on = Single keys
keys-hint = “/” searches; “n” and “p” lead to the next and the previous page.

# The text of a page, by script.
copy = Copy
copied = Copied
copy-failed = Could not copy
heading-link = Link to “{ $title }”
glossary-link = In the glossary

# Search.
search = Search
search-index = Titles, headings and terms
search-label = Search the course
search-found = { $count ->
    [one] { $count } page found.
   *[other] { $count } pages found.
}
search-none = Nothing was found for “{ $query }”. Try fewer words, or another word for the same thing.
search-corrected = Taken for: { $words }.
search-more = Show more
search-failed = The search could not be loaded. Check the connection and type again.

# Amounts.
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] about { $count } hour
   *[other] about { $count } hours
}
lessons = { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}

# The front page.
start = Begin with “{ $title }”
outline = What is in it
objectives = What you will be able to do
tracks = Ways through
track-facts = { $lessons ->
    [one] { $lessons } lesson
   *[other] { $lessons } lessons
}, { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

# A unit's page.
unit-number = { unit } { $number } of { $count }
unit-short = { unit } { $number }
unit-pages = In this part

# A lesson.
lesson-number = { lesson } { $number } of { $count }
page-quiz = Quiz
page-scenario = Scenario
page-survey = Survey
draft = Draft
draft-note = This page is a draft. It is left out when the course is built without --drafts.
needs = Better read first:
serves = After this you can
contents = On this page
more-before = Earlier pages of this part
more-after = Later pages of this part
pager = Continue
previous = Previous
next = Next

# The text of a page.
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution
footnotes = Notes
footnote-back = Back to the text
table-name = Table: { $columns }
table-unnamed = Table
code-name = Code: { $language }
code-unnamed = Code
math-name = Formula
task-done = Done
task-open = Open

# References and glossary.
cited-in = Cited in
cited-here = Where it is cited
used-in = First used in
references-none = Nothing is cited yet.

# The page for a missing page.
not-found = There is no such page
not-found-text = The page may have been moved or renamed. The course begins here:
