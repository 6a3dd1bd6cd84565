# Words a course may replace under [vocabulary] in course.toml.
course = Cours
unit = Module
lesson = Leçon

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
menu = Menu
settings = Réglages
skip = Aller au texte
references = Sources
glossary = Glossaire
prompts = Pistes de la semaine
authors = Par { $names }
version = Version { $version }
licence = Licence :
made-with = Réalisé avec Coursemark
support = Aide et remarques
close = Fermer

# How pages are shown.
theme = Couleurs
theme-auto = Comme mon appareil
theme-light = Clair
theme-dark = Sombre
size = Taille du texte
size-normal = Normale
size-large = Grande
size-larger = La plus grande
spacing = Interligne
spacing-normal = Normal
spacing-wide = Large
typeface = Police
typeface-normal = Normale
typeface-legible = Plus facile à lire
keys = Raccourcis clavier
keys-on = Touches seules
keys-hint = « / » ouvre la recherche ; « n » et « p » mènent à la page suivante et à la page précédente ; « m » surligne ou note la sélection ou la section.
paper = Sur papier
paper-key = Imprimer aussi les réponses, sur une feuille à part

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
search-recent = Recherches récentes
search-more = Afficher la suite
search-failed = La recherche n’a pas pu être chargée. Vérifiez la connexion et saisissez de nouveau.

# Questions.
check = Vérifier
save = Enregistrer
answer = Réponse
right = C’est juste.
partly-right = C’est juste en partie.
wrong = Ce n’est pas juste.
explained-in = C’est expliqué ici :
question-back = Revenir à la question
guess-title = { $count ->
    [one] Avant de lire : { $count } question, une demi-minute
   *[other] Avant de lire : { $count } questions, environ une minute
}
guess-where = Essayez de deviner : { $number } sur { $count }. Vous verrez la réponse en lisant.
guess-know = Je ne sais pas
guess-skip = Passer les questions
guess-thanks = Merci. Lisez maintenant : vos essais sont à côté des réponses.
guess-mark = Vous aviez deviné : { $answer }
guess-mark-none = Vous ne le saviez pas avant de lire.
guess-end = Vous en aviez deviné { $guessed } sur { $count }. Maintenant, c’est { $right } sur { $count }.
guess-all = Vous le saviez avant de lire, et vous le savez encore : { $count } bonnes réponses.
recall-where = { $number } sur { $count }, environ { $seconds } secondes
recall-show = Afficher la réponse
recall-knew = Je savais
recall-not-yet = Pas encore
recall-result = Vous en saviez { $right } sur { $count }.
recall-result-on = Vous en saviez { $right } sur { $count } ({ $when }).
recall-comes-back = Ce que vous ne saviez pas revient plus bas.
recall-again = Les revoir
recall-once-more = Encore une fois
choose = Choisir…
choose-pair = Choisir ce qui va ici…
choose-all = Choisissez tout ce qui convient.
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
move-up = Monter « { $step } »
move-down = Descendre « { $step } »
moved = { $step } : maintenant numéro { $position } sur { $count }
step-stays = { $step } : reste numéro { $position } sur { $count }
missed = Il manque une bonne réponse.
points-of = { $earned } points sur { $possible }
pairs-right = Paires justes : { $right } sur { $count }.
gaps-right = Blancs justes : { $right } sur { $count }.
steps-right = Étapes à leur place : { $right } sur { $count }.
options-right = Bonnes réponses choisies : { $right } sur { $count }.
reason-wrong = Le verdict est juste, la raison ne l’est pas.
gap-right = Blanc { $number } : juste.
gap-wrong = Blanc { $number } : pas juste.
sure-ask = En êtes-vous sûr ?
sure-guess = Au hasard
sure-rather = Plutôt sûr
sure-sure = Sûr
sure-unknown = Je ne sais pas
sure-none = Vous ne le savez pas encore, et ce n’est pas grave. Voici la réponse.
sure-wrong = Vous étiez sûr de vous. Prenez un moment pour lire pourquoi.
sure-lucky = Vous avez deviné, et c’est juste.
try-again = Réessayer
show-feedback = Afficher le commentaire
hide-feedback = Masquer le commentaire
answered = Répondu
saved = Enregistré
saved-here = Gardé jusqu’à la fermeture de cette page
not-saved = L’enregistrement a échoué. Raccourcissez votre texte et réessayez.
not-checked = Impossible de vérifier : une partie de la page n’a pas été chargée. Vérifiez votre connexion et réessayez.
limit-reached = Ce champ accepte au plus { $count } caractères. Le reste n’a pas été repris.
saving = Enregistrement…
unanswered = Pas encore de réponse.
unanswered-reason = Choisissez aussi une raison.
unanswered-parts = Il reste quelque chose à remplir. Complétez chaque partie.
unanswered-order = Mettez d’abord les étapes dans l’ordre.
next-try = Réessayez, ou ouvrez la réponse ci-dessous.
hint-opened = Un indice est ouvert plus haut. Réessayez avec son aide.
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
quiz-pass = Il vous faut { $percent } % des points pour réussir.
quiz-attempts = { $count ->
    [one] Un essai compte.
   *[other] { $count } essais comptent.
}
quiz-attempt = Essai { $number }
quiz-attempt-of = Essai { $number } sur { $count }
quiz-rule = Vous pouvez revenir à chaque question jusqu’à la remise.
quiz-keys = Ce quiz sert à s’exercer. Les réponses se trouvent dans la page : le résultat n’est donc pas une preuve pour d’autres.
quiz-where = Question { $number } sur { $count }
quiz-back = Retour
quiz-next = Question suivante
quiz-all = Tout sur une page
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
quiz-submitted = Remis
quiz-points = { $earned } points sur { $possible }
quiz-need = Il vous en faut { $needed } pour réussir.
quiz-look = { $count ->
    [one] { $count } question mérite d’être revue.
   *[other] { $count } questions méritent d’être revues.
}
quiz-practise-these = { $count ->
    [one] S’exercer sur cette question
   *[other] S’exercer sur ces { $count } questions
}
quiz-answers = Voir toutes les réponses
quiz-to-result = Retour au résultat
quiz-not-loaded = Vos réponses sont enregistrées, mais le résultat n’a pas pu être chargé. Vérifiez la connexion.
quiz-loading = Chargement des questions…
quiz-not-fetched = Certaines questions n’ont pas pu être chargées. Vos réponses sont enregistrées. Vérifiez la connexion.
quiz-retry = Charger à nouveau
quiz-score = { $earned } points sur { $possible }, { $percent } %
quiz-passed = Réussi : { $earned } sur { $possible }
quiz-failed = Pas encore : { $earned } sur { $possible }
quiz-feedback-after-pass = Vous verrez les commentaires une fois le quiz réussi.
quiz-again = Refaire le quiz
quiz-more = Et ensuite ?
quiz-practise = S’exercer sur les erreurs
quiz-other = Poser d’autres questions
quiz-no-attempts = Il ne vous reste aucun essai.
quiz-history = Essais précédents
quiz-standing = { $right } sur { $count } justes
quiz-saved-unscored = Vos réponses sont enregistrées. Elles ne peuvent pas être corrigées ici, car ce site ne contient pas les bonnes réponses.

