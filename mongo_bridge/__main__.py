"""`python -m mongo_bridge` is `smart-energy`."""

import sys

from .cli import main

sys.exit(main())
