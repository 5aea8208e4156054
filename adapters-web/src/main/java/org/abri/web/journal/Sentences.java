package org.abri.web.journal;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.abri.application.journal.ReadJournal;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.web.face.Page;

/** PRI-3: what the journal of a vault holds, in plain words. */
final class Sentences {
    private final Page page;

    Sentences(Page page) {
        this.page = page;
    }

    /** I6: what cannot be read is a line too, of the day of what came after it. */
    List<Day> days(List<ReadJournal.Line> lines) {
        var byDay = new LinkedHashMap<LocalDate, List<Day.Line>>();
        var day = page.today();
        for (var line : lines) {
            var entry = line.entry();
            day = entry.event().map(event -> event.at().atZone(page.zone()).toLocalDate()).orElse(day);
            byDay.computeIfAbsent(day, newDay -> new ArrayList<>())
                    .add(entry.event().map(event -> line(event, line.times())).orElseGet(this::unreadable));
        }
        return byDay.entrySet().stream()
                .map(each -> new Day(page.day(each.getKey()), List.copyOf(each.getValue()))).toList();
    }

    private Day.Line unreadable() {
        return new Day.Line("warn", page.tell("who-saw.unreadable"), "", "", true);
    }

    private Day.Line line(Event event, int times) {
        var sentence = sentence(event);
        return new Day.Line(icon(event.act()),
                times == 1 ? sentence : page.tell("who-saw.times", sentence, times), event.at().toString(),
                page.time(event.at()),
                !(event.actor() instanceof Actor.Owner));
    }

    private Content sentence(Event event) {
        var they = "act." + event.act().name() + ".they";
        return switch (event.actor()) {
            case Actor.Owner() ->
                    page.tell("act." + event.act().name() + ".you", page.readable(event.subject()));
            case Actor.Staff staff ->
                    page.tell(they, page.tell("who.staff", page.readable(staff.name()),
                            page.readable(staff.relayName())),
                            page.readable(event.subject()));
            case Actor.Worker worker ->
                    page.tell(they, page.tell("who.worker"), page.readable(event.subject()));
            case Actor.Service() -> page.tell(they, page.tell("who.service"), page.readable(event.subject()));
        };
    }

