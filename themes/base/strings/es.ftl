# Words a course may replace under [vocabulary] in course.toml.
course = Curso
unit = Módulo
lesson = Lección

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
menu = Menú
settings = Ajustes
skip = Ir al texto
references = Fuentes
glossary = Glosario
prompts = Propuestas semanales
authors = Por { $names }
version = Versión { $version }
licence = Licencia:
made-with = Hecho con Coursemark
support = Ayuda y comentarios
close = Cerrar

# How pages are shown.
theme = Colores
theme-auto = Como mi dispositivo
theme-light = Claro
theme-dark = Oscuro
size = Tamaño del texto
size-normal = Normal
size-large = Grande
size-larger = El más grande
spacing = Interlineado
spacing-normal = Normal
spacing-wide = Amplio
typeface = Tipo de letra
typeface-normal = Normal
typeface-legible = Más fácil de leer
keys = Atajos de teclado
keys-on = Teclas sueltas
keys-hint = «/» abre la búsqueda; «n» y «p» llevan a la página siguiente y a la anterior; «m» resalta o anota lo seleccionado o la sección.
paper = En papel
paper-key = Imprimir también las respuestas, en una hoja aparte

# The text of a page, by script.
copy = Copiar
copied = Copiado
copy-failed = No se pudo copiar
heading-link = Enlace a «{ $title }»
glossary-link = En el glosario

# Search.
search = Buscar
search-index = Títulos, apartados y términos
search-label = Buscar en el curso
search-found = { $count ->
    [one] { $count } página encontrada.
   *[other] { $count } páginas encontradas.
}
search-none = No se encontró nada para «{ $query }». Pruebe con menos palabras o con otra palabra parecida.
search-corrected = Se buscó: { $words }.
search-recent = Búsquedas recientes
search-more = Mostrar más
search-failed = No se pudo cargar la búsqueda. Compruebe la conexión y escriba de nuevo.

# Questions.
check = Comprobar
save = Guardar
answer = Respuesta
right = Correcto.
partly-right = Correcto en parte.
wrong = No es correcto.
explained-in = Dónde se explicó:
question-back = Volver a la pregunta
guess-title = { $count ->
    [one] Antes de leer: { $count } pregunta, medio minuto
   *[other] Antes de leer: { $count } preguntas, alrededor de un minuto
}
guess-where = Intente adivinar: { $number } de { $count }. Verá la respuesta al leer.
guess-know = No lo sé
guess-skip = Saltar las preguntas
guess-thanks = Gracias. Ahora siga leyendo: sus intentos están junto a las respuestas.
guess-mark = Usted pensó: { $answer }
guess-mark-none = No lo sabía antes de leer.
guess-end = Adivinó { $guessed } de { $count }. Ahora son { $right } de { $count }.
guess-all = Lo sabía antes de leer y lo sabe ahora: { $count } respuestas correctas.
recall-where = { $number } de { $count }, unos { $seconds } segundos
recall-show = Mostrar la respuesta
recall-knew = Lo sabía
recall-not-yet = Todavía no
recall-result = Sabía { $right } de { $count }.
recall-result-on = El { $when } sabía { $right } de { $count }.
recall-comes-back = Lo que no sabía vuelve más abajo.
recall-again = Repasarlas otra vez
recall-once-more = Una vez más
choose = Elegir…
choose-pair = Elegir lo que corresponde…
choose-all = Elija todo lo que corresponda.
order-how = Ponga estos elementos en el orden correcto.
tied = (puede intercambiarse con el siguiente)
gap = Hueco { $number }
your-answer = Su respuesta
self-check = Compruebe su texto
model-answer = Una respuesta posible
example = Un ejemplo
hint = Pista
hint-number = Pista { $number } de { $count }
number-range = de { $least } a { $most }
key-title = Respuestas
move-up = Subir «{ $step }»
move-down = Bajar «{ $step }»
moved = { $step }: ahora número { $position } de { $count }
step-stays = { $step }: sigue siendo el número { $position } de { $count }
missed = Falta una opción correcta.
points-of = { $earned } de { $possible } puntos
pairs-right = Pares correctos: { $right } de { $count }.
gaps-right = Huecos correctos: { $right } de { $count }.
steps-right = Pasos en su sitio: { $right } de { $count }.
options-right = Opciones correctas elegidas: { $right } de { $count }.
reason-wrong = El veredicto es correcto; la razón, no.
gap-right = Hueco { $number }: correcto.
gap-wrong = Hueco { $number }: no es correcto.
sure-ask = ¿Qué seguridad tiene?
sure-guess = Lo adivino
sure-rather = Bastante seguridad
sure-sure = Seguridad total
sure-unknown = No lo sé
sure-none = Todavía no lo sabe, y no pasa nada. Aquí está la respuesta.
sure-wrong = Contestó con seguridad. Tómese un momento para ver por qué no es así.
sure-lucky = Lo adivinó, y es correcto.
try-again = Volver a intentar
show-feedback = Mostrar el comentario
hide-feedback = Ocultar el comentario
answered = Respondida
saved = Guardado
saved-here = Guardado hasta que se cierre esta página
not-saved = No se ha podido guardar. Acorte el texto e inténtelo de nuevo.
not-checked = No se ha podido comprobar, porque una parte de la página no se ha cargado. Compruebe su conexión e inténtelo de nuevo.
limit-reached = Este campo admite { $count } caracteres como máximo. Lo que pasaba de ahí no se ha incluido.
saving = Guardando…
unanswered = Aún sin responder.
unanswered-reason = Elija también una razón.
unanswered-parts = Queda algo abierto. Complete todas las partes.
unanswered-order = Ponga primero los pasos en orden.
next-try = Vuelva a intentarlo o abra la respuesta más abajo.
hint-opened = Hay una pista abierta más arriba. Vuelva a intentarlo con ella.
unreadable-number = Hueco { $number }: no se puede leer como número. Escriba solo cifras, como 12,5 o 12.5.
why = ¿Por qué?
changed-short = Ha cambiado.
corrected-short = Se ha corregido.
asked-again-short = Se pregunta de nuevo.
changed-since = El texto ha cambiado desde que respondió.
key-changed = Lo correcto se ha corregido desde que respondió.
asked-again = La pregunta ha cambiado y por eso se hace de nuevo. Su respuesta anterior fue: { $answer }

