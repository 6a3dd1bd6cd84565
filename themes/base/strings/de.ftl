# Words a course may replace under [vocabulary] in course.toml.
course = Kurs
unit = Modul
lesson = Lektion

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
menu = Menü
settings = Einstellungen
skip = Zum Text springen
references = Quellen
glossary = Glossar
prompts = Wochenimpulse
authors = Von { $names }
version = Fassung { $version }
licence = Lizenz:
made-with = Erstellt mit Coursemark
support = Hilfe und Rückmeldung
close = Schließen

# How pages are shown.
theme = Farben
theme-auto = Wie mein Gerät
theme-light = Hell
theme-dark = Dunkel
size = Schriftgröße
size-normal = Normal
size-large = Groß
size-larger = Am größten
spacing = Zeilenabstand
spacing-normal = Normal
spacing-wide = Weit
typeface = Schrift
typeface-normal = Normal
typeface-legible = Leichter zu lesen
keys = Tastenkürzel
keys-on = Einzelne Tasten
keys-hint = „/“ öffnet die Suche, „n“ und „p“ führen zur nächsten und zur vorigen Seite, „m“ markiert oder notiert Ausgewähltes oder den Abschnitt.
paper = Auf Papier
paper-key = Auch die Lösungen drucken, auf einem eigenen Blatt

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
search-recent = Letzte Suchen
search-more = Mehr anzeigen
search-failed = Die Suche konnte nicht geladen werden. Prüfen Sie die Verbindung und tippen Sie noch einmal.

# Questions.
check = Prüfen
save = Speichern
answer = Antwort
right = Richtig.
partly-right = Teilweise richtig.
wrong = Nicht richtig.
explained-in = Hier wurde es erklärt:
question-back = Zurück zur Frage
guess-title = { $count ->
    [one] Vor dem Lesen: { $count } Frage, eine halbe Minute
   *[other] Vor dem Lesen: { $count } Fragen, etwa eine Minute
}
guess-where = Raten Sie: { $number } von { $count }. Was richtig ist, sehen Sie beim Lesen.
guess-know = Weiß ich nicht
guess-skip = Fragen überspringen
guess-thanks = Danke. Lesen Sie nun weiter: Was Sie geraten haben, steht bei den Antworten.
guess-mark = Sie haben geraten: { $answer }
guess-mark-none = Das wussten Sie vor dem Lesen noch nicht.
guess-end = Geraten hatten Sie { $guessed } von { $count } richtig, jetzt sind es { $right } von { $count }.
guess-all = Das wussten Sie schon vor dem Lesen, und jetzt auch: alle { $count } richtig.
recall-where = { $number } von { $count }, etwa { $seconds } Sekunden
recall-show = Antwort zeigen
recall-knew = Gewusst
recall-not-yet = Noch nicht
recall-result = Sie wussten { $right } von { $count }.
recall-result-on = Am { $when } wussten Sie { $right } von { $count }.
recall-comes-back = Was Sie nicht wussten, kommt weiter unten noch einmal.
recall-again = Noch einmal durchgehen
recall-once-more = Noch einmal
choose = Auswählen …
choose-pair = Auswählen, was dazugehört …
choose-all = Wählen Sie alles Zutreffende aus.
order-how = Bringen Sie dies in die richtige Reihenfolge.
tied = (mit dem nächsten vertauschbar)
gap = Lücke { $number }
your-answer = Ihre Antwort
self-check = Prüfen Sie Ihren Text
model-answer = Eine Musterantwort
example = Ein Beispiel
hint = Hinweis
hint-number = Hinweis { $number } von { $count }
number-range = { $least } bis { $most }
key-title = Lösungen
move-up = „{ $step }“ nach oben
move-down = „{ $step }“ nach unten
moved = { $step }: jetzt Nummer { $position } von { $count }
step-stays = { $step }: bleibt Nummer { $position } von { $count }
missed = Eine richtige Möglichkeit fehlt.
points-of = { $earned } von { $possible } Punkten
pairs-right = { $right } von { $count } Paaren richtig.
gaps-right = { $right } von { $count } Lücken richtig.
steps-right = { $right } von { $count } Schritten am richtigen Platz.
options-right = { $right } von { $count } richtigen Möglichkeiten gewählt.
reason-wrong = Das Urteil stimmt, der Grund nicht.
gap-right = Lücke { $number }: richtig.
gap-wrong = Lücke { $number }: nicht richtig.
sure-ask = Wie sicher sind Sie?
sure-guess = Geraten
sure-rather = Eher sicher
sure-sure = Sicher
sure-unknown = Ich weiß es nicht
sure-none = Sie wissen es noch nicht, und das ist in Ordnung. Hier ist die Antwort.
sure-wrong = Sie waren sicher. Nehmen Sie sich einen Moment, um den Grund zu lesen.
sure-lucky = Geraten, und es stimmt.
try-again = Noch einmal
show-feedback = Rückmeldung zeigen
hide-feedback = Rückmeldung ausblenden
answered = Beantwortet
saved = Gespeichert
saved-here = Gespeichert, bis diese Seite geschlossen wird
not-saved = Das konnte nicht gespeichert werden. Kürzen Sie den Text und versuchen Sie es noch einmal.
not-checked = Das konnte nicht geprüft werden, weil ein Teil der Seite nicht geladen wurde. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
limit-reached = Dieses Feld fasst höchstens { $count } Zeichen. Was darüber hinausging, wurde weggelassen.
saving = Wird gespeichert …
unanswered = Noch nicht beantwortet.
unanswered-reason = Wählen Sie auch einen Grund.
unanswered-parts = Etwas ist noch offen. Füllen Sie alle Teile aus.
unanswered-order = Bringen Sie die Schritte zuerst in eine Reihenfolge.
next-try = Versuchen Sie es noch einmal, oder öffnen Sie unten die Antwort.
hint-opened = Oben ist jetzt ein Hinweis offen. Versuchen Sie es damit noch einmal.
unreadable-number = Lücke { $number }: Das ist nicht als Zahl lesbar. Schreiben Sie nur Ziffern, etwa 12,5 oder 12.5.
why = Warum?
changed-short = Seither geändert.
corrected-short = Seither berichtigt.
asked-again-short = Noch einmal gefragt.
changed-since = Der Wortlaut hat sich geändert, seit Sie geantwortet haben.
key-changed = Was richtig ist, wurde berichtigt, seit Sie geantwortet haben.
asked-again = Die Frage hat sich geändert und wird darum noch einmal gestellt. Ihre frühere Antwort war: { $answer }

