-- The same statements run on H2 and on PostgreSQL, and jOOQ reads its types from them.
--
-- LAW-4: readable columns are ids, kinds, states, visibility, times, sizes and keys of the blind index (in hex). Everything
-- else is in the columns whose names begin with "sealed" (in "body" of the journal), as numbered fields, so that a row can
-- grow. Times are kept to the millisecond.
--
-- CRY-2: "mac" is a keyed hash over every readable column of the row (ADR 40), made with a key that is not in this database:
-- what was changed by whoever has none does not hold. Sealed columns are bound to the MAC of their row; "version" makes it
-- another one each time that the row is written, so that an older seal does not open there.
--
-- No foreign keys between features: an erased person leaves rows that nobody can open (CRY-6), and the order in which
-- they go is the use cases' business.

-- OPS-1: one row: whether the people in here are real or the demo's, from the first start on and for ever.
create table deployment (
  id smallint not null,
  demo boolean not null,
  mac varchar(64) not null,
  constraint deployment_pk primary key (id)
);

-- CRY-4, CRY-5: one row: with how many keys of the blind index, one over the other, the keys in these tables were made, and what shows
-- that they are still the same.
create table blind_index (
  id smallint not null,
  keys_in_use integer not null,
  made_check varchar(64) not null,
  mac varchar(64) not null,
  constraint blind_index_pk primary key (id)
);

-- OPS-1: one row, written to see whether anything can be, and when by the clock of whoever wrote it last.
create table pulse (
  id smallint not null,
  beats bigint not null,
  beat_at timestamp(3) with time zone,
  constraint pulse_pk primary key (id)
);

-- OPS-1: when what has to be done again and again was done last.
create table round_done (
  name varchar(20) not null,
  done_at timestamp(3) with time zone not null,
  flaws bigint not null,
  unnamed bigint not null,
  constraint round_done_pk primary key (name)
);

-- CRY-7: documents that are known to be damaged or gone.
create table finding (
  item uuid not null,
  vault uuid not null,
  harm varchar(20) not null,
  found_at timestamp(3) with time zone not null,
  constraint finding_pk primary key (item)
);

create index finding_vault on finding (vault);

-- AVL-1: what is announced, and whether the service is closed; one row at most.
create table maintenance (
  id smallint not null,
  announced_from timestamp(3) with time zone,
  announced_until timestamp(3) with time zone,
  closed boolean not null,
  mac varchar(64) not null,
  constraint maintenance_pk primary key (id)
);

-- CRY-1: one key set a person, wrapped by the master key, which is not in this database.
-- CRY-5: when it was last wrapped by another key, and the number of the key that has opened it since; nothing is decided by them
-- alone.
create table wrapped_key_set (
  owner uuid not null,
  wrapped bytea not null,
  rewrapped_at timestamp(3) with time zone,
  opened_by integer,
  constraint wrapped_key_set_pk primary key (owner)
);

-- CRY-6, END-2: of whoever was erased, that it was done, and nothing else: nobody bears that id any more. Also said outside of
-- this database, and held against what a restored backup brings back.
create table tombstone (
  id uuid not null,
  erased_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint tombstone_pk primary key (id)
);

-- Who somebody is. Sealed: username, names, language, birth date, phone, secret question.
create table account (
  id uuid not null,
  kind varchar(20) not null,
  username_key varchar(64) not null,
  opened_at timestamp(3) with time zone not null,
  version bigint not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint account_pk primary key (id),
  constraint account_username unique (username_key)
);

-- ACC-8, AFF-4, CRY-4: by what a beneficiary is found again whose names are spelt otherwise; several for each. Not unique:
-- people of one name born on one day exist.
create table identity_key (
  account uuid not null,
  blind_key varchar(64) not null,
  mac varchar(64) not null,
  constraint identity_key_pk primary key (account, blind_key)
);

create index identity_key_blind on identity_key (blind_key);

-- ACC-2: outlives the account, so that a username is never given twice.
create table username_ever (
  username_key varchar(64) not null,
  constraint username_ever_pk primary key (username_key)
);

