"""Talks to a language model at any OpenAI-compatible endpoint. The only package that knows langchain and openai."""

from tutor.llm.endpoint import Endpoint
from tutor.protocols import Model


def open_model(endpoint: Endpoint) -> Model:
    """The model at this endpoint; nothing is asked of it yet. Takes seconds: langchain is imported here and no earlier."""
    from tutor.llm.chat_model import ChatModel

    return ChatModel(endpoint)


__all__ = ["Endpoint", "open_model"]
