"""How far a long piece of work is."""

from footlog.store.progress import counted, ignored


def test_every_thousandth_thing_tells_the_share_that_is_done() -> None:
    told: list[float] = []
    assert list(counted(range(2500), 2500, told.append)) == list(range(2500))
    assert told == [0, 0.4, 0.8]


def test_the_share_is_never_more_than_the_whole() -> None:
    told: list[float] = []
    list(counted(range(2001), 1000, told.append))
    assert told == [0, 1, 1]


def test_nothing_of_nothing_is_no_share() -> None:
    told: list[float] = []
    assert list(counted([], 0, told.append)) == told == []
    assert list(counted(["note"], 0, ignored)) == ["note"]
