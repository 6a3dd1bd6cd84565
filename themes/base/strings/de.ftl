# Words a course may replace under [vocabulary] in course.toml.
course = Kurs
unit = Modul
lesson = Lektion

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
skip = Zum Text springen
references = Literatur
glossary = Glossar
prompts = Wochenimpulse
site-navigation = Seiten des Kurses
breadcrumb = Sie sind hier
authors = Von { $names }
version = Fassung { $version }
licence = Lizenz:
made-with = Erstellt mit Coursemark
close = Schließen

# How pages are shown.
display = Darstellung
theme = Farben
theme-auto = Wie im System eingestellt
theme-light = Hell
theme-dark = Dunkel
keys = Tastatur
keys-on = Einzelne Tasten
keys-hint = „/“ öffnet die Suche, „n“ und „p“ führen zur nächsten und zur vorigen Seite.

# The text of a page, by script.
copy = Kopieren
copied = Kopiert
copy-failed = Kopieren nicht möglich
heading-link = Link zu „{ $title }“
glossary-link = Im Glossar

# Search.
search = Suche
search-index = Titel, Überschriften und Begriffe
search-label = Im Kurs suchen
search-found = { $count ->
    [one] { $count } Seite gefunden.
   *[other] { $count } Seiten gefunden.
}
search-none = Zu „{ $query }“ wurde nichts gefunden. Versuchen Sie es mit weniger Wörtern oder mit einem anderen Wort dafür.
search-corrected = Gesucht wurde nach: { $words }.
search-more = Mehr anzeigen
search-failed = Die Suche konnte nicht geladen werden. Prüfen Sie die Verbindung und tippen Sie noch einmal.

# Amounts.
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
hours = { $count ->
    [one] etwa { $count } Stunde
   *[other] etwa { $count } Stunden
}
lessons = { $count ->
    [one] { $count } Lektion
   *[other] { $count } Lektionen
}

# The front page.
start = Mit „{ $title }“ beginnen
outline = Inhalt
objectives = Was Sie danach können
tracks = Wege durch den Kurs
track-facts = { $lessons ->
    [one] { $lessons } Lektion
   *[other] { $lessons } Lektionen
}, { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}

# A unit's page.
unit-number = { unit } { $number } von { $count }
unit-short = { unit } { $number }
unit-pages = In diesem Teil

# A lesson.
lesson-number = { lesson } { $number } von { $count }
page-quiz = Quiz
page-scenario = Szenario
page-survey = Umfrage
draft = Entwurf
draft-note = Diese Seite ist ein Entwurf. Ohne --drafts gehört sie nicht zum fertigen Kurs.
needs = Am besten vorher lesen:
serves = Danach können Sie
contents = Auf dieser Seite
more-before = Frühere Seiten dieses Teils
more-after = Spätere Seiten dieses Teils
pager = Weiterlesen
previous = Zurück
next = Weiter

# The text of a page.
callout-note = Hinweis
callout-tip = Tipp
callout-important = Wichtig
callout-warning = Warnung
callout-caution = Vorsicht
footnotes = Anmerkungen
footnote-back = Zurück zum Text
table-name = Tabelle: { $columns }
table-unnamed = Tabelle
code-name = Code: { $language }
code-unnamed = Code
math-name = Formel
task-done = Erledigt
task-open = Offen

# References and glossary.
cited-in = Zitiert in
cited-here = Zitiert an diesen Stellen
used-in = Zuerst verwendet in
references-none = Noch wird nichts zitiert.

# The page for a missing page.
not-found = Diese Seite gibt es nicht
not-found-text = Vielleicht wurde sie verschoben oder umbenannt. Der Kurs beginnt hier:
