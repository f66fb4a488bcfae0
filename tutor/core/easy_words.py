"""Easy words for class codes and word-pairs: short, plain, spelled as they sound, and nothing that could be taken amiss."""

EASY = (
    "acorn", "anchor", "apple", "apron", "arch", "arrow", "atlas", "attic", "autumn", "badge", "bagel", "banjo", "barn",
    "basin", "basket", "beach", "bell", "bench", "berry", "blanket", "boat", "book", "boot", "bottle", "bowl", "box",
    "branch", "bread", "brick", "bridge", "broom", "brush", "bucket", "button", "cabin", "cable", "cake", "camera",
    "candle", "canoe", "canvas", "carpet", "carrot", "castle", "chair", "chalk", "cherry", "chest", "circle", "clay",
    "clock", "cloud", "clover", "coat", "coffee", "comet", "compass", "cookie", "copper", "corner", "cotton", "cradle",
    "crayon", "crown", "cup", "curtain", "cushion", "desk", "dinner", "dish", "door", "drawer", "drum", "engine", "fabric",
    "feather", "fence", "fern", "ferry", "field", "flag", "flask", "flower", "flute", "forest", "fork", "fountain", "frame",
    "garden", "gate", "ginger", "glove", "grape", "grass", "guitar", "hammer", "handle", "harvest", "hill", "honey", "house",
    "iron", "island", "jacket", "jar", "kettle", "key", "kitchen", "kite", "ladder", "lake", "lamp", "lantern", "leaf",
    "lemon", "letter", "lily", "linen", "magnet", "map", "maple", "marble", "market", "mask", "meadow", "melon", "milk",
    "mirror", "mitten", "moon", "morning", "moss", "needle", "nest", "notebook", "nutmeg", "oak", "ocean", "olive", "onion",
    "orange", "oven", "paddle", "paint", "palm", "paper", "parcel", "park", "path", "peach", "pebble", "pencil", "pepper",
    "piano", "picnic", "pillow", "pine", "planet", "plate", "plum", "pocket", "pond", "poster", "potato", "pumpkin", "puzzle",
    "quilt", "radio", "rain", "ribbon", "ring", "river", "road", "rocket", "roof", "rope", "saddle", "sail", "salt", "sand",
    "scarf", "school", "shelf", "shell", "ship", "silk", "slipper", "snow", "soap", "sofa", "spoon", "spring", "square",
    "stamp", "star", "stone", "story", "stove", "street", "summer", "sunset", "table", "teapot", "temple", "tent", "ticket",
    "timber", "tower", "train", "tree", "tulip", "tunnel", "valley", "velvet", "village", "violin", "wagon", "wallet",
    "water", "wheel", "whistle", "willow", "window", "winter", "wool",
)  # fmt: skip
