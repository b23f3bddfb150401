"""What is counted: found, missed and falsely found, task by task, and how finds are paired with the gold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .plain import shown

Gold = TypeVar("Gold")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class TaskScore:
    """What one letter gave for one task.

    Attributes
    ----------
    task : str
        The task, for instance "citations" or "citation.date".
    found : int
        How many gold records or attributes were found.
    missed : tuple[str, ...]
        What of the gold was not found.
    false : tuple[str, ...]
        What was found and is not in the gold.

    Examples
    --------
    >>> TaskScore("citations", found=2, missed=("12-CV/TU",)).missed
    ('12-CV/TU',)
    """

    task: str
    found: int = 0
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterScore:
    """What one letter gave, a `TaskScore` a task, in the order of the tasks' names.

    Attributes
    ----------
    letter : str
        The id of the gold letter.
    tasks : tuple[TaskScore, ...]
        The scores of the tasks that the letter's gold asks for, or that the analysis answered falsely.
    """

    letter: str
    tasks: tuple[TaskScore, ...]

    def task(self, name: str) -> TaskScore:
        """Give the score of one task.

        Parameters
        ----------
        name : str
            The task.

        Returns
        -------
        TaskScore
            Its score; an empty one where the letter does not ask for the task.

        Examples
        --------
        >>> LetterScore("a", (TaskScore("date", found=1),)).task("signer")
        TaskScore(task='signer', found=0, missed=(), false=())
        """
        return next((t for t in self.tasks if t.task == name), TaskScore(name))


@dataclass(frozen=True, slots=True)
class Pairing(Generic[Gold, Found]):
    """Gold and finds, one to one.

    Attributes
    ----------
    pairs : tuple[tuple[Gold, Found], ...]
        Each gold item with its find.
    missed : tuple[Gold, ...]
        The gold items without one.
    extra : tuple[Found, ...]
        The finds left over.
    """

    pairs: tuple[tuple[Gold, Found], ...]
    missed: tuple[Gold, ...]
    extra: tuple[Found, ...]


def pair(
    gold: Sequence[Gold],
    found: Sequence[Found],
    same: Callable[[Gold, Found], bool],
    rank: Callable[[Gold, Found], float] | None = None,
) -> Pairing[Gold, Found]:
    """Pair gold items with finds, each gold item in turn taking one of the finds that are left.

    Parameters
    ----------
    gold : Sequence[Gold]
        The gold items.
    found : Sequence[Found]
        The finds.
    same : Callable[[Gold, Found], bool]
        Whether a find may stand for a gold item.
    rank : Callable[[Gold, Found], float], optional
        How well it does; of equals, and without a rank, the first is taken.

    Returns
    -------
    Pairing[Gold, Found]
        The pairs in gold order, and what is left of both in their order.

    Examples
    --------
    >>> pair([1, 2], [2, 4], lambda g, f: g == f)
    Pairing(pairs=((2, 2),), missed=(1,), extra=(4,))
    """
    left, pairs, missed = list(found), [], []
    for item in gold:
        place = _choice(item, left, same, rank)
        if place is None:
            missed.append(item)
        else:
            pairs.append((item, left.pop(place)))
    return Pairing(tuple(pairs), tuple(missed), tuple(left))


def attribute(task: str, gold: object, found: object, same: Callable[[str], bool]) -> Iterator[TaskScore]:
    """Score one attribute: found, missed, or (where given but wrong) both missed and falsely found.

    Parameters
    ----------
    task : str
        The task that it counts for.
    gold : object
        The gold value; where it is empty nothing is scored.
    found : object
        The found value.
    same : Callable[[str], bool]
        Whether a found string is right.

    Yields
    ------
    TaskScore
        One score, or none.

    Examples
    --------
    >>> list(attribute("date", "2022-10-14", "2022-10-15", lambda found: found == "2022-10-14"))
    [TaskScore(task='date', found=0, missed=("'2022-10-14'",), false=("'2022-10-15' for '2022-10-14'",))]
    """
    if not gold:
        return
    if isinstance(found, str) and found and same(found):
        yield TaskScore(task, found=1)
    else:
        false = (f"{shown(found)} for {shown(gold)}",) if found else ()
        yield TaskScore(task, missed=(shown(gold),), false=false)


def merged(scores: Iterable[TaskScore]) -> tuple[TaskScore, ...]:
    """Join the scores of the same task.

    Parameters
    ----------
    scores : Iterable[TaskScore]
        Scores, several a task where it has several records.

    Returns
    -------
    tuple[TaskScore, ...]
        One score a task: the tasks of records first, then those of their attributes, each in name order.

    Examples
    --------
    >>> merged([TaskScore("citation.date", 1), TaskScore("date", 1), TaskScore("date", 2)])[0].found
    3
    """
    found: dict[str, int] = {}
    missed: dict[str, list[str]] = {}
    false: dict[str, list[str]] = {}
    for score in scores:
        found[score.task] = found.get(score.task, 0) + score.found
        missed.setdefault(score.task, []).extend(score.missed)
        false.setdefault(score.task, []).extend(score.false)
    tasks = sorted(found, key=task_order)
    return tuple(TaskScore(t, found[t], tuple(missed[t]), tuple(false[t])) for t in tasks)


def task_order(task: str) -> tuple[int, str]:
    """Give the place of a task in a table: records before their attributes.

    Parameters
    ----------
    task : str
        The name of the task.

    Returns
    -------
    tuple[int, str]
        A key to sort by.

    Examples
    --------
    >>> sorted(["signer", "citation.date", "citations"], key=task_order)
    ['citations', 'signer', 'citation.date']
    """
    return task.count("."), task


def _choice(
    item: Gold,
    left: Sequence[Found],
    same: Callable[[Gold, Found], bool],
    rank: Callable[[Gold, Found], float] | None,
) -> int | None:
    fits = (place for place, find in enumerate(left) if same(item, find))
    if rank is None:
        return next(fits, None)
    return max(fits, key=lambda place: rank(item, left[place]), default=None)
