"""From a photograph in a Word file, a page or a Markdown file to the picture that everybody gets something of."""

from __future__ import annotations

import base64
import io
import re

import pytest
from docx import Document as Word
from PIL import Image

from pubtool.writers.pictures import LARGEST_SIDE, PictureUnreadable, prepare
from tests.conftest import Project

TEXT = """# Neue Brücke offen

Die Stadt Musterhausen hat am Montag die neue Brücke über die Au für alle geöffnet.

![{alt}]({src})
Die Brücke am Tag der Öffnung.
[Foto: Lena Beispiel]{{.credit}}

Die Brücke ist 40 Meter lang.
"""
PAGE = "output/public/bruecke/de/bruecke.html"


def photograph(width: int = 60, height: int = 40, kind: str = "JPEG", **more: object) -> bytes:
    image = Image.new(more.pop("mode", "RGB"), (width, height), "#3070b0")  # type: ignore[arg-type]
    image.paste("#e0c060", (0, 0, width // 2, height // 2))
    stream = io.BytesIO()
    image.save(stream, kind, **more)
    return stream.getvalue()


def markdown(project: Project, alt: str = "", src: str = "Bilder/Die%20Br%C3%BCcke.jpg") -> None:
    project.write("bruecke.md", TEXT.format(alt=alt, src=src))
    project.write("Bilder/Die Brücke.jpg", photograph())


def shown(project: Project, page: str = PAGE) -> Image.Image:
    found = re.search(r'<img src="data:image/(?:jpeg|png);base64,([^"]+)"', project.read(page))
    assert found
    return Image.open(io.BytesIO(base64.b64decode(found[1])))


def test_a_described_picture_is_shown_with_its_words(project: Project) -> None:
    markdown(project, "Eine Bogenbrücke aus Holz")
    assert project.run("publish", "bruecke.md").code == 0
    page = project.read(PAGE)
    assert 'alt="Eine Bogenbrücke aus Holz" width="60" height="40"' in page
    assert "<figcaption>Die Brücke am Tag der Öffnung. <small>Foto: Lena Beispiel</small></figcaption>" in page
    assert "img-src data:" in page
    assert (project.root / "translations/bruecke/pictures/die-bruecke.jpg").exists()
    assert "(pictures/die-bruecke.jpg)" in project.read("translations/bruecke/de.md")
    assert 'src="../pictures/die-bruecke.jpg"' in project.read("output/public/bruecke/de/body.html")
    assert (project.root / "output/public/bruecke/pictures/die-bruecke.jpg").exists()


def test_a_picture_without_words_stops_every_edition_and_says_where_to_write_them(project: Project) -> None:
    markdown(project)
    result = project.run("publish", "bruecke.md")
    assert result.code == 9
    assert "pictures/die-bruecke.jpg has no alternative text" in result.err
    assert '--alt "die-bruecke.jpg=' in result.err
    assert not (project.root / "output/public/bruecke").exists()


def test_the_option_describes_it_once_for_ever(project: Project) -> None:
    markdown(project)
    told = ("publish", "bruecke.md", "--alt", "Die Brücke.jpg=Eine *Bogenbrücke* & mehr")
    assert project.run(*told).code == 0
    assert 'alt="Eine *Bogenbrücke* &amp; mehr"' in project.read(PAGE)
    assert project.run("publish", "bruecke.md").code == 0
    assert project.run(*told).code == 0
    other = project.run("publish", "bruecke.md", "--alt", "die-bruecke.jpg=Etwas anderes")
    assert (other.code, "already has an alternative text" in other.err) == (2, True)


def test_a_decorative_picture_needs_no_words(project: Project) -> None:
    markdown(project)
    assert project.run("publish", "bruecke.md", "--alt", "die-bruecke.jpg=").code == 0
    assert 'alt=""' in project.read(PAGE)
    assert "{#u1 .decorative}" in project.read("translations/bruecke/de.md")


def test_an_unknown_picture_is_named_with_the_known_ones(project: Project) -> None:
    markdown(project, "Brücke")
    result = project.run("publish", "bruecke.md", "--alt", "turm.jpg=Ein Turm")
    assert (result.code, "die-bruecke.jpg" in result.err) == (2, True)
    assert project.run("publish", "bruecke.md", "--alt", "turm.jpg").code == 2


def test_words_typed_here_survive_a_new_version_of_the_file(project: Project) -> None:
    markdown(project)
    assert project.run("publish", "bruecke.md", "--alt", "die-bruecke.jpg=Eine Bogenbrücke").code == 0
    project.replace("bruecke.md", "40 Meter", "42 Meter")
    assert project.run("publish", "bruecke.md").code == 0
    page = project.read(PAGE)
    assert "42 Meter" in page and 'alt="Eine Bogenbrücke"' in page


def test_a_new_picture_beside_the_file_is_noticed(project: Project) -> None:
    markdown(project, "Brücke")
    assert project.run("publish", "bruecke.md").code == 0
    project.write("Bilder/Die Brücke.jpg", photograph(80, 40))
    assert project.run("publish", "bruecke.md").code == 0
    assert shown(project).width == 80


def test_a_picture_that_a_person_put_there_stays(project: Project) -> None:
    markdown(project, "Brücke")
    assert project.run("publish", "bruecke.md").code == 0
    project.write("translations/bruecke/pictures/die-bruecke.jpg", photograph(100, 50))
    project.write("Bilder/Die Brücke.jpg", photograph(80, 40))
    assert project.run("publish", "bruecke.md").code == 0
    assert shown(project).width == 100


def test_a_second_run_changes_no_byte(project: Project) -> None:
    markdown(project, "Brücke")
    project.run("publish", "bruecke.md")
    before = project.snapshot()
    assert project.run("publish", "bruecke.md").code == 0
    assert project.run("publish", "bruecke").code == 0
    assert project.snapshot().keys() == before.keys()
    assert {name for name, content in project.snapshot().items() if content != before[name]} <= {"output/.cache/bruecke.json"}


@pytest.mark.parametrize(
    "src",
    [
        "../geheim.jpg",
        "/etc/hostname",
        "file:///etc/hostname",
        "https://bilder.example/b.jpg",
        "//b.example/b.jpg",
        "fehlt.jpg",
    ],
)
def test_only_pictures_at_or_below_the_file_are_taken(project: Project, src: str) -> None:
    project.write("geheim.jpg", photograph())
    project.write("mitteilung/bruecke.md", TEXT.format(alt="Brücke", src=src))
    result = project.run("publish", "mitteilung/bruecke.md")
    assert result.code == 0
    assert f"the picture {src} is missing".lower() in result.err.lower()
    assert not (project.root / "translations/bruecke/pictures").exists()
    assert "<img" not in project.read(PAGE) and "Foto: Lena Beispiel" in project.read(PAGE)


def test_a_picture_that_is_gone_stops_the_release(project: Project) -> None:
    markdown(project, "Brücke")
    assert project.run("publish", "bruecke.md").code == 0
    (project.root / "translations/bruecke/pictures/die-bruecke.jpg").unlink()
    (project.root / "Bilder/Die Brücke.jpg").unlink()
    result = project.run("publish", "bruecke")
    assert (result.code, "pictures/die-bruecke.jpg is missing" in result.err) == (9, True)
    assert not (project.root / PAGE).exists()


def test_status_says_what_stops_a_release(project: Project) -> None:
    markdown(project)
    project.run("publish", "bruecke.md")
    result = project.run("status")
    assert "not written" in result.out and "has no alternative text" in result.err


def test_what_is_no_picture_is_left_out_with_a_word(project: Project) -> None:
    markdown(project, "Brücke")
    project.write("Bilder/Die Brücke.jpg", b"<svg onload=alert(1)>")
    result = project.run("publish", "bruecke.md")
    assert (result.code, "cannot be read or shown" in result.err) == (0, True)


def test_pictures_come_out_of_a_word_file(project: Project) -> None:
    document = Word()
    document.add_paragraph("Neue Brücke offen", "Title")
    document.add_paragraph("Die Stadt Musterhausen hat am Montag die neue Brücke über die Au für alle geöffnet.")
    document.add_picture(io.BytesIO(photograph(kind="PNG")))
    stream = io.BytesIO()
    document.save(stream)
    project.write("bruecke.docx", stream.getvalue())
    assert project.run("publish", "bruecke.docx").code == 9
    assert project.run("publish", "bruecke.docx", "--alt", "picture-1.png=Eine Brücke aus Holz").code == 0
    assert shown(project).size == (60, 40)


def test_pictures_come_out_of_a_saved_page(project: Project) -> None:
    data = base64.b64encode(photograph()).decode()
    page = "<main><h1>Neue Brücke offen</h1><p>Die Stadt Musterhausen hat am Montag die neue Brücke über die Au geöffnet.</p>"
    page += f'<img src="data:image/jpeg;base64,{data}" alt="Innen"><img src="Seite_files/b.jpg" alt="Daneben"></main>'
    project.write("bruecke.html", page)
    project.write("Seite_files/b.jpg", photograph(80, 40))
    assert project.run("publish", "bruecke.html").code == 0
    assert sorted(p.name for p in (project.root / "translations/bruecke/pictures").iterdir()) == ["b.jpg", "bild.jpeg"]
    assert project.read(PAGE).count("<img ") == 2


def test_a_translation_without_the_words_yet_marks_them_as_german(project: Project) -> None:
    markdown(project, "Eine Bogenbrücke")
    project.run("publish", "bruecke.md", "--to", "en")
    xliff = project.read("translations/bruecke/de-en.xlf")
    project.write(
        "translations/bruecke/de-en.xlf",
        xliff.replace('state="initial">', 'state="translated">', 1).replace("<target/>", "<target>New bridge</target>", 1),
    )
    assert project.run("publish", "bruecke.md", "--to", "en").code == 0
    assert 'alt="Eine Bogenbrücke" lang="de"' in project.read("output/preview/bruecke/en/bruecke.html")


class TestPrepare:
    def test_a_large_photograph_is_made_smaller(self) -> None:
        picture = prepare(photograph(4000, 3000))
        assert (picture.width, picture.height, picture.kind) == (LARGEST_SIDE, 1200, "image/jpeg")

    def test_what_a_camera_wrote_is_gone_and_the_picture_upright(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6  # turned by 90 degrees
        exif[0x010F] = "Kamera von Lena"
        picture = prepare(photograph(60, 40, exif=exif))
        assert (picture.width, picture.height) == (40, 60)
        assert b"Kamera" not in picture.content and not Image.open(io.BytesIO(picture.content)).getexif()

    def test_what_shines_through_is_white(self) -> None:
        image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        stream = io.BytesIO()
        image.save(stream, "PNG")
        picture = prepare(stream.getvalue())
        assert picture.kind == "image/png"
        assert Image.open(io.BytesIO(picture.content)).getpixel((5, 5)) == (255, 255, 255)

    @pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "LA"])
    def test_every_kind_of_colour_becomes_rgb(self, mode: str) -> None:
        stream = io.BytesIO()
        image = Image.new("RGB", (40, 40), "#808080")
        (image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)).save(stream, "TIFF")
        assert Image.open(io.BytesIO(prepare(stream.getvalue()).content)).mode == "RGB"

    def test_the_same_bytes_make_the_same_picture(self) -> None:
        assert prepare(photograph()) == prepare(photograph())

    @pytest.mark.parametrize(
        "content", [b"", b"GIF89a", photograph()[:200], photograph(kind="PNG")[:60], b"\xd7\xcd\xc6\x9a wmf"]
    )
    def test_half_a_picture_is_none(self, content: bytes) -> None:
        with pytest.raises(PictureUnreadable):
            prepare(content)
