# Qué puede fallar en el sharing.toml de un caso.

problem-sharing-missing = el caso no dice quién comparte qué: no tiene sharing.toml. Escriba uno; puede partir del que trae el caso tutorial.
problem-sharing-nobody = nadie recibe. Nombre un acuerdo, cuyas partes comparten, o los propios países.
problem-sharing-both = el acuerdo dice quién recibe, y también { $value }. Deje uno de los dos.
problem-sharing-without-nobody = '{ $value }' no está entre los países que reciben: { $named }. Añádalo allí o bórrelo aquí.
problem-sharing-twice = '{ $value }' figura dos veces. Deje una.
problem-sharing-applications = '{ $value }' figura dos veces: como indicador y calculado a partir de la serie bajo [applications]. Deje uno de los dos.
problem-sharing-topic = la serie '{ $value }' es del tema { $topic }; aquí se necesita una del tema { $wanted }. Nombre otra.
problem-sharing-border = '{ $value }' es una frontera, donde nadie permanece. Nombre un lugar, o un país para todos sus lugares.
problem-sharing-within = '{ $value }' está en { $country }, que ya figura como lugar de recepción. Deje el país o sus lugares.
problem-sharing-share-above = con este { $value }, llega a { $country } { $total } de quienes cuenta la serie '{ $series }': más que el total. Escriba proporciones que sumen 1 como máximo, o again = true si las personas vienen de otro lugar de recepción del país.
problem-sharing-again-first = las personas llegan de nuevo a '{ $value }', pero ningún otro lugar de recepción de { $country } las recibió antes. Borre again o añada el primer lugar de recepción.
problem-sharing-no-figure = '{ $value }' no es una cifra de este archivo. { $near ->
    [none] Añada su indicador bajo [indicators], o use una de: { $known }.
   *[other] ¿Quiso decir { $near }? Las cifras son: { $known }.
}
problem-sharing-key-ours = '{ $value }' es el nombre de una clave que trae Isthmus. Dé otro a la suya.
problem-sharing-weights = las ponderaciones de la clave '{ $value }' suman { $total }. Escriba ponderaciones que sumen 1.
problem-sharing-low-above-high = { $value } es menor que el extremo inferior, { $low }. Intercámbielos o borre high.
problem-sharing-no-money = la norma '{ $value }' no tiene moneda: no es un costo unitario. Nombre normas que lo sean.
problem-sharing-no-basis = nada dice de dónde viene esto. Escriba una fuente, o basis_en y basis_es: por qué se supone.
problem-sharing-no-flow = '{ $value }' no cuenta un flujo mensual: sus números son existencias, acumulados, o no van por mes. Nombre una serie que cuente lo que ocurre cada mes.
problem-sharing-not-forecast = la serie '{ $value }' no se pronostica, así que no se puede decir quién llega. Nombre una de forecast.toml: { $known }.
problem-sharing-unplaced = { $value } no supera lo que puede costar una plaza ({ $dearest }, con lo que se añade y lo que excede una parte): convendría dejar a personas sin plaza. Escriba más.