-- How somebody signs in. Hashes are Argon2id with a pepper kept elsewhere. The standing follows from the rest; it is here so
-- that the gate reads one column.
create table credentials (
  account uuid not null,
  kind varchar(20) not null,
  -- Of the password; or, while none was chosen, of the code with which it is (AUT-6), which then lapses at some time.
  password_hash varchar(500) not null,
  code_lapses_at timestamp(3) with time zone,
  -- SEC-5: of the secret answer, how often it was guessed wrong, and whether staff know it.
  answer_hash varchar(500),
  answer_tries int not null,
  answer_told boolean not null,
  -- SEC-4: of the code on the rescue card.
  card_hash varchar(500),
  terms_accepted boolean not null,
  -- SEC-2: whether they must have a second factor, and whether they have set one up.
  factor_required boolean not null,
  factor_set boolean not null,
  -- SEC-8, END-5: what keeps them out, whatever password they give.
  locked boolean not null,
  suspended boolean not null,
  standing varchar(20) not null,
  mac varchar(64) not null,
  constraint credentials_pk primary key (account)
);

-- MFA-1. Sealed: the seed of the app that counts, what is kept of the codes on paper, and the seed of one that is proposed. The
-- used step is of the code that was used last: none up to it is good any more.
create table second_factor (
  account uuid not null,
  since timestamp(3) with time zone,
  used_step bigint,
  proposed_at timestamp(3) with time zone,
  -- REC-2: since when it is said to be lost.
  lost_at timestamp(3) with time zone,
  version bigint not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint second_factor_pk primary key (account)
);

-- SEC-4: how far the recovery of a lost password has come. Of the token that the person's browser holds only the SHA-256.
create table recovery (
  account uuid not null,
  sms_hash varchar(500),
  sms_expires_at timestamp(3) with time zone,
  sms_failed_tries int,
  staff_hash varchar(500),
  staff_expires_at timestamp(3) with time zone,
  staff_failed_tries int,
  token_hash varchar(64),
  first_proof varchar(20),
  underway_until timestamp(3) with time zone,
  mac varchar(64) not null,
  constraint recovery_pk primary key (account)
);

create index recovery_token on recovery (token_hash);
-- END-5: the latest formal notice that somebody was given. Sealed: its reason.
create table formal_notice (
  account uuid not null,
  given_at timestamp(3) with time zone not null,
  complied_at timestamp(3) with time zone,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint formal_notice_pk primary key (account)
);

create index formal_notice_open on formal_notice (complied_at, given_at, account);

-- END-6: on which day somebody last signed in to whom an account of a beneficiary matters, and what was told since. What there is
-- to do next, and on which day, follows from the rest; it is here so that those who are due are found.
create table inactivity (
  account uuid not null,
  seen_on date not null,
  last_day date not null,
  notices int not null,
  noticed_on date,
  next_on date not null,
  mac varchar(64) not null,
  constraint inactivity_pk primary key (account)
);

create index inactivity_next on inactivity (next_on, account);
create index inactivity_noticed on inactivity (noticed_on, account);

-- END-6: on which day staff of a relay last signed in, whoever it was.
create table relay_sign_in (
  relay uuid not null,
  seen_on date not null,
  mac varchar(64) not null,
  constraint relay_sign_in_pk primary key (relay)
);

-- END-3, END-4: that somebody of staff asks that their account be deleted. Sealed: why, and why not.
create table deletion_ask (
  account uuid not null,
  of_operator boolean not null,
  asked_at timestamp(3) with time zone not null,
  refused_at timestamp(3) with time zone,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint deletion_ask_pk primary key (account)
);

create index deletion_ask_asked on deletion_ask (asked_at, account);

-- PRI-2: names and a birth date that wait to be confirmed by whose they are. Sealed: these, and why somebody else is another.
create table rectification (
  account uuid not null,
  id uuid not null,
  relay uuid not null,
  asked_by uuid not null,
  asked_at timestamp(3) with time zone not null,
  code_hash varchar(500),
  code_expires_at timestamp(3) with time zone,
  code_failed_tries int,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint rectification_pk primary key (account)
);

