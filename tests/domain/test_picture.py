"""A picture is known by its bytes, whether they are at hand or not."""

from hashlib import sha256

from footlog.domain.exercises import Picture


def test_a_picture_equals_another_one_of_the_same_bytes_whether_they_were_read_or_not() -> None:
    made = Picture.of(b"jpeg")
    assert made.sha256 == sha256(b"jpeg").hexdigest()
    assert made == Picture(made.sha256)
    assert made != Picture.of(b"another")
    assert made.content == b"jpeg"
    assert b"jpeg" not in repr(made).encode()
