import re
from pathlib import Path

from tutor.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def names_of(field):
    alias = field.validation_alias
    return list(alias.choices) if hasattr(alias, "choices") else [alias]


def test_every_setting_is_in_the_readme():
    settings = [names_of(field) for field in Settings.model_fields.values()]

    assert not [names for names in settings if not any(f"`{name}`" in README for name in names)]


def test_every_setting_in_the_readme_exists():
    known = {name for field in Settings.model_fields.values() for name in names_of(field)}

    assert set(re.findall(r"`((?:TUTOR|OPENAI|DATABASE)_[A-Z_]+)`", README)) <= known


def test_the_settings_stay_under_a_dozen():
    assert len(Settings.model_fields) < 12


def test_every_make_target_in_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in re.findall(r"^make (\w+)", README, re.MULTILINE))


def test_every_path_in_the_readme_exists():
    paths = re.findall(r"`((?:corpus|prompts|tutor|tests)/[\w./-]*)`", README)

    assert all((ROOT / path).exists() for path in paths)
