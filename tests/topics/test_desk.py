"""The webmaster's screens: tree, acts, chooser, page editor, bulk actions, report; and what readers get of it."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kehoach_cms.news.models import NewsPage
from kehoach_cms.related.advice import explain_related, propose_topics
from kehoach_cms.topics import services
from kehoach_cms.topics.models import Keyword, PageTopic, Topic
from kehoach_cms.topics.queries import first_letter
from tests.factories import Portal, make_topic, paragraphs


@pytest.fixture
def desk(client: Client, portal: Portal) -> Client:
    """A webmaster's browser."""
    client.force_login(get_user_model().objects.create_superuser("webmaster", "", "webmaster"))
    return client


def test_the_tree_shows_every_topic_with_its_pages(desk: Client, portal: Portal) -> None:
    top = make_topic("Xây dựng Đảng")
    topic = make_topic("Lịch sử Đảng", parent=top)
    portal.make_news(topics=[topic])
    html = desk.get("/admin/chu-de/").content.decode()
    assert html.index("Xây dựng Đảng") < html.index("Lịch sử Đảng")
    assert "1 trang" in html
    assert "Gộp vào…" in html


def test_the_tree_takes_the_same_statements_for_five_topics_and_for_fifty(
    desk: Client, portal: Portal, django_assert_max_num_queries: Any
) -> None:
    for number in range(50):
        make_topic(f"Chủ đề {number}")
    desk.get("/admin/chu-de/")
    with django_assert_max_num_queries(14):
        desk.get("/admin/chu-de/")