# Quizzes.
quiz-start = { $count ->
    [one] { $count } Frage.
   *[other] { $count } Fragen.
}
quiz-pass = Zum Bestehen brauchen Sie { $percent } % der Punkte.
quiz-attempts = { $count ->
    [one] Ein Versuch zählt.
   *[other] { $count } Versuche zählen.
}
quiz-attempt = Versuch { $number }
quiz-attempt-of = Versuch { $number } von { $count }
quiz-rule = Bis zur Abgabe können Sie zu jeder Frage zurückgehen.
quiz-keys = Dieses Quiz dient der Übung. Die Antworten stehen in der Seite, das Ergebnis ist also kein Nachweis für andere.
quiz-where = Frage { $number } von { $count }
quiz-back = Zurück
quiz-next = Nächste Frage
quiz-all = Alle auf einer Seite
overview = Fragen dieses Quiz
overview-open = Frage { $number }: nicht beantwortet
overview-answered = Frage { $number }: beantwortet
overview-right = Frage { $number }: richtig
overview-partly = Frage { $number }: teilweise richtig
overview-wrong = Frage { $number }: nicht richtig
submit = Quiz abgeben
submit-open-title = { $count ->
    [one] { $count } Frage ist nicht beantwortet
   *[other] { $count } Fragen sind nicht beantwortet
}
submit-anyway = Trotzdem abgeben
quiz-submitted = Abgegeben
quiz-points = { $earned } von { $possible } Punkten
quiz-need = Zum Bestehen brauchen Sie { $needed }.
quiz-look = { $count ->
    [one] { $count } Frage lohnt einen zweiten Blick.
   *[other] { $count } Fragen lohnen einen zweiten Blick.
}
quiz-practise-these = { $count ->
    [one] Diese Frage üben
   *[other] Diese { $count } üben
}
quiz-answers = Alle Antworten ansehen
quiz-to-result = Zurück zum Ergebnis
quiz-not-loaded = Ihre Antworten sind gespeichert, aber das Ergebnis konnte nicht geladen werden. Prüfen Sie die Verbindung.
quiz-loading = Die Fragen werden geladen …
quiz-not-fetched = Einige Fragen konnten nicht geladen werden. Ihre bisherigen Antworten sind gespeichert. Prüfen Sie die Verbindung.
quiz-retry = Noch einmal laden
quiz-score = { $earned } von { $possible } Punkten, { $percent } %
quiz-passed = Bestanden: { $earned } von { $possible }
quiz-failed = Noch nicht: { $earned } von { $possible }
quiz-feedback-after-pass = Die Rückmeldungen sehen Sie, sobald Sie bestanden haben.
quiz-again = Quiz wiederholen
quiz-more = Wie weiter?
quiz-practise = Üben, was nicht gelungen ist
quiz-other = Andere Fragen stellen
quiz-no-attempts = Sie haben keinen Versuch mehr.
quiz-history = Frühere Versuche
quiz-standing = { $right } von { $count } richtig
quiz-saved-unscored = Ihre Antworten sind gespeichert. Sie können hier nicht bewertet werden, weil diese Website die richtigen Antworten nicht enthält.

