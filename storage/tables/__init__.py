"""The nouns: plain rows, one class each, the same on every floor."""

from storage.tables.audit import AuditEntry, AuditHead
from storage.tables.cases import Case, CaseDepartment, CaseEvent, CaseEventKind, CasePhase, SubjectKind
from storage.tables.chats import Card, CardKind, Chat, ChatKind, ChatRole, ChatTopic, TopicPurpose
from storage.tables.columns import metadata
from storage.tables.departments import CannedText, ClosingDay, Department, DepartmentField, Officer
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
from storage.tables.replies import Cosignature, Lack, Match, ProofAnswer, Rating, Reply, ReplyFile, Score
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
    "CannedText",
    "Card",
    "CardKind",
    "Case",
    "CaseDepartment",
    "CaseEvent",
    "CaseEventKind",
    "CasePhase",
    "CaseState",
    "Chat",
    "ChatKind",
    "ChatRole",
    "ChatTopic",
    "ClosingDay",
    "Comment",
    "Cosignature",
    "Decision",
    "Department",
    "DepartmentField",
    "Flow",
    "Follow",
    "Idea",
    "IdeaStatus",
    "IdeaVersion",
    "InboxState",
    "InboxUpdate",
    "Lack",
    "Lease",
    "Match",
    "Officer",
    "OutboxMessage",
    "OutboxState",
    "Person",
    "PersonTopic",
    "Priority",
    "ProofAnswer",
    "Question",
    "Rating",
    "Region",
    "RejectReason",
    "Reply",
    "ReplyFile",
    "Review",
    "Role",
    "RoleGrant",
    "RoleLink",
    "Score",
    "SearchWord",
    "SelectionState",
    "Signature",
    "SignatureState",
    "SpentMark",
    "SubjectKind",
    "Topic",
    "TopicPurpose",
    "Volume",
    "metadata",
]
