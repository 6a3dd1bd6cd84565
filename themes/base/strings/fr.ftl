# Words a course may replace under [vocabulary] in course.toml.
course = Cours
unit = Module
lesson = Leçon

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
skip = Aller au texte
references = Références
glossary = Glossaire
prompts = Pistes de la semaine
site-navigation = Pages du cours
breadcrumb = Vous êtes ici
authors = Par { $names }
version = Version { $version }
licence = Licence :
made-with = Réalisé avec Coursemark
close = Fermer

# How pages are shown.
display = Affichage
theme = Couleurs
theme-auto = Selon le système
theme-light = Clair
theme-dark = Sombre
keys = Clavier
keys-on = Touches seules
keys-hint = « / » ouvre la recherche ; « n » et « p » mènent à la page suivante et à la page précédente.

# The text of a page, by script.
copy = Copier
copied = Copié
copy-failed = Copie impossible
heading-link = Lien vers « { $title } »
glossary-link = Dans le glossaire

# Search.
search = Recherche
search-index = Titres, intertitres et termes
search-label = Chercher dans le cours
search-found = { $count ->
    [one] { $count } page trouvée.
   *[other] { $count } pages trouvées.
}
search-none = Rien n’a été trouvé pour « { $query } ». Essayez avec moins de mots, ou avec un autre mot.
search-corrected = Recherche effectuée pour : { $words }.
search-more = Afficher la suite
search-failed = La recherche n’a pas pu être chargée. Vérifiez la connexion et saisissez de nouveau.

# Amounts.
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] environ { $count } heure
   *[other] environ { $count } heures
}
lessons = { $count ->
    [one] { $count } leçon
   *[other] { $count } leçons
}

# The front page.
start = Commencer par « { $title } »
outline = Au programme
objectives = Ce que vous saurez faire
tracks = Parcours
track-facts = { $lessons ->
    [one] { $lessons } leçon
   *[other] { $lessons } leçons
}, { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

# A unit's page.
unit-number = { unit } { $number } sur { $count }
unit-short = { unit } { $number }
unit-pages = Dans cette partie

# A lesson.
lesson-number = { lesson } { $number } sur { $count }
page-quiz = Quiz
page-scenario = Scénario
page-survey = Questionnaire
draft = Brouillon
draft-note = Cette page est un brouillon. Elle n’est pas publiée quand le cours est construit sans --drafts.
needs = À lire d’abord, de préférence :
serves = Ensuite, vous saurez
contents = Sur cette page
more-before = Pages précédentes de cette partie
more-after = Pages suivantes de cette partie
pager = Poursuivre
previous = Précédent
next = Suivant

# The text of a page.
callout-note = Remarque
callout-tip = Conseil
callout-important = Important
callout-warning = Avertissement
callout-caution = Prudence
footnotes = Notes
footnote-back = Retour au texte
table-name = Tableau : { $columns }
table-unnamed = Tableau
code-name = Code : { $language }
code-unnamed = Code
math-name = Formule
task-done = Fait
task-open = À faire

# References and glossary.
cited-in = Cité dans
cited-here = Cité ici
used-in = Première mention dans
references-none = Rien n’est encore cité.

# The page for a missing page.
not-found = Cette page n’existe pas
not-found-text = Elle a peut-être été déplacée ou renommée. Le cours commence ici :
