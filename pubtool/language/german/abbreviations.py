"""German abbreviations: which exist, what they stand for, and whether a sentence can end with one."""

from __future__ import annotations

import re

EXPANSIONS = {
    "Abb.": "Abbildung", "Abs.": "Absatz", "Abt.": "Abteilung", "a. D.": "außer Dienst", "allg.": "allgemein",
    "Anm.": "Anmerkung", "Art.": "Artikel", "Aufl.": "Auflage", "Az.": "Aktenzeichen", "Bd.": "Band", "Bgm.": "Bürgermeister",
    "bspw.": "beispielsweise", "bzgl.": "bezüglich", "bzw.": "beziehungsweise", "ca.": "circa", "d. h.": "das heißt",
    "d. J.": "dieses Jahres", "Dipl.": "Diplom", "Dr.": "Doktor", "ebd.": "ebenda", "ehem.": "ehemalig",
    "einschl.": "einschließlich", "etc.": "et cetera", "evtl.": "eventuell", "ev.": "evangelisch", "e. V.": "eingetragener Verein",
    "exkl.": "exklusive", "Fa.": "Firma", "ff.": "folgende", "Fr.": "Frau", "geb.": "geboren", "gem.": "gemäß",
    "gest.": "gestorben", "ggf.": "gegebenenfalls", "gegr.": "gegründet", "h. c.": "ehrenhalber", "Hl.": "Heilige", "hl.": "heilige",
    "Hr.": "Herr", "Hrsg.": "Herausgeber", "i. A.": "im Auftrag", "i. d. R.": "in der Regel", "i. H. v.": "in Höhe von",
    "i. S. d.": "im Sinne des", "i. V.": "in Vertretung", "Ing.": "Ingenieur", "inkl.": "inklusive", "insb.": "insbesondere",
    "insg.": "insgesamt", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert", "jr.": "junior", "Kap.": "Kapitel", "kath.": "katholisch",
    "Lfd.": "Laufende", "lfd.": "laufend", "lt.": "laut", "m. E.": "meines Erachtens", "Mag.": "Magister", "max.": "maximal",
    "Min.": "Minuten", "min.": "mindestens", "mind.": "mindestens", "Mio.": "Millionen", "Mrd.": "Milliarden",
    "n. Chr.": "nach Christus", "Nr.": "Nummer", "Nrn.": "Nummern", "o. Ä.": "oder Ähnliches", "o. ä.": "oder ähnlich",
    "o. g.": "oben genannt", "öffentl.": "öffentlich", "Pfr.": "Pfarrer", "Pkt.": "Punkt", "Prof.": "Professor",
    "rd.": "rund", "Red.": "Redaktion", "S.": "Seite", "Sek.": "Sekunden", "s. o.": "siehe oben", "s. u.": "siehe unten",
    "sog.": "sogenannt", "sr.": "senior", "St.": "Sankt", "Std.": "Stunden", "Str.": "Straße", "str.": "straße",
    "stellv.": "stellvertretend", "Stv.": "Stellvertretung", "Tel.": "Telefon", "tlw.": "teilweise", "Tsd.": "Tausend",
    "u. a.": "unter anderem", "u. Ä.": "und Ähnliches", "u. ä.": "und ähnlich", "u. v. m.": "und vieles mehr",
    "u. v. a.": "und viele andere", "u. U.": "unter Umständen", "usf.": "und so fort", "usw.": "und so weiter",
    "v. a.": "vor allem", "v. Chr.": "vor Christus", "vgl.": "vergleiche", "v. l.": "von links", "v. l. n. r.": "von links nach rechts",
    "v. r.": "von rechts", "Vors.": "Vorsitz", "vs.": "gegen", "z. B.": "zum Beispiel", "z. H.": "zu Händen",
    "z. T.": "zum Teil", "z. Zt.": "zur Zeit", "z. Z.": "zur Zeit", "Ziff.": "Ziffer", "zzgl.": "zuzüglich", "zzt.": "zurzeit",
    "zw.": "zwischen", "Jan.": "Januar", "Feb.": "Februar", "Febr.": "Februar", "Apr.": "April", "Aug.": "August",
    "Sept.": "September", "Okt.": "Oktober", "Nov.": "November", "Dez.": "Dezember", "Mo.": "Montag", "Di.": "Dienstag",
    "Mi.": "Mittwoch", "Do.": "Donnerstag", "Sa.": "Samstag", "So.": "Sonntag", "p. a.": "pro Jahr", "Co.": "Compagnie",
    "Chr.": "Christus", "engl.": "englisch", "dt.": "deutsch", "lat.": "lateinisch", "franz.": "französisch", "urspr.": "ursprünglich",
    "röm.": "römisch", "griech.": "griechisch", "amtl.": "amtlich", "bes.": "besonders", "entspr.": "entsprechend",
    "resp.": "respektive", "jew.": "jeweils", "versch.": "verschieden", "vorauss.": "voraussichtlich", "wiss.": "wissenschaftlich",
    "med.": "medizinisch", "rer.": "rerum", "nat.": "naturalium", "phil.": "philosophisch", "jur.": "juristisch", "pol.": "politicarum",
    "oec.": "oeconomiae", "habil.": "habilitatus", "theol.": "theologisch", "Priv.-Doz.": "Privatdozent", "Univ.": "Universität",
    "Dipl.-Ing.": "Diplom-Ingenieur", "Präs.": "Präsident", "Reg.": "Regierung", "Staatssekr.": "Staatssekretär",
    "Str.-Nr.": "Straßennummer", "Hbf.": "Hauptbahnhof", "Bhf.": "Bahnhof", "Kfz.": "Kraftfahrzeug", "MwSt.": "Mehrwertsteuer",
    "Gebr.": "Gebrüder", "Hs.": "Haus", "Ggs.": "Gegensatz", "s.": "siehe", "vorm.": "vormittags", "nachm.": "nachmittags",
    "österr.": "österreichisch", "schweiz.": "schweizerisch", "Frhr.": "Freiherr", "Gf.": "Graf", "Kl.": "Klasse",
    "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miss", "Sgt.": "Sergeant", "Gen.": "General", "Lt.": "Leutnant", "Hptm.": "Hauptmann",
}  # fmt: skip
"""Written form (with a plain space between its parts) to what one says."""

