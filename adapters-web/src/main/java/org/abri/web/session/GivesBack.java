package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriMatchTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Typed;

/** Pages with forms that can be given back, with what was typed, to whoever signs in again. */
public interface GivesBack {
    /** A form by the address it is posted to; never one of a choice without words. */
    record GivenBack(UriMatchTemplate template, Again again) {
        public static GivenBack at(String template, Again again) {
            return new GivenBack(UriMatchTemplate.of(template), again);
        }

        Optional<HttpResponse<?>> given(HttpRequest<?> request, String path, Typed typed) {
            return template.match(path)
                    .map(match -> again.show(new Place(request, path, match.getVariableValues()), typed));
        }

        boolean isAt(String path) {
            return template.match(path).isPresent();
        }
    }

    @FunctionalInterface
    interface Again {
        HttpResponse<?> show(Place place, Typed typed);
    }

    /** Where the form was: the request's visitor is the one who has signed in. */
    record Place(HttpRequest<?> request, String path, Map<String, Object> ids) {
        public RelayId relay() {
            return new RelayId(id("relay"));
        }

        public VaultId vault() {
            return new VaultId(id("vault"));
        }

        public ItemId item() {
            return new ItemId(id("item"));
        }

        private UUID id(String name) {
            try {
                return UUID.fromString(String.valueOf(ids.get(name)));
            } catch (IllegalArgumentException notAnId) {
                throw ProblemException.notFound();
            }
        }
    }

    List<GivenBack> forms();
}
