"""Whether our own page sent a request, and not a form on another site that rides on somebody's cookie."""

from starlette.requests import Request


def from_here(request: Request) -> bool:
    """Whether our own page sent this. Without HTTPS browsers leave Sec-Fetch-Site out; then Origin tells."""
    headers = request.headers
    if site := headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
