"""What a German word form can be: which lemma, which slot of its paradigm.

What the table of :mod:`pubtool.language.german.paradigms` leaves out because it follows from a rule is derived here:
comparison, participles as adjectives, separable verbs, verbs in -ieren.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pubtool.language.german import paradigms

_LONGEST = 60
"""No German word in use has more letters; longer ones are not looked up."""

ADJECTIVE_ENDINGS = ("e", "em", "en", "er", "es")
IRREGULAR_COMPARISON = {
    "gut": ("besser", "best"), "viel": ("mehr", "meist"), "hoch": ("höher", "höchst"), "nah": ("näher", "nächst"),
    "groß": ("größer", "größt"), "alt": ("älter", "ältest"), "jung": ("jünger", "jüngst"), "lang": ("länger", "längst"),
    "kurz": ("kürzer", "kürzest"), "stark": ("stärker", "stärkst"), "schwach": ("schwächer", "schwächst"),
    "warm": ("wärmer", "wärmst"), "kalt": ("kälter", "kältest"), "arm": ("ärmer", "ärmst"), "hart": ("härter", "härtest"),
    "scharf": ("schärfer", "schärfst"), "klug": ("klüger", "klügst"), "krank": ("kränker", "kränkst"),
    "schwarz": ("schwärzer", "schwärzest"), "rot": ("röter", "rötest"), "grob": ("gröber", "gröbst"),
    "dumm": ("dümmer", "dümmst"), "gesund": ("gesünder", "gesündest"), "teuer": ("teurer", "teuerst"),
    "dunkel": ("dunkler", "dunkelst"), "edel": ("edler", "edelst"), "sauber": ("sauberer", "sauberst"),
}  # fmt: skip
_COMPARED = {
    form: (lemma, degree)
    for lemma, forms in IRREGULAR_COMPARISON.items()
    for form, degree in zip(forms, ("comparative", "superlative"), strict=True)
}


@dataclass(frozen=True, slots=True)
class NounReading:
    """One way to read a form as a noun. `gender` is ``M``, ``F``, ``N``, several where the word has several, or empty."""

    lemma: str
    gender: str
    slot: str


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One way to read a form as a verb.

    `slot` is one of :data:`.paradigms.FINITE_SLOTS`, ``infinitive``, ``zu-infinitive``, ``participle`` or ``present
    participle``. `prefix` is the separable prefix that is part of `lemma` and stands joined in the form.
    """

    lemma: str
    slot: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class AdjectiveReading:
    """One way to read a form as an adjective; `ending` is empty for the bare form, `verb` names a participle's verb."""

    lemma: str
    degree: str
    ending: str
    verb: str = ""


def prefixes() -> frozenset[str]:
    """Every separable prefix of the table: ``vor``, ``teil``, ``zusammen``."""
    return frozenset(paradigms.table().separable)


def is_separable(prefix: str, base: str) -> bool:
    """Whether the table knows the verb `prefix` + `base` as separable."""
    return base in paradigms.table().separable.get(prefix, ())


@lru_cache(maxsize=20_000)
def noun_readings(form: str) -> tuple[NounReading, ...]:
    """Every way to read `form` (with its capital letter) as a noun of the table."""
    if len(form) > _LONGEST:
        return ()
    return tuple(NounReading(lemma, gender, slot) for gender, lemma, slot in paradigms.table().nouns.readings(form))


def _base_verb_readings(form: str) -> list[tuple[str, str]]:
    """Lemma and slot without separable prefixes."""
    verbs = paradigms.table().verbs
    out = [(lemma, slot) for _, lemma, slot in verbs.readings(form) if slot != "ge-participle"]
    if form.startswith("ge"):
        out += [(lemma, "participle") for _, lemma, slot in verbs.readings(form[2:]) if slot == "ge-participle"]
    if form.endswith("n") and verbs.forms(form):
        out.append((form, "infinitive"))
    if form.endswith("nd") and verbs.forms(form[:-1]):
        out.append((form[:-1], "present participle"))
    return out or _ieren(form)


_IEREN = re.compile(r"([a-zäöüß]{2,}ier)(e|st|t|en|end|te|test|ten|tet|est|et)$")
IEREN_SLOTS = {
    "e": ("present 1S", "subjunctive1 1S", "subjunctive1 3S"), "st": ("present 2S",), "t": ("present 3S", "present 2P"),
    "en": ("present 1P", "present 3P", "subjunctive1 1P", "subjunctive1 3P"),
    "te": ("past 1S", "past 3S", "subjunctive2 1S", "subjunctive2 3S"), "test": ("past 2S", "subjunctive2 2S"),
    "ten": ("past 1P", "past 3P", "subjunctive2 1P", "subjunctive2 3P"), "tet": ("past 2P", "subjunctive2 2P"),
    "est": ("subjunctive1 2S",), "et": ("subjunctive1 2P",),
}  # fmt: skip


