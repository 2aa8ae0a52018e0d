"""The taxonomy as CSV: out and in again."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kehoach_cms.pages.models import EntryTopic
from kehoach_cms.topics import services
from kehoach_cms.topics.exchange import export_topics, import_topics
from kehoach_cms.topics.models import Topic, TopicAddress, TopicName, TopicSynonym
from tests.factories import Portal, make_topic

HEAD = "slug,parent,name_vi\n"


def clear() -> None:
    TopicAddress.objects.all().delete()
    Topic.objects.update(parent=None, merged_into=None)
    Topic.objects.all().delete()


def test_what_goes_out_comes_in_exactly(portal: Portal) -> None:
    top = make_topic("Xây dựng Đảng", english="Party building")
    topic = make_topic("Lịch sử Đảng", parent=top, sort_order=3)
    services.merge_topics(make_topic("Lịch sử | Đảng bộ"), topic)
    services.rename_topic(topic, "=Lịch sử, truyền thống", address="truyen-thong")
    TopicName.objects.filter(topic=top, language="vi").update(description="Dòng một\nDòng “hai”; ba")
    out = export_topics()
    clear()
    done = import_topics(("\ufeff" + out).encode())
    assert (done.created, done.changed) == (3, 0)
    assert export_topics() == out


def test_importing_the_same_file_again_changes_nothing(portal: Portal) -> None:
    make_topic("Lịch sử Đảng", parent=make_topic("Xây dựng Đảng"))
    done = import_topics(export_topics().encode())
    assert (done.created, done.changed, done.same) == (0, 0, 2)


def test_a_trial_counts_and_changes_nothing(portal: Portal) -> None:
    done = import_topics((HEAD + "a,,Chủ đề A\nb,a,Chủ đề B\n").encode(), dry_run=True)
    assert done.created == 2
    assert not Topic.objects.exists()


def test_a_moved_topic_takes_its_pages_along(portal: Portal) -> None:
    topic = make_topic("Di tích")
    make_topic("Văn hóa")
    page = portal.make_news(topics=[topic])
    import_topics((HEAD + "di-tich,van-hoa,Di tích\n").encode())
    found = EntryTopic.objects.filter(entry__page_id=page.pk, direct=False)
    assert [row.topic.name for row in found] == ["Văn hóa"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,b,Chủ đề A\n", "Dòng 2.*“b”"),
        ("a,b,Chủ đề A\nb,a,Chủ đề B\n", "Dòng 2.*chính nó"),
        ("a,,Chủ đề A\na,,Chủ đề B\n", "Dòng 3.*hai lần"),
        ("a,,Thủy lợi\nb,,Thuỷ lợi\n", "Dòng 3.*Thuỷ lợi"),
        ("á b,,Chủ đề\n", "Dòng 2.*á b"),
        ("a,,\n", "Dòng 2.*tên"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_nothing_is_half_done(portal: Portal, rows: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        import_topics((HEAD + rows).encode())
    assert any(__import__("re").search(message, text) for text in caught.value.messages), caught.value.messages
    assert not Topic.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00x", b"", b"name_vi\nA\n", b'slug,name_vi\na,"x'])
def test_a_file_that_is_no_taxonomy_gets_an_error(portal: Portal, content: bytes) -> None:
    with pytest.raises(ValidationError):
        import_topics(content)


TEXTS = st.text(alphabet="abđƯ ủ=+|\\'\",;\n-", min_size=0, max_size=12)


class RoundTrip(TestCase):
    """Any names, descriptions and synonyms."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
    def test_any_text_comes_back(self, texts: list[tuple[str, str]]) -> None:
        for number, (description, synonym) in enumerate(texts):
            topic = make_topic(f"Chủ đề {number}")
            TopicName.objects.filter(topic=topic).update(description=description.replace("\r", ""))
            if synonym.strip():
                TopicSynonym(topic=topic, name=synonym.strip()).save()
        out = export_topics()
        clear()
        import_topics(out.encode())
        assert export_topics() == out
