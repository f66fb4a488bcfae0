"""What a deployment may set, all by environment variables; README lists them, and a test compares."""

from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

BASE_URLS = AliasChoices("OPENAI_BASE_URL", "OPENAI_API_BASE")  # the second is what older clients read


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