# What a browser keeps.
progress = Fortschritt
progress-no-scripts = Den Fortschritt bewahrt Ihr Browser auf, der dafür Skripte braucht. Dies sind die Teile des Kurses:
complete-and-continue = Abschließen und weiter
progress-share = Fortschritt: { $percent } % der Seiten abgeschlossen
you-were-at = Sie waren bei „{ $title }“.
mark-completed = Als abgeschlossen markieren
completed = Abgeschlossen
passed = Bestanden
failed = Nicht bestanden
begun = Angefangen
continue = Weiter: { $title }
standing = { $done } von { $total } Seiten abgeschlossen, { $count ->
    [one] noch etwa { $count } Minute
   *[other] noch etwa { $count } Minuten
}
standing-hours = { $done } von { $total } Seiten abgeschlossen, { $count ->
    [one] noch etwa { $count } Stunde
   *[other] noch etwa { $count } Stunden
}
record-memory = Ihr Browser lässt diesen Kurs nichts aufbewahren. Sie können alle Fragen beantworten; was Sie auf einer Seite getan haben, ist fort, wenn Sie sie verlassen, es sei denn, Sie exportieren es vorher.
record-waiting = Ihr Browser hat seinen Speicher noch nicht geöffnet. Sie können weitermachen: Ihre Antworten werden gespeichert, sobald er das tut.
record-file = Aus einem Ordner geöffnet, hält dieser Browser für jede Seite getrennt fest, was Sie tun. Um es zusammenzuführen, exportieren Sie es auf jeder Seite und importieren Sie es auf der Seite „Was Ihr Browser aufbewahrt“, oder öffnen Sie den Kurs von einem Server.
record-newer = Ihr Fortschritt stammt von einer neueren Fassung dieser Website. Er bleibt, wie er ist, und hier wird nichts Neues aufbewahrt.
record-dismiss = Verstanden
undo = Rückgängig
reset-question = Meine Antwort löschen
reset-quiz = Dieses Quiz löschen
reset-title = Antworten löschen
reset-what = Was gelöscht wird
reset-start = Löschen …
reset-course = Der ganze Kurs
reset-do = Löschen
reset-ask = { $count ->
    [one] { $count } Antwort löschen
   *[other] { $count } Antworten löschen
}? Das lässt sich rückgängig machen.
reset-done = Gelöscht.
cancel = Abbrechen
progress-page = Seite
progress-state = Stand
progress-questions = Fragen
percent = { $percent } %
progress-right = { $right } von { $count } richtig
progress-objectives = Was Sie jetzt können
progress-objective = Lernziel
progress-mastery = Gelernt
sure-title = Wie sicher Sie waren
sure-about = Hatten Sie so oft recht, wie Sie dachten? Das ist nur für Sie. Es ist keine Note und wird niemandem geschickt.
sure-step = Sie sagten
sure-promised = Was passen würde
sure-fits = { $count } richtig
sure-fits-about = { $count } richtig: Sie schätzen sich gut ein
sure-fits-less = { $count } richtig: Sie wissen hier weniger, als Sie denken
sure-fits-more = { $count } richtig: Sie wissen mehr, als Sie denken
progress-quizzes = Quiz
progress-quiz = Quiz
progress-best = Bestes Ergebnis
progress-attempts = Versuche
progress-all-pages = Alles, Seite für Seite
progress-pages = { $done } von { $total } Seiten
progress-units = Der Kurs, Teil für Teil
progress-all-done = Sie haben alle Seiten abgeschlossen.
milestone-unit = Sie haben „{ $title }“ abgeschlossen.
milestone-half = Sie haben die Hälfte geschafft.
milestone-all = Sie haben den ganzen Kurs abgeschlossen.
milestone-plan = Ihr Plan ist ausgefüllt.
progress-week = Diese Woche
week-pages = Seiten abgeschlossen
week-questions = Fragen beantwortet
week-quizzes = Tests bestanden
progress-again = { $count ->
    [one] { $count } Frage zum Wiederholen
   *[other] { $count } Fragen zum Wiederholen
}
progress-changed = { $count ->
    [one] { $count } Antwort gehört zu einer Frage, die sich geändert hat
   *[other] { $count } Antworten gehören zu Fragen, die sich geändert haben
}
progress-gone = { $count ->
    [one] { $count } Antwort gehört zu einer Frage, die es im Kurs nicht mehr gibt. Sie bleibt erhalten.
   *[other] { $count } Antworten gehören zu Fragen, die es im Kurs nicht mehr gibt. Sie bleiben erhalten.
}
progress-load-failed = Die Gliederung des Kurses konnte nicht geladen werden. Laden Sie die Seite neu, um es noch einmal zu versuchen.
progress-apart = Aus einem Ordner geöffnet, speichert dieser Browser die Antworten jeder Seite getrennt. Diese Seite kann nicht sehen, was Sie auf den anderen getan haben.
record-title = Was Ihr Browser aufbewahrt
record-where = Alles wird in diesem Browser auf diesem Gerät für diese Adresse aufbewahrt. Niemand sonst sieht es. Manche Browser löschen es, wenn eine Website länger nicht besucht wird (Safari nach sieben Tagen); exportieren Sie es darum ab und zu.
record-no-scripts = Ihr Browser braucht Skripte, um zu zeigen, was er aufbewahrt, um es in einer Datei zu sichern und um es zu löschen.
record-count = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
record-export = Exportieren
record-export-note = Speichert eine Datei mit allem, was Sie getan haben. Importieren Sie sie in einem anderen Browser oder unter einer anderen Adresse dieses Kurses.
record-persist = Den Browser bitten, das zu behalten
record-persist-done = Ihr Browser behält das.
record-persist-denied = Ihr Browser hat nichts zugesagt. Exportieren Sie hin und wieder.
record-export-remind = Seit dem letzten Export haben Sie { $count } Fragen beantwortet.
record-import = Datei importieren
record-import-new = { $count ->
    [one] { $count } Eintrag ist neu.
   *[other] { $count } Einträge sind neu.
}
record-import-known = { $count ->
    [one] { $count } Eintrag ist schon hier.
   *[other] { $count } Einträge sind schon hier.
}
record-import-clears = { $count ->
    [one] Dieser Import löscht eine Ihrer Antworten.
   *[other] Dieser Import löscht { $count } Ihrer Antworten.
}
record-import-broken = { $count ->
    [one] { $count } Eintrag ist nicht lesbar und wird ausgelassen.
   *[other] { $count } Einträge sind nicht lesbar und werden ausgelassen.
}
record-import-changed = Die Datei wurde nach dem Export geändert oder ist beschädigt. Hier steht, was davon lesbar ist.
record-import-do = Hinzufügen
record-import-done = Hinzugefügt.
record-import-none = In der Datei ist nichts Neues.
record-import-other = Die Datei gehört zu einem anderen Kurs, „{ $course }“.
record-import-newer = Die Datei stammt von einer neueren Fassung von Coursemark.
record-import-unreadable = Die Datei ist kein Export eines Kurses.
record-import-large = Die Datei ist zu groß für den Export eines Kurses.
record-import-count = „{ $file }“ lässt sich nicht importieren: Ein Eintrag darin hat die Nummer { $count }, die viel zu hoch ist. Die Datei wurde verändert oder ist beschädigt.
record-broken = { $count ->
    [one] { $count } Eintrag ist nicht lesbar. Er wird beiseitegelegt und nicht verändert.
   *[other] { $count } Einträge sind nicht lesbar. Sie werden beiseitegelegt und nicht verändert.
}
record-broken-save = So speichern, wie sie sind
record-snapshots = Zu einem früheren Tag zurück
record-snapshot = Stand vom { $day }
record-restore = Wiederherstellen
record-restore-note = Was an dem Tag da war und jetzt fehlt, kommt hinzu, und gelöschte Antworten kehren zurück.
record-restored = Wiederhergestellt.
record-erase = Alles löschen
record-erase-ask = Alles löschen, was dieser Browser von diesem Kurs aufbewahrt, auch die früheren Tage? Das lässt sich nicht rückgängig machen.
record-erase-do = Endgültig löschen
record-erase-done = Alles ist gelöscht.

