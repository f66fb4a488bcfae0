"""The source card: who is speaking. It opens before the text, and stays at its head."""

from tutor.core.reply import Picture
from tutor.web.draw.render import Html, render


def source(picture: Picture, fresh: bool, session: str = "") -> Html:
    """The title and the card. A fresh one is shown alone; `session` is given where a first look comes next."""
    card = picture.reading.card
    return render(
        "source",
        card=card,
        fresh=fresh,
        session=session,
        short=", ".join(filter(None, (card.publisher, card.date))),
        rows=(("Published by", card.publisher), ("Written by", card.author), ("Date", card.date)),
    )
