# Words a course may replace under [vocabulary] in course.toml.
course = Course
unit = Unit
lesson = Lesson

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
menu = Menu
settings = Settings
skip = Skip to the text
references = Sources
glossary = Glossary
prompts = Weekly prompts
authors = By { $names }
version = Version { $version }
licence = Licence:
made-with = Made with Coursemark
support = Help and feedback
close = Close

# How pages are shown.
theme = Colours
theme-auto = Same as my device
theme-light = Light
theme-dark = Dark
size = Text size
size-normal = Standard
size-large = Large
size-larger = Largest
spacing = Line spacing
spacing-normal = Standard
spacing-wide = Wide
typeface = Typeface
typeface-normal = Standard
typeface-legible = Easier to read
keys = Keyboard shortcuts
keys-on = Single keys
keys-hint = “/” searches; “n” and “p” lead to the next and the previous page; “m” highlights or notes what is selected or read.
paper = On paper
paper-key = Print the answers too, on a sheet of their own

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
search-recent = Recent searches
search-more = Show more
search-failed = The search could not be loaded. Check the connection and type again.

# Questions.
check = Check
save = Save
answer = Answer
right = Right.
partly-right = Partly right.
wrong = Not right.
explained-in = Where this was explained:
question-back = Back to the question
guess-title = { $count ->
    [one] Before you read: { $count } question, half a minute
   *[other] Before you read: { $count } questions, about a minute
}
guess-where = Guess { $number } of { $count }. You’ll see what’s right when you read.
guess-know = I don’t know
guess-skip = Skip the questions
guess-thanks = Thank you. Now read on: your guesses are where the answers are.
guess-mark = You guessed: { $answer }
guess-mark-none = You didn’t know this before you read.
guess-end = You guessed { $guessed } of { $count } right. Now it’s { $right } of { $count }.
guess-all = You knew this before you read, and you know it now: all { $count } right.
recall-where = { $number } of { $count }, about { $seconds } seconds
recall-show = Show the answer
recall-knew = Knew it
recall-not-yet = Not yet
recall-result = You knew { $right } of { $count }.
recall-result-on = You knew { $right } of { $count } on { $when }.
recall-comes-back = What you didn’t know comes back further down.
recall-again = Go through them again
recall-once-more = Once more
choose = Choose …
choose-pair = Choose what belongs here …
choose-all = Choose all that apply.
order-how = Put these into the right order.
tied = (may swap with the next)
gap = Gap { $number }
your-answer = Your answer
self-check = Check your text
model-answer = A model answer
example = An example
hint = Hint
hint-number = Hint { $number } of { $count }
number-range = { $least } to { $most }
key-title = Answers
move-up = Move “{ $step }” up
move-down = Move “{ $step }” down
moved = { $step }: now number { $position } of { $count }
step-stays = { $step }: stays number { $position } of { $count }
missed = You left out a right option.
points-of = { $earned } of { $possible } points
pairs-right = { $right } of { $count } pairs right.
gaps-right = { $right } of { $count } gaps right.
steps-right = { $right } of { $count } steps in place.
options-right = { $right } of { $count } right options chosen.
reason-wrong = The verdict is right, but the reason isn’t.
gap-right = Gap { $number }: right.
gap-wrong = Gap { $number }: not right.
sure-ask = How sure are you?
sure-guess = Guess
sure-rather = Rather sure
sure-sure = Sure
sure-unknown = I don’t know
sure-none = You don’t know this yet, and that’s fine. Here’s the answer.
sure-wrong = You were sure, so take a moment to see why.
sure-lucky = You guessed, and it’s right.
try-again = Try again
show-feedback = Show feedback
hide-feedback = Hide feedback
answered = Answered
saved = Saved
saved-here = Kept until this page is closed
not-saved = Not saved. Shorten it and try again.
not-checked = This couldn’t be checked, because a part of the page didn’t load. Check your connection and try again.
limit-reached = Full: { $count } characters.
saving = Saving …
unanswered = Not answered yet.
unanswered-reason = Choose a reason too.
unanswered-parts = Some parts are still blank. Fill in every part.
unanswered-order = Put the steps in order first.
next-try = Try again, or open the answer below.
hint-opened = There’s a hint open above. Use it to try again.
unreadable-number = Gap { $number }: enter a number using digits only, such as 12.5 or 12,5.
why = Why?
changed-short = Changed since.
corrected-short = Corrected since.
asked-again-short = Asked again.
changed-since = The wording has changed since you answered.
key-changed = What is right was corrected since you answered.
asked-again = The question has changed, so it is asked again. Your earlier answer was: { $answer }

