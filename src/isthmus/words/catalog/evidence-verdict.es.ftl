# Por qué dos afirmaciones coinciden, son compatibles, se contradicen, no son comparables o inducen
# a error: una frase cada una, para leer en voz alta. $a y $b son las palabras de las dos partes,
# $source_a y $source_b quienes las dicen; $both es las dos con sus fuentes, como las pone
# reason-sides.

verdict-agree = coinciden
verdict-compatible = compatibles
verdict-conflict = se contradicen
verdict-not_comparable = no comparables
verdict-misleading = induce a error

reason-sides = { $one_source ->
    [yes] '{ $a }' y '{ $b }' (en ambos casos, { $source_a })
   *[no] '{ $a }' ({ $source_a }) y '{ $b }' ({ $source_b })
}

reason-copy = '{ $a }' está en { $copies } archivos que son un mismo texto: son una sola fuente.
reason-same = { $both } dan la misma cantidad y el mismo valor.
reason-rounding = { $both } son un solo valor: uno es el redondeo del otro.
reason-bounds = { $both } pueden ser ciertos a la vez: lo que uno afirma cabe en lo que el otro deja abierto.
reason-hedge = { $both } pueden ser ciertos a la vez: uno se da como aproximado y el otro está cerca.
reason-values = { $both } se refieren a una misma cantidad y no pueden ser ciertos a la vez.
reason-subjects = { $both } difieren, y nada indica que se refieran a una misma cantidad.
reason-currencies = { $both } son sumas en dos monedas, y ningún texto da el tipo de cambio.
reason-units = { $both } cuentan cosas distintas.
reason-persons-and-events = { $both } no se pueden comparar: uno cuenta personas y el otro sucesos, y una persona puede contarse varias veces.
reason-events-as-persons = { $both } son un mismo número, contado una vez como sucesos y otra como personas; una persona puede contarse varias veces.
reason-events-apart = { $both } cuentan sucesos distintos.
reason-stages = { $both } son montos en etapas distintas: lo solicitado, lo prometido, lo aprobado y lo recibido no son una misma suma.
reason-stage-as-another = { $both } son una misma suma, presentada una vez como solicitada y otra como entregada.
reason-stock-and-flow = { $both } no se pueden comparar: uno dice cuántos hay en un momento y el otro cuántos llegaron en un periodo.
reason-measures = { $both } miden de maneras distintas.
reason-populations = { $both } se refieren a personas distintas.
reason-places = { $both } se refieren a lugares distintos.
reason-periods = { $both } se refieren a momentos distintos.
reason-counters = { $both } difieren, y los contaron dos entidades, cada una a su manera.
reason-part-of-total = { $both } pueden ser ciertos a la vez: uno es parte del otro.
reason-part-exceeds = { $both } no pueden ser ciertos a la vez: la parte es mayor que el todo.
reason-total-grows = { $both } pueden ser ciertos a la vez: son un mismo acumulado, en dos fechas.
reason-total-shrinks = { $both } no pueden ser ciertos a la vez: un acumulado no disminuye.
reason-expected = { $both } pueden ser ciertos a la vez: uno era lo previsto o la meta, el otro lo informado.
reason-expected-as-reported = { $both } son un mismo número: lo que una parte prevé o se propone, la otra lo da por hecho.
reason-superseded = { $both } difieren, y uno de los textos dice que su número ya no vale o está en disputa.
reason-finality = { $both } pueden ser ciertos a la vez: uno de ellos se da como preliminar o revisado.
reason-hedge-dropped = { $both } son un mismo número, pero una parte lo da como máximo posible y la otra como un hecho.

reason-copies-as-witnesses = { $both } son un mismo informe: varios medios que lo publican son un solo testigo.
reason-change-of-another-period = { $both } son una misma variación, atribuida a dos periodos distintos.

reason-relation-holds = '{ $relation }' se cumple: { $above } es { $ratio } veces { $below }.
reason-relation-false = '{ $relation }' ({ $source_a }) no se cumple: { $above } es { $ratio } veces { $below }.
reason-relation-understated = '{ $relation }' ({ $source_a }) es cierto al pie de la letra e induce a error: { $above } es { $ratio } veces { $below }.
reason-relation-tiny-base = '{ $relation }' ({ $source_a }) es cierto al pie de la letra e induce a error: parte de { $below }, tan poco que cualquier cambio resulta grande.

