"""STTS tags: HanTa's probabilities, held to what the tables and the closed classes allow.

The only module that imports HanTa. A form that the verb table alone knows is a verb whatever its ending looks like, a name
known from the text is a name. HanTa's analysis of a word costs most of the time, so it is asked once a form, and only for
forms that the tables leave open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from pubtool.language.german import words
from pubtool.language.german.morphology import adjective_readings, noun_readings, verb_readings
from pubtool.language.german.values import Kind, Token

LONGEST = 40
"""Words with more letters are taken for nouns or foreign words by their first letter: HanTa needs quadratic time."""

_STTS = {"NNA": "NN", "NNI": "NN", "PROAV": "PAV"}
_OPEN_UPPER = frozenset(("NN", "NE", "NNA", "NNI", "ADJ(A)", "FM", "XY"))
_VERB_TAG = {
    "infinitive": ("V(INF)",), "zu-infinitive": ("VV(IZU)",), "participle": ("V(PP)", "ADJ(D)"),
    "present participle": ("ADJ(D)",), "imperative": ("V(IMP)",),
}  # fmt: skip
_UNLIKELY = -9.0
"""Log probability of a tag that the tables allow and HanTa does not think of."""


@cache
def hanta() -> Any:
    """HanTa's German model; 0.2 s, once."""
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger("morphmodel_ger.pgz")


def _kind_of_verb(lemma: str) -> str:
    return "VA" if lemma in words.AUXILIARIES else "VM" if lemma in words.MODALS else "VV"


@lru_cache(maxsize=20_000)
def allowed(form: str, upper: bool) -> frozenset[str]:
    """HanTa's tags that the tables and the closed classes allow for the lower-case `form`; empty when they do not know it.

    `upper` says that the word has a capital letter inside the sentence.
    """
    closed = words.TAGS.get(form, ())
    if upper:
        capital = form[:1].upper() + form[1:]
        if noun_readings(capital):
            return frozenset(("NN", "NE"))
        return frozenset()
    out = {_inner(tag) for tag in closed}
    for verb in verb_readings(form):
        kind = _kind_of_verb(verb.lemma)
        for tag in _VERB_TAG.get(verb.slot, ("V(FIN)",)):
            out.add(kind + tag[1:] if tag.startswith("V(") else tag)
    for adjective in adjective_readings(form):
        out.add("ADJ(A)" if adjective.ending else "ADJ(D)")
    if closed and form in words.LEMMAS | words.DETERMINERS:
        out = {_inner(tag) for tag in closed}
    return frozenset(out)


def _inner(tag: str) -> str:
    """An STTS tag as HanTa writes it."""
    if tag == "PAV":
        return "PROAV"
    if tag[0] == "V" and len(tag) > 3:
        return f"{tag[:2]}({tag[2:]})"
    return {"ADJA": "ADJ(A)", "ADJD": "ADJ(D)"}.get(tag, tag)


_KEEP = frozenset(("ADV", "PTKVZ", "CARD", "KON", "KOUS", "APPR", "PROAV", "PIS", "PIAT", "PIDAT", "PTKANT", "APPO", "KOKOM"))


