package org.abri.web.visit;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.abri.application.Once;
import org.abri.application.access.Answer;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedDate;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.Version;
import org.abri.web.Api;
import org.abri.web.At;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;

/**
 * GATE-5: what somebody filled in, a person on one of our pages or a program in JSON, and what is wrong with it. Handlers
 * read a body in no other way. {@code F} is a record that says which fields there are, texts or (as {@code Boolean}) yes
 * and no; a field that it has not is refused, by name. Made for one request.
 *
 * <p>WEB-1: a page's form that does not carry the token of its session is refused before anything is done with it; one that
 * the same person filled in during an earlier session is shown again as it was. The sign-in's needs none: it acts with what
 * is typed alone.
 *
 * <p>Values are read after another, so that all flaws are known at once; a handler acts on what it has {@link #taken}. Who
 * may not act at all is told so before any flaw: whoever shows a form, or answers a program with its flaws, asks the gate.
 */
public final class Form<F> {
    /** The field that carries {@link Visitor#formToken}. */
    public static final String TOKEN = "formToken";
    /** The header that carries it, of programs that show a browser's cookie. */
    public static final String TOKEN_HEADER = "Abri-Form-Token";
    /** The field that carries the key of {@link #once}: a random UUID that the page was made with. */
    public static final String ONCE = "once";
    /** The field that carries {@link Visitor#typedBy}, of forms that are {@link GivenBack}. */
    public static final String TYPED_BY = "typedBy";

    /** The field that carries the {@link Version} that a change is made from. */
    public static final String VERSION = "version";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 36;
    /** In code points: more than any line that is kept. */
    private static final int LONGEST_LINE = 250;
    /** The field that says that passwords are to be read while they are typed. */
    public static final String SHOWN = "shown";
    private static final String BACK = "back";
    /** In an address: the form is only to look otherwise, in this language or with passwords to be read, or to be gone back from. */
    private static final Set<String> LOOKS = Set.of(VisitorFilter.LANGUAGE, SHOWN, BACK);
    private static final Set<String> OURS = Set.of(TOKEN, ONCE, TYPED_BY, VERSION, SHOWN);

    /** What is wrong: in which field, empty when it is in none alone; the code of the flaw; what its words have to name. */
    public record Wrong(String field, String code, List<Object> arguments) {}

    private final Visitor visitor;
    private final Body body;
    private final boolean onlyShown;
    private final Optional<HttpParameters> looks;
    private final Set<String> known;
    private final Supplier<Once> once;
    private final List<Wrong> wrongs = new ArrayList<>();
    private Optional<Version> meanwhile = Optional.empty();

    private Form(Visitor visitor, Body body, boolean onlyShown, Optional<HttpParameters> looks,
            Set<String> known, Supplier<Once> once) {
        this.visitor = visitor;
        this.body = body;
        this.onlyShown = onlyShown;
        this.looks = looks;
        this.known = known;
        this.once = once;
    }

    /** An empty form for that visitor, with these choices made beforehand. */
    public static <F> Form<F> fresh(Visitor visitor, Map<String, String> chosen) {
        var fresh = new Once(UUID.randomUUID());
        return new Form<>(visitor, Body.of(chosen), true, Optional.empty(), chosen.keySet(), () -> fresh);
    }

    /** As {@link #fresh(Visitor, Map)}, with nothing chosen. */
    public static <F> Form<F> fresh(Visitor visitor) {
        return fresh(visitor, Map.of());
    }

    /** As it came in, of a kind that is not known yet. */
    public static Form<?> sent(HttpRequest<?> request, Body body) {
        var visitor = Visitor.of(request);
        var kept = KeptForm.in(body).filter(form -> form.path().equals(request.getPath())
                && visitor.signedIn().filter(form::isOf).isPresent());
        var stale = kept.isEmpty() && !body.byProgram() && !request.getPath().startsWith(Api.AT)
                && !request.getPath().equals(At.SIGN_IN) && !carriesToken(visitor, body.text(TOKEN));
        if (stale && !visitor.typedBy().equals(body.text(TYPED_BY))) { throw withoutToken(); }
        var written = kept.map(KeptForm::asWritten).orElse(stale ? KeptForm.withoutSecrets(body) : body);
        return new Form<>(visitor, written, stale || kept.isPresent(), looks(request, body), Set.of(),
                () -> once(request, written));
    }

    private static Optional<HttpParameters> looks(HttpRequest<?> request, Body body) {
        return Optional.of(request.getParameters())
                .filter(said -> !body.byProgram() && LOOKS.stream().anyMatch(said::contains));
    }

    /** Of the API, whatever shape the body has: a program that shows a browser's cookie says the token in a header. */
    static void mustCarryToken(Visitor visitor, HttpRequest<?> request) {
        mustCarryToken(visitor, request.getHeaders().get(TOKEN_HEADER, String.class, ""));
    }

    private static void mustCarryToken(Visitor visitor, String token) {
        if (!carriesToken(visitor, token)) { throw withoutToken(); }
    }

