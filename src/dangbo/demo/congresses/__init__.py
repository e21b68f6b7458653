"""The congress round of the demo: prepared, postponed by the epidemic, held to the last on the day that is told."""