# Quizzes.
quiz-start = { $count ->
    [one] { $count } pregunta.
   *[other] { $count } preguntas.
}
quiz-pass = Para aprobar necesita el { $percent } % de los puntos.
quiz-attempts = { $count ->
    [one] Cuenta un intento.
   *[other] Cuentan { $count } intentos.
}
quiz-attempt = Intento { $number }
quiz-attempt-of = Intento { $number } de { $count }
quiz-rule = Puede volver a cualquier pregunta hasta que envíe el cuestionario.
quiz-keys = Este cuestionario sirve para practicar. Las respuestas están en la página, así que el resultado no demuestra nada a otras personas.
quiz-where = Pregunta { $number } de { $count }
quiz-back = Atrás
quiz-next = Pregunta siguiente
quiz-all = Todo en una página
overview = Preguntas de este cuestionario
overview-open = Pregunta { $number }: sin responder
overview-answered = Pregunta { $number }: respondida
overview-right = Pregunta { $number }: correcta
overview-partly = Pregunta { $number }: correcta en parte
overview-wrong = Pregunta { $number }: no es correcta
submit = Entregar el cuestionario
submit-open-title = { $count ->
    [one] { $count } pregunta está sin responder
   *[other] { $count } preguntas están sin responder
}
submit-anyway = Entregar de todos modos
quiz-submitted = Enviado
quiz-points = { $earned } de { $possible } puntos
quiz-need = Necesita { $needed } para aprobar.
quiz-look = { $count ->
    [one] Conviene repasar { $count } pregunta.
   *[other] Conviene repasar { $count } preguntas.
}
quiz-practise-these = { $count ->
    [one] Practicar esta pregunta
   *[other] Practicar estas { $count }
}
quiz-answers = Ver todas las respuestas
quiz-to-result = Volver al resultado
quiz-not-loaded = Sus respuestas están guardadas, pero no se pudo cargar el resultado. Compruebe la conexión.
quiz-loading = Cargando las preguntas…
quiz-not-fetched = No se pudieron cargar algunas preguntas. Lo que ha respondido está guardado. Compruebe la conexión.
quiz-retry = Cargar de nuevo
quiz-score = { $earned } de { $possible } puntos, { $percent } %
quiz-passed = Aprobado: { $earned } de { $possible }
quiz-failed = Todavía no: { $earned } de { $possible }
quiz-feedback-after-pass = Verá los comentarios cuando haya aprobado.
quiz-again = Repetir el cuestionario
quiz-more = ¿Y ahora?
quiz-practise = Practicar lo que no salió bien
quiz-other = Hacer otras preguntas
quiz-no-attempts = No le quedan intentos.
quiz-history = Intentos anteriores
quiz-standing = { $right } de { $count } correctas
quiz-saved-unscored = Sus respuestas están guardadas. No se pueden corregir aquí porque este sitio no contiene las respuestas correctas.

