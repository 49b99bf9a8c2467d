# Claves de distribución: qué puede estar mal en las cifras y qué se dice de las cuotas.

# --- personas enteras

problem-whole-total = '{ $value }' no es un número de plazas. Indique un número entero, 0 o más.
problem-whole-share = la cuota de { $name } es { $value }. Una cuota es un número, 0 o más.
problem-whole-nothing = las cuotas suman cero, así que no hay a quién asignar { $value } plazas. Revise las cifras.

# --- claves y lo que dejan abierto

problem-key-unknown = no existe la clave '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Use una de estas: { $keys }; o escriba ponderaciones, como population=0.5,gdp=0.5.
problem-key-term = '{ $value }' no puede ser { $term ->
    [cap] el tope de las correcciones. Indique un número, 0 o más, como 0.30.
    [gamma] la fuerza de las correcciones. Indique un número, 0 o más, como 0.1.
   *[other] la ponderación de la población. Indique un número de 0 a 1.
}
problem-key-mean = '{ $value }' no es una media. Use una de estas: { $means }.
problem-key-weight = '{ $value }' no es una ponderación. Escriba { $name }=0.5: un número, 0 o más, una fracción como 2/3 o un porcentaje.
problem-key-weight-twice = '{ $value }' tiene dos ponderaciones. Escriba una.
problem-key-weights-sum = las ponderaciones { $value } suman { $sum }. Cámbielas hasta que sumen 1.

# --- cifras

problem-key-no-country = no hay ningún país entre los cuales repartir. Indique una fila para cada uno.
problem-key-nobody = según esta clave, la cuota de todos los países es cero. Use correcciones menos fuertes.
problem-key-missing = { $country } no tiene { $indicator }, y una cifra que falta nunca se completa. Agréguela o deje fuera el país con --allow-missing { $country }.
problem-key-no-number = { $indicator } de { $country } no es un número. Escriba uno.
problem-key-negative = { $indicator } de { $country } es { $value }, menor que cero. Corríjalo.
problem-key-zero = { $indicator } de { $country } es cero, y no puede serlo. Corríjalo, o deje la celda en blanco y el país fuera con --allow-missing { $country }.
problem-key-above-hundred = { $indicator } de { $country } es { $value }, y una tasa es a lo sumo de 100 por ciento. Indique la tasa, no un número de personas.
