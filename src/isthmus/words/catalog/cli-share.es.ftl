# Lo que `isthmus share` dice en la terminal. Su ayuda está en cli-help.

cli-step-share = Se calculan las necesidades y las cuotas
cli-step-plan = Se planifican las plazas
cli-wrong-money = { $option }: '{ $value }' no es un monto. Escriba cifras y después la moneda, por ejemplo 1000000USD.
cli-share-scenario = Escenario
cli-share-keys = Cuota y diferencia según la clave { $first }; el rango es entre: { $keys }.
cli-share-rule = Se reparte aquí según la regla: { $rule }. El archivo las trae todas.
cli-column-need = Necesidad
cli-column-p50 = P50
cli-column-p10-p90 = P10–P90
cli-column-hosted = Acogidas
cli-column-gap = Diferencia
cli-column-award = Recibe
cli-column-open-ways = Abiertas
cli-column-unknown-ways = No se sabe