@lru_cache(maxsize=50_000)
def _candidates(form: str, first: bool) -> tuple[tuple[int, float], ...]:
    """HanTa's tags for `form` with their log probabilities; `first` in a sentence, where a capital letter says nothing."""
    model = hanta()
    low, capital = form.lower(), form[:1].isupper()
    upper = capital and not first
    permitted = set(allowed(low, upper))
    if first and capital and noun_readings(form):
        permitted |= {"NN", "NE"}
    if len(form) > LONGEST:
        return ((model.tag2int["NN" if capital else "FM"], 0.0),)
    if len(permitted) == 1:
        return ((model.tag2int[next(iter(permitted))], 0.0),)
    found = dict(model._tag_word(form, cutoff=5, casesensitive=not first, conditional=True))
    known = {model.int2tag[tag]: p for tag, p in found.items()}
    closed = low in words.TAGS
    if upper:
        kept = {tag: p for tag, p in known.items() if tag in _OPEN_UPPER} or dict(known)
        if "NN" in permitted:  # in the noun table: an adjective only when HanTa is sure of a name like Deutsche Bahn
            kept = {tag: p for tag, p in kept.items() if tag in ("NN", "NE", "NNA", "NNI", "ADJ(A)")}
            kept.setdefault("NN", _UNLIKELY)
        if low in words.TAGS and not kept.keys() & {"NE", "NN"}:  # Sie, Ihr
            kept = {tag: p for tag, p in known.items() if tag in map(_inner, words.TAGS[low])} or dict(known)
    elif permitted:
        kept = {tag: p for tag, p in known.items() if tag in permitted or (not closed and tag in _KEEP)}
        if first and capital and not closed:
            kept |= {tag: p for tag, p in known.items() if tag in ("NE", "NN", "NNI", "NNA")}
        worst = min(kept.values(), default=0.0)
        for tag in permitted:
            if tag in model.tag2int:
                kept.setdefault(tag, worst + _UNLIKELY / 3)
    else:
        kept = dict(known)
        if not capital and not first:
            kept = {tag: p for tag, p in known.items() if tag not in ("NN", "NNA", "NNI", "NE")} or kept
    return tuple((model.tag2int[tag], p) for tag, p in kept.items() if tag in model.tag2int)


_SENTENCE_STARTERS = frozenset(("„", "»", "«", '"', "“", ":", "(", "–", "-", "•", "*", "‚"))
_FIXED = {
    Kind.NUMBER: "CARD",
    Kind.DATE: "CARD",
    Kind.TIME: "CARD",
    Kind.ADDRESS: "XY",
    Kind.SYMBOL: "XY",
}
_ABBREVIATED = {
    "Dr.": "NN", "Prof.": "NN", "Nr.": "NN", "Mio.": "NN", "Mrd.": "NN", "bzw.": "KON", "ca.": "ADV", "usw.": "ADV",
    "etc.": "ADV", "z.B.": "ADV", "d.h.": "ADV", "u.a.": "ADV", "inkl.": "APPR", "zzgl.": "APPR", "einschl.": "APPR",
    "lt.": "APPR", "gem.": "APPR", "ggf.": "ADV", "evtl.": "ADV", "rd.": "ADV", "vgl.": "VV(IMP)", "sog.": "ADJ(A)",
    "ehem.": "ADJ(A)", "stellv.": "ADJ(A)", "max.": "ADV", "mind.": "ADV", "insb.": "ADV", "bzgl.": "APPR", "St.": "NE",
    "v.a.": "ADV", "i.d.R.": "ADV", "z.T.": "ADV", "bspw.": "ADV", "tlw.": "ADV", "insg.": "ADV", "resp.": "KON", "vs.": "APPR",
    "s.": "VV(IMP)", "s.o.": "ADV", "s.u.": "ADV", "zw.": "APPR", "ev.": "ADJ(A)", "kath.": "ADJ(A)", "allg.": "ADJ(A)",
}  # fmt: skip
_PUNCTUATION = {".": "$.", "!": "$.", "?": "$.", ":": "$.", ";": "$.", ",": "$,"}


def tag(tokens: Sequence[Token], names: Iterable[str] = ()) -> list[str]:
    """The STTS tags of one sentence. `names` are forms that the text uses as names."""
    out: list[str] = []
    known = frozenset(names)
    # a table of 200 words at a time: a "sentence" of a megabyte must not need gigabytes
    for at in range(0, len(tokens), 200):
        out += _viterbi(tokens[at : at + 200], known, at == 0)
    return out


