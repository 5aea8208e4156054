package org.abri.web.budget;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * WEB-3: every header that anything here reads, how much of it is taken, and what answers beyond. A header that is not in
 * this list reaches nobody: whoever wants to read one more has to say its bound first. docs/bounds.md is made of it.
 */
public enum HeaderBound {
    HOST("Host", 255, Beyond.MALFORMED, shaped("[A-Za-z0-9._:\\[\\]-]++")),
    /** What is not a list of media types asks for nothing in particular; the server's own reader would fail on it. */
    ACCEPT("Accept", 512, Beyond.IGNORED, shaped(Shape.list(Shape.MEDIA_RANGE + Shape.QUALITY, 32))),
    ACCEPT_ENCODING("Accept-Encoding", 200, Beyond.IGNORED, HeaderBound::asIs),
    /** Reading a range takes the square of its subtags: those of more than three are nobody's language here. */
    ACCEPT_LANGUAGE("Accept-Language", 200, Beyond.IGNORED, HeaderBound::languages),
    AUTHORIZATION("Authorization", 200, Beyond.TOO_LARGE, HeaderBound::asIs),
    COOKIE("Cookie", 4096, Beyond.TOO_LARGE, value -> atMost(value, ';', 40)),
    CONTENT_TYPE("Content-Type", 200, Beyond.MALFORMED,
            shaped(Shape.TOKEN + "/" + Shape.TOKEN + "(?:[ \\t]*+;[ \\t]*+" + Shape.TOKEN + "=(?:"
                    + Shape.TOKEN
                    + "|\"[^\"\\\\]{0,100}+\")){0,8}+(?:[ \\t]*+;)?+")),
    CONTENT_LENGTH("Content-Length", 18, Beyond.MALFORMED, shaped("[0-9]++")),
    TRANSFER_ENCODING("Transfer-Encoding", 7, Beyond.MALFORMED, shaped("(?i:chunked)")),
    CONNECTION("Connection", 200, Beyond.IGNORED, HeaderBound::closeOrNot),
    EXPECT("Expect", 12, Beyond.MALFORMED, shaped("(?i:100-continue)")),
    IDEMPOTENCY_KEY("Idempotency-Key", 100, Beyond.TOO_LARGE, HeaderBound::asIs),
    FORM_TOKEN("Abri-Form-Token", 100, Beyond.TOO_LARGE, HeaderBound::asIs),
    ORIGIN("Origin", 300, Beyond.TOO_LARGE, HeaderBound::asIs),
    SEC_FETCH_SITE("Sec-Fetch-Site", 20, Beyond.TOO_LARGE, HeaderBound::asIs),
    /** Ours are as long as an address may be; nobody else's is of use. */
    REFERER("Referer", Bounds.LONGEST_ADDRESS, Beyond.IGNORED, HeaderBound::asIs),
    RANGE("Range", 100, Beyond.IGNORED, shaped(
            "bytes=[ \\t]*+(?:[0-9]{1,18}+-[0-9]{0,18}+|-[0-9]{1,18}+)(?:[ \\t]*+,[ \\t]*+(?:[0-9]{1,18}+-[0-9]{0,18}+|-[0-9]{1,18}+)){0,4}+")),
    IF_RANGE("If-Range", 200, Beyond.IGNORED, HeaderBound::asIs),
    IF_NONE_MATCH("If-None-Match", 200, Beyond.IGNORED, HeaderBound::asIs),
    IF_MODIFIED_SINCE("If-Modified-Since", 60, Beyond.IGNORED, HeaderBound::asIs),
    /** A condition to change something: to ignore it would be to change what must not be. */
    IF_MATCH("If-Match", 200, Beyond.TOO_LARGE, HeaderBound::asIs),
    IF_UNMODIFIED_SINCE("If-Unmodified-Since", 60, Beyond.TOO_LARGE, HeaderBound::asIs),
    /** What comes in part by part (tus 1.0.0): a version, and how many bytes; no number of theirs is longer. */
    TUS_RESUMABLE("Tus-Resumable", 20, Beyond.IGNORED, HeaderBound::asIs),
    UPLOAD_LENGTH("Upload-Length", 18, Beyond.MALFORMED, shaped("[0-9]++")),
    UPLOAD_OFFSET("Upload-Offset", 18, Beyond.MALFORMED, shaped("[0-9]++")),
    UPLOAD_DEFER_LENGTH("Upload-Defer-Length", 20, Beyond.MALFORMED, HeaderBound::asIs),
    /** A file name and a title of 255 letters of any script, in base64. */
    UPLOAD_METADATA("Upload-Metadata", 4096, Beyond.TOO_LARGE, HeaderBound::asIs),
    /** A signature of 20 bytes; what is longer signs nothing. */
    X_TWILIO_SIGNATURE("X-Twilio-Signature", 40, Beyond.IGNORED, HeaderBound::asIs);

