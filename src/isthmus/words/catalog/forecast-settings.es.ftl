# Qué puede fallar en el forecast.toml de un caso y en los números de los que parte un pronóstico.

# --- el archivo

problem-forecast-missing = el caso no dice qué se pronostica: no tiene forecast.toml. Escriba uno; el del caso tutorial sirve de punto de partida.
problem-forecast-no-first-day = { $value } no es el primer día de un mes. Escriba el del primero que se lee, como 2020-10-01.
problem-forecast-first-too-early = { $value } queda más de { $years } años antes del primer número de las series de las estaciones. Escriba un primer mes posterior, como { $begins }.
problem-forecast-twice = '{ $value }' figura dos veces. Deje una.
problem-forecast-no-people = no se sigue a nadie. Nombre una nacionalidad.
problem-forecast-not-followed = '{ $value }' no es ninguna de las nacionalidades que sigue [people]: { $named }. Añádala allí o corrija la palabra.
problem-forecast-followed-itself = a '{ $value }' se le sigue con su propio nombre, y no viaja con nadie más. Quítela de fold o de [people].
problem-forecast-no-stations = no queda ninguna estación. Escriba una bajo [[stations]]: un lugar y la serie que cuenta allí.
problem-forecast-no-flow = '{ $value }' no cuenta un flujo mensual: sus números son existencias, acumulados, o no van por mes. Nombre una serie que cuente lo que ocurre en cada mes.
problem-forecast-series-where = '{ $value }' no cuenta en un solo lugar. Diga dónde en at.
problem-forecast-apart-before-last = '{ $value }' no es la última estación, y solo en ella se separan las vías. Borre apart aquí.
problem-forecast-apart-mixed = las palabras no separan a las personas por una misma cosa: { $value }. Nombre palabras de una sola dimensión de populations.csv.
problem-forecast-parameter = '{ $value }' no es un parámetro. { $near ->
    [none] Use uno de: { $known }.
   *[other] ¿Quiso decir { $near }? Los parámetros son: { $known }.
}
problem-forecast-no-station = '{ $value }' no es el lugar de ninguna estación. Nombre uno de: { $places }.
problem-forecast-share = { $value } no es una proporción ni una probabilidad entre 0 y 1. Escriba una.
problem-forecast-spread = { $value } no es una desviación estándar de un logaritmo que diga algo. Escriba un número de 0 a 10.
problem-forecast-prior-twice = el parámetro '{ $value }' tiene dos supuestos previos para un mismo lugar y población. Deje uno.
problem-forecast-break-elsewhere = la falla '{ $value }' es de la serie '{ $series }', que ninguna estación tiene. Nombre una falla de la serie de una estación, o añada la estación.

# --- los números

problem-forecast-nothing-known = al { $value } no se puede pronosticar nada: desde { $first } se había publicado demasiado poco de { $series }. Elija un día posterior, o haga que forecast.toml empiece antes.
problem-forecast-negative = { $value } no es un conteo: en { $series }, { $month }, población { $population }. Corríjalo en las observaciones.
problem-forecast-series-nothing-yet = de la serie '{ $value }' no se había publicado ningún mes ese día: queda fuera.
problem-forecast-series-too-short = { $population ->
        [all] de la serie '{ $value }' se habían publicado menos de { $least } meses ese día: no se pronostica.
       *[other] de la serie '{ $value }', población { $population }, se habían publicado menos de { $least } meses ese día: no se pronostica por separado.
    }
problem-forecast-ways-not-whole = la serie '{ $value }' cuenta personas que no llegaron por ninguna de estas vías: { $ways }. No se pronostican por vía. Escriba todas las vías en apart, o ninguna.
problem-forecast-series-all-zero = { $population ->
        [all] de la serie '{ $value }' todos los meses publicados hasta ese día son 0: no se pronostica.
       *[other] de la serie '{ $value }', población { $population }, todos los meses publicados hasta ese día son 0: no se pronostica por separado.
    }
