"""Forecast of a home's hourly energy, with bands from its own past errors."""
