"""Typed marks become printed ones."""

from __future__ import annotations

import pytest

from picturebook.layout.quotes import printed, printed_text
from picturebook.manuscript.story import Break, Words


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ('"That is not a star," said Oda.', "en", "“That is not a star,” said Oda."),
        ("It's Pim's boat, isn't it?", "en", "It’s Pim’s boat, isn’t it?"),
        ("\"He said 'no'.\"", "en-GB", "“He said ‘no’.”"),
        ("'Hello,' he said, 'you \"star\".'", "en-GB", "‘Hello,’ he said, ‘you “star”.’"),
        ("'Twas night in '99, 'n' cold", "en", "’Twas night in ’99, ’n’ cold"),
        ("\"Where's 'Arry?\" she said.", "en", "“Where’s ’Arry?” she said."),
        ("'Get 'im!' cried Bo, 'and 'er.'", "en", "‘Get ’im!’ cried Bo, ‘and ’er.’"),
        ("'It was long ago.", "en", "‘It was long ago."),
        ("He began, 'It was long ago.", "en", "He began, ‘It was long ago."),
        ('"Come on, \'Arry!"', "en", "“Come on, ’Arry!”"),
        ('(she said "hush")', "en", "(she said “hush”)"),
        ('"But—" he said. "—and then"', "en", "“But—” he said. “—and then”"),
        ('"…and so?"', "en", "“…and so?”"),
        ("\"'Tis late,\" said the dogs' mother", "en", "“’Tis late,” said the dogs’ mother"),
        ('"She said, "no," to me," said Pim', "en", "“She said, ‘no,’ to me,” said Pim"),
        ('"Nein!"', "de-CH", "„Nein!“"),
        ("\"Er rief 'Nein!' und ging.\"", "de", "„Er rief ‚Nein!‘ und ging.“"),
        ("Hans' Haus, so 'ne Sache", "de", "Hans’ Haus, so ’ne Sache"),
        ("\"Она сказала 'нет'\"", "ru", "«Она сказала „нет“»"),
        ('"Nej," sa hon.', "sv", "”Nej,” sa hon."),
        ('"Nie" i "tak"', "pl", "„Nie” i „tak”"),
        ('قال "نعم" ثم', "ar", "قال ”نعم“ ثم"),
        ('گفت "بله".', "fa", "گفت «بله»."),
        ('کہا "ہاں"', "ur", "کہا ”ہاں“"),
        ('उसने कहा, "नहीं!"', "hi", "उसने कहा, “नहीं!”"),
        ('אמר "כן" בצה"ל, ג\'ירפה, רח\' יפו', "he", "אמר ”כן” בצה״ל, ג׳ירפה, רח׳ יפו"),
        ('彼は"はい"と言った', "ja", "彼は「はい」と言った"),
        ("「はい」と『本』", "ja", "「はい」と『本』"),
        ('他说"你好"了', "zh-Hans", "他说“你好”了"),
        ("그는 '사과'를", "ko", "그는 ‘사과’를"),
        ('เขาพูด"ไป"แล้ว', "th", "เขาพูด“ไป”แล้ว"),
        ("'s avonds zei ze 'ja'", "nl", "’s avonds zei ze ‘ja’"),
    ],
)
def test_quotes_and_apostrophes(typed: str, language: str, expected: str) -> None:
    """Quotes open at the start of words and close at their ends, as the language has them; an apostrophe stays one."""
    assert printed_text(typed, language) == expected


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ('"Oui", dit-il.', "fr", "«\u202fOui\u202f», dit-il."),
        ("\"Il dit 'non'\"", "fr", "«\u202fIl dit “non”\u202f»"),
        ("« Oui ! » Qui : toi ?", "fr", "«\u202fOui\u202f!\u202f» Qui\u00a0: toi\u202f?"),
        ("Oui! Qui: toi?", "fr", "Oui! Qui: toi?"),
        ('"Oui"', "fr-CH", "«Oui»"),
        ("so ! and : so", "en", "so ! and : so"),
    ],
)
def test_french_spaces(typed: str, language: str, expected: str) -> None:
    """Inside guillemets stands a narrow space that no line ends at; spaces typed before high signs become so too."""
    assert printed_text(typed, language) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a 5'3\" fence", "a 5′3″ fence"),
        ("a 12\" ruler, a 6' wall", "a 12″ ruler, a 6′ wall"),
        ('"It is 5\'3" tall," he said', "“It is 5′3″ tall,” he said"),
        ('"I am 5," and "I am 6"', "“I am 5,” and “I am 6”"),
        ("'I am 6'", "‘I am 6’"),
        ("the 1990's", "the 1990’s"),
    ],
)
def test_primes(typed: str, expected: str) -> None:
    """A mark after a figure counts feet and inches, unless it closes what somebody says."""
    assert printed_text(typed, "en") == expected


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("Wait--no", "en", "Wait—no"),
        ("Wait---no", "de", "Wait—no"),
        ("the boat -- a leaf -- sank", "en", "the boat – a leaf – sank"),
        ("the boat - a leaf - sank", "de", "the boat – a leaf – sank"),
        ("лодка -- листок", "ru", "лодка — листок"),
        ("-- Bonjour", "fr", "— Bonjour"),
        ("3 - 2 is 1, well-known", "en", "3 - 2 is 1, well-known"),
        ("----", "en", "----"),
    ],
)
def test_dashes(typed: str, language: str, expected: str) -> None:
    """Hyphens that stand for a dash become one, of the length the language has between spaces."""
    assert printed_text(typed, language) == expected


@pytest.mark.parametrize("typed", ["“already” printed", "„so“ ‘so’ «so» ′ ″ – —", "it’s"])
def test_what_is_printed_already_stays(typed: str) -> None:
    """Nothing typed in its printed form is touched, whatever the language."""
    assert [printed_text(typed, language) for language in ("en", "de", "ja", "ar")] == [typed] * 4


def test_marks_pair_across_emphasis() -> None:
    """A word set in italics inside quotes ends no quotation."""
    content = (Words(text='"Not '), Words(text='"that"', italic=True), Words(text=' star--"'), Break())
    made = printed(content, "en")
    assert made == (Words(text="“Not "), Words(text="‘that’", italic=True), Words(text=" star—”"), Break())


def test_a_verse_opens_a_speech_on_every_line() -> None:
    """Where each line of a speech begins with a mark, it is the outer one each time."""
    made = printed((Words(text='"Row,'), Break(), Words(text='"row."')), "en")
    assert made == (Words(text="“Row,"), Break(), Words(text="“row.”"))
