package org.abri.application.rectification;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.access.Look;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Identities;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.VaultId;

/** PRI-2: what every rectification has in common, whoever agrees to it. Inside units of work, with the credentials of that account locked. */
final class Rectifying {
    private final Accounts accounts;
    private final Identities identities;
    private final Recorder recorder;
    private final Messenger messenger;

    Rectifying(Ports ports, Inside inside) {
        accounts = ports.account().accounts();
        identities = inside.identities();
        recorder = inside.recorder();
        messenger = inside.messenger();
    }

    /** Who they would be; born as they were when nothing is said of it. */
    static Optional<BirthDate> bornOf(Account person, Optional<BirthDate> born) {
        return born.or(person::born);
    }

    /** ACC-8: whether these are another's, who then reads that somebody looked; not asked when a reason says why it is not them. */
    boolean areOfAnother(Look look, Account person, PersonName name, Optional<BirthDate> born,
            Optional<String> homonymReason, Instant now) {
        return alone(person, born).filter(then -> homonymReason.isEmpty())
                .filter(then -> identities.lookedUp(look, Act.SEARCHED_FOR, Optional.of(person.id()), name,
                        then, now))
                .isPresent();
    }

    /** ACC-8: as well, when the person agrees to what staff looked up before: nobody looks for anybody now. */
    boolean areOfAnother(Account person, PersonName name, Optional<BirthDate> born,
            Optional<String> homonymReason) {
        return alone(person, born).filter(then -> homonymReason.isEmpty())
                .filter(then -> identities.areOfAnother(Optional.of(person.id()), name, then)).isPresent();
    }

    /** The birth date that counts for whoever has a vault; nobody else becomes the same person meanwhile. */
    private Optional<BirthDate> alone(Account person, Optional<BirthDate> born) {
        var then = bornOf(person, born).filter(day -> person.kind() == AccountKind.BENEFICIARY);
        then.ifPresent(identities::alone);
        return then;
    }

    /** CRY-4: by what they are found follows with it. The journal says that, not what they were called before. */
    void rectify(Look look, Account person, PersonName name, Optional<BirthDate> born, String why,
            Instant now) {
        var rectified = person.rectified(name,
                born.filter(date -> person.kind() == AccountKind.BENEFICIARY));
        accounts.save(rectified);
        if (person.kind() == AccountKind.BENEFICIARY) {
            recorder.onVault(look, VaultId.of(person.id()), Act.RECTIFIED, why, now);
        } else {
            recorder.onService(look, Act.RECTIFIED,
                    name.full() + (why.isEmpty() ? "" : " (" + why + ")"), now);
        }
    }

    /** REC-2: in case it was somebody else. */
    void tell(Account person, Instant now) {
        messenger.tell(person, texts -> texts.rectified(person.language()), now);
    }
}
