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

    public Opened open(PersonName name, Language language) {
        var now = clock.instant();
        var id = draw.accountId();
        var code = passwords.drawCode(id);
        return work.inOne(() -> {
            var operator = Account.ofWorker(id, AccountKind.OPERATOR, passwords.freshUsername(),
                    name, language, now);
            account.accounts().add(operator);
            account.credentials()
                    .add(Credentials.ofWorker(operator.id(), AccountKind.OPERATOR, code.onPaper(now)));
            recorder.byService(Act.OPERATOR_OPENED, name.full(), now);
            return new Opened(operator.username(), code.shownOnce());
        });
    }
}
