# Words a course may replace under [vocabulary] in course.toml.
course = Curso
unit = Módulo
lesson = Lección

# Between the parts of a list in a line of text.
separator = {", "}

# Every page.
document-title = { $title } – { $course }
skip = Ir al texto
references = Referencias
glossary = Glosario
prompts = Propuestas semanales
site-navigation = Páginas del curso
breadcrumb = Está aquí
authors = Por { $names }
version = Versión { $version }
licence = Licencia:
made-with = Hecho con Coursemark
close = Cerrar

# How pages are shown.
display = Presentación
theme = Colores
theme-auto = Según el sistema
theme-light = Claro
theme-dark = Oscuro
keys = Teclado
keys-on = Teclas sueltas
keys-hint = «/» abre la búsqueda; «n» y «p» llevan a la página siguiente y a la anterior.

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
search-more = Mostrar más
search-failed = No se pudo cargar la búsqueda. Compruebe la conexión y escriba de nuevo.

# Amounts.
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
start = Empezar por «{ $title }»
outline = Contenido
objectives = Lo que sabrá hacer
tracks = Itinerarios
track-facts = { $lessons ->
    [one] { $lessons } lección
   *[other] { $lessons } lecciones
}, { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}

# A unit's page.
unit-number = { unit } { $number } de { $count }
unit-short = { unit } { $number }
unit-pages = En esta parte

# A lesson.
lesson-number = { lesson } { $number } de { $count }
page-quiz = Cuestionario
page-scenario = Caso práctico
page-survey = Encuesta
draft = Borrador
draft-note = Esta página es un borrador. No se publica si el curso se genera sin --drafts.
needs = Conviene leer antes:
serves = Después sabrá
contents = En esta página
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
