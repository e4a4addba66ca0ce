"""The two pages a device sees outside the diary: to sign in and to sign out."""

from html import escape
from importlib.resources import files
from string import Template

_SIGN_IN = Template("""\
<p>This diary is locked. Type the passphrase that was chosen on the computer where footlog runs.</p>
<form method="post" action="/sign-in">
<input type="hidden" name="to" value="$to">
<label for="passphrase">Passphrase</label>
<input id="passphrase" name="passphrase" type="password" autocomplete="current-password" required
 autofocus$described>
$problem
<button>Sign in</button>
</form>
<p class="small">This device then stays signed in for 30 days. $channel</p>""")
_PROBLEM = '<p class="problem" id="problem" role="alert">{}</p>'
_OPEN = (
    "The connection is not encrypted: whoever records what goes over this network can read the "
    "passphrase and the diary."
)
_SIGN_OUT = """\
<p>To see the diary here again you need the passphrase.</p>
<form method="post" action="/sign-out"><button>Sign out on this device</button></form>
<form method="post" action="/sign-out"><input type="hidden" name="everywhere" value="yes">
<button class="quiet">Sign out on every device</button></form>
<a class="button" href="/settings">Stay signed in</a>"""


def sign_in_page(to: str, problem: str = "", *, secure: bool) -> str:
    """Return the page that asks for the passphrase and then leads to the path `to`."""
    body = _SIGN_IN.substitute(
        to=escape(to),
        described=' aria-invalid="true" aria-describedby="problem"' if problem else "",
        problem=_PROBLEM.format(escape(problem)) if problem else "",
        channel="" if secure else _OPEN,
    )
    return _page("Sign in", body)


def sign_out_page() -> str:
    """Return the page that asks which devices to sign out."""
    return _page("Sign out", _SIGN_OUT)


def _page(title: str, body: str) -> str:
    shell = files(__package__).joinpath("page.html").read_text(encoding="utf-8")
    return Template(shell).substitute(title=title, body=body)
