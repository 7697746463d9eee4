"""One habit of Japanese lists a file: how dates, telephones, fees and kinds are written, and what they mean."""