AT_THE_END = frozenset(
    """
    a.D. d.J. etc. e.V. ff. h.c. Jh. Jhd. jr. Mio. Mrd. n.Chr. o.Ä. o.ä. sr. Std. Str. str. Tsd. u.a. u.Ä. u.ä. u.v.m. u.v.a. usf.
    usw. v.Chr. p.a. Co. Chr. s.o. s.u. Sek. Min. Hbf. Bhf. MwSt. Kfz. Jan. Feb. Febr. Apr. Aug. Sept. Okt. Nov. Dez.
    v.l. v.r. v.l.n.r. d.h.c. i.R. Ggs. vorm. nachm.
    """.split()
)
"""Abbreviations, without spaces, after which a sentence may end; after all others it goes on."""

_BY_LENGTH = sorted(EXPANSIONS, key=lambda form: (-len(form), form))
PATTERN = "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0\u202f]?") for form in _BY_LENGTH)
"""A regular expression for every abbreviation, with or without a (narrow, hard) space between its parts."""

_KNOWN = {form.replace(" ", ""): words for form, words in EXPANSIONS.items()}
_SPACES = re.compile(r"\s")


def key(form: str) -> str:
    """`form` without the spaces between its parts."""
    return _SPACES.sub("", form)


def expansion(form: str) -> str | None:
    """What the abbreviation `form` stands for, or None when it is not in the list."""
    return _KNOWN.get(key(form))
