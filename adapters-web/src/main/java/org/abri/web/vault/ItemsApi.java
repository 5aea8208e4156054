package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.NotAccepted;
import org.abri.application.vault.StaplePictures;
import org.abri.domain.access.Action;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Turn;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Among;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.From;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Shelf;

/** VLT-2 to VLT-9: what is in a vault, one's own or, for staff at a relay, the shared part of somebody's, for programs. */
@Api
@Controller(Api.AT)
final class ItemsApi {
    private static final AppointmentFace APPOINTMENT = new AppointmentFace();
    private static final String OWN = "/vault";
    private static final String SHARED = "/relays/{relay}/vaults/{vault}";
    private static final String ITEMS = "/items";
    private static final String ITEM = ITEMS + "/{item}";
    private static final String CONTENT = "/content";
    private static final String PREVIEW = "/preview";

    private final Abri abri;
    private final Downloads downloads;

    ItemsApi(Abri abri, Downloads downloads) {
        this.abri = abri;
        this.downloads = downloads;
    }

    /** One's own: all, the documents of one kind of paper, what one wants at hand. */
    @InParts
    @Among
    @Get(OWN + ITEMS)
    ItemJson.ItemsJson listItems(@Found Shelf shelf, @Found ItemListing wanted) {
        return ItemJson.ItemsJson
                .of(Answers.of(abri.vault().seeItems().list(shelf.by(), shelf.vault(), wanted)));
    }

    /** Of a vault at a relay. Apart, because the generator (6.20) gives two addresses in parts one name. */
    @InParts
    @Among
    @Get(SHARED + ITEMS)
    ItemJson.ItemsJson listSharedItems(@Found Shelf shelf, @Found ItemListing wanted) {
        return listItems(shelf, wanted);
    }

