"""What Rättvisaren knows, and the pure Python that loads, checks, looks up and walks it.

Nothing in this package imports Rasa, so that the knowledge outlives the framework.
"""
