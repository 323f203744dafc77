"""What the German analysis gives: tokens, clauses, verb groups and noun phrases, all frozen.

Offsets are Unicode code points in the text given to :func:`pubtool.language.german.analyse`; the indices `first`, `last`,
`tokens` … count the tokens of the sentence. What cannot be known is None or empty, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of sign a token is."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    ABBREVIATION = "abbreviation"
    ADDRESS = "address"
    PUNCTUATION = "punctuation"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign. `tag` is its STTS tag; `name` says that it belongs to a person's or a place's name."""

    start: int
    end: int
    text: str
    kind: Kind
    tag: str = "XY"
    lemma: str = ""
    name: bool = False
    foreign: bool = False


class Expression(StrEnum):
    """What a group of tokens says in figures."""

    DATE = "date"
    TIME = "time"
    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """A date, time, sum, share or other number: the tokens `first` to `last` (inclusive), and `value` in one notation.

    `value` is ISO 8601 for dates and times („2024-02-14“, „--02-14“ without a year, „11:30“) and a decimal number with a
    point otherwise, with the currency behind a sum („3250000 EUR“). None where the words leave it open.
    """

    expression: Expression
    first: int
    last: int
    value: str | None = None


class ClauseKind(StrEnum):
    """How a clause is joined to its sentence."""

    MAIN = "main"
    CONJUNCTION = "conjunction"
    RELATIVE = "relative"
    INTERROGATIVE = "interrogative"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"


class Tense(StrEnum):
    """The tense of a verb group; in the Konjunktiv it is PRESENT, PERFECT or FUTURE."""

    PRESENT = "present"
    PRETERITE = "preterite"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    FUTURE = "future"
    FUTURE_PERFECT = "future perfect"


class Mood(StrEnum):
    """The mood of a verb group."""

    INDICATIVE = "indicative"
    SUBJUNCTIVE1 = "Konjunktiv I"
    SUBJUNCTIVE2 = "Konjunktiv II"
    IMPERATIVE = "imperative"


class Voice(StrEnum):
    """Active, „wird geöffnet“ (Vorgangspassiv), „ist geöffnet“ (Zustandspassiv), „bekommt gesagt“ (Rezipientenpassiv)."""

    ACTIVE = "active"
    PASSIVE = "passive"
    STATE = "state passive"
    RECIPIENT = "recipient passive"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The verbs of a clause together. `lemma` is that of the main verb, its separable prefix joined.

    `finite` is None in infinitive clauses. `mood` is None where the form does not tell Konjunktiv from Indikativ.
    `person` is „3S“, „1P“ … or a tuple of several that are possible.
    """

    tokens: tuple[int, ...]
    finite: int | None
    lemma: str
    tense: Tense | None
    mood: Mood | None
    voice: Voice
    modal: str | None = None
    prefix: int | None = None
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the `tokens` that are its own (those of clauses inside it are not), and its topological fields.

    `opener` is the conjunction, relative or interrogative word. `parent` is the index of the clause it depends on.
    `left` and `right` are the brackets; `forefield`, `middlefield` and `afterfield` the tokens between and around them.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    parent: int | None
    opener: int | None
    verbs: VerbGroup | None
    forefield: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    middlefield: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    afterfield: tuple[int, ...] = ()
    subject: int | None = None
    object: int | None = None

    @property
    def subordinate(self) -> bool:
        """Whether it is neither a main clause nor a group of words without a verb."""
        return self.kind not in (ClauseKind.MAIN, ClauseKind.FRAGMENT)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Article, adjectives and noun (or a pronoun, or a name): the tokens `first` to `last`, its `head`.

    `readings` are the combinations of case (N, G, D, A), gender (M, F, N) and number (S, P) that article, adjectives, noun
    and preposition leave possible: („D“, „F“, „S“). `case`, `gender`, `number` are set where all readings agree.
    """

    first: int
    last: int
    head: int
    readings: frozenset[tuple[str, str, str]]
    preposition: int | None = None
    genitive: bool = False

    def _only(self, place: int) -> str | None:
        values = {reading[place] for reading in self.readings}
        return values.pop() if len(values) == 1 else None

    @property
    def case(self) -> str | None:
        """N, G, D or A, or None when it cannot be known."""
        return "G" if self.genitive else self._only(0)

    @property
    def gender(self) -> str | None:
        """M, F or N, or None when it cannot be known."""
        return self._only(1)

    @property
    def number(self) -> str | None:
        """S or P, or None when it cannot be known."""
        return self._only(2)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence from `start` to `end`, without the space around it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    phrases: tuple[NounPhrase, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text taken apart."""

    text: str
    sentences: tuple[Sentence, ...]
