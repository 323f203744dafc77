"""The closed classes of German: articles, pronouns, prepositions, conjunctions, auxiliaries, with what each can be.

A reading of a determiner or noun is written as case, gender and number: ``DFS`` is dative feminine singular; a plural has no
gender of its own, so the three are listed.
"""

from __future__ import annotations

_PLURAL = "MFN"


def _readings(codes: str) -> frozenset[tuple[str, str, str]]:
    """``NMS GP`` as triples; a code of two letters is a plural in every gender."""
    out = set()
    for code in codes.split():
        if len(code) == 3:
            out.add((code[0], code[1], code[2]))
        else:
            out |= {(code[0], gender, "P") for gender in _PLURAL}
    return frozenset(out)


Readings = frozenset[tuple[str, str, str]]

ANY_READING: Readings = frozenset((c, g, n) for c in "NGDA" for g in "MFN" for n in "SP")

DEFINITE = {
    "der": _readings("NMS GFS DFS GP"), "die": _readings("NFS AFS NP AP"), "das": _readings("NNS ANS"),
    "des": _readings("GMS GNS"), "dem": _readings("DMS DNS"), "den": _readings("AMS DP"),
}  # fmt: skip
STRONG = {
    "er": _readings("NMS GFS DFS GP"), "e": _readings("NFS AFS NP AP"), "es": _readings("NNS ANS GMS GNS"),
    "em": _readings("DMS DNS"), "en": _readings("AMS DP"),
}  # fmt: skip
"""The endings of dieser, jeder, welcher."""
MIXED = {
    "": _readings("NMS NNS ANS"), "e": _readings("NFS AFS NP AP"), "es": _readings("GMS GNS"),
    "er": _readings("GFS DFS GP"), "em": _readings("DMS DNS"), "en": _readings("AMS DP"),
}  # fmt: skip
"""The endings of ein, kein, mein."""
STRONG_ADJECTIVE = {
    "er": _readings("NMS GFS DFS GP"), "e": _readings("NFS AFS NP AP"), "es": _readings("NNS ANS"),
    "em": _readings("DMS DNS"), "en": _readings("AMS GMS GNS DP"),
}  # fmt: skip
"""Adjectives without an article."""
WEAK_ADJECTIVE = {
    "e": _readings("NMS NFS NNS AFS ANS"),
    "en": _readings("AMS GMS GFS GNS DMS DFS DNS NP GP DP AP"),
}
"""Adjectives behind der, dieser, keinen."""

_STRONG_STEMS = {"dies": "PDAT", "jen": "PDAT", "jed": "PIAT", "welch": "PWAT", "manch": "PIAT", "all": "PIAT", "solch": "PIAT",
                 "derjenig": "PDAT", "sämtlich": "PIAT", "beid": "PIAT", "einig": "PIAT", "mehrer": "PIAT", "viel": "PIAT",
                 "wenig": "PIAT", "etlich": "PIAT", "irgendwelch": "PIAT"}  # fmt: skip
_MIXED_STEMS = {"ein": "ART", "kein": "PIAT", "mein": "PPOSAT", "dein": "PPOSAT", "sein": "PPOSAT", "ihr": "PPOSAT",
                "unser": "PPOSAT", "unsr": "PPOSAT", "euer": "PPOSAT", "eur": "PPOSAT", "irgendein": "PIAT"}  # fmt: skip

DETERMINERS: dict[str, Readings] = dict(DEFINITE)
DETERMINER_LEMMAS: dict[str, str] = dict.fromkeys(DEFINITE, "der")
BARE: set[str] = set()
"""Determiners without an ending: the adjective behind them shows case and gender."""
TAGS: dict[str, tuple[str, ...]] = {}
"""Every tag that a word of a closed class can have, by its lower-case form."""
LEMMAS: dict[str, str] = {}


def _add(words: str, *tags: str, lemma: str | None = None) -> None:
    for word in words.split():
        TAGS[word] = tuple(dict.fromkeys((*TAGS.get(word, ()), *tags)))
        if lemma:
            LEMMAS.setdefault(word, lemma)


