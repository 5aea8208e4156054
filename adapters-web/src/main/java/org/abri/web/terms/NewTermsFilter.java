package org.abri.web.terms;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Abri;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Standing;
import org.abri.domain.terms.Terms;
import org.abri.web.Api;
import org.abri.web.At;
import org.abri.web.face.Face;
import org.abri.web.visit.Visitor;

/**
 * TOS-3: whoever is signed in is told of an important change at the next page they open, before anything else; what they send
 * meanwhile is done first, so that nothing they wrote is lost. Programs ask by themselves.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(NewTermsFilter.ONCE_RECOGNISED)
final class NewTermsFilter {
    static final int ONCE_RECOGNISED = 10;
    private static final Set<String> BESIDE =
            Set.of(At.NEW_TERMS, At.HELP, At.PRIVACY, At.PROBLEM, At.API_DESCRIPTION, At.DEMO_SMS,
                    // END-1, PRI-1, SEC-8: whoever does not agree leaves, and takes what is theirs
                    At.CLOSING, At.DELETE_ACCOUNT, At.ASK_DELETION, At.OWN_DATA, At.LOCK);

    private final Abri abri;

    NewTermsFilter(Abri abri) {
        this.abri = abri;
    }

    @Nullable
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> tell(HttpRequest<?> request) {
        var path = request.getPath();
        return request.getMethod() == HttpMethod.GET && isAPage(path) && toTell(request).isPresent()
                ? Face.to(At.newTerms(path))
                : null;
    }

    private static boolean isAPage(String path) {
        return !path.startsWith(Api.AT) && !path.startsWith(At.ASSETS) && !path.startsWith(At.TERMS)
                && !BESIDE.contains(path);
    }

    private Optional<Terms> toTell(HttpRequest<?> request) {
        return Visitor.of(request).signedIn().filter(person -> person.standing() == Standing.READY)
                .map(SignedIn::account).flatMap(abri.terms().tellTerms()::toTell);
    }
}
