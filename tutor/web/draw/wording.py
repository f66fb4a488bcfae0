"""The words of the steps without a tutor, from prompts/built-in/pages.yaml, usual or plain."""

from tutor.prompts import stocks


def worded(name: str, plain: bool) -> str:
    """The line of this name."""
    stock = stocks("pages")[name]
    return (stock.plain if plain else stock.usual)[0].filled({})