# Amounts.
questions = { $count ->
    [one] { $count } Frage
   *[other] { $count } Fragen
}
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
start = Beginnen: { $title }
outline = Inhalt
try = Zum Ausprobieren
try-from = Aus dem Kurs:
objectives = Was Sie danach können
tracks = Wege durch den Kurs

# A unit's page.
unit-number = { unit } { $number } von { $count }
unit-short = { unit } { $number }
unit-pages = In diesem Teil

# A lesson.
lesson-number = { lesson } { $number } von { $count }
page-quiz = Quiz
page-scenario = Szenario
page-survey = Umfrage
page-handout = Arbeitsblatt
draft = Entwurf
draft-note = Diese Seite ist ein Entwurf. Ohne --drafts gehört sie nicht zum fertigen Kurs.
needs = Am besten vorher lesen:
serves = Danach können Sie …
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
footnote = Anmerkung { $number }
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

scene-number = Szene { $number }
choice-to = → { $number }
choice-if = Nur wenn { $conditions }
consequence = Was daraus folgt
outcome-sound = Es geht gut aus
outcome-recoverable = Es lässt sich noch richten
outcome-harmful = Es geht schlecht aus
condition-less = { $name } kleiner als { $value } ist
condition-at-most = { $name } höchstens { $value } ist
condition-more = { $name } größer als { $value } ist
condition-at-least = { $name } mindestens { $value } ist
condition-is = { $name } { $value } ist
condition-is-not = { $name } nicht { $value } ist
meter = { $name }: { $value }
meter-of = { $name }: { $value } von { $max }
story-again = Von vorn beginnen
story-back = Zurück
story-on = Weiter
story-otherwise = Von hier aus anders versuchen
story-way = Ihr bisheriger Weg
story-begin = Beginnen
story-chose = { $scene }: { $choice }
story-read = Ich habe es gelesen
story-stop = Hier aufhören
story-stopped = Sie haben aufgehört. Ihr Weg bleibt auf diesem Gerät; nichts geht verloren, und Sie müssen nicht weitermachen.
story-text = Stattdessen als Text lesen
story-told = Zurück zu den Szenen
story-what-if = Was wäre wenn?
meter-up = { $change } mehr
meter-down = { $change } weniger
meter-better = besser
meter-worse = schlechter
content-note = Bevor Sie beginnen

