# Lo que puede estar mal en una tabla de pronósticos con el formato de los centros de pronósticos.

problem-hub-ending = '{ $value }' no dice qué clase de tabla es. Haga que el nombre termine en .csv o .parquet.
problem-hub-no-file = no hay ningún archivo '{ $value }'. Corrija la ruta, o escriba antes la tabla con isthmus forecast.
problem-hub-no-parquet = no es un archivo Parquet, o está dañado. Escríbalo de nuevo, o entregue la tabla en CSV.
problem-hub-nested = la columna '{ $value }' no contiene valores simples. Escriba una fecha, un texto o un número por fila.
problem-hub-empty = la tabla tiene encabezado y ninguna fila. Escríbala de nuevo: un pronóstico tiene al menos una.
problem-hub-of-scenarios = son proyecciones de escenarios, que se guardan aparte de los pronósticos. Indique la tabla de pronósticos.
problem-hub-of-forecasts = son pronósticos y no proyecciones de escenarios: ninguna fila nombra un escenario. Indique la tabla de escenarios.
problem-hub-blank = la celda está en blanco. Cada fila de una tabla así lo dice todo; complétela.
problem-hub-value = '{ $value }' no es { $wanted ->
    [date] una fecha. Escriba año-mes-día, por ejemplo 2024-03-05.
    [month-end] el último día de un mes. Escríbalo como año-mes-día, por ejemplo 2024-03-31.
    [whole] un horizonte. Escriba un número entero de meses a partir de 1.
    [level] un nivel de estos cuantiles. Son 23: 0.01, 0.025, 0.05, 0.1 y así de 0.05 en 0.05, 0.95, 0.975, 0.99.
    [people] un número de personas. Escriba un número de 0 o más, con punto decimal.
   *[type] una clase de resultado que se lea aquí. Escriba quantile, y omita las filas de otras clases.
}
problem-hub-twice = este cuantil ya está en la fila { $first }. Conserve la fila correcta.
problem-hub-two-ends = la fila { $first } pronostica el mismo horizonte con otro último día. Conserve el día correcto.
problem-hub-levels-missing = al pronóstico que empieza en esta fila le faltan los cuantiles { $levels }. Agregue una fila para cada uno.
problem-hub-crossing = { $value } es menor que el cuantil inferior de la fila { $lower }. Los cuantiles nunca disminuyen cuando sube su nivel; corrija uno.