# Quizzes.
quiz-start = { $count ->
    [one] { $count } question.
   *[other] { $count } questions.
}
quiz-pass = You need { $percent } % of the points to pass.
quiz-attempts = { $count ->
    [one] One attempt counts.
   *[other] { $count } attempts count.
}
quiz-attempt = Attempt { $number }
quiz-attempt-of = Attempt { $number } of { $count }
quiz-rule = You can go back to any question until you submit.
quiz-keys = This quiz is for practice. The answers are stored in the page, so your result isn’t proof for anyone else.
quiz-where = Question { $number } of { $count }
quiz-back = Back
quiz-next = Next question
quiz-all = All on one page
overview = Questions of this quiz
overview-open = Question { $number }: not answered
overview-answered = Question { $number }: answered
overview-right = Question { $number }: right
overview-partly = Question { $number }: partly right
overview-wrong = Question { $number }: not right
submit = Submit the quiz
submit-open-title = { $count ->
    [one] { $count } question is not answered
   *[other] { $count } questions are not answered
}
submit-anyway = Submit anyway
quiz-submitted = Submitted
quiz-points = { $earned } of { $possible } points
quiz-need = You need { $needed } to pass.
quiz-look = { $count ->
    [one] { $count } question is worth another look.
   *[other] { $count } questions are worth another look.
}
quiz-practise-these = { $count ->
    [one] Practise the one you missed
   *[other] Practise these { $count }
}
quiz-answers = See all answers
quiz-to-result = Back to the result
quiz-not-loaded = Your answers are saved, but the result couldn’t be loaded. Check your connection.
quiz-loading = Loading the questions …
quiz-not-fetched = Some questions couldn’t be loaded. What you have answered is saved. Check your connection.
quiz-retry = Load it again
quiz-score = { $earned } of { $possible } points, { $percent } %
quiz-passed = Passed: { $earned } of { $possible }
quiz-failed = Not yet: { $earned } of { $possible }
quiz-feedback-after-pass = You’ll see the feedback when you’ve passed.
quiz-again = Take the quiz again
quiz-more = What next?
quiz-practise = Practise what went wrong
quiz-other = Ask me other questions
quiz-no-attempts = You have no attempts left.
quiz-history = Earlier attempts
quiz-standing = { $right } of { $count } right
quiz-saved-unscored = Your answers are saved. They can’t be marked here because this site doesn’t include the correct answers.