survey-about = Antworten Sie so, wie es ist, nicht, wie es sein sollte. Es gibt keine richtigen Antworten.
survey-none = Trifft nicht zu
survey-results = Ihr Ergebnis
survey-by-hand = Zum Auszählen von Hand nummerieren Sie die Antworten ab 1 und bilden für jeden Teil den Mittelwert; was nicht zutrifft, bleibt weg. Unten steht, was jedes Ergebnis heißt.
survey-gap = Der Unterschied
survey-honest = Das ist eine selbst gemachte Denkhilfe, kein geprüftes Messinstrument: Sie zeigt, wie Sie heute geantwortet haben. Nutzen Sie sie nicht, um Menschen auszuwählen, zu bezahlen oder zu vergleichen. Ihre Antworten bleiben in diesem Browser.
survey-submit = Mein Ergebnis zeigen
survey-change = Antworten ändern
survey-again = Neu beantworten
survey-open = Eine Aussage hat noch keine Antwort.
survey-count = { $done } von { $count } beantwortet
survey-few = Für ein Ergebnis in allen Teilen wurden zu wenige Aussagen beantwortet.
survey-fall = Eine niedrigere Zahl kann heißen, dass Sie jetzt klarer sehen.
survey-lowest = Am niedrigsten eingeschätzt
survey-first = Erstes Mal, { $date }
survey-now = Jetzt, { $date }
survey-you = Sie
survey-observer = { $name } (beobachtend)
survey-dimension = Teil
survey-mean = { $mean } von { $most }
survey-observers = Andere fragen
survey-observers-how = Zwei Menschen, die mit Ihnen arbeiten, können einige der Aussagen über Sie beantworten, wenn sie mögen. Sie öffnen die Seite für Beobachtende, speichern ihre Antworten als Datei oder drucken sie und geben sie selbst weiter.
survey-observer-page = Seite für Beobachtende
survey-observer-file = Datei einer Beobachtung hinzufügen
survey-observer-wrong = Diese Datei enthält keine Antworten zu dieser Umfrage.
survey-observer-added = Die Antworten von { $name } wurden hinzugefügt.
survey-observer-nameless = Ohne Namen
survey-observer-about = Sie wurden gefragt, wie Sie jemanden bei der Arbeit sehen. Antworten Sie für diese Person, so wie Sie es in den letzten vier Wochen erlebt haben. Es ist freiwillig. Hier wird nichts gespeichert oder gesendet: Sie sichern eine Datei oder drucken die Seite und entscheiden selbst, wem Sie sie geben.
survey-observer-name = Ihr Name, wenn Sie mögen
survey-observer-save = Als Datei sichern
survey-observer-saved = Die Datei ist bei Ihren Downloads.
survey-print = Drucken

