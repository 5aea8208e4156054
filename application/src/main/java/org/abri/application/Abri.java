package org.abri.application;

import java.util.List;
import java.util.stream.Stream;
import org.abri.application.access.AccessRoom;
import org.abri.application.account.AccountRoom;
import org.abri.application.affiliation.AffiliationRoom;
import org.abri.application.data.DataRoom;
import org.abri.application.inside.Inside;
import org.abri.application.journal.JournalRoom;
import org.abri.application.later.LaterRoom;
import org.abri.application.leaving.LeavingRoom;
import org.abri.application.maintenance.MaintenanceRoom;
import org.abri.application.moderation.ModerationRoom;
import org.abri.application.opening.OpeningRoom;
import org.abri.application.receipt.ReceiptRoom;
import org.abri.application.recovery.RecoveryRoom;
import org.abri.application.rectification.RectificationRoom;
import org.abri.application.registration.RegistrationRoom;
import org.abri.application.relay.RelayRoom;
import org.abri.application.reminder.ReminderRoom;
import org.abri.application.sealing.SealingRoom;
import org.abri.application.session.SessionRoom;
import org.abri.application.sms.SmsRoom;
import org.abri.application.terms.TermsRoom;
import org.abri.application.vault.VaultRoom;
import org.abri.application.watch.WatchRoom;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.account.AccountId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;

/**
 * The front door: every use case, by feature, on the ports given. Safe for use by many threads, as far as the ports are.
 *
 * @param access      what somebody may do, without doing it
 * @param later       what happens by itself, for whoever runs it
 */
public record Abri(AccessRoom access, AccountRoom account, DataRoom data, SessionRoom session,
        TermsRoom terms, RelayRoom relay, OpeningRoom opening, RecoveryRoom recovery,
        AffiliationRoom affiliation, VaultRoom vault, JournalRoom journal, LeavingRoom leaving,
        SmsRoom sms, RegistrationRoom registration, LaterRoom later, ModerationRoom moderation,
        RectificationRoom rectification, ReminderRoom reminder, MaintenanceRoom maintenance,
        ReceiptRoom receipt, SealingRoom sealing, WatchRoom watch) {

    /** With Abri's rules. */
    public static Abri on(Ports ports) {
        return on(ports, AccessPolicy.ofAbri());
    }

    /** With Abri's rules and the host's, which can only refuse more. */
    public static Abri on(Ports ports, AccessPolicy policy) {
        var inside = Inside.of(ports, policy);
        var session = SessionRoom.of(ports, inside);
        var affiliation = AffiliationRoom.of(ports, inside);
        var receipt = ReceiptRoom.of(ports, inside);
        var vault = VaultRoom.of(ports, inside, receipt.verifyReceipt());
        var sms = SmsRoom.of(ports, inside);
        var reminder = ReminderRoom.of(ports, inside);
        var leaving = LeavingRoom.of(ports, inside);
        var relay = RelayRoom.of(ports, inside);
        var registration = RegistrationRoom.of(ports, inside);
        var moderation = ModerationRoom.of(ports, inside, vault);
        var rectification = RectificationRoom.of(ports, inside);
        var sealing = SealingRoom.of(ports, inside);
        return new Abri(AccessRoom.of(ports, inside), AccountRoom.of(ports, inside),
                DataRoom.of(ports, inside), session,
                TermsRoom.of(ports, inside), relay, OpeningRoom.of(ports, inside),
                RecoveryRoom.of(ports, inside),
                affiliation, vault, JournalRoom.of(ports, inside), leaving, sms, registration,
                LaterRoom.ofTheService(ports.work(), (task, subject) -> {
                    switch (task) {
                        case SEND_SMS -> sms.sendSms().send(subject);
                        case REMOVE_BLOB -> vault.collectBlobs().remove(new BlobId(subject));
                        case DRAW_PREVIEWS ->
                                vault.processDocuments().process(Processing.PREVIEWS, new VaultId(subject));
                        case READ_DOCUMENTS ->
                                vault.processDocuments().process(Processing.READING, new VaultId(subject));
                        case SCAN_DOCUMENTS -> vault.scanDocuments().scan(new VaultId(subject));
                        case RECORD_REFUSED -> session.recordRefused().record(new AccountId(subject));
                    }
                }, Stream
                        .of(vault.chores(), affiliation.chores(), session.chores(), sms.chores(),
                                leaving.chores(), registration.chores(), relay.chores(),
                                moderation.chores(), rectification.chores(), reminder.chores(),
                                sealing.chores())
                        .flatMap(List::stream).toList()),
                moderation, rectification, reminder, MaintenanceRoom.of(ports, inside), receipt, sealing,
                WatchRoom.of(ports, inside));
    }
}