create index rectification_asked on rectification (asked_at, account);

-- Sealed with the service's key set: names, phone, cost of use, and the days of the agreement. What queries ask is between which
-- instants it is in force, in the relay's time zone (REL-3).
create table relay (
  id uuid not null,
  zone varchar(60) not null,
  in_force_from timestamp(3) with time zone not null,
  in_force_before timestamp(3) with time zone not null,
  next_from timestamp(3) with time zone,
  next_before timestamp(3) with time zone,
  suspended_since timestamp(3) with time zone,
  version bigint not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint relay_pk primary key (id)
);

-- REL-1: what entities sent that apply to be relays. Found by a reference, of which a blind key is kept. Sealed with the service's
-- key set: all that they wrote, and what was decided.
create table registration (
  id uuid not null,
  reference_key varchar(64) not null,
  state varchar(20) not null,
  documented boolean not null,
  sent_at timestamp(3) with time zone not null,
  erased_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint registration_pk primary key (id)
);

create unique index registration_reference on registration (reference_key);
create index registration_sent on registration (state, sent_at, id);
create index registration_erased on registration (erased_at);

-- REL-1: their documents: few, small, and gone with them (ADR 150). Sealed apart: what a list shows, and the bytes.
create table registration_paper (
  id uuid not null,
  registration uuid not null,
  added_at timestamp(3) with time zone not null,
  size bigint not null,
  mac varchar(64) not null,
  sealed_line bytea not null,
  sealed_rest bytea not null,
  constraint registration_paper_pk primary key (id)
);

create index registration_paper_of on registration_paper (registration, added_at, id);

-- REL-4: the row that is locked while somebody joins or leaves. SEC-2: whether who is in it must have a second factor.
create table team (
  relay uuid not null,
  factor_required boolean not null,
  mac varchar(64) not null,
  constraint team_pk primary key (relay)
);

create table membership (
  account uuid not null,
  relay uuid not null,
  staff_role varchar(20) not null,
  since timestamp(3) with time zone not null,
  role_since timestamp(3) with time zone not null,
  -- ACC-3: that this colleague is to be a manager, until an operator has answered.
  manager_asked_by uuid,
  manager_asked_at timestamp(3) with time zone,
  mac varchar(64) not null,
  constraint membership_pk primary key (account, relay)
);

create index membership_relay on membership (relay, since);

-- ACC-12: whom managers asked to work for their relay too, by a blind key: the same whether anybody has that username. Sealed: the
-- username.
create table invitation (
  id uuid not null,
  relay uuid not null,
  username_key varchar(64) not null,
  invited_by uuid not null,
  invited_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint invitation_pk primary key (id)
);

create unique index invitation_of on invitation (relay, username_key);
create index invitation_colleague on invitation (username_key, invited_at);
create index invitation_at on invitation (invited_at);

-- AUT-6: the latest new way in that was asked for somebody of a team, and what became of it.
create table renewal (
  account uuid not null,
  relay uuid not null,
  asked_by uuid not null,
  by_operator boolean not null,
  asked_at timestamp(3) with time zone not null,
  way varchar(20) not null,
  code_hash varchar(500) not null,
  code_expires_at timestamp(3) with time zone not null,
  code_failed_tries int not null,
  stage varchar(20) not null,
  stage_since timestamp(3) with time zone not null,
  approved_by uuid,
  mac varchar(64) not null,
  constraint renewal_pk primary key (account)
);

-- ACC-7: an account that was opened for somebody who is not there: what waits to be validated, and for a while what became of
-- it. Of the link only a hash; of whom it was, once it lapsed, nothing.
create table distant_opening (
  id uuid not null,
  account uuid,
  relay uuid not null,
  asked_by uuid not null,
  asked_at timestamp(3) with time zone not null,
  affiliate boolean not null,
  link varchar(100),
  code_hash varchar(500),
  code_expires_at timestamp(3) with time zone,
  code_failed_tries int,
  stage varchar(20) not null,
  stage_since timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint distant_opening_pk primary key (id)
);

