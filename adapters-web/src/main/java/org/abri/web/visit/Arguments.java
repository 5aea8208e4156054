package org.abri.web.visit;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Listing;
import org.abri.application.vault.ItemListing;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.PaperKind;
import org.abri.web.Api;
import org.abri.web.problem.ProblemException;

/** What handlers may take as an argument. */
@Factory
final class Arguments {
    /** FACE: what a page shows at once. */
    private static final int ON_A_PAGE = 20;

    @Singleton
    Bound<Visitor> visitor() {
        return new Bound<>(Visitor.class, (request, argument) -> Visitor.of(request));
    }

    @Singleton
    Bound<Shelf> shelf(JsonMapper json) {
        return new Bound<>(Shelf.class, (request, argument) -> Shelf.of(request, signedIn(request, json)));
    }

    @Singleton
    Bound<Desk> desk(JsonMapper json) {
        return new Bound<>(Desk.class, (request, argument) -> Desk.of(request, signedIn(request, json)));
    }

    /** SEC-3: throws {@link NotSignedIn}, but not before what a form brought was read: it may be worth keeping. */
    private static Visitor signedIn(HttpRequest<?> request, JsonMapper json) {
        var visitor = Visitor.of(request);
        if (visitor.signedIn().isEmpty() && Body.isForm(request)) {
            var unused = Body.of(request, json);
        }
        var unused = visitor.person();
        return visitor;
    }

    @Singleton
    Bound<From> from() {
        return new Bound<>(From.class, (request, argument) -> From.program(request));
    }

    /** A part of a list: {@code after} a mark, {@code most} lines; both may be left out. */
    @Singleton
    Bound<Listing> listing() {
        return new Bound<>(Listing.class, (request, argument) -> part(request));
    }

    /** As {@link #listing}, of the items that {@code kind}, {@code paperKind}, {@code favourite}, {@code name} and {@code folder} say; each may be left out. */
    @Singleton
    Bound<ItemListing> items() {
        return new Bound<>(ItemListing.class, (request, argument) -> new ItemListing(part(request),
                choice(request, "kind", ItemContent.Kind.class),
                choice(request, "paperKind", PaperKind.class),
                request.getParameters().getFirst("favourite").filter("true"::equals).isPresent(),
                request.getParameters().getFirst("name").map(Sought::of).orElse(Sought.NOTHING), false,
                Optional.empty(), request.getParameters().getFirst("folder")
                        .filter(text -> !text.isEmpty()).map(Arguments::folders),
                false, Optional.empty(), false, Optional.empty()));
    }

    private static Set<FolderId> folders(CharSequence text) {
        return "none".contentEquals(text) ? Set.of() : Set.of(new FolderId(PathIds.id(text)));
    }

    private static Listing part(HttpRequest<?> request) {
        return new Listing(request.getParameters().getFirst("after").map(Arguments::mark),
                request.getParameters().getFirst("most").map(Arguments::number)
                        .orElse(request.getPath().startsWith(Api.AT) ? Listing.USUAL : ON_A_PAGE));
    }

    /** One of these, by its name; none when nothing is said. */
    private static <E extends Enum<E>> Optional<E> choice(HttpRequest<?> request, String name,
            Class<E> choices) {
        return request.getParameters().getFirst(name).filter(text -> !text.isEmpty())
                .map(text -> Arrays.stream(choices.getEnumConstants())
                        .filter(choice -> choice.name().equals(text)).findFirst()
                        .orElseThrow(() -> ProblemException.malformed(Map.of(name, "not-a-choice"))));
    }

    private static Listing.Mark mark(String text) {
        return Listing.Mark.parse(text)
                .orElseThrow(() -> ProblemException.malformed(Map.of("after", "not-a-mark")));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw ProblemException.malformed(Map.of("most", "not-a-number"));
        }
    }

    /** Of the kind that the handler's argument names; of any kind, until it is {@linkplain Form#as known}, without one. */
    @Singleton
    @SuppressWarnings("rawtypes")
    Bound<Form> form(JsonMapper json) {
        return new Bound<>(Form.class, (request, argument) -> {
            var form = Form.sent(request, Body.of(request, json));
            return argument.getFirstTypeVariable().map(Argument::getType)
                    .filter(kind -> !kind.equals(Object.class)).<Form> map(form::as).orElse(form);
        });
    }
}