    private static boolean carriesToken(Visitor visitor, String token) {
        return visitor.signedIn().isEmpty() || visitor.byBearer() || same(visitor.formToken(), token);
    }

    private static ProblemException withoutToken() {
        return new ProblemException(HttpStatus.FORBIDDEN, "form-token",
                "The form does not carry the token of this session.");
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
    }

    /** As a form of that kind. Throws {@link ProblemException} that names every field which is none of its, or of another kind. */
    public <G> Form<G> as(Class<G> kind) {
        if (onlyShown && !GivenBack.class.isAssignableFrom(kind)) { throw withoutToken(); }
        var fields = Arrays.stream(BeanIntrospection.getIntrospection(kind).getConstructorArguments())
                .filter(field -> !body.byProgram() || !field.isAnnotationPresent(OnPages.class))
                .collect(Collectors.toMap(Argument::getName, Argument::getType));
        var wrong = new LinkedHashMap<String, String>();
        body.fields().forEach((name, value) -> {
            var type = fields.get(name);
            if (type == null && (body.byProgram() || !isOurs(name))) {
                wrong.put(Body.named(name), "unknown-field");
            } else if (type != null && !value.fits(type)) {
                wrong.put(name, type.equals(Boolean.class) ? "not-a-choice" : "not-a-text");
            }
        });
        if (!wrong.isEmpty()) { throw ProblemException.malformed(wrong); }
        return new Form<>(visitor, body, onlyShown, looks, fields.keySet(), once);
    }

    private static boolean isOurs(String name) {
        return OURS.contains(name) || KeptForm.carries(name);
    }

    /** As typed; empty when absent. */
    public String text(String field) {
        if (!known.contains(field) && !isOnlyShown()) {
            throw new IllegalArgumentException("the form has no field " + field);
        }
        return body.text(field);
    }

    /** Reads a value of one line; when it cannot be taken, it is wrong. */
    public <T> Optional<T> read(String field, Function<String, T> value) {
        return read(field, LONGEST_LINE, value);
    }

    /** G-2: what is longer than that many code points can be is not looked at; {@code told} goes with what is too long. */
    private <T> Optional<T> read(String field, int longest, Function<String, T> value, Object... told) {
        try {
            return Optional.of(value.apply(TypedText.bounded(text(field), longest)));
        } catch (InvalidValue invalid) {
            wrong(field, Answers.code(invalid.flaw()),
                    invalid.flaw() == Flaw.TOO_LONG ? told : new Object[0]);
            return Optional.empty();
        }
    }

    /** As {@link #read}; what is left blank is none, and not wrong. */
    public <T> Optional<Optional<T>> readIfAny(String field, Function<String, T> value) {
        return ifAny(field, LONGEST_LINE, value);
    }

    private <T> Optional<Optional<T>> ifAny(String field, int longest, Function<String, T> value,
            Object... told) {
        return TypedText.isBlank(text(field)) ? Optional.of(Optional.empty())
                : read(field, longest, text -> Optional.of(value.apply(text)), told);
    }

    /** One line of at most so many code points. */
    public Optional<String> line(String field, int longest) {
        return read(field, LONGEST_LINE, text -> TypedText.line(text, longest), longest);
    }

    /** As {@link #line}; what is left blank is none, and not wrong. */
    public Optional<Optional<String>> lineIfAny(String field, int longest) {
        return ifAny(field, LONGEST_LINE, text -> TypedText.line(text, longest), longest);
    }

    /** As {@link #lines}; what is left blank is none, and not wrong. */
    public Optional<Optional<String>> linesIfAny(String field, int longest) {
        return ifAny(field, longest, text -> TypedText.lines(text, longest), longest);
    }

    /** Several lines, of at most so many code points together. */
    public Optional<String> lines(String field, int longest) {
        return read(field, longest, text -> TypedText.lines(text, longest), longest);
    }

    /** A day as people write it, or ISO 8601. */
    public Optional<LocalDate> day(String field) {
        return read(field, TypedDate::day);
    }

    /** One of these, by its name. */
    public <E extends Enum<E>> Optional<E> choice(String field, Class<E> choices) {
        return read(field, text -> {
            if (text.isEmpty()) { throw new InvalidValue(Flaw.MISSING); }
            return Arrays.stream(choices.getEnumConstants()).filter(choice -> choice.name().equals(text))
                    .findFirst().orElseThrow(() -> new InvalidValue(Flaw.NOT_A_CHOICE));
        });
    }

    /** Yes or no, which must be said. */
    public Optional<Boolean> yesOrNo(String field) {
        return read(field, text -> {
            if (text.isEmpty()) { throw new InvalidValue(Flaw.MISSING); }
            return text.equals("true");
        });
    }

    /** Yes; no when nothing is said. */
    public boolean ticked(String field) {
        return text(field).equals("true");
    }

