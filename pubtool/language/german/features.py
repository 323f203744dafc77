"""What the rules of Leichte Sprache ask of an analysed sentence. Every span counts the tokens of the sentence."""

from __future__ import annotations

from pubtool.language.german.values import Clause, ClauseKind, Mood, Sentence, Tense, VerbGroup, Voice

Span = tuple[int, ...]

NEGATIONS = frozenset(("nicht", "kein", "nie", "niemals", "nichts", "niemand", "nirgends", "nirgendwo", "keinesfalls",
                       "keineswegs", "weder", "ohne"))  # fmt: skip


def is_passive(clause: Clause) -> bool:
    """Whether `clause` is in the Vorgangspassiv („wird geöffnet“); the Zustandspassiv is :data:`Voice.STATE`."""
    return clause.verbs is not None and clause.verbs.voice is Voice.PASSIVE


def passives(sentence: Sentence) -> tuple[Span, ...]:
    """The verbs of every clause in the Vorgangspassiv."""
    return tuple(clause.verbs.tokens for clause in sentence.clauses if clause.verbs and is_passive(clause))


def genitives(sentence: Sentence) -> tuple[Span, ...]:
    """Every noun phrase in the genitive."""
    return tuple(tuple(range(p.first, p.last + 1)) for p in sentence.phrases if p.genitive)


def is_konjunktiv(group: VerbGroup) -> bool:
    """Whether the form of `group` is a Konjunktiv beyond doubt."""
    return group.mood in (Mood.SUBJUNCTIVE1, Mood.SUBJUNCTIVE2)


def konjunktive(sentence: Sentence) -> tuple[Span, ...]:
    """The finite verb of every clause in the Konjunktiv."""
    return tuple(
        (c.verbs.finite,) for c in sentence.clauses if c.verbs and c.verbs.finite is not None and is_konjunktiv(c.verbs)
    )


def is_preterite(group: VerbGroup) -> bool:
    """Whether the finite verb of `group` is in the Präteritum and no Konjunktiv."""
    return group.tense is Tense.PRETERITE and group.mood not in (Mood.SUBJUNCTIVE1, Mood.SUBJUNCTIVE2)


def preterites(sentence: Sentence) -> tuple[Span, ...]:
    """The finite full verbs in the Präteritum; „war“, „hatte“ and modal verbs are tolerated and not among them."""
    return tuple(
        (c.verbs.finite,)
        for c in sentence.clauses
        if c.verbs and c.verbs.finite is not None and is_preterite(c.verbs) and sentence.tokens[c.verbs.finite].tag == "VVFIN"
    )


def subordinate(sentence: Sentence, *kinds: ClauseKind) -> tuple[Clause, ...]:
    """The subordinate clauses of `sentence`, of the given `kinds` or of all."""
    return tuple(c for c in sentence.clauses if c.subordinate and (not kinds or c.kind in kinds))


def negations(sentence: Sentence, lemmas: frozenset[str] = NEGATIONS) -> tuple[int, ...]:
    """The tokens that negate."""
    return tuple(at for at, token in enumerate(sentence.tokens) if token.lemma in lemmas)
