"""The bridge from MQTT to MongoDB, its HTTP API, and the command line."""
