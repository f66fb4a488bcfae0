"""What `tutor evaluate` measures: plain functions from labelled rows to figures."""
