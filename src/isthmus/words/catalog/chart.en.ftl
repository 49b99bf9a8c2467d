# The words of the charts and the map.

chart-months-caption = { $series }, month by month
chart-monthly-title = { $series }, by month
chart-monthly-description = Columns for each month from { $first }. The highest is { $when }, with { $record }; the last is { $last }, with { $value }. A month without a column has no figure.
chart-bars-description = { $title }. { $rows }.
chart-map-description = A map of the corridor. { $rows }. Thin lines are legs without a count.
chart-map-flow = { $place }, { $period }: { $n }
