# Lo que dice `isthmus compare`. Su ayuda está en cli-help.

cli-compare-list = Escenarios de { $name }
cli-compare-none = El caso no tiene ninguno. Un escenario es un archivo TOML en su carpeta 'scenarios'; también se puede indicar la ruta de uno que esté en otra parte.
cli-compare-title = Qué cambiaría una decisión: { $name }
cli-compare-same = Nada difiere.
cli-compare-together = { $months ->
    [one] { $months } mes
   *[other] los { $months }
  }
cli-compare-caution = Una diferencia es la de dos futuros sorteados con los mismos números aleatorios: más que sin cambio (+) o menos (−); 'Menos' es la probabilidad de que sean menos. Se sigue de lo supuesto arriba y no dice que la decisión se tome ni que actúe así. Sirve para planificar; no es una orden.

cli-column-acts-on = Sobre qué actúa
cli-column-when = Cuándo
cli-column-effect = Efecto
cli-column-basis = En qué se apoya
cli-column-status-quo = Sin cambio
cli-column-difference = Diferencia
cli-column-fewer = Menos
