"""`python -m footlog.figures --sheet out.html`: every drawing on one page, light and dark."""

import argparse
from base64 import b64encode
from html import escape
from pathlib import Path

from footlog.figures.drawing import draw, poses


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--still", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--width", type=int, default=400)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--mirrored", action="store_true")
    a = parser.parse_args()
    names = [n for n in poses() if not a.only or n in a.only.split(",")]
    cells = ""
    for name in names:
        text = draw(name, dark=a.dark, still=a.still, mirrored=a.mirrored)
        data = b64encode(text.encode()).decode()
        cells += f'<figure><img width="{a.width}" alt="" src="data:image/svg+xml;base64,{data}"><figcaption>{name} {len(text)}</figcaption></figure>'
    bg, fg = ("#14191A", "#eee") if a.dark else ("#FCFBF8", "#111")
    a.sheet.write_text(f'<meta charset=utf-8><style>body{{background:{bg};color:{fg};margin:8px;font:12px sans-serif}}figure{{display:inline-block;margin:4px}}img{{border:1px solid #8884}}</style>{cells}')


main()