plan = Plan
plan-about = Was Sie aus dem Kurs in Ihre Arbeit mitnehmen, in Ihren eigenen Worten.
plan-kept = Er bleibt allein in diesem Browser und wird nirgendwohin gesendet. Drucken Sie ihn oder sichern Sie ihn als Datei, um ihn anderswo zu haben.
own-case = Sie haben geschrieben:
plan-from = Gefragt in:
plan-goes = Das kommt in Ihren Plan:
plan-filled = { $done } von { $count } Teilen ausgefüllt
plan-open = Noch auszufüllen
plan-write = Hier schreiben
plan-survey = Hier steht Ihr letztes Ergebnis.
plan-survey-open = Noch nicht beantwortet.
plan-behaviour = Was ich tun möchte
plan-behaviour-note = Etwas, das jemand sehen könnte.
plan-why = Warum es mir wichtig ist
plan-measure = Wie oft in der Woche
plan-measure-note = Eine Zahl zum Zählen.
plan-if = Wenn …
plan-if-note = Eine Zeit, ein Ort oder etwas, das geschieht.
plan-then = … dann werde ich …
plan-then-note = Eine Handlung von unter zwei Minuten.
plan-step = Erster kleiner Schritt, innerhalb von zwei Tagen
plan-obstacle = Was dazwischenkommen kann
plan-helper = Wer mir hilft
plan-vague = besser werden, versuchen, verbessern, öfter, mehr kommunizieren, darauf achten
plan-vague-hint = Könnte jemand es sehen und zählen? Sagen Sie wer, was und wann.
plan-lacks-behaviour = Eines ist noch offen: Was möchten Sie tun?
plan-lacks-if = Eine Hälfte ist noch offen: Wann ist es so weit? Nennen Sie eine Zeit, einen Ort oder ein Ereignis.
plan-lacks-then = Eine Hälfte ist noch offen: Was tun Sie dann?
plan-lacks-measure = Eines ist noch offen: Wie oft in der Woche?
plan-follow = Nach { $count } Tagen: Ist es geschehen?
plan-follow-said = Wenn { $cue }, dann { $act }
plan-follow-yes = Ja
plan-follow-partly = Teilweise
plan-follow-no = Nein
plan-follow-change = Was kam dazwischen? Ändern Sie den Satz, bis er passt.
plan-kept-count = { $kept } von { $count } eingehalten
plan-days = Neunzig Tage
plan-start = Erster Tag
plan-phase = Tage { $from } bis { $to }:
plan-learn = lernen und beobachten.
plan-practise = eine Gewohnheit nach der anderen üben.
plan-widen = ausweiten und weitergeben.
plan-weeks = Zwei Minuten in der Woche
plan-weeks-note = Ist es diese Woche geschehen? Haken Sie es ab, oder lassen Sie es offen und denken Sie darüber nach, was dazwischenkam.
plan-week-head = Woche
plan-week = Woche { $number }
plan-kept-to = Getan
plan-review = Rückblick am Tag { $day }
plan-verdict-kept = Beibehalten
plan-verdict-changed = Geändert
plan-verdict-dropped = Aufgegeben
plan-evidence = Was ist geschehen, und woran erkenne ich es?
plan-next = Was kommt als Nächstes?
plan-print = Drucken
plan-markdown = Als Text sichern
plan-calendar = Termine für einen Kalender sichern
plan-calendar-start = Wählen Sie einen ersten Tag.
plan-said = Im Kurs haben Sie geschrieben:
plan-take = Hier hinzufügen
certificate = Zertifikat
certificate-about = Was der Kurs verlangt und was noch fehlt.
certificate-track = Weg: { $track }
certificate-quiz = Erreichen Sie { $percent } % in:
certificate-scenarios = Spielen Sie zu Ende:
certificate-scenarios-any = Spielen Sie { $any } von diesen { $count } zu Ende:
certificate-outcomes = es zählt: { $outcomes }
certificate-survey = Beantworten Sie, mit beliebigem Ergebnis:
certificate-plan = Schreiben Sie in Ihren Plan:
certificate-start = Beginnen Sie Ihren Plan (ein erster Tag oder drei abgehakte Wochen):
certificate-done = Erledigt:
certificate-missing = Fehlt:
certificate-open = Noch offen
certificate-share = { $done } von { $count } erledigt
certificate-more = { $count } weitere
certificate-finished = Schon erledigt: { $count }
certificate-show = Dieses Zertifikat zeigen
certificate-much = { $done } von { $needed }
certificate-name = Ihr Name darauf
certificate-print = Drucken
certificate-has = hat diesen Kurs durchgearbeitet, der lehrt
certificate-hours = { $count ->
    [one] etwa { $count } Stunde Arbeit
   *[other] etwa { $count } Stunden Arbeit
}
certificate-version = Version { $version } des Kurses
certificate-date = Datum
certificate-signature = Unterschrift
certificate-honest = Im eigenen Takt und ohne Aufsicht. Dieses Blatt ist im Browser der lernenden Person aus dem entstanden, was er bewahrt; niemand hat es geprüft. Es beweist weder Identität noch Können bei der Arbeit.
prompts-feed = Feed
prompts-count = { $count ->
    [one] { $count } Impuls, einer in der Woche
   *[other] { $count } Impulse, einer in der Woche
}
prompts-first = Erster Tag
prompts-calendar = Als Kalender sichern
prompts-choose = Wählen Sie einen ersten Tag.
prompts-saved = Die Kalenderdatei ist bei Ihren Downloads; öffnen Sie sie mit Ihrem Kalender.
track-start = Starten
track-follow = Diesem Weg folgen
track-off = nicht auf Ihrem Weg

# Eine Frage melden.
report-question = Diese Frage melden
report-field = Was stimmt daran nicht?
report-answer = Meine Antwort mitschicken
report-mail = E-Mail schreiben
report-page = Zum Formular
report-note = Ihr E-Mail-Programm öffnet sich mit diesem Text. Nichts wird gesendet, bis Sie die E-Mail senden.
report-note-page = Eine andere Seite öffnet sich mit diesem Text. Dort entscheiden Sie, ob Sie ihn senden.
report-subject = „{ $title }“ in „{ $course }“
report-about = Frage: { $title } ({ $question })
report-where = Seite: { $address }
report-version = Version des Kurses: { $version }
report-mine = Meine Antwort: { $answer }

