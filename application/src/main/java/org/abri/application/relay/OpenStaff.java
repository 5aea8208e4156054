package org.abri.application.relay;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorState;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.StaffRole;

/** ACC-3, ACC-4: opens the account of somebody who works for a relay; twice the same request opens it once (I4). */
final class OpenStaff {
    private final AccountPorts account;
    private final Memberships memberships;
    private final Draw draw;
    private final Passwords passwords;
    private final Recorder recorder;

    OpenStaff(Ports ports, Inside inside) {
        account = ports.account();
        memberships = ports.relay().memberships();
        draw = inside.draw();
        passwords = inside.passwords();
        recorder = inside.recorder();
    }

    /** Whose account it will be, or was by the same request. */
    AccountId accountId(KeepTeam.Opening opening) {
        return draw.accountId(opening.by(), opening.once(), opening.relay(), opening.role(),
                opening.name().given(), opening.name().family());
    }

    /** Inside the unit of work of the act. {@code look} is of whoever opens it. */
    KeepTeam.Opened open(Look look, KeepTeam.Opening opening, Code code, Instant now) {
        var id = accountId(opening);
        return account.accounts().find(id).map(there -> openedBefore(look, there, code, now))
                .orElseGet(() -> opened(look, opening, id, code, now));
    }

    private KeepTeam.Opened opened(Look look, KeepTeam.Opening opening, AccountId id, Code code,
            Instant now) {
        var staff = Account.ofWorker(id, AccountKind.STAFF, passwords.freshUsername(), opening.name(),
                opening.language(), now);
        account.accounts().add(staff);
        account.credentials().add(Credentials.ofWorker(id, AccountKind.STAFF, code.onPaper(now),
                new FactorState(memberships.factorRequired(opening.relay()), false)));
        memberships.save(new Membership(id, opening.relay(), opening.role(), now));
        recorder.onService(look,
                opening.role() == StaffRole.MANAGER ? Act.MANAGER_NAMED : Act.PROFESSIONAL_OPENED,
                opening.reason().map(why -> staff.name().full() + " (" + why + ")")
                        .orElse(staff.name().full()),
                now);
        return new KeepTeam.Opened(id, staff.username(), code.shownOnce());
    }

    /** The code that nobody saw arrive is replaced, and that is recorded; unless the person chose a password already. */
    private KeepTeam.Opened openedBefore(Look look, Account staff, Code code, Instant now) {
        var credentials = account.credentials().lock(staff.id()).orElseThrow();
        if (credentials.chosen().isPresent()) {
            return new KeepTeam.Opened(staff.id(), staff.username(), "");
        }
        account.credentials().save(credentials.withCode(code.onPaper(now)));
        recorder.onService(look, Act.ACTIVATION_CODE_GIVEN, staff.name().full(), now);
        return new KeepTeam.Opened(staff.id(), staff.username(), code.shownOnce());
    }
}
