"""The form for an own exercise: what it is, how to do it, how much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Picture, Side
from footlog.domain.schedule import DAILY
from footlog.domain.validation import InvalidEntry
from footlog.drawings.drawing import general_poses
from footlog.files.reading.pictures import LARGEST_CHOSEN_MB, read_picture
from footlog.ui.views.dose_form import field_value, read_dose_form, show_dose_form
from footlog.ui.views.figure import show_picture, show_pose
from footlog.ui.views.frame import show_refusal
from footlog.wording import KINDS, NOT_CHOSEN, SIDES, refusal_words

_EMPTY: Mapping[str, Any] = {
    "name": "",
    "kind": None,
    "side": None,
    "position": None,
    "targets": (),
    "equipment": (),
    "steps": (),
    "feel": "",
    "caution": "",
    "pose": None,
    "picture": None,
    "dose": Dose(sets=2, reps=10),
    "schedule": DAILY,
}
_LINES = "One step per line"
# Without HEIC, so that an iPhone hands its photos over as JPEG.
_PICTURE_ENDINGS = ("png", "jpg", "jpeg", "webp")
_PICTURE_HELP = (
    f"A photo or drawing as PNG, JPEG or WebP, up to {LARGEST_CHOSEN_MB} MB. Save a HEIC photo as "
    "JPEG first. Your diary stores a small copy, without the time and place it was taken."
)
_WIDTH = 240


def show_own_form(
    key: str, known: Mapping[str, Exercise], was: Exercise | None = None, *, dark: bool
) -> None:
    """Show the form, filled with the exercise as it `was`; `read_own_form` reads it.

    `known` are the exercises whose words and drawings it offers.
    """
    filled = vars(was) if was else _EMPTY
    st.text_input("Name", filled["name"], key=f"{key}_name", placeholder="what you call it")
    kinds, sides = list(Kind), list(Side)
    st.pills(
        "Type of exercise",
        kinds,
        format_func=KINDS.__getitem__,
        default=filled["kind"],
        key=f"{key}_kind",
    )
    st.pills(
        "Side", sides, format_func=SIDES.__getitem__, default=filled["side"], key=f"{key}_side"
    )
    with st.grid(3, min_column_width=180):
        positions = sorted({exercise.position for exercise in known.values()})
        at = _place(positions, filled["position"])
        st.selectbox("Position", positions, index=at, key=f"{key}_position")
        used = (exercise.targets for exercise in known.values())
        _words("Where you feel it", used, filled["targets"], f"{key}_targets")
        used = (exercise.equipment for exercise in known.values())
        _words("Equipment", used, filled["equipment"], f"{key}_equipment")
    steps = "\n".join(filled["steps"])
    st.text_area("How to do it", steps, key=f"{key}_steps", placeholder=_LINES)
    st.text_input("How it should feel", filled["feel"], key=f"{key}_feel")
    st.text_input("What to watch out for", filled["caution"], key=f"{key}_caution")
    with st.grid(2, min_column_width=280):
        with st.container():
            _show_drawings(key, known, filled["pose"], dark=dark)
        with st.container():
            _show_own_picture(key, filled["picture"])
    show_dose_form(key, filled["dose"], filled["schedule"])


def _words(title: str, used: Iterable[tuple[str, ...]], chosen: Sequence[str], key: str) -> None:
    """Offer the words that are used already; others can be typed."""
    words = sorted({word for words in used for word in words} | set(chosen))
    st.multiselect(title, words, list(chosen), accept_new_options=True, key=key)


def _show_drawings(
    key: str, known: Mapping[str, Exercise], pose: str | None, *, dark: bool
) -> None:
    names = general_poses() | {e.id: e.name for e in known.values() if not e.own}
    if pose:
        names.setdefault(pose, pose)
    at = _place(list(names), pose)
    chosen = st.selectbox(
        "Drawing", list(names), index=at, format_func=names.__getitem__, key=f"{key}_pose"
    )
    show_pose(chosen, dark=dark, width=_WIDTH)


def _show_own_picture(key: str, saved: Picture | None) -> None:
    upload = st.file_uploader(
        "Or use your own picture",
        _PICTURE_ENDINGS,
        key=f"{key}_picture",
        help=_PICTURE_HELP,
    )
    name = st.session_state[f"{key}_name"]
    if upload:
        try:
            show_picture(_small(upload.getvalue()), name, width=_WIDTH)
        except InvalidEntry as error:
            show_refusal(refusal_words(error))
    elif saved and not st.checkbox("Remove the picture", key=f"{key}_without_picture"):
        show_picture(saved, name, width=_WIDTH)


def _place(options: Sequence[str], chosen: str | None) -> int | None:
    return options.index(chosen) if chosen in options else None


@st.cache_resource(max_entries=8, show_spinner=False)
def _small(content: bytes) -> Picture:
    """Return the photo as a small picture; read it once, however often the form is shown."""
    return read_picture(content)


def read_own_form(
    key: str, exercise_id: str, recorded_at: str, was: Exercise | None = None
) -> Exercise:
    """Return the exercise that the form describes; raise InvalidEntry for what cannot be saved.

    What the form does not contain stays as it `was`.
    """
    for field in ("kind", "side"):
        if field_value(key, field) is None:
            raise InvalidEntry(field, NOT_CHOSEN, "choose one")
    dose, schedule = read_dose_form(key)
    return Exercise(
        id=exercise_id,
        name=" ".join((field_value(key, "name") or "").split()),
        kind=field_value(key, "kind"),
        side=field_value(key, "side"),
        dose=_completed(dose, was.dose) if was else dose,
        schedule=schedule,
        targets=tuple(field_value(key, "targets")),
        position=field_value(key, "position") or "any",
        equipment=tuple(field_value(key, "equipment")),
        steps=tuple(
            " ".join(line.split())
            for line in field_value(key, "steps").splitlines()
            if line.strip()
        ),
        feel=field_value(key, "feel"),
        caution=field_value(key, "caution"),
        recorded_at=recorded_at,
        pose=field_value(key, "pose"),
        picture=_read_picture(key, was.picture if was else None),
    )


def _completed(dose: Dose, was: Dose) -> Dose:
    return replace(dose, rest_seconds=was.rest_seconds, load=was.load, tempo=was.tempo)


def _read_picture(key: str, saved: Picture | None) -> Picture | None:
    if upload := field_value(key, "picture"):
        return _small(upload.getvalue())
    return None if field_value(key, "without_picture") else saved
