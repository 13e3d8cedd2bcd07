"""The running assistant: one process that serves Rasa, its actions and the demo page."""
