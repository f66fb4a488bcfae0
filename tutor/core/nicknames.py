"""A name for a learner who gave none: two words drawn from the id, the same at every visit. Pure."""

from hashlib import sha256

FIRST = (
    "Amber", "Autumn", "Blue", "Brave", "Bright", "Calm", "Clever", "Copper", "Coral", "Curious", "Early", "Gentle",
    "Golden", "Green", "Happy", "Indigo", "Ivory", "Jade", "Kind", "Lively", "Lucky", "Merry", "Mild", "Noble", "Olive",
    "Patient", "Pearl", "Quick", "Quiet", "Rapid", "Red", "River", "Rosy", "Ruby", "Rustic", "Silver", "Snowy",
    "Spring", "Steady", "Summer", "Sunny", "Swift", "Teal", "Thoughtful", "Violet", "Warm", "Wise", "Winter",
)  # fmt: skip
SECOND = (
    "Badger", "Beaver", "Crane", "Curlew", "Deer", "Dolphin", "Dove", "Eagle", "Egret", "Falcon", "Finch", "Fox",
    "Gull", "Hare", "Hawk", "Hedgehog", "Heron", "Ibex", "Ibis", "Jay", "Kestrel", "Kingfisher", "Lark", "Lynx",
    "Magpie", "Marten", "Mole", "Moose", "Nightingale", "Oriole", "Osprey", "Otter", "Owl", "Panda", "Pelican",
    "Plover", "Puffin", "Raven", "Robin", "Salmon", "Seal", "Sparrow", "Squirrel", "Starling", "Stork", "Swan", "Tern",
    "Thrush", "Toad", "Turtle", "Walrus", "Wren",
)  # fmt: skip


def nickname(learner: str) -> str:
    """Two words such as "Blue Heron"; about 2,500 pairs, so that two neighbours seldom share one."""
    drawn = int.from_bytes(sha256(learner.encode()).digest()[:8])
    return f"{FIRST[drawn % len(FIRST)]} {SECOND[drawn // len(FIRST) % len(SECOND)]}"
