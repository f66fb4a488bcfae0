"""The words of the steps without a tutor, from prompts/built-in/pages.yaml, usual or plain."""

from tutor.prompts import stocks


def worded(name: str, plain: bool, **values: str) -> str:
    """The line of this name, with its values."""
    stock = stocks("pages")[name]
    return (stock.plain if plain else stock.usual)[0].filled(values)
