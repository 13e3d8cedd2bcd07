"""The product's own sentences and steering words: which there must be, and what they fill in."""

from __future__ import annotations

from string import Formatter

from knowledge.model._base import Item, Text

PHRASES: dict[str, tuple[str, ...]] = {
    **{
        f"level_{level}_{age}": ("who", "Who", "care")
        for level in (
            "full",
            "own_right",
            "anstaa",
            "necessary",
            "immediate",
            "not_included",
            "unknown",
        )
        for age in ("child", "adult")
    },
    "who_child": ("group",),
    "who_adult": ("group",),
    "about": ("who",),
    "yes": ("text",),
    "yes_anstaa": ("text",),
    "yes_necessary": ("text",),
    "both_ages": ("text",),
    "full_care": ("who", "Who"),
    "full_care_before": ("full_care", "lead"),
    "for_child": ("text",),
    "for_adult": ("text",),
    "fee_line": ("amount",),
    **{
        f"fee_{form}": ("what", "What", "who", "Who", "amount")
        for form in ("pays", "pays_for", "free", "full", "handbook", "stated")
    },
    "fee_also": ("fee", "also"),
    "fee_row_default": (),
    "no_variant": (),
    "no_document": (),
    "documents_lead": (),
    "law_lead": ("who", "laws"),
    "law_fees": ("laws",),
    "law_group": ("laws",),
    "law_says": ("text", "laws"),
    "laws_lead": (),
    "notices_lead": ("text",),
    "no_notices": (),
    "last_sources": ("title", "laws"),
    "see_also": ("title", "lead"),
    "after_alarm": ("title", "lead"),
    "last_contacts": ("title",),
    "sources_line": ("sources", "date"),
    "certainty_region": (),
    "certainty_uncertain": (),
    "ask_contact": ("unit", "how"),
    "expired": ("date",),
    "ask_group": (),
    "ask_age": (),
    "ask_care": (),
    "do_not_know": (),
    "between": (),
    "did_you_mean": (),
    "not_understood": (),
    "give_up": ("unit", "how"),
    "fallback_contact": (),
    "started_over": (),
    "identifier_note": (),
    "failed": (),
    "no_walk": (),
    "walk_kept": ("title",),
    "walk_resume_button": (),
    "walk_keep_which": ("old", "new"),
}
"""Every sentence that the code asks for by name, with the names it may fill in."""


class DialogueWords(Item):
    """Words that steer the conversation; each field is explained in ``dialogue_words.yml``."""

    filler: Text
    own_question: Text
    correction: Text
    fee_cue: Text
    entitlement_cue: Text
    question: Text
    question_start: Text
    open_question: Text
    weighing_need: Text
    weighing_cue: Text
    no_care: Text
    must: Text
    must_give: Text
    greeting: Text
    points_back_first: Text
    points_back: Text
    bare: Text
    us: Text
    contact_cue: Text
    decider_cue: Text
    entitlement_phrase: Text
    whether: Text
    whether_who: Text
    need_cue: Text
    thanks: Text
    also: Text
    only_cost: Text
    it_is_free: Text
    restart: Text
    manager: Text
    manager_part: Text
    own_words: Text
    no_group: Text


def placeholders(text: str) -> set[str]:
    """The names in braces in a phrase.

    Raises:
        ValueError: a brace is left open.
    """
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
