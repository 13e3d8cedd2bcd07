"""Measurements: how well questions are answered, and how fast. Never imported by the product."""
