"""The teacher's app: one page of islands, areas that fill them, and a gate before all of it."""
