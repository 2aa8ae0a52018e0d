"""The guard: where a comment comes from, when its form was made, how it looks, how many came before.

Each module answers one question and knows neither pages nor views; the answers are weighed in `scoring`.
"""
