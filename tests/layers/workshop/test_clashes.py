"""What two sides wrote, neither knowing of the other, is told in whatever order the packages come; nothing else is."""

from itertools import count, permutations

from layers.workshop.clashes import Arrival, clashes
from layers.workshop.moves import Move


def said(clock: int, text: str, seat: str = "aaaa", subject: str = "theme:aaaa-1", **more: object) -> Move:
    key = f"{clock:04x}{seat}{text}".encode().hex()[:32].ljust(32, "0")
    return Move(id=key, subject=subject, fields={"text": text, **more}, clock=clock, seat=seat)


def arrived(here: list[Move], packages: list[tuple[str, int, list[Move]]]) -> list[tuple[object, object]]:
    """A journal of what was written here and then of packages ``(side, saw, moves)``: what clashes in it."""
    number = count(1)
    journal = [(next(number), move) for move in here]
    arrivals = []
    for side, saw, moves in packages:
        start = len(journal)
        known = {move.id for _, move in journal}
        journal += [(next(number), move) for move in moves if move.id not in known]
        arrivals.append(Arrival(side=side, saw=saw, start=start, end=len(journal)))
    return [(one.value, one.other_value) for one in clashes(journal, arrivals)]


def test_three_sides_in_any_order_come_to_the_same() -> None:
    here = [said(1, "もと"), said(5, "道", "desk")]
    packages = [("a", 1, [said(5, "坂", "aaaa")]), ("b", 1, [said(6, "山", "bbbb")])]
    told = [arrived(here, list(order)) for order in permutations(packages)]
    assert told[0] == told[1] == [("山", "坂"), ("山", "道")]


def test_packages_of_one_laptop_do_not_clash_with_each_other() -> None:
    early = [said(2, "坂")]
    late = [*early, said(3, "坂道")]
    assert arrived([said(1, "もと")], [("a", 1, early), ("a", 1, late)]) == []
    here = [said(1, "もと"), said(9, "道", "desk")]
    for order in ([("a", 1, early), ("a", 1, late)], [("a", 1, late), ("a", 1, early)]):
        assert arrived(here, order) == [("道", "坂道")]


def test_who_knew_of_the_other_does_not_clash() -> None:
    first = ("a", 1, [said(2, "坂")])
    # A month later the next laptop was told of it.
    assert arrived([said(1, "もと")], [first, ("b", 2, [said(3, "坂道", "bbbb")])]) == []
    # Written here after it had come in.
    journal = [(1, said(1, "もと")), (2, said(2, "坂")), (3, said(3, "坂道", "desk"))]
    assert clashes(journal, [Arrival(side="a", saw=1, start=1, end=2)]) == []


def test_what_was_decided_since_is_told_as_it_stands() -> None:
    two = [(1, said(4, "道", "desk")), (2, said(5, "坂"))]
    arrival = [Arrival(side="a", saw=0, start=1, end=2)]
    assert [(one.value, one.other_value) for one in clashes(two, arrival)] == [("坂", "道")]
    chosen = [*two, (3, said(6, "道", "desk"))]
    assert [(one.value, one.other_value) for one in clashes(chosen, arrival)] == [("道", "坂")]
    # Somebody who knew both has said a third thing.
    assert clashes([*two, (3, said(6, "坂道", "desk"))], arrival) == []


def test_the_same_words_and_other_fields_are_no_clash() -> None:
    here = [said(1, "道", "desk", order=1)]
    assert arrived(here, [("a", 0, [said(2, "道", order=2)])]) == []
