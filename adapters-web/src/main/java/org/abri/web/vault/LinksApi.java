package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.vault.GiveLinks;
import org.abri.application.vault.GiveLinks.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.web.Api;
import org.abri.web.At;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WebSettings;
import org.jspecify.annotations.Nullable;

/** VLT-8: one's own documents given by links, for programs. */
@Api
@Controller(Api.AT)
final class LinksApi {
    private static final String LINKS = "/vault/links";
    private static final String OF_ITEM = "/vault/items/{item}/links";

    /**
     * A link, as whoever gave it sees it; its address is told once, when it is given.
     *
     * @param title    what the document is called
     * @param openings how often it may be opened: {@code ONCE}, {@code FIVE_TIMES}, {@code TWENTY_TIMES} or {@code UNCOUNTED}
     * @param opened   how often it was
     */
    @Serdeable.Serializable
    record LinkJson(String link, String item, String title, Instant givenAt, Instant endsAt, String openings,
            int opened, @Nullable Instant lastOpenedAt) {
        static LinkJson of(GiveLinks.Line line) {
            var link = line.link();
            return new LinkJson(link.id().toString(), link.item().toString(), line.title(), link.givenAt(),
                    link.endsAt(), link.wanted().name(), link.opened(), link.lastOpenedAt().orElse(null));
        }
    }

    /** Those that are not over, the one that was given last first. */
    @Serdeable.Serializable
    record LinksJson(List<LinkJson> links) {
        static LinksJson of(List<GiveLinks.Line> lines) {
            return new LinksJson(lines.stream().map(LinkJson::of).toList());
        }
    }

    /** {@code address}: whoever has it sees the document. */
    @Serdeable.Serializable
    record GivenLinkJson(String link, String address, Instant endsAt) {}

    private final Abri abri;
    private final WebSettings settings;

    LinksApi(Abri abri, WebSettings settings) {
        this.abri = abri;
        this.settings = settings;
    }

    @Get(LINKS)
    LinksJson seeLinks(@Found Shelf shelf) {
        return LinksJson.of(Answers.of(abri.vault().giveLinks().see(shelf.by(), shelf.vault())));
    }

    /** To a document, private or not: {@code life} is {@code A_DAY}, {@code A_WEEK} or {@code A_MONTH}. */
    @RequestBody(content = @Content(schema = @Schema(implementation = LinkForm.class)))
    @Status(HttpStatus.CREATED)
    @Post(OF_ITEM)
    GivenLinkJson giveLink(HttpRequest<?> request, @Found Shelf shelf, ItemId item,
            @Found Form<LinkForm> form) {
        var said = LinkForm.read(form).orElseThrow(() -> form.problemFor(mayGive(shelf, item)));
        return switch (Answers.of(abri.vault().giveLinks().give(shelf.by(), shelf.vault(), item, form.once(),
                said.life(), said.openings()))) {
            case Outcome.Given(var link, var token, var isNew) -> new GivenLinkJson(link.id().toString(),
                    settings.originOf(request) + At.link(token), link.endsAt());
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
            case Outcome.TooMany() -> throw new ProblemException(HttpStatus.CONFLICT, "too-many-links",
                    "As many links as may be lead to documents of this vault: nothing was done.");
        };
    }

    private Answer<?> mayGive(Shelf shelf, ItemId item) {
        return abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item),
                Action.GIVE_LINK);
    }

    /** At once. Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(LINKS + "/{link}")
    void stopLink(@Found Shelf shelf, LinkId link) {
        var unused = Answers.of(abri.vault().giveLinks().stop(shelf.by(), shelf.vault(), link));
    }
}
