"""Rules of the house that are about the code, the texts and the papers themselves."""
