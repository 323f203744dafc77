"""Names: given names, and surnames that a text shows by a title or a given name before them.

„Dr. Ute Leidig“ makes „Leidig“ a name wherever else it stands in the text, though it looks like an adjective.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pubtool.language.german.morphology import noun_readings
from pubtool.language.german.values import Kind, Token

GIVEN_NAMES = frozenset(
    """Aaron Abdul Achim Adam Adele Adelheid Adrian Agnes Ahmed Ahmet Aisha Albert Albrecht Alena Alex Alexander Alexandra Alexandre Alfred
    Ali Alice Alicia Alina Alma Almut Amalia Amelie Amina Amir Amira Ana Anastasia Andrea Andreas Andrej Andrew Angela Angelika
    Anett Anette Anita Anja Anke Ann Anna Annabelle Anne Annegret Annelie Anneliese Annemarie Annette Annika Ansgar Anton Antje Antonia Antonio Arda Ariane
    Armin Arne Arno Arnold Arthur Artur Astrid Athanasios Axel Ayla Ayse Ayşe Aylin Barbara Bastian Beate Beatrice Beatrix Ben Benedikt Benjamin
    Benno Bernadette Bernd Bernhard Berta Bertram Bettina Bianca Birgit Birte Björn Bodo Boris Brigitte Britta Bruno Burak Burkhard Can Carina Carl Carla
    Carlos Carmen Carola Carolin Caroline Carsten Catherine Cem Charlotte Chiara Chris Christa Christel Christian Christiane Christina Christine
    Christof Christoph Christopher Clara Claudia Claus Clemens Constanze Cordula Corinna Cornelia Cornelius Dagmar Daniel Daniela Danilo Danyal David
    Deniz Dennis Detlef Detlev Diana Diego Dieter Dietmar Dietrich Dilek Dina Dirk Dominik Doris Dorothea Dorothee Ebru Eckart Eckhard Edda Edeltraud Edgar
    Edith Edmund Eduard Egon Eike Elena Eleonore Elias Elif Elisa Elisabeth Elke Ella Ellen Elmar Elsa Emil Emilia Emily Emine Emma Emre Enrico
    Erich Erik Erika Erna Ernst Erwin Esra Esther Eugen Eva Evelyn Ewald Fabian Fabienne Fatih Fatima Fatma Felicitas Felix Ferdinand Fiona Florian Frank Franz Franziska
    Frauke Fred Frederik Friederike Friedhelm Friedrich Frieda Fritz Gabi Gabriel Gabriela Gabriele Georg George Georgios Gerald Gerd Gerda Gereon Gerhard Gerlinde Gerold Gert Gertrud
    Gesa Gesine Gina Gisela Giovanni Gitta Gottfried Gottlieb Gregor Greta Gudrun Guido Günter Günther Gunnar Gustav Hakan Hanna Hannah Hannelore Hannes Hans Harald Hartmut Hasan
    Hatice Hedwig Heide Heidemarie Heidi Heike Heiko Heiner Heinrich Heinz Helen Helena Helene Helga Helge Helmut Helmuth Hendrik Henning Henriette Henrik Henry
    Herbert Heribert Hermann Herta Hilde Hildegard Hilmar Holger Horst Hubert Hubertus Hugo Hussein Ibrahim Ida Ilka Ilona Ilse Immanuel Ina Ines Inga Inge Ingeborg
    Ingo Ingrid Irene Irina Iris Irma Irmgard Isabel Isabell Isabella Isabelle Ismail Ivan Ivana Iwan Jakob James Jan Jana Jane Janina Janine Jannik Jannis Jasmin
    Jean Jennifer Jens Jeremias Jessica Joachim Jochen Johann Johanna Johannes John Jonas Jonathan Jörg Jörn Josef Josefine Joseph Joshua Jost
    Juan Judith Jule Julia Julian Juliane Julius Jürgen Justus Jutta Kai Karen Karin Karina Karl Karla Karlheinz Karl-Heinz Karolin Karoline Karsten
    Katarina Katharina Kathrin Katja Katrin Kay Kemal Kerem Kerstin Kevin Kilian Kim Kirsten Klara Klaus Klaus-Dieter Klemens Knut Konrad Konstantin Konstanze Kristian Kristin
    Kristina Kurt Lara Larissa Lars Laura Lea Leila Lena Leni Lennart Leo Leon Leonard Leonhard Leonie Leopold Levin Lieselotte Lilli Lilly Lina Linda Lisa Liselotte Lisbeth Lothar Lotte
    Louis Louisa Louise Luca Lucas Lucia Ludger Ludwig Luis Luisa Luise Lukas Luna Lutz Lydia Magda Magdalena Maik Maike Maja Malte Mandy Manfred Manuel Manuela Marc Marcel Marco
    Marcus Mareike Maren Margarete Margarethe Margit Margot Margret Maria Marianne Marie Marie-Luise Marina Mario Marion Marius Mark Marko Markus Marlene Marlies Marta Martha Martin
    Martina Marvin Mathias Mathilde Mats Matteo Matthias Max Maximilian Mechthild Mehmet Meike Melanie Melek Melina Merle Merve Michael Michaela Michel Mila Milan Mira Miriam Mirko Mohamed Mohammed
    Monika Monique Moritz Muhammad Murat Musa Mustafa Nadine Nadja Natalia Natalie Natascha Nele Nicola Nicolas Nicole Niels Nike Niklas Nikolai Nikolaus Nils Nina Noah Nora Norbert Nuray
    Odilo Olaf Oleg Olga Oliver Olivia Omar Orhan Oskar Osman Oswald Otto Özlem Pascal Patricia Patrick Paul Paula Pauline Peer Peggy Peter Petra Philip Philipp Philippe Pia Rafael
    Rainer Ralf Ralph Ramona Raphael Rebecca Regina Regine Reiner Reinhard Reinhold Renate René Ricarda Richard Rita Robert Roberto Robin Roger Roland Rolf Roman Romina Romy Ronald Ronja Rosa Rosemarie Roswitha Rudi
    Rudolf Rüdiger Rupert Ruth Sabine Sabrina Salome Samira Samuel Sandra Sara Sarah Sascha Saskia Sebastian Selin Selina Selma Serkan Siegfried Sieglinde Siegmund Sigmar Sigrid Silke Silvia Simon Simone
    Sina Sofia Sofie Sonja Sophia Sophie Stefan Stefanie Steffen Steffi Stephan Stephanie Sunita Susan Susanna Susanne Suse Svea Sven Svenja Swantje Sylvia Tanja Tarek Tamara Tatjana Thea Theo Theodor
    Theresa Therese Theresia Thilo Thomas Thorben Thorsten Till Tilman Tim Timo Tina Tobias Tom Toni Torben Torsten Traudl Traute Tristan Udo Ulf Ulla Ulli Ulrich Ulrike Urs Ursula Uschi Uta Ute Utz Uwe Valentin
    Valentina Valerie Vanessa Vera Verena Veronika Victor Victoria Viktor Viktoria Vincent Viola Volker Volkmar Walburga Waldemar Walter Walther Waltraud Wassili Wendelin Werner Wiebke Wilfried Wilhelm Wilhelmine Willi Willy Winfried Winfrid
    Wladimir Wolf Wolfgang Wolfram Xaver Yannick Yasemin Yasmin Yusuf Yvonne Zeynep Zoe Zoé""".split()
)
_AMBIGUOUS = frozenset("Can Wolf Till Rosa Mark Heide Kim Kay Kai Mila Ella Ernst Merle Art Will Jost Nike Ali Robin Ben Tim Tom".split())
"""Given names that are other words, too, or too short to count alone."""

TITLES = frozenset(
    """Herr Herrn Frau Dr. Prof. Doktor Professor Professorin Minister Ministerin Ministerpräsident Ministerpräsidentin
    Bundeskanzler Bundeskanzlerin Bundesminister Bundesministerin Staatssekretär Staatssekretärin Bürgermeister Bürgermeisterin
    Oberbürgermeister Oberbürgermeisterin Landrat Landrätin Präsident Präsidentin Regierungspräsident Regierungspräsidentin
    Vorsitzender Vorsitzende Geschäftsführer Geschäftsführerin Sozialminister Sozialministerin Finanzminister Finanzministerin
    Innenminister Innenministerin Kultusminister Kultusministerin Justizminister Justizministerin Umweltministerin Umweltminister
    Verkehrsminister Verkehrsministerin Wirtschaftsminister Wirtschaftsministerin Abgeordnete Abgeordneter Pfarrer Pfarrerin Bischof
    Bischöfin Direktor Direktorin Leiter Leiterin Sprecher Sprecherin Familie Ehepaar Dipl.-Ing. Ing. Mag. Senator Senatorin
    Dezernent Dezernentin Kanzler Kanzlerin Stadtrat Stadträtin Beauftragte Beauftragter Rektor Rektorin""".split()
)
_PARTICLES = frozenset(("von", "van", "de", "der", "den", "zu", "zum", "zur", "vom", "di", "da", "del", "la", "le", "ter", "ten", "al", "el", "bin", "ibn"))  # fmt: skip
_NAME = re.compile(r"[A-ZÄÖÜÀ-ÞŠŽĆČĐİŞÇĞ][^\W\d_]*(?:[-‐‑’'][^\W\d_]+)*\.?$")


def _looks(token: Token) -> bool:
    return token.kind is Kind.WORD and bool(_NAME.match(token.text)) and not token.text.endswith(".")


def _title(text: str) -> bool:
    return text in TITLES or text.endswith(("minister", "ministerin", "sekretär", "sekretärin", "präsident", "präsidentin",
                                            "bürgermeister", "bürgermeisterin", "beauftragte", "beauftragter"))  # fmt: skip


def names_of(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The given names and surnames that the text introduces, and their genitives (``Leidigs``)."""
    found: set[str] = set()
    for tokens in sentences:
        at = 0
        while at < len(tokens):
            at = _person(tokens, at, found)
    return frozenset(found | {name + "s" for name in found if name[-1] not in "sßxz"})


def _person(tokens: Sequence[Token], at: int, found: set[str]) -> int:
    """Note the person named at `at`, if there is one; the place to go on is returned."""
    start = at
    titled = False
    while at < len(tokens) and _title(tokens[at].text):
        titled, at = True, at + 1
    given = 0
    while at < len(tokens) and tokens[at].text in GIVEN_NAMES and (titled or given or tokens[at].text not in _AMBIGUOUS or _next(tokens, at)):
        given += 1
        found.add(tokens[at].text)
        at += 1
    if not titled and not given:
        return start + 1
    while at < len(tokens) and tokens[at].text in _PARTICLES and _next(tokens, at):
        at += 1
    # „Frau Minister“ is no name, „Minister Hans Acker“ is; a noun behind a bare title only when it cannot be anything else
    if at < len(tokens) and _looks(tokens[at]) and not _title(tokens[at].text):
        surname = tokens[at].text
        personal = given or tokens[at - 1].text in ("Herr", "Herrn", "Frau", "Dr.", "Prof.", "Familie")
        if personal or not noun_readings(surname):
            found.add(surname)
            return at + 1
    return max(at, start + 1)


def _next(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _looks(tokens[at + 1])