# What a browser keeps.
progress = Progreso
progress-no-scripts = El progreso lo guarda su navegador, que para ello necesita scripts. Estas son las partes del curso:
complete-and-continue = Completar y continuar
progress-share = Progreso: { $percent } % de las páginas completadas
you-were-at = Se quedó en «{ $title }».
mark-completed = Marcar como completada
completed = Completada
passed = Aprobado
failed = No aprobado
begun = En curso
continue = Continuar: { $title }
standing = { $done } de { $total } páginas completadas, { $count ->
    [one] falta { $count } minuto aproximadamente
   *[other] faltan { $count } minutos aproximadamente
}
standing-hours = { $done } de { $total } páginas completadas, { $count ->
    [one] falta { $count } hora aproximadamente
   *[other] faltan { $count } horas aproximadamente
}
record-memory = Su navegador no permite que este curso guarde nada. Puede responder a todas las preguntas; lo que haya hecho en una página se pierde al salir de ella, salvo que lo exporte antes.
record-waiting = Su navegador aún no ha abierto su almacenamiento. Puede continuar: sus respuestas se guardarán en cuanto lo haga.
record-file = Abierto desde una carpeta, este navegador guarda por separado lo que hace en cada página. Para reunirlo, expórtelo en cada página e impórtelo en la página «Lo que guarda su navegador», o abra el curso desde un servidor.
record-newer = Su progreso lo guardó una versión más nueva de este sitio. Se deja como está y aquí no se guarda nada nuevo.
record-dismiss = Entendido
undo = Deshacer
reset-question = Borrar mi respuesta
reset-quiz = Borrar este cuestionario
reset-title = Borrar respuestas
reset-what = Qué borrar
reset-start = Borrar…
reset-course = Todo el curso
reset-do = Borrar
reset-ask = ¿{ $count ->
    [one] Borrar { $count } respuesta
   *[other] Borrar { $count } respuestas
}? Se puede deshacer.
reset-done = Borrado.
cancel = Cancelar
progress-page = Página
progress-state = Estado
progress-questions = Preguntas
percent = { $percent } %
progress-right = { $right } de { $count } correctas
progress-objectives = Lo que ya sabe hacer
progress-objective = Objetivo
progress-mastery = Aprendido
sure-title = Su seguridad al responder
sure-about = ¿Acertó tantas veces como pensaba? Esto es solo para usted. No es una nota y no se envía a nadie.
sure-step = Usted dijo
sure-promised = Lo que encajaría
sure-fits = { $count } correctas
sure-fits-about = { $count } correctas: se valora bien
sure-fits-less = { $count } correctas: aquí sabe menos de lo que cree
sure-fits-more = { $count } correctas: sabe más de lo que cree
progress-quizzes = Cuestionarios
progress-quiz = Cuestionario
progress-best = Mejor
progress-attempts = Intentos
progress-all-pages = Todo, página por página
progress-pages = { $done } de { $total } páginas
progress-units = El curso, parte por parte
progress-all-done = Ha completado todas las páginas.
milestone-unit = Ha completado «{ $title }».
milestone-half = Ya lleva la mitad.
milestone-all = Ha completado todo el curso.
milestone-plan = Su plan está completo.
progress-week = Esta semana
week-pages = Páginas completadas
week-questions = Preguntas respondidas
week-quizzes = Cuestionarios superados
progress-again = { $count ->
    [one] { $count } pregunta para repetir
   *[other] { $count } preguntas para repetir
}
progress-changed = { $count ->
    [one] { $count } respuesta es de una pregunta que ha cambiado
   *[other] { $count } respuestas son de preguntas que han cambiado
}
progress-gone = { $count ->
    [one] { $count } respuesta es de una pregunta que ya no está en este curso. Se conserva.
   *[other] { $count } respuestas son de preguntas que ya no están en este curso. Se conservan.
}
progress-load-failed = No se pudo cargar el esquema del curso. Vuelva a cargar la página para intentarlo de nuevo.
progress-apart = Abierto desde una carpeta, este navegador guarda por separado las respuestas de cada página. Esta página no puede ver lo que hizo en las otras.
record-title = Lo que guarda su navegador
record-where = Todo se guarda en este navegador, en este dispositivo y para esta dirección. Nadie más lo ve. Algunos navegadores lo borran cuando no se visita un sitio durante un tiempo (Safari, a los siete días); expórtelo de vez en cuando.
record-no-scripts = Su navegador necesita scripts para mostrar lo que guarda, ponerlo en un archivo y borrarlo.
record-count = { $count ->
    [one] { $count } entrada
   *[other] { $count } entradas
}
record-export = Exportar
record-export-note = Guarda un archivo con todo lo que ha hecho. Impórtelo en otro navegador o en otra dirección de este curso.
record-persist = Pedir al navegador que conserve esto
record-persist-done = Su navegador conservará esto.
record-persist-denied = Su navegador no ha prometido nada. Exporte de vez en cuando.
record-export-remind = Ha respondido a { $count } preguntas desde la última exportación.
record-import = Importar un archivo
record-import-new = { $count ->
    [one] { $count } entrada es nueva.
   *[other] { $count } entradas son nuevas.
}
record-import-known = { $count ->
    [one] { $count } entrada ya está aquí.
   *[other] { $count } entradas ya están aquí.
}
record-import-clears = { $count ->
    [one] Esta importación borra una de sus respuestas.
   *[other] Esta importación borra { $count } de sus respuestas.
}
record-import-broken = { $count ->
    [one] { $count } entrada no se puede leer y se omite.
   *[other] { $count } entradas no se pueden leer y se omiten.
}
record-import-changed = El archivo se modificó después de exportarlo o está dañado. Aquí está lo que se puede leer.
record-import-do = Añadirlas
record-import-done = Añadido.
record-import-none = No hay nada nuevo en el archivo.
record-import-other = El archivo es de otro curso, «{ $course }».
record-import-newer = El archivo es de una versión más nueva de Coursemark.
record-import-unreadable = El archivo no es la exportación de un curso.
record-import-large = El archivo es demasiado grande para ser la exportación de un curso.
record-import-count = «{ $file }» no se puede importar: una entrada tiene el número { $count }, demasiado alto. El archivo fue modificado o está dañado.
record-broken = { $count ->
    [one] { $count } entrada no se puede leer. Se aparta sin cambiarla.
   *[other] { $count } entradas no se pueden leer. Se apartan sin cambiarlas.
}
record-broken-save = Guardarlas como están
record-snapshots = Volver a un día anterior
record-snapshot = Como estaba el { $day }
record-restore = Restaurar
record-restore-note = Lo que se guardaba ese día y ahora falta se añade de nuevo, y las respuestas borradas vuelven.
record-restored = Restaurado.
record-erase = Eliminar todo
record-erase-ask = ¿Eliminar todo lo que este navegador guarda de este curso, incluidos los días anteriores? No se puede deshacer.
record-erase-do = Eliminar
record-erase-done = Todo se ha eliminado.

