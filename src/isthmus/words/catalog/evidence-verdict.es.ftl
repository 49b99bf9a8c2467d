# Por qué dos afirmaciones coinciden, son compatibles, se contradicen, no son comparables o inducen
# a error: una frase cada una, para leer en voz alta. $a y $b son las palabras de las dos partes.

verdict-agree = coinciden
verdict-compatible = compatibles
verdict-conflict = se contradicen
verdict-not_comparable = no comparables
verdict-misleading = induce a error

reason-copy = '{ $a }' está en { $copies } archivos que son un mismo texto: son una sola fuente.
reason-same = '{ $a }' y '{ $b }' dan la misma cantidad y el mismo valor.
reason-rounding = '{ $a }' y '{ $b }' son un solo valor: uno es el redondeo del otro.
reason-bounds = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: lo que uno afirma cabe en lo que el otro deja abierto.
reason-hedge = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: uno se da como aproximado y el otro está cerca.
reason-values = '{ $a }' y '{ $b }' se refieren a una misma cantidad y no pueden ser ciertos a la vez.
reason-subjects = '{ $a }' y '{ $b }' difieren, y nada indica que se refieran a una misma cantidad.
reason-currencies = '{ $a }' y '{ $b }' son sumas en dos monedas, y ningún texto da el tipo de cambio.
reason-units = '{ $a }' y '{ $b }' cuentan cosas distintas ({ $unit_a } y { $unit_b }).
reason-persons-and-events = '{ $a }' y '{ $b }' no se pueden comparar: uno cuenta personas y el otro sucesos, y una persona puede contarse varias veces.
reason-events-as-persons = '{ $a }' y '{ $b }' son un mismo número, contado una vez como sucesos y otra como personas; una persona puede contarse varias veces.
reason-events-apart = '{ $a }' y '{ $b }' cuentan sucesos distintos.
reason-stages = '{ $a }' y '{ $b }' son montos en etapas distintas: lo solicitado, lo prometido, lo aprobado y lo recibido no son una misma suma.
reason-stage-as-another = '{ $a }' y '{ $b }' son una misma suma, presentada una vez como solicitada y otra como entregada.
reason-stock-and-flow = '{ $a }' y '{ $b }' no se pueden comparar: uno dice cuántos hay en un momento y el otro cuántos llegaron en un periodo.
reason-measures = '{ $a }' y '{ $b }' miden de maneras distintas.
reason-populations = '{ $a }' y '{ $b }' se refieren a personas distintas.
reason-places = '{ $a }' y '{ $b }' se refieren a lugares distintos.
reason-periods = '{ $a }' y '{ $b }' se refieren a momentos distintos.
reason-counters = '{ $a }' y '{ $b }' difieren, y los contaron dos entidades, cada una a su manera.
reason-part-of-total = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: uno es parte del otro.
reason-part-exceeds = '{ $a }' y '{ $b }' no pueden ser ciertos a la vez: la parte es mayor que el todo.
reason-total-grows = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: son un mismo acumulado, en dos días.
reason-total-shrinks = '{ $a }' y '{ $b }' no pueden ser ciertos a la vez: un acumulado no disminuye.
reason-expected = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: uno era lo previsto o la meta, el otro lo informado.
reason-expected-as-reported = '{ $a }' y '{ $b }' son un mismo número: lo que una parte prevé o se propone, la otra lo cuenta como hecho.
reason-superseded = '{ $a }' y '{ $b }' difieren, y uno de los textos dice que su número ya no vale o está en disputa.
reason-finality = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: uno de ellos se da como preliminar o revisado.
reason-hedge-dropped = '{ $a }' y '{ $b }' son un mismo número, pero una parte lo da como máximo posible y la otra como un hecho.

reason-copies-as-witnesses = '{ $a }' y '{ $b }' son un mismo reporte: varios medios que lo publican son un solo testigo.
reason-change-of-another-period = '{ $a }' y '{ $b }' son una misma variación, atribuida a dos periodos distintos.

