"""The register of official documents."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from kehoach_cms.documents.models import DocumentRelation, OfficialDocument
from kehoach_cms.documents.queries import (
    citations_of,
    mention_lines,
    relation_groups,
    relations_of,
    upward_chain,
)
from kehoach_cms.documents.services import Mention, find_document, merge_documents, register
from kehoach_cms.pages.models import PageEntry
from tests.factories import Portal, make_unit, paragraphs, reference, republish

DAY = datetime.date(2018, 1, 18)


def test_a_typed_parent_that_is_not_on_the_portal_becomes_a_stub(portal: Portal) -> None:
    portal.make_plan(references=[reference("20-CT/TW", kind="chi-thi", issued_on=DAY, issuer_printed="Ban Bí thư")])
    stub = OfficialDocument.objects.get(number="20-CT/TW")
    assert stub.is_stub
    assert stub.name == "Chỉ thị số 20-CT/TW ngày 18/01/2018"
    assert stub.issuer_printed == "Ban Bí thư"


def test_publishing_a_stub_s_document_turns_every_mention_into_a_link(portal: Portal, reader) -> None:
    plan = portal.make_plan(references=[reference("14-CT/TU", kind="chi-thi", issued_on=datetime.date(2026, 3, 12))])
    news = portal.make_news(body=paragraphs("Thực hiện Chỉ thị số 14-CT/TU ngày 12/3/2026 của Ban Thường vụ Tỉnh ủy."))
    assert [line.url for line in mention_lines(citations_of(news.pk), reader)] == [None]
    directive = portal.make_directive()
    own = OfficialDocument.objects.get(translation_key=plan.translation_key)
    assert upward_chain(own, relations_of(own), reader)[0].url == directive.get_url(reader)
    assert [line.url for line in mention_lines(citations_of(news.pk), reader)] == [directive.get_url(reader)]
    assert OfficialDocument.objects.filter(number="14-CT/TU").count() == 1


def test_unpublishing_makes_the_document_a_stub_again(portal: Portal) -> None:
    directive = portal.make_directive()
    directive.unpublish()
    assert OfficialDocument.objects.get(number="14-CT/TU").is_stub


def test_deleting_a_section_with_a_directive_and_its_plan_leaves_the_register_whole(portal: Portal) -> None:
    section = portal.home.add_child(instance=Page(title="Văn bản", slug="van-ban"))
    portal.directives.move(section, "last-child")
    portal.plans.move(Page.objects.get(pk=section.pk), "last-child")
    portal.directives.refresh_from_db()
    portal.plans.refresh_from_db()
    portal.make_directive()
    portal.make_plan(number="27-KH/ĐU", references=[reference("14-CT/TU")])
    Page.objects.get(pk=section.pk).delete()
    assert {row.number: row.is_stub for row in OfficialDocument.objects.all()} == {"14-CT/TU": True, "27-KH/ĐU": True}
    assert DocumentRelation.objects.count() == 1
    assert not PageEntry.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_relation_is_shown_from_both_ends(portal: Portal, reader) -> None:
    directive = portal.make_directive()
    plan = portal.make_plan(number="27-KH/ĐU", references=[reference("14-CT/TU")])
    above = OfficialDocument.objects.get(translation_key=directive.translation_key)
    below = OfficialDocument.objects.get(translation_key=plan.translation_key)
    assert [line.name for group in relation_groups(relations_of(above), reader) for line in group.documents] == [
        below.name
    ]
    assert [line.name for group in relation_groups(relations_of(below), reader) for line in group.documents] == [
        above.name
    ]


def test_two_documents_of_one_number_and_different_years_are_two(db: None) -> None:
    first = register(Mention("98-KH/TU", "ke-hoach", datetime.date(2022, 8, 18), "Tỉnh ủy Khánh Hòa"))
    second = register(Mention("98-KH/TU", "ke-hoach", datetime.date(2027, 8, 18), "Tỉnh ủy Khánh Hòa"))
    assert first.pk != second.pk
    assert find_document(Mention("98-KH/TU")) is None, "a bare number that fits both decides nothing"


@pytest.mark.parametrize("spelling", ["98 - KH/TU", "98-KH/TU", "98–KH/TU", " 98-kh/tu "])
def test_a_number_is_one_document_however_it_is_typed(db: None, spelling: str) -> None:
    first = register(Mention("98-KH/TU", issued_on=DAY))
    assert register(Mention(spelling, issued_on=DAY)).pk == first.pk


def test_an_undated_mention_learns_the_date_from_a_later_one(db: None) -> None:
    first = register(Mention("20-CT/TW"))
    second = register(Mention("20-CT/TW", "chi-thi", DAY, "Ban Bí thư"))
    assert second.pk == first.pk
    assert OfficialDocument.objects.get().issued_on == DAY


def test_the_standing_board_and_its_committee_are_one_issuer(portal: Portal) -> None:
    committee = make_unit("Tỉnh ủy Sông Thao")
    make_unit("Ban Thường vụ Tỉnh ủy Sông Thao", parent=committee)
    directive = portal.make_directive(issuer=committee)
    found = find_document(Mention("14-CT/TU", issuer_printed="Ban Thường vụ Tỉnh ủy Sông Thao").resolved())
    assert found is not None
    assert found.page_id == directive.pk


def test_the_same_number_of_another_body_is_another_document(db: None) -> None:
    one, other = make_unit("Đảng ủy Sở Tài chính"), make_unit("Đảng ủy Sở Xây dựng")
    first = register(Mention("05-KH/ĐU", "ke-hoach", None, one.name))
    second = register(Mention("05-KH/ĐU", "ke-hoach", None, other.name))
    assert first.pk != second.pk


def test_merging_two_rows_keeps_relations_and_citations(portal: Portal) -> None:
    news = portal.make_news(body=paragraphs("Theo Chỉ thị số 20-CT/TW ngày 18/01/2018."))
    plan = portal.make_plan(references=[reference("20-CT/TW", issued_on=datetime.date(2018, 1, 19))])
    cited = news.kehoach_citations.get().document
    implemented = OfficialDocument.objects.get(translation_key=plan.translation_key).outgoing.get().target
    assert cited.pk != implemented.pk
    kept = merge_documents(implemented, cited)
    assert news.kehoach_citations.get().document_id == kept.pk
    assert OfficialDocument.objects.get(translation_key=plan.translation_key).outgoing.get().target_id == kept.pk
    assert not OfficialDocument.objects.filter(pk=implemented.pk).exists()


def test_a_plan_without_number_and_date_has_one_row_through_all_its_revisions(portal: Portal) -> None:
    plan = portal.make_plan(issued_on=None)
    plan.title = "Tên khác"
    plan = republish(plan)
    row = OfficialDocument.objects.get(translation_key=plan.translation_key)
    assert row.subject == "Tên khác"
    plan.number, plan.issued_on = "12-KH/ĐU", DAY
    republish(plan)
    assert OfficialDocument.objects.get(translation_key=plan.translation_key).pk == row.pk


def test_a_draft_leaves_the_register_alone(portal: Portal) -> None:
    portal.make_directive(publish=False)
    directive = portal.make_directive(number="19-CT/TU")
    directive.number = "20-CT/TU"
    directive.save_revision()
    assert set(OfficialDocument.objects.values_list("number", flat=True)) == {"19-CT/TU"}


def test_a_confidential_document_is_refused_by_the_form(portal: Portal) -> None:
    with pytest.raises(ValidationError) as refused:
        portal.make_directive(confidentiality="mat")
    assert "confidentiality" in refused.value.message_dict


def test_a_directive_that_replaces_another_says_so_in_the_register(portal: Portal) -> None:
    portal.make_directive(number="08-CT/TU", issued_on=datetime.date(2020, 2, 3))
    new = portal.make_directive(
        body=paragraphs("Chỉ thị này thay thế Chỉ thị số 08-CT/TU ngày 03/02/2020 của Ban Thường vụ Tỉnh ủy.")
    )
    row = OfficialDocument.objects.get(translation_key=new.translation_key)
    assert [(relation.predicate, relation.target.number) for relation in row.outgoing.all()] == [
        ("replaces", "08-CT/TU")
    ]


def test_a_translation_shares_its_source_s_row(portal: Portal) -> None:
    from wagtail.models import Locale

    english = Locale.objects.create(language_code="en")
    directive = portal.make_directive()
    translated = directive.copy_for_translation(english, copy_parents=True)
    translated.title = "Directive 14"
    translated.save_revision().publish()
    row = OfficialDocument.objects.get(number="14-CT/TU")
    assert row.page_id == directive.pk
    assert row.subject == directive.heading
    directive.unpublish()
    row.refresh_from_db()
    assert row.page_id == translated.pk, "a live translation takes over"


def test_a_list_does_not_take_the_day_of_publishing_for_a_day_of_issue(client: Client, portal: Portal) -> None:
    plan = portal.make_plan(issued_on=None)
    html = client.get("/ke-hoach/").content.decode()
    assert plan.title in html
    assert '<td class="kh-docs__date">Không ghi</td>' in html
    plan.issued_on = DAY
    republish(plan)
    assert '<td class="kh-docs__date"><time' in client.get("/ke-hoach/").content.decode()
