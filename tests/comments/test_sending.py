"""A reader sends a comment: what is answered, and what is stored."""

from kehoach_cms.comments.models import Comment, CommentEvent


def test_a_complete_form_is_stored_and_held(send, page):
    response = send()
    assert response.status_code == 303
    assert response["Location"].startswith("/binh-luan/da-nhan/")
    comment = Comment.objects.get()
    assert (comment.status, comment.reasons, comment.score) == ("held", [], 0)
    assert (comment.page_id, comment.page_title, comment.page_path) == (page.pk, page.title, page.get_url())
    assert comment.consent_version == "1" and comment.consented_at is not None
    assert [event.action for event in CommentEvent.objects.all()] == ["received"]
