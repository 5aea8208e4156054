package org.abri.application.leaving;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Credentials;
import org.abri.domain.journal.Actor;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * END-1, END-2: a person deletes their account and everything in it, whenever they wish; nobody is asked. They give their
 * password again, since nothing brings it back. Of it stays that somebody was deleted, and when.
 */
public final class DeleteAccount {
    public record Command(Viewpoint by, String password) {
        @Override
        public String toString() {
            return "DeleteAccount.Command[…]";
        }
    }

    public enum Outcome {
        /** Now, or by the same person a moment before. */
        DELETED,
        /** Or not looked at, while there is a pause (AUT-4). */
        WRONG_PASSWORD
    }

    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Vaults vaults;
    private final Gate gate;
    private final Recorder recorder;
    private final GivenAgain givenAgain;
    private final Erasing erasing;

    DeleteAccount(Ports ports, Inside inside, Erasing erasing) {
        work = ports.work();
        credentials = ports.account().credentials();
        vaults = ports.vault().vaults();
        gate = inside.gate();
        recorder = inside.recorder();
        givenAgain = inside.givenAgain();
        this.erasing = erasing;
    }

    /** How many papers would go. */
    public Answer<Integer> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.DELETE_ACCOUNT,
                key -> vaults.find(new VaultId(by.who().orElseThrow().value())).map(Vault::items)
                        .orElse(0)));
    }

    public Answer<Outcome> delete(Command command) {
        var by = command.by();
        return switch (work.inOne(() -> gate.at(by).lettingIfThere(Action.DELETE_ACCOUNT,
                key -> credentials.find(by.who().orElseThrow())))) {
            case Answer.Refused<Credentials>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Credentials>(var person, var look) ->
                    givenAgain.isRight(command.password(), person) ? deleted(by, person, look)
                            : new Answer.Given<>(Outcome.WRONG_PASSWORD, look);
        };
    }

    /** What was compared must still be theirs; who is gone by now was deleted by the same request, sent twice. */
    private Answer<Outcome> deleted(Viewpoint by, Credentials person, Look look) {
        return work.inOne(() -> {
            var current = credentials.lock(person.account());
            if (current.isEmpty()) { return new Answer.Given<>(Outcome.DELETED, look); }
            return gate.at(by).letting(Action.DELETE_ACCOUNT, key -> {
                if (!current.get().password().equals(person.password())) { return Outcome.WRONG_PASSWORD; }
                erasing.person(person.account(), key.at());
                recorder.deletion(new Actor.Owner(), "", key.at());
                return Outcome.DELETED;
            });
        });
    }
}
