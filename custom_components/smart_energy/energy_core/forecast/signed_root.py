"""The scale on which energies are compared: errors of small and of large hours weigh alike on it."""

from __future__ import annotations

from math import copysign, sqrt


def signed_root(energy_kwh: float) -> float:
    """Return the square root with the sign of the energy: skewed energies become nearly symmetric.

    The median survives the way there and back, since the root never falls.
    """
    return copysign(sqrt(abs(energy_kwh)), energy_kwh)


def signed_square(root: float) -> float:
    """Return what `signed_root` was taken of."""
    return root * abs(root)
