"""What the diary keeps of the person's own exercises and function scores."""

from datetime import date
from pathlib import Path

from footlog.domain.exercises import Exercise, Picture
from footlog.domain.function import FunctionScore, check_function_day
from footlog.domain.validation import InvalidEntry
from footlog.store import function_scores, own_exercises, own_pictures
from footlog.store.database import reading, writing


class Owned:
    """The own exercises and the function scores of the diary at `path`."""

    path: Path

    def own_exercises(self) -> tuple[Exercise, ...]:
        """Return the person's own exercises by name; of their pictures only which ones they are."""
        with reading(self.path) as connection:
            return own_exercises.list_own(connection)

    def own_picture(self, exercise_id: str, sha256: str) -> Picture | None:
        """Return the picture of an own exercise while it is this one, else None."""
        with reading(self.path) as connection:
            return own_pictures.find(connection, exercise_id, sha256)

    def add_own(self, exercise: Exercise) -> None:
        """Keep a new own exercise."""
        with writing(self.path) as connection:
            if not own_exercises.add_own(connection, exercise):
                raise InvalidEntry("name", f"{exercise.name} is taken", "choose another name")

    def edit_own(self, exercise: Exercise, was: Exercise) -> Exercise:
        """Write an own exercise over the one with its id; return that one, to be put back.

        Only while it still is what it was: nobody's later change is written over. Plan and
        history are left as they are.
        """
        with writing(self.path) as connection:
            before = own_exercises.find_own(connection, exercise.id)
            if before is None or before != was:
                raise InvalidEntry(
                    "The exercise", "was changed in another window", "close it and open it again"
                )
            own_exercises.replace_own(connection, exercise)
            return before

    def remove_own(self, exercise_id: str) -> None:
        """Forget an own exercise; raise InvalidEntry while a plan or an entry refers to it."""
        with writing(self.path) as connection:
            if not own_exercises.remove_unused(connection, exercise_id):
                raise InvalidEntry(
                    "The exercise", "is in your plan or history", "leave it, and stop it in Plan"
                )

    def function_scores(self) -> tuple[FunctionScore, ...]:
        """Return every function score, oldest first."""
        with reading(self.path) as connection:
            return function_scores.list_scores(connection)

    def save_function_score(self, score: FunctionScore, today: date) -> FunctionScore:
        """Keep a function score and return it as kept.

        It takes the place, and the id, of one of the same activity and day.
        """
        check_function_day(score, today)
        with writing(self.path) as connection:
            return function_scores.save(connection, score)

    def delete_function_score(self, score_id: str) -> None:
        """Forget a function score."""
        with writing(self.path) as connection:
            function_scores.delete(connection, score_id)
