"""Where a name and password come from: the environment, a netrc file, or a person at the terminal; nowhere else."""

from __future__ import annotations

import netrc
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from verbale.model import StoreError
from verbale.transport import Credentials

USER, PASSWORD = "VERBALE_ENDPOINT_USER", "VERBALE_ENDPOINT_PASSWORD"
"""The variables that `verbale query --endpoint` reads too."""


def found_credentials(
    host: str,
    *,
    user: str | None = None,
    password_env: str | None = None,
    ask: Callable[[str], str] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Credentials | None:
    """The name and password for a host, ``None`` where nobody gave any.

    In this order: the variable named ``password_env``; without ``user``, the variables ``USER`` and ``PASSWORD``; the
    netrc file (``NETRC``, else ``~/.netrc``); with ``user``, what ``ask`` gives for the prompt it is called with.
    Raises ``StoreError`` where a name has no password, a variable is not set, or the netrc file cannot be read.
    """
    if password_env is not None:
        if password_env not in environment:
            raise StoreError(f"the environment has no variable {password_env} (--password-env)")
        name = user or environment.get(USER)
        if not name:
            raise StoreError("--password-env needs the user's name too: give it with --user")
        return Credentials(name, environment[password_env])
    if user is None and (USER in environment or PASSWORD in environment):
        return Credentials(environment.get(USER, ""), environment.get(PASSWORD, ""))
    known = _from_netrc(host, environment)
    if known is not None and user in {None, known.user}:
        return known
    if user is None:
        return None
    if ask is None:
        raise StoreError(f"there is no password for {user}: name a variable that holds it with --password-env")
    return Credentials(user, ask(f"Password of {user} at {host}"))


def _from_netrc(host: str, environment: Mapping[str, str]) -> Credentials | None:
    given = environment.get("NETRC")
    path = Path(given) if given else Path(environment.get("HOME", "~")).expanduser() / ".netrc"
    if not path.is_file():
        return None
    try:
        entry = netrc.netrc(str(path)).authenticators(host)
    except netrc.NetrcParseError as error:
        raise StoreError(f"{path}: cannot be read (line {error.lineno or '?'})") from None
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read ({type(error).__name__})") from None
    return Credentials(entry[0], entry[2] or "") if entry else None
