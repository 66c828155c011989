//! The settings file as a person types it: every field optional, unknown keys refused.