    /** What becomes of a header beyond its bound. */
    public enum Beyond {
        IGNORED("the header is ignored"),
        MALFORMED("400 `malformed`"),
        TOO_LARGE("431 `request-header-fields-too-large`");

        private final String words;

        Beyond(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Patterns without a way back: each is linear, whatever it is given. */
    private static final class Shape {
        static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
        static final String QUALITY = "(?:[ \\t]*+;[ \\t]*+q=(?:0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+))?+";
        static final String MEDIA_RANGE = TOKEN + "/" + TOKEN + "(?:[ \\t]*+;[ \\t]*+(?!q=)" + TOKEN + "="
                + TOKEN + "){0,4}+";

        private Shape() {}

        static String list(String one, int most) {
            return one + "(?:[ \\t]*+,[ \\t]*+" + one + "){0," + (most - 1) + "}+";
        }
    }

    private static final Pattern LANGUAGE_RANGE = Pattern.compile(
            "[ \\t]*+(?:\\*|[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+){0,2}+)" + Shape.QUALITY + "[ \\t]*+");

    private final String header;
    private final int longest;
    private final Beyond beyond;
    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
    private final UnaryOperator<Optional<String>> taken;

    HeaderBound(String header, int longest, Beyond beyond, UnaryOperator<Optional<String>> taken) {
        this.header = header;
        this.longest = longest;
        this.beyond = beyond;
        this.taken = taken;
    }

    /** As it is written. */
    public String header() {
        return header;
    }

    /** How many characters of it are looked at, in all its lines together. */
    public int longest() {
        return longest;
    }

    public Beyond beyond() {
        return beyond;
    }

    /** What else it is held to, in words. */
    String more() {
        return switch (this) {
            case ACCEPT -> ", 32 media ranges";
            case ACCEPT_LANGUAGE -> ", 20 ranges of at most 3 subtags; of those beyond, none is heard";
            case COOKIE -> ", 40 cookies";
            case RANGE -> ", 5 ranges";
            case CONTENT_TYPE -> ", 8 parameters";
            default -> "";
        };
    }

    /** What of it is for the readers above: empty when it is beyond its bound. Its length is looked at before anything else. */
    Optional<String> taken(String value) {
        return value.length() > longest ? Optional.empty() : taken.apply(Optional.of(value));
    }

    /** Whether its lines are one list, so that more than one line is as good as one. */
    boolean isList() {
        return this == ACCEPT || this == ACCEPT_LANGUAGE || this == COOKIE || this == CONNECTION
                || this == IF_NONE_MATCH || this == IF_MATCH;
    }

    /** What stands between the lines of a list. */
    String between() {
        return this == COOKIE ? "; " : ", ";
    }

    private static Optional<String> asIs(Optional<String> value) {
        return value;
    }

    private static UnaryOperator<Optional<String>> shaped(String pattern) {
        var shape = Pattern.compile(pattern);
        return value -> value.map(String::strip).filter(text -> shape.matcher(text).matches());
    }

    private static Optional<String> atMost(Optional<String> value, char separator, int most) {
        return value.filter(text -> text.chars().filter(c -> c == separator).count() < most);
    }

    private static Optional<String> languages(Optional<String> value) {
        return value.map(text -> Arrays.stream(text.split(",")).limit(20)
                .filter(range -> LANGUAGE_RANGE.matcher(range).matches()).map(String::strip)
                .collect(Collectors.joining(","))).filter(kept -> !kept.isEmpty());
    }

    private static Optional<String> closeOrNot(Optional<String> value) {
        var options = value.orElse("").toLowerCase(Locale.ROOT);
        return Arrays.stream(options.split(",")).map(String::strip)
                .filter(option -> option.equals("close") || option.equals("keep-alive")).findFirst();
    }
}