def test_a_large_tree_opens_branch_by_branch(desk: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach_cms.topics.desk.WHOLE_TREE", 1)
    top = make_topic("Xây dựng Đảng")
    make_topic("Lịch sử Đảng", parent=top)
    assert "Lịch sử Đảng" not in desk.get("/admin/chu-de/").content.decode()
    assert "Lịch sử Đảng" in desk.get(f"/admin/chu-de/nhanh/{top.pk}/").content.decode()


@pytest.mark.parametrize("words", ["lich su", "Lịch SỬ", "truyen thong"])
def test_the_filter_finds_a_topic_by_any_name_without_marks(desk: Client, portal: Portal, words: str) -> None:
    topic = make_topic("Truyền thống")
    services.rename_topic(topic, "Lịch sử Đảng")
    make_topic("Giáo dục")
    html = desk.get("/admin/chu-de/", {"q": words}).content.decode()
    assert "Lịch sử Đảng" in html
    assert "Giáo dục" not in html


def test_merging_shows_a_preview_before_anything_happens(desk: Client, portal: Portal) -> None:
    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    page = portal.make_news(topics=[gone])
    html = desk.post(f"/admin/chu-de/{gone.pk}/gop/", {"kept": kept.pk}).content.decode()
    assert "1 trang sẽ chuyển sang chủ đề mới." in html
    assert "0 trang đã có cả hai." in html
    assert PageTopic.objects.get(page_id=page.pk).topic == gone
    answer = desk.post(f"/admin/chu-de/{gone.pk}/gop/", {"kept": kept.pk, "previewed": kept.pk})
    assert answer.status_code == 302
    assert PageTopic.objects.get(page_id=page.pk).topic == kept


def test_a_preview_of_one_topic_does_not_confirm_another(desk: Client, portal: Portal) -> None:
    gone, kept, other = make_topic("Một"), make_topic("Hai"), make_topic("Ba")
    desk.post(f"/admin/chu-de/{gone.pk}/gop/", {"kept": other.pk, "previewed": kept.pk})
    assert Topic.objects.get(pk=gone.pk).merged_into is None


@pytest.mark.parametrize(
    ("act", "data", "said"),
    [
        ("gop", {"kept": ""}, "bắt buộc"),
        ("doi-ten", {"name": "lịch sử đảng", "language": "vi", "address": "giao-duc"}, "Đã có chủ đề tương tự"),
        ("doi-ten", {"name": "Học", "language": "vi", "address": "lich-su-dang"}, "thuộc về chủ đề khác"),
        ("doi-ten", {"name": "", "language": "vi", "address": "x"}, "bắt buộc"),
    ],
)
def test_what_cannot_be_done_is_said_beside_the_form(
    desk: Client, portal: Portal, act: str, data: dict[str, str], said: str
) -> None:
    make_topic("Lịch sử Đảng")
    topic = make_topic("Giáo dục")
    answer = desk.post(f"/admin/chu-de/{topic.pk}/{act}/", data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Topic.objects.get(pk=topic.pk).name == "Giáo dục"


def test_keys_and_dragging_move_a_topic_or_say_why_not(desk: Client, portal: Portal) -> None:
    one, two = make_topic("Một"), make_topic("Hai")
    answer = desk.post("/admin/chu-de/dat-cho/", {"topic": two.pk, "parent": one.pk, "before": ""})
    assert answer.json() == {"said": "“Hai” nay nằm dưới Một."}
    assert Topic.objects.get(pk=two.pk).parent == one
    refused = desk.post("/admin/chu-de/dat-cho/", {"topic": one.pk, "parent": two.pk})
    assert refused.status_code == 400
    assert refused.json()["error"]
    for number in ("9" * 12, "9" * 30, "9" * 5000, "²", "-1"):
        assert desk.post("/admin/chu-de/dat-cho/", {"topic": number}).status_code == 400


def test_an_editor_without_the_right_sees_no_tree(client: Client, portal: Portal) -> None:
    client.force_login(get_user_model().objects.create_user("ai-do", "", "x"))
    assert client.get("/admin/chu-de/").status_code == 302


def test_a_used_topic_is_not_deleted_and_the_webmaster_is_told(desk: Client, portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    portal.make_news(topics=[topic])
    answer = desk.post(f"/admin/snippets/kehoach_cms/topic/delete/{topic.pk}/", follow=True)
    assert "Chủ đề đang được dùng ở 1 trang. Hãy gộp hoặc chuyển trước." in answer.content.decode()
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_the_chooser_offers_no_hidden_or_merged_topic_and_finds_synonyms(desk: Client, portal: Portal) -> None:
    kept = make_topic("Lịch sử Đảng")
    services.merge_topics(make_topic("Truyền thống"), kept)
    make_topic("Ẩn", hidden=True)
    found = desk.get("/admin/snippets/choose/kehoach_cms/topic/results/").content.decode()
    assert "Lịch sử Đảng" in found
    assert "Ẩn" not in found
    assert "Truyền thống" not in found
    assert (
        "Lịch sử Đảng"
        in desk.get("/admin/snippets/choose/kehoach_cms/topic/results/", {"q": "truyen thong"}).content.decode()
    )


def test_the_chooser_speaks_vietnamese_from_its_first_topic_to_its_last(desk: Client, portal: Portal) -> None:
    address = "/admin/snippets/choose/kehoach_cms/topic/results/"
    assert "Chưa có chủ đề nào." in desk.get(address).content.decode()
    for number in range(26):
        make_topic(f"Giáo dục {number}")
    first = desk.get(address).content.decode()
    assert "Trang 1 trên 2" in first
    assert "Tiếp" in first
    assert "Trước" in desk.get(address, {"p": 2}).content.decode()
    assert "Tìm thấy 26 chủ đề" in desk.get(address, {"q": "giao duc"}).content.decode()
    none = desk.get(address, {"q": "không có"}).content.decode()
    assert "Không có chủ đề nào tên là “không có”." in none
    for english in ("Page ", "Next", "Previous", "snippets", "There are"):
        assert english not in re.sub(r"<[^>]*>", " ", first + none)


def form_of(page: NewsPage, *topics: Topic) -> dict[str, Any]:
    """What the page's form posts."""
    data: dict[str, Any] = {
        "title": page.title, "slug": page.slug, "subject": "", "summary": "", "date": "2026-11-01", "author": "",
        "source": "", "lead_image": "", "keywords": "", "seo_title": "", "search_description": "",
        "comments_mode": "", "comments_closed_on": "", "go_live_at": "", "expire_at": "",
        "body-count": "0", "corrections-count": "0",
        "kehoach_topics-TOTAL_FORMS": str(len(topics)), "kehoach_topics-INITIAL_FORMS": "0",
        "kehoach_related_picks-TOTAL_FORMS": "0", "kehoach_related_picks-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }  # fmt: skip
    for number, topic in enumerate(topics):
        data |= {
            f"kehoach_topics-{number}-topic": str(topic.pk),
            f"kehoach_topics-{number}-id": "",
            f"kehoach_topics-{number}-ORDER": str(number + 1),
            f"kehoach_topics-{number}-DELETE": "",
        }
    return data


@pytest.mark.parametrize("number", ["9" * 12, "9" * 5000, "²", "-1", "x"])
def test_a_new_topic_below_one_that_cannot_be_is_of_the_first_level(desk: Client, portal: Portal, number: str) -> None:
    answer = desk.get(f"/admin/snippets/kehoach_cms/topic/add/?parent={number}")
    assert answer.status_code == 200
    assert answer.context["form"].instance.parent is None


def test_a_topic_chosen_twice_in_the_page_editor_is_kept_once(desk: Client, portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    page = portal.make_news()
    for _ in range(2):
        answer = desk.post(f"/admin/pages/{page.pk}/edit/", form_of(page, topic, topic))
        assert answer.status_code == 302, answer.context["form"].errors
    assert PageTopic.objects.filter(page_id=page.pk).count() == 1


def test_topics_are_given_and_taken_in_the_page_listing(desk: Client, portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    pages = [portal.make_news() for _ in range(3)]
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = "/admin/bulk/wagtailcore/page/kehoach_assign_topic/?" + ids
    assert "Gắn chủ đề" in desk.get(address).content.decode()
    desk.post(address, {"topic": topic.pk})
    assert PageTopic.objects.filter(topic=topic).count() == 3
    desk.post(address.replace("assign", "remove"), {"topic": topic.pk})
    assert not PageTopic.objects.filter(topic=topic).exists()


def test_the_report_lists_pages_without_topic_and_no_others(desk: Client, portal: Portal) -> None:
    portal.make_news("Chưa gắn gì")
    portal.make_news("Đã gắn", topics=[make_topic("Giáo dục")])
    html = desk.get("/admin/reports/chua-gan-chu-de/").content.decode()
    assert "Chưa gắn gì" in html
    assert "Đã gắn" not in html
    assert "Kế hoạch</a>" not in html.split("<tbody>")[1]


def test_the_taxonomy_leaves_and_enters_as_a_file(desk: Client, portal: Portal) -> None:
    make_topic("Giáo dục")
    out = desk.get("/admin/chu-de/xuat/")
    assert out["Content-Disposition"] == 'attachment; filename="chu-de.csv"'
    assert out.content.startswith(b"\xef\xbb\xbfslug,")
    upload = SimpleUploadedFile("chu-de.csv", out.content + "moi,,0,,,,,Chủ đề mới,\r\n".encode())
    desk.post("/admin/chu-de/nhap/", {"file": upload, "try_first": "on"})
    assert Topic.objects.count() == 1
    upload.seek(0)
    desk.post("/admin/chu-de/nhap/", {"file": upload})
    assert Topic.objects.get(slug="moi").name == "Chủ đề mới"


def test_keywords_stand_in_vietnamese_order(desk: Client, portal: Portal) -> None:
    names = ["an", "Ăn", "Ân", "ba", "Dân", "Dự án", "Đảng", "đề án", "uy tín", "Ươm"]
    portal.make_news(keywords=reversed(names))
    for asked, expected in (("", names), ("-name", names[::-1])):
        listed = desk.get("/admin/snippets/kehoach_cms/keyword/", {"ordering": asked}).context["page_obj"]
        assert [keyword.name for keyword in listed] == expected


def test_a_keyword_is_promoted_from_its_list(desk: Client, portal: Portal) -> None:
    portal.make_news(keywords=["hát xoan"])
    keyword = Keyword.objects.get()
    assert f"/admin/chu-de/tu-khoa/{keyword.pk}/" in desk.get("/admin/snippets/kehoach_cms/keyword/").content.decode()
    desk.post(f"/admin/chu-de/tu-khoa/{keyword.pk}/", {"into": "", "parent": ""})
    assert Topic.objects.get().name == "hát xoan"


def test_proposals_name_the_words_or_the_document_that_speak_for_a_topic(portal: Portal) -> None:
    history = make_topic("Lịch sử Đảng")
    make_topic("Giáo dục truyền thống")
    make_topic("Đăng ký")
    cited = "Thực hiện Chỉ thị số 20-CT/TW ngày 18/01/2018 của Ban Bí thư, các xã làm sách."
    portal.make_news(topics=[history], body=paragraphs(cited))
    found = {row.name: row.reason for row in propose_topics("Giáo dục truyền thống cho học sinh", "", cited)}
    assert found == {
        "Giáo dục truyền thống": "vì tiêu đề có “Giáo dục truyền thống”",
        "Lịch sử Đảng": "vì nhắc đến Chỉ thị 20-CT/TW",
    }
    assert [row.name for row in propose_topics("", "", cited, chosen=[history.pk])] == []


def test_the_editor_asks_for_proposals_and_gets_buttons(desk: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin", body=paragraphs("Biên soạn lịch sử Đảng bộ xã."))
    html = desk.post("/admin/goi-y-chu-de/", {"title": "Tin", "page": page.pk}).content.decode()
    assert f'data-kh-take="{topic.pk}"' in html
    assert "vì trong bài có “Lịch sử Đảng”" in html
    html = desk.post("/admin/goi-y-chu-de/", {"title": "Tin", "page": page.pk, "topic": [topic.pk]}).content.decode()
    assert "data-kh-take" not in html


def test_the_editor_is_told_why_a_page_is_related(desk: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Sưu tầm tư liệu lịch sử", topics=[topic], keywords=["nhân chứng"])
    portal.make_news("Kể chuyện tư liệu lịch sử", topics=[topic], keywords=["nhân chứng"])
    (reason,) = explain_related(page)
    assert reason.reasons[:2] == ["cùng chủ đề: Lịch sử Đảng", "cùng từ khóa: nhân chứng"]
    assert "tư liệu" in reason.reasons[2]
    html = desk.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Vì sao các trang này có liên quan" in html
    assert "cùng chủ đề: Lịch sử Đảng" in html


@pytest.mark.parametrize(
    ("name", "letter"), [("Ứng dụng", "Ư"), ("Đình", "Đ"), ("Ảnh", "A"), ("ổ dịch", "Ô"), ("4.0", "0-9")]
)
def test_a_topic_stands_under_its_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_the_index_from_a_to_z_is_in_vietnamese_order(client: Client, portal: Portal) -> None:
    for name in ("Đình làng", "Dân vận", "Ô nhiễm", "Ong mật", "Ước mơ", "Ăn uống", "An sinh"):
        make_topic(name)
    html = client.get("/chu-de/?xem=a-z").content.decode()
    order = ["An sinh", "Ăn uống", "Dân vận", "Đình làng", "Ong mật", "Ô nhiễm", "Ước mơ"]
    places = [html.index(f">{name}</a>") for name in order]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_a_topic_has_feeds_with_its_subtopics_or_without(client: Client, portal: Portal, form: str) -> None:
    top = make_topic("Xây dựng Đảng")
    portal.make_news("Tin trên", topics=[top])
    portal.make_news("Tin dưới", topics=[make_topic("Lịch sử Đảng", parent=top)])
    answer = client.get(f"/chu-de/xay-dung-dang/{form}")
    assert answer.status_code == 200
    assert ("rss" if form == "rss.xml" else "atom") in answer["Content-Type"]
    assert "Tin trên" in answer.content.decode()
    assert "Tin dưới" in answer.content.decode()
    assert "Tin dưới" not in client.get(f"/chu-de/xay-dung-dang/{form}?con=khong").content.decode()
    assert not answer.cookies


def test_a_topic_page_leads_to_all_of_a_type_that_it_shows_only_some_of(client: Client, portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    portal.make_plan("Kế hoạch duy nhất", topics=[topic], issued_on=datetime.date(2026, 12, 1))
    for number in range(24):
        portal.make_news(f"Tin {number}", topics=[topic])
    html = client.get("/chu-de/giao-duc/").content.decode()
    assert re.search(r'href="/tim-kiem/\?chu-de=giao-duc&amp;loai=news">Xem tất cả 24', html)
    assert "loai=plan" not in html
    assert "25 mục" in html
    found = client.get("/tim-kiem/?chu-de=giao-duc&loai=news").content.decode()
    assert "24 kết quả" in found


def test_an_old_document_is_not_buried_under_newer_news_on_the_page_of_its_topic(
    client: Client, portal: Portal
) -> None:
    topic = make_topic("Giáo dục")
    for number in range(7):
        portal.make_plan(f"Kế hoạch thứ {number}", topics=[topic], issued_on=datetime.date(2019, 1, 1 + number))
    for number in range(30):
        portal.make_news(f"Tin {number}", topics=[topic], date=datetime.date(2026, 5, 1 + number))
    html = client.get("/chu-de/giao-duc/").content.decode()
    assert [number for number in range(7) if f"Kế hoạch thứ {number}<" in html] == [2, 3, 4, 5, 6]
    assert [number for number in range(30) if f">Tin {number}<" in html] == list(range(20, 30))
    assert html.index("Kế hoạch thứ 6<") < html.index("Kế hoạch thứ 2<")
    second = client.get("/chu-de/giao-duc/?trang=2").content.decode()
    assert "Kế hoạch thứ 0<" in second, "the flat list goes on where an address asks for its pages"


def test_a_topic_page_tells_networks_what_it_is_about(client: Client, portal: Portal) -> None:
    topic = make_topic("Giáo dục")
    topic.names.update(description="Trường lớp và thầy cô.")
    topic.save()
    html = client.get("/chu-de/giao-duc/").content.decode()
    assert '<meta property="og:title" content="Giáo dục">' in html
    assert "Trường lớp và thầy cô." in html.split("og:description")[1][:80]
    assert "CollectionPage" in html


def test_a_topic_page_leads_to_its_feeds_and_to_the_topics_around_it(client: Client, portal: Portal) -> None:
    top = make_topic("Xây dựng Đảng")
    make_topic("Lịch sử Đảng", parent=top)
    make_topic("Kiểm tra", parent=top)
    html = client.get("/chu-de/lich-su-dang/").content.decode()
    assert 'href="/chu-de/lich-su-dang/rss.xml"' in html
    assert "Chủ đề liên quan" in html
    assert "Kiểm tra" in html


def test_the_index_shows_topics_inside_those_above_them(client: Client, portal: Portal) -> None:
    top = make_topic("Xây dựng Đảng")
    make_topic("Ấn phẩm", parent=make_topic("Lịch sử Đảng", parent=top))
    make_topic("Văn kiện", parent=top)
    html = re.sub(r"\s+", " ", client.get("/chu-de/").content.decode())
    inside = html[html.index(">Lịch sử Đảng</a>") : html.index(">Văn kiện</a>")]
    assert "<details open>" in inside
    assert ">Ấn phẩm</a>" in inside


@pytest.mark.parametrize("words", ["lich su dang bo", "Lịch sử", "LICH SU"])
def test_readers_find_a_topic_in_the_index_by_any_name(client: Client, portal: Portal, words: str) -> None:
    topic = make_topic("Lịch sử Đảng bộ")
    services.rename_topic(topic, "Lịch sử Đảng")
    make_topic("Giáo dục")
    html = client.get("/chu-de/", {"q": words}).content.decode()
    assert ">Lịch sử Đảng</a>" in html
    assert ">Giáo dục</a>" not in html
    assert "Lọc chủ đề" in html
    assert "Không có chủ đề nào tên là “xyz”." in client.get("/chu-de/", {"q": "xyz"}).content.decode()