# Amounts.
questions = { $count ->
    [one] { $count } pregunta
   *[other] { $count } preguntas
}
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
hours = { $count ->
    [one] alrededor de { $count } hora
   *[other] alrededor de { $count } horas
}
lessons = { $count ->
    [one] { $count } lección
   *[other] { $count } lecciones
}

# The front page.
start = Empezar: { $title }
outline = Contenido
try = Pruébelo
try-from = Del curso:
objectives = Lo que sabrá hacer
tracks = Itinerarios

# A unit's page.
unit-number = { unit } { $number } de { $count }
unit-short = { unit } { $number }
unit-pages = En esta parte

# A lesson.
lesson-number = { lesson } { $number } de { $count }
page-quiz = Cuestionario
page-scenario = Caso práctico
page-survey = Encuesta
page-handout = Ficha
draft = Borrador
draft-note = Esta página es un borrador. No se publica si el curso se genera sin --drafts.
needs = Conviene leer antes:
serves = Podrá …
more-before = Páginas anteriores de esta parte
more-after = Páginas posteriores de esta parte
pager = Continuar
previous = Anterior
next = Siguiente

# The text of a page.
callout-note = Nota
callout-tip = Consejo
callout-important = Importante
callout-warning = Advertencia
callout-caution = Precaución
footnotes = Notas
footnote = Nota { $number }
footnote-back = Volver al texto
table-name = Tabla: { $columns }
table-unnamed = Tabla
code-name = Código: { $language }
code-unnamed = Código
math-name = Fórmula
task-done = Hecho
task-open = Pendiente

