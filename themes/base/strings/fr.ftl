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

# Questions.
check = Vérifier
save = Enregistrer
answer = Réponse
right = C’est juste.
partly-right = C’est juste en partie.
wrong = Ce n’est pas juste.
choose = Choisir…
choose-all = Choisissez tout ce qui convient.
because = Parce que
order-how = Mettez ces éléments dans le bon ordre.
tied = (peut s’échanger avec le suivant)
gap = Blanc { $number }
your-answer = Votre réponse
self-check = Vérifiez votre texte
model-answer = Une réponse possible
example = Un exemple
hint = Indice
hint-number = Indice { $number } sur { $count }
number-range = de { $least } à { $most }
key-title = Réponses
position = Place de « { $step } »
move-up = Monter « { $step } »
move-down = Descendre « { $step } »
moved = { $step } : maintenant numéro { $position } sur { $count }
missed = Il manque une bonne réponse.
points-of = { $earned } points sur { $possible }
gap-right = Blanc { $number } : juste.
gap-wrong = Blanc { $number } : pas juste.
try-again = Réessayer
show-feedback = Afficher le commentaire
hide-feedback = Masquer le commentaire
answered = Répondu
saved = Enregistré
saved-here = Gardé jusqu’à la fermeture de cette page
saving = Enregistrement…
unanswered = Pas encore de réponse.
unanswered-reason = Choisissez aussi une raison.
unanswered-parts = Il reste quelque chose à remplir. Complétez chaque partie.
next-try = Réessayez, ou ouvrez la réponse ci-dessous.
unreadable-number = Blanc { $number } : ce n’est pas lisible comme un nombre. Écrivez seulement des chiffres, comme 12,5 ou 12.5.
why = Pourquoi ?
changed-short = Modifiée depuis.
corrected-short = Corrigée depuis.
asked-again-short = Reposée.
changed-since = Le texte a changé depuis votre réponse.
key-changed = Ce qui est juste a été corrigé depuis votre réponse.
asked-again = La question a changé, elle est donc reposée. Votre réponse précédente : { $answer }

# Quizzes.
quiz-start = { $count ->
    [one] { $count } question.
   *[other] { $count } questions.
}
quiz-pass = Il faut { $percent } % des points pour réussir.
quiz-attempts = { $count ->
    [one] Un essai compte.
   *[other] { $count } essais comptent.
}
quiz-attempt = Essai { $number }
quiz-attempt-of = Essai { $number } sur { $count }
quiz-keys = Les réponses se trouvent dans cette page : le quiz sert à apprendre, et son résultat ne prouve rien à d’autres.
overview = Questions de ce quiz
overview-open = Question { $number } : sans réponse
overview-answered = Question { $number } : répondue
overview-right = Question { $number } : juste
overview-partly = Question { $number } : juste en partie
overview-wrong = Question { $number } : pas juste
submit = Remettre le quiz
submit-open-title = { $count ->
    [one] { $count } question est sans réponse
   *[other] { $count } questions sont sans réponse
}
submit-anyway = Remettre quand même
quiz-result = Votre résultat
quiz-score = { $earned } points sur { $possible }, { $percent } %
quiz-passed = Réussi
quiz-failed = Pas réussi : il faut { $percent } %.
quiz-band-high = Vous maîtrisez ce sujet.
quiz-band-middle = Vous maîtrisez l’essentiel. Regardez les questions manquées.
quiz-band-low = Relisez les leçons, puis essayez encore.
quiz-feedback-after-pass = Les commentaires s’affichent quand le quiz est réussi.
quiz-again = Refaire le quiz
quiz-more = Et ensuite ?
quiz-practise = S’exercer sur les erreurs
quiz-other = Poser d’autres questions
quiz-no-attempts = Il ne reste aucun essai. Vous pouvez encore vous exercer.
quiz-history = Essais précédents
quiz-standing = { $right } sur { $count } justes
quiz-saved-unscored = Vos réponses sont gardées. Ce site ne contient pas les bonnes réponses.

