package org.abri.web.session;

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
import org.abri.web.access.ProblemException;

/**
 * SES-1, SES-2, WEB-1: finds out who sends a request, and refuses what another site makes a browser send. After it, every
 * request has its {@link Visitor}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(SessionFilter.ORDER)
final class SessionFilter {
    static final int ORDER = 0;

    private static final String BEARER = "Bearer ";

    private final Abri abri;
    private final Cookies cookies;
    private final SameSite sameSite;
    private final WebSettings settings;

    SessionFilter(Abri abri, Cookies cookies, SameSite sameSite, WebSettings settings) {
        this.abri = abri;
        this.cookies = cookies;
        this.sameSite = sameSite;
        this.settings = settings;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void recognise(HttpRequest<?> request) {
        var language = language(request);
        Visitor.unknown(language, false).arriveWith(request);
        if (SecurityHeaders.isAsset(request)) { return; }
        var bearer = bearer(request);
        var cookie = bearer.isPresent() ? Optional.<String> empty() : cookies.session(request);
        if (bearer.isEmpty() && changes(request) && !sameSite.allows(request, cookie.isPresent())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "another-site",
                    "The request was sent from another site.");
        }
        bearer.or(() -> cookie)
                .ifPresent(token -> visitor(token, bearer.isPresent(), language).arriveWith(request));
    }

    private Visitor visitor(String token, boolean byBearer, Language language) {
        return Optional.of(token).filter(Cookies::possible).flatMap(abri.recognise()::whoHas)
                .map(person -> Visitor.known(person, language, byBearer))
                .orElseGet(() -> Visitor.unknown(language, true));
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
        var available = settings.available();
        return cookies.language(request)
                .flatMap(tag -> available.stream().filter(language -> language.tag().equals(tag)).findFirst())
                .or(() -> accepted(request))
                .orElse(available.getFirst());
    }

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
