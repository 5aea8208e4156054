package org.abri.web.visit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.abri.domain.account.Language;

/**
 * What the operator says about how the service is reached.
 *
 * @param publicAddress   as browsers see it ({@code https://vault.example}); without it, the request's own host counts
 * @param insecureCookies SES-1: on plain http to localhost only: a development cookie that is not Secure
 * @param languages       the languages that pages exist in, the one for everybody else first
 */
@ConfigurationProperties("abri")
public record WebSettings(Optional<URI> publicAddress,
        @Bindable(defaultValue = "false") boolean insecureCookies,
        @Bindable(defaultValue = "fr,en") List<String> languages) {

    public WebSettings {
        languages = List.copyOf(languages);
    }

    /**
     * At which address of the service a browser is that sent this request from a page of ours ({@code https://vault.example}):
     * what passkeys are bound to.
     */
    public String originOf(HttpRequest<?> request) {
        return publicAddress.map(address -> address.getScheme() + "://" + address.getAuthority())
                .or(() -> request.getHeaders().findFirst(HttpHeaders.ORIGIN)
                        .filter(origin -> origin.startsWith("http")))
                .or(() -> request.getHeaders().findFirst(HttpHeaders.HOST).map(host -> "http://" + host))
                .orElse("");
    }

    /** Whether browsers reach the service over https, so that it can ask them never to come otherwise. */
    public boolean https() {
        return publicAddress.filter(address -> "https".equals(address.getScheme())).isPresent();
    }

    /** The languages that pages exist in, the one for everybody else first. */
    public List<Language> available() {
        return languages.stream().map(Language::new).toList();
    }
}