# What a browser keeps.
progress = Progress
progress-no-scripts = Progress is kept by your browser, which needs scripts for it. These are the parts of the course:
complete-and-continue = Complete and continue
progress-share = Progress: { $percent } % of the pages completed
you-were-at = You were at “{ $title }”.
mark-completed = Mark as completed
completed = Completed
passed = Passed
failed = Not passed
begun = In progress
continue = Continue: { $title }
standing = { $done } of { $total } pages completed, { $count ->
    [one] about { $count } minute left
   *[other] about { $count } minutes left
}
standing-hours = { $done } of { $total } pages completed, { $count ->
    [one] about { $count } hour left
   *[other] about { $count } hours left
}
record-memory = Your browser does not let this course keep anything. You can answer all questions; what you did on a page is gone when you leave it, unless you export it first.
record-waiting = Not saved yet: your browser hasn't opened its storage.
record-file = Opened from a folder, this browser keeps what you do apart for each page. To bring it together, export it on each page and import it on the page “What your browser keeps”, or open the course from a server.
record-newer = Your progress was kept by a newer version of this site. It is left as it is, and nothing new is kept here.
record-dismiss = Understood
undo = Undo
reset-question = Clear my answer
reset-quiz = Clear this quiz
reset-title = Clear answers
reset-what = What to clear
reset-start = Clear …
reset-course = The whole course
reset-do = Clear
reset-ask = Clear { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}? You can undo this.
reset-done = Cleared.
cancel = Cancel
progress-page = Page
progress-state = State
progress-questions = Questions
percent = { $percent } %
progress-right = { $right } of { $count } right
progress-objectives = What you can do now
progress-objective = Objective
progress-mastery = Learned
sure-title = How sure you were
sure-about = Were you right as often as you thought? This is for you alone. It isn’t a mark, and it isn’t sent to anyone.
sure-step = You said
sure-promised = What would fit
sure-fits = { $count } right
sure-fits-about = { $count } right: you judge this well
sure-fits-less = { $count } right: you know less here than you think
sure-fits-more = { $count } right: you know more than you think
progress-quizzes = Quizzes
progress-quiz = Quiz
progress-best = Best
progress-attempts = Attempts
progress-all-pages = Everything page by page
progress-pages = { $done } of { $total } pages
progress-units = The course, part by part
progress-all-done = You have completed every page.
milestone-unit = You have completed “{ $title }”.
milestone-half = You’re halfway through.
milestone-all = You have completed the whole course.
milestone-plan = Your plan is filled in.
progress-week = This week
week-pages = Pages completed
week-questions = Questions answered
week-quizzes = Quizzes passed
progress-again = { $count ->
    [one] { $count } question to try again
   *[other] { $count } questions to try again
}
progress-changed = { $count ->
    [one] { $count } answer is to a question that has changed
   *[other] { $count } answers are to questions that have changed
}
progress-gone = { $count ->
    [one] { $count } answer is to a question that is no longer in this course. It is kept.
   *[other] { $count } answers are to questions that are no longer in this course. They are kept.
}
progress-load-failed = The outline of the course could not be loaded. Reload the page to try again.
progress-apart = Opened from a folder, this browser stores each page's answers separately. This page can't see what you did on the others.
record-title = What your browser keeps
record-where = Everything is kept in this browser, on this device, for this address. Nobody else sees it. Some browsers delete it when a site is not visited for a while (Safari after seven days), so export it now and then.
record-no-scripts = Your browser needs scripts to show what it keeps, to save it to a file and to delete it.
record-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
record-export = Export
record-export-note = Saves a file with all you have done. Import it in another browser or at another address of this course.
record-persist = Ask the browser to keep this
record-persist-done = Your browser will keep this.
record-persist-denied = Your browser made no promise. Export now and then.
record-export-remind = You have answered { $count } questions since the last export.
record-import = Import a file
record-import-new = { $count ->
    [one] { $count } entry is new.
   *[other] { $count } entries are new.
}
record-import-known = { $count ->
    [one] { $count } entry is here already.
   *[other] { $count } entries are here already.
}
record-import-clears = { $count ->
    [one] This import clears one of your answers.
   *[other] This import clears { $count } of your answers.
}
record-import-broken = { $count ->
    [one] { $count } entry cannot be read and is left out.
   *[other] { $count } entries cannot be read and are left out.
}
record-import-changed = The file was changed after it was exported, or is damaged. What can be read of it is shown here.
record-import-do = Add them
record-import-done = Added.
record-import-none = There is nothing new in the file.
record-import-other = The file belongs to another course, “{ $course }”.
record-import-newer = The file was made by a newer version of Coursemark.
record-import-unreadable = The file is not an export of a course.
record-import-large = The file is too large to be an export of a course.
record-import-count = “{ $file }” can't be imported: an entry in it has the number { $count }, which is far too high. The file was changed or is damaged.
record-broken = { $count ->
    [one] { $count } entry cannot be read. It is set aside and not changed.
   *[other] { $count } entries cannot be read. They are set aside and not changed.
}
record-broken-save = Save them as they are
record-snapshots = Go back to an earlier day
record-snapshot = As it was on { $day }
record-restore = Restore
record-restore-note = What was kept that day and is missing now is added again, and cleared answers come back.
record-restored = Restored.
record-erase = Delete everything
record-erase-ask = Delete everything that this browser keeps of this course, earlier days included? This cannot be undone.
record-erase-do = Delete
record-erase-done = Everything is deleted.

