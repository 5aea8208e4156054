package org.abri.application.session;

import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.VaultId;

/**
 * LAW-2: writes that somebody tried to sign in and could not into the journal of whose account it was, once for each minute in
 * which it happened ({@code RefusedSignIns}). A beneficiary reads it in theirs; of staff and operators it is in the service's, by
 * name (PRI-4).
 */
public final class RecordRefused {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Recorder recorder;

    RecordRefused(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.account();
        recorder = inside.recorder();
    }

    /** Nothing of what is nobody's account, or no longer. */
    public void record(AccountId tried) {
        work.inOne(() -> {
            ports.accounts().find(tried).ifPresent(this::recorded);
            return tried;
        });
    }

    private void recorded(Account person) {
        var now = clock.instant();
        if (person.kind() == AccountKind.BENEFICIARY) {
            recorder.whoeverItWas(VaultId.of(person.id()), Act.SIGN_IN_REFUSED, "", now);
        } else {
            recorder.byService(Act.SIGN_IN_REFUSED, person.name().full(), now);
        }
    }
}
