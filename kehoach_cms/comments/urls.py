"""Addresses of comments, below `binh-luan/` (decisions 12). The names are part of the contract."""

from django.urls import path

from kehoach_cms.comments import views

urlpatterns = [
    path("<int:page_id>/", views.write, name="comments"),
    path("<int:page_id>/ma/", views.token, name="comment_token"),
    path("da-nhan/<str:key>/", views.received, name="comment_received"),
    path("theo-doi/<str:key>/", views.follow, name="comment_follow"),
]
