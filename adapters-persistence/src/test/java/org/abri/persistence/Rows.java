package org.abri.persistence;

import java.util.List;

/** Fills every table with rows of other people, which nobody can open. */
final class Rows {
    private static final List<String> INSERTS = List.of(
            "insert into account (id, kind, username_key, opened_at, version, mac, sealed)"
                    + " select {id}, 'BENEFICIARY', cast({id} as varchar(64)), now(), 1, '-', {bytes} from {many}",
            "insert into identity_key (account, blind_key, mac) select {id}, cast({id} as varchar(64)), '-' from {many}",
            "insert into pointer (blind_key, account, points_until, mac) select cast({id} as varchar(64)), {id}, now(), '-' from {many}",
            "insert into credentials (account, kind, password_hash, answer_tries, answer_told, terms_accepted, factor_required, factor_set, locked, suspended, standing, mac)"
                    + " select {id}, 'BENEFICIARY', '$', 0, false, true, false, true, false, false, 'READY', '-' from {many}",
            "insert into formal_notice (account, given_at, mac, sealed) select {id}, now(), '-', {bytes} from {many}",
            "insert into inactivity (account, seen_on, last_day, notices, next_on, mac) select {id}, current_date, current_date, 0, current_date, '-' from {many}",
            "insert into relay_sign_in (relay, seen_on, mac) select {id}, current_date, '-' from {many}",
            "insert into user_session (token_key, id, account, kind, stage, device, started_at, used_at, mac)"
                    + " select cast({id} as varchar(64)), {id}, {id}, 'BENEFICIARY', 'WHOLE', 'PHONE', now(), now(), '-' from {many}",
            "insert into wrapped_key_set (owner, wrapped) select {id}, {bytes} from {many}",
            "insert into username_ever (username_key) select cast({id} as varchar(64)) from {many}",
            "insert into relay (id, zone, in_force_from, in_force_before, version, mac, sealed) select {id}, 'Z', now(), now(), 1, '-', {bytes} from {many}",
            "insert into registration (id, reference_key, state, documented, sent_at, erased_at, mac, sealed) select {id}, cast({id} as varchar(64)), 'WAITING', true, now(), now(), '-', {bytes} from {many}",
            "insert into registration_paper (id, registration, added_at, size, mac, sealed_line, sealed_rest) select {id}, {id}, now(), 1, '-', {bytes}, {bytes} from {many}",
            "insert into team (relay, factor_required, mac) select {id}, false, '-' from {many}",
            "insert into second_factor (account, since, used_step, version, mac, sealed) select {id}, now(), 1, 1, '-', {bytes} from {many}",
            "insert into membership (account, relay, staff_role, since, role_since, mac) select {id}, {id}, 'MANAGER', now(), now(), '-' from {many}",
            "insert into invitation (id, relay, username_key, invited_by, invited_at, mac, sealed) select {id}, {id}, cast({id} as varchar(64)), {id}, now(), '-', {bytes} from {many}",
            "insert into renewal (account, relay, asked_by, by_operator, asked_at, way, code_hash, code_expires_at, code_failed_tries, stage, stage_since, mac)"
                    + " select {id}, {id}, {id}, false, now(), 'PAPER', '$', now(), 0, 'WAITING', now(), '-' from {many}",
            "insert into distant_opening (id, account, relay, asked_by, asked_at, affiliate, link, stage, stage_since, mac)"
                    + " select {id}, {id}, {id}, {id}, now(), false, cast({id} as varchar(64)), 'VALIDATED', now(), '-' from {many}",
            "insert into recovery (account, token_hash, mac) select {id}, cast({id} as varchar(64)), '-' from {many}",
            "insert into vault (id, state, quota, used, items, changes_on, changes, previews, reading, place_in_sms, scans, mac)"
                    + " select {id}, 'OPEN', 1, 0, 0, current_date, 0, 'WISHED', 'WISHED', false, false, '-' from {many}",
            "insert into affiliation (id, vault, relay, state, open_tie, state_since, proof, mac)"
                    + " select {id}, {id}, {id}, 'ACTIVE', 1, now(), 'SMS_CODE', '-' from {many}",
            "insert into ask (relay, username_key, account, asked_at, mac) select {id}, cast({id} as varchar(64)), {id}, now(), '-' from {many}",
            "insert into last_sign_in (account, signed_in_at, mac) select {id}, now(), '-' from {many}",
            "insert into relay_month (relay, of_month, people_came, people_left, papers_added, vaults_opened, recoveries_started) select {id}, '2026-01', 0, 0, 0, 0, 0 from {many}",
            "insert into last_look (account, relay, vault, seen_at, mac) select {id}, {id}, {id}, now(), '-' from {many}",
            "insert into item (id, vault, kind, visibility, added_at, size, blob_id, favourite, ending, version, mac, sealed_line, sealed_rest)"
                    + " select {id}, {id}, 'DOCUMENT', 'SHARED', now(), 1, {id}, false, false, 1, '-', {bytes}, {bytes} from {many}",
            "insert into folder (id, vault, visibility, version, mac, sealed) select {id}, {id}, 'SHARED', 1, '-', {bytes} from {many}",
            "insert into reading (item, vault, mac, sealed) select {id}, {id}, '-', {bytes} from {many}",
            "insert into receipt (item, vault, mac, sealed) select {id}, {id}, '-', {bytes} from {many}",
            "insert into preview (item, vault, blob_id, pages, mac) select {id}, {id}, {id}, 1, '-' from {many}",
            "insert into given_link (id, vault, item, token_key, given_at, ends_at, wanted, opened, mac)"
                    + " select {id}, {id}, {id}, cast({id} as varchar(64)), now(), now(), 'ONCE', 0, '-' from {many}",
            "insert into resumable_upload (id, account, vault, visibility, lawful, once_key, size, arrived, parts, begun_at, ends_at, mac, sealed)"
                    + " select {id}, {id}, {id}, 'PRIVATE', true, {id}, 2, 1, 1, now(), now(), '-', {bytes} from {many}",
            "insert into upload_part (blob_id, upload, account, vault, first_byte, size, mac) select {id}, {id}, {id}, {id}, 0, 1, '-' from {many}",
            "insert into calendar_feed (vault, token_key, made_at, mac) select {id}, cast({id} as varchar(64)), now(), '-' from {many}",
            "insert into scan (item, vault, finding, to_share, mac) select {id}, {id}, 'CLEAN', false, '-' from {many}",
            "insert into reminder (id, vault, item, due_at, state, sms, mac, sealed) select {id}, {id}, {id}, now(), 'PLANNED', {id}, '-', {bytes} from {many}",
            "insert into item_report (id, item, vault, wrong, reported_at, stage, open_until, mac, sealed)"
                    + " select {id}, {id}, {id}, 'ILLICIT', now(), 'OPEN', now(), '-', {bytes} from {many}",
            "insert into problem (id, owner, kind, told_at, mac, sealed) select {id}, {id}, 'FRAUD', now(), '-', {bytes} from {many}",
            "insert into unusual_use (id, used_by, relay, tool, seen_at, mac) select {id}, {id}, {id}, 'RECOVERY', now(), '-' from {many}",
            "insert into deletion_ask (account, of_operator, asked_at, mac, sealed) select {id}, true, now(), '-', {bytes} from {many}",
            "insert into rectification (account, id, relay, asked_by, asked_at, mac, sealed) select {id}, {id}, {id}, {id}, now(), '-', {bytes} from {many}",
            "insert into finding (item, vault, harm, found_at) select {id}, {id}, 'MISSING', now() from {many}",
            "insert into journal_link (chain, link_number, body, hash) select {id}, 1, {bytes}, {bytes} from {many}",
            "insert into journal_head (chain, link_number, hash, mac) select {id}, 1, {bytes}, '-' from {many}",
            "insert into sms_outbox (id, owner, useful_until, mac, sealed) select {id}, {id}, now(), '-', {bytes} from {many}",
            "insert into sms_state (id, owner, provider, state, reference_key, changed_at, mac) select {id}, {id}, 'first', 'LEFT', cast({id} as varchar(64)), now(), '-' from {many}",
            "insert into sms_stop (number_key, stopped_at, mac) select cast({id} as varchar(64)), now(), '-' from {many}");

    private Rows() {}

    static void fill(TestDatabase database, String many, String id) {
        INSERTS.forEach(insert -> database.execute(insert.replace("{many}", many).replace("{id}", id)
                .replace("{bytes}", "cast(cast(" + id + " as varchar(64)) as bytea)")));
    }
}
