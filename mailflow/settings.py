"""Settings: mailflow.toml -> Settings, checked whole. Machine matters only, no decisions.

Environment variables override the file: `MAILFLOW_SINK__PORT=2525` is `port` in `[sink]`.
Passwords stand in neither: the file names the environment variable that holds each.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from mailflow.errors import ConfigError

Security = Literal["tls", "starttls", "none"]
FILE: Final = "mailflow.toml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Sink(_Section):
    """The SMTP or LMTP sink on this machine."""

    host: str = "127.0.0.1"
    port: int = Field(8025, ge=0, le=65535)
    protocol: Literal["smtp", "lmtp"] = "smtp"
    size_bytes_max: int = Field(26_214_400, ge=10_000)


class _Server(_Section):
    @model_validator(mode="after")
    def _no_clear_text_over_a_network(self) -> Self:
        host, security = getattr(self, "host", None), getattr(self, "security", None)
        if host and security == "none" and not _is_loopback(host):
            raise ValueError(
                'security "none" is for this machine only; use "tls" or "starttls"'
            )
        return self


class Mailbox(_Server):
    """An IMAP mailbox that is polled.

    Attributes:
        afterwards: What becomes of a letter that is ours: leave, flag or move:Folder.
        since: First day whose letters are the desk's; older ones are not looked at. A mailbox
            that is a person's own holds years of other business.
    """

    host: str
    port: int = Field(993, ge=1, le=65535)
    security: Security = "tls"
    user: str
    password_env: str
    folder: str = "INBOX"
    afterwards: str = Field("leave", pattern=r"^(leave|flag|move:.+)$")
    since: date | None = None


class Outgoing(_Server):
    """Where replies go: a server, or .eml files in a folder (of the desk) for rehearsals."""

    host: str | None = None
    port: int = Field(587, ge=1, le=65535)
    security: Security = "starttls"
    user: str | None = None
    password_env: str | None = None
    folder: str | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.host is None) == (self.folder is None):
            raise ValueError("needs either host (a server) or folder (a rehearsal), not both")
        return self


class Answers(_Section):
    """Caps on automatic answers; beyond them a letter is held (RFC 3834 §2)."""

    per_address_a_day: int = Field(3, ge=0)
    a_day: int = Field(500, ge=0)


class Digest(_Section):
    """Who gets the digest, and when, on working days in the event's time zone."""

    to: tuple[str, ...] = ()
    language: Literal["sr", "en"] = "sr"
    at: time = time(7, 30)


class Settings(BaseSettings):
    """The whole of mailflow.toml; every part has a default that sends nothing anywhere.

    Attributes:
        sink: None: no sink is opened.
        imap: Mailboxes by the name that letters show as their source.
        poll_s: Seconds between two rounds of the service.
    """

    model_config = SettingsConfigDict(
        env_prefix="MAILFLOW_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    sink: Sink | None = None
    imap: dict[str, Mailbox] = {}
    outgoing: Outgoing = Outgoing(folder="out")
    answers: Answers = Answers()
    digest: Digest = Digest()
    poll_s: int = Field(60, ge=1, le=3600)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then what the file says."""
        return env_settings, init_settings


def load(text: str, filename: str = FILE) -> Settings:
    """Return the settings written in *text* (TOML), overridden by the environment.

    Raises:
        ConfigError: With every mistake as "file:line: what; did you mean …?".
    """
    try:
        return Settings(**tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError((f"{filename}:{line[1] if line else 1}: {error}",)) from None
    except ValidationError as error:
        found = sorted(_problems(error, text))
        raise ConfigError(tuple(f"{filename}:{n}: {what}" for n, what in found)) from None


def _problems(error: ValidationError, text: str) -> Iterator[tuple[int, str]]:
    for problem in error.errors(include_url=False):
        path = tuple(str(step) for step in problem["loc"])
        what = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            what = f"unknown key {path[-1]!r}{_did_you_mean(path)}"
        else:
            what = f"{'.'.join(path)}: {what}"
        yield _line(text, path), what


def _did_you_mean(path: tuple[str, ...]) -> str:
    model: Any = Settings
    for step in path[:-1]:
        if not isinstance(model, dict):
            model = _SECTIONS.get(step, model)
    known = [*model.model_fields]
    close = get_close_matches(path[-1], known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known)}"


_SECTIONS: Final[Mapping[str, type[BaseModel]]] = {
    "sink": Sink,
    "imap": Mailbox,
    "outgoing": Outgoing,
    "answers": Answers,
    "digest": Digest,
}


def _line(text: str, path: tuple[str, ...]) -> int:
    """Return the line (from 1) on which the key *path* is written, or its section, or 1."""
    section: tuple[str, ...] = ()
    best = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            section = tuple(part.strip(" \"'") for part in header[1].split("."))
            if section and section == path[: len(section)]:
                best = number
            continue
        key = re.match(r"\s*([\w\"'-]+)\s*=", line)
        if key and (*section, key[1].strip("\"'")) == path:
            return number
    return best
