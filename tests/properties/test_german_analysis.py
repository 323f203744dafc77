"""What holds for every text: nothing crashes, nothing is lost, spans are in order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.language.german.analysis import analyse
from pubtool.language.german.compounds import split
from pubtool.language.german.figures import number
from pubtool.language.german.morphology import adjective_readings, noun_readings, verb_readings
from pubtool.language.german.sentences import starts

WORDS = """der die das den dem des ein eine Der Die und oder aber , . ; : ( ) – „ “ ! ? als wie wenn dass weil um zu ohne bis während
da damit je was wer wo Haus Häuser Stadt Minister Dr. Leidig Ute Berlins kommt kam kommen gekommen wird wurde werden worden hat
haben ist sei wäre würde sollte kann können nicht kein 3. Mai 2024 11.30 Uhr 1.200 z. B. geöffnet vorgestellt stellt vor
alte neuen großer sich er sie es ich man der, die, Ein- 50 % Euro Mio. Bürger*innen lassen zu helfen""".split()
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.text(st.sampled_from("aAbeEnrsßÄ .,:;!?„“\"'()-–1\u00ad·\n\t\u00a0é🙂"), max_size=60),
)


@settings(max_examples=400)
@given(TEXTS)
def test_every_character_that_is_no_space_belongs_to_one_token(text: str) -> None:
    covered = [0] * len(text)
    for sentence in analyse(text).sentences:
        for token in sentence.tokens:
            assert token.text == text[token.start : token.end]
            for at in range(token.start, token.end):
                covered[at] += 1
    for char, times in zip(text, covered, strict=True):
        assert times <= 1
        if not char.isspace():
            assert times == 1, repr(char)


@settings(max_examples=200)
@given(TEXTS)
def test_sentences_and_what_is_in_them_are_in_order(text: str) -> None:
    end = 0
    for sentence in analyse(text).sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        size = len(sentence.tokens)
        assert sorted(at for clause in sentence.clauses for at in clause.tokens) == list(range(size))
        for index, clause in enumerate(sentence.clauses):
            assert clause.parent is None or 0 <= clause.parent < len(sentence.clauses)
            assert clause.parent != index
            assert clause.opener is None or clause.opener in clause.tokens
            if clause.verbs:
                assert set(clause.verbs.tokens) <= set(clause.tokens)
            for role in (clause.subject, clause.object):
                assert role is None or 0 <= role < len(sentence.phrases)
        for phrase in sentence.phrases:
            assert 0 <= phrase.first <= phrase.head <= phrase.last < size
            assert phrase.readings
        last = -1
        for figure in sentence.figures:
            assert last < figure.first <= figure.last < size
            last = figure.last


@given(TEXTS)
def test_sentence_starts_are_increasing_and_no_word_is_torn(text: str) -> None:
    found = starts(text)
    assert found[0] == 0
    assert found == sorted(set(found))
    for start in found[1:]:
        assert 0 < start < len(text)
        assert text[start - 1].isspace() or not text[start].isspace()


@given(st.text(st.sampled_from("abdefghilnorstuäöüßungheitge"), max_size=30))
def test_parts_of_a_compound_make_the_word(word: str) -> None:
    form = word.capitalize()
    found = split(form)
    assert found is None or ("".join(found.parts) == form and len(found.parts) > 1)
    noun_readings(form), verb_readings(word), adjective_readings(word)


@given(st.text(max_size=12))
def test_numbers_never_crash(form: str) -> None:
    number(form)
