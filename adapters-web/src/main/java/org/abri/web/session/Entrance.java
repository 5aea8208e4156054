package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.abri.application.Abri;
import org.abri.application.leaving.LockAccount;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.opening.ValidateOpening;
import org.abri.application.recovery.BeginRecovery;
import org.abri.application.recovery.FinishRecovery;
import org.abri.application.session.SignIn;
import org.abri.web.budget.FailedSignIns;
import org.abri.web.budget.Sender;
import org.abri.web.budget.SlowAsks;

/**
 * AUT-4: where pages and programs sign in, or come with a code: on a device that the person knows by tries of its own, elsewhere by those of all
 * others together, and from one address no more than so many that fail, whoever's they are.
 */
@Singleton
public final class Entrance {
    private final Abri abri;
    private final Devices devices;
    private final FailedSignIns failed;
    private final SlowAsks slow;

    Entrance(Abri abri, Devices devices, FailedSignIns failed, SlowAsks slow) {
        this.abri = abri;
        this.devices = devices;
        this.failed = failed;
        this.slow = slow;
    }

    SignIn.Outcome signIn(HttpRequest<?> request, SignIn.Command typed) {
        var there = there(request, typed);
        return trying(request, there.device().isPresent(), () -> abri.session().signIn().signIn(there),
                SignIn.Outcome.NotRecognised.class, SignIn.Outcome.Paused::new);
    }

    /** SEC-8: with what somebody signs in with; as {@link #signIn}. */
    public LockAccount.Outcome lock(HttpRequest<?> request, SignIn.Command typed) {
        var there = there(request, typed);
        return trying(request, there.device().isPresent(), () -> abri.leaving().lockAccount().lock(there),
                LockAccount.Outcome.NotRecognised.class, LockAccount.Outcome.Paused::new);
    }

    /** From the device that it comes from, known or not. */
    private SignIn.Command there(HttpRequest<?> request, SignIn.Command typed) {
        return new SignIn.Command(typed.username(), typed.password(),
                devices.known(request, typed.username()), Devices.kind(request));
    }

    /** What fails is paused first: what is not looked at costs nothing. */
    private Optional<Instant> pausedUntil(Optional<String> from) {
        return failed.pausedUntil(from).or(() -> slow.pausedUntil(from));
    }

    /** AUT-6: with a code; what fails counts as a sign-in that fails. */
    public ActivateAccount.Outcome activate(HttpRequest<?> request, ActivateAccount.Command typed) {
        return trying(request, false, () -> abri.opening().activateAccount().activate(typed),
                ActivateAccount.Outcome.NotRecognised.class, ActivateAccount.Outcome.Paused::new);
    }

    /** ACC-7: with the link and the code of an SMS; as {@link #activate}. */
    public ValidateOpening.Outcome validate(HttpRequest<?> request, ValidateOpening.Command typed) {
        return trying(request, false, () -> abri.opening().validateOpening().validate(typed),
                ValidateOpening.Outcome.NotRecognised.class, ValidateOpening.Outcome.Paused::new);
    }

    /** SEC-4: with the first proof of whoever lost their password; as {@link #activate}. */
    public BeginRecovery.Outcome begin(HttpRequest<?> request, BeginRecovery.Command typed) {
        return trying(request, false, () -> abri.recovery().beginRecovery().begin(typed),
                BeginRecovery.Outcome.NotRecognised.class, BeginRecovery.Outcome.Paused::new);
    }

    /** SEC-4: with the second one; as {@link #activate}. */
    public FinishRecovery.Outcome finish(HttpRequest<?> request, FinishRecovery.Command typed) {
        return trying(request, false, () -> abri.recovery().finishRecovery().finish(typed),
                FinishRecovery.Outcome.NotRecognised.class, FinishRecovery.Outcome.Paused::new);
    }

    /** A device that the person knows has tries of its own, and is not held up by others at its address. */
    private <T> T trying(HttpRequest<?> request, boolean known, Supplier<T> tried, Class<? extends T> failure,
            Function<Instant, T> paused) {
        if (known) { return tried.get(); }
        var from = Sender.of(request);
        var pausedUntil = pausedUntil(from);
        if (pausedUntil.isPresent()) { return paused.apply(pausedUntil.get()); }
        var outcome = tried.get();
        if (failure.isInstance(outcome)) {
            failed.oneMore(from);
        }
        return outcome;
    }
}
