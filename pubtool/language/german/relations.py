"""Topological fields of a clause, and its subject and object where agreement and case decide them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pubtool.language.german import words
from pubtool.language.german.inflection import auxiliary
from pubtool.language.german.values import Clause, ClauseKind, Mood, NounPhrase, Tense, Token, VerbGroup, Voice
from pubtool.language.german.verbs import finite_readings, possible

_PAST_OR_SUBJUNCTIVE = frozenset(("wenn", "falls", "als", "ob", "sofern"))


def relate(tokens: Sequence[Token], clauses: tuple[Clause, ...], phrases: Sequence[NounPhrase]) -> tuple[Clause, ...]:
    """`clauses` with their fields, subjects and objects."""
    owner = {at: index for index, clause in enumerate(clauses) for at in clause.tokens}
    members: list[list[int]] = [[] for _ in clauses]
    for number, phrase in enumerate(phrases):
        index = owner.get(phrase.head)
        if index is not None:
            members[index].append(number)
    out = [
        _subject(tokens, _fields(tokens, clause), [(i, phrases[i]) for i in members[index]])
        for index, clause in enumerate(clauses)
    ]
    return tuple(
        _conditional(tokens, _imperative(tokens, _future_or_passive(tokens, clause, [phrases[i] for i in members[index]])), out)
        for index, clause in enumerate(out)
    )


def _future_or_passive(tokens: Sequence[Token], clause: Clause, phrases: Sequence[NounPhrase]) -> Clause:
    """„wird … erhalten“ is a future with an object and a passive without: the form is infinitive and participle."""
    verbs = clause.verbs
    if verbs is None or verbs.finite is None or verbs.modal or tokens[verbs.finite].lemma != "werden" or len(verbs.tokens) != 2:
        return clause
    main = next(at for at in verbs.tokens if at != verbs.finite)
    if not {"infinitive", "participle"} <= possible(tokens[main].text.lower()):
        return clause
    objects = [p for p in phrases if p.preposition is None and _cases(p) == {"A"}]
    past = tokens[verbs.finite].text.lower().startswith("wurde")
    if verbs.voice is Voice.PASSIVE and objects and not past:
        return replace(clause, verbs=replace(verbs, voice=Voice.ACTIVE, tense=Tense.FUTURE))
    free = [p for p in phrases if p.preposition is None and not p.genitive]
    if verbs.tense is Tense.FUTURE and (len(free) <= 1 or past) and auxiliary(verbs.lemma) == "haben":
        return replace(clause, verbs=replace(verbs, voice=Voice.PASSIVE, tense=Tense.PRETERITE if past else Tense.PRESENT))
    return clause


def _imperative(tokens: Sequence[Token], clause: Clause) -> Clause:
    """„Kommen Sie!“, „Bitte seien Sie pünktlich.“: first verb, then „Sie“, and no question or condition."""
    verbs = clause.verbs
    if verbs is None or verbs.finite is None or clause.kind is not ClauseKind.MAIN:
        return clause
    at = verbs.finite
    polite = at + 1 < len(tokens) and tokens[at + 1].text == "Sie"
    if not polite or not (tokens[at].tag == "VVFIN" or tokens[at].text.lower() == "seien"):
        return clause
    before = [i for i in clause.tokens if i < at and not tokens[i].tag.startswith("$")]
    asks = any(token.text == "?" for token in tokens[at:])
    # „Kommen Sie später, rufen Sie an“ has a condition before its comma
    conditional = any(tokens[i].text == "," and tokens[i + 1].tag.endswith("FIN") for i in range(at, len(tokens) - 1))
    if asks or conditional or any(tokens[i].lemma not in ("bitte", "und", "oder", "dann") for i in before):
        return clause
    return replace(clause, verbs=replace(verbs, mood=Mood.IMPERATIVE))


def _conditional(tokens: Sequence[Token], clause: Clause, all_clauses: Sequence[Clause]) -> Clause:
    """„wenn sie es teilte, würde …“: the past form is a Konjunktiv when the clause around it has one."""
    verbs = clause.verbs
    if verbs is None or verbs.mood is not None or verbs.finite is None:
        return clause
    inside = [at for at in clause.tokens if not tokens[at].tag.startswith("$")]
    if inside[0] == verbs.finite and tokens[verbs.finite].text in ("Sollte", "Sollten") and tokens[-1].text != "?":
        return replace(clause, verbs=replace(verbs, mood=Mood.SUBJUNCTIVE2))  # „Sollte es regnen, …“
    if clause.opener is None:
        return clause
    if tokens[clause.opener].text.lower() in _PAST_OR_SUBJUNCTIVE:
        around = {c.verbs.mood for c in all_clauses if c.verbs and c is not clause and c.kind is ClauseKind.MAIN}
        if Mood.SUBJUNCTIVE2 in around:
            return replace(clause, verbs=replace(verbs, mood=Mood.SUBJUNCTIVE2))
    return clause


def _fields(tokens: Sequence[Token], clause: Clause) -> Clause:
    """The brackets and the fields between them."""
    inside = [at for at in clause.tokens if not tokens[at].tag.startswith("$")]
    verbs = clause.verbs
    if not inside or verbs is None:
        return clause
    if clause.kind is ClauseKind.MAIN and verbs.finite is not None:
        left: tuple[int, ...] = (verbs.finite,)
        rest = tuple(at for at in verbs.tokens if at != verbs.finite and at > verbs.finite)
    else:
        left = (clause.opener,) if clause.opener is not None and clause.kind is not ClauseKind.RELATIVE else ()
        rest = verbs.tokens
    start = left[-1] if left else inside[0] - 1
    end = rest[0] if rest else inside[-1] + 1
    fore = tuple(at for at in inside if left and at < left[0])
    return replace(
        clause,
        left=left,
        right=rest,
        forefield=fore,
        middlefield=tuple(at for at in inside if start < at < end and at not in rest),
        afterfield=tuple(at for at in inside if rest and at > rest[-1]),
    )


def _agrees(phrase: NounPhrase, head: Token, persons: Sequence[str]) -> bool:
    if not persons:
        return True
    form = head.text.lower()
    if form in words.PERSONS and head.tag == "PPER":
        return any(person in persons for person in words.PERSONS[form])
    numbers = {number for case, _, number in phrase.readings if case == "N"}
    return any(person == "3" + number for person in persons for number in numbers)


_COPULAS = frozenset(("sein", "werden", "bleiben", "heißen"))


def _persons_in_mood(form: str, verbs: VerbGroup) -> tuple[str, ...]:
    """The persons of the finite `form` in the mood that it has here: „habe“ is first person unless it is a Konjunktiv."""
    slots = [reading.slot.split() for reading in finite_readings(form)]
    if verbs.mood is Mood.INDICATIVE:
        kept = {person for tense, person in slots if tense in ("present", "past")}
        return tuple(sorted(kept)) or verbs.persons
    return verbs.persons


def _in_apposition(tokens: Sequence[Token], clause: Clause, phrase: NounPhrase) -> bool:
    """Whether the phrase stands between commas or in brackets: „der Arzt, ein Freund, …“."""
    before = phrase.first - 1
    if before < 0 or tokens[before].text not in (",", "(", "–"):
        return False
    # behind a subordinate clause the main clause goes on
    return before in clause.tokens and before != clause.tokens[0] and before - 1 in clause.tokens


def _elided_subject(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether the clause begins „und geht …“: its subject may be that of the clause before."""
    inside = [at for at in clause.tokens if not tokens[at].tag.startswith("$")]
    return len(inside) > 1 and tokens[inside[0]].tag == "KON" and clause.verbs is not None and inside[1] == clause.verbs.finite


