"""What preparation groups offer to the shared pages."""

from collections.abc import Iterable

from dangbo.access.actor import Actor
from dangbo.access.todo import Task
from dangbo.congresses.offers import Tab
from dangbo.congresses.queries.waiting import group_tasks
from dangbo.registry.viewing import Viewing

JOURNAL = {
    "found_preparation_group": "Lập tiểu ban của đại hội",
    "join_preparation_group": "Thêm người vào tiểu ban",
    "leave_preparation_group": "Cho thôi tiểu ban",
    "add_group_task": "Giao việc cho tiểu ban",
    "finish_group_task": "Ghi xong việc của tiểu ban",
    "hold_group_session": "Ghi cuộc họp tiểu ban",
}
TABS = (Tab("congresses:groups", "Tiểu ban"),)


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """Tasks of the groups that are late or due soon."""
    return group_tasks(viewing)
