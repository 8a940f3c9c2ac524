"""The persons of a block: from full names to bare surnames, each held against the fuller ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from searchnews.quotes.given_names import gender_of, is_given_name
from searchnews.speakers.given_forms import is_common
from searchnews.speakers.namesakes import namesakes
from searchnews.speakers.people import (
    DOMINANT,
    Context,
    Person,
    is_spoken_of,
    person_of,
    written_name,
)
from searchnews.speakers.person_names import PersonName, person_name
from searchnews.speakers.pool import Evidence, Pool, always, anywhere
from searchnews.speakers.surnames import Surnames
from searchnews.speakers.values import Member
from searchnews.text import fold

__all__ = ["find_persons"]

_Form = tuple[PersonName, list[Person]]


def find_persons(
    places: Iterable[int], context: Context, organisations: Sequence[Person]
) -> list[Person]:
    """Return the persons whom the sightings at `places`, in order of weight, are.

    A bare name that nothing calls a person may be one of the `organisations`, which then
    take it in.
    """
    forms: dict[PersonName, list[Person]] = {}
    for place in places:
        claim = _claim(place, context)
        forms.setdefault(claim.name, []).append(claim)
    if len(forms) == 1 and not organisations:
        return namesakes(next(iter(forms.values())), context)
    ordered = sorted(forms.items(), key=lambda form: form[0].detail(), reverse=True)
    persons = _full_names([form for form in ordered if form[0].is_full], context)
    for name, claims in ordered:
        if not name.is_full and not name.is_bare:
            persons += namesakes(_place(claims, persons, context), context)
    bare = [claim for name, claims in ordered if name.is_bare for claim in claims]
    evidence = Surnames(context, organisations)
    rest = _place(bare, [*persons, *organisations], context, _Trust(bare), evidence)
    for _, alike in groupby(sorted(rest, key=_name), key=_name):
        persons += namesakes(list(alike), context)
    return persons


def _name(person: Person) -> PersonName:
    return person.name


def _claim(place: int, context: Context) -> Person:
    written = context.sightings[place].profile.name
    claim = person_of(context, Member(place), person_name(written))
    told = gender_of(written.partition(" ")[0])
    if claim.name.is_full:
        # A chairman who is called Susan is a woman; Alex may be Alexandra.
        claim.gender = claim.gender if claim.name.longer else told or claim.gender
    elif claim.gender == told:
        # That Craig is a man's given name says nothing of who has it for a surname.
        claim.gender = None
    return claim


def _full_names(forms: Sequence[_Form], context: Context) -> list[Person]:
    """Return the persons of full names; those whose given name may be short come last."""
    groups: dict[str, list[_Form]] = {}
    for form in forms:
        groups.setdefault(form[0].given, []).append(form)
    longer = _longer(groups)
    found = {
        given: _same_given(group, (), context)
        for given, group in groups.items()
        if given not in longer
    }
    for given in sorted(longer):
        fuller = [person for other in sorted(longer[given]) for person in found.get(other, ())]
        found[given] = _same_given(groups[given], fuller, context)
    return [person for given in sorted(found) for person in found[given]]


def _longer(groups: Mapping[str, Sequence[_Form]]) -> dict[str, set[str]]:
    """Return the given names that may be short for others here, and for which.

    Alex for Alexander; and Varn, where it is no given name and there is an Ada Varn Ruud.
    """
    unusual = {given for given, forms in groups.items() if forms[0][0].is_unusual}
    longer: dict[str, set[str]] = {}
    for given, forms in groups.items():
        for name, _ in forms:
            longer.setdefault(given, set()).update(groups.keys() & set(name.longer))
            for middle in unusual & set(name.middles[-1:]):
                longer.setdefault(middle, set()).add(given)
    return {given: others - {given} for given, others in longer.items() if others - {given}}


def _same_given(forms: Sequence[_Form], fuller: Sequence[Person], context: Context) -> list[Person]:
    """Return the persons of one given name that are none of the `fuller` ones.

    The forms come with the most middle names first: who has fewer may be one who has more.
    """
    persons: list[Person] = []
    for _, alike in groupby(forms, key=lambda form: form[0].detail()):
        claims = [one for _, claims in alike for one in namesakes(claims, context)]
        persons += _place(claims, [*persons, *fuller], context)
    return persons


def _place(
    claims: Sequence[Person],
    persons: Sequence[Person],
    context: Context,
    trusts: Callable[[Person, Person], bool] = always,
    evidence: Evidence = anywhere,
) -> list[Person]:
    """Add the claims to the persons they are; return those that are none of them."""
    if not persons:
        return list(claims)
    pool = Pool(persons, context, evidence)
    joining: dict[int, list[Person]] = {}
    rest: list[Person] = []
    for claim in claims:
        for part, place in pool.place(claim, trusts):
            (rest if place is None else joining.setdefault(place, [])).append(part)
    for place, parts in joining.items():
        rest += _settle(persons[place], parts)
    return rest


def _settle(person: Person, claims: Sequence[Person]) -> list[Person]:
    """Add to a person the claims that agree with each other; return the others.

    Where the roles of the claims speak of different people (Senator Holm, Holm the striker),
    it is those of one kind who are by far the most, or none of them.
    """
    telling = [claim for claim in claims if claim.gender or claim.domains.names]
    camps: dict[int, list[Person]] = {}
    known: list[Person] = []
    for claim in telling:
        camp = next((i for i, one in enumerate(known) if one.agrees(claim)), len(known))
        if camp == len(known):
            known.append(Person(person.name, gender=person.gender, domains=person.domains))
        known[camp].absorb(claim)
        camps.setdefault(camp, []).append(claim)
    articles = sum(camp.articles for camp in known)
    others: list[Person] = []
    for camp, members in camps.items():
        if known[camp].articles < DOMINANT * (articles - known[camp].articles):
            others += members
    apart = set(map(id, others))
    for claim in claims:
        if id(claim) not in apart:
            person.absorb(claim)
    return others


class _Trust:
    """Whether a bare name may be a person for no better reason than that no other has it.

    It may be a given name, or a body or place that the person is called like, so it should
    not be more frequent than what speaks of a person; and another spelling should be rare.
    """

    def __init__(self, claims: Iterable[Person]) -> None:
        self._spoken_of: Counter[str] = Counter()
        self._unclear: Counter[str] = Counter()
        for claim in claims:
            counts = self._spoken_of if is_spoken_of(claim) else self._unclear
            counts[written_name(claim)] += claim.articles

    def __call__(self, claim: Person, person: Person) -> bool:
        if person.kind == "organisation":
            return True
        written = written_name(claim)
        clear, unclear = self._spoken_of[written], self._unclear[written]
        is_spelled = any(written in fold(name) for name in person.names)
        if is_spoken_of(claim):
            return is_spelled or person.articles >= clear + unclear
        if is_common(written):
            return False
        if is_given_name(written) or not is_spelled:
            return person.articles >= DOMINANT * unclear
        return person.articles + clear >= unclear
