package org.abri.application.session;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about signing in and out. */
public record SessionRoom(SignIn signIn, ShowFactor showFactor, Recognise recognise, SignOut signOut,
        ChoosePassword choosePassword, KeepFactor keepFactor, KeepPasskeys keepPasskeys,
        RecordRefused recordRefused,
        KeepSessions keepSessions, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static SessionRoom of(Ports ports, Inside inside) {
        var start = new StartSession(ports, inside);
        var change = new FactorChange(ports, inside, start);
        var signOut = new SignOut(ports);
        var recordSignIn = new RecordSignIn(inside);
        return new SessionRoom(new SignIn(ports, inside, start, recordSignIn),
                new ShowFactor(ports, inside, start, recordSignIn), new Recognise(ports), signOut,
                new ChoosePassword(ports, inside, start), new KeepFactor(ports, inside, change),
                new KeepPasskeys(ports, inside, change),
                new RecordRefused(ports, inside),
                new KeepSessions(ports, inside),
                List.of(Chore.hourly("forget-old-sessions", signOut::forgetOld),
                        Chore.hourly("forget-idle-limits", new ForgetIdleLimits(ports)::forget)));
    }
}
