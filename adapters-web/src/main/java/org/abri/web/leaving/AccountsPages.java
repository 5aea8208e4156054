package org.abri.web.leaving;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.leaving.KeepAccounts;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Measure;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** END-5, END-1: the operators' desk for accounts, one by one and by whole username. */
@Pages
final class AccountsPages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    AccountsPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    private KeepAccounts desk() {
        return abri.leaving().keepAccounts();
    }

    @Get(At.OPERATOR_ACCOUNTS)
    HttpResponse<byte[]> form(Visitor visitor, Listing wanted) {
        return show(Form.fresh(visitor), wanted);
    }

    @Post(At.OPERATOR_ACCOUNTS)
    HttpResponse<byte[]> find(Visitor visitor, Form<LookupForm> form) {
        var username = LookupForm.read(form);
        if (username.isEmpty()) { return show(form, Listing.first(Listing.USUAL)); }
        return Answers.of(desk().find(visitor.viewpoint(), username.get()))
                .<HttpResponse<byte[]>> map(found -> Face.to(At.operatorAccount(found)))
                .orElseGet(() -> show(form.wrong("username", "nobodys"), Listing.first(Listing.USUAL)));
    }

    private HttpResponse<byte[]> show(Form<LookupForm> form, Listing wanted) {
        return face.show(form, desk().notices(form.visitor().viewpoint(), wanted),
                (page, typed, notices) -> Face.DRAW.leavingAccounts(page, typed, notices,
                        wanted.after().isEmpty(), clock.instant()));
    }

    @Get(At.OPERATOR_ACCOUNT)
    HttpResponse<byte[]> one(Visitor visitor, AccountId account) {
        return show(account, Form.fresh(visitor));
    }

    @Post(At.OPERATOR_ACCOUNT)
    HttpResponse<byte[]> take(Visitor visitor, AccountId account, Form<MeasureForm> form) {
        var unused = visitor.person();
        var command = MeasureForm.read(form, account);
        if (command.isEmpty()) { return show(account, form); }
        var measure = command.get().measure();
        return switch (Answers.of(desk().take(command.get()))) {
            case DONE -> measure == Measure.DELETE ? face.done(At.OPERATOR_ACCOUNTS, "account-gone")
                    : face.done(At.operatorAccount(account), "measure");
            case NOTHING_TO_DO -> show(account, form.wrong("measure", "nothing-to-do"));
            case LAST_MANAGER -> show(account, form.wrong("measure", "last-manager"));
            case NOT_FROM_HERE -> show(account, form.wrong("measure", "not-from-here"));
        };
    }

    private HttpResponse<byte[]> show(AccountId account, Form<MeasureForm> form) {
        return face.show(form, desk().see(form.visitor().viewpoint(), account),
                (page, typed, seen) -> Face.DRAW
                        .leavingAccount(page, typed, seen, clock.instant()));
    }
}
