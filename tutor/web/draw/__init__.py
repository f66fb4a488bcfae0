"""Pure functions from what a student may see to HTML."""
