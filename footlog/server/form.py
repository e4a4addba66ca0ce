"""The fields that a page posts."""

from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

LONGEST_BYTES = 8192


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a posted form; none when it is too long or incomplete."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BYTES:
                return {}
    except ClientDisconnect:
        return {}
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}
