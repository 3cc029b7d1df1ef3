"""The whole house on one machine, all real parts: for people who look around and for the end-to-end tests."""