# Notizen, Markierungen und Lesezeichen.
notes = Notizen
notes-lead = Was Sie in diesem Kurs markiert, notiert und als Lesezeichen gesetzt haben. Nur Sie können es sehen.
notes-no-scripts = Ihre Notizen sind in Ihrem Browser, und ein Skript zeigt sie an. Es konnte hier nicht laufen.
notes-none = Sie haben noch keine Notizen. Wählen Sie in einer Lektion Wörter aus, dann „Markieren“, „Notiz“ oder „Lesezeichen“.
notes-apart = Dieser Browser speichert die Notizen jeder Seite getrennt, weil der Kurs aus einem Ordner geöffnet wurde. Sie finden sie auf ihren Seiten.
notes-search = In Ihren Notizen suchen
notes-found = { $count ->
    [0] Keine Notiz enthält diese Wörter.
    [one] { $count } Notiz
   *[other] { $count } Notizen
}
notes-markdown = Als Text sichern (Markdown)
notes-print = Drucken
notes-edit = Bearbeiten
notes-bar = Die ausgewählten Wörter
notes-here = Markieren, notieren oder Lesezeichen setzen: „{ $title }“
notes-highlight = Markieren
notes-note = Notiz
notes-bookmark = Lesezeichen
notes-long = Das ist viel Text. Wählen Sie höchstens { $count } Zeichen aus.
notes-made-highlight = Markiert.
notes-made-bookmark = Lesezeichen gesetzt.
notes-field = Ihre Notiz
notes-private = Nur Sie können sie sehen. Sie wird in diesem Browser gespeichert.
notes-save = Speichern
notes-saved = Gespeichert.
notes-delete = Löschen
notes-deleted = Gelöscht.
notes-of-note = Ihre Notiz: { $text }
notes-of-highlight = Von Ihnen markiert: { $text }
notes-of-bookmark = Ihr Lesezeichen: { $text }
notes-lost = { $count ->
    [one] Der Text zu einer Notiz hat sich geändert
   *[other] Der Text zu { $count } Notizen hat sich geändert
}

# Datenschutz.
privacy = Datenschutz
privacy-lead = Was Sie in diesem Kurs tun, bleibt in Ihrem Browser. Der Kurs schickt es niemandem.
privacy-kept = Was Ihr Browser aufbewahrt
privacy-pages = Welche Seiten Sie geöffnet und abgeschlossen haben, wann, und wo Sie zuletzt gelesen haben
privacy-answers = Ihre Antworten auf Fragen, auch was Sie geschrieben und noch nicht abgegeben haben
privacy-stories = Was Sie in Szenarien gewählt haben
privacy-surveys = Ihre Antworten in Umfragen
privacy-observers = Die Antworten von Menschen, die Sie nach sich gefragt haben, wenn Sie deren Dateien hinzufügen
privacy-plan = Was Sie in Ihren Plan schreiben
privacy-name = Ihren Namen, wenn Sie ihn auf das Zertifikat schreiben
privacy-notes = Ihre Notizen, Markierungen und Lesezeichen
privacy-settings = Ihre Einstellungen, zum Beispiel die Farben, und Ihre letzten Suchen, bis Sie den Tab schließen
privacy-where = All das liegt in diesem Browser auf diesem Gerät. Wer denselben Browser auf diesem Gerät benutzt, kann es sehen.
privacy-erase = Ansehen, mitnehmen oder löschen
privacy-erase-how = Auf der Seite „Was Ihr Browser aufbewahrt“ können Sie alles in einer Datei sichern oder löschen. Eine gesicherte Datei gehört Ihnen, und wem Sie sie geben, der kann sie lesen. Die Einstellungen verschwinden, wenn Sie im Browser die Daten dieser Website löschen.
privacy-sent = Was gesendet wird
privacy-sent-how = Es gibt kein Konto und keine Cookies, und niemand zählt Ihre Besuche. Die Seiten laden nur Dateien dieser Website, und der Browser sorgt dafür.
privacy-report = Wenn Sie eine Frage melden, öffnet sich Ihr E-Mail-Programm oder eine andere Seite mit dem, was Sie geschrieben haben. Sie entscheiden, ob Sie es senden.
privacy-host = Der Anbieter des Servers sieht, welche Dateien Ihr Browser abruft und von welcher Internetadresse, wie bei jeder Website. Ihre Antworten sieht er nicht.
privacy-links = Andere Websites erfahren von Ihnen nur, wenn Sie einem Link dorthin folgen, und nicht, woher Sie kommen.