create index distant_opening_account on distant_opening (account);
create index distant_opening_link on distant_opening (link);
create index distant_opening_relay on distant_opening (relay, asked_at, id);
create index distant_opening_asked on distant_opening (stage, asked_at, id);
create index distant_opening_stage on distant_opening (stage_since);

create table vault (
  id uuid not null,
  state varchar(20) not null,
  quota bigint not null,
  used bigint not null,
  items integer not null,
  -- VLT-12: how many changes there were on that day.
  changes_on date not null,
  changes integer not null,
  -- LAW-4: whether its owner lets the service draw what papers look like, and read what they say.
  previews varchar(20) not null,
  reading varchar(20) not null,
  -- REM-4: whether SMS may say where an appointment is.
  place_in_sms boolean not null,
  -- LAW-4: whether its owner wishes that papers are looked through for what harms computers.
  scans boolean not null,
  mac varchar(64) not null,
  constraint vault_pk primary key (id)
);

create table affiliation (
  id uuid not null,
  vault uuid not null,
  relay uuid not null,
  state varchar(20) not null,
  -- 1 until it is over, then null: at most one tie of a vault and a relay is not over.
  open_tie smallint,
  -- Asked for at, confirmed at or over at, as the state says.
  state_since timestamp(3) with time zone not null,
  requested_by uuid,
  code_hash varchar(500),
  code_expires_at timestamp(3) with time zone,
  code_failed_tries int,
  proof varchar(20),
  ending varchar(20),
  -- AFF-7: by whom and when the end of support was declared, and from when on it gives nobody anything.
  support_ended_by uuid,
  support_declared_at timestamp(3) with time zone,
  support_ends_at timestamp(3) with time zone,
  -- AFF-7: which steps are done, by whom and when.
  handed_over varchar(1000),
  -- AFF-10: when its owner last said that they still go there.
  kept_at timestamp(3) with time zone,
  feeding_since timestamp(3) with time zone,
  mac varchar(64) not null,
  constraint affiliation_pk primary key (id),
  constraint affiliation_one_open_tie unique (vault, relay, open_tie)
);

create index affiliation_relay on affiliation (relay, state, state_since, vault);
create index affiliation_due on affiliation (state, state_since);
create index affiliation_support on affiliation (support_ends_at, id);

-- AUT-5: that staff asked, whether anybody has that username or not; gone once it is confirmed, and with the life of a request.
create table ask (
  relay uuid not null,
  username_key varchar(64) not null,
  account uuid not null,
  asked_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint ask_pk primary key (relay, username_key)
);

create index ask_account on ask (account, relay, asked_at);
create index ask_at on ask (asked_at);

-- AFF-4: what points at somebody for some minutes, once: the code that they show, or somebody who was found by their names and is
-- shown masked, to the one of the staff who looked. Of what is shown only a keyed hash.
create table pointer (
  blind_key varchar(64) not null,
  account uuid not null,
  to_staff uuid,
  to_relay uuid,
  points_until timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint pointer_pk primary key (blind_key)
);

create index pointer_account on pointer (account);
create index pointer_until on pointer (points_until);

-- When somebody of a relay last opened a vault; gone with the tie, with whoever looked, with whose vault it is.
create table last_look (
  account uuid not null,
  relay uuid not null,
  vault uuid not null,
  seen_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint last_look_pk primary key (account, relay, vault)
);

create index last_look_vault on last_look (vault, relay);

