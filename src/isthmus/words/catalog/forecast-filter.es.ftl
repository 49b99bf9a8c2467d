# Lo que quien lee un pronóstico debe saber del filtro con que se hizo.

problem-forecast-alarm = '{ $value }': lo que supone el modelo apenas explica los conteos de { $months }. Esos meses pesan menos en el pronóstico; busque una medida o un cambio en la forma de contar.
