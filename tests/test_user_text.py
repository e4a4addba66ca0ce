"""A person's text is shown only by elements that do not interpret it, or escaped."""

from pathlib import Path

import pytest

from tests.helpers.interpreted import Code

ROOT = Path(__file__).parents[1]
SHOWN_BY = ("app.py", "pages/*.py", "footlog/ui/**/*.py")
WORDED_BY = ("footlog/wording.py", "footlog/result_wording.py")
TRUSTED = {
    "label()": "escapes what Markdown reads",
    "_row()": "escapes what HTML reads",
    "_drawing()": "escapes what HTML reads, and draws only the shipped poses",
    "_image_of()": "escapes what HTML reads, and encodes the picture",
    "_shown()": "one of the two above",
    "_drawings()": "escapes what HTML reads, and draws only the map's own places",
    **dict.fromkeys(
        (
            *("message()", "answer_html()", "pain_picture()", "week_bars()", "calendar()"),
            *("around_table()", "_chart()"),
        ),
        "escapes what HTML reads",
    ),
    "day_words()": "a weekday, a day, a month and a year",
    **dict.fromkeys(
        (
            "percent()",
            *("rule_shares()", "sentence()"),
        ),
        "figures in our own words",
    ),
    "when()": "a day and a time by the clock, from footlog/ui/actions/backups.py",
    "backup.why.words": "one of our own reasons",
    "page.title": "Today, Yesterday, Tomorrow or a date, from footlog/day/page.py",
    "most.site": "one of the map's own places",
    "change.verdict": "one of our own verdicts",
    "advice.text": "from the shipped catalogue",
    "download.label": "from pages/share.py",
    "waiting_for": "what is waited for, from footlog/ui/actions/importing.py",
    "formula.title": "from footlog/analysis/formulas.py",
    "formula.words": "from footlog/analysis/formulas.py, with the numbers of the settings",
    "formula.source": "from footlog/analysis/formulas.py",
}


def sources() -> dict[str, str]:
    found = {place: sorted(ROOT.glob(place)) for place in SHOWN_BY + WORDED_BY}
    assert [place for place, files in found.items() if not files] == []
    return {
        str(file.relative_to(ROOT)): file.read_text("utf-8")
        for files in found.values()
        for file in files
    }


def test_what_is_interpreted_is_escaped_or_our_own() -> None:
    code = Code(sources(), TRUSTED)
    assert code.suspects() == [], (
        "Show these with st.text, escape them with label(), write numbers as {n:d}, or say in "
        "TRUSTED why they are our own words."
    )
    assert code.used == set(TRUSTED), "What nothing needs any more is to be trusted no more."


@pytest.mark.parametrize(
    "planted",
    [
        "st.markdown(entry.note)",
        "st.caption(f'Note: {entry.note}')",
        "st.header('Note: ' + entry.note)",
        "st.button(names[key])",
        "st.text_input('Note', help=entry.note)",
        "st.pills('Site', sites)",
        "st.pills('Site', SITES, format_func=lambda key: names[key])",
        "st.metric('Pain', '3', entry.note)",
        "st.write('hello')",
        "st.table(rows)",
        "st.table({'Note': [entry.note for entry in entries]})",
        "st.table({entry.note: [1]})",
        "st.markdown('x', unsafe_allow_html=True)",
        "st.html(f'<p>{entry.note}</p>')",
        "st.info(' '.join(entry.sites))",
        "st.page_link('pages/today.py', label=entry.note)",
        "words = entry.note\nst.markdown(words)",
        "words = 'x'\nwords += entry.note\nst.markdown(words)",
        "for site in sites:\n    st.markdown(site)",
        "if note := entry.note:\n    st.markdown(note)",
        "def show(text):\n    st.markdown(text)\nshow('x')\nshow(entry.note)",
        "def show(text, *, more=''):\n    st.markdown(more)\nshow('x', more=entry.note)",
        "def show(*texts):\n    for text in texts:\n        st.markdown(text)\nshow('x')",
        "def show(text):\n    st.markdown(text)",
        "def words(entry):\n    return entry.note\nst.markdown(words(entry))",
        "title = st.empty()\ntitle.title(entry.note)",
        "st.markdown(entry.note.lower())",
        "st.markdown(str(entry.note))",
        "st.markdown(f'{entry.note:>20}')",
        "st.markdown([label(note) for note in notes] and entry.note)",
    ],
)
def test_a_persons_text_is_noticed(planted: str) -> None:
    assert len(Code({"planted.py": planted}, TRUSTED).suspects()) == 1


@pytest.mark.parametrize(
    "fine",
    [
        "st.text(entry.note)",
        "st.markdown(label(entry.note))",
        "st.caption(f'{label(entry.note)}: {entry.pain:d} of {len(entries)}, {mean:.1f}')",
        "st.text_input('Note', entry.note, placeholder=entry.note)",
        "st.selectbox('Exercise', names)",
        "st.table({'Pain': [f'{mean:.1f}' for mean in means]}, border='horizontal')",
        "st.pills('Kind', list(Kind), format_func=KINDS.__getitem__)",
        "st.markdown(', '.join(label(note) for note in notes))",
        "def show(text, more='x'):\n    st.markdown(text)\n    st.caption(more)\nshow('x')",
        "def words(n):\n    return 'one' if n == 1 else f'{n:,}'\nst.markdown(words(entry.pain))",
        "for kind, words in KINDS.items():\n    st.markdown(words)",
    ],
)
def test_our_own_and_escaped_words_are_let_through(fine: str) -> None:
    assert Code({"fine.py": fine}, TRUSTED).suspects() == []