# References and glossary.
cited-in = Citado en
cited-here = Dónde se cita
used-in = Se usa por primera vez en
references-none = Todavía no se cita nada.

# The page for a missing page.
not-found = Esta página no existe
not-found-text = Quizá se haya movido o haya cambiado de nombre. El curso empieza aquí:

scene-number = Escena { $number }
choice-to = → { $number }
choice-if = Solo si { $conditions }
consequence = Lo que sigue
outcome-sound = Acaba bien
outcome-recoverable = Aún tiene arreglo
outcome-harmful = Acaba mal
condition-less = { $name } es menor que { $value }
condition-at-most = { $name } es { $value } como máximo
condition-more = { $name } es mayor que { $value }
condition-at-least = { $name } es { $value } como mínimo
condition-is = { $name } es { $value }
condition-is-not = { $name } no es { $value }
meter = { $name }: { $value }
meter-of = { $name }: { $value } de { $max }
story-again = Empezar de nuevo
story-back = Atrás
story-on = Seguir
story-otherwise = Probar otro camino desde aquí
story-way = Su camino hasta aquí
story-begin = Empezar
story-chose = { $scene }: { $choice }
story-read = Lo he leído
story-stop = Parar aquí
story-stopped = Ha parado. Su camino queda en este dispositivo; no se pierde nada y no tiene que seguir.
story-text = Leerlo como texto
story-told = Volver a las escenas
story-what-if = ¿Y si…?
meter-up = { $change } más
meter-down = { $change } menos
meter-better = mejor
meter-worse = peor
content-note = Antes de empezar

survey-about = Responda según lo que es, no según lo que debería ser. No hay respuestas correctas.
survey-none = No procede
survey-results = Su resultado
survey-by-hand = Para contar a mano, numere las respuestas desde 1 y calcule la media de cada parte, sin lo que no procede. Abajo se explica cada resultado.
survey-gap = La diferencia
survey-honest = Es una ayuda para pensar, no un instrumento validado: muestra cómo ha respondido hoy. No la use para elegir, pagar ni comparar a personas. Sus respuestas quedan en este navegador.
survey-submit = Ver mi resultado
survey-change = Cambiar respuestas
survey-again = Responder de nuevo
survey-open = Falta responder una afirmación.
survey-count = { $done } de { $count } respondidas
survey-few = Se han respondido pocas afirmaciones para tener un resultado en todo.
survey-fall = Un número menor puede significar que ahora ve con más claridad.
survey-lowest = Las más bajas
survey-first = Primera vez, { $date }
survey-now = Ahora, { $date }
survey-you = Usted
survey-observer = { $name } (observación)
survey-dimension = Parte
survey-mean = { $mean } de { $most }
survey-observers = Preguntar a otros
survey-observers-how = Dos personas que trabajan con usted pueden, si quieren, responder a algunas afirmaciones sobre usted. Abren la página de observación, guardan sus respuestas o las imprimen y las entregan ellas mismas.
survey-observer-page = Página de observación
survey-observer-file = Añadir un archivo de observación
survey-observer-wrong = Este archivo no contiene respuestas a esta encuesta.
survey-observer-added = Se han añadido las respuestas de { $name }.
survey-observer-nameless = Sin nombre
survey-observer-about = Le han preguntado cómo ve a alguien en el trabajo. Responda por esa persona, según las últimas cuatro semanas. Es voluntario. Aquí no se guarda ni se envía nada: guarda un archivo o imprime la página y decide a quién dárselo.
survey-observer-name = Su nombre, si quiere
survey-observer-save = Guardar como archivo
survey-observer-saved = El archivo está en sus descargas.
survey-print = Imprimir

