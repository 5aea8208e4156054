package org.abri.web.visit;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Locale;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.domain.account.Language;
import org.abri.web.Api;
import org.abri.web.budget.Turned;
import org.abri.web.problem.ProblemException;

/**
 * SES-1, SES-2, WEB-1: finds out who sends a request, and refuses what another site makes a browser send. After it, every
 * request has its {@link Visitor}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(VisitorFilter.ORDER)
final class VisitorFilter {
    static final int ORDER = 0;

    /** In the address of a form that is to be shown in another language; it is kept from then on. */
    static final String LANGUAGE = "language";

    private static final String BEARER = "Bearer ";

    private final Abri abri;
    private final Cookies cookies;
    private final SameSite sameSite;
    private final WebSettings settings;

    VisitorFilter(Abri abri, Cookies cookies, SameSite sameSite, WebSettings settings) {
        this.abri = abri;
        this.cookies = cookies;
        this.sameSite = sameSite;
        this.settings = settings;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void recognise(HttpRequest<?> request) {
        var visitor = Visitor.at(request.getPath(), new Visitor.Browser(language(request),
                chosen(request).isPresent(), cookies.done(request), cookies.own(request)));
        visitor.arriveWith(request);
        Turned.orGoOn(request);
        if (SecurityHeaders.isAsset(request)) { return; }
        var bearer = bearer(request);
        var cookie = bearer.isPresent() ? Optional.<String> empty() : cookies.session(request);
        if (bearer.isEmpty() && changes(request) && !sameSite.allows(request, cookie.isPresent())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "another-site",
                    "The request was sent from another site.");
        }
        bearer.or(() -> cookie).ifPresent(token -> {
            var known = recognised(visitor, token, bearer.isPresent());
            known.arriveWith(request);
            if (changes(request) && request.getPath().startsWith(Api.AT)) {
                Form.mustCarryToken(known, request);
            }
        });
    }

    private Visitor recognised(Visitor visitor, String token, boolean byBearer) {
        return Optional.of(token).filter(Cookies::possible).flatMap(abri.session().recognise()::whoHas)
                .map(person -> visitor.knownAs(person, byBearer)).orElseGet(visitor::withSessionOver);
    }

    private static boolean changes(HttpRequest<?> request) {
        var method = request.getMethod();
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return request.getHeaders().findFirst(HttpHeaders.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    /** The language chosen here before, else the first of the browser's that pages exist in, else the one for everybody. */
    private Language language(HttpRequest<?> request) {
        return chosen(request).or(() -> cookies.language(request).flatMap(this::spoken))
                .or(() -> accepted(request)).orElse(settings.available().getFirst());
    }

    /** Asked for by a button of a form, just now. */
    private Optional<Language> chosen(HttpRequest<?> request) {
        return changes(request) ? request.getParameters().getFirst(LANGUAGE).flatMap(this::spoken)
                : Optional.empty();
    }

    private Optional<Language> spoken(String tag) {
        return settings.available().stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    /** What comes here is short, and holds no range of more than three subtags: {@link org.abri.web.budget.HeaderBound}. */
    private Optional<Language> accepted(HttpRequest<?> request) {
        var header = request.getHeaders().findFirst(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            return header.map(Locale.LanguageRange::parse)
                    .map(wishes -> Locale.lookupTag(wishes, settings.languages()))
                    .flatMap(tag -> settings.available().stream()
                            .filter(language -> language.tag().equalsIgnoreCase(tag)).findFirst());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
