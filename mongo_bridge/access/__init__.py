"""Who may do what: users, sessions, API tokens, roles, and the audit log."""
