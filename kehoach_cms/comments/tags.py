"""What templates ask of comments; `{% kh_comments page as comments %}` is registered at the front door."""

from kehoach_cms.comments.display import CommentsBlock, comments_block

__all__ = ["CommentsBlock", "comments_block"]
