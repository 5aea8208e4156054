package org.abri.application.account;

import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;

/** ACC-1: opens an operator's account. Only from the command line of the machine that runs the service: no page leads here. */
public final class OpenOperatorAccount {
    /** The code is shown this once. */
    public record Opened(Username username, String activationCode) {
        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Draw draw;
    private final Passwords passwords;
    private final Recorder recorder;

    OpenOperatorAccount(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        draw = inside.draw();
        passwords = inside.passwords();
        recorder = inside.recorder();
    }

    /** SEC-2: one that must set up a second factor at the first sign-in. */
    public Opened open(PersonName name, Language language) {
        return open(name, language, FactorState.REQUIRED);
    }

    /** Of a demo, whose people are invented and whose password everybody is shown: a second factor would keep out nobody (ADR 141). */
    public Opened openForDemo(PersonName name, Language language) {
        return open(name, language, FactorState.OFFERED);
    }

    private Opened open(PersonName name, Language language, FactorState factor) {
        var now = clock.instant();
        var id = draw.accountId();
        var code = passwords.drawCode(id);
        return work.inOne(() -> {
            var operator = Account.ofWorker(id, AccountKind.OPERATOR, passwords.freshUsername(),
                    name, language, now);
            account.accounts().add(operator);
            account.credentials()
                    .add(Credentials.ofWorker(operator.id(), AccountKind.OPERATOR, code.onPaper(now),
                            factor));
            recorder.byService(Act.OPERATOR_OPENED, name.full(), now);
            return new Opened(operator.username(), code.shownOnce());
        });
    }
}
