"""Comments in every state."""

from kehoach_cms.comments.exchange.jsonlines import import_comment
from kehoach_cms.comments.moderation.services import answer
from portal.loading.loader import Demo, moment, read


def comments(demo: Demo) -> None:
    """Comments of readers, and what the agency answered."""
    for number, row in enumerate(read("comments")["comments"], start=1):
        page = demo.pages[row["page"]["type"], row["page"]["slug"]]
        comment, _created = import_comment(
            page,
            external_id=f"demo-{number}",
            name=row["author"],
            text=row["body"],
            at=moment(row["created_at"]),
            status=row["state"],
            note=row["reason"],
        )
        for reply in row["replies"]:
            answer(
                comment,
                text=reply["body"],
                name=demo.units[reply["unit"]].name,
                user=demo.user,
                at=moment(reply["created_at"]),
            )
