package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.abri.application.Abri;
import org.abri.application.leaving.LockAccount;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.session.SignIn;
import org.abri.web.budget.FailedSignIns;
import org.abri.web.budget.Sender;

/**
 * AUT-4: where pages and programs sign in, or come with a code: on a device that the person knows by tries of its own, elsewhere by those of all
 * others together, and from one address no more than so many that fail, whoever's they are.
 */
@Singleton
public final class Entrance {
    private final Abri abri;
    private final Devices devices;
    private final FailedSignIns failed;

    Entrance(Abri abri, Devices devices, FailedSignIns failed) {
        this.abri = abri;
        this.devices = devices;
        this.failed = failed;
    }

    SignIn.Outcome signIn(HttpRequest<?> request, SignIn.Command typed) {
        var device = devices.known(request, typed.username());
        var from = Sender.of(request);
        if (device.isEmpty()) {
            var pausedUntil = failed.pausedUntil(from);
            if (pausedUntil.isPresent()) { return new SignIn.Outcome.Paused(pausedUntil.get()); }
        }
        var outcome = abri.session().signIn()
                .signIn(new SignIn.Command(typed.username(), typed.password(), device));
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
            var pausedUntil = failed.pausedUntil(from);
            if (pausedUntil.isPresent()) { return new LockAccount.Outcome.Paused(pausedUntil.get()); }
        }
        var outcome = abri.leaving().lockAccount()
                .lock(new SignIn.Command(typed.username(), typed.password(), device));
        if (outcome instanceof LockAccount.Outcome.NotRecognised && device.isEmpty()) {
            failed.oneMore(from);
        }
        return outcome;
    }

    /** AUT-6: with a code; what fails counts as a sign-in that fails. */
    public ActivateAccount.Outcome activate(HttpRequest<?> request, ActivateAccount.Command typed) {
        var from = Sender.of(request);
        var pausedUntil = failed.pausedUntil(from);
        if (pausedUntil.isPresent()) { return new ActivateAccount.Outcome.Paused(pausedUntil.get()); }
        var outcome = abri.opening().activateAccount().activate(typed);
        if (outcome instanceof ActivateAccount.Outcome.NotRecognised) {
            failed.oneMore(from);
        }
        return outcome;
    }
}