-- Sealed: what a list shows (title, type of a document, kind of paper) apart from the rest (file name, SHA-256 and blob of a document, text
-- of a note), so that a list opens and carries no more than it shows.
create table item (
  id uuid not null,
  vault uuid not null,
  kind varchar(20) not null,
  visibility varchar(20) not null,
  -- Both null when the owner added it.
  author_account uuid,
  author_relay uuid,
  added_at timestamp(3) with time zone not null,
  -- Null while it is private. What staff of a relay have not seen yet came after they last looked.
  shared_since timestamp(3) with time zone,
  size bigint not null,
  blob_id uuid,
  -- CRY-4: finds the papers of one kind; blind, and another one in each vault.
  paper_kind_key varchar(64),
  -- VLT-1: in which folder its owner put it; null at the top.
  folder uuid,
  -- VLT-8: since when it lies in the bin, and who saw it before; null unless it does.
  binned_at timestamp(3) with time zone,
  binned_was varchar(20),
  favourite boolean not null,
  -- Whether it is a document of which somebody has said when it ends; the day is sealed.
  ending boolean not null,
  version bigint not null,
  mac varchar(64) not null,
  sealed_line bytea not null,
  sealed_rest bytea not null,
  constraint item_pk primary key (id),
  constraint item_blob unique (blob_id)
);

create index item_vault on item (vault, added_at, id);
create index item_bin on item (vault, binned_at, id);
create index item_binned on item (binned_at, id);
create index item_shared on item (vault, visibility, shared_since);

-- VLT-1, VLT-10: where documents lie; how folders lie in one another and who sees them is readable, since lists are filtered by it.
-- Sealed: what it is called.
create table folder (
  id uuid not null,
  vault uuid not null,
  parent uuid,
  visibility varchar(20) not null,
  version bigint not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint folder_pk primary key (id)
);

create index folder_vault on folder (vault);

-- VLT-8: the links with which owners give documents. Of an address only a keyed hash, and a row that nobody makes up without the key.
create table given_link (
  id uuid not null,
  vault uuid not null,
  item uuid not null,
  token_key varchar(64) not null,
  given_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  -- How often it may be opened.
  wanted varchar(30) not null,
  opened integer not null,
  last_opened_at timestamp(3) with time zone,
  mac varchar(64) not null,
  constraint given_link_pk primary key (id),
  constraint given_link_token unique (token_key)
);

create index given_link_vault on given_link (vault, given_at, id);
create index given_link_item on given_link (item);
create index given_link_ends on given_link (ends_at);

-- VLT-8: the address at which calendar programs read the appointments of a vault; of it only a keyed hash, as of links.
create table calendar_feed (
  vault uuid not null,
  token_key varchar(64) not null,
  made_at timestamp(3) with time zone not null,
  read_on date,
  mac varchar(64) not null,
  constraint calendar_feed_pk primary key (vault),
  constraint calendar_feed_token unique (token_key)
);

-- UPL-3: documents that come in part by part, until they are there or their time is over, and where their parts wait. Sealed: what it
-- is to be called, and its file name.
create table resumable_upload (
  id uuid not null,
  account uuid not null,
  -- Null when the owner of the vault sends it.
  relay uuid,
  vault uuid not null,
  visibility varchar(20) not null,
  folder uuid,
  lawful boolean not null,
  once_key uuid not null,
  size bigint not null,
  arrived bigint not null,
  parts integer not null,
  begun_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  -- What it became; null as long as some of it is missing.
  item uuid,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint resumable_upload_pk primary key (id)
);

create index resumable_upload_account on resumable_upload (account, ends_at);
create index resumable_upload_vault on resumable_upload (vault);
create index resumable_upload_ends on resumable_upload (ends_at, id);

create table upload_part (
  blob_id uuid not null,
  upload uuid not null,
  account uuid not null,
  vault uuid not null,
  first_byte bigint not null,
  size bigint not null,
  mac varchar(64) not null,
  constraint upload_part_pk primary key (blob_id),
  constraint upload_part_place unique (upload, first_byte)
);

create index upload_part_account on upload_part (account);
create index upload_part_vault on upload_part (vault);

-- LAW-4: what was drawn of a document, in a blob of its own; no blob and no pages when it cannot be drawn.
create table preview (
  item uuid not null,
  vault uuid not null,
  blob_id uuid,
  pages integer not null,
  mac varchar(64) not null,
  constraint preview_pk primary key (item),
  constraint preview_blob unique (blob_id)
);

create index preview_vault on preview (vault);

-- LAW-4: the words that were read of a document, sealed; none when nothing can be read.
create table reading (
  item uuid not null,
  vault uuid not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint reading_pk primary key (item)
);

