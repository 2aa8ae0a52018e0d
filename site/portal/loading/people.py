"""Comments in every state."""

from kehoach_cms.comments.exchange.jsonlines import import_comment
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.services import answer
from portal.loading.loader import Demo, moment, read


def comments(demo: Demo) -> None:
    """Comments of readers, and what the agency answered, in the order in which they were written."""
    rows = list(enumerate(read("comments")["comments"], start=1))
    written = [(row["created_at"], number, row, None) for number, row in rows]
    written += [(reply["created_at"], number, row, reply) for number, row in rows for reply in row["replies"]]
    taken: dict[int, Comment] = {}
    for at, number, row, reply in sorted(written, key=lambda line: line[0]):
        if reply is not None:
            answer(
                taken[number],
                text=reply["body"],
                name=demo.units[reply["unit"]].name,
                user=demo.user,
                at=moment(at),
            )
            continue
        taken[number], _created = import_comment(
            demo.pages[row["page"]["type"], row["page"]["slug"]],
            external_id=f"demo-{number}",
            name=row["author"],
            text=row["body"],
            at=moment(at),
            status=row["state"],
            note=row["reason"],
        )
