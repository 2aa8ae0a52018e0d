"""A file becomes a draft page, in the right place, once."""

import datetime
import io
import json
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.importing.errors import ImportRefused
from kehoach_cms.importing.models import ImportRecord
from kehoach_cms.importing.services import import_file, short_title
from kehoach_cms.news.models import NewsPage
from kehoach_cms.plans.models import Task
from kehoach_cms.plans.pages import PlanPage
from kehoach_cms.plans.queries import duty_lines, task_lines
from tests.factories import Portal
from tests.importing.data import NEWS, PLAN


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch làng nghề.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def news_file(tmp_path: Path) -> Path:
    path = tmp_path / "tin.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_plan_becomes_a_draft_with_all_that_the_text_says(portal: Portal, plan_file: Path) -> None:
    done = import_file(plan_file)
    page = done.page
    assert done.created
    assert not page.live
    assert isinstance(page, PlanPage)
    assert page.get_parent().pk == portal.plans.pk
    assert (page.number, page.issued_on, page.kind) == ("", None, "ke-hoach")
    assert page.issuer_printed == "Đảng uỷ Sở Công Thương"
    assert (page.signing_authority, page.signer_title, page.signer_name) == ("T/M ĐẢNG ỦY", "BÍ THƯ", "Lò Thị Mận")
    assert page.recipient_list == ["ĐUK các CQ và DN tỉnh (B/cáo)", "Lãnh đạo Sở", "Lưu Đảng ủy"]
    assert {(r.number, r.predicate, r.issued_on) for r in page.kehoach_references.all()} == {
        ("37-KH/ĐUK", "implements", datetime.date(2022, 9, 2)),
        ("11-ĐA/TU", "implements", datetime.date(2022, 5, 20)),
    }
    assert not OfficialDocument.objects.exists(), "a draft leaves the register alone"


def test_publishing_it_fills_the_register_and_derives_tasks_and_duties(portal: Portal, plan_file: Path) -> None:
    page = import_file(plan_file, publish=True).page
    rows = {row.number: row for row in OfficialDocument.objects.exclude(number="")}
    assert {number: row.is_stub for number, row in rows.items()} == {
        "11-ĐA/TU": True,
        "37-KH/ĐUK": True,
        "07-CT/TU": True,
    }
    own = OfficialDocument.objects.get(translation_key=page.translation_key)
    assert sorted((r.predicate, r.target.number) for r in own.outgoing.all()) == [
        ("cites", "07-CT/TU"),
        ("implements", "11-ĐA/TU"),
        ("implements", "37-KH/ĐUK"),
    ]
    kinds = list(Task.objects.order_by("sort_order").values_list("deadline_kind", flat=True))
    assert kinds == ["ongoing", "conditional", "quarter"]
    in_time = task_lines(page.translation_key, None, datetime.date(2022, 12, 31))[2]
    late = task_lines(page.translation_key, None, datetime.date(2023, 1, 1))[2]
    assert (in_time.status.key, late.status.key) == ("none", "none_late")
    assert in_time.cooperating == "Lãnh đạo Sở, các chi bộ trực thuộc, các tổ chức đoàn thể"
    duties = duty_lines(page.translation_key, None)
    assert [duty.addressee for duty in duties] == ["Các chi bộ trực thuộc", "Các tổ chức đoàn thể"]
    assert "hoàn thành trong tháng 10/2022" in duties[0].deadline_text


def test_news_is_cleaned_of_the_portal_s_furniture(portal: Portal, news_file: Path) -> None:
    page = import_file(news_file, publish=True).page
    assert isinstance(page, NewsPage)
    assert page.heading.startswith("Ban Thường vụ Tỉnh ủy Sông Thao ban hành Kế hoạch sơ kết 03 năm")
    assert page.summary.startswith("Ngày 12/8/2022, Ban Thường vụ Tỉnh ủy Sông Thao")
    assert page.author == "Vũ Trường"
    text = " ".join(str(block.value) for block in page.body)
    assert [block.block_type for block in page.body] == ["figure", "paragraph", "figure", "paragraph"]
    assert [block.value["caption"] for block in page.body if block.block_type == "figure"] == [
        "Ảnh 1: Chợ nón làng Chằm họp trên bến",
        "Ảnh 2: Lớp dạy chằm nón của cụ Hà Thị Nhạn",
    ]
    assert text.count("Kế hoạch nhằm xem việc nào") == 1
    assert "Tin khác cùng chủ đề" not in text
    assert "Hội chợ làng nghề" not in text
    assert {str(row.document) for row in page.kehoach_citations.all()} == {
        "Kế hoạch số 71-KH/TU ngày 12/8/2022",
        "Chỉ thị số 07-CT/TU ngày 15/01/2019",
        "Kế hoạch số 22-KH/TU ngày 18/4/2019",
    }