    private static String icon(Act act) {
        return switch (act) {
            case SHARED_PART_SEEN, ITEM_SEEN, ITEM_REVIEWED, LOOKED_FOR, SEARCHED_FOR, PREVIEWS_CONSENTED,
                    PREVIEWS_WITHDRAWN, READING_CONSENTED, READING_WITHDRAWN, SCANS_CONSENTED,
                    SCANS_WITHDRAWN -> "eye";
            case ITEM_REPORTED, REPORT_CLOSED, ITEM_WITHDRAWN, PROBLEM_TOLD, PROBLEM_ANSWERED,
                    ITEM_FOUND_BAD, ITEM_FOUND_DAMAGED -> "warn";
            case ITEM_DOWNLOADED, REGISTRATION_PAPER_READ -> "down";
            case ITEM_ADDED, ITEM_STAPLED, SERIES_ADDED -> "add";
            case ITEM_CHANGED, SERIES_CHANGED -> "pen";
            case ITEM_SHARED, ITEM_GIVEN_BACK -> "people";
            case ITEM_MADE_PRIVATE, ACCOUNT_LOCKED, ACCOUNT_SUSPENDED, SUSPENSION_LIFTED, RESTRICTED,
                    RESTRICTION_LIFTED -> "lock";
            case ITEM_DELETED, SERIES_DELETED, ITEM_ERASED, ITEM_ERASED_FROM_BIN, BIN_EMPTIED,
                    ACCOUNT_DELETED,
                    UNUSED_ACCOUNT_DELETED -> "trash";
            case AFFILIATION_REQUESTED, AFFILIATION_CONFIRMED, AFFILIATION_REFUSED, AFFILIATION_WITHDRAWN,
                    AFFILIATION_LAPSED, AFFILIATION_ENDED, END_OF_SUPPORT_DECLARED, END_OF_SUPPORT_TAKEN_BACK,
                    SUPPORT_ENDED, HANDED_OVER, AFFILIATION_KEPT, REFUSAL_LIFTED,
                    FEEDING_CONSENTED, FEEDING_WITHDRAWN, RELAY_RECORDED, REGISTRATION_SENT,
                    REGISTRATION_ACCEPTED, REGISTRATION_REFUSED, AGREEMENT_RENEWED, AGREEMENT_SUSPENDED,
                    AGREEMENT_RESUMED, AGREEMENT_ENDED, COLLEAGUE_INVITED, INVITATION_WITHDRAWN,
                    INVITATION_ACCEPTED, INVITATION_REFUSED -> "relay";
            case SIGN_IN_REFUSED, FACTOR_LOST, FACTOR_LIFTED, CODE_REFUSED, RECOVERY_REFUSED,
                    FACTOR_CODE_REFUSED, ANSWER_REFUSED, FORMAL_NOTICE_GIVEN,
                    FORMAL_NOTICE_ENDED ->
                    "warn";
            case PHONE_CHANGED, PHONE_CODE_ASKED, PHONE_PROVEN -> "phone";
            case DELETION_ASKED, DELETION_REFUSED, DELETION_TAKEN_BACK -> "trash";
            case LANGUAGE_CHANGED, REMINDERS_PROGRAMMED, REMINDER_SENT, PLACE_IN_SMS_WISHED,
                    PLACE_IN_SMS_NOT_WISHED, REMINDERS_WISHED, REMINDERS_NOT_WISHED -> "sms";
            case QUOTA_SET, ITEM_PUT_BACK -> "papers";
            case TERMS_ACCEPTED, TERMS_PUBLISHED, ITEM_FOUND_CLEAN, ITEM_FOUND_WHOLE -> "check";
            case VAULT_OPENED, VAULT_OPENED_ON_SITE, VAULT_OPENED_AT_A_DISTANCE, VAULT_VALIDATED -> "home";
            case OPENING_SENT_AGAIN -> "sms";
            case OPENING_LAPSED, INACTIVITY_TOLD, FEED_MADE, FEED_STOPPED, MAINTENANCE_ANNOUNCED,
                    MAINTENANCE_BEGUN,
                    MAINTENANCE_ENDED, BACKED_UP, RESTORED -> "clock";
            case PASSWORD_CHOSEN, SIGNED_IN, ACTIVATION_CODE_GIVEN, RENEWAL_ASKED, RENEWAL_APPROVED,
                    WRAPPING_KEY_ADDED, WRAPPING_KEY_USED, KEY_SETS_REWRAPPED, WRAPPING_KEYS_DROPPED,
                    INDEX_KEY_ADDED, INDEX_KEY_USED,
                    RENEWAL_STOPPED, RENEWAL_USED, RECOVERY_STARTED, RECOVERY_BEGUN, PASSWORD_RECOVERED,
                    QUESTION_CHOSEN, RESCUE_CARD_TAKEN, FACTOR_CODE_USED, FACTOR_CODES_RENEWED, PASSKEY_ADDED,
                    PASSKEY_REMOVED, RECEIPT_KEY_RENEWED, LINK_GIVEN, LINK_OPENED, LINK_STOPPED ->
                    "key";
            case FACTOR_SET, FACTOR_FOUND, FACTOR_TURNED_OFF, FACTOR_REQUIRED, FACTOR_NOT_REQUIRED,
                    SESSION_ENDED,
                    SESSIONS_ENDED ->
                    "lock";
            case OPERATOR_OPENED, MANAGER_NAMED, PROFESSIONAL_OPENED, STAFF_REMOVED,
                    MANAGER_ASKED_FOR, MANAGER_NOT_NAMED, RECTIFICATION_ASKED, RECTIFICATION_WITHDRAWN,
                    RECTIFICATION_REFUSED, RECTIFICATION_LAPSED, RECTIFIED -> "person";
        };
    }
}
