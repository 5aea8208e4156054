package org.abri.application.account;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Recovering;
import org.abri.application.sms.SmsStops;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Language;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;

/** PRI-2, REC-3: what people change of their own account themselves. */
public final class ChangeOwnAccount {
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Gate gate;
    private final GivenAgain givenAgain;
    private final Recorder recorder;
    private final WayBack wayBack;
    private final SmsStops stops;
    private final Recovering recovering;

    ChangeOwnAccount(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        stops = ports.sms().stops();
        recovering = inside.recovering();
        gate = inside.gate();
        givenAgain = inside.givenAgain();
        recorder = inside.recorder();
        wayBack = new WayBack(inside);
    }

    /** In which language they are written to from now on, SMS included; the same again changes nothing. */
    public Answer<Account> read(Viewpoint by, Language language) {
        return work.inOne(() -> {
            by.who().ifPresent(account.credentials()::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.CHANGE_OWN_ACCOUNT,
                    key -> account.accounts().find(by.who().orElseThrow()).map(person -> {
                        if (person.language().equals(language)) { return person; }
                        var reading = person.reading(language);
                        account.accounts().save(reading);
                        recorder.onOwnAccount(door.look(), Act.LANGUAGE_CHANGED, key.at());
                        return reading;
                    }));
        });
    }

    /**
     * REC-3: another phone, which is yet to be {@linkplain ProvePhone proven}, or none: with their password given again, and told
     * to the phone that was. SEC-4, AUT-6: what that one received leads nowhere any more. Empty when the password is wrong.
     */
    public Answer<Optional<Account>> phone(Viewpoint by, String password, Optional<PhoneNumber> number) {
        return givenAgain.before(by, Action.CHANGE_OWN_ACCOUNT, password, (look, locked, now) -> {
            var person = account.accounts().find(locked.account()).orElseThrow();
            if (person.phone().equals(number)) { return person; }
            var changed = person.withPhone(number);
            account.accounts().save(changed);
            recovering.withoutPhone(person.id(), now);
            // REM-6: whoever wants no reminders wants none on another phone either
            person.phone().filter(stops::isStopped)
                    .ifPresent(before -> number.ifPresent(after -> stops.stop(after, now)));
            wayBack.changed(look, person, Act.PHONE_CHANGED, now);
            return changed;
        });
    }
}
