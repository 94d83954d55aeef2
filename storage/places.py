"""Queries about the regions and topics of the place."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from storage.tables import PersonTopic, Region, Topic

NO_LONGER_OFFERED = -1


def regions(db: Session) -> list[Region]:
    """Return the regions people can choose, in the operator's order."""
    offered = select(Region).where(col(Region.position) > NO_LONGER_OFFERED)
    return list(db.exec(offered.order_by(col(Region.position), col(Region.id))))


def topics(db: Session) -> list[Topic]:
    """Return the topics people can choose, in the operator's order."""
    offered = select(Topic).where(col(Topic.position) > NO_LONGER_OFFERED)
    return list(db.exec(offered.order_by(col(Topic.position), col(Topic.id))))


def region_name(db: Session, region_id: int | None) -> str | None:
    """Return what this region is called; None for the whole place."""
    region = db.get(Region, region_id) if region_id is not None else None
    return region.name if region else None


def topic_name(db: Session, topic_id: int | None) -> str | None:
    """Return what this topic is called; None for no topic."""
    topic = db.get(Topic, topic_id) if topic_id is not None else None
    return topic.name if topic else None


def topic_names_of(db: Session, person_id: int) -> list[str]:
    """Return what the topics are called that somebody wants to hear about."""
    chosen = select(PersonTopic.topic_id).where(PersonTopic.person_id == person_id)
    return list(db.exec(select(Topic.name).where(col(Topic.id).in_(chosen)).order_by(col(Topic.position))))


def arrange_regions(db: Session, names: Sequence[str]) -> None:
    """Offer exactly these regions in this order; earlier ones stay for the ideas that name them."""
    known = {region.name: region for region in db.exec(select(Region))}
    for region in known.values():
        region.position = NO_LONGER_OFFERED
    for position, name in enumerate(names):
        region = known.get(name) or Region(name=name)
        region.position = position
        db.add(region)


def arrange_topics(db: Session, names: Sequence[str]) -> None:
    """Offer exactly these topics in this order; earlier ones stay for the ideas that name them."""
    known = {topic.name: topic for topic in db.exec(select(Topic))}
    for topic in known.values():
        topic.position = NO_LONGER_OFFERED
    for position, name in enumerate(names):
        topic = known.get(name) or Topic(name=name)
        topic.position = position
        db.add(topic)