plan = Plan
plan-about = Lo que se lleva del curso a su trabajo, con sus propias palabras.
plan-kept = Queda solo en este navegador y no se envía a ningún sitio. Imprímalo o guárdelo como archivo para tenerlo en otro lugar.
own-case = Usted escribió:
plan-from = Se pregunta en:
plan-goes = Esto va a su plan:
plan-filled = { $done } de { $count } partes rellenadas
plan-open = Por rellenar
plan-write = Escribirlo aquí
plan-survey = Aquí está su último resultado.
plan-survey-open = Aún sin responder.
plan-behaviour = Lo que quiero hacer
plan-behaviour-note = Un acto que alguien podría ver.
plan-why = Por qué me importa
plan-measure = Cuántas veces por semana
plan-measure-note = Un número para contar.
plan-if = Si…
plan-if-note = Una hora, un lugar o algo que ocurre.
plan-then = … entonces…
plan-then-note = Un acto de menos de dos minutos.
plan-step = Primer pasito, en dos días
plan-obstacle = Qué puede estorbar
plan-helper = Quién me ayuda
plan-vague = ser mejor, intentar, mejorar, más a menudo, prestar atención
plan-vague-hint = ¿Podría alguien verlo y contarlo? Diga quién, qué y cuándo.
plan-lacks-behaviour = Falta una cosa: ¿qué quiere hacer?
plan-lacks-if = Falta una mitad: ¿cuándo será el momento? Indique una hora, un lugar o un hecho.
plan-lacks-then = Falta una mitad: ¿qué hará entonces?
plan-lacks-measure = Falta una cosa: ¿cuántas veces por semana?
plan-follow = Tras { $count } días: ¿se cumplió?
plan-follow-said = Si { $cue }, entonces { $act }
plan-follow-yes = Sí
plan-follow-partly = En parte
plan-follow-no = No
plan-follow-change = ¿Qué se interpuso? Cambie la frase para que encaje.
plan-kept-count = { $kept } de { $count } cumplidos
plan-days = Noventa días
plan-start = Primer día
plan-phase = Días { $from } a { $to }:
plan-learn = aprender y observar.
plan-practise = practicar un hábito cada vez.
plan-widen = ampliarlo y transmitirlo.
plan-weeks = Dos minutos por semana
plan-weeks-note = ¿Ocurrió esta semana? Márquelo, o déjelo abierto y piense qué estorbó.
plan-week-head = Semana
plan-week = Semana { $number }
plan-kept-to = Hecho
plan-review = Revisión el día { $day }
plan-verdict-kept = Mantenido
plan-verdict-changed = Cambiado
plan-verdict-dropped = Abandonado
plan-evidence = ¿Qué ha pasado y cómo lo sé?
plan-next = ¿Qué viene ahora?
plan-print = Imprimir
plan-markdown = Guardar como texto
plan-calendar = Guardar las fechas para un calendario
plan-calendar-start = Elija un primer día.
plan-said = En el curso escribió:
plan-take = Añadirlo aquí
certificate = Certificado
certificate-about = Lo que pide el curso y lo que aún falta.
certificate-track = Itinerario: { $track }
certificate-quiz = Alcance el { $percent } % en:
certificate-scenarios = Termine:
certificate-scenarios-any = Termine { $any } de estos { $count }:
certificate-outcomes = finales que cuentan: { $outcomes }
certificate-survey = Responda, con cualquier resultado:
certificate-plan = Escriba en su plan:
certificate-start = Empiece su plan (un primer día, o tres semanas marcadas):
certificate-done = Hecho:
certificate-missing = Falta:
certificate-open = Aún falta
certificate-share = { $done } de { $count } hechos
certificate-more = { $count } más
certificate-finished = Ya hecho: { $count }
certificate-show = Ver este certificado
certificate-much = { $done } de { $needed }
certificate-name = Su nombre en él
certificate-print = Imprimir
certificate-has = ha trabajado este curso, que enseña a
certificate-hours = { $count ->
    [one] aprox. { $count } hora de trabajo
   *[other] aprox. { $count } horas de trabajo
}
certificate-version = versión { $version } del curso
certificate-date = Fecha
certificate-signature = Firma
certificate-honest = A su ritmo y sin supervisión. Esta hoja se hizo en el navegador de quien aprende, con lo que este guarda; nadie la ha comprobado. No prueba la identidad ni la competencia en el trabajo.
prompts-feed = Feed
prompts-count = { $count ->
    [one] { $count } propuesta, una por semana
   *[other] { $count } propuestas, una por semana
}
prompts-first = Primer día
prompts-calendar = Guardar como calendario
prompts-choose = Elija un primer día.
prompts-saved = El archivo está en sus descargas; ábralo con su calendario.
track-start = Empezar
track-follow = Seguir este itinerario
track-off = fuera de su itinerario

