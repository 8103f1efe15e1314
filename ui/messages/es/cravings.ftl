## Cravings
