"""Edit distance with neighbouring letters swapped as one edit, up to a bound."""

from __future__ import annotations

__all__ = ["edit_distance"]


def edit_distance(one: str, other: str, most: int) -> int:
    """Return the edits that turn `one` into `other`, or ``most + 1`` if they are more.

    Insertions, deletions, changes and swaps of neighbours, no letter edited twice
    (optimal string alignment; Damerau 1964, Levenshtein 1966). Works on the diagonal
    band of width ``2 * most + 1``: time is proportional to ``most * len(one)``.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    if one == other:
        return 0
    beyond = most + 1
    size = 2 * most + 1
    # row[k] is the distance of one[:i] to other[:i + k - most]; a cell past the end is beyond.
    before_last: list[int] = [beyond] * (size + 2)
    last = [abs(k - most) if k >= most else beyond for k in range(size)] + [beyond] * 2
    for i, char in enumerate(one, 1):
        row = [beyond] * (size + 2)
        for k in range(max(0, most - i), min(size, len(other) - i + most + 1)):
            j = i + k - most
            if j == 0:
                row[k] = i
                continue
            cost = min(last[k + 1] + 1, row[k - 1] + 1, last[k] + (char != other[j - 1]))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, before_last[k] + 1)
            row[k] = min(cost, beyond)
        if min(row) > most:
            return beyond
        before_last, last = last, row
    return last[len(other) - len(one) + most]
