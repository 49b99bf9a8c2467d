# La sección del informe sobre lo que una proyección pide a cada país.

asked-title = Qué pide a cada país
asked-lead = Lo que supone la proyección del { $day } donde se recibe a las personas, y qué parte correspondería a cada país según varias claves. Para cotejar con las cifras propias.
asked-caution = Es planificación, no una orden. Cada número se desprende de la proyección anterior, de normas con su fuente y de lo que el caso supone (sharing.toml), y lleva su intervalo: el valor central de las simulaciones (P50) y, entre paréntesis, lo que alcanzan nueve de cada diez y una de cada diez (P10–P90).
asked-not-projected = A partir de este día no puede proyectarse nada donde se recibe a las personas, por lo que no se indican necesidades ni cargas.
asked-sentence = { $place }: { $people } personas presentes a la vez en { $month }, cuando hay más, con una estancia mediana supuesta de { $stay } días. { $first ->
    [unknown] No se sabe cuántas plazas hay.
    [none] Lo más probable es que las plazas que hay basten todos los meses.
   *[other] Lo más probable es que las plazas que hay ya no basten a partir de { $first }.
}
asked-band = { $middle } ({ $ends })
asked-not-known = no se sabe
asked-present-title = Quiénes están
asked-present-caption = Personas presentes a la vez, por lugar y mes
asked-stay-label = estancia mediana, días
asked-needs-title = Qué debe haber
asked-needs-caption = { $country }: cada necesidad en el mes en que es mayor
asked-needs-note = Personas por proporción con necesidad por norma, en cada simulación. Lo que se cuenta por persona presente es una existencia y nunca se suma entre meses.
asked-norm-note = La norma: { $amount } { $unit } por { $people ->
    [1] cada persona
   *[other] { $people } personas
} { $per ->
    [present] presentes
    [person-day] y día
   *[arrival] que llegan
} ({ $edition }).
asked-capacity-caption = Cada servicio cuya capacidad se conoce, en su mes más difícil
asked-column-first = Lo más probable es que no baste desde
asked-expected-label = personas que buscarán una plaza
asked-gap-label = personas acogidas por encima o por debajo de su parte
asked-share-note = Según las cifras de { $years }.
asked-hosted-note = Calculado a partir de las personas que acogen todos los que comparten, según las cuenta quien las publica.
asked-no-shares = No pueden indicarse las partes en este día:
asked-nobody = No se nombra a ningún país que comparta la tarea: no se había acordado nada al respecto que el caso conozca.
asked-left-out = { $count ->
    [one] { $countries } no figura
   *[other] { $countries } no figuran
} entre quienes comparten, según indica el caso (sharing.toml). Por ello son mayores las partes de los demás.
asked-missing = { $country }: falta { $figure }, y una cifra que falta nunca se completa: de ella dependen las partes de todos los demás países.
asked-by = Comparten los países que en esa fecha formaban parte de: { $agreement }.
