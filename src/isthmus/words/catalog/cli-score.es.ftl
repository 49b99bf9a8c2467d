# Lo que dice `isthmus score`. Su ayuda está en cli-help; las palabras de la tabla, en score.

cli-step-rivals = Pronosticando con las referencias
cli-step-scenarios = Proyectando hechos pasados
problem-score-nothing = de los pronósticos de '{ $value }' no se puede evaluar ninguno: no se publicó nada de aquello que pronostican, hasta { $last }, el último mes del caso. Elija días anteriores, o revise los nombres de las series y poblaciones.
problem-score-no-model = ninguna referencia se llama '{ $value }'; { $near ->
    [none] elija entre
   *[other] el nombre más parecido es '{ $near }', de
  } { $known }.

cli-score-title = Qué tan buenos fueron los pronósticos: { $name }
cli-score-models = Modelos
cli-score-events = Decisiones en ese tiempo
cli-score-unpublished = Pronósticos de meses no publicados
cli-score-unshared = Pronósticos que no todos los modelos tienen
cli-score-of = De { $who }: WIS relativo a rw-t, según los meses por delante; menos de 1 es mejor.
cli-score-of-together = De { $count } poblaciones en conjunto, cada una con el mismo peso: WIS relativo a rw-t, según los meses por delante; menos de 1 es mejor.
cli-score-scenarios = Escenarios en hechos pasados
cli-score-happened = Lo que ocurrió, proyectado con el efecto de los otros hechos de su tipo; relativo al caso sin cambios, en conjunto { $value }:
cli-score-placebos = Lo que se anunció y nunca ocurrió; creerlo habría costado, en conjunto, { $value }:
cli-score-meaning = WIS: la puntuación ponderada de los intervalos, en personas; 0 es exacto, y para un solo número es su error. MAE: el error medio de la mediana. En la escala logarítmica, fallar un conteo por la mitad pesa lo mismo con cualquier tamaño. Entre paréntesis: nueve de diez posibilidades, por bloques de meses. De los intervalos del 50%, la mitad debe contener el conteo; de los del 90%, nueve de cada diez.

cli-column-ahead = Meses
cli-column-ahead-1 = 1 mes
cli-column-ahead-2 = 2 meses
cli-column-ahead-3 = 3 meses
cli-column-ahead-6 = 6 meses
cli-column-as-of = Visto desde
cli-column-inside-half = En 50%
cli-column-inside-most = En 90%
cli-column-mae = MAE
cli-column-model = Modelo
cli-column-policy = Hecho
cli-column-relative = Relativo
cli-column-relative-log = Relativo, log
cli-column-relative-skill = Relativo
cli-column-stratum = Pronósticos
cli-column-wis = WIS
