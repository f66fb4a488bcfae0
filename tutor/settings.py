"""What a deployment may set, all by environment variables; README lists them, and a test compares."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
OPENAI = "api.openai.com"  # where the client goes when no address is set
BASE_URLS = AliasChoices("OPENAI_BASE_URL", "OPENAI_API_BASE")  # the second is what older clients read


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a model is that words replies: its name and its host; both empty where there is none. `here`: on this machine."""

    model: str = ""
    host: str = ""
    here: bool = False


class Settings(BaseSettings):
    """The settings of one process. Each has a default that works on one machine without a network.

    `host` and `port` are where the server listens, `data` is the folder of the database, the index and the secret, `contact` is
    where a student in distress is told to turn. `database_url` puts PostgreSQL in place of SQLite. `model` words and judges at
    the endpoint of the two OPENAI settings, and `patience` multiplies its time-outs.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, populate_by_name=True)

    host: str = Field(default="127.0.0.1", validation_alias="TUTOR_HOST")
    port: int = Field(default=7860, validation_alias="TUTOR_PORT")
    data: Path = Field(default=Path("data"), validation_alias="TUTOR_DATA")
    contact: str = Field(default="", validation_alias="TUTOR_CONTACT")
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    openai_api_key: SecretStr = Field(default=SecretStr(""), validation_alias="OPENAI_API_KEY")
    openai_base_url: str = Field(default="", validation_alias=BASE_URLS)
    model: str = Field(default="", validation_alias="TUTOR_MODEL")
    patience: float = Field(default=1.0, validation_alias="TUTOR_PATIENCE", gt=0)

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{(self.data / 'read-twice.db').resolve()}"

    @property
    def place(self) -> str:
        """Where the database is, in words and without a password."""
        if not self.database_url.startswith("postgres"):
            return f"the file {self.database.partition('///')[2]}"
        return f"the PostgreSQL server at {urlsplit(self.database_url).hostname or 'this computer'}"

    @property
    def is_alone(self) -> bool:
        """Whether the server listens on this machine alone."""
        return self.host in LOOPBACK

    @property
    def here(self) -> str:
        """The server's address as a browser on this machine opens it."""
        host = "127.0.0.1" if self.host in EVERYWHERE else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def provider(self) -> Provider:
        """Who words replies beside the built-in tutor, for the pages that say so."""
        if not self.model:
            return Provider()
        host = urlsplit(self.openai_base_url).hostname or "" if self.openai_base_url else OPENAI
        return Provider(self.model, host, host in LOOPBACK)
