"""The own evaluation sets are whole: sizes, topics, sources, nothing twice."""

from __future__ import annotations

import json
from collections import Counter

from bench.evaluation.judging import group_to_give, is_domain, judge
from bench.evaluation.material import SETS, Question, off_topic, own_questions
from bench.evaluation.report import table
from bench.evaluation.stems import stem
from knowledge.language.folding import fold
from knowledge.loading import Knowledge

FEWEST_QUESTIONS, FEWEST_OFF_TOPIC, FEWEST_A_TOPIC = 220, 320, 5


def _reply(**fields: object) -> dict[str, object]:
    empty = {"topic": None, "card": None, "fallback": False, "confidence": 1.0}
    return {**empty, "text": "", "sources": [], "buttons": [], **fields}


def _question(**fields: object) -> Question:
    row = {"id": "x", "text": "?", "topic": "fee", "group": None, "age": None, "care": None}
    return Question(**{**row, "must_contain": ("50 kr",), "source": None, **fields})  # type: ignore[arg-type]


def test_there_are_enough_questions_on_every_topic(knowledge: Knowledge) -> None:
    counts = Counter(question.topic for question in own_questions())

    assert counts.total() >= FEWEST_QUESTIONS
    assert counts.keys() <= knowledge.topics.keys()
    assert {t for t, n in counts.items() if n < FEWEST_A_TOPIC} == set()


def test_questions_name_what_the_knowledge_base_knows(knowledge: Knowledge) -> None:
    for question in own_questions():
        assert question.group is None or question.group in knowledge.groups, question.id
        assert question.age in {None, "child", "adult"}, question.id


def test_questions_in_scope_say_what_an_answer_holds_and_why() -> None:
    for question in own_questions():
        if is_domain(question.topic):
            assert question.must_contain, question.id
            assert question.source, question.id


def test_ids_and_texts_are_unique() -> None:
    rows = [json.loads(line) for line in (SETS / "questions.jsonl").open(encoding="utf-8")]

    assert len({row["id"] for row in rows}) == len(rows)
    assert len({fold(row["text"]) for row in rows}) == len(rows)


def test_there_are_enough_off_topic_messages_and_none_twice() -> None:
    texts = [message.text for message in off_topic()]

    assert len(texts) >= FEWEST_OFF_TOPIC
    assert len(set(texts)) == len(texts)


def test_a_neighbouring_topic_with_all_words_is_right() -> None:
    question = _question()

    assert judge(question, _reply(topic="fee", text="-")).topic
    assert judge(question, _reply(topic="dental", text="Det kostar 50\u00a0kr.")).topic
    assert not judge(question, _reply(topic="dental", text="Det kostar.")).topic
    assert not judge(question, _reply(topic="out_of_scope", text="50 kr")).topic
    assert not judge(question, _reply(topic="fee", text="50 kr", fallback=True)).topic


def test_an_answer_in_scope_needs_a_source_and_a_question_back_does_not() -> None:
    bare = _reply(topic="fee", text="50 kr")

    assert judge(_question(), bare).cited is False
    assert judge(_question(), {**bare, "sources": [{"id": "x"}]}).cited is True
    assert judge(_question(), {**bare, "text": "Vilken grupp?", "buttons": ["A"]}).cited is None


def test_the_group_of_a_row_is_given_only_where_the_text_has_none() -> None:
    assert group_to_give(_question(text="och för barnet?", group="asylsokande")) == "asylsokande"
    assert group_to_give(_question(text="vad betalar en asylsökande", group="asylsokande")) is None


def test_strokes_do_not_break_a_table() -> None:
    assert table(["a"], [["x|y"]]) == "| a |\n|---|\n| x\\|y |"


def test_stems_follow_the_swedish_algorithm() -> None:
    words = "tandvårdens avgifterna barnen asylsökande flickorna hälsoundersökningar möjligheterna"

    stems = [stem(word) for word in words.split()]

    assert stems == "tandvård avgift barn asylsök flick hälsoundersökning möj".split()
