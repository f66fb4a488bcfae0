"""What an endpoint, its client or langchain report, as sentences for the person at the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import openai

from tutor.errors import ModelUnavailable

REFUSED_KEY = "The model's endpoint refused the key. Check OPENAI_API_KEY."
NO_SUCH_MODEL = "The endpoint does not know this model or address. Check TUTOR_MODEL, and OPENAI_BASE_URL up to its /v1."
CROWDED = "The model's endpoint has too many requests, or its account is used up. Try again later."
TOO_SLOW = "The model took too long. Try again, or set TUTOR_PATIENCE higher for a slow machine."
UNREACHABLE = "The model's endpoint cannot be reached. Check that it runs and that OPENAI_BASE_URL is right."
BROKEN = "The model's endpoint reports a fault of its own. Try again later."
REFUSED = "The model's endpoint refused the request. Check that TUTOR_MODEL is a chat model that can read texts of this length."
CUT_OFF = "The model's answer was cut off."
GARBLED = "The model's endpoint does not answer as an OpenAI-compatible one does. Check OPENAI_BASE_URL."

# What langchain and openai let through when an answer is not of the form that they expect: they index and convert unchecked.
MALFORMED = (ValueError, TypeError, LookupError, AttributeError)

BENEATH: tuple[tuple[type[Exception], str], ...] = (
    (httpx2.ConnectTimeout, UNREACHABLE),
    (httpx2.RemoteProtocolError, CUT_OFF),
    (httpx2.ReadError, CUT_OFF),
)
SENTENCES: tuple[tuple[type[Exception], str], ...] = (  # the first that fits
    (openai.AuthenticationError, REFUSED_KEY),
    (openai.PermissionDeniedError, REFUSED_KEY),
    (openai.NotFoundError, NO_SUCH_MODEL),
    (openai.RateLimitError, CROWDED),
    (openai.InternalServerError, BROKEN),
    (openai.APIStatusError, REFUSED),
    (openai.APITimeoutError, TOO_SLOW),
    (openai.APIConnectionError, UNREACHABLE),
    (openai.OpenAIError, BROKEN),
    (httpx2.TimeoutException, TOO_SLOW),
    (httpx2.HTTPError, CUT_OFF),
    (TimeoutError, TOO_SLOW),
    *((kind, GARBLED) for kind in MALFORMED),
)


@contextmanager
def sentences() -> Iterator[None]:
    """Turn every vendor's error into ModelUnavailable, without its cause: that may quote what a student wrote."""
    try:
        yield
    except tuple(kind for kind, _ in SENTENCES) as error:
        raise ModelUnavailable(sentence_for(error)) from None


def sentence_for(error: Exception) -> str:
    """The sentence for a vendor's error. What the network said beneath it is nearer to the truth than its own type."""
    beneath = [sentence for cause in _causes(error) for kind, sentence in BENEATH if isinstance(cause, kind)]
    return beneath[0] if beneath else next(sentence for kind, sentence in SENTENCES if isinstance(error, kind))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def is_worth_a_retry(error: BaseException) -> bool:
    """Whether the same request may well succeed in a moment. One that was too slow would be again."""
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return False
    if isinstance(error, openai.RateLimitError):
        return error.code != "insufficient_quota"
    return isinstance(error, openai.InternalServerError | openai.APIConnectionError | httpx2.TransportError)


def retry_after(error: BaseException | None) -> float | None:
    """The seconds that an endpoint asks us to wait, where it does."""
    if not isinstance(error, openai.APIStatusError):
        return None
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "")))
    except ValueError:
        return None


def refused_of(error: openai.APIStatusError, sent: set[str]) -> set[str]:
    """Which of the options that not every endpoint knows it may have refused: those it names, or else all."""
    return {name for name in sent if name in str(error)} or sent