for _stem, _tag in _STRONG_STEMS.items():
    for _ending, _codes in STRONG.items():
        DETERMINERS[_stem + _ending] = _codes
        DETERMINER_LEMMAS[_stem + _ending] = _stem + "er" if _stem not in ("beid", "einig", "mehrer", "viel") else _stem + "e"
        _pronoun = {"PDAT": "PDS", "PIAT": "PIS", "PWAT": "PWS"}[_tag]
        _add(_stem + _ending, _tag, _pronoun, *(("PRELS",) if _stem == "welch" else ()))
for _stem, _tag in _MIXED_STEMS.items():
    for _ending, _codes in MIXED.items():
        if _stem in ("eur", "unsr") and not _ending:
            continue
        DETERMINERS.setdefault(_stem + _ending, _codes)
        DETERMINER_LEMMAS.setdefault(_stem + _ending, _stem)
        if not _ending:
            BARE.add(_stem)
        _pronoun = {"ART": "PIS", "PIAT": "PIS", "PPOSAT": "PPOSS"}[_tag]
        _add(_stem + _ending, _tag, *((_pronoun,) if _ending else ()))
_add("einer eines eins", "PIS")
_add("ein eine einen einem einer eines", "CARD")
_add("ein", "PTKVZ")
_add("viel wenig mehr weniger etwas genug", "PIAT", "PIS", "ADV")
_add("allein", "ADV", "ADJD")
_add("sein", "VAINF")
for _word in DEFINITE:
    _add(_word, "ART", "PRELS", "PDS")
_add("derer", "PRELS", "PDS")
_add("dessen deren", "PRELAT", "PDAT", "PRELS", "PDS")
_add("denen", "PRELS", "PDS", lemma="der")
_add("derselbe dieselbe dasselbe demselben denselben desselben derselben dieselben", "PDAT", "PDS")

_add("ich du er sie es wir ihm ihn ihnen mir mich dir dich", "PPER")
_add("ihr uns euch sie", "PPER")
_add("uns euch mich dich mir dir", "PRF")
_add("sich einander", "PRF")
_add("man jemand jemanden jemandem niemand niemanden niemandem nichts nix jedermann unsereins", "PIS")
_add("wer wen wem was", "PWS")
_add("wessen", "PWAT", "PWS")
_add("was", "PRELS", "PIS")
_add("wo", "PWAV")
_add("wann warum wieso weshalb wohin woher wofür wovon womit wodurch woran worauf worin worüber wozu wonach wobei weswegen "
     "worum woraus wogegen", "PWAV")  # fmt: skip
_add("wie", "PWAV", "KOKOM", "KOUS")
_add("als", "KOKOM", "KOUS", "APPR")
_add("dass daß weil obwohl obgleich obschon wenngleich sodass falls sofern sobald solange soweit soviel nachdem ehe bevor "
     "wohingegen ob wenn", "KOUS")  # fmt: skip
_add("da", "KOUS", "ADV", "PTKVZ")
_add("damit", "KOUS", "PAV")
_add("indem indes zumal", "KOUS", "ADV")
_add("seitdem", "KOUS", "PAV")
_add("während seit bis", "KOUS", "APPR")
_add("trotzdem", "PAV", "ADV")
_add("sowie", "KON")
_add("um", "KOUI", "APPR", "PTKVZ")
_add("ohne statt anstatt außer", "KOUI", "APPR")
_add("und oder sondern bzw. beziehungsweise sowohl weder entweder und/oder", "KON")
_add("aber denn doch jedoch", "KON", "ADV")
_add("noch", "ADV", "KON")
_add("auch nur schon sehr bereits so dann nun jetzt hier dort immer wieder heute gestern morgen oft erst", "ADV")
_add("wieder da", "PTKVZ")
_add("schade super prima klasse", "ADJD")
_add("nicht", "PTKNEG")
_add("zu", "PTKZU", "APPR", "PTKVZ", "PTKA")
_add("am", "APPRART", "PTKA")
_add("im vom zum zur beim ins ans aufs fürs ums durchs übers vors hinters unters überm hinterm unterm", "APPRART")
_add("ja nein danke bitte", "PTKANT", "ADV")
_add("allzu", "PTKA", "ADV")

