package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.domain.account.AccountId;
import org.abri.domain.vault.Quota;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** VLT-12: an operator sets how much somebody's vault may hold, without a look at what it does. */
@Pages
final class QuotaPages {
    private final Abri abri;
    private final Face face;

    QuotaPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.OPERATOR_QUOTA)
    HttpResponse<byte[]> ask(Visitor visitor, AccountId account) {
        var quota = abri.vault().keepQuota().ofAccount(visitor.viewpoint(), account);
        return show(account, Form.fresh(visitor,
                Map.of("gigabytes", Integer.toString(Answers.of(quota).gigabytes()))), quota);
    }

    @Post(At.OPERATOR_QUOTA)
    HttpResponse<byte[]> set(Visitor visitor, AccountId account, Form<QuotaForm> form) {
        var keepQuota = abri.vault().keepQuota();
        var quota = QuotaForm.read(form);
        if (quota.isEmpty()) {
            return show(account, form, keepQuota.ofAccount(visitor.viewpoint(), account));
        }
        var unused = Answers.of(keepQuota.set(visitor.viewpoint(), account, quota.get()));
        return face.done(At.operatorAccount(account), "quota");
    }

    private HttpResponse<byte[]> show(AccountId account, Form<QuotaForm> form, Answer<Quota> quota) {
        return face.show(form, quota,
                (page, typed, unused) -> Face.DRAW.vaultQuota(page, typed, account));
    }
}
