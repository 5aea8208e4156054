package org.abri.application.reminder;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.sms.SmsStops;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.VaultId;

/**
 * REM-6: a person says that no reminders are to come by SMS, or that they are to come again, also after their phone answered STOP; nobody
 * else decides that. It is so of the number: whoever shares it gets none either. Codes that they ask for come all the same.
 */
public final class DecideReminders {
    private final UnitOfWork work;
    private final Accounts accounts;
    private final Vaults vaults;
    private final SmsStops stops;
    private final Gate gate;
    private final Recorder recorder;

    DecideReminders(Ports ports, Inside inside) {
        work = ports.work();
        accounts = ports.account().accounts();
        vaults = ports.vault().vaults();
        stops = ports.sms().stops();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** Whether they come; missing without a phone. */
    public Answer<Boolean> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.CHANGE_OWN_ACCOUNT,
                key -> phone(by).map(number -> !stops.isStopped(number))));
    }

    /** As decided, now or already; missing without a phone. */
    public Answer<Boolean> decide(Viewpoint by, boolean wished) {
        return work.inOne(() -> {
            var room = own(by).flatMap(vaults::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.CHANGE_OWN_ACCOUNT,
                    key -> room.flatMap(vault -> phone(by).map(number -> {
                        if (stops.isStopped(number) == wished) {
                            decided(number, wished, key.at());
                            recorder.onVault(door.look(), vault.id(),
                                    wished ? Act.REMINDERS_WISHED : Act.REMINDERS_NOT_WISHED, "", key.at());
                        }
                        return wished;
                    })));
        });
    }

    private void decided(PhoneNumber number, boolean wished, Instant now) {
        if (wished) {
            stops.lift(number);
        } else {
            stops.stop(number, now);
        }
    }

    private Optional<PhoneNumber> phone(Viewpoint by) {
        return own(by).flatMap(vault -> accounts.find(vault.owner())).flatMap(Account::phone);
    }

    /** Who is no beneficiary has no vault. */
    private static Optional<VaultId> own(Viewpoint by) {
        return by instanceof Viewpoint.Beneficiary person ? Optional.of(person.vault()) : Optional.empty();
    }
}
