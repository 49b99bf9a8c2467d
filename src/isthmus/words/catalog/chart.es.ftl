# Las palabras de los gráficos y del mapa.

chart-months-caption = { $series }, mes a mes
chart-monthly-title = { $series }, por mes
chart-monthly-description = Columnas por mes desde { $first }. La más alta es { $when }, con { $record }; la última es { $last }, con { $value }. Un mes sin columna no tiene cifra.
chart-bars-description = { $title }. { $rows }.
chart-map-description = Un mapa del corredor. { $rows }. Las líneas finas son tramos sin conteo.
chart-map-flow = { $place }, { $period }: { $n }
