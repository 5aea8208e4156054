package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abri.application.BulkInputStream;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.web.Api;
import org.abri.web.budget.Bounds;
import org.abri.web.budget.Budgets;
import org.abri.web.budget.Sender;
import org.abri.web.problem.CutOff;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Body;
import org.abri.web.visit.Form;
import org.abri.web.visit.SecurityHeaders;
import org.abri.web.visit.Visitor;

/**
 * UPL-2: documents on their way in: one of a program's, one after the other of a page's, and of those that become one. A handler takes
 * them as an argument and closes it, whatever happens. What a form says may come before the file and after it: it is all there
 * once the file's last byte was read, and is checked then as a {@link Form} is; what it says of several comes before them all,
 * or right after the first. The bytes come through in constant memory, as fast as they are taken, and never touch the disk
 * (CRY-3).
 */
public final class Upload<F> implements AutoCloseable {
    /** A kind of form whose files are pictures that become one paper: a program sends several of them, too. */
    interface OfPictures {}

    /** The name of the part that holds the file. */
    public static final String FILE = "file";
    /** The name of the field that says which files of a page have come already ({@link UploadsApi}). */
    static final String UPLOADS = "uploads";

    /** However many there are. */
    private static final long LARGEST_TOGETHER = 4 * Document.LARGEST;
    /** What is sent beside the files. */
    private static final long BESIDE = 4 * Bounds.LARGEST_FIELDS_BESIDE_A_FILE;

    private final HttpRequest<?> request;
    private final Class<F> kind;
    private final Incoming incoming;
    private final Multipart parts;
    private final boolean tooLarge;
    private final boolean several;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int room = Bounds.LARGEST_FIELDS_BESIDE_A_FILE;
    private Optional<String> fileName = Optional.empty();
    private boolean hasFile;
    /** The name of the file after this one, once that was looked for. */
    private Optional<String> following = Optional.empty();
    private boolean lookedOn;
    private int number = 1;
    private Optional<Form<F>> form = Optional.empty();

    private Upload(HttpRequest<?> request, Class<F> kind, Incoming incoming, Multipart parts,
            boolean tooLarge, boolean several) {
        this.request = request;
        this.kind = kind;
        this.incoming = incoming;
        this.parts = parts;
        this.tooLarge = tooLarge;
        this.several = several;
    }

    /** Reads up to where the file begins. */
    static <F> Upload<F> begin(HttpRequest<?> request, Budgets budgets, Class<F> kind) {
        if (request.getContentType().filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
                .isEmpty()) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "A form with a file is expected.");
        }
        var byProgram = request.getPath().startsWith(Api.AT);
        var several = !byProgram || OfPictures.class.isAssignableFrom(kind);
        var largest = BESIDE + (several ? LARGEST_TOGETHER : Document.LARGEST);
        var incoming = new Incoming(((ServerHttpRequest<?>) request).byteBody().toInputStream(), largest);
        try {
            incoming.takes(budgets.upload(sender(request)));
            var tooLarge = request.getContentLength() > largest;
            if (tooLarge && byProgram) { throw ProblemException.tooLarge(); }
            var upload = new Upload<>(request, kind, incoming, new Multipart(incoming, delimiter(request)),
                    tooLarge, several);
            upload.fileName = upload.readFields();
            upload.hasFile = upload.fileName.isPresent();
            return upload;
        } catch (IOException cut) {
            finish(request, incoming);
            throw ProblemException.malformed("malformed",
                    "The form with a file is not shaped as it must be, or was cut off.");
        } catch (ProblemException refused) {
            finish(request, incoming);
            throw refused;
        }
    }

    /** Whose share of what comes in it is: the account's, or of whoever has none, the address's. */
    static String sender(HttpRequest<?> request) {
        return Visitor.of(request).signedIn().map(person -> person.account().toString())
                .orElseGet(() -> "from " + Sender.of(request).orElse("anywhere"));
    }

    /** Up to where a file begins, whose name it answers, or to the end of the form. */
    private Optional<String> readFields() throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            var field = part.get().field();
            if (part.get().fileName().isPresent()) {
                if (!FILE.equals(field)) {
                    throw ProblemException.malformed("unknown-field",
                            "There is a file in a field that is not known here.");
                }
                if (several && part.get().fileName().get().isEmpty()) {
                    continue; // a page's field in which nothing was chosen
                }
                return part.get().fileName();
            }
            if (form.isPresent()) {
                throw ProblemException.malformed("malformed",
                        "What is said of several files comes before them.");
            }
            var bytes = parts.bytes().readNBytes(room + 1);
            room -= bytes.length;
            if (room < 0 || fields.size() == Bounds.MOST_FIELDS_BESIDE_A_FILE) {
                throw ProblemException.tooLarge();
            }
            if (fields.putIfAbsent(field, new String(bytes, StandardCharsets.UTF_8)) != null) {
                throw ProblemException.malformed("malformed", "A field is there twice.");
            }
        }
        return Optional.empty();
    }

    private static Delimiter delimiter(HttpRequest<?> request) throws CutOff {
        return Delimiter.of(request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""))
                .orElseThrow(() -> new CutOff(new IOException("a form names no boundary")));
    }

    /** What the form says as far as it has come, from the first time that it is asked for; without a file, the file is missing. */
    public Form<F> form() {
        if (form.isEmpty()) {
            var said = Form.sent(request, Body.of(fields)).as(kind);
            form = Optional.of(hasFile || hasCome() ? said : said.wrong(FILE, Flaw.MISSING));
        }
        return form.get();
    }

    /** Whether the form, as far as it has come, says that files have come already. */
    boolean hasCome() {
        return !fields.getOrDefault(UPLOADS, "").isEmpty();
    }

    /** Whether there is a file. */
    public boolean hasFile() {
        return hasFile;
    }

    /** Whether there are more files than are taken at once; they are not looked at. */
    boolean hasTooMany() {
        return number == Bounds.MOST_FILES && fileName.isPresent();
    }

    /** Goes on to the file after this one, past what is left of this one; false when there is none, or one too many. */
    public boolean next() throws IOException {
        fileName = following();
        if (hasTooMany()) { return false; }
        lookedOn = false;
        number++;
        return fileName.isPresent();
    }

    /** Which of several files it is, from 1 on. */
    int number() {
        return number;
    }

    private Optional<String> following() throws IOException {
        if (!lookedOn) {
            lookedOn = true;
            following = readFields();
        }
        return following;
    }

    /** Whether more is announced than may come at once: then there is no use in reading it. */
    public boolean tooLarge() {
        return tooLarge;
    }

    /** As the sender's machine calls it, made safe. */
    public FileName fileName() {
        return FileName.sent(fileName.orElse(""));
    }

    /**
     * The file's bytes. Reading throws {@link CutOff} when they stop coming, and {@link ProblemException} when too many
     * come; the end is reached only when all up to there was well formed, and what follows the file, up to the next, was read.
     */
    public InputStream bytes() {
        var bytes = parts.bytes();
        return new BulkInputStream() {
            private boolean ended;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var read = ended ? -1 : bytes.read(buffer, offset, length);
                if (read < 0 && !ended) {
                    ended = true;
                    if (following().isPresent() && !several) {
                        throw ProblemException.malformed("malformed", "There is more than one file.");
                    }
                }
                return read;
            }
        };
    }

    /** Lets go of what is left of a request that was refused, in a way that the answer can be read. */
    @Override
    public void close() {
        finish(request, incoming);
    }

    static void finish(HttpRequest<?> request, Incoming incoming) {
        if (!incoming.ended(request.getContentLength())) {
            SecurityHeaders.closeAfter(request);
        }
    }
}
