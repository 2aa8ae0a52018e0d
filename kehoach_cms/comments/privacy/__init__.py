"""Personal data: consent, e-mail under lock, requests of a person, erasing, and what is forgotten by itself."""
