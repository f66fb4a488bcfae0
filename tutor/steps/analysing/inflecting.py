"""The forms that a word of our lexicons takes in a text: slam, slams, slammed, slamming."""

VOWELS = "aeiou"

_PARTS = """
steal stole stolen / tear tore torn / rip ripped / strike struck / bleed bled / fight fought / spin spun /
lie lied lying / stink stank stunk / slay slew slain / shrink shrank shrunk / sink sank sunk / sow sown /
hide hid hidden / mislead misled / spread spread / sell sold / throw threw thrown / blow blew blown /
fall fell fallen / melt melted molten / freak freaked / shake shook shaken / strut strutted / creep crept /
hold held / twist twisted / ride rode ridden / bend bent / break broke broken / withdraw withdrew withdrawn /
know knew known / find found / show shown / see saw seen / understand understood / feed fed / lead led /
sweep swept / shoot shot / light lit / take took taken / go went gone / hit hit / stand stood /
forget forgot forgotten / drive drove driven / swear swore sworn / weave wove woven / grind ground / run ran /
walk walked / lay laid / drink drank drunk / shed shed / come came / grow grew grown / make made
"""
IRREGULAR = {first: rest.split() for first, _, rest in (part.strip().partition(" ") for part in _PARTS.split("/"))}


def forms(word: str, word_class: str) -> frozenset[str]:
    """Every form of a word or phrase, itself included; a verb phrase bends in its first word, a noun phrase in its last."""
    parts = word.split(" ")
    if word_class == "verb":
        return frozenset(" ".join([form, *parts[1:]]) for form in _verb_forms(parts[0]))
    if word_class == "noun":
        return frozenset(" ".join([*parts[:-1], form]) for form in (parts[-1], plural(parts[-1])))
    if word_class == "adj":
        return frozenset((word, _adverb(word)))
    return frozenset((word,))


def _verb_forms(verb: str) -> set[str]:
    found = {verb, plural(verb), *IRREGULAR.get(verb, [])}
    for ending in ("ed", "ing"):
        if not _always_doubles(verb):
            found.add(_with(verb, ending))
        if _may_double(verb):
            found.add(verb + verb[-1] + ending)
    return found


def _always_doubles(verb: str) -> bool:
    """One short syllable: slam, spar; not scheme, not begin."""
    return _may_double(verb) and sum(letter in VOWELS for letter in verb) == 1


def _with(verb: str, ending: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS and ending == "ed":
        return verb[:-1] + "ied"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + ending
    return verb + ending


def _may_double(verb: str) -> bool:
    return len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS


def plural(word: str) -> str:
    """The plural of a noun, which is the third person of a verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _adverb(adjective: str) -> str:
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    return adjective + ("ally" if adjective.endswith("ic") else "ly")


def bent_alike(found: str, plain: str) -> str:
    """A plain word in the form of the loaded one that it replaces: slammed, criticise: criticised."""
    first, _, rest = plain.partition(" ")
    if found.endswith("ing") and len(found) > 5:
        bent = _with(first, "ing")
    elif found.endswith(("ed", "id", "ore", "oke")):
        bent = {"say": "said", "fall": "fell", "rise": "rose", "speak": "spoke", "spend": "spent"}.get(
            first, _with(first, "ed")
        )
    elif found.endswith("s") and not found.endswith("ss"):
        bent = plural(first)
    else:
        bent = first
    return f"{bent} {rest}".strip()