def test_a_second_import_of_the_same_file_changes_nothing(portal: Portal, plan_file: Path) -> None:
    first = import_file(plan_file, publish=True)
    revision = first.page.latest_revision_id
    second = import_file(plan_file, publish=True)
    assert not second.created
    assert second.page.pk == first.page.pk
    assert PlanPage.objects.get().latest_revision_id == revision
    assert get_document_model().objects.count() == 1


def test_a_deleted_page_may_be_imported_again(portal: Portal, plan_file: Path) -> None:
    import_file(plan_file).page.delete()
    assert import_file(plan_file).created
    assert ImportRecord.objects.count() == 1


def test_the_original_is_kept_beside_the_page(portal: Portal, plan_file: Path) -> None:
    page = import_file(plan_file).page
    original = page.kehoach_files.get().document
    assert original.title == "Kế hoạch làng nghề.txt"
    assert original.file.read().decode() == PLAN


def test_a_document_that_another_page_publishes_is_refused(portal: Portal, tmp_path: Path) -> None:
    portal.make_plan(number="45-KH/ĐU", issued_on=datetime.date(2026, 5, 15))
    text = (
        "ĐẢNG BỘ TỈNH SÔNG THAO\nĐẢNG ỦY SỞ CÔNG THƯƠNG\n*\nSố 45-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Sông Thao, ngày 15 tháng 5 năm 2026\n\nKẾ HOẠCH\ngìn giữ nghề làng\n-----\nI- MỤC ĐÍCH\nGiữ nghề.\n"
    )
    path = tmp_path / "hai.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        import_file(path)
    assert refused.value.code == "already_there"
    assert PlanPage.objects.count() == 1


def test_a_confidential_file_is_refused_and_nothing_of_it_is_kept(portal: Portal, tmp_path: Path) -> None:
    path = tmp_path / "mat.txt"
    path.write_text("TỈNH ỦY SÔNG THAO\n\nMẬT\n\n" + PLAN, encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        import_file(path)
    assert refused.value.code == "confidential"
    assert not get_document_model().objects.exists()
    assert not PlanPage.objects.exists()


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 50, b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"%PDF-1.4 broken"]
)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf", ".html", ".doc"])
def test_a_file_that_cannot_be_read_is_refused_in_words(
    portal: Portal, tmp_path: Path, data: bytes, suffix: str
) -> None:
    path = tmp_path / f"hong{suffix}"
    path.write_bytes(data)
    try:
        import_file(path)
    except ImportRefused as refused:
        assert path.name in str(refused)
    assert not get_document_model().objects.filter(title="hong.docx").exists()


def test_when_saving_fails_no_page_and_no_file_stays_behind(
    portal: Portal, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(PlanPage, "save_revision", fail)
    with pytest.raises(RuntimeError):
        import_file(plan_file)
    assert not PlanPage.objects.exists()
    _folders, files = default_storage.listdir("documents") if default_storage.exists("documents") else ([], [])
    assert not [name for name in files if name.startswith("ke-hoach-lang-nghe") and name.endswith("disk")]
    assert not get_document_model().objects.exists()


def test_the_commands_read_and_import(portal: Portal, plan_file: Path, news_file: Path) -> None:
    out = io.StringIO()
    call_command("read_document", str(plan_file), stdout=out)
    read = json.loads(out.getvalue())
    assert (read["kind"], read["number"]) == ("plan", None)
    assert [task["n"] for task in read["tasks"]] == ["II.1", "II.2", "II.3", "III.1", "III.2"]
    call_command("import_documents", str(plan_file), str(news_file), "--publish", stdout=out)
    assert PlanPage.objects.live().count() == NewsPage.objects.live().count() == 1
    call_command("import_documents", str(plan_file), "--under", "ke-hoach", stdout=out)
    assert "unchanged" in out.getvalue()


def test_the_command_names_what_it_refused_and_fails(portal: Portal, tmp_path: Path) -> None:
    err = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("import_documents", str(tmp_path / "không có.txt"), stderr=err)
    assert "không có.txt" in err.getvalue()
    with pytest.raises(CommandError, match="There is no page"):
        call_command("import_documents", str(tmp_path / "x.txt"), "--under", "khong-co")


@pytest.mark.parametrize(
    ("kind", "subject", "expected"),
    [
        ("Kế hoạch", "Thực hiện Chỉ thị", "Kế hoạch thực hiện Chỉ thị"),
        ("Chỉ thị", "về   việc\nlớn", "Chỉ thị về việc lớn"),
        ("Kế hoạch", "TỔ CHỨC LỄ", "Kế hoạch TỔ CHỨC LỄ"),
    ],
)
def test_a_short_title_is_made_from_kind_and_subject(kind: str, subject: str, expected: str) -> None:
    assert short_title(kind, subject) == expected


def test_a_short_title_ends_at_a_word() -> None:
    title = short_title("Kế hoạch", "thực hiện " + "nhiệm vụ " * 40)
    assert len(title) <= 90
    assert title.endswith(("nhiệm…", "vụ…"))
