# Simulaciones: qué se dice de una corrida y de su distancia a los conteos.

# --- lo que no se puede modelar -------------------------------------------------------------------

problem-too-many-paths = con un conocimiento de { $value } tramos hay más de { $most } caminos, que no caben en ninguna memoria. Reduzca el conocimiento (awareness_level en simsetting.yml) o quite lugares de la red.
