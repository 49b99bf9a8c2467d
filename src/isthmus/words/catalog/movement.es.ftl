# Simulaciones: qué se dice de una corrida y de su distancia a los conteos.

# --- lo que no se puede modelar -------------------------------------------------------------------

problem-too-many-paths = con un conocimiento de { $value } tramos hay más de { $most } caminos, que no caben en ninguna memoria. Reduzca el conocimiento (awareness_level en simsetting.yml) o quite lugares de la red.
problem-simulate-uncounted = en '{ $value }' no se contó nada, así que no se puede escribir out.csv, que compara con conteos. Omita --flee-out o dé conteos en source_data.
problem-like-flee = '{ $value }' no es nada que Flee haga y no diga. Use nombres de estos: { $choices }.
problem-like-flee-near = '{ $value }' no es nada que Flee haga y no diga. ¿Quiso decir { $near }?

# --- qué se corrió --------------------------------------------------------------------------------

simulated-title = { $name }, simulación
simulated-last-day = Al final del { $day }
simulated-uncounted = No se contó nada, así que no hay con qué comparar.
simulated-errors = Distancia a los conteos
simulated-caution = Es para planificar, no una orden. Los intervalos contienen solo el azar del modelo, no lo que haya de erróneo en sus reglas y datos.

# --- a qué distancia está de los conteos ----------------------------------------------------------

simulated-interval = intervalo del { $level }

score-ard = Diferencia relativa media (ARD)
score-ard-meaning = Las diferencias en todos los lugares juntos, como proporción de todas las personas contadas; media de los días. 0 es exacto, 2 es todo el mundo en un lugar equivocado.
score-rescaled-ard = ARD reescalada
score-rescaled-ard-meaning = Lo mismo, una vez que se simula a tantas personas como se contaron: solo importa dónde están.
score-relative-crps = CRPS relativo
score-relative-crps-meaning = Una puntuación propia de todo el conjunto de corridas, en la escala de la ARD: 0 es exacto, y se penaliza un intervalo demasiado estrecho o demasiado ancho.
score-coverage = Conteos dentro del intervalo del { $level }
score-coverage-meaning = En un conjunto que dice todo lo que no sabe, cerca del { $level }.
score-mase = MASE, { $model }, día { $day }
score-naive-flat = constante
score-naive-flat-meaning = El error medio, dividido entre el de esperar siempre los conteos del día { $day }. Por debajo de 1 la simulación yerra menos.
score-naive-sloped = lineal
score-naive-sloped-meaning = Lo mismo, frente a una recta por los conteos del día { $day }.
score-naive-ratio = proporcional
score-naive-ratio-meaning = Lo mismo, frente a las proporciones de los lugares el día { $day }, de las personas contadas cada día.
score-undefined-too-short = No hay ningún día después del día { $day } con el que comparar.
score-undefined-nobody-on-training-day = En un lugar no se contó a nadie el día { $day }, entre cuyo conteo se divide el error.
score-undefined-naive-never-errs = El modelo ingenuo acierta todos los días, así que no hay entre qué dividir.
score-undefined-no-counts = No se contó a nadie en ningún lugar.