# Amounts.
questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
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
start = Start: { $title }
outline = What is in it
try = Try it
try-from = From the course:
objectives = What you will be able to do
tracks = Ways through

# A unit's page.
unit-number = { unit } { $number } of { $count }
unit-short = { unit } { $number }
unit-pages = In this part

# A lesson.
lesson-number = { lesson } { $number } of { $count }
page-quiz = Quiz
page-scenario = Scenario
page-survey = Survey
page-handout = Handout
draft = Draft
draft-note = This page is a draft. It is left out when the course is built without --drafts.
needs = Better read first:
serves = You will be able to …
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
footnote = Note { $number }
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

# Scenarios
scene-number = Scene { $number }
choice-to = → { $number }
choice-if = Only if { $conditions }
consequence = What follows
outcome-sound = It ends well
outcome-recoverable = It can be put right
outcome-harmful = It ends badly
condition-less = { $name } is less than { $value }
condition-at-most = { $name } is at most { $value }
condition-more = { $name } is more than { $value }
condition-at-least = { $name } is at least { $value }
condition-is = { $name } is { $value }
condition-is-not = { $name } is not { $value }
meter = { $name }: { $value }
meter-of = { $name }: { $value } of { $max }
story-again = Start again
story-back = Back
story-on = Go on
story-otherwise = Try another way from here
story-way = Your way so far
story-begin = Begin
story-chose = { $scene }: { $choice }
story-read = I have read it
story-stop = Stop here
story-stopped = You have stopped. Your way is kept on this device; nothing is lost, and you need not go on.
story-text = Read it as text instead
story-told = Back to the scenes
story-what-if = What if?
meter-up = up { $change }
meter-down = down { $change }
meter-better = better
meter-worse = worse
content-note = Before you begin

# Surveys.
survey-about = Answer as things are, not as they should be. There are no right answers.
survey-none = Not applicable
survey-results = Your result
survey-by-hand = To count by hand, number the answers from 1 and take the mean of each part; leave out what does not apply. Below is what each result means.
survey-gap = The difference
survey-honest = This is a home-made aid to thinking, not a tested instrument: it shows how you answered today. Do not use it to select, pay or compare people. Your answers stay in this browser.
survey-submit = Show my result
survey-change = Change answers
survey-again = Answer again
survey-open = A statement has no answer yet.
survey-count = { $done } of { $count } answered
survey-few = Too few statements were answered for a result everywhere.
survey-fall = A lower number can mean that you see more clearly now.
survey-lowest = Rated lowest
survey-first = First time, { $date }
survey-now = Now, { $date }
survey-you = You
survey-observer = { $name } (observer)
survey-dimension = Part
survey-mean = { $mean } of { $most }
survey-observers = Ask others
survey-observers-how = Two people who work with you may answer some of the statements about you, if they like. They open the page for observers, save their answers as a file or print them, and hand them over themselves.
survey-observer-page = Page for observers
survey-observer-file = Add an observer’s file
survey-observer-wrong = This file holds no answers to this survey.
survey-observer-added = The answers of { $name } were added.
survey-observer-nameless = An observer
survey-observer-about = You were asked how you see somebody at work. Answer for that person, as you have seen it in the last four weeks. It is voluntary. Nothing is kept here or sent: you save a file, or print the page, and decide yourself whom you give it to.
survey-observer-name = Your name, if you like
survey-observer-save = Save as a file
survey-observer-saved = The file is among your downloads.
survey-print = Print

