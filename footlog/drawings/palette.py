"""The colours of the drawings on a light and on a dark page, by what they are used for.

They are written into each drawing: an <img> does not know the page's theme, and what several
drawings share on one page cannot collide.
"""

LIGHT = {
    "ink": "#2A3A3A",
    "skin": "#E3BC9C",
    "skin far": "#C99F7F",
    "nail": "#F4E1D2",
    "shirt": "#7FA3A8",
    "shorts": "#4E6E78",
    "shorts far": "#415D66",
    "hair": "#5B4A42",
    "prop": "#D8D2C4",
    "towel": "#B9CBE0",
    "band": "#8C6BB1",
    "rubber": "#9DB7D5",
    "floor": "#EDE9DF",
    "wall": "#E3DED2",
    "water": "#C5DFEB",
    "grass": "#CFE0BC",
    "leaf": "#6E9A5B",
    "shoe": "#F6F4EE",
    "accent": "#D1380B",
    "paper": "#FCFBF8",
}
DARK = {
    "ink": "#E6EAE6",
    "skin": "#A97F62",
    "skin far": "#82614B",
    "nail": "#C7A58B",
    "shirt": "#44686E",
    "shorts": "#2F4A54",
    "shorts far": "#263D45",
    "hair": "#2E2622",
    "prop": "#4A5153",
    "towel": "#4F6684",
    "band": "#B497DB",
    "rubber": "#55779C",
    "floor": "#242C2E",
    "wall": "#2B3436",
    "water": "#1F4355",
    "grass": "#2F4530",
    "leaf": "#6FA05E",
    "shoe": "#59615F",
    "accent": "#FF8552",
    "paper": "#14191A",
}
