"""The pages: one FastAPI app that carries a Gradio app for students and one for teachers."""

import os

# Before Gradio is imported: no analytics, no look-up of a newer version, no call to a model hub.
os.environ.update(GRADIO_ANALYTICS_ENABLED="False", HF_HUB_DISABLE_TELEMETRY="1", HF_HUB_OFFLINE="1")