# The plan, the certificate, weekly prompts, tracks.
plan = Plan
plan-about = What you take from the course into your work, in your own words.
plan-kept = It is kept in this browser alone and never sent anywhere. Print it, or save it as a file, to have it elsewhere.
own-case = You wrote:
plan-from = Asked in:
plan-goes = This goes into your plan:
plan-filled = { $done } of { $count } parts filled
plan-open = Still to fill in
plan-write = Write it here
plan-survey = Your latest result stands here.
plan-survey-open = Not answered yet.
plan-behaviour = What I want to do
plan-behaviour-note = Something other people could see you do.
plan-why = Why it matters to me
plan-measure = How often in a week
plan-measure-note = A number to count.
plan-if = If …
plan-if-note = A time, a place or something that happens.
plan-then = … then I will …
plan-then-note = One act of under two minutes.
plan-step = First small step, within two days
plan-obstacle = What may come in the way
plan-helper = Who helps me
plan-vague = be better, try to, improve, more often, communicate more, pay attention
plan-vague-hint = Could somebody see it and count it? Say who, what and when.
plan-lacks-behaviour = One thing is still open: what do you want to do?
plan-lacks-if = One half is still open: when does it happen? Name a time, a place or an event.
plan-lacks-then = One half is still open: what will you do then?
plan-lacks-measure = One thing is still open: how often in a week?
plan-follow = After { $count } days: did it happen?
plan-follow-said = If { $cue }, then { $act }
plan-follow-yes = Yes
plan-follow-partly = Partly
plan-follow-no = No
plan-follow-change = What came in the way? Change the sentence so that it fits.
plan-kept-count = { $kept } of { $count } kept
plan-days = Ninety days
plan-start = First day
plan-phase = Days { $from } to { $to }:
plan-learn = learn and observe.
plan-practise = practise one habit at a time.
plan-widen = widen it and hand it on.
plan-weeks = Two minutes a week
plan-weeks-note = Did it happen this week? Tick it, or leave it open and think about what came in the way.
plan-week-head = Week
plan-week = Week { $number }
plan-kept-to = Done
plan-review = Review on day { $day }
plan-verdict-kept = Kept
plan-verdict-changed = Changed
plan-verdict-dropped = Dropped
plan-evidence = What happened, and how do I know?
plan-next = What comes next?
plan-print = Print
plan-markdown = Save as text
plan-calendar = Save review dates for a calendar
plan-calendar-start = Choose a first day.
plan-said = In the course you wrote:
plan-take = Add it here
certificate = Certificate
certificate-about = What the course asks for, and what is still missing.
certificate-track = Track: { $track }
certificate-quiz = Reach { $percent } % in:
certificate-scenarios = Finish:
certificate-scenarios-any = Finish { $any } of these { $count }:
certificate-outcomes = endings that count: { $outcomes }
certificate-survey = Answer, with any result:
certificate-plan = Write in your plan:
certificate-start = Begin your plan (a first day, or three weeks ticked):
certificate-done = Done:
certificate-missing = Missing:
certificate-open = Still missing
certificate-share = { $done } of { $count } done
certificate-more = { $count } more
certificate-finished = Already done: { $count }
certificate-show = Show this certificate
certificate-much = { $done } of { $needed }
certificate-name = Your name on it
certificate-print = Print
certificate-has = has worked through this course, which teaches to
certificate-hours = { $count ->
    [one] about { $count } hour of work
   *[other] about { $count } hours of work
}
certificate-version = version { $version } of the course
certificate-date = Date
certificate-signature = Signature
certificate-honest = Self-paced and unsupervised. This sheet was made in the learner’s own browser from what it keeps; nobody has checked it. It is not proof of identity or of competence at work.
prompts-feed = Feed
prompts-count = { $count ->
    [one] { $count } prompt, one a week
   *[other] { $count } prompts, one a week
}
prompts-first = First day
prompts-calendar = Save as a calendar
prompts-choose = Choose a first day.
prompts-saved = The calendar file is among your downloads; open it with your calendar.
track-start = Start
track-follow = Follow this track
track-off = not on your track

