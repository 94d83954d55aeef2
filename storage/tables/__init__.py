"""The nouns: plain rows, one class each, the same on every floor."""

from storage.tables.audit import AuditEntry, AuditHead
from storage.tables.chats import Card, CardKind, Chat, ChatKind, ChatRole, ChatTopic, TopicPurpose
from storage.tables.columns import metadata
from storage.tables.ideas import (
    Addendum,
    Attachment,
    AttachmentKind,
    CaseState,
    Comment,
    Follow,
    Idea,
    IdeaStatus,
    IdeaVersion,
    SelectionState,
)
from storage.tables.moderation import Appeal, AppealState, Decision, RejectReason, Review
from storage.tables.people import Person, PersonTopic, Role, RoleGrant, RoleLink, Volume
from storage.tables.places import Region, Topic
from storage.tables.questions import Answer, Question
from storage.tables.search import SearchWord
from storage.tables.signatures import Signature, SignatureState, SpentMark
from storage.tables.wire import Flow, InboxState, InboxUpdate, Lease, OutboxMessage, OutboxState, Priority

__all__ = [
    "Addendum",
    "Answer",
    "Appeal",
    "AppealState",
    "Attachment",
    "AttachmentKind",
    "AuditEntry",
    "AuditHead",
    "Card",
    "CardKind",
    "CaseState",
    "Chat",
    "ChatKind",
    "ChatRole",
    "ChatTopic",
    "Comment",
    "Decision",
    "Flow",
    "Follow",
    "Idea",
    "IdeaStatus",
    "IdeaVersion",
    "InboxState",
    "InboxUpdate",
    "Lease",
    "OutboxMessage",
    "OutboxState",
    "Person",
    "PersonTopic",
    "Priority",
    "Question",
    "Region",
    "RejectReason",
    "Review",
    "Role",
    "RoleGrant",
    "RoleLink",
    "SearchWord",
    "SelectionState",
    "Signature",
    "SignatureState",
    "SpentMark",
    "Topic",
    "TopicPurpose",
    "Volume",
    "metadata",
]
