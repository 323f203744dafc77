"""One pass over a German text: sentences, tokens, tags, clauses, verb groups, noun phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pubtool.language.german import tagger, words
from pubtool.language.german.clauses import Open, Reader
from pubtool.language.german.figures import figures
from pubtool.language.german.foreign import is_foreign
from pubtool.language.german.morphology import adjective_readings, verb_readings
from pubtool.language.german.names import names_of
from pubtool.language.german.nouns import lemma_and_readings
from pubtool.language.german.phrases import Chunker
from pubtool.language.german.relations import relate
from pubtool.language.german.repair import repair
from pubtool.language.german.sentences import starts
from pubtool.language.german.tokens import tokenize
from pubtool.language.german.values import Analysis, Clause, ClauseKind, Kind, Sentence, Token
from pubtool.language.german.verbs import finite_readings, group, possible

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n+")


KEPT = 100_000
"""Longer texts are not remembered: no press release is, and a result takes some hundred times the memory of its text."""


def analyse(text: str) -> Analysis:
    """Take the German `text` apart.

    Paragraphs are divided by an empty line; a heading or a list item is best given as a text of its own. The last results
    are kept. The same text gives the same values on every machine and in every thread.
    """
    return _remembered(text) if len(text) <= KEPT else analyse_anew(text)


@lru_cache(maxsize=64)
def _remembered(text: str) -> Analysis:
    return analyse_anew(text)


def analyse_anew(text: str) -> Analysis:
    """As :func:`analyse`, without looking whether the result is known."""
    spans = []
    at = 0
    for paragraph in [*_PARAGRAPH.finditer(text), None]:
        end = paragraph.start() if paragraph else len(text)
        spans += _sentences(text, at, end)
        at = paragraph.end() if paragraph else end
    parts = [tokenize(text, start, end) for start, end in spans]
    names = names_of(parts)
    return Analysis(text, tuple(_sentence(tokens, names) for tokens in parts if tokens))


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    body = text[start:end]
    begins = [*starts(body), len(body)]
    out = []
    for one, other in pairwise(begins):
        part = body[one:other]
        if part.strip():
            left = one + len(part) - len(part.lstrip())
            out.append((start + left, start + one + len(part.rstrip())))
    return out


def _sentence(tokens: list[Token], names: frozenset[str]) -> Sentence:
    forms = [token.text.lower() for token in tokens]
    tags = tagger.tag(tokens, names)
    repair(forms, tags, lambda at: next((r.lemma for r in finite_readings(forms[at])), ""))
    lemmas = [_lemma(token.text, tag) for token, tag in zip(tokens, tags, strict=True)]
    verbal = [possible(form) if tag[0] == "V" else _NONE for form, tag in zip(forms, tags, strict=True)]
    opened = Reader(forms, tags, lemmas, verbal).read()
    tagged = tuple(
        Token(
            token.start,
            token.end,
            token.text,
            token.kind,
            tag,
            lemma,
            tag == "NE" or token.text in names,
            token.kind is Kind.WORD and tag in ("FM", "NN", "NE", "ADJD", "ADJA", "XY") and is_foreign(token.text, tag),
        )
        for token, tag, lemma in zip(tokens, tags, lemmas, strict=True)
    )
    phrases = Chunker(tagged).read()
    clauses = relate(tagged, _clauses(opened, forms, tags, lemmas), phrases)
    return Sentence(tokens[0].start, tokens[-1].end, tagged, clauses, phrases, figures(tagged))


_NONE: frozenset[str] = frozenset()


def _clauses(opened: Sequence[Open], forms: Sequence[str], tags: Sequence[str], lemmas: Sequence[str]) -> tuple[Clause, ...]:
    out = []
    before: dict[int | None, list[str]] = {}
    for open in opened:
        persons = before[open.parent] = _persons(open, before, forms, tags)
        verbs = group(forms, tags, lemmas, open.tokens, open.finite, persons)
        kind = open.kind
        if kind is ClauseKind.MAIN and (verbs is None or open.finite is None):
            kind = ClauseKind.FRAGMENT
        out.append(Clause(kind, tuple(open.tokens), open.parent, open.opener, verbs))
    return tuple(out)


def _persons(open: Open, before: dict[int | None, list[str]], forms: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The persons that a pronoun in the clause shows; „… und gehe“ has that of the clause `before` it."""
    out = [person for at in open.tokens if tags[at] == "PPER" for person in words.PERSONS.get(forms[at], ())]
    if out or open.finite is None or open.kind is not ClauseKind.MAIN:
        return out
    inside = [at for at in open.tokens if not tags[at].startswith("$")]
    if inside[0] == open.finite and not before and forms[open.finite] not in ("sei", "möge"):
        return ["1S"]  # „Habe lange gewartet.“
    if forms[inside[0]] in ("und", "oder", "aber") and inside[1:2] == [open.finite]:
        return before.get(open.parent, [])
    return []


@lru_cache(maxsize=50_000)
def _lemma(form: str, tag: str) -> str:
    """The lemma of `form` under `tag`: from the closed classes, the tables, and only then from HanTa."""
    low = form.lower()
    if tag[0] == "V":
        return _verb_lemma(low, tag)
    if tag == "NN":
        found, readings = lemma_and_readings(form)
        return found if readings or len(form) > tagger.LONGEST else tagger.lemma(form, "NN")
    if tag in ("ADJA", "ADJD"):
        found_adjectives = adjective_readings(low)
        if found_adjectives:
            best = [a for a in found_adjectives if bool(a.ending) == (tag == "ADJA")] or found_adjectives
            return best[0].lemma
        return tagger.lemma(form, tag) if form[0].isalpha() else low
    if tag in ("ART", "PDAT", "PIAT", "PPOSAT", "PWAT", "PRELS", "PDS", "PIS"):
        return words.DETERMINER_LEMMAS.get(low, low)
    if tag == "NE":
        front, hyphen, last = form.rpartition("-")
        return front + hyphen + (tagger.lemma(last, "NE") if low.endswith("s") and len(last) > 3 else last)
    return words.LEMMAS.get(low, low)


def _verb_lemma(low: str, tag: str) -> str:
    wanted = {"FIN": None, "INF": "infinitive", "IZU": "zu-infinitive", "PP": "participle", "IMP": None}.get(tag[2:])
    readings = [r for r in verb_readings(low) if (r.slot == wanted if wanted else r.slot[-1] in "SP")]
    lemmas = list(dict.fromkeys(r.lemma for r in readings))
    kinds = {"VA": words.AUXILIARIES, "VM": words.MODALS}.get(tag[:2])
    if kinds:
        lemmas = [found for found in lemmas if found in kinds] or lemmas
    if len(lemmas) == 1:
        return lemmas[0]
    guess = tagger.lemma(low, tag)
    return guess if guess in lemmas or not lemmas else lemmas[0]
