"""Every script comes back as it was typed, from two readers: what is copied, searched and read aloud."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from picturebook import compiler
from picturebook.compiler import Wish
from picturebook.design.companions import companions
from picturebook.design.fonts import Asked, families
from tests.press.readers import heard, verdict

# The first article of the Universal Declaration of Human Rights, or some words of a tale where that is long.
SAID = {
    "Arab": "مَرْحَبًا يَا قَمَرُ ووسّع السلام إلى الله",
    "Armn": "Բոլոր մարդիկ ծնվում են ազատ ու հավասար",
    "Beng": "তিনি একটি অনেক উঁচু চেয়ারের উপর বসলেন। সমস্ত মানুষ স্বাধীনভাবে",
    "Cans": "ᒥᓯᐌ ᐃᓂᓂᐤ ᑎᐯᓂᒥᑎᓱᐎᓂᐠ ᐁᔑ ᓂᑕᐎᑭᐟ",
    "Cyrl": "Пим полічив їжаків і ґудзики, ёлки",
    "Deva": "उसने दरवाज़े की चौखट बहुत ऊँची बनाई। क्षत्रिय हृदय",
    "Ethi": "የሰው ልጅ ሁሉ ሲወለድ ነፃና በክብርም እኩልነት ያለው ነው።",
    "Geor": "ყველა ადამიანი იბადება თავისუფალი",
    "Grek": "Ὅλοι οἱ ἄνθρωποι γεννιοῦνται ἐλεύθεροι",
    "Gujr": "પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો",
    "Guru": "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ",
    "Hebr": "שָׁלוֹם יְלָדִים כל בני האדם נולדו",
    "Hans": "一个很高的人，住在森林里。",
    "Hant": "人人生而自由，尊嚴ㄅㄆㄇ平等",
    "Jpan": "とても背の高い男が「いた」。カヌー",
    "Khmr": "តើនៅចាំពីការរត់ប្រណាំងដ៏អស្ចារ្យ អណ្ដើកឬទេ",
    "Knda": "ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ",
    "Kore": "아주 키가 큰 아저씨가 있었어요. 大韓",
    "Laoo": "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ ສິດທິ",
    "Latn": "“The office,” said Ọ̀ṣun, “is difficult: ŋ́ɔ̀.”",
    "Mlym": "മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും അന്തസ്സോടും",
    "Mymr": "သူ့ရဲ့ပေါက်ပြားကတိုလွန်းတယ်။ နှင်းဆီ",
    "Orya": "ସମସ୍ତ ମନୁଷ୍ୟ ଜନ୍ମକାଳରୁ ସ୍ୱାଧୀନ ଏବଂ ମର୍ଯ୍ୟାଦା",
    "Sinh": "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත. ශ්‍රී",
    "Taml": "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே க்ஷ ஸ்ரீ",
    "Telu": "అది కాలుకి తగిలి జింక పిల్ల బోర్లాపడిపోయింది.",
    "Thai": "ฉันรักน้ำที่นี่ ผู้ใหญ่ทั้งหลาย",
    "Tibt": "ཁོའི་རྐང་འཁོར་དམའ་དྲགས་ཡོད་རེད།",
}
LENT = ("Hans", "Hant", "Jpan", "Kore")  # in fonts that do not ship
HEAD = "---\ntitle: Words\nlanguage: {}\n---\n\n"
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e]")


def script_has_a_font(script: str) -> bool:
    """Say whether this computer can set a script."""
    return script not in LENT or bool(companions(families(), Asked("Andika", False, False), script, "en"))


@pytest.fixture(scope="module")
def printed_in(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Return how to print every script in a book of a language, once."""

    @cache
    def in_language(language: str) -> Path:
        said = [words for script, words in SAID.items() if script_has_a_font(script)]
        story = tmp_path_factory.mktemp(language) / "story.md"
        story.write_text(HEAD.format(language) + "\n\n---\n\n".join(said) + "\n", "utf-8")
        return compiler.build(Wish(story=story, printer="screen"), lambda *_: None).pdf

    return in_language


def plainly(text: str) -> str:
    """Return a text without what differs for a good reason: where lines end, canonical forms, marks of direction."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", _DIRECTIONS.sub("", text)))


def read_by_poppler(path: Path) -> str:
    """Return what pdftotext reads."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return plainly(done.stdout.decode("utf-8"))