reason-relation-holds = '{ $relation }' se cumple: { $above } es { NUMBER($ratio, maximumFractionDigits: 2) } veces { $below }.
reason-relation-false = '{ $relation }' no se cumple: { $above } es { NUMBER($ratio, maximumFractionDigits: 2) } veces { $below }.
reason-relation-understated = '{ $relation }' es cierto al pie de la letra e induce a error: { $above } es { NUMBER($ratio, maximumFractionDigits: 2) } veces { $below }.
reason-relation-tiny-base = '{ $relation }' es cierto al pie de la letra e induce a error: parte de { $below }, tan poco que cualquier cambio resulta grande.

reason-official-same = '{ $a }' es la cifra oficial del periodo, { $official }.
reason-official-other-unit = '{ $a }' tiene el valor de la cifra oficial, { $official }, que cuenta en otra unidad.
reason-official-bounds = '{ $a }' concuerda con la cifra oficial, { $official }.
reason-official-differs = '{ $a }' no es la cifra oficial del periodo, { $official }; las separan { $difference }.
reason-official-far = '{ $a }' está lejos de la cifra oficial, { $official }: difícilmente cuentan lo mismo.

reason-record-holds = el récord se cumple en esta serie: { $then } en el mes al que se remonta, y ningún mes posterior lo supera.
reason-record-passed = el récord no se cumple en esta serie: un mes posterior tiene { $top }.
reason-record-reference-lower = el récord no se cumple en esta serie: el mes al que se remonta tiene { $then }, menos que { $figure }. O el número cuenta más que la serie, o el récord se remontaría más atrás.

reason-sum-same = las { $parts } partes junto a '{ $b }' suman { $sum }, que es '{ $a }'.
reason-sum-exceeds = las { $parts } partes junto a '{ $b }' suman { $sum }, más que el todo, '{ $a }'.
reason-sum-differs = las { $parts } partes junto a '{ $b }' suman { $sum }, y no '{ $a }'.
reason-list-length = la lista tiene { $listed } nombres, los que cuenta '{ $b }'.
reason-list-differs = la lista tiene { $listed } nombres, y '{ $b }' cuenta { $counted }.
reason-share-holds = '{ $a }' se cumple: { $part } es el { NUMBER($share, maximumFractionDigits: 1) } % de { $base }.

reason-signatories = los dos relatos nombran firmantes distintos de un mismo texto: { $signatories_a }, y { $signatories_b }.
reason-signatories-same = los dos relatos nombran a los mismos firmantes: { $signatories_a }.
reason-signatories-more = un relato nombra firmantes que el otro omite: { $signatories_a }, y { $signatories_b }.
reason-signed-on = los dos relatos fechan un mismo texto de manera distinta: { $day_a }, y { $day_b }.
reason-signed-same-day = los dos relatos fechan el texto el { $day_a }, y { $day_b } es ese día.
reason-called-differently = un mismo texto se llama '{ $called_a }' y '{ $called_b }': el título no dice qué es en derecho.
reason-more-parties = '{ $a }' y '{ $b }' pueden ser ciertos a la vez: uno nombra más partes que el otro.
reason-commitments-left-out = '{ $a }' está en un relato de lo comprometido, y no en el otro, que tiene '{ $b }'.
reason-which-was-it = '{ $a }' y '{ $b }' no pueden ser ciertos a la vez: dos reuniones distintas se llaman la número { $ordinal }.
reason-same-event = '{ $a }' y '{ $b }' son un mismo acontecimiento, el número { $ordinal } de su serie.
reason-venues = los relatos ubican un mismo acontecimiento en lugares distintos: { $venue_a }, y { $venue_b }.
reason-offices = a { $person } se le atribuyen dos cargos: { $office_a }, y { $office_b }.
reason-second-hand = estos reportes se basan en otros ({ $credits_a }; { $credits_b }): que coincidan no es la palabra de dos testigos.
reason-closed-list = '{ $a }' se da como la lista completa, y otro relato nombra más: { $more }.
reason-same-quote = los dos relatos citan las mismas palabras.
reason-quote-variants = '{ $a }' y '{ $b }' se dan entre comillas como una misma declaración; no pueden ser ambas sus palabras.
reason-forecast-directions = '{ $a }' y '{ $b }' prevén lo contrario.
reason-forecast-causes = '{ $a }' y '{ $b }' prevén lo mismo y dan causas distintas: { $causes_a }; { $causes_b }.

reason-count-ambiguous = '{ $a }' cuenta { $counted }, y su frase sigue contando: puede querer decir uno menos o uno más.
