"""What was used and what it costs: bills, and the ledger of the billing period that is still open (docs/tariffs.md)."""
