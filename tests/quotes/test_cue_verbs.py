from __future__ import annotations

import pytest

from searchnews.quotes import cue_verbs


@pytest.mark.parametrize(
    "forms",
    [
        "say says said saying",
        "reply replies replied replying",
        "write writes wrote writing",
        "argue argues argued arguing",
        "agree agrees agreed agreeing",
        "admit admits admitted admitting",
        "stress stresses stressed stressing",
        "begin begins began beginning",
        "put puts put putting",
    ],
)
def test_a_verb_attributes_in_all_its_forms(forms: str) -> None:
    assert set(forms.split()) <= cue_verbs.CUES


@pytest.mark.parametrize("form", ["agreing", "begining", "admited", "replyed", "stresss", "saies"])
def test_no_form_is_misspelt(form: str) -> None:
    assert form not in cue_verbs.CUES


def test_a_cue_that_stands_before_its_subject_is_a_finite_one() -> None:
    assert cue_verbs.INVERTIBLE <= cue_verbs.CUES
    assert not cue_verbs.INVERTIBLE & cue_verbs.PARTICIPLES


def test_a_verb_is_either_a_cue_or_none() -> None:
    assert not cue_verbs.VERB_FORMS & cue_verbs.CUES


@pytest.mark.parametrize(("base", "plural"), [("claim", "claims"), ("reply", "replies")])
def test_what_is_a_noun_as_often_is_known(base: str, plural: str) -> None:
    assert base in cue_verbs.AMBIGUOUS_CUES
    assert plural in cue_verbs.AMBIGUOUS_PLURALS
