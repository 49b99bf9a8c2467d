# Qué puede fallar en cualquier archivo TOML de un caso, y qué hacer.

problem-toml-not-toml = el archivo deja de ser TOML a partir del signo { $sign } de esta línea. Corríjalo; los textos van entre comillas, las fechas no.
problem-toml-not-toml-end = el archivo no es TOML: algo se abre y nunca se cierra. Corríjalo.
problem-toml-not-yet = al { $value } no se conocía algo de lo que esta tabla no puede prescindir. Elija un día posterior.
problem-toml-unknown-key = aquí ninguna clave se llama '{ $value }'. Bórrela o use una de: { $keys }.
problem-toml-unknown-key-near = aquí ninguna clave se llama '{ $value }'. ¿Quiso decir { $near }?
problem-toml-missing-key = falta la clave '{ $value }'. Añádala.
problem-toml-no-table = '{ $value }' no es una tabla. Escriba sus claves bajo un encabezado entre corchetes, o entre llaves.
problem-toml-no-list = '{ $value }' no es una lista. Escríbala entre corchetes, o sus tablas bajo un encabezado entre corchetes dobles.
problem-toml-value = '{ $value }' no es { $wanted ->
    [date] una fecha. Escriba año-mes-día sin comillas, como 2022-04-20.
    [switch] una respuesta. Escriba true o false.
    [whole] un número entero que pueda ir aquí. Escriba 1 o más.
    [people] un número de personas. Escriba un número entero de 0 o más, sin punto.
    [amount] una cantidad. Escriba un número de 0 o más.
    [above-0] un número mayor que 0. Escriba uno, con punto para los decimales.
    [share] una proporción. Escriba un número de 0 a 1.
    [days] un número de días. Escriba uno mayor que 0 y de hasta 1000, con punto para los decimales.
    [stay] una estadía. Escriba un número de días de 0 o más, o inf si las personas se quedan.
    [step] la duración de un paso. Escriba "day", "week" o un número entero de días de 1 a 366.
    [route] una ruta. Escriba dos lugares del caso entre corchetes, y el modo si hay varios.
    [steps] un número de pasos por mes. Escriba un número entero de 1 a 31.
    [percent] un cambio en porcentaje. Escriba un número de -100 o más, sin el signo %: -70 deja 30 de 100.
    [months] un número de meses. Escriba un número entero de 1 a 60.
    [years] un número de años. Escriba un número entero de 1 a 30.
    [draws] un número de sorteos. Escriba un número entero de 1 a 500.
    [log-spread] una desviación estándar de un logaritmo que tenga sentido. Escriba un número de 0 a 3.
    [name] un nombre. Escriba letras minúsculas, cifras, guiones y guiones bajos, comenzando por una letra.
    [weighed] una cifra que pueda ponderarse. Escriba el nombre de un indicador, o 1/ delante.
    [format] un formato que esta versión lea. Escriba 1.
   *[other] una palabra que pueda ir aquí. Escriba { $words ->
        [one] un texto entre comillas
       *[other] una entre comillas: { $words }
    }.
}
problem-toml-unknown-name = el caso no tiene { $kind ->
    [place] ningún lugar llamado '{ $value }'. Añádalo a places.csv o corrija el nombre.
    [series] ninguna serie llamada '{ $value }'. Añádala a series.csv o corrija el nombre.
    [policy] ninguna medida llamada '{ $value }'. Añádala a policies.csv o corrija el nombre.
    [source] ninguna fuente llamada '{ $value }'. Añádala a sources.csv o corrija el nombre.
    [border] ninguna frontera llamada '{ $value }'. Escriba dos países como AAA>BBB, en el sentido del viaje.
    [location] ningún lugar, país ni frontera llamados '{ $value }'. Corrija el nombre.
    [fault] ninguna falla llamada '{ $value }'. Añádala a faults.csv o corrija el nombre.
    [nationality] ninguna nacionalidad llamada '{ $value }'. Use ISO 3166 alfa-3 o una nacionalidad de populations.csv.
    [population-word] ninguna palabra '{ $value }' para personas. Use una de populations.csv que no sea nacionalidad.
    [country] ningún país llamado '{ $value }'. Escriba las tres mayúsculas de ISO 3166, como PAN.
    [indicator] ningún indicador llamado '{ $value }'. Añádalo a las tablas de countries o corrija el nombre.
    [agreement] ningún acuerdo llamado '{ $value }'. Añádalo a agreements.csv o corrija el nombre.
    [norm] ninguna norma llamada '{ $value }'. Añádala a norms.csv o corrija el nombre.
    [currency] ninguna moneda llamada '{ $value }'. Escriba las tres mayúsculas de ISO 4217, como USD.
    [group] ninguna población llamada '{ $value }'. Escriba all, una nacionalidad, una palabra de populations.csv, o varias unidas por ';'.
   *[other] ninguna nacionalidad llamada '{ $value }'. Use ISO 3166 alfa-3, una nacionalidad de populations.csv, u other.
}
problem-toml-unknown-name-near = el caso no tiene { $kind ->
    [place] ningún lugar
    [series] ninguna serie
    [policy] ninguna medida
    [source] ninguna fuente
    [location] ningún lugar
    [fault] ninguna falla
    [population-word] ninguna palabra para personas
    [country] ningún país
    [indicator] ningún indicador
    [agreement] ningún acuerdo
    [norm] ninguna norma
    [group] ninguna población
   *[other] ninguna nacionalidad
} con el nombre '{ $value }'. ¿Quiso decir { $near }?