    @Get(uris = { OWN + ITEM, SHARED + ITEM })
    HttpResponse<ItemJson> seeItem(@Found Shelf shelf, ItemId item) {
        var seen = Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item));
        return HttpResponse.ok(ItemJson.of(seen, shelf.own())).header(HttpHeaders.ETAG,
                From.tag(seen.item().version()));
    }

    /** The bytes of a document, as received; with {@code Range}, some of them. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uris = { OWN + ITEM + CONTENT, SHARED + ITEM + CONTENT }, headRoute = false)
    HttpResponse<?> downloadContent(@Found HttpRequest<?> request, @Found Shelf shelf, ItemId item) {
        return downloads.give(request, shelf, item);
    }

    /** What the bytes are, and how many: nobody's record says that somebody asked. */
    @Produces(MediaType.ALL)
    @Head(uris = { OWN + ITEM + CONTENT, SHARED + ITEM + CONTENT })
    HttpResponse<?> announceContent(@Found Shelf shelf, ItemId item) {
        return downloads.announce(shelf, item);
    }

    /** A small picture of the first page of a document; none before it is drawn, without consent, or when it cannot be. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_JPEG,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uris = { OWN + ITEM + PREVIEW, SHARED + ITEM + PREVIEW })
    HttpResponse<byte[]> seePreview(@Found Shelf shelf, ItemId item) {
        return PreviewAnswer.small(abri, shelf, item);
    }

    /** A large picture of one page, from 1 on. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_JPEG,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uris = { OWN + ITEM + PREVIEW + "/{page}", SHARED + ITEM + PREVIEW + "/{page}" })
    HttpResponse<byte[]> seePreviewPage(@Found Shelf shelf, ItemId item, String page) {
        return PreviewAnswer.page(abri, shelf, item, page);
    }

    /** A contact as telephones take it: a vCard. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/vcard",
            schema = @Schema(type = "string")))
    @Produces(MediaType.ALL)
    @Get(uris = { OWN + ITEM + "/card", SHARED + ITEM + "/card" })
    HttpResponse<byte[]> takeContactCard(@Found Shelf shelf, ItemId item) {
        return ContactCard
                .of(Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)));
    }

    /** An appointment as calendars take it: iCalendar. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/calendar",
            schema = @Schema(type = "string")))
    @Produces(MediaType.ALL)
    @Get(uris = { OWN + ITEM + "/event", SHARED + ITEM + "/event" })
    HttpResponse<byte[]> takeAppointmentEvent(@Found Shelf shelf, ItemId item) {
        return AppointmentEvent
                .of(Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)));
    }

    /** The reminders of an appointment, or of the last day of a document, the one that is due first first: to staff, those of their relay. */
    @Get(uris = { OWN + ITEM + "/reminders", SHARED + ITEM + "/reminders" })
    ReminderJson.RemindersJson seeReminders(@Found Shelf shelf, ItemId item) {
        return ReminderJson.RemindersJson
                .of(Answers.of(abri.reminder().seeReminders().ofItem(shelf.by(), shelf.vault(), item)));
    }

    /** A form with the file, {@code file}, and what is said about it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = PaperForm.class),
            mediaType = MediaType.MULTIPART_FORM_DATA))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/documents", SHARED + "/documents" })
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    ItemJson.AddedJson addDocument(@Found Shelf shelf, @Found Upload<PaperForm> upload)
            throws IOException {
        try (upload) {
            return switch (Answers.of(PaperForm.add(abri, shelf, upload))) {
                case AddDocument.Outcome.Added(var item) -> added(item);
                case AddDocument.Outcome.NotSaid() -> throw upload.form().problem();
                case AddDocument.Outcome.NotTaken(var why) -> throw NotTaken.problem(upload.form(), why);
            };
        }
    }

    /** A form with several pictures, each {@code file}, that become one document, a PDF, in their order. */
    @RequestBody(content = @Content(schema = @Schema(implementation = PagesForm.class),
            mediaType = MediaType.MULTIPART_FORM_DATA))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/pages", SHARED + "/pages" })
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    ItemJson.AddedJson addPages(@Found Shelf shelf, @Found Upload<PagesForm> upload) throws IOException {
        try (upload) {
            return switch (Answers.of(PagesForm.add(abri, shelf, upload))) {
                case StaplePictures.Outcome.Added(var item) -> added(item);
                case StaplePictures.Outcome.NotTaken(var why) -> throw NotTaken.problem(upload.form(), why);
                case StaplePictures.Outcome.NotAPage(var file) -> throw upload.form().problem();
                case StaplePictures.Outcome.TooMany() -> throw upload.form().problem();
                case StaplePictures.Outcome.NotSaid() -> throw upload.form().problem();
            };
        }
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = NoteFace.NoteForm.New.class)))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/notes", SHARED + "/notes" })
    ItemJson.AddedJson addNote(@Found Shelf shelf, @Found Form<NoteFace.NoteForm.New> form) {
        return addWritten(shelf, form, NoteFace.NoteForm.read(form), Set.of(),
                Optional.of(Optional.empty()));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = ContactFace.ContactForm.New.class)))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/contacts", SHARED + "/contacts" })
    ItemJson.AddedJson addContact(@Found Shelf shelf, @Found Form<ContactFace.ContactForm.New> form) {
        return addWritten(shelf, form, ContactFace.ContactForm.read(form), Set.of(),
                Optional.of(Optional.empty()));
    }

    /** One, or a series of them, all or none: the answer names the first. */
    @RequestBody(
            content = @Content(schema = @Schema(implementation = AppointmentFace.AppointmentForm.New.class)))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/appointments", SHARED + "/appointments" })
    ItemJson.AddedJson addAppointment(@Found Shelf shelf,
            @Found Form<AppointmentFace.AppointmentForm.New> form) {
        var recurrence = APPOINTMENT.recurrence(form);
        return addWritten(shelf, form, AppointmentFace.AppointmentForm.read(form),
                APPOINTMENT.reminders(form), recurrence);
    }

    private ItemJson.AddedJson addWritten(Shelf shelf, Form<?> form,
            Optional<? extends Written> read, Set<LeadTime> reminders,
            Optional<Optional<Recurrence>> recurrence) {
        var visibility = VisibilityField.readOrUsual(shelf, form);
        if (form.anyWrong()) { throw form.problemFor(mayAdd(shelf)); }
        return switch (Answers.of(abri.vault().addItem().add(new AddItem.Command(shelf.by(), shelf.vault(),
                form.once(), visibility.orElseThrow(), read.orElseThrow(), reminders,
                recurrence.orElseThrow())))) {
            case AddItem.Outcome.Added(var item) -> added(item);
            case AddItem.Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
        };
    }

    private static ItemJson.AddedJson added(ItemId item) {
        return new ItemJson.AddedJson(item.toString());
    }

    /** What it says, instead of what it says in the version that {@code If-Match} names. */
    @RequestBody(content = @Content(schema = @Schema(implementation = NoteFace.NoteForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put(uris = { OWN + ITEM + "/note", SHARED + ITEM + "/note" })
    HttpResponse<Void> rewriteNote(@Found Shelf shelf, ItemId item, @Found From from,
            @Found Form<NoteFace.NoteForm> form) {
        return rewrite(shelf, item, from, form, NoteFace.NoteForm.read(form));
    }

    /** As {@link #rewriteNote}. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ContactFace.ContactForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put(uris = { OWN + ITEM + "/contact", SHARED + ITEM + "/contact" })
    HttpResponse<Void> rewriteContact(@Found Shelf shelf, ItemId item, @Found From from,
            @Found Form<ContactFace.ContactForm> form) {
        return rewrite(shelf, item, from, form, ContactFace.ContactForm.read(form));
    }

    /** As {@link #rewriteNote}; with the reminders that are ticked, and no others of those that whoever asks decides about. */
    @RequestBody(
            content = @Content(schema = @Schema(implementation = AppointmentFace.AppointmentForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put(uris = { OWN + ITEM + "/appointment", SHARED + ITEM + "/appointment" })
    HttpResponse<Void> rewriteAppointment(@Found Shelf shelf, ItemId item, @Found From from,
            @Found Form<AppointmentFace.AppointmentForm> form) {
        var appointment = AppointmentFace.AppointmentForm.read(form)
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.CHANGE)));
        return changed(form, form.ticked("following")
                ? abri.vault().changeSeries().rewrite(shelf.by(), shelf.vault(), item, from, appointment,
                        APPOINTMENT.reminders(form))
                : abri.vault().changeItem().rewrite(shelf.by(), shelf.vault(), item, from, appointment,
                        APPOINTMENT.reminders(form)));
    }

    private HttpResponse<Void> rewrite(Shelf shelf, ItemId item, From from, Form<?> form,
            Optional<? extends Written> read) {
        var content = read.orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.CHANGE)));
        return changed(form,
                abri.vault().changeItem().rewrite(shelf.by(), shelf.vault(), item, from, content));
    }

    /**
     * Who sees it, whether it is at hand; or which kind of paper it is, how it is turned, on which day it ends, when SMS remind of that or what
     * it is called, instead of in the version that {@code If-Match} names: one at a time.
     */
    @RequestBody(content = @Content(schema = @Schema(implementation = ItemForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Patch(uris = { OWN + ITEM, SHARED + ITEM })
    HttpResponse<Void> changeItem(@Found Shelf shelf, ItemId item, @Found From from,
            @Found Form<ItemForm> form) {
        return switch (ItemForm.said(form)) {
            case "visibility" -> switchTo(shelf, item, form);
            case "favourite" -> favour(shelf, item, form);
            case "paperKind" -> sort(shelf, item, from, form);
            case "turn" -> turn(shelf, item, from, form);
            case "endsOn" -> date(shelf, item, from, form);
            case "reminders" -> remind(shelf, item, from, form);
            default -> rename(shelf, item, from, form);
        };
    }

    private HttpResponse<Void> switchTo(Shelf shelf, ItemId item, Form<ItemForm> form) {
        var visibility = VisibilityField.read(form);
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.MAKE_PRIVATE)); }
        return changed(form, abri.vault().changeItem().switchTo(shelf.by(), shelf.vault(), item,
                visibility.orElseThrow()));
    }

    private HttpResponse<Void> favour(Shelf shelf, ItemId item, Form<ItemForm> form) {
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.FAVOUR)); }
        return tagged(Answers.of(abri.vault().changeItem().favour(shelf.by(), shelf.vault(), item,
                form.ticked("favourite"))));
    }

    private HttpResponse<Void> sort(Shelf shelf, ItemId item, From from, Form<ItemForm> form) {
        var kind = form.choice("paperKind", PaperKind.class);
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.CHANGE)); }
        return changed(form, abri.vault().changeItem().sort(shelf.by(), shelf.vault(), item, from,
                kind.orElseThrow()));
    }

    private HttpResponse<Void> turn(Shelf shelf, ItemId item, From from, Form<ItemForm> form) {
        var turn = form.choice("turn", Turn.class);
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.CHANGE)); }
        return changed(form, abri.vault().changeItem().turn(shelf.by(), shelf.vault(), item, from,
                turn.orElseThrow()));
    }

    private HttpResponse<Void> date(Shelf shelf, ItemId item, From from, Form<ItemForm> form) {
        var endsOn = form.text("endsOn").equals(ItemForm.NEVER) ? Optional.of(Optional.<LocalDate> empty())
                : form.readIfAny("endsOn", TitleForm::lastDay);
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.CHANGE)); }
        return changed(form, abri.vault().changeItem().date(shelf.by(), shelf.vault(), item, from,
                endsOn.orElseThrow()));
    }

    private HttpResponse<Void> remind(Shelf shelf, ItemId item, From from, Form<ItemForm> form) {
        var leads = form.read("reminders", ItemForm::leads);
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.CHANGE)); }
        return changed(form, abri.vault().changeItem().remind(shelf.by(), shelf.vault(), item, from,
                new ChangeItem.Reminders(leads.orElseThrow(), Leads.zone(abri, shelf))));
    }

    private HttpResponse<Void> rename(Shelf shelf, ItemId item, From from, Form<ItemForm> form) {
        var title = TitleForm.read(form)
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.CHANGE)));
        return changed(form,
                abri.vault().changeItem().rename(shelf.by(), shelf.vault(), item, from, title));
    }

    /** Into the bin, in the version that {@code If-Match} names; what rests damaged is erased for good. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(OWN + ITEM)
    void deleteItem(@Found Shelf shelf, ItemId item, @Found From from) {
        var unused = is(abri.vault().changeItem().delete(shelf.by(), shelf.vault(), item, from),
                why -> new IllegalStateException("deleting is never too much"));
    }

    /** An appointment and those that follow it in its series, into the bin, each by itself; as {@link #deleteItem}. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(OWN + ITEM + "/following")
    void deleteFollowing(@Found Shelf shelf, ItemId item, @Found From from) {
        var unused = is(abri.vault().changeSeries().delete(shelf.by(), shelf.vault(), item, from),
                why -> new IllegalStateException("deleting is never too much"));
    }

    private static HttpResponse<Void> changed(Form<?> form, Answer<ChangeItem.Outcome> answer) {
        return tagged(is(answer, why -> NotTaken.problem(form, why)));
    }

    private static HttpResponse<Void> tagged(Item item) {
        return HttpResponse.<Void> noContent().header(HttpHeaders.ETAG, From.tag(item.version()));
    }

    private static Item is(Answer<ChangeItem.Outcome> answer,
            Function<NotAccepted, RuntimeException> notTaken) {
        return switch (Answers.of(answer)) {
            case ChangeItem.Outcome.Changed(var item) -> item;
            case ChangeItem.Outcome.ChangedMeanwhile(var item) -> throw From.changedMeanwhile();
            case ChangeItem.Outcome.NotTaken(var why) -> throw notTaken.apply(why);
        };
    }

    private Answer<?> mayAdd(Shelf shelf) {
        return abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault());
    }

    private Answer<Look> mayChange(Shelf shelf, ItemId item, Action action) {
        return abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), action);
    }
}
