"""The pages: one FastAPI app that carries a Gradio app for students and one for teachers."""

import os

# Before Gradio is imported: no analytics, no look-up of a newer version, no call to a model hub. Its own statistics would make
# a table of the last ten thousand events after each one, which costs more than a student's turn.
os.environ.update(
    GRADIO_ANALYTICS_ENABLED="False",
    GRADIO_ANALYTICS_CACHE_FREQUENCY="1000000000",
    GRADIO_ANALYTICS_MAX_EVENTS="1",
    HF_HUB_DISABLE_TELEMETRY="1",
    HF_HUB_OFFLINE="1",
)
