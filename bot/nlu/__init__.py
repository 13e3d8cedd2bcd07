"""Rasa NLU components: Swedish words, what the knowledge base names, and which card answers."""
