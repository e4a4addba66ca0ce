"""Poses as the file states them, and what is said of a file that cannot be used."""

from pathlib import Path

import pytest

from footlog.domain.catalogue import CatalogueError
from footlog.drawings.poses import body_of, load_poses

ENTRY = """
[bend]
alt = "A knee bends."
window = [-10, -5, 80]
props = [{ kind = "floor" }, { kind = "ball", at = [0, 4] }]
near = { ball = [10, 0], ankle = 10, knee = 20 }
hold = [1, 2]
end = { near = { knee = 60 }, props = [{}, { at = [8, 4] }] }
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "poses.toml"
    path.write_text(content, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogueError) as refused:
        load_poses(path)
    return str(refused.value)


def test_end_changes_only_what_it_names(tmp_path: Path) -> None:
    pose = load_poses(written(tmp_path, ENTRY))["bend"]
    start, end = pose.stages
    assert start["near"] == {"ball": [10, 0], "ankle": 10, "knee": 20}
    assert end["near"] == {"ball": [10, 0], "ankle": 10, "knee": 60}
    assert end["props"] == [{"kind": "floor"}, {"kind": "ball", "at": [8, 4]}]
    assert (pose.alt, pose.hold, pose.foot, pose.ghost) == ("A knee bends.", 1 + 2j, "right", True)


def test_moment_on_the_way_lies_in_the_middle_but_for_what_it_names(tmp_path: Path) -> None:
    content = ENTRY + "mid = { near = { ankle = 30 } }\nback = { near = { ankle = 0 } }\n"
    start, mid, end, back = load_poses(written(tmp_path, content))["bend"].stages
    assert mid["near"] == {"ball": [10, 0], "ankle": 30, "knee": 40}
    assert back["near"] == {"ball": [10, 0], "ankle": 0, "knee": 40}
    assert mid["props"][1] == {"kind": "ball", "at": [4, 4]}
    assert (start["near"]["knee"], end["near"]["knee"]) == (20, 60)


def test_body_is_carried_by_its_near_leg(tmp_path: Path) -> None:
    body = body_of(load_poses(written(tmp_path, ENTRY))["bend"].stages[0])
    assert body.near is not None
    assert body.near.hip == body.pelvis
    assert body.near.knee_flexion == pytest.approx(20)
    assert (body.far, body.near_arm, body.far_arm) == (None, None, None)


def test_missing_poses_are_named_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert refusal(path) == (
        f"The exercise catalogue {path} is missing: install footlog again to get it back."
    )


@pytest.mark.parametrize("content", ["[bend", "[bend]\nalt = 'No window.'\n", "bend = 1\n"])
def test_damaged_poses_are_named(tmp_path: Path, content: str) -> None:
    assert "is damaged" in refusal(written(tmp_path, content))
