"""How lists of ideas are cut into pages, and in which orders they come."""

from dataclasses import dataclass
from enum import IntEnum

PAGE_SIZE = 5


class Order(IntEnum):
    """What comes first in a list of ideas."""

    NEWEST = 0
    MOST_SIGNED = 1
    CLOSING_SOON = 2


class Shelf(IntEnum):
    """Which of somebody's own lists they look at."""

    IDEAS = 0
    SIGNED = 1
    FOLLOWED = 2
    REPLIED = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see of the open ideas; 0 means every region, or every topic."""

    page: int = 1
    region_id: int = 0
    topic_id: int = 0
    order: Order = Order.NEWEST


def pages_for(total: int) -> int:
    """Return how many pages so many things fill; one when there are none."""
    return max(1, -(-total // PAGE_SIZE))


def page_within(page: int, total: int) -> int:
    """Return the page nearest to the one asked for: lists grow shorter while people look at them."""
    return min(max(1, page), pages_for(total))


def order_of(number: int) -> Order:
    """Return the order with this number; the newest first when there is none."""
    return Order(number) if number in set(Order) else Order.NEWEST
