# Lo que dice `isthmus forecast`. Su ayuda está en cli-help.

cli-step-forecast = Calculando el pronóstico
cli-wrong-needs-option = { $option } solo tiene sentido con { $needed }. Indique también { $needed } o quite { $option }.
problem-narrow-no-series = en esos días no se pronostica ninguna serie '{ $value }'; { $near ->
    [none] elija entre
   *[other] el nombre más parecido es '{ $near }', de
  } { $known }.
problem-narrow-no-population = en esos días no se pronostica a nadie con el nombre '{ $value }'; { $near ->
    [none] elija entre
   *[other] el nombre más parecido es '{ $near }', de
  } { $known }.
problem-narrow-nothing = de { $value } no se pronostica a nadie en { $series }. Indique otras personas o quite la serie.

cli-forecast-title = Qué cabe esperar: { $name }
cli-forecast-days = { $count ->
    [one] un día, { $first }
   *[other] { $count } días, del { $first } al { $last }
  }
cli-forecast-months = Meses por delante
cli-forecast-draws = Sorteos
cli-forecast-seed = { $draws }, semilla { $seed }
cli-forecast-assumed = Día de publicación supuesto
cli-forecast-targets = Series y personas
cli-forecast-rows = Filas
cli-forecast-notices = Conviene saber del pronóstico
cli-forecast-more-notices = … y { $count ->
    [one] uno más; --json también lo tiene.
   *[other] { $count } más; --json los tiene todos.
  }
cli-forecast-left-out = { $count ->
    [one] Se omite un día, el { $first }
   *[other] Se omiten { $count } días, del { $first } al { $last }
  }
cli-forecast-known = Contado hasta { $month }.
cli-forecast-more = Y { $count ->
    [one] una parte más
   *[other] { $count } partes más
  }: la tabla las tiene todas, y --population muestra a quien se pida.
cli-forecast-parameters = Lo supuesto y lo aprendido: { $who }
cli-forecast-parameters-meaning = Mediana y límites de nueve de diez posibilidades, antes de ver un conteo y después de todos. 'Movido' cuenta desviaciones estándar de lo supuesto. Donde no se aprendió nada de un parámetro ('no'), su valor es el supuesto.
cli-forecast-told-false = no
cli-forecast-told-true = sí
cli-forecast-caution = Un intervalo contiene el conteo tan a menudo como dice si el movimiento sigue cambiando como hasta ahora; ninguno prevé una decisión que nadie ha anunciado. Sirve para planificar; no es una orden.
cli-forecast-kept = { $count ->
    [one] Se conserva una parte terminada
   *[other] Se conservan { $count } partes terminadas
  }: la misma orden sigue desde ahí.

cli-column-month = Mes
cli-column-median = Mediana
cli-column-interval-half = Intervalo del 50%
cli-column-told = Aprendido
cli-column-posterior = Tras los conteos
cli-column-prior = Supuesto
