"""The rules that the integration and the bridge share: pure Python, standard library only."""