def _choices(tokens: Sequence[Token], names: frozenset[str], begins: bool) -> list[tuple[tuple[int, float], ...]]:
    model = hanta()
    number = model.tag2int
    out: list[tuple[tuple[int, float], ...]] = []
    first = begins
    for at, token in enumerate(tokens):
        text = token.text
        if token.kind is Kind.PUNCTUATION:
            out.append(((number[_PUNCTUATION.get(text, "$(")], 0.0),))
            first = first or text in _SENTENCE_STARTERS
            continue
        if token.kind is Kind.ABBREVIATION:
            out.append(((number[_ABBREVIATED.get(re.sub(r"\s", "", text), "NN")], 0.0),))
        elif token.kind in _FIXED:
            fixed = "ADJ(A)" if token.kind is Kind.NUMBER and text.endswith(".") else _FIXED[token.kind]
            out.append(((number[fixed], 0.0),))
        elif text in names and not (first and at == 0 and text.lower() in words.TAGS):
            out.append(((number["NE"], 0.0),))
        elif text[0] in "-‐‑" and len(text) > 1:
            out.append(((number["NN"], 0.0),))  # „Leserinnen und -leser“
        elif text[-1] in "-‐‑" and len(text) > 1:
            out.append(((number["TRUNC"], 0.0),))
        else:
            out.append(_candidates(_bare(text), first))
        first = False
    return out


_SIGNS = re.compile(r"[\u00ad·‧•]")
_HYPHEN = re.compile(r"[-\u2010\u2011]")


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    """`text` as the tables have it: without soft hyphens and Mediopunkte, and only the last part of a hyphenated word."""
    text = _SIGNS.sub("", text) or text
    last = _HYPHEN.split(text)[-1]
    return last if len(last) > 2 and last[0].isalpha() and (last[0].isupper() or text[0].isdigit()) else text


def _viterbi(tokens: Sequence[Token], names: frozenset[str], begins: bool) -> list[str]:
    """The likeliest tags by HanTa's transitions over two tags, the five best states kept as HanTa does."""
    model = hanta()
    transitions = model.LP_trans_word
    states: dict[tuple[int, int], float] = {(0, 1): 0.0}
    trace: list[dict[tuple[int, int], tuple[int, int]]] = []
    for choices in _choices(tokens, names, begins):
        if len(states) > 5:
            bound = sorted(states.values(), reverse=True)[5] - 1
            states = {state: p for state, p in states.items() if p >= bound}
        row: dict[tuple[int, int], float] = {}
        back: dict[tuple[int, int], tuple[int, int]] = {}
        for state, before in states.items():
            following = transitions[state]
            for chosen, emission in choices:
                p = before + following.get(chosen, -20.0) + emission
                new = (state[1], chosen)
                if p > row.get(new, -math.inf):
                    row[new] = p
                    back[new] = state
        states = row
        trace.append(back)
    end = model.tag2int["END"]
    state = max(states, key=lambda s: states[s] + transitions[s].get(end, -20.0))
    tags: list[int] = []
    for back in reversed(trace):
        tags.append(state[1])
        state = back[state]
    return [stts(model.int2tag[found]) for found in reversed(tags)]


@cache
def stts(tag: str) -> str:
    """HanTa's `tag` in STTS: ``VV(FIN)`` is ``VVFIN``, nominalised words are ``NN``."""
    return _STTS.get(tag, tag.replace("(", "").replace(")", "") if len(tag) > 2 else tag)


@lru_cache(maxsize=20_000)
def lemma(form: str, tag: str) -> str:
    """HanTa's lemma of `form` under the STTS `tag`, for forms that no table has."""
    if len(form) > LONGEST:
        return form
    model = hanta()
    inner = tag if tag in model.tag2int else _inner(tag)
    if inner not in model.tag2int:
        return form
    found: str = model._analyze(form, model.tag2int[inner], taglevel=1)[0]
    return found


@lru_cache(maxsize=20_000)
def morphemes(form: str, tag: str = "NN") -> tuple[tuple[str, str], ...]:
    """HanTa's morphemes of `form` with their classes: (``land``, ``NN``), (``es``, ``FUGE``), (``regierung``, ``NN``)."""
    if not form or len(form) > LONGEST:
        return ()
    model = hanta()
    _, found, _ = model._analyze(form, model.tag2int[tag], taglevel=3)
    return tuple(found)