create index reading_vault on reading (vault);

-- LAW-1: what the service signed when it was given a document, to the letter, sealed with its owner's key set. It never changes.
create table receipt (
  item uuid not null,
  vault uuid not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint receipt_pk primary key (item)
);

create index receipt_vault on receipt (vault);

-- LAW-1: the keys that receipts were ever signed with. The secret part of the last one, which signs, is sealed with the key set of
-- the service; of those before it the public part alone is left.
create table receipt_key (
  number integer not null,
  public_key varchar(64) not null,
  since timestamp(3) with time zone not null,
  mac varchar(64) not null,
  sealed_secret bytea,
  constraint receipt_key_pk primary key (number)
);

-- LAW-4: what a scanner found in a document, or that it waits for one, and is shared afterwards.
create table scan (
  item uuid not null,
  vault uuid not null,
  finding varchar(20) not null,
  to_share boolean not null,
  mac varchar(64) not null,
  constraint scan_pk primary key (item)
);

create index scan_vault on scan (vault);
create index scan_finding on scan (finding, vault);

-- MOD-1: that somebody reported an item, until it is settled. The reporter's account is null when the owner reported it; who
-- reported outlives their account. Sealed with the owner's key set: what is said to be wrong, and what the item was called.
create table item_report (
  id uuid not null,
  item uuid not null,
  vault uuid not null,
  reporter_account uuid,
  reporter_relay uuid,
  wrong varchar(20) not null,
  reported_at timestamp(3) with time zone not null,
  stage varchar(20) not null,
  open_until timestamp(3) with time zone not null,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint item_report_pk primary key (id)
);

create index item_report_item on item_report (item, open_until);
create index item_report_vault on item_report (vault);
create index item_report_listed on item_report (reported_at, id);
create index item_report_until on item_report (open_until, id);

-- MOD-3: what somebody told of, and when it was answered; whose it is, or the service's when nobody was signed in. Sealed: the words
-- of both.
create table problem (
  id uuid not null,
  owner uuid not null,
  kind varchar(20) not null,
  told_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint problem_pk primary key (id)
);

create index problem_owner on problem (owner, told_at, id);
create index problem_listed on problem (told_at, id);

-- SEC-6: that staff, or an operator, used a tool that finds or identifies people more than is usual. It says not on whom.
create table unusual_use (
  id uuid not null,
  used_by uuid not null,
  relay uuid,
  tool varchar(20) not null,
  seen_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint unusual_use_pk primary key (id)
);

create index unusual_use_listed on unusual_use (seen_at, id);
create index unusual_use_of_relay on unusual_use (relay, seen_at, id);
create index unusual_use_of_one on unusual_use (used_by, seen_at, id);

-- LOG-1: the body is a sealed event; the hash, keyed, covers chain, number, body and the hash before.
create table journal_link (
  chain uuid not null,
  link_number bigint not null,
  body bytea not null,
  hash bytea not null,
  constraint journal_link_pk primary key (chain, link_number)
);

create table journal_head (
  chain uuid not null,
  link_number bigint not null,
  hash bytea not null,
  mac varchar(64) not null,
  constraint journal_head_pk primary key (chain)
);

-- Sealed: phone number and text. Taken until: nobody else hands it over before. Handed to: the provider that may have it, and how
-- often it was handed over there without an answer (ADR 190).
create table sms_outbox (
  id uuid not null,
  owner uuid not null,
  useful_until timestamp(3) with time zone not null,
  taken_until timestamp(3) with time zone,
  handed_to varchar(40),
  handed_times int,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint sms_outbox_pk primary key (id)
);

create index sms_outbox_useful on sms_outbox (useful_until);

-- REM-5: what became of an SMS, for three days. Reference: a blind key of what its provider calls it.
create table sms_state (
  id uuid not null,
  owner uuid not null,
  provider varchar(40) not null,
  state varchar(30) not null,
  reference_key varchar(64),
  changed_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint sms_state_pk primary key (id)
);

