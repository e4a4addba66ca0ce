"""The cookie of a device that is signed in: random, signed, good for thirty days."""

import secrets

from itsdangerous import BadSignature, URLSafeTimedSerializer

THIRTY_DAYS = 30 * 24 * 60 * 60


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name; on TLS browsers take one so called only from this very host."""
    return "__Host-footlog" if secure else "footlog"


def signed(signing_key: str) -> str:
    """Return a fresh cookie."""
    return str(_signer(signing_key).dumps(secrets.token_urlsafe(16)))


def is_signed(cookie: str, signing_key: str, age: int = THIRTY_DAYS) -> bool:
    """Tell whether the cookie was signed with this key, at most `age` seconds ago."""
    try:
        _signer(signing_key).loads(cookie, max_age=age)
    except BadSignature:
        return False
    return True


def set_cookie(cookie: str, *, secure: bool) -> str:
    """Return the Set-Cookie header that keeps the cookie; an empty one takes it away."""
    age = THIRTY_DAYS if cookie else 0
    header = f"{cookie_name(secure=secure)}={cookie}; Path=/; Max-Age={age}"
    return f"{header}; HttpOnly; SameSite=Strict" + ("; Secure" if secure else "")


def sent_cookie(header: str, *, secure: bool) -> str:
    """Return footlog's cookie in a Cookie header, empty when it is not there."""
    name = cookie_name(secure=secure)
    pairs = (pair.strip().split("=", 1) for pair in header.split(";"))
    return next((pair[1] for pair in pairs if len(pair) > 1 and pair[0] == name), "")


def _signer(signing_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(signing_key, salt="footlog signed in")