def read_by_pdfium(path: Path) -> str:
    """Return what Chrome's reader reads."""
    document = pdfium.PdfDocument(path)
    try:
        return plainly("\n".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


@pytest.mark.slow
@pytest.mark.parametrize("read", [read_by_poppler, read_by_pdfium])
@pytest.mark.parametrize("script", SAID)
def test_words_come_back(printed_in: object, script: str, read: object) -> None:
    """Every letter, mark and space, in the author's order."""
    if not script_has_a_font(script):
        pytest.skip("no font for it is installed here")
    found = read(printed_in("en"))  # type: ignore[operator]
    assert plainly(SAID[script]) in found


@pytest.mark.slow
def test_a_screen_reader_is_told_the_words_as_they_were_typed(printed_in: object) -> None:
    """By the tags, paragraph by paragraph, without another reader's guess at the direction."""
    path = printed_in("en")  # type: ignore[operator]
    told = {
        plainly(words)
        for page in range(1, len(pdfium.PdfDocument(path)) + 1)
        for _, _, words in heard(path, page)
    }
    assert {plainly(words) for script, words in SAID.items() if script_has_a_font(script)} <= told


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_file_in_every_script_passes_an_independent_checker(printed_in: object, profile: str) -> None:
    """Every glyph reads as something, whatever was made of it."""
    assert verdict(printed_in("en"), profile) == []  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize("read", [read_by_poppler, read_by_pdfium])
def test_nastaliq_comes_back(tmp_path: Path, read: object) -> None:
    """Urdu steps down the line, letter by letter, in clusters of skeletons and dots."""
    words = "اُس کا بیلچہ بہت چھوٹا تھا۔ وہ ایک بہت اُونچی کرسی پر بیٹھا۔"
    story = tmp_path / "story.md"
    story.write_text(HEAD.format("ur") + words + "\n", "utf-8")
    built = compiler.build(Wish(story=story, printer="screen"), lambda *_: None)
    assert "NotoNastaliqUrdu-Regular" in [face.label for face in built.layout.faces]
    assert plainly(words) in read(built.pdf)  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize("read", [read_by_poppler, read_by_pdfium])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "قال ”نعم“ (مرحبا) ثم [واحد] و {اثنان} في ١٢ يوما."),
        ("fa", "گفت «بله، (آری)» و رفت!"),
        ("he", "אמר ”כן” (בצה״ל), 12 [אחת] Pim, סוף."),
    ],
)
def test_brackets_come_back_from_right_to_left(
    tmp_path: Path, language: str, words: str, read: object
) -> None:
    """An opening bracket or quotation mark opens when it is copied, and does not close."""
    story = tmp_path / "story.md"
    story.write_text(HEAD.format(language) + words + "\n", "utf-8")
    assert plainly(words) in read(compiler.build(Wish(story=story, printer="screen"), lambda *_: None).pdf)  # type: ignore[operator]


@pytest.mark.slow
def test_words_of_another_direction_come_back(tmp_path: Path) -> None:
    """From poppler; pdfium turns the words of a phrase round, whatever the file says (CFX_BidiString)."""
    words = "ذهب الصغيران Pim and Oda (two mice) إلى البيت البعيد في المساء."
    story = tmp_path / "story.md"
    story.write_text(HEAD.format("ar") + words + "\n", "utf-8")
    assert plainly(words) in read_by_poppler(
        compiler.build(Wish(story=story, printer="screen"), lambda *_: None).pdf
    )


@pytest.mark.slow
@pytest.mark.parametrize(("language", "script"), [("ar", "Arab"), ("hi", "Deva"), ("th", "Thai")])
def test_two_languages_come_back(tmp_path: Path, language: str, script: str) -> None:
    """Each in its own order, though they share a page, to both readers."""
    story, words = tmp_path / "story.md", "“Eleven stars,” said Pim. The twelfth one wobbled."
    story.write_text(HEAD.format("en") + words + "\n", "utf-8")
    (tmp_path / f"story.{language}.md").write_text(HEAD.format(language) + SAID[script] + "\n", "utf-8")
    built = compiler.build(Wish(story=story, printer="screen", also=language), lambda *_: None)
    for read in (read_by_poppler, read_by_pdfium):
        found = read(built.pdf)
        assert plainly(words) in found and plainly(SAID[script]) in found, read
