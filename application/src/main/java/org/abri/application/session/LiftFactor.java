package org.abri.application.session;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.VaultId;

/**
 * REC-2: whoever lost their second factor signs in without it once it was said to be lost for long enough; it is gone then, and
 * where one is required, or the password is too short to be the only factor (AUT-1), another is set up before anything else.
 */
final class LiftFactor {
    private final AccountPorts ports;
    private final Gate gate;
    private final Recorder recorder;
    private final Messenger messenger;

    LiftFactor(Ports ports, Inside inside) {
        this.ports = ports.account();
        gate = inside.gate();
        recorder = inside.recorder();
        messenger = inside.messenger();
    }

    /** The person without a factor, when it is lifted; empty when it is to be shown. Their credentials are locked, the password is right. */
    Optional<Credentials> lifted(Credentials person, String password, Instant now) {
        return ports.factors().find(person.account()).filter(factor -> factor.isLiftedAt(now))
                .map(factor -> without(factor, person, password, now));
    }

    private Credentials without(SecondFactor factor, Credentials person, String password, Instant now) {
        ports.factors().remove(factor.account());
        var free = person.withFactorSet(false).withFactorRequired(
                person.factor().required() || !PasswordRules.isLongEnoughAlone(password));
        ports.credentials().save(free);
        if (person.kind() == AccountKind.BENEFICIARY) {
            recorder.whoeverItWas(VaultId.of(person.account()), Act.FACTOR_LIFTED, "", now);
        } else {
            recorder.onOwnAccount(gate.at(Viewpoint.of(person.kind(), person.account())).look(),
                    Act.FACTOR_LIFTED, now);
        }
        ports.accounts().find(person.account()).ifPresent(
                found -> messenger.tell(found, texts -> texts.factorChanged(found.language()), now));
        return free;
    }
}
