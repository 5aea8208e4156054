package org.abri.application.affiliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.Draw;
import org.abri.application.Jobs;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.application.reminder.Sms;
import org.abri.application.session.Throttling;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState.Requested;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * AFF-2, AFF-3: the conversation that ties an existing vault to one more relay. A professional asks, with the username that
 * the person gives; the person confirms, by a code sent to their phone or from their own account. Until then it gives
 * nobody anything; and whether a username exists is never said (AUT-5).
 */
public final class AffiliatePerson {
    public sealed interface RequestOutcome {
        /** If somebody has that username, they were asked. */
        record Asked() implements RequestOutcome {}

        record Refused(Denied why) implements RequestOutcome {}
    }

    public sealed interface ConfirmOutcome {
        record Confirmed(Affiliation affiliation) implements ConfirmOutcome {}

        /** Nothing waits to be confirmed, or not any more, or not with that code. */
        record NotConfirmed() implements ConfirmOutcome {}

        record Refused(Denied why) implements ConfirmOutcome {}
    }

    private static final Duration ONE_REQUEST = Duration.ofSeconds(30);

    private final Ports ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Throttling throttling;

    public AffiliatePerson(Ports ports, Gate gate, Draw draw, Recorder recorder, Throttling throttling) {
        this.ports = ports;
        this.gate = gate;
        this.draw = draw;
        this.recorder = recorder;
        this.throttling = throttling;
    }