# What a browser keeps.
progress = Progression
progress-no-scripts = La progression est gardée par votre navigateur, qui a besoin de scripts pour cela. Voici les parties du cours :
mark-completed = J’ai terminé cette page
completed = Terminé
passed = Réussi
failed = Pas réussi
begun = Commencé
continue = Continuer avec « { $title } »
standing = { $done } pages terminées sur { $count }, { $left ->
    [one] encore { $left } minute environ
   *[other] encore { $left } minutes environ
}
record-memory = Votre navigateur ne permet pas à ce cours de garder quoi que ce soit. Vous pouvez répondre à toutes les questions ; ce que vous avez fait sur une page disparaît quand vous la quittez, sauf si vous l’exportez avant.
record-file = Ouvert depuis un dossier, ce navigateur garde séparément ce que vous faites sur chaque page. Pour le réunir, exportez-le depuis chaque page et importez-le sur la page de progression, ou ouvrez le cours depuis un serveur.
record-newer = Votre progression a été gardée par une version plus récente de ce site. Elle reste telle quelle, et rien de nouveau n’est gardé ici.
record-dismiss = Compris
undo = Annuler l’action
reset-question = Effacer ma réponse
reset-quiz = Effacer ce quiz
reset-title = Effacer des réponses
reset-what = À effacer
reset-start = Effacer…
reset-course = Tout le cours
reset-do = Effacer
reset-ask = { $count ->
    [one] Effacer { $count } réponse
   *[other] Effacer { $count } réponses
} ? Vous pourrez revenir en arrière.
reset-done = Effacé.
cancel = Annuler
progress-page = Page
progress-state = État
progress-questions = Questions
percent = { $percent } %
progress-right = { $right } sur { $count } justes
progress-objectives = Objectifs
progress-objective = Objectif
progress-mastery = Juste jusqu’ici
progress-quizzes = Quiz
progress-quiz = Quiz
progress-best = Meilleur
progress-attempts = Essais
progress-next = Et maintenant
progress-all-done = Vous avez terminé toutes les pages.
progress-again = { $count ->
    [one] { $count } question à reprendre
   *[other] { $count } questions à reprendre
}
progress-changed = { $count ->
    [one] { $count } réponse porte sur une question qui a changé
   *[other] { $count } réponses portent sur des questions qui ont changé
}
progress-gone = { $count ->
    [one] { $count } réponse porte sur une question qui n’est plus dans ce cours. Elle est gardée.
   *[other] { $count } réponses portent sur des questions qui ne sont plus dans ce cours. Elles sont gardées.
}
progress-load-failed = Le plan du cours n’a pas pu être chargé. Rechargez la page pour réessayer.
record-title = Ce que garde votre navigateur
record-where = Tout est gardé dans ce navigateur, sur cet appareil, pour cette adresse. Personne d’autre ne le voit. Certains navigateurs l’effacent quand un site n’est pas visité pendant un temps (Safari après sept jours) ; exportez-le donc de temps en temps.
record-count = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
record-export = Exporter
record-export-note = Enregistre un fichier avec tout ce que vous avez fait. Importez-le dans un autre navigateur ou à une autre adresse de ce cours.
record-export-remind = Vous avez répondu à { $count } questions depuis le dernier export.
record-import = Importer un fichier
record-import-new = { $count ->
    [one] { $count } entrée est nouvelle.
   *[other] { $count } entrées sont nouvelles.
}
record-import-known = { $count ->
    [one] { $count } entrée est déjà ici.
   *[other] { $count } entrées sont déjà ici.
}
record-import-broken = { $count ->
    [one] { $count } entrée est illisible et laissée de côté.
   *[other] { $count } entrées sont illisibles et laissées de côté.
}
record-import-changed = Le fichier a été modifié après l’export, ou il est endommagé. Voici ce qui peut en être lu.
record-import-do = Les ajouter
record-import-done = Ajouté.
record-import-none = Il n’y a rien de nouveau dans le fichier.
record-import-other = Le fichier appartient à un autre cours, « { $course } ».
record-import-newer = Le fichier vient d’une version plus récente de Coursemark.
record-import-unreadable = Le fichier n’est pas l’export d’un cours.
record-import-large = Le fichier est trop grand pour être l’export d’un cours.
record-broken = { $count ->
    [one] { $count } entrée est illisible. Elle est mise de côté sans être modifiée.
   *[other] { $count } entrées sont illisibles. Elles sont mises de côté sans être modifiées.
}
record-broken-save = Les enregistrer telles quelles
record-snapshots = Revenir à un jour précédent
record-snapshot = Comme c’était le { $day }
record-restore = Rétablir
record-restore-note = Ce qui était gardé ce jour-là et manque maintenant est ajouté, et les réponses effacées reviennent.
record-restored = Rétabli.
record-erase = Tout supprimer
record-erase-ask = Supprimer tout ce que ce navigateur garde de ce cours, jours précédents compris ? C’est définitif.
record-erase-do = Supprimer
record-erase-done = Tout est supprimé.

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