def is_ieren(lemma: str) -> bool:
    """Whether `lemma` is a verb in -ieren long enough to be regular beyond doubt."""
    return bool(_ieren(lemma))


def _ieren(form: str) -> list[tuple[str, str]]:
    """Verbs in -ieren are all regular, whether or not a table has them: digitalisieren, priorisieren."""
    found = _IEREN.fullmatch(form)
    if not found or len(found[1]) < 6:
        return []
    lemma, ending = found[1] + "en", found[2]
    if ending == "end":
        return [(lemma, "present participle")]
    out = [(lemma, slot) for slot in IEREN_SLOTS[ending]]
    if ending == "en":
        out.append((lemma, "infinitive"))
    if ending == "t":
        out.append((lemma, "participle"))
    return out


@lru_cache(maxsize=20_000)
def verb_readings(form: str) -> tuple[VerbReading, ...]:
    """Every way to read the lower-case `form` as a verb of the table, separable prefixes joined to it included.

    The spelling before 1996 (wußte, mußte) is understood, too.
    """
    if len(form) > _LONGEST:
        return ()
    out = [VerbReading(lemma, slot) for lemma, slot in _base_verb_readings(form)]
    table = paradigms.table()
    for cut in range(2, len(form) - 2):
        bases = table.separable.get(form[:cut])
        if not bases:
            continue
        prefix, rest = form[:cut], form[cut:]
        out += [VerbReading(prefix + b, slot, prefix) for b, slot in _base_verb_readings(rest) if b in bases]
        if rest.startswith("zu") and rest[2:] in bases:
            out.append(VerbReading(prefix + rest[2:], "zu-infinitive", prefix))
    if not out and "ß" in form:
        return verb_readings(form.replace("ß", "ss"))
    return tuple(dict.fromkeys(out or _derived(form)))


_INSEPARABLE = ("be", "er", "ver", "ent", "zer", "miss", "über", "unter", "wider", "hinter")


def _derived(form: str) -> list[VerbReading]:
    """Verbs that the table lacks, from a prefix and a base that it has: erstrahlen, mitgestalten."""
    table = paradigms.table()
    for prefix in _INSEPARABLE:
        rest = form[len(prefix) :]
        if form.startswith(prefix) and len(rest) >= 4:
            slots = [("participle" if s == "ge-participle" else s, lemma) for _, lemma, s in table.verbs.readings(rest)]
            if slots or table.verbs.forms(rest):
                found = [VerbReading(prefix + lemma, slot) for slot, lemma in slots]
                return found + ([VerbReading(form, "infinitive")] if table.verbs.forms(rest) else [])
    for cut in range(len(form) - 4, 1, -1):
        if form[:cut] in table.separable:
            prefix, rest = form[:cut], form[cut:]
            found = [VerbReading(prefix + lemma, slot, prefix) for lemma, slot in _base_verb_readings(rest)]
            if rest.startswith("zu") and table.verbs.forms(rest[2:]):
                found.append(VerbReading(prefix + rest[2:], "zu-infinitive", prefix))
            if found:
                return found
    return []


def _degree(stem: str) -> tuple[str, str] | None:
    """Lemma and degree of an adjective's stem."""
    table = paradigms.table()
    if stem in table.adjectives:
        return table.adjectives[stem], "positive"
    if stem in _COMPARED:
        return _COMPARED[stem]
    for ending, degree in (("er", "comparative"), ("est", "superlative"), ("st", "superlative")):
        if stem.endswith(ending) and stem[: -len(ending)] in table.adjectives:
            return table.adjectives[stem[: -len(ending)]], degree
    return None


@lru_cache(maxsize=20_000)
def adjective_readings(form: str) -> tuple[AdjectiveReading, ...]:
    """Every way to read the lower-case `form` as an adjective: declined, compared, or a participle."""
    if len(form) > _LONGEST:
        return ()
    out = []
    if form in paradigms.table().undeclined:
        out.append(AdjectiveReading(form, "positive", ""))
    for ending in ("", *ADJECTIVE_ENDINGS):
        if not form.endswith(ending):
            continue
        stem = form[: len(form) - len(ending)]
        # „weise“ and „leise“ keep their e in the table; „e“ + „en“ is written once
        for candidate in (stem, stem + "e") if ending else (stem,):
            if found := _degree(candidate):
                out.append(AdjectiveReading(*found, ending))
                break
        for reading in verb_readings(stem):
            if reading.slot in ("participle", "present participle"):
                out.append(AdjectiveReading(stem, "positive", ending, reading.lemma))
                break
    return tuple(out)