# Reporting a question.
report-question = Report this question
report-field = What’s wrong with it?
report-answer = Include my answer
report-mail = Write the mail
report-page = Go to the form
report-note = Your mail program opens with this text. Nothing is sent until you send it.
report-note-page = Another page opens with this text. You decide there whether to send it.
report-subject = “{ $title }” in “{ $course }”
report-about = Question: { $title } ({ $question })
report-where = Page: { $address }
report-version = Version of the course: { $version }
report-mine = My answer: { $answer }

# Notes, highlights and bookmarks.
notes = Notes
notes-lead = What you’ve highlighted, noted and bookmarked in this course. Only you can see it.
notes-no-scripts = Your notes are in your browser, and a script shows them. It couldn’t run here.
notes-none = You have no notes yet. Select some words in a lesson, then choose “Highlight”, “Note” or “Bookmark”.
notes-apart = This browser keeps the notes of each page apart, because the course was opened from a folder. You find them on their pages.
notes-search = Search your notes
notes-found = { $count ->
    [0] No note has these words.
    [one] { $count } note
   *[other] { $count } notes
}
notes-markdown = Save as text (Markdown)
notes-print = Print
notes-edit = Edit
notes-bar = The selected words
notes-here = Highlight, note or bookmark: “{ $title }”
notes-highlight = Highlight
notes-note = Note
notes-bookmark = Bookmark
notes-long = That’s a lot of text. Select { $count } characters at most.
notes-made-highlight = Highlighted.
notes-made-bookmark = Bookmarked.
notes-field = Your note
notes-private = Only you can see it. It’s saved in this browser.
notes-save = Save
notes-saved = Saved.
notes-delete = Delete
notes-deleted = Deleted.
notes-of-note = Your note: { $text }
notes-of-highlight = You highlighted: { $text }
notes-of-bookmark = Your bookmark: { $text }
notes-lost = { $count ->
    [one] The text of a note has changed
   *[other] The text of { $count } notes has changed
}

# Privacy.
privacy = Privacy
privacy-lead = What you do in this course stays in your browser. The course sends it to no one.
privacy-kept = What your browser keeps
privacy-pages = Which pages you opened and completed, when, and where you stopped reading
privacy-answers = Your answers to questions, including what you typed and haven’t submitted yet
privacy-stories = What you chose in scenarios
privacy-surveys = Your answers in surveys
privacy-observers = The answers of people you asked about yourself, if you add their files
privacy-plan = What you write in your plan
privacy-name = Your name, if you write it on the certificate
privacy-notes = Your notes, highlights and bookmarks
privacy-settings = Your settings, such as the colours, and your latest searches until you close the tab
privacy-where = All this is in this browser, on this device. Anyone who uses the same browser on this device can see it.
privacy-erase = See it, take it with you, or delete it
privacy-erase-how = On the page “What your browser keeps”, you can save everything to a file or delete it. The file is yours, and people you give it to can read it. Your settings go when you clear this site’s data in the browser.
privacy-sent = What is sent
privacy-sent-how = There is no account, there are no cookies, and nothing counts your visits. Pages load files from this site only, and the browser enforces that.
privacy-report = If you report a question, your mail program or another page opens with what you wrote. You decide whether to send it.
privacy-host = The host of this site sees which files your browser asks for, and from which internet address, like the host of any website. It can’t see your answers.
privacy-links = Other sites only hear from you when you follow a link to them, and they aren’t told where you came from.

