"""What a deployment may set, all by environment variables; README lists them, and a test compares."""

from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one process. Each has a default that works on one machine without a network."""

    model_config = SettingsConfigDict(env_ignore_empty=True, populate_by_name=True)

    host: str = Field("127.0.0.1", validation_alias="TUTOR_HOST", description="the address that the server listens on")
    port: int = Field(7860, validation_alias="TUTOR_PORT", description="the port that the server listens on")
    data: Path = Field(Path("data"), validation_alias="TUTOR_DATA", description="the folder for the database, the index and the secret")
    contact: str = Field("", validation_alias="TUTOR_CONTACT", description="where a student in distress is told to turn, in one sentence")
    database_url: str = Field("", validation_alias="DATABASE_URL", description="PostgreSQL in place of the SQLite file in the data folder")
    openai_api_key: SecretStr = Field(SecretStr(""), validation_alias="OPENAI_API_KEY", description="the key of the model's endpoint")
    openai_base_url: str = Field(
        "", validation_alias=AliasChoices("OPENAI_BASE_URL", "OPENAI_API_BASE"), description="the address of the model's endpoint"
    )
    model: str = Field("", validation_alias="TUTOR_MODEL", description="the model that words and judges; without it the built-in tutor does")
    patience: float = Field(1.0, validation_alias="TUTOR_PATIENCE", gt=0, description="multiplies the model's time-outs, for slow machines")

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{(self.data / 'read-twice.db').resolve()}"
