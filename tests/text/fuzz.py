"""Reads random text, markup and damaged files for a while: ``python -m tests.text.fuzz [SECONDS]``.

Anything but a document or UnreadableSource ends the run with the input that did it. Our own mutations of real shapes
(the seed is printed, so a run can be repeated with ``--seed``) take turns with batches of hypothesis.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import re
import sys
import time
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach_cms.text import UnreadableSource, find_citations, parse_period, read_file, read_text

from . import docx_writer as word
from .pdf_writer import pdf

DATA = Path(__file__).parent / "data"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.txt"))]
PIECES = (
    *(
        "Kế hoạch số ",
        "98-KH/TU",
        "30/2020/NĐ-CP",
        " ngày 18/01/2018",
        " của Ban Bí thư",
        "Luật Đất đai ",
        "năm 2013",
        "I- ",
    ),
    *(
        "1. ",
        "a) ",
        "- ",
        "+ ",
        "Nơi nhận:",
        "TM. ",
        "KT. ",
        "CHỦ TỊCH",
        "Lê Văn A",
        "Quý IV/2024",
        "trước ngày ",
        "từ ",
        "đến ",
    ),
    *(
        "thường xuyên",
        "khẩn trương ",
        "Căn cứ:\n",
        "Khoa A: 80 sinh viên\n",
        "V/v ",
        "ĐIỆN:\n",
        "đề nghị các xã thực hiện:\n",
        "| STT | Nội dung | Chủ trì |",
        "Ảnh 1: ",
        "Tin khác",
        "*",
        "**",
        "#  ",
        "\u0301",
        "\u200b",
        "<p>",
    ),
    *(
        "<table>",
        "<!--",
        "<script>",
        "&#0;",
        "\x00",
        "\ud7ff",
        "(",
        ")",
        ";",
        ":",
        "./.",
        "PHỤ LỤC",
        "Điều 1. ",
        "\n",
        "\n\n",
    ),
    *("Giao Sở A chủ trì, phối hợp với ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\xad", "\t", "   ", "Kính gửi: "),
)


TAG = re.compile(r"</?w:\w+/?>")
ROUNDS_A_BATCH = 40
LIMIT = 5.0
"""Seconds of the processor that one input may take: they are small, so more is a loop or bad backtracking."""
LETTERS = (0, 9, 10, 13, 160, 0x300, 0x301, 0x323, 0x110, 0xD0, 0x2013)


def mutated(text: str, chance: random.Random) -> str:
    """The text with stretches cut, doubled, moved and mixed with pieces."""
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(text) + 1), chance.randint(0, 60)
        action = chance.randrange(4)
        if action == 0:
            text = text[:at] + text[at + length :]
        elif action == 1:
            text = text[:at] + text[at : at + length] * chance.randint(1, 4) + text[at:]
        elif action == 2:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        else:
            text = text[:at] + chr(chance.choice((*LETTERS, chance.randrange(0x3000)))) + text[at:]
    return text


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(changed) or 1)
        if changed and chance.random() < 0.8:
            changed[at] = chance.randrange(256)
        else:
            del changed[at : at + chance.randint(1, 50)]
    return bytes(changed)


def spoiled_inside(data: bytes, chance: random.Random) -> bytes:
    """A Word file with one of its parts spoiled and packed again: what a damaged disk's checksum does not stop."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*files, "word/document.xml"])
    content = files[name]
    assert isinstance(content, bytes)
    if chance.random() < 0.5:
        files[name] = spoiled(content, chance)
    else:
        text = content.decode("utf-8", "replace")
        tags = [found.group() for found in TAG.finditer(text)]
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(tags or [""]) + text[at:]
        files[name] = text
    return word.zipped(files)


def one_round(chance: random.Random) -> None:
    """One input of one kind; raises whatever a reader should not raise."""
    kind = chance.randrange(6)
    text = (
        mutated(chance.choice(TEXTS), chance)
        if chance.random() < 0.7
        else "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
    )
    if kind == 0:
        document = read_text(text)
        assert document.counts_in["lines"] == document.counts_out["lines"] + document.counts_out["unplaced"]
        document.to_schema()
    elif kind == 1:
        for one in find_citations(text):
            assert text[one.start : one.end] == one.text
        assert parse_period(text[:80]).text == text[:80]
    else:
        name, data = chance.choice(
            (
                ("x.txt", text.encode("utf-8", "replace")),
                ("x.html", ("<html><body>" + text.replace("\n", "<p>")).encode("utf-8", "replace")),
                ("x.docx", word.docx_of_text("".join(letter for letter in text if letter >= " " or letter == "\n"))),
                ("x.pdf", pdf([text.encode("utf-16", "ignore").decode("utf-16").split("\n")[:60]])),
            )
        )
        if kind == 5 and name == "x.docx":
            data = spoiled_inside(data, chance)
        elif kind >= 4:
            data = spoiled(data, chance)
        try:
            read_file(data, name)
        except UnreadableSource as refused:
            assert refused.code


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.text(), st.lists(st.sampled_from(PIECES), max_size=40), st.binary(max_size=600))
def one_batch(text: str, pieces: list[str], data: bytes) -> None:
    """What hypothesis thinks of; it shrinks an input that breaks a reader to the smallest one."""
    for words in (text, "".join(pieces), f"{''.join(pieces)}{text}"):
        document = read_text(words)
        assert document.counts_in["lines"] == document.counts_out["lines"] + document.counts_out["unplaced"]
        for one in document.citations:
            assert words[one.start : one.end] == one.text
    for name in ("x.txt", "x.html", "x.docx", "x.pdf", None):
        with contextlib.suppress(UnreadableSource):
            read_file(data, name)


def main() -> int:
    """The command line; 1 when an input broke a reader."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("seconds", nargs="?", type=float, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    sys.stdout.write(f"seed {options.seed}\n")
    end = time.monotonic() + options.seconds
    rounds = batches = 0
    while time.monotonic() < end:
        for _ in range(ROUNDS_A_BATCH):
            chance = random.Random(options.seed * 1_000_003 + rounds)
            begin = time.process_time()
            try:
                one_round(chance)
                assert time.process_time() - begin < LIMIT, "one small input took too long"
            except Exception as error:
                sys.stdout.write(f"round {rounds} of seed {options.seed}: {type(error).__name__}: {error}\n")
                raise
            rounds += 1
        one_batch()
        batches += 1
    sys.stdout.write(f"{rounds} rounds and {batches} batches of hypothesis, nothing found\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
