"""The cookie: signed, for thirty days, out of reach of scripts and other sites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.server.lan.cookies import THIRTY_DAYS, is_signed, sent_cookie, set_cookie, signed

KEY = "aa" * 32


def test_a_signed_cookie_is_known_again() -> None:
    cookie = signed(KEY)
    assert is_signed(cookie, KEY)
    assert cookie != signed(KEY)


def test_after_thirty_days_it_is_worthless() -> None:
    assert THIRTY_DAYS == 30 * 86_400
    assert not is_signed(signed(KEY), KEY, age=-1)


def test_another_keys_cookie_is_worthless() -> None:
    assert not is_signed(signed("bb" * 32), KEY)


@given(st.data())
def test_a_changed_cookie_is_worthless(data: st.DataObject) -> None:
    cookie = signed(KEY)
    place = data.draw(st.integers(0, len(cookie) - 2))
    other = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    changed = cookie[:place] + other + cookie[place + 1 :]
    assert is_signed(changed, KEY) is (changed == cookie)


@given(st.text())
def test_made_up_cookies_are_worthless(text: str) -> None:
    assert not is_signed(text, KEY)


def test_the_header_keeps_scripts_and_other_sites_out() -> None:
    assert set_cookie("x", secure=False) == (
        "footlog=x; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"
    )
    assert set_cookie("x", secure=True) == (
        "__Host-footlog=x; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure"
    )
    assert "Max-Age=0;" in set_cookie("", secure=False)


@pytest.mark.parametrize(
    ("header", "cookie"),
    [
        ("footlog=abc", "abc"),
        ("_streamlit_xsrf=1; footlog=abc; other=2", "abc"),
        ("notfootlog=abc", ""),
        ("footlog", ""),
        ("", ""),
        ("__Host-footlog=abc", ""),
    ],
)
def test_footlogs_cookie_is_found_among_others(header: str, cookie: str) -> None:
    assert sent_cookie(header, secure=False) == cookie