# Informar sobre una pregunta.
report-question = Informar sobre esta pregunta
report-field = ¿Qué falla en ella?
report-answer = Incluir mi respuesta
report-mail = Escribir el correo
report-page = Ir al formulario
report-note = Su programa de correo se abre con este texto. No se envía nada hasta que usted lo envíe.
report-note-page = Se abre otra página con este texto. Allí decide si lo envía.
report-subject = «{ $title }» en «{ $course }»
report-about = Pregunta: { $title } ({ $question })
report-where = Página: { $address }
report-version = Versión del curso: { $version }
report-mine = Mi respuesta: { $answer }

# Notas, resaltados y marcadores.
notes = Notas
notes-lead = Lo que ha resaltado, anotado y marcado en este curso. Solo usted puede verlo.
notes-no-scripts = Sus notas están en su navegador y las muestra un script, que aquí no ha podido ejecutarse.
notes-none = Todavía no tiene notas. Seleccione unas palabras en una lección y elija «Resaltar», «Nota» o «Marcador».
notes-apart = Este navegador guarda por separado las notas de cada página, porque el curso se abrió desde una carpeta. Las encontrará en sus páginas.
notes-search = Buscar en sus notas
notes-found = { $count ->
    [0] Ninguna nota contiene estas palabras.
    [one] { $count } nota
   *[other] { $count } notas
}
notes-markdown = Guardar como texto (Markdown)
notes-print = Imprimir
notes-edit = Editar
notes-bar = Las palabras seleccionadas
notes-here = Resaltar, anotar o marcar: «{ $title }»
notes-highlight = Resaltar
notes-note = Nota
notes-bookmark = Marcador
notes-long = Es mucho texto. Seleccione { $count } caracteres como máximo.
notes-made-highlight = Resaltado.
notes-made-bookmark = Marcador añadido.
notes-field = Su nota
notes-private = Solo usted puede verla. Se guarda en este navegador.
notes-save = Guardar
notes-saved = Guardada.
notes-delete = Eliminar
notes-deleted = Eliminada.
notes-of-note = Su nota: { $text }
notes-of-highlight = Ha resaltado: { $text }
notes-of-bookmark = Su marcador: { $text }
notes-lost = { $count ->
    [one] El texto de una nota ha cambiado
   *[other] El texto de { $count } notas ha cambiado
}

# Privacidad.
privacy = Privacidad
privacy-lead = Lo que hace en este curso se queda en su navegador. El curso no se lo envía a nadie.
privacy-kept = Lo que guarda su navegador
privacy-pages = Qué páginas ha abierto y completado, cuándo, y dónde dejó de leer
privacy-answers = Sus respuestas a las preguntas, también lo que ha escrito y aún no ha enviado
privacy-stories = Lo que ha elegido en los casos prácticos
privacy-surveys = Sus respuestas en las encuestas
privacy-observers = Las respuestas de las personas a las que preguntó por usted, si añade sus archivos
privacy-plan = Lo que escribe en su plan
privacy-name = Su nombre, si lo escribe en el certificado
privacy-notes = Sus notas, resaltados y marcadores
privacy-settings = Sus ajustes, como los colores, y sus últimas búsquedas hasta que cierre la pestaña
privacy-where = Todo esto está en este navegador, en este dispositivo. Quien use el mismo navegador en este dispositivo puede verlo.
privacy-erase = Verlo, llevárselo o borrarlo
privacy-erase-how = En la página «Lo que guarda su navegador» puede guardarlo todo en un archivo o borrarlo. El archivo que guarda es suyo, y quien lo reciba de usted puede leerlo. Sus ajustes desaparecen cuando borra los datos de este sitio en el navegador.
privacy-sent = Qué se envía
privacy-sent-how = No hay cuentas ni cookies, y nada cuenta sus visitas. Las páginas solo cargan archivos de este sitio, y el navegador se encarga de que así sea.
privacy-report = Si informa sobre una pregunta, se abre su programa de correo u otra página con lo que ha escrito. Usted decide si lo envía.
privacy-host = Quien aloja este sitio ve qué archivos pide su navegador y desde qué dirección de internet, como en cualquier sitio web. No ve sus respuestas.
privacy-links = Otros sitios solo saben de usted cuando sigue un enlace hacia ellos, y no saben de dónde viene.

