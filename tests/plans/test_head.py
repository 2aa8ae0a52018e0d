"""What stands at the head and the foot of a plan's page: its state in words, contents, signature."""

import datetime
from typing import Any

import pytest
from django.test import Client

from kehoach_cms.documents.predicates import Predicate
from tests.factories import Portal, paragraphs, reference, tasks

pytestmark = pytest.mark.django_db

TODAY = datetime.date.today()


def page_of(client: Client, portal: Portal, **fields: Any) -> str:
    return client.get(portal.make_plan(**fields).url).content.decode()


def test_a_plan_whose_time_has_not_come_says_so(client: Client, portal: Portal) -> None:
    later, earlier = TODAY + datetime.timedelta(days=30), TODAY - datetime.timedelta(days=30)
    assert "Chưa đến thời gian thực hiện" in page_of(client, portal, period_from=later, tasks=tasks({}))
    assert "Chưa đến thời gian thực hiện" not in page_of(client, portal, period_from=earlier, tasks=tasks({}))
    assert "Chưa đến thời gian thực hiện" not in page_of(client, portal, tasks=tasks({}))


@pytest.mark.parametrize(("subject", "final"), [("Báo cáo tổng kết Kế hoạch", True), ("Sơ kết 6 tháng", False)])
def test_a_plan_with_its_final_review_leads_to_it(client: Client, portal: Portal, subject: str, final: bool) -> None:
    plan = portal.make_plan(number="27-KH/ĐU", tasks=tasks({}))
    reviewing = reference("27-KH/ĐU", predicate=Predicate.REVIEWS)
    report = portal.make_directive(number="9-BC/ĐU", kind="bao-cao", subject=subject, references=[reviewing])
    html = client.get(plan.url).content.decode()
    head = html[: html.index('id="thong-tin"')]
    assert ("Đã tổng kết" in head) is final
    assert (f'Xem báo cáo: <a href="{report.url}">' in head) is final


def test_what_replaces_a_plan_is_no_link_where_it_has_no_page(client: Client, portal: Portal) -> None:
    portal.make_plan(number="27-KH/ĐU", tasks=tasks({}))
    newer = portal.make_plan(number="28-KH/ĐU", references=[reference("27-KH/ĐU", predicate=Predicate.REPLACES)])
    old = portal.plans.get_children().exclude(pk=newer.pk).get()
    assert f'<a href="{newer.url}">' in client.get(old.url).content.decode().split('id="thong-tin"')[0]
    newer.unpublish()
    head = client.get(old.url).content.decode().split('id="thong-tin"')[0]
    assert "Đã được thay thế" in head
    assert 'href=""' not in head


def test_the_contents_lead_to_the_recipients_where_there_are_any(client: Client, portal: Portal) -> None:
    body = paragraphs("Căn cứ Chỉ thị số 14-CT/TU.")
    html = page_of(client, portal, body=body, recipients="Thường trực Tỉnh ủy\nLưu Văn phòng")
    assert '<a href="#noi-nhan">Nơi nhận</a>' in html
    assert 'id="noi-nhan"' in html
    assert 'href="#noi-nhan"' not in page_of(client, portal, body=body)


def test_each_line_of_the_authority_stands_on_a_line(client: Client, portal: Portal) -> None:
    html = page_of(
        client,
        portal,
        body=paragraphs("Nội dung."),
        signing_authority="TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH",
        signer_title="Phó Chủ tịch",
        signer_name="Hà Thị Thúy Vân",
    )
    assert "<span>TM. ỦY BAN NHÂN DÂN</span><span>KT. CHỦ TỊCH</span><span>PHÓ CHỦ TỊCH</span>" in html
    assert "Phó Chủ tịch (TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH)" in html