    public Form<F> wrong(String field, Flaw flaw) {
        return wrong(field, Answers.code(flaw));
    }

    public Form<F> wrong(String field, String code, Object... arguments) {
        wrongs.add(new Wrong(field, code, List.of(arguments)));
        return this;
    }

    /** What is wrong so far; of a form that is shown as it was given back, nothing. */
    public List<Wrong> wrongs() {
        return isOnlyShown() ? List.of() : List.copyOf(wrongs);
    }

    public boolean anyWrong() {
        return !wrongs().isEmpty();
    }

    /** What was read, to act on it; empty when anything is wrong, or when the form is only to be shown again. */
    public <V> Optional<V> taken(Supplier<V> value) {
        return wrongs.isEmpty() && !isOnlyShown() ? Optional.of(value.get()) : Optional.empty();
    }

    /** As {@link #problem}, to whoever may do what it is for. Throws the answer of the rule that refuses it otherwise. */
    public ProblemException problemFor(Answer<?> whetherTheyMay) {
        var unused = Answers.of(whetherTheyMay);
        return problem();
    }

    /** The answer to a program: every field that is wrong, with the code of its flaw. */
    public ProblemException problem() {
        var fields = new LinkedHashMap<String, String>();
        wrongs.forEach(wrong -> fields.putIfAbsent(wrong.field(), wrong.code()));
        return ProblemException.invalid(fields);
    }

    /** Whether somebody filled it in who was signed in by then. */
    public boolean isOfSomebody() {
        return !body.text(TYPED_BY).isEmpty();
    }

    /** Whether a program filled it in, and no person on a page. */
    public boolean byProgram() {
        return body.byProgram();
    }

    /** Whether nothing is done with it: it came back, or is only to look otherwise. */
    private boolean isOnlyShown() {
        return onlyShown || looks.isPresent();
    }

    /** Whether the same page is to be shown again, in another language or with passwords to be read; or the page before it. */
    public boolean isToLookOtherwise() {
        return looks.isPresent();
    }

    /** Whether somebody goes back to the page before it, to what they said there. */
    public boolean goesBack() {
        return looks.filter(said -> said.contains(BACK)).isPresent();
    }

    /** Whether passwords in it are to be read while they are typed: then they are typed once. */
    public boolean isShown() {
        return looks.flatMap(said -> said.getFirst(SHOWN))
                .or(() -> Optional.of(body.text(SHOWN)).filter(said -> !said.isEmpty()))
                .map("true"::equals).orElseGet(visitor::ownsBrowser);
    }

    /** AUT-1: a password is typed twice, unless it can be read meanwhile. */
    public void mustBeTypedTwice(String field, String again) {
        if (!isShown() && !PasswordRules.same(text(field), text(again))) {
            wrong(again, "not-same");
        }
    }

    /** Whether it comes back to whoever filled it in, because their session ended meanwhile: nothing was done with it. */
    public boolean isGivenBack() {
        return onlyShown && !body.text(TYPED_BY).isEmpty();
    }

    /** From which version of an item the form changes it. */
    public From from() {
        return From.page(body.text(VERSION));
    }

    /** It was changed meanwhile: sent again, the form changes what there is now. */
    public Form<F> changedMeanwhile(Version now) {
        meanwhile = Optional.of(now);
        return wrong("", "changed-meanwhile");
    }

    /** Whether the form met another change. */
    public boolean metAnother() {
        return meanwhile.isPresent();
    }

    /** From which version it would change the item when it is sent from here; empty when it changes none. */
    public String version() {
        return meanwhile.map(now -> Long.toString(now.number())).orElseGet(() -> body.text(VERSION));
    }

    /**
     * I4 (idempotency key): what makes sending it twice one act. Pages carry it in a field, programs in a header; a fresh one
     * when a program sends none. Throws {@link ProblemException} when it is none.
     */
    public Once once() {
        return once.get();
    }

    /** As {@link #once}, to show the form again: a fresh one when none came along that is one. */
    public Once onceAgain() {
        try {
            return once.get();
        } catch (ProblemException none) {
            return new Once(UUID.randomUUID());
        }
    }

    private static Once once(HttpRequest<?> request, Body body) {
        var header = request.getHeaders().findFirst(IDEMPOTENCY_KEY);
        if (header.isPresent()) { return once(header.get()); }
        return body.byProgram() || Visitor.of(request).byBearer() ? new Once(UUID.randomUUID())
                : once(body.text(ONCE));
    }

    private static Once once(String key) {
        try {
            if (key.length() == LONGEST_KEY) { return new Once(UUID.fromString(key)); }
        } catch (IllegalArgumentException notAUuid) {
            // answered below
        }
        throw ProblemException.malformed("malformed-key",
                "The key that makes the request happen once is not a UUID.");
    }

    public Visitor visitor() {
        return visitor;
    }

    /** The form that this one, which is the sign-in's, carries along. */
    public Optional<KeptForm> kept() {
        return KeptForm.in(body);
    }
}