# Accesibilidad.
accessibility = Accesibilidad
accessibility-lead = Estas páginas están hechas para cumplir las WCAG 2.2 en el nivel AA. Aquí se dice qué se ha probado y qué no.
accessibility-tested = Qué se ha probado
accessibility-rules = Coursemark, el programa que ha hecho estas páginas, se prueba en navegadores en busca de fallos que un programa puede encontrar, con colores claros, oscuros y forzados.
accessibility-keys = Sus pruebas usan las páginas solo con el teclado, a un ancho de 320 píxeles y con el texto al doble de tamaño.
accessibility-contrast = Sus propios colores tienen un contraste de al menos 4,5 a 1 en el texto.
accessibility-scripts = Todas las páginas se pueden leer sin scripts. Las respuestas solo se corrigen y se guardan con ellos.
accessibility-open = Qué no se ha probado
accessibility-content = Esas pruebas no abarcan los textos, las imágenes y las películas de este curso, ni los cambios que hace en el aspecto.
accessibility-people = Un programa solo encuentra una parte de las barreras. Las pruebas usan Chromium y Firefox, pero ningún lector de pantalla.
accessibility-help = Si algo te lo impide
accessibility-tell = Díganos qué página es, qué quería hacer, y qué dispositivo, navegador y productos de apoyo usa.
accessibility-tell-whom = Diga a quienes le han dado este curso qué página es, qué quería hacer, y qué dispositivo, navegador y productos de apoyo usa.

# El repaso.
review = Repaso
review-about = Lo que ha respondido vuelve aquí poco antes de que lo olvide: después de días, luego de semanas, luego de meses. Así se queda.
review-no-scripts = El repaso necesita JavaScript, que aquí está desactivado o no se pudo cargar.
review-today = { $count ->
    [one] { $count } pregunta hoy
   *[other] { $count } preguntas hoy
}
review-due = { $count ->
    [one] { $count } pregunta para repasar
   *[other] { $count } preguntas para repasar
}
review-waiting = { $count ->
    [one] { $count } más espera otro día
   *[other] { $count } más esperan otros días
}
review-from = De
review-read = Lea de nuevo:
review-again = Vuelve una vez más al final.
review-easy = Ha sido fácil
review-later = Volverá más tarde que las demás.
review-finish = Terminar
review-none = Hoy no hay nada que repasar
review-unknown = Todavía no hay nada que repasar
review-how = Responda a las preguntas de las lecciones. Vuelven aquí unos días después.
review-done = Terminado por hoy
review-remembered = Ha recordado { $right } de { $count }.
review-next = { $count ->
    [one] Próximo repaso: { $day }, { $count } pregunta.
   *[other] Próximo repaso: { $day }, { $count } preguntas.
}
review-calendar = Guardar los próximos días como calendario
review-leeches = Ha fallado una y otra vez preguntas de estas páginas. Léalas de nuevo y responda allí a las preguntas:
progress-kept = Retenido
progress-kept-about = Aprendido: su última respuesta es correcta. Retenido: ha acertado en tres días distintos.
certificate-kept = Retener el { $percent } % de las preguntas: acertar en tres días distintos

# Saltarse lo que ya se sabe.
test-out = Saltar lo que ya sabe
test-out-about = Responda unas pocas preguntas y el curso señalará las lecciones que no necesita. «Continuar» se las salta, pero puede leerlas igualmente.
test-out-no-scripts = Estas preguntas funcionan con JavaScript, que aquí está desactivado o no se ha podido cargar.
test-out-length = { $count ->
    [one] { $count } pregunta como máximo
   *[other] { $count } preguntas como máximo
}
test-out-how = Diga qué seguridad tiene en cada respuesta. Solo cuenta acertar con seguridad. El resultado aparece al final.
test-out-start = Empezar
test-out-on = Seguir
test-out-where = Pregunta { $number } de { $count } como máximo
test-out-stop = Parar aquí
test-out-result = Domina { $known } de { $count } objetivos
test-out-lessons = { $count ->
    [0] No se salta ninguna lección.
    [one] Se salta { $count } lección:
   *[other] Se saltan { $count } lecciones:
}
test-out-objectives = Objetivos
test-out-known = Ya lo sabe
test-out-not-yet = Todavía no
test-out-not-asked = Sin comprobar
test-out-apart = Los cuestionarios y el certificado quedan como están.
test-out-take-back = No saltar estas lecciones
test-out-taken-back = Ahora no se salta ninguna lección.
test-out-tries = { $count ->
    [0] Ha agotado todos los intentos.
    [one] Puede intentarlo { $count } vez más. Habrá otras preguntas mientras queden.
   *[other] Puede intentarlo { $count } veces más. Cada vez habrá otras preguntas mientras queden.
}
test-out-again = Intentarlo de nuevo
known = Ya sabe esto
