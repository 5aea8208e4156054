package org.abri.application.account;

import org.abri.application.Draw;
import org.abri.application.Ports;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;

/** ACC-1: opens an operator's account. Only from the command line of the machine that runs the service: no page leads here. */
public final class OpenOperatorAccount {
    /** The first password is shown this once. */
    public record Opened(Username username, String firstPassword) {
        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    private final Ports ports;
    private final Draw draw;
    private final Recorder recorder;

    public OpenOperatorAccount(Ports ports, Draw draw, Recorder recorder) {
        this.ports = ports;
        this.draw = draw;
        this.recorder = recorder;
    }

    public Opened open(PersonName name, Language language) {
        var now = ports.clock().instant();
        var first = FirstPassword.drawn(ports, draw, now);
        return ports.work().inOne(() -> {
            var account = Account.ofWorker(draw.accountId(), AccountKind.OPERATOR,
                    FreshUsername.of(ports, draw), name, language,
                    first.credential(), now);
            ports.accounts().add(account);
            recorder.onService(new Viewpoint.Anyone(), Act.OPERATOR_OPENED, name.full(), now);
            return new Opened(account.username(), first.shownOnce());
        });
    }
}
