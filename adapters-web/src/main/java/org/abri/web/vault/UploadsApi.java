package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.ResumeUpload.Outcome;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.UploadId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WhileSignedIn;

/**
 * UPL-3: documents that come in part by part, and go on where they were cut off, as tus 1.0.0 says: core, creation,
 * expiration, termination. All of one has arrived exactly when the document is there; then {@code Link} says which.
 */
@Api
@Controller(Api.AT)
final class UploadsApi {
    static final String UPLOADS = "/uploads";
    static final String OWN = "/vault" + UPLOADS;
    static final String SHARED = "/relays/{relay}/vaults/{vault}" + UPLOADS;

    private static final String ONE = "/{upload}";
    private static final String LENGTH = "Upload-Length";
    private static final String OFFSET = "Upload-Offset";
    private static final String METADATA = "Upload-Metadata";
    private static final String EXPIRES = "Upload-Expires";
    private static final String DEFER_LENGTH = "Upload-Defer-Length";
    private static final String LINK = "Link";

    /** RFC 9110: two digits for the day, and always GMT. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Abri abri;

    UploadsApi(Abri abri) {
        this.abri = abri;
    }

    /** What of tus is spoken here, and how large a document may be. */
    @Status(HttpStatus.NO_CONTENT)
    @Options(uris = { OWN, SHARED })
    HttpResponse<Void> announceUploads(@Found Shelf shelf) {
        return HttpResponse.<Void> noContent().header(TusHeaders.VERSIONS, TusHeaders.VERSION)
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", Long.toString(Document.LARGEST));
    }

    /**
     * Begins one of {@code Upload-Length} bytes; {@code Upload-Metadata} says {@code filename}, and as for a document that comes at
     * once {@code title}, {@code visibility}, {@code folder} and {@code lawful}. {@code Location} says where its bytes go.
     */
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN, SHARED })
    HttpResponse<Void> beginUpload(@Found HttpRequest<?> request, @Found Shelf shelf) {
        mustSpeakTus(request);
        if (request.getHeaders().contains(DEFER_LENGTH)) {
            throw ProblemException.malformed("length-needed", "How long it is must be said when it begins.");
        }
        if (request.getContentLength() > 0) {
            throw ProblemException.malformed("malformed",
                    "No bytes come along with the beginning of an upload.");
        }
        var length = number(request, LENGTH);
        var form = UploadForm.of(request, request.getHeaders().get(METADATA, String.class, ""));
        var command = PaperForm.read(shelf, form, FileName.sent(form.text("filename")), 1)
                .orElseThrow(() -> form
                        .problemFor(abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault())));
        var begun = stands(request, abri.vault().resumeUpload().begin(command, length));
        return standing(HttpResponse.created((Void) null), shelf, begun).header(HttpHeaders.LOCATION,
                uploads(shelf) + "/" + begun.id());
    }

    /** How many of its bytes have come. */
    @Head(uris = { OWN + ONE, SHARED + ONE })
    HttpResponse<Void> seeUpload(@Found HttpRequest<?> request, @Found Shelf shelf, UploadId upload) {
        mustSpeakTus(request);
        var seen = stands(request, abri.vault().resumeUpload().see(shelf.by(), shelf.vault(), upload));
        return standing(HttpResponse.ok(), shelf, seen).header(LENGTH, Long.toString(seen.length()))
                .header(METADATA, UploadForm.metadata(seen.said()));
    }

    /** Goes on with it at {@code Upload-Offset}, which must be where it ends. With its last byte it becomes a document. */
    @RequestBody(content = @Content(mediaType = UploadedPart.TYPE,
            schema = @Schema(type = "string", format = "binary")))
    @Status(HttpStatus.NO_CONTENT)
    @Consumes(MediaType.ALL)
    @Patch(uris = { OWN + ONE, SHARED + ONE })
    HttpResponse<Void> continueUpload(@Found HttpRequest<?> request, @Found Shelf shelf, UploadId upload,
            @Found UploadedPart part) throws IOException {
        try (part) {
            mustSpeakTus(request);
            var offset = number(request, OFFSET);
            var bytes = new WhileSignedIn(part.bytes(), shelf.visitor(), abri.session().recognise());
            return standing(HttpResponse.noContent(), shelf, stands(request, abri.vault().resumeUpload()
                    .add(shelf.by(), shelf.vault(), upload, offset, bytes)));
        }
    }

    /** Nothing of it stays; what it became does. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(uris = { OWN + ONE, SHARED + ONE })
    void stopUpload(@Found HttpRequest<?> request, @Found Shelf shelf, UploadId upload) {
        mustSpeakTus(request);
        var unused = Answers.of(abri.vault().resumeUpload().stop(shelf.by(), shelf.vault(), upload));
    }

    private static void mustSpeakTus(HttpRequest<?> request) {
        if (!TusHeaders.VERSION.equals(request.getHeaders().get(TusHeaders.RESUMABLE))) {
            throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "tus-version",
                    "Tus-Resumable must say the version that is spoken here: " + TusHeaders.VERSION + ".");
        }
    }

    /** What comes here are digits: {@link org.abri.web.budget.HeaderBound}. */
    private static long number(HttpRequest<?> request, String header) {
        return Optional.ofNullable(request.getHeaders().get(header)).map(Long::parseLong)
                .orElseThrow(() -> ProblemException.malformed("malformed", header + " is missing."));
    }

    private static MutableHttpResponse<Void> standing(MutableHttpResponse<Void> response, Shelf shelf,
            ResumableUpload upload) {
        upload.item().ifPresent(item -> response.header(LINK, link(shelf, item)));
        return response.header(OFFSET, Long.toString(upload.arrived())).header(EXPIRES,
                httpDate(upload.endsAt()));
    }

    private static String link(Shelf shelf, ItemId item) {
        return "<" + at(shelf) + "/items/" + item + ">; rel=\"item\"";
    }

    private static String httpDate(Instant at) {
        return HTTP_DATE.format(at);
    }

    /** Where uploads to that vault begin. */
    static String uploads(Shelf shelf) {
        return at(shelf) + UPLOADS;
    }

    private static String at(Shelf shelf) {
        return Api.AT + (shelf.by() instanceof Viewpoint.StaffAt(var account, var relay)
                ? "/relays/" + relay + "/vaults/" + shelf.vault()
                : "/vault");
    }

    /** As it stands. Throws the answer to whatever else became of it. */
    private static ResumableUpload stands(HttpRequest<?> request, Answer<Outcome> answer) {
        return switch (Answers.of(answer)) {
            case Outcome.Stands(var upload) -> upload;
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(UploadForm.of(request, ""), why);
            case Outcome.AnotherOffset another -> throw new ProblemException(HttpStatus.CONFLICT,
                    "another-offset",
                    "These bytes do not begin where those end that have come: ask with HEAD where that is.");
            case Outcome.TooLong tooLong -> throw ProblemException.tooLarge();
            case Outcome.TooManyParts tooMany -> throw new ProblemException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-many-parts",
                    "It has come in too many small parts: send the rest at once, or begin anew.");
            case Outcome.Lapsed lapsed -> throw new ProblemException(HttpStatus.GONE, "upload-over",
                    "The time of this upload is over, or what waited is no longer whole: begin anew.");
        };
    }
}