# Accessibility.
accessibility = Accessibility
accessibility-lead = These pages are made to meet WCAG 2.2 at level AA. This is what was tested, and what wasn’t.
accessibility-tested = What was tested
accessibility-rules = Coursemark, the program that made these pages, is tested in browsers for faults that a program can find, in light, dark and forced colours.
accessibility-keys = Its tests use the pages with the keyboard alone, at a width of 320 pixels, and with text twice as large.
accessibility-contrast = Its own colours have a contrast of at least 4.5 to 1 for text.
accessibility-scripts = Every page can be read without scripts. Answers are marked and saved only with them.
accessibility-open = What wasn’t
accessibility-content = Those tests don’t cover this course’s own words, pictures and films, or its changes to the look.
accessibility-people = A program finds only some of the barriers. The tests use Chromium and Firefox, and no screen reader.
accessibility-help = If something is in your way
accessibility-tell = Please say which page it is, what you wanted to do, and which device, browser and assistive technology you use.
accessibility-tell-whom = Please tell the people who gave you this course which page it is, what you wanted to do, and which device, browser and assistive technology you use.

# The review.
review = Review
review-about = What you have answered comes back here shortly before you would forget it: after days, then after weeks, then after months. That is what makes it last.
review-no-scripts = The review works with JavaScript, which is off here or could not be loaded.
review-today = { $count ->
    [one] { $count } question today
   *[other] { $count } questions today
}
review-due = { $count ->
    [one] { $count } question to review
   *[other] { $count } questions to review
}
review-waiting = { $count ->
    [one] { $count } more waits for another day
   *[other] { $count } more wait for other days
}
review-from = From
review-read = Read again:
review-again = It comes once more at the end.
review-easy = That was easy
review-later = It comes back later than the others.
review-finish = Finish
review-none = Nothing to review today
review-unknown = Nothing to review yet
review-how = Answer questions in the lessons. They come back here a few days later.
review-done = Done for today
review-remembered = You remembered { $right } of { $count }.
review-next = { $count ->
    [one] Next: { $day }, { $count } question.
   *[other] Next: { $day }, { $count } questions.
}
review-calendar = Save the next days as a calendar
review-leeches = You have missed questions from these pages again and again. Read them once more, and answer the questions there:
progress-kept = Kept
progress-kept-about = Learned: your latest answer is right. Kept: you were right on three different days.
certificate-kept = Keep { $percent }% of the questions: be right on three different days

# Testing out: what learners know already.
test-out = Skip what you know
test-out-about = Answer a few questions, and the course marks the lessons you don’t need. “Continue” skips them, and you can still read them.
test-out-no-scripts = These questions work with JavaScript, which is off here or could not be loaded.
test-out-length = { $count ->
    [one] At most { $count } question
   *[other] At most { $count } questions
}
test-out-how = Say how sure you are of each answer. Only being right and sure counts. You see the result at the end.
test-out-start = Start
test-out-on = Go on
test-out-where = Question { $number } of at most { $count }
test-out-stop = Stop here
test-out-result = You know { $known } of { $count } objectives
test-out-lessons = { $count ->
    [0] No lesson is skipped.
    [one] { $count } lesson is skipped:
   *[other] { $count } lessons are skipped:
}
test-out-objectives = Objectives
test-out-known = Known
test-out-not-yet = Not yet
test-out-not-asked = Not shown
test-out-apart = Quizzes and the certificate stay as they are.
test-out-take-back = Don’t skip these lessons
test-out-taken-back = No lesson is skipped now.
test-out-tries = { $count ->
    [0] You have used all your tries.
    [one] You can try { $count } more time. It asks other questions while there are any.
   *[other] You can try { $count } more times. Each asks other questions while there are any.
}
test-out-again = Try again
known = You know this already