    /** Asks. {@code bySms} sends a code to the person's phone, if they have one and it has not had too many (REC-1). */
    public RequestOutcome request(Viewpoint.StaffAt by, Username username, boolean bySms) {
        if (ports.work().inOne(
                () -> gate.onRelay(by, Action.REQUEST_AFFILIATION, by.relay())) instanceof Denied denied) {
            return new RequestOutcome.Refused(denied);
        }
        var code = draw.code();
        var hash = ports.hasher().hash(code);
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.REQUEST_AFFILIATION, by.relay())) {
            case Denied denied -> new RequestOutcome.Refused(denied);
            case Granted key -> {
                beneficiary(username).ifPresent(person -> ask(key, by, person,
                        bySms ? Optional.of(new Drawn(code, hash)) : Optional.empty()));
                yield new RequestOutcome.Asked();
            }
        });
    }

    private record Drawn(String code, SecretHash hash) {}

    private void ask(Granted key, Viewpoint.StaffAt by, Account person, Optional<Drawn> drawn) {
        var vault = VaultId.of(person.id());
        ports.vaults().lock(vault);
        var latest = ports.affiliations().latest(vault, by.relay());
        if (latest.filter(tie -> tie.active() || askedJustNow(tie, key.at())).isPresent()) { return; }
        var sent = drawn.filter(code -> person.phone().isPresent()
                && throttling.maySend("sms/" + person.id().value(), key.at()));
        latest.filter(tie -> !tie.over())
                .ifPresent(tie -> ports.affiliations().save(tie.ended(Ending.WITHDRAWN, key.at())));
        var request = Affiliation.requested(draw.affiliationId(), vault, by.relay(), by.account(),
                sent.map(code -> OneTimeCode.issued(code.hash(), key.at())), key.at());
        ports.affiliations().save(request);
        recorder.onVault(by, vault, Act.AFFILIATION_REQUESTED, relayName(by.relay()), key.at());
        sent.ifPresent(code -> send(person, vault, code.code(), key.at()));
    }

    /** I4: a form sent twice asks once. */
    private static boolean askedJustNow(Affiliation tie, Instant now) {
        return tie.openRequestAt(now).filter(request -> request.at().plus(ONE_REQUEST).isAfter(now))
                .isPresent();
    }

    private void send(Account person, VaultId vault, String code, Instant now) {
        var sms = new Sms(draw.id(), vault, person.phone().orElseThrow(),
                ports.smsTexts().affiliationCode(person.language(), code));
        ports.outbox().add(sms);
        ports.jobs().runOnce(Jobs.Task.SEND_SMS, sms.id(), now);
    }

    /** AFF-2: the person told the code that they received; five wrong ones and it is dead (AFF-3). */
    public ConfirmOutcome confirmWithCode(Viewpoint.StaffAt by, Username username, String code) {
        if (ports.work().inOne(
                () -> gate.onRelay(by, Action.REQUEST_AFFILIATION, by.relay())) instanceof Denied denied) {
            return new ConfirmOutcome.Refused(denied);
        }
        var tried = ports.work().inOne(() -> beneficiary(username)
                .flatMap(person -> ports.affiliations().latest(VaultId.of(person.id()), by.relay())));
        var matched =
                tried.flatMap(tie -> tie.openRequestAt(ports.clock().instant())).flatMap(Requested::code)
                        .map(OneTimeCode::hash).filter(hash -> ports.hasher().matches(code.strip(), hash))
                        .isPresent();
        if (tried.isEmpty()) {
            ports.hasher().pretend(code);
            return new ConfirmOutcome.NotConfirmed();
        }
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.REQUEST_AFFILIATION, by.relay())) {
            case Denied denied -> new ConfirmOutcome.Refused(denied);
            case Granted key -> withCode(by, tried.get(), matched, key.at());
        });
    }

    /** The request may have been answered, or its code used up, since the code was compared: it is read again, locked. */
    private ConfirmOutcome withCode(Viewpoint.StaffAt by, Affiliation tried, boolean matched, Instant now) {
        ports.vaults().lock(tried.vault());
        var tie = ports.affiliations().find(tried.id()).orElseThrow();
        var request = tie.openRequestAt(now);
        if (request.flatMap(Requested::code).filter(code -> code.usableAt(now)).isEmpty()) {
            return new ConfirmOutcome.NotConfirmed();
        }
        if (!matched) {
            ports.affiliations().save(tie.withWrongCode());
            recorder.onVault(by, tie.vault(), Act.CODE_REFUSED, relayName(tie.relay()), now);
            return new ConfirmOutcome.NotConfirmed();
        }
        return confirmed(by, tie, Proof.SMS_CODE, now);
    }

    /** AFF-2: from the person's own account. */
    public ConfirmOutcome approve(Viewpoint.Beneficiary by, AffiliationId asked) {
        return ports.work().inOne(() -> {
            ports.vaults().lock(by.vault());
            return switch (gate.onVault(by, Action.CONFIRM_AFFILIATION, by.vault())) {
                case Denied denied -> new ConfirmOutcome.Refused(denied);
                case Granted key -> ports.affiliations().find(asked)
                        .filter(tie -> tie.vault().equals(by.vault())
                                && tie.openRequestAt(key.at()).isPresent())
                        .map(tie -> confirmed(by, tie, Proof.OWN_ACCOUNT, key.at()))
                        .orElseGet(ConfirmOutcome.NotConfirmed::new);
            };
        });
    }

    private ConfirmOutcome confirmed(Viewpoint by, Affiliation tie, Proof proof, Instant now) {
        var confirmed = tie.confirmed(proof, now);
        ports.affiliations().save(confirmed);
        recorder.onVault(by, tie.vault(), Act.AFFILIATION_CONFIRMED, relayName(tie.relay()), now);
        return new ConfirmOutcome.Confirmed(confirmed);
    }

    /** AFF-3: requests that nobody answered in time end by themselves. A job calls this; answers how many lapsed. */
    public int lapse() {
        var now = ports.clock().instant();
        return ports.work().inOne(() -> {
            var old = ports.affiliations().requestedBefore(now.minus(Requested.LIFE));
            for (var request : old) {
                ports.vaults().lock(request.vault());
                ports.affiliations().find(request.id()).filter(tie -> tie.state() instanceof Requested)
                        .ifPresent(tie -> {
                            ports.affiliations().save(tie.ended(Ending.LAPSED, now));
                            recorder.byServiceOnVault(tie.vault(), Act.AFFILIATION_LAPSED,
                                    relayName(tie.relay()), now);
                        });
            }
            return old.size();
        });
    }

    private Optional<Account> beneficiary(Username username) {
        return ports.accounts().find(username).filter(account -> account.kind() == AccountKind.BENEFICIARY);
    }

    private String relayName(RelayId relay) {
        return ports.relays().find(relay).map(Relay::name).orElse("");
    }
}