reason-official-same = '{ $a }' ({ $source_a }) es la cifra oficial del periodo, { $official }.
reason-official-other-unit = '{ $a }' ({ $source_a }) tiene el valor de la cifra oficial, { $official }, que cuenta en otra unidad.
reason-official-bounds = '{ $a }' ({ $source_a }) concuerda con la cifra oficial, { $official }.
reason-official-differs = '{ $a }' ({ $source_a }) no es la cifra oficial del periodo, { $official }; las separan { $difference }.
reason-official-far = '{ $a }' ({ $source_a }) está lejos de la cifra oficial, { $official }: difícilmente cuentan lo mismo.

reason-record-holds = el récord se cumple en esta serie: { $then } en el mes al que se remonta, y ningún mes posterior lo supera.
reason-record-passed = el récord no se cumple en esta serie: un mes posterior tiene { $top }.
reason-record-reference-lower = el récord no se cumple en esta serie, donde el mes al que se remonta tiene { $then }, menos que { $figure }: o el número cuenta más que la serie, o el récord se remontaría más atrás.

reason-sum-same = las { $parts } partes junto a '{ $b }' suman { $sum }, que es '{ $a }'.
reason-sum-exceeds = las { $parts } partes junto a '{ $b }' ({ $source_b }) suman { $sum }, más que el todo, '{ $a }' ({ $source_a }).
reason-sum-differs = las { $parts } partes junto a '{ $b }' ({ $source_b }) suman { $sum }, y no '{ $a }' ({ $source_a }).
reason-list-length = la lista tiene { $listed } nombres, los que cuenta '{ $b }'.
reason-list-differs = la lista de { $source_a } tiene { $listed } nombres, y '{ $b }' ({ $source_b }) cuenta { $counted }.
reason-count-ambiguous = '{ $a }' ({ $source_a }) cuenta { $counted }, y su frase sigue contando: puede querer decir uno menos o uno más.
reason-share-holds = '{ $a }' se cumple: { $part } es el { $share } % de { $base }.

reason-signatories = dos relatos nombran firmantes distintos de un mismo texto: { $signatories_a } ({ $source_a }) y { $signatories_b } ({ $source_b }).
reason-signatories-same = los dos relatos nombran a los mismos firmantes: { $signatories_a }.
reason-signatories-more = un relato nombra firmantes que el otro omite: { $signatories_a } ({ $source_a }) y { $signatories_b } ({ $source_b }).
reason-signed-on = dos relatos fechan un mismo texto de manera distinta: { $day_a } ({ $source_a }) y { $day_b } ({ $source_b }).
reason-signed-same-day = { $source_a } y { $source_b } fechan el texto el mismo día, { $day_a }.
reason-called-differently = un mismo texto se llama '{ $called_a }' ({ $source_a }) y '{ $called_b }' ({ $source_b }): el título no dice qué es en derecho.
reason-more-parties = { $both } pueden ser ciertos a la vez: uno nombra más partes que el otro.
reason-commitments-left-out = '{ $a }' ({ $source_a }) está en un relato de lo comprometido, y no en el otro, que tiene '{ $b }' ({ $source_b }).
reason-which-was-it = { $both } no pueden ser ciertos a la vez: dos reuniones distintas se llaman la número { $ordinal }.
reason-same-event = { $both } son un mismo acontecimiento, el número { $ordinal } de su serie.
reason-venues = dos relatos ubican un mismo acontecimiento en lugares distintos: { $venue_a } ({ $source_a }) y { $venue_b } ({ $source_b }).
reason-offices = a { $person } se le atribuyen dos cargos: { $office_a } ({ $source_a }) y { $office_b } ({ $source_b }).
reason-second-hand = { $source_a } se basa en { $credits_a } y { $source_b } en { $credits_b }: que coincidan no es la palabra de dos testigos.
reason-closed-list = '{ $a }' se da como la lista completa en { $source_a }, y { $source_b } nombra más: { $more }.
reason-same-quote = { $source_a } y { $source_b } citan las mismas palabras.
reason-quote-variants = { $both } se dan entre comillas como una misma declaración; no pueden ser ambas sus palabras.
reason-forecast-directions = { $both } prevén lo contrario.
reason-forecast-causes = { $both } prevén lo mismo y le atribuyen causas distintas.

reason-speaker-in-doubt = '{ $b }' sigue a lo que dice { $speaker }, con un pronombre que no le corresponde: no se sabe de quién son estas palabras.