# Barrierefreiheit.
accessibility = Barrierefreiheit
accessibility-lead = Diese Seiten sollen WCAG 2.2 auf Stufe AA erfüllen. Hier steht, was geprüft wurde und was nicht.
accessibility-tested = Was geprüft wurde
accessibility-rules = Coursemark, das Programm hinter diesen Seiten, wird in Browsern auf Fehler geprüft, die ein Programm finden kann: in hellen, dunklen und erzwungenen Farben.
accessibility-keys = Die Tests bedienen die Seiten nur mit der Tastatur, bei einer Breite von 320 Pixeln und mit doppelt so großer Schrift.
accessibility-contrast = Die eigenen Farben haben bei Text einen Kontrast von mindestens 4,5 zu 1.
accessibility-scripts = Jede Seite lässt sich ohne Skripte lesen. Bewertet und gesichert werden Antworten nur mit ihnen.
accessibility-open = Was nicht geprüft wurde
accessibility-content = Die Tests betreffen nicht die Texte, Bilder und Filme dieses Kurses und nicht, was er am Aussehen ändert.
accessibility-people = Ein Programm findet nur einen Teil der Barrieren. Die Tests benutzen Chromium und Firefox, aber keinen Screenreader.
accessibility-help = Wenn Ihnen etwas im Weg ist
accessibility-tell = Schreiben Sie uns bitte, um welche Seite es geht, was Sie tun wollten und welches Gerät, welchen Browser und welche Hilfsmittel Sie benutzen.
accessibility-tell-whom = Sagen Sie bitte denen, von denen Sie diesen Kurs haben, um welche Seite es geht, was Sie tun wollten und welches Gerät, welchen Browser und welche Hilfsmittel Sie benutzen.

# Die Wiederholung.
review = Wiederholung
review-about = Was Sie beantwortet haben, kommt hier wieder, kurz bevor Sie es vergessen würden: nach Tagen, dann nach Wochen, dann nach Monaten. So bleibt es.
review-no-scripts = Die Wiederholung braucht JavaScript. Es ist hier ausgeschaltet oder konnte nicht geladen werden.
review-today = { $count ->
    [one] Heute { $count } Frage
   *[other] Heute { $count } Fragen
}
review-due = { $count ->
    [one] { $count } Frage zu wiederholen
   *[other] { $count } Fragen zu wiederholen
}
review-waiting = { $count ->
    [one] { $count } weitere wartet auf einen anderen Tag
   *[other] { $count } weitere warten auf andere Tage
}
review-from = Aus
review-read = Lesen Sie noch einmal:
review-again = Sie kommt am Ende noch einmal.
review-easy = Das war leicht
review-later = Sie kommt später wieder als die anderen.
review-finish = Beenden
review-none = Heute ist nichts zu wiederholen
review-unknown = Noch nichts zu wiederholen
review-how = Beantworten Sie Fragen in den Lektionen. Nach einigen Tagen kommen sie hier wieder.
review-done = Für heute fertig
review-remembered = Sie wussten { $right } von { $count }.
review-next = { $count ->
    [one] Als Nächstes: { $day }, { $count } Frage.
   *[other] Als Nächstes: { $day }, { $count } Fragen.
}
review-calendar = Die nächsten Tage als Kalender speichern
review-leeches = Fragen von diesen Seiten haben Sie immer wieder verfehlt. Lesen Sie sie noch einmal, und beantworten Sie dort die Fragen:
progress-kept = Behalten
progress-kept-about = Gelernt: Ihre letzte Antwort ist richtig. Behalten: Sie lagen an drei verschiedenen Tagen richtig.
certificate-kept = { $percent } % der Fragen behalten: an drei verschiedenen Tagen richtig antworten

# Überspringen, was man schon kann.
test-out = Bekanntes überspringen
test-out-about = Beantworten Sie ein paar Fragen, und der Kurs zeigt, welche Lektionen Sie nicht brauchen. „Weiter“ überspringt sie, und lesen können Sie sie trotzdem.
test-out-no-scripts = Diese Fragen brauchen JavaScript. Es ist hier ausgeschaltet oder konnte nicht geladen werden.
test-out-length = { $count ->
    [one] Höchstens { $count } Frage
   *[other] Höchstens { $count } Fragen
}
test-out-how = Sagen Sie bei jeder Antwort, wie sicher Sie sind. Nur was richtig und sicher ist, zählt. Das Ergebnis sehen Sie am Ende.
test-out-start = Anfangen
test-out-on = Weitermachen
test-out-where = Frage { $number } von höchstens { $count }
test-out-stop = Hier aufhören
test-out-result = Sie können { $known } von { $count } Lernzielen
test-out-lessons = { $count ->
    [0] Keine Lektion wird übersprungen.
    [one] { $count } Lektion wird übersprungen:
   *[other] { $count } Lektionen werden übersprungen:
}
test-out-objectives = Lernziele
test-out-known = Bekannt
test-out-not-yet = Noch nicht
test-out-not-asked = Nicht gezeigt
test-out-apart = Tests und Zertifikat bleiben, wie sie sind.
test-out-take-back = Diese Lektionen nicht überspringen
test-out-taken-back = Jetzt wird keine Lektion übersprungen.
test-out-tries = { $count ->
    [0] Sie haben alle Versuche verbraucht.
    [one] Sie haben noch { $count } Versuch. Er stellt andere Fragen, solange es welche gibt.
   *[other] Sie haben noch { $count } Versuche. Jeder stellt andere Fragen, solange es welche gibt.
}
test-out-again = Noch einmal versuchen
known = Das können Sie schon
