"""`python -m footlog.drawings --sheet out.html`: every drawing on one page, light and dark."""

from html import escape
from pathlib import Path
from urllib.parse import quote

import click

from footlog.drawings.drawing import draw, poses
from footlog.drawings.points import DARK, LIGHT

_STYLE = (
    "body{margin:0;font:14px system-ui,sans-serif}section{padding:16px}"
    "figure{display:inline-block;margin:8px}img{display:block;width:320px}"
)


@click.command()
@click.option("--sheet", required=True, type=click.Path(path_type=Path), help="The HTML to write.")
@click.option("--still", is_flag=True, help="Start and end in one picture in place of movement.")
@click.option("--mirrored", is_flag=True, help="The left foot in place of the right one.")
@click.option("--names/--no-names", default=True, help="Whether the drawings bear their names.")
@click.option("--only", multiple=True, help="Only this drawing; may be given more than once.")
def main(*, sheet: Path, still: bool, mirrored: bool, names: bool, only: tuple[str, ...]) -> None:
    """Write a contact sheet of the drawings, light and dark."""
    chosen = only or tuple(poses())
    sections = ""
    for dark, colours in ((False, LIGHT), (True, DARK)):
        figures = "".join(
            _figure(name if names else "", draw(name, dark=dark, still=still, mirrored=mirrored))
            for name in chosen
        )
        sections += (
            f'<section style="background:{colours["paper"]};color:{colours["ink"]}">'
            f"{figures}</section>"
        )
    sheet.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Drawings</title>'
        f"<style>{_STYLE}</style>{sections}</html>",
        encoding="utf-8",
    )


def _figure(name: str, drawing: str) -> str:
    source = f"data:image/svg+xml,{quote(drawing)}"
    caption = f"<figcaption>{escape(name)}</figcaption>" if name else ""
    return f'<figure><img src="{source}" alt="{escape(name)}">{caption}</figure>'


if __name__ == "__main__":
    main()
