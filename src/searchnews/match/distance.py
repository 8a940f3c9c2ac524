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
    before_last: list[int] = []
    last = [j if j <= most else beyond for j in range(len(other) + 1)]
    for i, char in enumerate(one, 1):
        low, high = max(1, i - most), min(len(other), i + most)
        row = [beyond] * (len(other) + 1)
        row[0] = min(i, beyond)
        for j in range(low, high + 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != other[j - 1]))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, before_last[j - 2] + 1)
            row[j] = min(cost, beyond)
        if min(row) > most:
            return beyond
        before_last, last = last, row
    return last[-1]
