"""Verb groups: which verbs of a clause belong together, and what tense, mood and voice they make."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pubtool.language.german import lists, words
from pubtool.language.german.inflection import auxiliary
from pubtool.language.german.morphology import VerbReading, is_separable, verb_readings
from pubtool.language.german.values import Mood, Tense, VerbGroup, Voice

_RECIPIENT = frozenset(("bekommen", "erhalten", "kriegen"))


@lru_cache(maxsize=20_000)
def possible(form: str) -> frozenset[str]:
    """Which of ``finite``, ``infinitive``, ``zu-infinitive`` and ``participle`` the lower-case `form` can be."""
    out = set()
    for reading in verb_readings(form):
        out.add(reading.slot if reading.slot in ("infinitive", "zu-infinitive", "participle") else "finite")
        if reading.slot == "present participle":
            out.discard("finite")
    return frozenset(out)


def finite_readings(form: str, prefix: str | None = None) -> tuple[VerbReading, ...]:
    """The finite readings of `form`; with a `prefix` that stands elsewhere, of the separable verb if the table has it."""
    found = tuple(r for r in verb_readings(form) if r.slot[-1] in "SP")
    if prefix:
        joined = tuple(VerbReading(prefix + r.lemma, r.slot, prefix) for r in found if is_separable(prefix, r.lemma))
        return joined or tuple(VerbReading(prefix + r.lemma, r.slot, prefix) for r in found)
    return found


def mood_of(form: str, persons: Sequence[str], prefix: str | None = None) -> tuple[set[str], Mood | None]:
    """The tenses (``present``, ``past``) that `form` can have for one of `persons`, and its mood if the form tells.

    `persons` are those that the subject allows („3S“, …); empty means anything but the first person singular and the
    second person, which a text shows by its pronouns.
    """
    wanted = set(persons) or {"3S", "1P", "3P"}
    slots = {r.slot for r in finite_readings(form, prefix)}
    fitting = {slot for slot in slots if slot.split()[1] in wanted} or slots
    tenses = {slot.split()[0] for slot in fitting}
    indicative = tenses & {"present", "past"}
    if indicative == {"past"} and "subjunctive2" in tenses:
        return indicative, None
    if indicative:
        return indicative, Mood.INDICATIVE
    if "subjunctive1" in tenses:
        return set(), Mood.SUBJUNCTIVE1
    return set(), Mood.SUBJUNCTIVE2 if tenses else None


def persons_of(form: str) -> frozenset[str]:
    """The persons and numbers that the finite `form` can agree with: „3S“, „1P“ …"""
    return frozenset(r.slot.split()[1] for r in finite_readings(form))


def group(
    forms: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    tokens: Sequence[int],
    finite: int | None,
    persons: Sequence[str],
) -> VerbGroup | None:
    """The verb group of the clause with these `tokens`, or None when it has no verb. `forms` are in lower case."""
    verbal = [at for at in tokens if (tags[at][0] == "V" and tags[at] not in ("VVIMP", "VAIMP")) or at == finite]
    if finite is None and not any(tags[at] == "VVIZU" or (at and tags[at - 1] == "PTKZU") for at in verbal):
        verbal = [at for at in verbal if tags[at].endswith("INF")][-1:] or []
        if not verbal:
            return None
    if not verbal:
        return None
    particles = [at for at in tokens if tags[at] == "PTKVZ"]
    prefix = particles[-1] if particles and finite is not None and tags[finite].startswith("VV") else None
    if finite is not None:
        verbal = [finite, *(at for at in verbal if at != finite)]
    return _describe(forms, tags, lemmas, tokens, verbal, finite, prefix, persons)


def _participle_adjective(forms: Sequence[str], tags: Sequence[str], tokens: Sequence[int], after: int) -> int | None:
    """„wird … geöffnet“ where the tagger took the participle for an adjective: the last one of the clause."""
    behind = [at for at in tokens if at > after]
    # behind the finite verb nothing but particles follow it; „Ausgezeichnet wurde …“, „dass er getötet werden würde“
    last = next((i for i, at in enumerate(reversed(behind)) if tags[at] in ("NN", "NE", "PTKVZ")), len(behind))
    for at in (*reversed(behind[len(behind) - last :]), after - 1, after - 2):
        if at not in tokens or tags[at] != "ADJD" or forms[at] in lists.words("adjectival_participles"):
            continue
        if "participle" in possible(forms[at]):
            return at
    return None


def _describe(
    forms: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    tokens: Sequence[int],
    verbal: list[int],
    finite: int | None,
    prefix: int | None,
    persons: Sequence[str],
) -> VerbGroup:
    head = finite if finite is not None else verbal[-1]
    lemma = lemmas[head]
    particle = forms[prefix] if prefix is not None else None
    participles = [at for at in verbal if tags[at] == "VVPP" and at != head]
    infinitives = [at for at in verbal if tags[at] in ("VVINF", "VVIZU") and at != head]
    auxiliaries = [at for at in verbal if tags[at] in ("VAPP", "VAINF", "VMINF", "VMPP") and at != head]
    if finite is None:
        main = participles[-1] if participles and lemma in words.AUXILIARIES else head
        voice = Voice.ACTIVE
        if participles and lemma == "werden":
            voice = Voice.PASSIVE
        elif participles and lemma == "sein" and auxiliary(lemmas[participles[-1]]) == "haben":
            voice = Voice.STATE
        others = [at for at in verbal if at < head and tags[at].endswith("INF")]
        if lemma in words.MODALS and others:  # „hier sein zu dürfen“
            return VerbGroup(tuple(sorted(verbal)), None, lemmas[others[-1]], None, None, voice, lemma)
        return VerbGroup(tuple(sorted(verbal)), None, lemmas[main], None, None, voice)
    if lemma == "werden" and not participles and not infinitives:
        found = _participle_adjective(forms, tags, tokens, head)
        if found is not None:
            participles = [found]
            verbal = [*verbal, found]
    tenses, mood = mood_of(forms[finite], persons, particle)
    past = tenses == {"past"}
    tense = Tense.PRETERITE if past else Tense.PRESENT
    voice, modal = Voice.ACTIVE, None
    auxiliary_lemmas = [lemmas[at] for at in auxiliaries]
    main = head
    if participles:
        main = participles[-1]
    elif infinitives:
        main = infinitives[-1]
    elif auxiliaries:
        main = auxiliaries[0]
    zu = main != head and (tags[main] == "VVIZU" or (main > 0 and tags[main - 1] == "PTKZU"))
    if tags[finite] == "VMFIN" and main != head:
        modal = lemma
    elif zu and lemma in ("sein", "haben") and not participles:
        modal = lemma + " zu"
    wird = lemma == "werden" and not (set(auxiliary_lemmas) & {"haben", "sein"})
    if "worden" in [forms[at] for at in auxiliaries] or (participles and (wird or "werden" in auxiliary_lemmas)):
        voice = Voice.PASSIVE
    elif participles and lemma == "sein" and auxiliary(lemmas[main]) in ("haben", None):
        voice = Voice.STATE
    elif participles and lemma in _RECIPIENT:
        voice = Voice.RECIPIENT
    elif participles and "sein" in auxiliary_lemmas and tags[finite] == "VMFIN" and auxiliary(lemmas[main]) == "haben":
        voice = Voice.STATE
    elif participles and tags[finite] == "VVFIN" and lemma not in _RECIPIENT:
        main = head  # „kam gelaufen“, or an adjective after all
    tense = _tense(lemma, tense, past, bool(participles), bool(infinitives or auxiliaries), voice, forms, auxiliaries)
    own = lemmas[main]
    if tags[main] == "ADJD":
        own = next((r.lemma for r in verb_readings(forms[main]) if r.slot == "participle"), own)
    if main == head and particle:
        own = next((r.lemma for r in finite_readings(forms[head], particle)), particle + lemma)
    if (forms[finite] == "sei" and tags[finite] == "VAIMP") or tags[finite] == "VVIMP":
        mood = Mood.IMPERATIVE
    return VerbGroup(
        tokens=tuple(sorted({*verbal, *((prefix,) if prefix is not None else ())})),
        finite=finite,
        lemma=own,
        tense=tense,
        mood=mood,
        voice=voice,
        modal=modal,
        prefix=prefix,
        persons=tuple(sorted(persons_of(forms[finite]))),
    )


def _tense(
    lemma: str,
    simple: Tense,
    past: bool,
    participle: bool,
    infinitive: bool,
    voice: Voice,
    forms: Sequence[str],
    auxiliaries: Sequence[int],
) -> Tense:
    """The tense that the auxiliary `lemma` makes of its own `simple` tense."""
    worden = any(forms[at] in ("worden", "gewesen", "geworden", "gehabt") for at in auxiliaries)
    if lemma == "werden" and ((infinitive and voice is not Voice.PASSIVE) or any(forms[at] == "werden" for at in auxiliaries)):
        return Tense.FUTURE_PERFECT if participle and voice is Voice.ACTIVE else Tense.FUTURE
    if lemma in ("haben", "sein") and (participle or worden) and (voice is not Voice.STATE or worden):
        return Tense.PLUPERFECT if past else Tense.PERFECT
    return simple
