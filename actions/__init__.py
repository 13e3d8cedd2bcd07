"""Rasa custom actions: thin, from slots to a call into ``knowledge/`` and back to events."""
