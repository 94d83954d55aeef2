"""The nouns, and an audit log that can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

REFUSAL = "the audit log is append-only"


def upgrade() -> None:
    op.create_table('audit_head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('seal', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_head'))
    )
    op.create_table('audit_log',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('actor', sa.String(length=32), nullable=False),
    sa.Column('verb', sa.String(length=48), nullable=False),
    sa.Column('subject', sa.String(length=48), nullable=False),
    sa.Column('details', sa.JSON(), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seal', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_log'))
    )
    op.create_index('ix_audit_log_subject', 'audit_log', ['subject'], unique=False)
    op.create_table('beats',
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_beats'))
    )
    op.create_table('closing_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_closing_days'))
    )
    op.create_table('days_off',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('made_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_days_off'))
    )
    op.create_table('departments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['departments.id'], name=op.f('fk_departments_parent_id_departments')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_departments')),
    sa.UniqueConstraint('name', name=op.f('uq_departments_name')),
    sqlite_autoincrement=True
    )
    op.create_table('inbox',
    sa.Column('update_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('press_id', sa.String(length=64), nullable=True),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('fault', sa.String(length=200), nullable=True),
    sa.PrimaryKeyConstraint('update_id', name=op.f('pk_inbox')),
    sa.UniqueConstraint('press_id', name=op.f('uq_inbox_press_id'))
    )
    op.create_index('ix_inbox_state_received_at', 'inbox', ['state', 'received_at'], unique=False)
    op.create_table('leases',
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('holder', sa.String(length=64), nullable=False),
    sa.Column('fence', sa.Integer(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_leases'))
    )
    op.create_table('pauses',
    sa.Column('scope', sa.String(length=128), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('scope', name=op.f('pk_pauses'))
    )
    op.create_table('regions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regions')),
    sa.UniqueConstraint('name', name=op.f('uq_regions_name'))
    )
    op.create_table('search_words',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('word', sa.String(length=64).with_variant(sa.String(length=64, collation='C'), 'postgresql'), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_words')),
    sa.UniqueConstraint('kind', 'word', 'subject_id', name=op.f('uq_search_words_kind_word_subject_id'))
    )
    op.create_index('ix_search_words_subject_id_kind', 'search_words', ['subject_id', 'kind'], unique=False)
    op.create_table('senders',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('part', sa.Integer(), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_senders')),
    sqlite_autoincrement=True
    )
    op.create_table('stored_files',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.String(length=80), nullable=False),
    sa.Column('stored_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_stored_files'))
    )
    op.create_table('topics',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_topics')),
    sa.UniqueConstraint('name', name=op.f('uq_topics_name'))
    )
    op.create_table('canned_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(length=26), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_canned_texts_department_id_departments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_canned_texts')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_canned_texts_department_id'), 'canned_texts', ['department_id'], unique=False)
    op.create_table('chats',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('role', sa.String(length=24), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('language', sa.String(length=16), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('posts_per_day', sa.Integer(), nullable=False),
    sa.Column('posts_on', sa.Date(), nullable=True),
    sa.Column('posts_count', sa.Integer(), nullable=False),
    sa.Column('bot_is_admin', sa.Boolean(), nullable=False),
    sa.Column('has_own_commands', sa.Boolean(), nullable=False),
    sa.Column('connected_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('left_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_chats_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chats')),
    sa.UniqueConstraint('telegram_id', name=op.f('uq_chats_telegram_id'))
    )
    op.create_table('department_fields',
    sa.Column('topic_id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_department_fields_department_id_departments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['topic_id'], ['topics.id'], name=op.f('fk_department_fields_topic_id_topics')),
    sa.PrimaryKeyConstraint('topic_id', name=op.f('pk_department_fields'))
    )
    op.create_index(op.f('ix_department_fields_department_id'), 'department_fields', ['department_id'], unique=False)
    op.create_table('persons',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('secret', sa.String(length=32), nullable=False),
    sa.Column('language', sa.String(length=16), nullable=False),
    sa.Column('language_chosen', sa.Boolean(), nullable=False),
    sa.Column('public_name', sa.String(length=64), nullable=True),
    sa.Column('name_asked', sa.Boolean(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('region_asked', sa.Boolean(), nullable=False),
    sa.Column('volume', sa.String(length=24), nullable=False),
    sa.Column('replies_to_own', sa.Boolean(), nullable=False),
    sa.Column('digest_daily', sa.Boolean(), nullable=False),
    sa.Column('digest_at', sa.Time(), nullable=False),
    sa.Column('announcements', sa.Boolean(), nullable=False),
    sa.Column('quiet_from', sa.Time(), nullable=True),
    sa.Column('quiet_until', sa.Time(), nullable=True),
    sa.Column('discreet', sa.Boolean(), nullable=False),
    sa.Column('plain_text', sa.Boolean(), nullable=False),
    sa.Column('paused', sa.Boolean(), nullable=False),
    sa.Column('briefed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('brief_daily', sa.Boolean(), nullable=False),
    sa.Column('has_own_commands', sa.Boolean(), nullable=False),
    sa.Column('was_greeted', sa.Boolean(), nullable=False),
    sa.Column('unreachable_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_persons_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_persons')),
    sa.UniqueConstraint('telegram_id', name=op.f('uq_persons_telegram_id'))
    )
    op.create_index('ix_persons_brief_daily', 'persons', ['id'], unique=False, sqlite_where=sa.text('brief_daily = 1'), postgresql_where=sa.text('brief_daily'))
    op.create_index('ix_persons_has_own_commands', 'persons', ['id'], unique=False, sqlite_where=sa.text('has_own_commands = 1'), postgresql_where=sa.text('has_own_commands'))
    op.create_table('announcements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('letter', sa.JSON(), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('with_sound', sa.Boolean(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('changed_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('agreed_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('resumed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recalled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('promised', sa.Integer(), nullable=False),
    sa.Column('up_to_id', sa.Integer(), nullable=False),
    sa.Column('owed_up_to', sa.Integer(), nullable=False),
    sa.Column('owed', sa.Integer(), nullable=False),
    sa.Column('is_all_owed', sa.Boolean(), nullable=False),
    sa.Column('per_second', sa.Integer(), nullable=False),
    sa.Column('settled_before', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['agreed_by_id'], ['persons.id'], name=op.f('fk_announcements_agreed_by_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['asked_by_id'], ['persons.id'], name=op.f('fk_announcements_asked_by_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['changed_by_id'], ['persons.id'], name=op.f('fk_announcements_changed_by_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['made_by_id'], ['persons.id'], name=op.f('fk_announcements_made_by_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_announcements')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_announcements_made_by_id'), 'announcements', ['made_by_id'], unique=False)
    op.create_index(op.f('ix_announcements_state'), 'announcements', ['state'], unique=False)
    op.create_table('cards',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('chat_telegram_id', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('inline_message_id', sa.String(length=128), nullable=True),
    sa.Column('language', sa.String(length=16), nullable=False),
    sa.Column('is_private', sa.Boolean(), nullable=False),
    sa.Column('above', sa.String(), nullable=False),
    sa.Column('shown_hash', sa.String(length=64), nullable=True),
    sa.Column('dirty_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_cards_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cards')),
    sa.UniqueConstraint('chat_telegram_id', 'message_id', name=op.f('uq_cards_chat_telegram_id_message_id')),
    sa.UniqueConstraint('inline_message_id', name=op.f('uq_cards_inline_message_id'))
    )
    op.create_index('ix_cards_dirty_at', 'cards', ['dirty_at'], unique=False, sqlite_where=sa.text('dirty_at IS NOT NULL'), postgresql_where=sa.text('dirty_at IS NOT NULL'))
    op.create_index('ix_cards_kind_subject_id', 'cards', ['kind', 'subject_id'], unique=False)
    op.create_index(op.f('ix_cards_person_id'), 'cards', ['person_id'], unique=False)
    op.create_table('cases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_kind', sa.String(length=24), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('lead_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('opened_by_id', sa.Integer(), nullable=True),
    sa.Column('phase', sa.String(length=24), nullable=False),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('promise', sa.String(length=300), nullable=False),
    sa.Column('promised_on', sa.Date(), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('remind_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('step', sa.String(length=16), nullable=False),
    sa.Column('escalated_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('replied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reopened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('review_due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reviewed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['lead_id'], ['departments.id'], name=op.f('fk_cases_lead_id_departments')),
    sa.ForeignKeyConstraint(['opened_by_id'], ['persons.id'], name=op.f('fk_cases_opened_by_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['owner_id'], ['persons.id'], name=op.f('fk_cases_owner_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cases')),
    sa.UniqueConstraint('subject_kind', 'subject_id', 'number', name=op.f('uq_cases_subject_kind_subject_id_number')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_cases_lead_id'), 'cases', ['lead_id'], unique=False)
    op.create_index(op.f('ix_cases_owner_id'), 'cases', ['owner_id'], unique=False)
    op.create_index('ix_cases_phase_due_at', 'cases', ['phase', 'due_at'], unique=False)
    op.create_index('ix_cases_remind_at', 'cases', ['remind_at'], unique=False)
    op.create_table('chat_topics',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('thread_id', sa.Integer(), nullable=True),
    sa.Column('purpose', sa.String(length=24), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_chat_topics_chat_id_chats'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chat_topics')),
    sa.UniqueConstraint('chat_id', 'purpose', 'subject_id', name=op.f('uq_chat_topics_chat_id_purpose_subject_id'))
    )
    op.create_table('consultations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('facilitator_id', sa.Integer(), nullable=True),
    sa.Column('theme', sa.String(length=120), nullable=False),
    sa.Column('run_by', sa.String(length=64), nullable=False),
    sa.Column('background', sa.String(), nullable=False),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('stage_id', sa.Integer(), nullable=True),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('planned_end_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('announced_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('concluded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome_reminders', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['facilitator_id'], ['persons.id'], name=op.f('fk_consultations_facilitator_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultations')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_consultations_facilitator_id'), 'consultations', ['facilitator_id'], unique=False)
    op.create_index('ix_consultations_status', 'consultations', ['status'], unique=False)
    op.create_table('flows',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(length=48), nullable=False),
    sa.Column('draft', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_flows_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_flows'))
    )
    op.create_table('ideas',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('author_name', sa.String(length=64), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('said_in', sa.Integer(), nullable=True),
    sa.Column('topic_id', sa.Integer(), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('case_state', sa.String(length=24), nullable=False),
    sa.Column('selection_state', sa.String(length=24), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('signature_count', sa.Integer(), nullable=False),
    sa.Column('threshold', sa.Integer(), nullable=True),
    sa.Column('milestones', sa.JSON(), nullable=True),
    sa.Column('consequence', sa.String(length=300), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('qualified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('extended_days', sa.Integer(), nullable=False),
    sa.Column('closing_told_hours', sa.Integer(), nullable=True),
    sa.Column('draft_reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decide_by', sa.DateTime(timezone=True), nullable=True),
    sa.Column('late_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('late_shown_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('late_told_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reviewer_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['persons.id'], name=op.f('fk_ideas_author_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['merged_into_id'], ['ideas.id'], name=op.f('fk_ideas_merged_into_id_ideas')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_ideas_region_id_regions')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['persons.id'], name=op.f('fk_ideas_reviewer_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['topic_id'], ['topics.id'], name=op.f('fk_ideas_topic_id_topics')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ideas')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_ideas_author_id'), 'ideas', ['author_id'], unique=False)
    op.create_index('ix_ideas_status_closes_at', 'ideas', ['status', 'closes_at'], unique=False)
    op.create_index('ix_ideas_status_signature_count', 'ideas', ['status', 'signature_count'], unique=False)
    op.create_table('officers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('shown_name', sa.String(length=64), nullable=True),
    sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('renewed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('duty_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_officers_department_id_departments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_officers_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officers')),
    sa.UniqueConstraint('person_id', 'department_id', name=op.f('uq_officers_person_id_department_id'))
    )
    op.create_index(op.f('ix_officers_department_id'), 'officers', ['department_id'], unique=False)
    op.create_index(op.f('ix_officers_person_id'), 'officers', ['person_id'], unique=False)
    op.create_table('outbox',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('notice', sa.String(length=48), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('chat_id', sa.Integer(), nullable=True),
    sa.Column('thread_id', sa.Integer(), nullable=True),
    sa.Column('priority', sa.String(length=24), nullable=False),
    sa.Column('series', sa.String(length=64), nullable=True),
    sa.Column('dedupe_key', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sender_id', sa.Integer(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('message_ids', sa.JSON(), nullable=True),
    sa.Column('fault', sa.String(length=200), nullable=True),
    sa.Column('owed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_outbox_chat_id_chats'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_outbox_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('dedupe_key', name=op.f('uq_outbox_dedupe_key'))
    )
    op.create_index(op.f('ix_outbox_chat_id'), 'outbox', ['chat_id'], unique=False)
    op.create_index('ix_outbox_leased', 'outbox', ['state', 'sender_id'], unique=False, sqlite_where=sa.text("state = 'leased'"), postgresql_where=sa.text("state = 'leased'"))
    op.create_index(op.f('ix_outbox_person_id'), 'outbox', ['person_id'], unique=False)
    op.create_index('ix_outbox_series_state', 'outbox', ['series', 'state', 'id'], unique=False)
    op.create_index('ix_outbox_state_due_at', 'outbox', ['state', 'priority', 'due_at', 'id'], unique=False)
    op.create_table('person_topics',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('topic_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_person_topics_person_id_persons'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['topic_id'], ['topics.id'], name=op.f('fk_person_topics_topic_id_topics')),
    sa.PrimaryKeyConstraint('person_id', 'topic_id', name=op.f('pk_person_topics'))
    )
    op.create_table('questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('late_told_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('asked_again_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_questions_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questions')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_questions_person_id'), 'questions', ['person_id'], unique=False)
    op.create_table('reminders',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('about', sa.String(length=24), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('wish', sa.String(length=24), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_reminders_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminders')),
    sa.UniqueConstraint('person_id', 'about', 'subject_id', name=op.f('uq_reminders_person_id_about_subject_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_reminders_due_at'), 'reminders', ['due_at'], unique=False)
    op.create_table('role_grants',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=24), nullable=False),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_role_grants_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_grants')),
    sa.UniqueConstraint('person_id', 'role', name=op.f('uq_role_grants_person_id_role'))
    )
    op.create_index(op.f('ix_role_grants_person_id'), 'role_grants', ['person_id'], unique=False)
    op.create_table('role_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('role', sa.String(length=24), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=True),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_role_links_department_id_departments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['persons.id'], name=op.f('fk_role_links_made_by_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_links')),
    sa.UniqueConstraint('digest', name=op.f('uq_role_links_digest'))
    )
    op.create_table('saved_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('letter', sa.JSON(), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=True),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['saved_by_id'], ['persons.id'], name=op.f('fk_saved_texts_saved_by_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_texts'))
    )
    op.create_index(op.f('ix_saved_texts_saved_by_id'), 'saved_texts', ['saved_by_id'], unique=False)
    op.create_table('addenda',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_addenda_idea_id_ideas'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_addenda'))
    )
    op.create_index(op.f('ix_addenda_idea_id'), 'addenda', ['idea_id'], unique=False)
    op.create_table('announcement_taps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('announcement_id', sa.Integer(), nullable=False),
    sa.Column('button', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('tapped_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['announcement_id'], ['announcements.id'], name=op.f('fk_announcement_taps_announcement_id_announcements'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_announcement_taps_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_announcement_taps')),
    sa.UniqueConstraint('announcement_id', 'button', 'person_id', name=op.f('uq_announcement_taps_announcement_id_button_person_id'))
    )
    op.create_index(op.f('ix_announcement_taps_person_id'), 'announcement_taps', ['person_id'], unique=False)
    op.create_table('answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('moderator_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('drafted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['moderator_id'], ['persons.id'], name=op.f('fk_answers_moderator_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('fk_answers_question_id_questions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers'))
    )
    op.create_index(op.f('ix_answers_moderator_id'), 'answers', ['moderator_id'], unique=False)
    op.create_index(op.f('ix_answers_question_id'), 'answers', ['question_id'], unique=False)
    op.create_table('attachments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('file_id', sa.String(length=200), nullable=False),
    sa.Column('file_unique_id', sa.String(length=64), nullable=False),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=120), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_attachments_idea_id_ideas'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments'))
    )
    op.create_index(op.f('ix_attachments_idea_id'), 'attachments', ['idea_id'], unique=False)
    op.create_table('case_departments',
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_departments_case_id_cases'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_case_departments_department_id_departments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('case_id', 'department_id', name=op.f('pk_case_departments'))
    )
    op.create_index(op.f('ix_case_departments_department_id'), 'case_departments', ['department_id'], unique=False)
    op.create_table('case_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('department_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(length=24), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_events_case_id_cases'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_case_events_department_id_departments'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_case_events_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_events'))
    )
    op.create_index(op.f('ix_case_events_case_id'), 'case_events', ['case_id'], unique=False)
    op.create_index(op.f('ix_case_events_person_id'), 'case_events', ['person_id'], unique=False)
    op.create_table('comments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('author_name', sa.String(length=64), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('said_in', sa.Integer(), nullable=True),
    sa.Column('reported_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('removed_for', sa.String(length=24), nullable=True),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_comments_idea_id_ideas'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_comments_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comments')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_comments_idea_id'), 'comments', ['idea_id'], unique=False)
    op.create_index(op.f('ix_comments_person_id'), 'comments', ['person_id'], unique=False)
    op.create_table('consents',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('badge', sa.String(length=24), nullable=False),
    sa.Column('stance', sa.String(length=24), nullable=False),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_consents_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_consents_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consents')),
    sa.UniqueConstraint('consultation_id', 'person_id', name=op.f('uq_consents_consultation_id_person_id'))
    )
    op.create_index(op.f('ix_consents_person_id'), 'consents', ['person_id'], unique=False)
    op.create_table('consultation_departments',
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_consultation_departments_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_consultation_departments_department_id_departments'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('consultation_id', 'department_id', name=op.f('pk_consultation_departments'))
    )
    op.create_index(op.f('ix_consultation_departments_department_id'), 'consultation_departments', ['department_id'], unique=False)
    op.create_table('consultation_groups',
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_consultation_groups_chat_id_chats'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_consultation_groups_consultation_id_consultations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('consultation_id', 'chat_id', name=op.f('pk_consultation_groups'))
    )
    op.create_index(op.f('ix_consultation_groups_chat_id'), 'consultation_groups', ['chat_id'], unique=False)
    op.create_table('consultation_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('organisation', sa.String(length=64), nullable=True),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_consultation_links_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['persons.id'], name=op.f('fk_consultation_links_made_by_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_links')),
    sa.UniqueConstraint('digest', name=op.f('uq_consultation_links_digest'))
    )
    op.create_index(op.f('ix_consultation_links_consultation_id'), 'consultation_links', ['consultation_id'], unique=False)
    op.create_index(op.f('ix_consultation_links_made_by_id'), 'consultation_links', ['made_by_id'], unique=False)
    op.create_table('draws',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('seats', sa.Integer(), nullable=False),
    sa.Column('witness_named', sa.String(length=160), nullable=False),
    sa.Column('seed', sa.String(length=64), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('list_digest', sa.String(length=64), nullable=False),
    sa.Column('witness', sa.String(length=160), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('drawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_draws_consultation_id_consultations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draws')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_draws_consultation_id'), 'draws', ['consultation_id'], unique=False)
    op.create_table('follows',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('volume', sa.String(length=24), nullable=False),
    sa.Column('followed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_follows_idea_id_ideas'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_follows_person_id_persons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'idea_id', name=op.f('pk_follows'))
    )
    op.create_index(op.f('ix_follows_idea_id'), 'follows', ['idea_id'], unique=False)
    op.create_table('guide_questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_guide_questions_consultation_id_consultations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guide_questions'))
    )
    op.create_index(op.f('ix_guide_questions_consultation_id'), 'guide_questions', ['consultation_id'], unique=False)
    op.create_table('idea_versions',
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_idea_versions_idea_id_ideas'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('idea_id', 'version', name=op.f('pk_idea_versions'))
    )
    op.create_table('outcomes',
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('said', sa.String(), nullable=False),
    sa.Column('done', sa.String(), nullable=False),
    sa.Column('not_done', sa.String(), nullable=False),
    sa.Column('lacks_consensus', sa.Boolean(), nullable=False),
    sa.Column('statement', sa.String(), nullable=False),
    sa.Column('statement_by', sa.String(length=80), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('written_by_id', sa.Integer(), nullable=True),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_outcomes_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['written_by_id'], ['persons.id'], name=op.f('fk_outcomes_written_by_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('consultation_id', name=op.f('pk_outcomes'))
    )
    op.create_index(op.f('ix_outcomes_written_by_id'), 'outcomes', ['written_by_id'], unique=False)
    op.create_table('papers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_papers_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['digest'], ['stored_files.digest'], name=op.f('fk_papers_digest_stored_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_papers')),
    sa.UniqueConstraint('consultation_id', 'digest', name=op.f('uq_papers_consultation_id_digest'))
    )
    op.create_index(op.f('ix_papers_consultation_id'), 'papers', ['consultation_id'], unique=False)
    op.create_table('participants',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('looked_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_looked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('looked_before_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('spoke_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('invited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('organisation', sa.String(length=64), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('caught_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('declined_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('nudged_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('nudged_stage_id', sa.Integer(), nullable=True),
    sa.Column('nudges', sa.Integer(), nullable=False),
    sa.Column('follows', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_participants_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_participants_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_participants')),
    sa.UniqueConstraint('consultation_id', 'person_id', name=op.f('uq_participants_consultation_id_person_id'))
    )
    op.create_index(op.f('ix_participants_person_id'), 'participants', ['person_id'], unique=False)
    op.create_index('ix_participants_spoke', 'participants', ['consultation_id'], unique=False, sqlite_where=sa.text('spoke_at IS NOT NULL'), postgresql_where=sa.text('spoke_at IS NOT NULL'))
    op.create_table('replies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=True),
    sa.Column('officer_id', sa.Integer(), nullable=True),
    sa.Column('officer_name', sa.String(length=64), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('base_version', sa.Integer(), nullable=False),
    sa.Column('is_step', sa.Boolean(), nullable=False),
    sa.Column('is_revision', sa.Boolean(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('promise', sa.String(length=300), nullable=False),
    sa.Column('promised_on', sa.Date(), nullable=True),
    sa.Column('album', sa.String(length=64), nullable=True),
    sa.Column('said_in', sa.Integer(), nullable=True),
    sa.Column('said_at', sa.BigInteger(), nullable=True),
    sa.Column('drafted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('checked_by_id', sa.Integer(), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('discarded_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_replies_case_id_cases'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['checked_by_id'], ['persons.id'], name=op.f('fk_replies_checked_by_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_replies_department_id_departments'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['officer_id'], ['persons.id'], name=op.f('fk_replies_officer_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_replies')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_replies_case_id'), 'replies', ['case_id'], unique=False)
    op.create_index(op.f('ix_replies_officer_id'), 'replies', ['officer_id'], unique=False)
    op.create_table('reviews',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('moderator_id', sa.Integer(), nullable=True),
    sa.Column('decision', sa.String(length=24), nullable=False),
    sa.Column('reason', sa.String(length=24), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_reviews_idea_id_ideas'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['merged_into_id'], ['ideas.id'], name=op.f('fk_reviews_merged_into_id_ideas')),
    sa.ForeignKeyConstraint(['moderator_id'], ['persons.id'], name=op.f('fk_reviews_moderator_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reviews'))
    )
    op.create_index(op.f('ix_reviews_idea_id'), 'reviews', ['idea_id'], unique=False)
    op.create_table('signatures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('idea_version', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('public_name', sa.String(length=64), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_signatures_idea_id_ideas')),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_signatures_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signatures')),
    sa.UniqueConstraint('idea_id', 'person_id', name=op.f('uq_signatures_idea_id_person_id'))
    )
    op.create_index('ix_signatures_person_id', 'signatures', ['person_id'], unique=False, sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))
    op.create_table('spent_marks',
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_spent_marks_idea_id_ideas'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('idea_id', 'mark', name=op.f('pk_spent_marks'))
    )
    op.create_table('stages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('floor', sa.String(length=24), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('planned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('turned_for', sa.String(length=300), nullable=False),
    sa.Column('stream_url', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_stages_consultation_id_consultations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stages'))
    )
    op.create_index(op.f('ix_stages_consultation_id'), 'stages', ['consultation_id'], unique=False)
    op.create_table('subtopics',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=100), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_subtopics_consultation_id_consultations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subtopics'))
    )
    op.create_index(op.f('ix_subtopics_consultation_id'), 'subtopics', ['consultation_id'], unique=False)
    op.create_table('appeals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['persons.id'], name=op.f('fk_appeals_decided_by_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['idea_id'], ['ideas.id'], name=op.f('fk_appeals_idea_id_ideas'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['review_id'], ['reviews.id'], name=op.f('fk_appeals_review_id_reviews'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeals')),
    sa.UniqueConstraint('review_id', name=op.f('uq_appeals_review_id'))
    )
    op.create_index(op.f('ix_appeals_idea_id'), 'appeals', ['idea_id'], unique=False)
    op.create_table('case_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['case_events.id'], name=op.f('fk_case_answers_event_id_case_events'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_case_answers_person_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['case_events.id'], name=op.f('fk_case_answers_question_id_case_events'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_answers'))
    )
    op.create_index(op.f('ix_case_answers_event_id'), 'case_answers', ['event_id'], unique=False)
    op.create_index(op.f('ix_case_answers_person_id'), 'case_answers', ['person_id'], unique=False)
    op.create_index(op.f('ix_case_answers_question_id'), 'case_answers', ['question_id'], unique=False)
    op.create_table('consultation_threads',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('subtopic_id', sa.Integer(), nullable=True),
    sa.Column('thread_id', sa.Integer(), nullable=True),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('is_pinned', sa.Boolean(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_consultation_threads_chat_id_chats'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_consultation_threads_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['subtopic_id'], ['subtopics.id'], name=op.f('fk_consultation_threads_subtopic_id_subtopics'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_threads'))
    )
    op.create_index('ix_consultation_threads_chat_id_thread_id', 'consultation_threads', ['chat_id', 'thread_id'], unique=False)
    op.create_index(op.f('ix_consultation_threads_consultation_id'), 'consultation_threads', ['consultation_id'], unique=False)
    op.create_index(op.f('ix_consultation_threads_subtopic_id'), 'consultation_threads', ['subtopic_id'], unique=False)
    op.create_table('contributions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('subtopic_id', sa.Integer(), nullable=False),
    sa.Column('stage_id', sa.Integer(), nullable=True),
    sa.Column('question_id', sa.Integer(), nullable=True),
    sa.Column('answers_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('badge', sa.String(length=24), nullable=False),
    sa.Column('shown_as', sa.String(length=64), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=True),
    sa.Column('longitude', sa.Float(), nullable=True),
    sa.Column('source', sa.String(length=24), nullable=False),
    sa.Column('origin_chat_id', sa.BigInteger(), nullable=True),
    sa.Column('origin_message_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('like_count', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['answers_id'], ['contributions.id'], name=op.f('fk_contributions_answers_id_contributions'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_contributions_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_contributions_person_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['guide_questions.id'], name=op.f('fk_contributions_question_id_guide_questions'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_contributions_region_id_regions')),
    sa.ForeignKeyConstraint(['stage_id'], ['stages.id'], name=op.f('fk_contributions_stage_id_stages'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['subtopic_id'], ['subtopics.id'], name=op.f('fk_contributions_subtopic_id_subtopics'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contributions')),
    sa.UniqueConstraint('consultation_id', 'number', name=op.f('uq_contributions_consultation_id_number')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_contributions_answers_id'), 'contributions', ['answers_id'], unique=False)
    op.create_index('ix_contributions_consultation_id_status', 'contributions', ['consultation_id', 'status', 'published_at'], unique=False)
    op.create_index('ix_contributions_origin', 'contributions', ['origin_chat_id', 'origin_message_id'], unique=True, sqlite_where=sa.text('origin_message_id IS NOT NULL'), postgresql_where=sa.text('origin_message_id IS NOT NULL'))
    op.create_index(op.f('ix_contributions_person_id'), 'contributions', ['person_id'], unique=False)
    op.create_index(op.f('ix_contributions_question_id'), 'contributions', ['question_id'], unique=False)
    op.create_index(op.f('ix_contributions_stage_id'), 'contributions', ['stage_id'], unique=False)
    op.create_index('ix_contributions_subtopic_id_status', 'contributions', ['subtopic_id', 'status', 'published_at'], unique=False)
    op.create_table('cosignatures',
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_cosignatures_department_id_departments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_cosignatures_person_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['reply_id'], ['replies.id'], name=op.f('fk_cosignatures_reply_id_replies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('reply_id', 'department_id', name=op.f('pk_cosignatures'))
    )
    op.create_table('demands',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.Column('reply_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('badge', sa.String(length=24), nullable=False),
    sa.Column('shown_as', sa.String(length=64), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('demanded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_demands_case_id_cases'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['case_events.id'], name=op.f('fk_demands_event_id_case_events'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_demands_person_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['reply_id'], ['replies.id'], name=op.f('fk_demands_reply_id_replies'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_demands'))
    )
    op.create_index(op.f('ix_demands_case_id'), 'demands', ['case_id'], unique=False)
    op.create_index(op.f('ix_demands_event_id'), 'demands', ['event_id'], unique=False)
    op.create_index(op.f('ix_demands_person_id'), 'demands', ['person_id'], unique=False)
    op.create_index(op.f('ix_demands_reply_id'), 'demands', ['reply_id'], unique=False)
    op.create_table('proof_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('match', sa.String(length=24), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_proof_answers_person_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['reply_id'], ['replies.id'], name=op.f('fk_proof_answers_reply_id_replies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof_answers')),
    sa.UniqueConstraint('reply_id', 'person_id', name=op.f('uq_proof_answers_reply_id_person_id'))
    )
    op.create_index(op.f('ix_proof_answers_person_id'), 'proof_answers', ['person_id'], unique=False)
    op.create_index(op.f('ix_proof_answers_reply_id'), 'proof_answers', ['reply_id'], unique=False)
    op.create_table('ratings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('score', sa.String(length=24), nullable=False),
    sa.Column('lack', sa.String(length=24), nullable=True),
    sa.Column('rated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_ratings_person_id_persons'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['reply_id'], ['replies.id'], name=op.f('fk_ratings_reply_id_replies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ratings')),
    sa.UniqueConstraint('reply_id', 'person_id', name=op.f('uq_ratings_reply_id_person_id'))
    )
    op.create_index(op.f('ix_ratings_person_id'), 'ratings', ['person_id'], unique=False)
    op.create_index(op.f('ix_ratings_reply_id'), 'ratings', ['reply_id'], unique=False)
    op.create_table('reply_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('file_id', sa.String(length=200), nullable=False),
    sa.Column('file_unique_id', sa.String(length=64), nullable=False),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=True),
    sa.Column('seconds', sa.Integer(), nullable=True),
    sa.Column('digest', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['digest'], ['stored_files.digest'], name=op.f('fk_reply_files_digest_stored_files')),
    sa.ForeignKeyConstraint(['reply_id'], ['replies.id'], name=op.f('fk_reply_files_reply_id_replies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reply_files')),
    sa.UniqueConstraint('reply_id', 'file_unique_id', name=op.f('uq_reply_files_reply_id_file_unique_id'))
    )
    op.create_index(op.f('ix_reply_files_digest'), 'reply_files', ['digest'], unique=False)
    op.create_index(op.f('ix_reply_files_reply_id'), 'reply_files', ['reply_id'], unique=False)
    op.create_table('tickets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('draw_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('place', sa.Integer(), nullable=True),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['draw_id'], ['draws.id'], name=op.f('fk_tickets_draw_id_draws'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_tickets_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tickets')),
    sa.UniqueConstraint('draw_id', 'code', name=op.f('uq_tickets_draw_id_code')),
    sa.UniqueConstraint('draw_id', 'person_id', name=op.f('uq_tickets_draw_id_person_id'))
    )
    op.create_index(op.f('ix_tickets_person_id'), 'tickets', ['person_id'], unique=False)
    op.create_table('case_answer_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=True),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['answer_id'], ['case_answers.id'], name=op.f('fk_case_answer_files_answer_id_case_answers'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['digest'], ['stored_files.digest'], name=op.f('fk_case_answer_files_digest_stored_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_answer_files')),
    sa.UniqueConstraint('answer_id', 'digest', name=op.f('uq_case_answer_files_answer_id_digest'))
    )
    op.create_index(op.f('ix_case_answer_files_answer_id'), 'case_answer_files', ['answer_id'], unique=False)
    op.create_index(op.f('ix_case_answer_files_digest'), 'case_answer_files', ['digest'], unique=False)
    op.create_table('contribution_additions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=True),
    sa.Column('longitude', sa.Float(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_additions_contribution_id_contributions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_additions'))
    )
    op.create_index('ix_contribution_additions_added_at', 'contribution_additions', ['added_at'], unique=False)
    op.create_index(op.f('ix_contribution_additions_contribution_id'), 'contribution_additions', ['contribution_id'], unique=False)
    op.create_table('contribution_versions',
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_versions_contribution_id_contributions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contribution_id', 'version', name=op.f('pk_contribution_versions'))
    )
    op.create_index('ix_contribution_versions_written_at', 'contribution_versions', ['written_at'], unique=False)
    op.create_table('likes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('liked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_likes_contribution_id_contributions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_likes_person_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_likes')),
    sa.UniqueConstraint('contribution_id', 'person_id', name=op.f('uq_likes_contribution_id_person_id'))
    )
    op.create_index('ix_likes_liked_at', 'likes', ['liked_at'], unique=False)
    op.create_index(op.f('ix_likes_person_id'), 'likes', ['person_id'], unique=False)
    op.create_table('points',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('is_verbatim', sa.Boolean(), nullable=False),
    sa.Column('department_ids', sa.JSON(), nullable=False),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_for', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_points_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_points_contribution_id_contributions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['persons.id'], name=op.f('fk_points_made_by_id_persons'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_points')),
    sa.UniqueConstraint('contribution_id', 'number', name=op.f('uq_points_contribution_id_number')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_points_consultation_id_status', 'points', ['consultation_id', 'status'], unique=False)
    op.create_index(op.f('ix_points_made_by_id'), 'points', ['made_by_id'], unique=False)
    op.create_table('projections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('consultation_id', sa.Integer(), nullable=False),
    sa.Column('put_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_off_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultations.id'], name=op.f('fk_projections_consultation_id_consultations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_projections_contribution_id_contributions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_projections'))
    )
    op.create_index(op.f('ix_projections_consultation_id'), 'projections', ['consultation_id'], unique=False)
    op.create_index(op.f('ix_projections_contribution_id'), 'projections', ['contribution_id'], unique=False)
    op.create_index('ix_projections_up', 'projections', ['contribution_id'], unique=True, sqlite_where=sa.text('taken_off_at IS NULL'), postgresql_where=sa.text('taken_off_at IS NULL'))
    op.create_table('addition_versions',
    sa.Column('addition_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['addition_id'], ['contribution_additions.id'], name=op.f('fk_addition_versions_addition_id_contribution_additions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_addition_versions_contribution_id_contributions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('addition_id', 'version', name=op.f('pk_addition_versions'))
    )
    op.create_index(op.f('ix_addition_versions_contribution_id'), 'addition_versions', ['contribution_id'], unique=False)
    op.create_index('ix_addition_versions_written_at', 'addition_versions', ['written_at'], unique=False)
    op.create_table('contribution_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('addition_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=True),
    sa.Column('size_bytes', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['addition_id'], ['contribution_additions.id'], name=op.f('fk_contribution_files_addition_id_contribution_additions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_files_contribution_id_contributions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['digest'], ['stored_files.digest'], name=op.f('fk_contribution_files_digest_stored_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_files')),
    sa.UniqueConstraint('contribution_id', 'digest', name=op.f('uq_contribution_files_contribution_id_digest'))
    )
    op.create_index(op.f('ix_contribution_files_addition_id'), 'contribution_files', ['addition_id'], unique=False)
    op.create_index(op.f('ix_contribution_files_contribution_id'), 'contribution_files', ['contribution_id'], unique=False)
    op.create_index(op.f('ix_contribution_files_digest'), 'contribution_files', ['digest'], unique=False)
    op.create_table('contribution_pieces',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('addition_id', sa.Integer(), nullable=True),
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('begins_at', sa.Integer(), nullable=False),
    sa.Column('ends_at', sa.Integer(), nullable=False),
    sa.Column('is_private', sa.Boolean(), nullable=False),
    sa.Column('is_former', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['addition_id'], ['contribution_additions.id'], name=op.f('fk_contribution_pieces_addition_id_contribution_additions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_pieces_contribution_id_contributions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_pieces'))
    )
    op.create_index(op.f('ix_contribution_pieces_addition_id'), 'contribution_pieces', ['addition_id'], unique=False)
    op.create_index(op.f('ix_contribution_pieces_contribution_id'), 'contribution_pieces', ['contribution_id'], unique=False)
    op.create_table('point_versions',
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['point_id'], ['points.id'], name=op.f('fk_point_versions_point_id_points'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('point_id', 'version', name=op.f('pk_point_versions'))
    )
    op.execute("INSERT INTO audit_head (id, entry_id, seal) VALUES (1, 0, '')")
    if op.get_bind().dialect.name == "sqlite":
        _forbid_changes_on_sqlite()
    else:
        _forbid_changes_on_postgresql()


def _forbid_changes_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_log_no_{change.lower()} BEFORE {change} ON audit_log "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    op.execute(
        "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _forbid_changes_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for table, changes in (("audit_log", "UPDATE OR DELETE OR TRUNCATE"), ("audit_head", "DELETE OR TRUNCATE")):
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {changes} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
        )


def downgrade() -> None:
    op.drop_table('point_versions')
    op.drop_index(op.f('ix_contribution_pieces_contribution_id'), table_name='contribution_pieces')
    op.drop_index(op.f('ix_contribution_pieces_addition_id'), table_name='contribution_pieces')
    op.drop_table('contribution_pieces')
    op.drop_index(op.f('ix_contribution_files_digest'), table_name='contribution_files')
    op.drop_index(op.f('ix_contribution_files_contribution_id'), table_name='contribution_files')
    op.drop_index(op.f('ix_contribution_files_addition_id'), table_name='contribution_files')
    op.drop_table('contribution_files')
    op.drop_index('ix_addition_versions_written_at', table_name='addition_versions')
    op.drop_index(op.f('ix_addition_versions_contribution_id'), table_name='addition_versions')
    op.drop_table('addition_versions')
    op.drop_index('ix_projections_up', table_name='projections', sqlite_where=sa.text('taken_off_at IS NULL'), postgresql_where=sa.text('taken_off_at IS NULL'))
    op.drop_index(op.f('ix_projections_contribution_id'), table_name='projections')
    op.drop_index(op.f('ix_projections_consultation_id'), table_name='projections')
    op.drop_table('projections')
    op.drop_index(op.f('ix_points_made_by_id'), table_name='points')
    op.drop_index('ix_points_consultation_id_status', table_name='points')
    op.drop_table('points')
    op.drop_index(op.f('ix_likes_person_id'), table_name='likes')
    op.drop_index('ix_likes_liked_at', table_name='likes')
    op.drop_table('likes')
    op.drop_index('ix_contribution_versions_written_at', table_name='contribution_versions')
    op.drop_table('contribution_versions')
    op.drop_index(op.f('ix_contribution_additions_contribution_id'), table_name='contribution_additions')
    op.drop_index('ix_contribution_additions_added_at', table_name='contribution_additions')
    op.drop_table('contribution_additions')
    op.drop_index(op.f('ix_case_answer_files_digest'), table_name='case_answer_files')
    op.drop_index(op.f('ix_case_answer_files_answer_id'), table_name='case_answer_files')
    op.drop_table('case_answer_files')
    op.drop_index(op.f('ix_tickets_person_id'), table_name='tickets')
    op.drop_table('tickets')
    op.drop_index(op.f('ix_reply_files_reply_id'), table_name='reply_files')
    op.drop_index(op.f('ix_reply_files_digest'), table_name='reply_files')
    op.drop_table('reply_files')
    op.drop_index(op.f('ix_ratings_reply_id'), table_name='ratings')
    op.drop_index(op.f('ix_ratings_person_id'), table_name='ratings')
    op.drop_table('ratings')
    op.drop_index(op.f('ix_proof_answers_reply_id'), table_name='proof_answers')
    op.drop_index(op.f('ix_proof_answers_person_id'), table_name='proof_answers')
    op.drop_table('proof_answers')
    op.drop_index(op.f('ix_demands_reply_id'), table_name='demands')
    op.drop_index(op.f('ix_demands_person_id'), table_name='demands')
    op.drop_index(op.f('ix_demands_event_id'), table_name='demands')
    op.drop_index(op.f('ix_demands_case_id'), table_name='demands')
    op.drop_table('demands')
    op.drop_table('cosignatures')
    op.drop_index('ix_contributions_subtopic_id_status', table_name='contributions')
    op.drop_index(op.f('ix_contributions_stage_id'), table_name='contributions')
    op.drop_index(op.f('ix_contributions_question_id'), table_name='contributions')
    op.drop_index(op.f('ix_contributions_person_id'), table_name='contributions')
    op.drop_index('ix_contributions_origin', table_name='contributions', sqlite_where=sa.text('origin_message_id IS NOT NULL'), postgresql_where=sa.text('origin_message_id IS NOT NULL'))
    op.drop_index('ix_contributions_consultation_id_status', table_name='contributions')
    op.drop_index(op.f('ix_contributions_answers_id'), table_name='contributions')
    op.drop_table('contributions')
    op.drop_index(op.f('ix_consultation_threads_subtopic_id'), table_name='consultation_threads')
    op.drop_index(op.f('ix_consultation_threads_consultation_id'), table_name='consultation_threads')
    op.drop_index('ix_consultation_threads_chat_id_thread_id', table_name='consultation_threads')
    op.drop_table('consultation_threads')
    op.drop_index(op.f('ix_case_answers_question_id'), table_name='case_answers')
    op.drop_index(op.f('ix_case_answers_person_id'), table_name='case_answers')
    op.drop_index(op.f('ix_case_answers_event_id'), table_name='case_answers')
    op.drop_table('case_answers')
    op.drop_index(op.f('ix_appeals_idea_id'), table_name='appeals')
    op.drop_table('appeals')
    op.drop_index(op.f('ix_subtopics_consultation_id'), table_name='subtopics')
    op.drop_table('subtopics')
    op.drop_index(op.f('ix_stages_consultation_id'), table_name='stages')
    op.drop_table('stages')
    op.drop_table('spent_marks')
    op.drop_index('ix_signatures_person_id', table_name='signatures', sqlite_where=sa.text('person_id IS NOT NULL'), postgresql_where=sa.text('person_id IS NOT NULL'))
    op.drop_table('signatures')
    op.drop_index(op.f('ix_reviews_idea_id'), table_name='reviews')
    op.drop_table('reviews')
    op.drop_index(op.f('ix_replies_officer_id'), table_name='replies')
    op.drop_index(op.f('ix_replies_case_id'), table_name='replies')
    op.drop_table('replies')
    op.drop_index('ix_participants_spoke', table_name='participants', sqlite_where=sa.text('spoke_at IS NOT NULL'), postgresql_where=sa.text('spoke_at IS NOT NULL'))
    op.drop_index(op.f('ix_participants_person_id'), table_name='participants')
    op.drop_table('participants')
    op.drop_index(op.f('ix_papers_consultation_id'), table_name='papers')
    op.drop_table('papers')
    op.drop_index(op.f('ix_outcomes_written_by_id'), table_name='outcomes')
    op.drop_table('outcomes')
    op.drop_table('idea_versions')
    op.drop_index(op.f('ix_guide_questions_consultation_id'), table_name='guide_questions')
    op.drop_table('guide_questions')
    op.drop_index(op.f('ix_follows_idea_id'), table_name='follows')
    op.drop_table('follows')
    op.drop_index(op.f('ix_draws_consultation_id'), table_name='draws')
    op.drop_table('draws')
    op.drop_index(op.f('ix_consultation_links_made_by_id'), table_name='consultation_links')
    op.drop_index(op.f('ix_consultation_links_consultation_id'), table_name='consultation_links')
    op.drop_table('consultation_links')
    op.drop_index(op.f('ix_consultation_groups_chat_id'), table_name='consultation_groups')
    op.drop_table('consultation_groups')
    op.drop_index(op.f('ix_consultation_departments_department_id'), table_name='consultation_departments')
    op.drop_table('consultation_departments')
    op.drop_index(op.f('ix_consents_person_id'), table_name='consents')
    op.drop_table('consents')
    op.drop_index(op.f('ix_comments_person_id'), table_name='comments')
    op.drop_index(op.f('ix_comments_idea_id'), table_name='comments')
    op.drop_table('comments')
    op.drop_index(op.f('ix_case_events_person_id'), table_name='case_events')
    op.drop_index(op.f('ix_case_events_case_id'), table_name='case_events')
    op.drop_table('case_events')
    op.drop_index(op.f('ix_case_departments_department_id'), table_name='case_departments')
    op.drop_table('case_departments')
    op.drop_index(op.f('ix_attachments_idea_id'), table_name='attachments')
    op.drop_table('attachments')
    op.drop_index(op.f('ix_answers_question_id'), table_name='answers')
    op.drop_index(op.f('ix_answers_moderator_id'), table_name='answers')
    op.drop_table('answers')
    op.drop_index(op.f('ix_announcement_taps_person_id'), table_name='announcement_taps')
    op.drop_table('announcement_taps')
    op.drop_index(op.f('ix_addenda_idea_id'), table_name='addenda')
    op.drop_table('addenda')
    op.drop_index(op.f('ix_saved_texts_saved_by_id'), table_name='saved_texts')
    op.drop_table('saved_texts')
    op.drop_table('role_links')
    op.drop_index(op.f('ix_role_grants_person_id'), table_name='role_grants')
    op.drop_table('role_grants')
    op.drop_index(op.f('ix_reminders_due_at'), table_name='reminders')
    op.drop_table('reminders')
    op.drop_index(op.f('ix_questions_person_id'), table_name='questions')
    op.drop_table('questions')
    op.drop_table('person_topics')
    op.drop_index('ix_outbox_state_due_at', table_name='outbox')
    op.drop_index('ix_outbox_series_state', table_name='outbox')
    op.drop_index(op.f('ix_outbox_person_id'), table_name='outbox')
    op.drop_index('ix_outbox_leased', table_name='outbox', sqlite_where=sa.text("state = 'leased'"), postgresql_where=sa.text("state = 'leased'"))
    op.drop_index(op.f('ix_outbox_chat_id'), table_name='outbox')
    op.drop_table('outbox')
    op.drop_index(op.f('ix_officers_person_id'), table_name='officers')
    op.drop_index(op.f('ix_officers_department_id'), table_name='officers')
    op.drop_table('officers')
    op.drop_index('ix_ideas_status_signature_count', table_name='ideas')
    op.drop_index('ix_ideas_status_closes_at', table_name='ideas')
    op.drop_index(op.f('ix_ideas_author_id'), table_name='ideas')
    op.drop_table('ideas')
    op.drop_table('flows')
    op.drop_index('ix_consultations_status', table_name='consultations')
    op.drop_index(op.f('ix_consultations_facilitator_id'), table_name='consultations')
    op.drop_table('consultations')
    op.drop_table('chat_topics')
    op.drop_index('ix_cases_remind_at', table_name='cases')
    op.drop_index('ix_cases_phase_due_at', table_name='cases')
    op.drop_index(op.f('ix_cases_owner_id'), table_name='cases')
    op.drop_index(op.f('ix_cases_lead_id'), table_name='cases')
    op.drop_table('cases')
    op.drop_index(op.f('ix_cards_person_id'), table_name='cards')
    op.drop_index('ix_cards_kind_subject_id', table_name='cards')
    op.drop_index('ix_cards_dirty_at', table_name='cards', sqlite_where=sa.text('dirty_at IS NOT NULL'), postgresql_where=sa.text('dirty_at IS NOT NULL'))
    op.drop_table('cards')
    op.drop_index(op.f('ix_announcements_state'), table_name='announcements')
    op.drop_index(op.f('ix_announcements_made_by_id'), table_name='announcements')
    op.drop_table('announcements')
    op.drop_index('ix_persons_has_own_commands', table_name='persons', sqlite_where=sa.text('has_own_commands = 1'), postgresql_where=sa.text('has_own_commands'))
    op.drop_index('ix_persons_brief_daily', table_name='persons', sqlite_where=sa.text('brief_daily = 1'), postgresql_where=sa.text('brief_daily'))
    op.drop_table('persons')
    op.drop_index(op.f('ix_department_fields_department_id'), table_name='department_fields')
    op.drop_table('department_fields')
    op.drop_table('chats')
    op.drop_index(op.f('ix_canned_texts_department_id'), table_name='canned_texts')
    op.drop_table('canned_texts')
    op.drop_table('topics')
    op.drop_table('stored_files')
    op.drop_table('senders')
    op.drop_index('ix_search_words_subject_id_kind', table_name='search_words')
    op.drop_table('search_words')
    op.drop_table('regions')
    op.drop_table('pauses')
    op.drop_table('leases')
    op.drop_index('ix_inbox_state_received_at', table_name='inbox')
    op.drop_table('inbox')
    op.drop_table('departments')
    op.drop_table('days_off')
    op.drop_table('closing_days')
    op.drop_table('beats')
    op.drop_index('ix_audit_log_subject', table_name='audit_log')
    op.drop_table('audit_log')
    op.drop_table('audit_head')
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