PREPOSITIONS: dict[str, str] = {}
"""The cases that a preposition can govern."""
for _cases, _words in (
    ("A", "durch für gegen ohne um bis per pro wider à"),
    ("D", "aus außer bei mit nach seit von zu gegenüber entgegen gemäß nebst samt mitsamt zufolge nahe zuliebe entsprechend"),
    ("AD", "an auf hinter in neben über unter vor zwischen ab"),
    ("GD", "wegen trotz während statt anstatt laut dank mangels innerhalb außerhalb binnen einschließlich ausschließlich "
           "inklusive exklusive abzüglich zuzüglich mittels längs samt angesichts aufgrund zugunsten"),
    ("G", "anhand anlässlich anstelle ausweislich bezüglich diesseits fernab halber hinsichtlich infolge inmitten jenseits "
          "kraft oberhalb seitens seitlich unbeschadet ungeachtet unterhalb unweit vermöge vorbehaltlich zeit "
          "zulasten zwecks namens mithilfe beiderseits abseits betreffs hinsichtlich nördlich südlich östlich westlich unfern"),
):  # fmt: skip
    for _word in _words.split():
        PREPOSITIONS[_word] = _cases
        _add(_word, "APPR")
_add("entlang gegenüber zufolge entgegen nahe entsprechend wegen zuliebe halber", "APPO")
_add("an auf aus bei mit nach vor ab durch unter über um zu gegenüber entgegen", "PTKVZ")
_add("nördlich südlich östlich westlich nahe entsprechend seitlich ausschließlich", "ADJD")
_add("innerhalb außerhalb unterhalb oberhalb gegenüber abseits jenseits", "ADV")
CONTRACTIONS = {
    "im": ("in", "DMS DNS"), "am": ("an", "DMS DNS"), "vom": ("von", "DMS DNS"), "zum": ("zu", "DMS DNS"),
    "zur": ("zu", "DFS"), "beim": ("bei", "DMS DNS"), "ins": ("in", "ANS"), "ans": ("an", "ANS"), "aufs": ("auf", "ANS"),
    "fürs": ("für", "ANS"), "ums": ("um", "ANS"), "durchs": ("durch", "ANS"), "übers": ("über", "ANS"), "vors": ("vor", "ANS"),
    "unterm": ("unter", "DMS DNS"), "überm": ("über", "DMS DNS"), "hinterm": ("hinter", "DMS DNS"),
}  # fmt: skip
CONTRACTED = {word: (preposition, _readings(codes)) for word, (preposition, codes) in CONTRACTIONS.items()}
for _word, (_preposition, _) in CONTRACTIONS.items():
    LEMMAS[_word] = _preposition

_add("dabei dadurch dafür dagegen daher dahin dahinter damit danach daneben daran darauf daraus darin darüber darum darunter "
     "davon davor dazu dazwischen deshalb deswegen hierbei hierdurch hierfür hiermit hierzu hiervon hierin hierauf hieran "
     "außerdem dennoch stattdessen demnach demzufolge infolgedessen seither währenddessen zudem "
     "trotzdem", "PAV")  # fmt: skip
_add("dabei dagegen davon davor dazu daran darauf daher dahin", "PTKVZ")

AUXILIARIES = frozenset(("sein", "haben", "werden"))
MODALS = frozenset(("können", "müssen", "sollen", "wollen", "dürfen", "mögen"))

PRONOUNS = {
    "ich": "N", "du": "N", "er": "N", "wir": "N", "man": "N", "mir": "D", "dir": "D", "ihm": "D", "ihnen": "D", "mich": "A",
    "dich": "A", "ihn": "A", "es": "NA", "sie": "NA", "ihr": "ND", "uns": "DA", "euch": "DA", "sich": "DA", "wer": "N",
    "wen": "A", "wem": "D", "was": "NA", "nichts": "NA", "niemand": "N", "jemand": "N",
}  # fmt: skip
PERSONS = {"ich": ("1S",), "du": ("2S",), "er": ("3S",), "es": ("3S",), "sie": ("3S", "3P"), "wir": ("1P",), "ihr": ("2P",),
           "man": ("3S",)}  # fmt: skip

MONTHS = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember")
NUMBER_WORDS = {
    word: number
    for number, word in enumerate("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())
} | {"ein": 1, "hundert": 100, "tausend": 1000}  # fmt: skip
_add("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend dutzende", "CARD")