def _cases(phrase: NounPhrase) -> set[str]:
    return {case for case, _, _ in phrase.readings}


def _subject(tokens: Sequence[Token], clause: Clause, phrases: list[tuple[int, NounPhrase]]) -> Clause:
    verbs = clause.verbs
    if verbs is None or verbs.finite is None:
        return clause
    free = [
        (i, p)
        for i, p in phrases
        if p.preposition is None
        and not p.genitive
        and tokens[p.head].tag != "PRF"
        and not _in_apposition(tokens, clause, p)
        and tokens[p.head].lemma not in _TIMES
    ]
    persons = _persons_in_mood(tokens[verbs.finite].text.lower(), verbs)
    nominative = [
        (i, p) for i, p in free if any(case == "N" for case, _, _ in p.readings) and _agrees(p, tokens[p.head], persons)
    ]
    copula = verbs.lemma in _COPULAS and len(verbs.tokens) == 1
    if copula and len(free) > 1:
        # „Manasse ist ein Künstler“: two nominatives; only a pronoun is the subject beyond doubt
        pronouns = [i for i, p in nominative if tokens[p.head].text.lower() in ("ich", "du", "er", "wir", "man", "sie", "ihr")]
        return replace(clause, subject=pronouns[0]) if len(pronouns) == 1 else clause
    elided = _elided_subject(tokens, clause)
    sure = [(i, p) for i, p in nominative if _cases(p) == {"N"}]
    subject = object = None
    if len(sure) == 1:
        subject = sure[0][0]
    elif len(nominative) == 1 and not elided:
        subject = nominative[0][0]
    if not copula and verbs.voice is Voice.ACTIVE:
        accusative = [(i, p) for i, p in free if i != subject and "A" in _cases(p)]
        certain = [(i, p) for i, p in accusative if _cases(p) == {"A"}]
        if len(certain) == 1:
            object = certain[0][0]
        elif (
            subject is not None
            and len(accusative) == 1
            and "D" not in _cases(accusative[0][1])
            and tokens[accusative[0][1].head].text != "Es"
        ):
            # an „Es“ that begins the sentence is never an object
            object = accusative[0][0]
    return replace(clause, subject=subject, object=object)


_TIMES = frozenset(
    "Tag Woche Monat Jahr Stunde Minute Mal Abend Morgen Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
)
