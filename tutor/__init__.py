"""Read Twice: a tutor that asks students to spot loaded language and unsupported claims, and never tells."""
