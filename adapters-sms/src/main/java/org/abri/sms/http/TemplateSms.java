package org.abri.sms.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsProvider;
import org.abri.application.sms.SmsReceipt;
import org.abri.domain.account.PhoneNumber;
import org.abri.sms.OneSegment;
import org.abri.sms.ProviderSettings;

/** Any provider that takes one POST for each SMS: its body is a template, and so is the header that it knows us by. */
public final class TemplateSms implements SmsProvider {
    static final String NAME = "template";
    private static final String JSON = "application/json";
    private static final Set<String> WRITTEN_ALREADY =
            Set.of("connection", "content-length", "content-type", "expect", "host", "upgrade");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+): *([\\x20-\\x7E]+)");

    private final Duration patience;

    public TemplateSms() {
        this(Caller.PATIENCE);
    }

    TemplateSms(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SmsGateway open(Map<String, String> all) {
        var settings = new ProviderSettings(NAME, all);
        var address = settings.address("ADDRESS", null, "https", "http");
        var type = settings.oneOf("TYPE", JSON, JSON, Form.TYPE);
        var body = settings.required("BODY", "is what the provider is sent, with {to} and {text} in it");
        if (!body.contains("{text}") || !(body.contains("{to}") || body.contains("{to-digits}"))) {
            throw new IllegalArgumentException(
                    "ABRI_SMS_TEMPLATE_BODY must hold {text}, and {to} or {to-digits}.");
        }
        var headers = settings.optional("HEADER").map(header -> headers(header, settings)).orElseGet(Map::of);
        var told = new Statuses(settings.numbers("REFUSED", "400,422"), settings.numbers("NO_PHONE", ""),
                settings.optional("TAKEN"));
        var sender = settings.sender().orElse("");
        var receipts = TemplateReceipts.of(settings);
        settings.andNoOthers();
        return new OneSegment(
                new Gateway(new Caller(NAME, patience), address, type, headers, body, sender, told,
                        receipts));
    }

    /** The few that the client writes itself are none. */
    private static Map<String, String> headers(String header, ProviderSettings settings) {
        var parts = HEADER.matcher(header);
        if (!parts.matches() || WRITTEN_ALREADY.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "ABRI_SMS_TEMPLATE_HEADER must be a header, such as Authorization: Bearer {secret}.");
        }
        return Map.of(parts.group(1), withSecret(parts.group(2), settings));
    }

    private static String withSecret(String header, ProviderSettings settings) {
        return header.contains("{secret}")
                ? header.replace("{secret}",
                        settings.secret("SECRET_FILE", "what stands for {secret}").value())
                : header;
    }

    /**
     * What the provider's answers mean.
     *
     * @param refused for good
     * @param noPhone for good, because of the number
     * @param taken   what stands in the answer when it took an SMS, if it answers 2xx to anything
     */
    private record Statuses(Set<Integer> refused, Set<Integer> noPhone, Optional<String> taken) {
        SmsGateway.Answer meaning(Told told) {
            if (noPhone.contains(told.status())) {
                return new SmsGateway.Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE);
            }
            if (refused.contains(told.status())) { return new SmsGateway.Answer.Refused(); }
            if (!told.isSuccess()) { return told.meaning(); }
            return taken.isEmpty() || told.body().contains(taken.get()) ? new SmsGateway.Answer.Accepted()
                    : new SmsGateway.Answer.Unknown();
        }
    }

    private static final class Gateway implements SmsGateway {
        private static final Pattern FIELD = Pattern.compile("\\{(id|to|to-digits|text|sender)\\}");

        private final Caller caller;
        private final URI address;
        private final String type;
        private final Map<String, String> headers;
        private final String body;
        private final String sender;
        private final Statuses statuses;
        private final Optional<TemplateReceipts> receipts;

        Gateway(Caller caller, URI address, String type, Map<String, String> headers, String body,
                String sender, Statuses statuses, Optional<TemplateReceipts> receipts) {
            this.caller = caller;
            this.address = address;
            this.type = type;
            this.headers = headers;
            this.body = body;
            this.sender = sender;
            this.statuses = statuses;
            this.receipts = receipts;
        }

        @Override
        public Optional<SmsReceipt> receipt(SmsNotice notice) {
            return receipts.flatMap(all -> all.read(notice));
        }

        @Override
        public Answer send(UUID id, PhoneNumber to, String text) {
            var fields = Map.of("id", id.toString(), "to", to.value(), "to-digits", to.value().substring(1),
                    "text", text, "sender", sender);
            UnaryOperator<String> escaped = type.equals(JSON) ? Json::escaped : Form::escaped;
            // each place once: what a text holds is no place
            var filled = FIELD.matcher(body).replaceAll(
                    place -> Matcher.quoteReplacement(escaped.apply(fields.get(place.group(1)))));
            return caller.call(id, new Asked(address, type, headers, filled), statuses::meaning);
        }
    }
}
