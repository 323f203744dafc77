"""Mend tags where the sentence shows what the tagger, who sees two words back, cannot know.

German keeps its verbs apart: the finite verb stands second or last, what depends on it at the end. „Sie wollen … kommen“:
the last form is an infinitive; „…, weil sie kommen“: it is finite.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pubtool.language.german import words
from pubtool.language.german.morphology import is_separable
from pubtool.language.german.verbs import possible

_FINITE = ("VVFIN", "VAFIN", "VMFIN")
_BOUNDARY = frozenset(
    (",", ";", ":", ".", "!", "?", "(", ")", "–", "—", "-", "--", "„", "“", "”", '"', "»", "«", "``", "''", "‚", "‘")
)
_OPENERS = frozenset(("KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"))
_NOMINAL = frozenset(("NN", "NE", "ADJA", "CARD", "TRUNC", "PIAT"))
_BARE_INFINITIVE = frozenset(("lassen", "sehen", "hören", "gehen", "helfen", "lernen", "bleiben", "lehren", "fühlen", "kommen"))
_CLAUSE = "clause"
"""A subordinate clause waits for its finite verb: „weil Land, Kreise und Städte zahlen“."""
_LINKS = frozenset(("und", "oder", "sowie", "aber", "sondern"))


def _kind(tag: str) -> str:
    return tag[:2] if tag[:1] == "V" else "VV"


def repair(forms: Sequence[str], tags: list[str], auxiliary: Callable[[int], str]) -> None:
    """Mend `tags` in place. `forms` are in lower case; `auxiliary` gives the lemma of the finite verb at an index."""
    start, pending = 0, ""
    for at in range(len(forms) - 1):
        if tags[at] == "KOUS" and forms[at] in ("bis", "seit") and tags[at + 1] in ("APPR", "APPRART", "CARD", "ADV"):
            tags[at] = "APPR"  # „bis zum Mai“
    for at in range(len(forms) + 1):
        if at == len(forms) or forms[at] in _BOUNDARY:
            if start < at:
                pending = _close_bracket(forms, tags, start, at, pending)
                _run(forms, tags, start, at, auxiliary)
                pending = _open_bracket(tags, start, at, pending, auxiliary)
            start = at + 1


def _opened(forms: Sequence[str], tags: Sequence[str], start: int, end: int) -> bool:
    """Whether a conjunction or a relative pronoun begins the run."""
    return forms[start] == "je" or any(tags[at] in _OPENERS for at in range(start, min(start + 3, end)))


def _open_bracket(tags: Sequence[str], start: int, end: int, pending: str, auxiliary: Callable[[int], str]) -> str:
    """The auxiliary of a main clause that still waits for its participle or infinitive behind the run, or empty."""
    verbs = [at for at in range(start, min(end, start + 150)) if tags[at][0] == "V"]
    if not verbs and tags[start] in ("KOUS", "PRELS"):
        return _CLAUSE
    if any(tags[at] in _OPENERS for at in range(start, min(start + 3, end))):
        return pending
    if len(verbs) == 1 and tags[verbs[0]] in ("VAFIN", "VMFIN"):
        return auxiliary(verbs[0])
    return "" if verbs else pending


def _close_bracket(forms: Sequence[str], tags: list[str], start: int, end: int, pending: str) -> str:
    """„wird das Haus, auch im Keller, geräumt“: the last verb of the run closes the bracket before it."""
    last = end - 1
    finites = [at for at in range(start, min(end, start + 150)) if tags[at] in _FINITE]
    if pending == _CLAUSE and not finites and not _opened(forms, tags, start, end):
        if any(tags[at][0] == "V" for at in range(max(start, last - 1), end)):
            _make_finite(forms, tags, start, last)
            return ""
        return pending
    if not pending or finites != [last] or tags[last] != "VVFIN" or _opened(forms, tags, start, end):
        return pending
    _unfinite(forms, tags, last, pending)
    return ""


def _run(forms: Sequence[str], tags: list[str], start: int, end: int, auxiliary: Callable[[int], str]) -> None:
    for at in range(start, end - 1):
        if tags[at] == "PTKZU" and "infinitive" in possible(forms[at + 1]) and tags[at + 1] != "VVINF":
            tags[at + 1] = {"haben": "VAINF", "sein": "VAINF", "werden": "VAINF"}.get(
                forms[at + 1], "VMINF" if forms[at + 1] in words.MODALS else "VVINF"
            )
        elif forms[at] == "zu" and tags[at] == "APPR" and tags[at + 1] in ("VVFIN", "VVINF") and at + 2 >= end:
            tags[at], tags[at + 1] = "PTKZU", "VVINF"
    for at in range(start, end - 2):
        verbal = tags[at + 2][0] == "V" and "finite" in possible(forms[at + 2])
        if verbal and forms[at] in ("als", "wie") and forms[at + 1] in ("man", "ich", "er", "es", "wir"):
            tags[at], tags[at + 2] = "KOUS", _finite_tag(forms[at + 2])  # „größer als man erwartet“
    if tags[end - 1] in ("APPR", "ADV", "ADJD", "APPO", "PAV"):
        _particle(forms, tags, start, end, auxiliary)
    opened = _opened(forms, tags, start, end)
    after_comma = start > 0 and forms[start - 1] == "," and forms[start] in ("der", "die", "das", "den", "dem")
    last = end - 1
    while last > start and tags[last] in ("ADV", "PPER", "PTKNEG") and not possible(forms[last]):
        last -= 1
    finites = [at for at in range(start, min(end, start + 150)) if tags[at] in _FINITE]
    # „… besucht hat“, „… kommen können“: one verb too many before the last
    if len(finites) >= 2 and finites[-1] == finites[-2] + 1 and tags[finites[-1]] in ("VAFIN", "VMFIN"):
        _unfinite(forms, tags, finites[-2], auxiliary(finites[-1]))
        finites.remove(finites[-2])
    if finites and not opened and last > finites[-1] and tags[last] in ("VVINF", "VAINF", "VMINF"):
        _comma_forgotten(forms, tags, finites[-1], last, auxiliary(finites[-1]))
    if finites and tags[finites[0]] == "VAFIN" and auxiliary(finites[0]) == "haben":
        _participle_of_haben(forms, tags, start, end)
    if not finites and after_comma and not opened and end - start > 2 and tags[start + 1] not in _NOMINAL:
        # „…, das in hellem Licht erstrahlt“
        _make_finite(forms, tags, start, last)
    elif opened and not finites:
        _make_finite(forms, tags, start, last)
    elif len(finites) >= 2 and not opened and tags[finites[0]] in ("VAFIN", "VMFIN"):
        for at in finites[1:]:
            linked = any(forms[i] in _LINKS for i in range(finites[0] + 1, at))
            closing = at == last or (at + 1 < end and forms[at + 1] in _LINKS)
            if (
                closing
                and "KOUS" not in tags[finites[0] + 1 : at]
                and (not linked or (at == last and not _follows_link(forms, finites[0], at)))
            ):
                _unfinite(forms, tags, at, auxiliary(finites[0]))
    elif not finites and not opened:
        _second_place(forms, tags, start, last)


def _follows_link(forms: Sequence[str], first: int, at: int) -> bool:
    """Whether a finite verb at `at` may have a clause of its own behind „und“: „… hat gelacht und geht“."""
    return any(forms[i] in _LINKS for i in range(max(first + 1, at - 1), at))


def _unfinite(forms: Sequence[str], tags: list[str], at: int, finite: str) -> None:
    can = possible(forms[at])
    if finite in ("haben", "sein") and "participle" in can:
        tags[at] = "VVPP"
    elif finite in (*words.MODALS, "werden") and "infinitive" in can:
        tags[at] = _kind(tags[at]) + "INF"
    elif finite == "werden" and "participle" in can:
        tags[at] = "VVPP"


def _make_finite(forms: Sequence[str], tags: list[str], start: int, last: int) -> None:
    """Behind an opener the last verb is finite, or one that the tagger took for something else at the very end."""
    for at in range(last, start, -1):
        doubtful = tags[at] in ("ADJD", "PTKVZ", "ADV", "ADJA") and at == last
        if (tags[at] in ("VVINF", "VVPP", "VAINF", "VMINF") or doubtful) and "finite" in possible(forms[at]):
            if tags[at - 1] != "PTKZU":
                tags[at] = _finite_tag(forms[at])
            return


def _finite_tag(form: str) -> str:
    from pubtool.language.german.verbs import finite_readings

    lemma = next((reading.lemma for reading in finite_readings(form)), "")
    return "VAFIN" if lemma in words.AUXILIARIES else "VMFIN" if lemma in words.MODALS else "VVFIN"


def _particle(forms: Sequence[str], tags: list[str], start: int, end: int, verb: Callable[[int], str]) -> None:
    """„findet … statt“: what closes the run and makes a verb of the table with the finite one is its prefix."""
    finites = [at for at in range(start, min(end, start + 150)) if tags[at] == "VVFIN"]
    if finites and finites[-1] < end - 1 and is_separable(forms[end - 1], verb(finites[-1])):
        tags[end - 1] = "PTKVZ"


def _participle_of_haben(forms: Sequence[str], tags: list[str], start: int, end: int) -> None:
    """„hat den Plan vorgestellt“: without another verb the participle is one, whatever it looks like."""
    span = range(start, min(end, start + 150))
    if any(tags[at][0] == "V" and not tags[at].endswith("FIN") for at in span):
        return
    for at in reversed(span):
        if tags[at] == "ADJD" and "participle" in possible(forms[at]) and (at + 1 >= len(tags) or tags[at + 1] != "ADJA"):
            tags[at] = "VVPP"
            return


def _comma_forgotten(forms: Sequence[str], tags: list[str], first: int, last: int, lemma: str) -> None:
    """„Es gibt viele die das ausnutzen“: nothing before asks for an infinitive, so it is a finite verb."""
    if lemma in ("haben", "sein") and "participle" in possible(forms[last]) and tags[last - 1] not in ("VVINF", "PTKZU"):
        tags[last] = "VVPP"  # „habe … übersehen“: participle and infinitive are alike
        return
    if lemma in words.MODALS | words.AUXILIARIES or lemma in _BARE_INFINITIVE or tags[last - 1] == "PTKZU":
        return
    pronoun = any(forms[i] in ("der", "die", "das", "denen") and tags[i - 1] in ("NN", "PIS") for i in range(first + 1, last))
    if (pronoun or "KOUS" in tags[first + 1 : last]) and "finite" in possible(forms[last]):
        tags[last] = _finite_tag(forms[last])


def _second_place(forms: Sequence[str], tags: list[str], start: int, last: int) -> None:
    """A run without a finite verb whose first verb form could be one and does not stand last: „Das überzeugt alle“."""
    for at in range(start, min(last, start + 14)):
        if tags[at] == "ADJA" and at > start and "finite" in possible(forms[at]) and tags[at - 1] in ("NN", "NE", "ADV", "PAV"):
            tags[at] = "VVFIN"  # „Zu den Fragen diskutierte Ministerin Vogt“
            return
        if tags[at] in ("VVPP", "VVINF", "ADJD") and "finite" in possible(forms[at]) and not (at and tags[at - 1] == "PTKZU"):
            if tags[at] == "ADJD" and "participle" not in possible(forms[at]):
                continue
            if tags[at + 1][0] != "V" and tags[at + 1] not in ("KON", "$,"):
                tags[at] = "VVFIN"
            return
