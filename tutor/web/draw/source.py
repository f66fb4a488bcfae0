"""The source card: who is speaking. It opens before the text, and stays at its head."""

from tutor.core.reply import Picture
from tutor.web.draw.render import Html, render


def source(picture: Picture) -> Html:
    """The title and the card. It is fresh, and shown alone, until the student has said something."""
    card = picture.reading.card
    return render(
        "source",
        card=card,
        fresh=not any(turn.said for turn in picture.turns),
        short=", ".join(filter(None, (card.publisher, card.date))),
        rows=(("Published by", card.publisher), ("Written by", card.author), ("Date", card.date)),
    )