create index sms_state_owner on sms_state (owner);
create index sms_state_reference on sms_state (reference_key);
create index sms_state_changed on sms_state (changed_at);

-- REM-6, CRY-4: the numbers to which no reminders go. Of nobody: several people may have one phone.
create table sms_stop (
  number_key varchar(64) not null,
  stopped_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint sms_stop_pk primary key (number_key)
);

-- REM-1: the reminders of appointments, and of papers that end. When one is due is readable, so that it is found; sealed: how long before, when the
-- appointment is, and where, or which day is the last. Sms: as which of the outbox it leaves, or left.
create table reminder (
  id uuid not null,
  vault uuid not null,
  item uuid not null,
  -- Null when the owner of the vault programmed it.
  author_account uuid,
  author_relay uuid,
  due_at timestamp(3) with time zone not null,
  state varchar(30) not null,
  sms uuid,
  mac varchar(64) not null,
  sealed bytea not null,
  constraint reminder_pk primary key (id)
);

create index reminder_item on reminder (item);
create index reminder_vault on reminder (vault, due_at, id);
create index reminder_due on reminder (state, due_at, id);
create index reminder_sms on reminder (sms);

-- SES-1: of a token only a keyed hash, and a row that nobody makes up without the key.
create table user_session (
  token_key varchar(64) not null,
  -- SES-3: by what its owner names it.
  id uuid not null,
  account uuid not null,
  kind varchar(20) not null,
  -- MFA-1: whole, or only the password was right so far.
  stage varchar(20) not null,
  device varchar(20) not null,
  started_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint user_session_pk primary key (token_key)
);

create index user_session_account on user_session (account);
create index user_session_started on user_session (started_at);

-- REL-5: when staff last signed in, for the managers who keep their accounts; of nobody else.
create table last_sign_in (
  account uuid not null,
  signed_in_at timestamp(3) with time zone not null,
  mac varchar(64) not null,
  constraint last_sign_in_pk primary key (account)
);

-- Numbers of a relay's month, and of nobody. They only count: nothing is decided by them.
create table relay_month (
  relay uuid not null,
  of_month varchar(7) not null,
  people_came int not null,
  people_left int not null,
  papers_added int not null,
  vaults_opened int not null,
  recoveries_started int not null,
  constraint relay_month_pk primary key (relay, of_month)
);

-- AUT-4, REC-1: the key is blind, because what somebody typed may be part of it. Sent at: epoch milliseconds, one after the
-- other. Last at is null while a row was only locked so far.
create table rate_limit (
  blind_key varchar(64) not null,
  failures int not null,
  failed_at timestamp(3) with time zone,
  sent_at varchar(500) not null,
  last_at timestamp(3) with time zone,
  constraint rate_limit_pk primary key (blind_key)
);

create table terms_version (
  version varchar(80) not null,
  effective_from timestamp(3) with time zone not null,
  -- TOS-3: whether people are told of it before they go on.
  important boolean not null,
  constraint terms_version_pk primary key (version)
);

-- TOS-2: what an operator published; anybody reads it, so that it rests open.
create table terms_text (
  version varchar(80) not null,
  language varchar(40) not null,
  summary varchar(10000) not null,
  body varchar(500000) not null,
  constraint terms_text_pk primary key (version, language)
);

create table terms_acceptance (
  account uuid not null,
  version varchar(80) not null,
  accepted_at timestamp(3) with time zone not null,
  constraint terms_acceptance_pk primary key (account, version)
);

-- [jooq ignore start]
insert into pulse (id, beats) values (1, 0);
insert into terms_version (version, effective_from, important) values ('2026-11', timestamp with time zone '2026-01-01 00:00:00+00:00', false);
-- [jooq ignore stop]

-- db-scheduler's own table, with the columns it documents.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  constraint scheduled_tasks_pk primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- What is slow has a queue of its own, so that whoever works on the one never meets jobs of the other.
create table slow_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  constraint slow_tasks_pk primary key (task_name, task_instance)
);

create index slow_tasks_due on slow_tasks (execution_time);
create index slow_tasks_heartbeat on slow_tasks (last_heartbeat);
