"""Addresses of comments, below `binh-luan/` (decisions 12). The names are part of the contract."""

from django.urls import path

from kehoach_cms.comments import follow, views
from kehoach_cms.comments.exchange import feed
from kehoach_cms.comments.privacy import views as privacy
from kehoach_cms.comments.reports import views as reports

urlpatterns = [
    path("<int:page_id>/", views.write, name="comments"),
    path("<int:page_id>/ma/", views.token, name="comment_token"),
    path("<int:page_id>/atom.xml", feed.feed, name="comment_feed"),
    path("<int:page_id>/da-bao-cao/", reports.reported, name="comment_reported"),
    path("bao-cao/<int:comment_id>/", reports.report_comment, name="comment_report"),
    path("da-nhan/<str:key>/", views.received, name="comment_received"),
    path("theo-doi/<str:key>/", follow.follow, name="comment_follow"),
    path("theo-doi/<str:key>/sua/", follow.change, name="comment_change"),
    path("theo-doi/<str:key>/du-lieu/", privacy.data, name="comment_data"),
    path("theo-doi/<str:key>/rut-lai/", privacy.withdraw, name="comment_withdraw"),
    path("du-lieu-ca-nhan/", privacy.notice, name="comment_privacy"),
    path("thu/<uuid:uid>/<str:key>/", privacy.mail_confirm, name="comment_mail_confirm"),
    path("thu/<uuid:uid>/<str:key>/ngung/", privacy.mail_stop, name="comment_mail_stop"),
]
