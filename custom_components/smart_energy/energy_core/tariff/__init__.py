"""What energy costs: dated contracts and their components (docs/tariffs.md)."""
