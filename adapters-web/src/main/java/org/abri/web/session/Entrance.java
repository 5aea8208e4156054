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
        var device = devices.known(request, typed.username());
        var from = Sender.of(request);
        if (device.isEmpty()) {
            var pausedUntil = pausedUntil(from);
            if (pausedUntil.isPresent()) { return new SignIn.Outcome.Paused(pausedUntil.get()); }
        }
        var outcome = abri.session().signIn()
                .signIn(new SignIn.Command(typed.username(), typed.password(), device,
                        Devices.kind(request)));
        if (outcome instanceof SignIn.Outcome.NotRecognised && device.isEmpty()) {
            failed.oneMore(from);
        }
        return outcome;
    }

    /** SEC-8: with what somebody signs in with; as {@link #signIn}. */
    public LockAccount.Outcome lock(HttpRequest<?> request, SignIn.Command typed) {
        var device = devices.known(request, typed.username());
        var from = Sender.of(request);
        if (device.isEmpty()) {
            var pausedUntil = pausedUntil(from);
            if (pausedUntil.isPresent()) { return new LockAccount.Outcome.Paused(pausedUntil.get()); }
        }
        var outcome = abri.leaving().lockAccount().lock(new SignIn.Command(typed.username(),
                typed.password(), device, Devices.kind(request)));
        if (outcome instanceof LockAccount.Outcome.NotRecognised && device.isEmpty()) {
            failed.oneMore(from);
        }
        return outcome;
    }

    /** What fails is paused first: what is not looked at costs nothing. */
    private Optional<Instant> pausedUntil(Optional<String> from) {
        return failed.pausedUntil(from).or(() -> slow.pausedUntil(from));
    }

    /** AUT-6: with a code; what fails counts as a sign-in that fails. */
    public ActivateAccount.Outcome activate(HttpRequest<?> request, ActivateAccount.Command typed) {
        return trying(request, () -> abri.opening().activateAccount().activate(typed),
                ActivateAccount.Outcome.NotRecognised.class, ActivateAccount.Outcome.Paused::new);
    }

    /** SEC-4: with the first proof of whoever lost their password; as {@link #activate}. */
    public BeginRecovery.Outcome begin(HttpRequest<?> request, BeginRecovery.Command typed) {
        return trying(request, () -> abri.recovery().beginRecovery().begin(typed),
                BeginRecovery.Outcome.NotRecognised.class, BeginRecovery.Outcome.Paused::new);
    }

    /** SEC-4: with the second one; as {@link #activate}. */
    public FinishRecovery.Outcome finish(HttpRequest<?> request, FinishRecovery.Command typed) {
        return trying(request, () -> abri.recovery().finishRecovery().finish(typed),
                FinishRecovery.Outcome.NotRecognised.class, FinishRecovery.Outcome.Paused::new);
    }

    private <T> T trying(HttpRequest<?> request, Supplier<T> tried, Class<? extends T> failure,
            Function<Instant, T> paused) {
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
