package org.abri.web.leaving;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.abri.application.Abri;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;

/** END-1: deleting one's account, for programs. */
@Api
@Controller(Api.AT)
final class DeletionApi {
    private final Abri abri;
    private final Cookies cookies;

    DeletionApi(Abri abri, Cookies cookies) {
        this.abri = abri;
        this.cookies = cookies;
    }

    /** Everything goes, for good; all sessions end, the one that asks too. {@code confirmed} must be true. */
    @RequestBody(content = @Content(schema = @Schema(implementation = DeletionForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/me/deletion")
    HttpResponse<Void> delete(@Found Visitor visitor, @Found Form<DeletionForm> form) {
        var deleteAccount = abri.leaving().deleteAccount();
        var by = visitor.viewpoint();
        var command = DeletionForm.read(form).orElseThrow(() -> form.problemFor(deleteAccount.see(by)));
        return switch (Answers.of(deleteAccount.delete(command))) {
            case DELETED -> gone(visitor);
            case WRONG_PASSWORD -> throw form.wrong("current", "wrong").problem();
        };
    }

    private MutableHttpResponse<Void> gone(Visitor visitor) {
        var response = HttpResponse.<Void> noContent();
        return visitor.byBearer() ? response : cookies.signedOut(response);
    }
}
