"""When to get medical help, and what to do about pain above the limit or pain that stays."""

from collections.abc import Mapping

from footlog.analysis.pain import Staying
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from footlog.wording import SHORT_MOMENTS

RED_FLAGS = (
    "you cannot put weight on your foot",
    "your foot is hot, red or swollen",
    "your foot is numb, tingles or burns",
    "there is a wound, or your skin changes colour",
    "you have diabetes and notice something new about your foot",
    "it started with a fall, a twist or a blow",
    "you also have a fever",
)
"""When foot services ask people to get help soon: NHS foot pain pages (dynamichealth.nhs.uk,
livewellsouthwest.co.uk) and diabetes.org.uk on serious foot problems."""

STAYING_TITLE = "Your pain is not going away: talk to your physiotherapist"
GET_HELP = "Get medical help as soon as you can if:"


def staying_words(found: Mapping[Moment, Staying]) -> str:
    """Return that the pain of these moments stays, with its means and whom to ask."""
    means = "; ".join(
        f"{SHORT_MOMENTS[moment].lower()} {pain.latest:.1f} out of 10, in the 14 days "
        f"before {pain.before:.1f}"
        for moment, pain in found.items()
    )
    return (
        "In the last 14 days you had pain on every day you scored, and it did not fall by a "
        f"whole point. On average: {means}. Ask a doctor or physiotherapist to check pain that "
        "lasts more than a few days. This is based on your scores and is not a diagnosis."
    )


def over_words(rule: PainRule) -> str:
    """Return what to do when pain during an exercise is above the limit of the pain rule."""
    return (
        f"This is above your limit of {rule.limit}. Stop the exercise that hurts for today, and "
        "do less of it next time. If it still hurts after a few days, ask your doctor or "
        "physiotherapist."
    )
