"""German word forms from the table ``pubtool/data/morphology.txt``: what a form can be, and the forms of a lemma.

The table is made by ``tools/build_morphology.py`` (source and licence are in its head). It opens in some 15 ms, once, when
it is first asked; what follows from a rule (comparison, participles as adjectives, separable verbs, verbs in -ieren) is
derived here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

NOUN_SLOTS = ("NS", "GS", "DS", "AS", "NP", "GP", "DP", "AP")
"""Case (nominative, genitive, dative, accusative) and number of the eight forms of a noun."""

_TENSES = ("present", "past", "subjunctive1", "subjunctive2")
_PERSONS = ("1S", "2S", "3S", "1P", "2P", "3P")
FINITE_SLOTS = tuple(f"{tense} {person}" for tense in _TENSES for person in _PERSONS)
"""Tense or mood, person and number of the 24 finite forms: ``past 3P``."""

_VERB_SLOTS = ("ge-participle", "participle", *FINITE_SLOTS)
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

    `slot` is one of :data:`FINITE_SLOTS`, ``infinitive``, ``zu-infinitive``, ``participle``, ``present participle`` or
    ``imperative``. `prefix` is the separable prefix that is part of `lemma` and stands joined in the form.
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


class _Paradigms:
    """Stems with classes of endings: the forms of every word in small space."""

    def __init__(self, classes: str, stems: str, slots: tuple[str, ...]) -> None:
        self._rows = classes.split("\n")
        parts = stems.split()
        self._stems = dict(zip(parts[::2], parts[1::2], strict=True))
        self._slots = slots
        self._parsed: dict[str, tuple[str, str, dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]] = {}

    def _class(self, id: str) -> tuple[str, str, dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        found = self._parsed.get(id)
        if found is None:
            head, lemma, *forms = self._rows[int(id)].split(",")
            by_ending: dict[str, tuple[str, ...]] = {}
            by_slot = {}
            for slot, form in zip(self._slots, forms, strict=True):
                if form != "-":
                    by_slot[slot] = tuple(form.split("/"))
                    for ending in by_slot[slot]:
                        by_ending[ending] = (*by_ending.get(ending, ()), slot)
            found = self._parsed[id] = (head, lemma, by_ending, by_slot)
        return found

    def readings(self, form: str) -> list[tuple[str, str, str]]:
        """Head (gender), lemma and slot of each way to read `form`."""
        out = []
        for cut in range(len(form), -1, -1):
            ids = self._stems.get(form[:cut] or "_")
            if ids:
                for id in ids.split(","):
                    head, lemma, by_ending, _ = self._class(id)
                    out += [(head, form[:cut] + lemma, slot) for slot in by_ending.get(form[cut:], ())]
        return out

    def forms(self, lemma: str) -> dict[str, tuple[str, ...]]:
        """The forms of `lemma` by slot, the usual variant first; empty when the table does not have it."""
        for cut in range(len(lemma), -1, -1):
            for id in self._stems.get(lemma[:cut] or "_", "").split(","):
                if id:
                    _, ending, _, by_slot = self._class(id)
                    if ending == lemma[cut:]:
                        return {slot: tuple(lemma[:cut] + e for e in endings) for slot, endings in by_slot.items()}
        return {}


class _Table:
    def __init__(self) -> None:
        text = resources.files("pubtool.data").joinpath("morphology.txt").read_text(encoding="utf-8")
        parts: dict[str, str] = {}
        for section in text.split("\n@")[1:]:
            name, _, body = section.partition("\n")
            parts[name] = body.strip("\n")
        self.nouns = _Paradigms(parts["noun-classes"], parts["noun-stems"], NOUN_SLOTS)
        self.verbs = _Paradigms(parts["verb-classes"], parts["verb-stems"], _VERB_SLOTS)
        self.separable: dict[str, set[str]] = {}
        for verb in parts["separable"].split():
            prefix, _, base = verb.partition("|")
            self.separable.setdefault(prefix, set()).add(base)
        self.sein = frozenset(parts["sein"].split())
        self.both = frozenset(parts["both"].split())
        self.undeclined, self.adjectives = set(), {}
        for entry in parts["adjectives"].split():
            if entry.startswith("="):
                self.undeclined.add(entry[1:])
            else:
                lemma, _, stem = entry.partition("=")
                self.adjectives[stem or lemma] = lemma
        # nobel has the stem nobl-: both are looked up
        self.adjectives |= {lemma: lemma for lemma in list(self.adjectives.values())}


@cache
def _table() -> _Table:
    return _Table()


def prefixes() -> frozenset[str]:
    """Every separable prefix of the table: ``vor``, ``teil``, ``zusammen``."""
    return frozenset(_table().separable)


def is_separable(prefix: str, base: str) -> bool:
    """Whether the table knows the verb `prefix` + `base` as separable."""
    return base in _table().separable.get(prefix, ())


@lru_cache(maxsize=20_000)
def noun_readings(form: str) -> tuple[NounReading, ...]:
    """Every way to read `form` (with its capital letter) as a noun of the table."""
    if len(form) > _LONGEST:
        return ()
    return tuple(NounReading(lemma, gender, slot) for gender, lemma, slot in _table().nouns.readings(form))


def _base_verb_readings(form: str) -> list[tuple[str, str]]:
    """Lemma and slot without separable prefixes."""
    verbs = _table().verbs
    out = [(lemma, slot) for _, lemma, slot in verbs.readings(form) if slot != "ge-participle"]
    if form.startswith("ge"):
        out += [(lemma, "participle") for _, lemma, slot in verbs.readings(form[2:]) if slot == "ge-participle"]
    if form.endswith("n") and verbs.forms(form):
        out.append((form, "infinitive"))
    if form.endswith("nd") and verbs.forms(form[:-1]):
        out.append((form[:-1], "present participle"))
    return out or _ieren(form)


_IEREN = re.compile(r"([a-zäöüß]{2,}ier)(e|st|t|en|end|te|test|ten|tet|est|et)$")
_IEREN_SLOTS = {
    "e": ("present 1S", "subjunctive1 1S", "subjunctive1 3S"), "st": ("present 2S",), "t": ("present 3S", "present 2P"),
    "en": ("present 1P", "present 3P", "subjunctive1 1P", "subjunctive1 3P"),
    "te": ("past 1S", "past 3S", "subjunctive2 1S", "subjunctive2 3S"), "test": ("past 2S", "subjunctive2 2S"),
    "ten": ("past 1P", "past 3P", "subjunctive2 1P", "subjunctive2 3P"), "tet": ("past 2P", "subjunctive2 2P"),
    "est": ("subjunctive1 2S",), "et": ("subjunctive1 2P",),
}  # fmt: skip


def _ieren(form: str) -> list[tuple[str, str]]:
    """Verbs in -ieren are all regular, whether or not a table has them: digitalisieren, priorisieren."""
    found = _IEREN.fullmatch(form)
    if not found or len(found[1]) < 6:
        return []
    lemma, ending = found[1] + "en", found[2]
    if ending == "end":
        return [(lemma, "present participle")]
    out = [(lemma, slot) for slot in _IEREN_SLOTS[ending]]
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
    table = _table()
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
    table = _table()
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
    table = _table()
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
    if form in _table().undeclined:
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


def noun_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """The forms of the noun `lemma` by slot (:data:`NOUN_SLOTS`), the usual variant first; empty when it is unknown."""
    return _table().nouns.forms(lemma)


def noun_gender(lemma: str) -> str:
    """``M``, ``F``, ``N``, several letters where the word has several genders, or empty when unknown or plural only."""
    return next((reading.gender for reading in noun_readings(lemma) if reading.lemma == lemma), "")


def verb_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """The forms of the verb `lemma`; a separable one has them without its prefix, except infinitives and participles.

    The finite forms are under :data:`FINITE_SLOTS`. Empty when the verb is unknown.
    """
    table = _table()
    prefix = separable_prefix(lemma)
    base = lemma[len(prefix) :]
    found = dict(table.verbs.forms(base))
    if not found:
        if not _ieren(base):
            return {}
        stem = base[:-2]
        for ending, slots in _IEREN_SLOTS.items():
            for slot in slots:
                found[slot] = (stem + ending,)
        found["participle"] = (stem + "t",)
    joined = tuple("ge" + form for form in found.pop("ge-participle", ()))
    found["participle"] = tuple(prefix + form for form in (*joined, *found.get("participle", ())))
    found["infinitive"] = (lemma,)
    found["present participle"] = (lemma + "d",)
    found["zu-infinitive"] = (f"{prefix}zu{base}" if prefix else f"zu {lemma}",)
    return found


def separable_prefix(lemma: str) -> str:
    """The separable prefix of the verb `lemma`, or empty; ``vorstellen`` gives ``vor``."""
    table = _table()
    if table.verbs.forms(lemma):
        return ""
    for cut in range(len(lemma) - 3, 1, -1):
        if lemma[cut:] in table.separable.get(lemma[:cut], ()):
            return lemma[:cut]
    return ""


def auxiliary(lemma: str) -> str | None:
    """``haben``, ``sein`` or ``both`` (it depends on the meaning); None for a verb that the table does not have."""
    table = _table()
    if lemma in table.both:
        return "both"
    if lemma in table.sein:
        return "sein"
    return "haben" if verb_forms(lemma) else None


def adjective_form(lemma: str, ending: str, degree: str = "positive") -> str | None:
    """The form of the adjective `lemma` with `ending` (empty or one of :data:`ADJECTIVE_ENDINGS`), or None when unknown."""
    table = _table()
    stems = [stem for stem, found in table.adjectives.items() if found == lemma]
    if lemma in table.undeclined:
        return lemma if degree == "positive" else None
    if not stems:
        return None
    stem = min(stems, key=lambda s: (s == lemma, len(s))) if ending or degree == "comparative" else lemma
    if degree != "positive":
        if lemma in IRREGULAR_COMPARISON:
            stem = IRREGULAR_COMPARISON[lemma][0 if degree == "comparative" else 1]
        elif degree == "comparative":
            stem += "er"
        else:
            stem += "est" if re.search(r"(d|t|s|ß|x|z|sch)$", lemma) and not lemma.endswith("isch") else "st"
    if ending and stem.endswith("e"):
        stem = stem[:-1]
    return stem + ending