# What a browser keeps.
progress = Progression
progress-no-scripts = La progression est gardée par votre navigateur, qui a besoin de scripts pour cela. Voici les parties du cours :
complete-and-continue = Terminer et continuer
progress-share = Progression : { $percent } % des pages terminées
you-were-at = Vous en étiez à « { $title } ».
mark-completed = Marquer comme terminée
completed = Terminé
passed = Réussi
failed = Pas réussi
begun = En cours
continue = Continuer : { $title }
standing = { $done } pages terminées sur { $total }, { $count ->
    [one] encore { $count } minute environ
   *[other] encore { $count } minutes environ
}
standing-hours = { $done } pages terminées sur { $total }, { $count ->
    [one] encore { $count } heure environ
   *[other] encore { $count } heures environ
}
record-memory = Votre navigateur ne permet pas à ce cours de garder quoi que ce soit. Vous pouvez répondre à toutes les questions ; ce que vous avez fait sur une page disparaît quand vous la quittez, sauf si vous l’exportez avant.
record-waiting = Votre navigateur n’a pas encore ouvert son stockage. Vous pouvez continuer : vos réponses seront enregistrées dès qu’il le fera.
record-file = Ouvert depuis un dossier, ce navigateur garde séparément ce que vous faites sur chaque page. Pour le réunir, exportez-le depuis chaque page et importez-le sur la page « Ce que garde votre navigateur », ou ouvrez le cours depuis un serveur.
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
progress-objectives = Ce que vous savez faire maintenant
progress-objective = Objectif
progress-mastery = Appris
sure-title = À quel point vous étiez sûr
sure-about = Aviez-vous raison aussi souvent que vous le pensiez ? Ceci est pour vous seul. Ce n’est pas une note, et rien n’est envoyé.
sure-step = Vous avez dit
sure-promised = Ce qui conviendrait
sure-fits = { $count } justes
sure-fits-about = { $count } justes : vous vous évaluez bien
sure-fits-less = { $count } justes : vous en savez moins que vous ne le pensez
sure-fits-more = { $count } justes : vous en savez plus que vous ne le pensez
progress-quizzes = Quiz
progress-quiz = Quiz
progress-best = Meilleur
progress-attempts = Essais
progress-all-pages = Tout, page par page
progress-pages = { $done } pages sur { $total }
progress-units = Le cours, partie par partie
progress-all-done = Vous avez terminé toutes les pages.
milestone-unit = Vous avez terminé « { $title } ».
milestone-half = Vous êtes à mi-chemin.
milestone-all = Vous avez terminé tout le cours.
milestone-plan = Votre plan est rempli.
progress-week = Cette semaine
week-pages = Pages terminées
week-questions = Questions répondues
week-quizzes = Quiz réussis
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
progress-apart = Ouvert depuis un dossier, ce navigateur enregistre séparément les réponses de chaque page. Cette page ne peut pas voir ce que vous avez fait sur les autres.
record-title = Ce que garde votre navigateur
record-where = Tout est gardé dans ce navigateur, sur cet appareil, pour cette adresse. Personne d’autre ne le voit. Certains navigateurs l’effacent quand un site n’est pas visité pendant un temps (Safari après sept jours) ; exportez-le donc de temps en temps.
record-no-scripts = Votre navigateur a besoin de scripts pour montrer ce qu’il garde, l’enregistrer dans un fichier et l’effacer.
record-count = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
record-export = Exporter
record-export-note = Enregistre un fichier avec tout ce que vous avez fait. Importez-le dans un autre navigateur ou à une autre adresse de ce cours.
record-persist = Demander au navigateur de garder ceci
record-persist-done = Votre navigateur gardera ceci.
record-persist-denied = Votre navigateur n’a rien promis. Exportez de temps en temps.
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
record-import-clears = { $count ->
    [one] Cette importation efface une de vos réponses.
   *[other] Cette importation efface { $count } de vos réponses.
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
record-import-count = « { $file } » ne peut pas être importé : une entrée porte le numéro { $count }, bien trop élevé. Le fichier a été modifié ou est endommagé.
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
questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
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
start = Commencer : { $title }
outline = Au programme
try = À vous de jouer
try-from = Extrait du cours :
objectives = Ce que vous saurez faire
tracks = Parcours

# A unit's page.
unit-number = { unit } { $number } sur { $count }
unit-short = { unit } { $number }
unit-pages = Dans cette partie

# A lesson.
lesson-number = { lesson } { $number } sur { $count }
page-quiz = Quiz
page-scenario = Scénario
page-survey = Questionnaire
page-handout = Fiche
draft = Brouillon
draft-note = Cette page est un brouillon. Elle n’est pas publiée quand le cours est construit sans --drafts.
needs = À lire d’abord, de préférence :
serves = Vous saurez …
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
footnote = Note { $number }
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

scene-number = Scène { $number }
choice-to = → { $number }
choice-if = Seulement si { $conditions }
consequence = Ce qui s’ensuit
outcome-sound = Tout finit bien
outcome-recoverable = Cela peut encore se réparer
outcome-harmful = Cela finit mal
condition-less = { $name } est inférieur à { $value }
condition-at-most = { $name } est au plus { $value }
condition-more = { $name } est supérieur à { $value }
condition-at-least = { $name } est au moins { $value }
condition-is = { $name } est { $value }
condition-is-not = { $name } n’est pas { $value }
meter = { $name } : { $value }
meter-of = { $name } : { $value } sur { $max }
story-again = Recommencer
story-back = Revenir
story-on = Continuer
story-otherwise = Essayer autrement à partir d’ici
story-way = Votre chemin jusqu’ici
story-begin = Commencer
story-chose = { $scene } : { $choice }
story-read = Je l’ai lu
story-stop = S’arrêter ici
story-stopped = Vous vous êtes arrêté. Votre chemin reste sur cet appareil ; rien n’est perdu, et vous n’êtes pas obligé de continuer.
story-text = Le lire plutôt comme un texte
story-told = Revenir aux scènes
story-what-if = Et si… ?
meter-up = { $change } de plus
meter-down = { $change } de moins
meter-better = mieux
meter-worse = moins bien
content-note = Avant de commencer

survey-about = Répondez selon ce qui est, non selon ce qui devrait être. Il n’y a pas de bonne réponse.
survey-none = Sans objet
survey-results = Votre résultat
survey-by-hand = Pour compter à la main, numérotez les réponses à partir de 1 et faites la moyenne de chaque partie, sans ce qui est sans objet. Ci-dessous, le sens de chaque résultat.
survey-gap = L’écart
survey-honest = C’est une aide à la réflexion, pas un instrument validé : elle montre vos réponses d’aujourd’hui. Ne vous en servez pas pour choisir, payer ou comparer des personnes. Vos réponses restent dans ce navigateur.
survey-submit = Voir mon résultat
survey-change = Modifier les réponses
survey-again = Répondre à nouveau
survey-open = Une affirmation est encore sans réponse.
survey-count = { $done } réponses sur { $count }
survey-few = Trop peu d’affirmations ont une réponse pour un résultat partout.
survey-fall = Un nombre plus bas peut vouloir dire que vous voyez plus clair.
survey-lowest = Les plus basses
survey-first = Première fois, { $date }
survey-now = Maintenant, { $date }
survey-you = Vous
survey-observer = { $name } (observation)
survey-dimension = Partie
survey-mean = { $mean } sur { $most }
survey-observers = Demander à d’autres
survey-observers-how = Deux personnes qui travaillent avec vous peuvent, si elles le souhaitent, répondre à quelques affirmations sur vous. Elles ouvrent la page d’observation, enregistrent leurs réponses ou les impriment, et les remettent elles-mêmes.
survey-observer-page = Page d’observation
survey-observer-file = Ajouter un fichier d’observation
survey-observer-wrong = Ce fichier ne contient pas de réponses à cette enquête.
survey-observer-added = Les réponses de { $name } ont été ajoutées.
survey-observer-nameless = Sans nom
survey-observer-about = On vous demande comment vous voyez quelqu’un au travail. Répondez pour cette personne, d’après les quatre dernières semaines. C’est volontaire. Rien n’est conservé ni envoyé : vous enregistrez un fichier ou imprimez la page, et décidez à qui les remettre.
survey-observer-name = Votre nom, si vous voulez
survey-observer-save = Enregistrer un fichier
survey-observer-saved = Le fichier est dans vos téléchargements.
survey-print = Imprimer

plan = Plan
plan-about = Ce que vous emportez du cours dans votre travail, avec vos mots.
plan-kept = Il reste dans ce seul navigateur et n’est envoyé nulle part. Imprimez-le ou enregistrez-le pour l’avoir ailleurs.
own-case = Vous avez écrit :
plan-from = Demandé dans :
plan-goes = Ceci va dans votre plan :
plan-filled = { $done } parties remplies sur { $count }
plan-open = À remplir
plan-write = L’écrire ici
plan-survey = Votre dernier résultat figure ici.
plan-survey-open = Pas encore répondu.
plan-behaviour = Ce que je veux faire
plan-behaviour-note = Un acte que quelqu’un pourrait voir.
plan-why = Pourquoi cela compte pour moi
plan-measure = Combien de fois par semaine
plan-measure-note = Un nombre à compter.
plan-if = Si…
plan-if-note = Une heure, un lieu ou quelque chose qui se passe.
plan-then = … alors je…
plan-then-note = Un acte de moins de deux minutes.
plan-step = Premier petit pas, sous deux jours
plan-obstacle = Ce qui peut gêner
plan-helper = Qui m’aide
plan-vague = être meilleur, essayer, améliorer, plus souvent, faire attention
plan-vague-hint = Quelqu’un pourrait-il le voir et le compter ? Dites qui, quoi et quand.
plan-lacks-behaviour = Il manque une chose : que voulez-vous faire ?
plan-lacks-if = Il manque une moitié : quand sera-ce le moment ? Indiquez une heure, un lieu ou un événement.
plan-lacks-then = Il manque une moitié : que ferez-vous alors ?
plan-lacks-measure = Il manque une chose : combien de fois par semaine ?
plan-follow = Après { $count } jours : cela s’est-il produit ?
plan-follow-said = Si { $cue }, alors { $act }
plan-follow-yes = Oui
plan-follow-partly = En partie
plan-follow-no = Non
plan-follow-change = Qu’est-ce qui a gêné ? Modifiez la phrase pour qu’elle convienne.
plan-kept-count = { $kept } sur { $count } tenus
plan-days = Quatre-vingt-dix jours
plan-start = Premier jour
plan-phase = Jours { $from } à { $to } :
plan-learn = apprendre et observer.
plan-practise = exercer une habitude à la fois.
plan-widen = élargir et transmettre.
plan-weeks = Deux minutes par semaine
plan-weeks-note = Cela a-t-il eu lieu cette semaine ? Cochez, ou laissez ouvert et pensez à ce qui a gêné.
plan-week-head = Semaine
plan-week = Semaine { $number }
plan-kept-to = Fait
plan-review = Bilan au jour { $day }
plan-verdict-kept = Gardé
plan-verdict-changed = Changé
plan-verdict-dropped = Abandonné
plan-evidence = Que s’est-il passé, et comment le sais-je ?
plan-next = Et ensuite ?
plan-print = Imprimer
plan-markdown = Enregistrer le texte
plan-calendar = Enregistrer les dates pour un agenda
plan-calendar-start = Choisissez un premier jour.
plan-said = Dans le cours, vous avez écrit :
plan-take = L’ajouter ici
certificate = Certificat
certificate-about = Ce que le cours demande, et ce qui manque encore.
certificate-track = Parcours : { $track }
certificate-quiz = Obtenez { $percent } % à :
certificate-scenarios = Terminez :
certificate-scenarios-any = Terminez { $any } sur ces { $count } :
certificate-outcomes = fins qui comptent : { $outcomes }
certificate-survey = Répondez, quel que soit le résultat :
certificate-plan = Écrivez dans votre plan :
certificate-start = Commencez votre plan (un premier jour, ou trois semaines cochées) :
certificate-done = Fait :
certificate-missing = Manque :
certificate-open = Il manque encore
certificate-share = { $done } sur { $count } faits
certificate-more = { $count } de plus
certificate-finished = Déjà fait : { $count }
certificate-show = Voir ce certificat
certificate-much = { $done } sur { $needed }
certificate-name = Votre nom dessus
certificate-print = Imprimer
certificate-has = a suivi ce cours, qui apprend à
certificate-hours = { $count ->
    [one] environ { $count } heure de travail
   *[other] environ { $count } heures de travail
}
certificate-version = version { $version } du cours
certificate-date = Date
certificate-signature = Signature
certificate-honest = À son rythme et sans surveillance. Cette feuille a été faite dans le navigateur de la personne, d’après ce qu’il conserve ; nul ne l’a vérifiée. Elle ne prouve ni l’identité ni la compétence au travail.
prompts-feed = Flux
prompts-count = { $count ->
    [one] { $count } impulsion, une par semaine
   *[other] { $count } impulsions, une par semaine
}
prompts-first = Premier jour
prompts-calendar = Enregistrer un agenda
prompts-choose = Choisissez un premier jour.
prompts-saved = Le fichier d’agenda est dans vos téléchargements ; ouvrez-le avec votre agenda.
track-start = Commencer
track-follow = Suivre ce parcours
track-off = hors de votre parcours

# Signaler une question.
report-question = Signaler cette question
report-field = Qu’est-ce qui ne va pas ?
report-answer = Joindre ma réponse
report-mail = Écrire le courriel
report-page = Aller au formulaire
report-note = Votre logiciel de messagerie s’ouvre avec ce texte. Rien n’est envoyé avant que vous ne l’envoyiez.
report-note-page = Une autre page s’ouvre avec ce texte. Vous y décidez de l’envoyer ou non.
report-subject = « { $title } » dans « { $course } »
report-about = Question : { $title } ({ $question })
report-where = Page : { $address }
report-version = Version du cours : { $version }
report-mine = Ma réponse : { $answer }

# Notes, surlignages et signets.
notes = Notes
notes-lead = Ce que vous avez surligné, noté et marqué d’un signet dans ce cours. Vous seul pouvez le voir.
notes-no-scripts = Vos notes sont dans votre navigateur, et un script les affiche. Il n’a pas pu s’exécuter ici.
notes-none = Vous n’avez pas encore de notes. Sélectionnez des mots dans une leçon, puis choisissez « Surligner », « Note » ou « Signet ».
notes-apart = Ce navigateur garde séparément les notes de chaque page, car le cours a été ouvert depuis un dossier. Vous les trouverez sur leurs pages.
notes-search = Chercher dans vos notes
notes-found = { $count ->
    [0] Aucune note ne contient ces mots.
    [one] { $count } note
   *[other] { $count } notes
}
notes-markdown = Enregistrer comme texte (Markdown)
notes-print = Imprimer
notes-edit = Modifier
notes-bar = Les mots sélectionnés
notes-here = Surligner, noter ou marquer d’un signet : « { $title } »
notes-highlight = Surligner
notes-note = Note
notes-bookmark = Signet
notes-long = C’est beaucoup de texte. Sélectionnez { $count } caractères au maximum.
notes-made-highlight = Surligné.
notes-made-bookmark = Signet ajouté.
notes-field = Votre note
notes-private = Vous seul pouvez la voir. Elle est enregistrée dans ce navigateur.
notes-save = Enregistrer
notes-saved = Enregistrée.
notes-delete = Supprimer
notes-deleted = Supprimée.
notes-of-note = Votre note : { $text }
notes-of-highlight = Vous avez surligné : { $text }
notes-of-bookmark = Votre signet : { $text }
notes-lost = { $count ->
    [one] Le texte d’une note a changé
   *[other] Le texte de { $count } notes a changé
}

# Confidentialité.
privacy = Confidentialité
privacy-lead = Ce que vous faites dans ce cours reste dans votre navigateur. Le cours ne l’envoie à personne.
privacy-kept = Ce que garde votre navigateur
privacy-pages = Les pages que vous avez ouvertes et terminées, quand, et l’endroit où vous vous êtes arrêté
privacy-answers = Vos réponses aux questions, y compris ce que vous avez écrit sans l’avoir encore envoyé
privacy-stories = Vos choix dans les scénarios
privacy-surveys = Vos réponses aux questionnaires
privacy-observers = Les réponses des personnes que vous avez interrogées à votre sujet, si vous ajoutez leurs fichiers
privacy-plan = Ce que vous écrivez dans votre plan
privacy-name = Votre nom, si vous l’écrivez sur le certificat
privacy-notes = Vos notes, surlignages et signets
privacy-settings = Vos réglages, par exemple les couleurs, et vos dernières recherches jusqu’à la fermeture de l’onglet
privacy-where = Tout cela se trouve dans ce navigateur, sur cet appareil. Quiconque utilise le même navigateur sur cet appareil peut le voir.
privacy-erase = Consulter, emporter ou supprimer
privacy-erase-how = Sur la page « Ce que garde votre navigateur », vous pouvez tout enregistrer dans un fichier ou tout supprimer. Ce fichier est à vous, et les personnes à qui vous le donnez peuvent le lire. Vos réglages disparaissent quand vous effacez les données de ce site dans le navigateur.
privacy-sent = Ce qui est envoyé
privacy-sent-how = Il n’y a ni compte ni cookie, et rien ne compte vos visites. Les pages ne chargent que des fichiers de ce site, et le navigateur y veille.
privacy-report = Si vous signalez une question, votre logiciel de messagerie ou une autre page s’ouvre avec ce que vous avez écrit. Vous décidez de l’envoyer ou non.
privacy-host = L’hébergeur de ce site voit quels fichiers votre navigateur demande, et depuis quelle adresse internet, comme pour tout site web. Il ne voit pas vos réponses.
privacy-links = Les autres sites n’apprennent rien de vous tant que vous ne suivez pas un lien vers eux, et ils ne savent pas d’où vous venez.

# Accessibilité.
accessibility = Accessibilité
accessibility-lead = Ces pages sont conçues pour respecter les WCAG 2.2 au niveau AA. Voici ce qui a été testé, et ce qui ne l’a pas été.
accessibility-tested = Ce qui a été testé
accessibility-rules = Coursemark, le programme qui a produit ces pages, est testé dans des navigateurs pour les défauts qu’un programme peut trouver, en couleurs claires, sombres et forcées.
accessibility-keys = Ses tests utilisent les pages au clavier seul, à une largeur de 320 pixels et avec un texte deux fois plus grand.
accessibility-contrast = Ses propres couleurs ont un contraste d’au moins 4,5 pour 1 pour le texte.
accessibility-scripts = Chaque page peut se lire sans scripts. Les réponses ne sont corrigées et enregistrées qu’avec eux.
accessibility-open = Ce qui ne l’a pas été
accessibility-content = Ces tests ne portent ni sur les textes, les images et les films de ce cours, ni sur les changements qu’il apporte à l’apparence.
accessibility-people = Un programme ne trouve qu’une partie des obstacles. Les tests utilisent Chromium et Firefox, mais aucun lecteur d’écran.
accessibility-help = Si quelque chose vous gêne
accessibility-tell = Indiquez-nous la page, ce que vous vouliez faire, ainsi que l’appareil, le navigateur et les technologies d’assistance que vous utilisez.
accessibility-tell-whom = Indiquez aux personnes qui vous ont donné ce cours la page, ce que vous vouliez faire, ainsi que l’appareil, le navigateur et les technologies d’assistance que vous utilisez.

# La révision.
review = Révision
review-about = Ce à quoi vous avez répondu revient ici peu avant que vous ne l’oubliiez : après quelques jours, puis quelques semaines, puis quelques mois. C’est ainsi que cela reste.
review-no-scripts = La révision a besoin de JavaScript, qui est désactivé ici ou n’a pas pu être chargé.
review-today = { $count ->
    [one] { $count } question aujourd’hui
   *[other] { $count } questions aujourd’hui
}
review-due = { $count ->
    [one] { $count } question à réviser
   *[other] { $count } questions à réviser
}
review-waiting = { $count ->
    [one] { $count } autre attend un autre jour
   *[other] { $count } autres attendent d’autres jours
}
review-from = Extrait de
review-read = À relire :
review-again = Elle revient une fois à la fin.
review-easy = C’était facile
review-later = Elle reviendra plus tard que les autres.
review-finish = Terminer
review-none = Rien à réviser aujourd’hui
review-unknown = Rien à réviser pour l’instant
review-how = Répondez aux questions des leçons. Elles reviennent ici quelques jours plus tard.
review-done = Terminé pour aujourd’hui
review-remembered = Vous vous êtes souvenu de { $right } sur { $count }.
review-next = { $count ->
    [one] Prochaine révision : { $day }, { $count } question.
   *[other] Prochaine révision : { $day }, { $count } questions.
}
review-calendar = Enregistrer les prochains jours comme calendrier
review-leeches = Vous avez manqué plusieurs fois des questions de ces pages. Relisez-les et répondez-y aux questions :
progress-kept = Retenu
progress-kept-about = Appris : votre dernière réponse est juste. Retenu : vous avez répondu juste trois jours différents.
certificate-kept = Retenir { $percent } % des questions : répondre juste trois jours différents

# Sauter ce que l’on sait déjà.
test-out = Sauter ce que vous savez
test-out-about = Répondez à quelques questions, et le cours signale les leçons dont vous n’avez pas besoin. « Continuer » les saute, mais vous pouvez toujours les lire.
test-out-no-scripts = Ces questions fonctionnent avec JavaScript, qui est désactivé ici ou n’a pas pu être chargé.
test-out-length = { $count ->
    [one] { $count } question au plus
   *[other] { $count } questions au plus
}
test-out-how = Dites à quel point vous êtes sûr de chaque réponse. Seule compte une réponse juste et sûre. Vous voyez le résultat à la fin.
test-out-start = Commencer
test-out-on = Poursuivre
test-out-where = Question { $number } sur { $count } au plus
test-out-stop = S’arrêter ici
test-out-result = Vous maîtrisez { $known } objectifs sur { $count }
test-out-lessons = { $count ->
    [0] Aucune leçon n’est sautée.
    [one] { $count } leçon est sautée :
   *[other] { $count } leçons sont sautées :
}
test-out-objectives = Objectifs
test-out-known = Acquis
test-out-not-yet = Pas encore
test-out-not-asked = Non montré
test-out-apart = Les quiz et le certificat restent comme ils sont.
test-out-take-back = Ne pas sauter ces leçons
test-out-taken-back = Aucune leçon n’est sautée maintenant.
test-out-tries = { $count ->
    [0] Vous avez utilisé tous vos essais.
    [one] Vous avez encore { $count } essai. Il pose d’autres questions tant qu’il y en a.
   *[other] Vous avez encore { $count } essais. Chacun pose d’autres questions tant qu’il y en a.
}
test-out-again = Réessayer
known = Vous savez déjà cela
