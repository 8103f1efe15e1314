## Ctrl+K: ir a cualquier parte

everything_title = Ir a
everything_field = ¿Qué busca?
everything_hint = Escriba unas letras. Use las flechas y presione Intro.
everything_found = Lo que hay
everything_count = { $count ->
    [one] 1 resultado.
   *[other] { $count } resultados.
}
everything_none = No hay nada con «{ $query }». Pruebe con una palabra más corta.
everything_lesson = Lección { $number }
everything_write = Escribir en el diario
