package org.abri.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsProvider;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.Segment;
import org.abri.sms.OneSegment;
import org.abri.sms.ProviderSettings;
import org.abri.sms.ProviderSettings.Secret;

/** OVHcloud's SMS: {@code POST /1.0/sms/{service}/jobs}, each request signed. */
public final class OvhSms implements SmsProvider {
    static final String NAME = "ovh";
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9]{1,64}");

    private final Duration patience;
    private final InstantSource clock;

    public OvhSms() {
        this(Caller.PATIENCE, InstantSource.system());
    }

    OvhSms(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SmsGateway open(Map<String, String> all) {
        var settings = new ProviderSettings(NAME, all);
        var address = settings.address("ADDRESS", "https://eu.api.ovh.com", "https", "http");
        var service = settings.required("SERVICE", "says which SMS account is used, such as sms-ab12345-1");
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "ABRI_SMS_OVH_SERVICE must be the name of an SMS account, such as sms-ab12345-1.");
        }
        var application = settings.required("APPLICATION_KEY", "says which application asks");
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException("ABRI_SMS_OVH_APPLICATION_KEY must be letters and digits.");
        }
        var keys = new Keys(application,
                settings.secret("APPLICATION_SECRET_FILE", "the application's secret"),
                settings.secret("CONSUMER_KEY_FILE", "the consumer key"));
        var sender = settings.sender();
        settings.andNoOthers();
        return new OneSegment(new Gateway(new Caller(NAME, patience), clock,
                address.resolve("/1.0/sms/" + service + "/jobs"), keys, sender));
    }

    private record Keys(String application, Secret secret, Secret consumer) {
        private static final HexFormat HEX = HexFormat.of();

        Map<String, String> headers(URI address, String body, String timestamp) {
            return Map.of("X-Ovh-Application", application, "X-Ovh-Consumer", consumer.value(),
                    "X-Ovh-Timestamp", timestamp, "X-Ovh-Signature", signature(address, body, timestamp));
        }

        private String signature(URI address, String body, String timestamp) {
            var signed = String.join("+", secret.value(), consumer.value(), "POST", address.toString(), body,
                    timestamp);
            try {
                return "$1$"
                        + HEX.formatHex(MessageDigest.getInstance("SHA-1").digest(signed.getBytes(UTF_8)));
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }
    }

    private static final class Gateway implements SmsGateway {
        private final Caller caller;
        private final InstantSource clock;
        private final URI address;
        private final Keys keys;
        private final Optional<String> sender;

        Gateway(Caller caller, InstantSource clock, URI address, Keys keys, Optional<String> sender) {
            this.caller = caller;
            this.clock = clock;
            this.address = address;
            this.keys = keys;
            this.sender = sender;
        }

        /** Without an advertisement's way out, which would make the text longer and hold it back at night. */
        @Override
        public Answer send(UUID id, PhoneNumber to, String text) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("message", text);
            fields.put("receivers", List.of(to.value()));
            sender.ifPresentOrElse(from -> fields.put("sender", from),
                    () -> fields.put("senderForResponse", true));
            fields.put("noStopClause", true);
            fields.put("priority", "high");
            fields.put("charset", "UTF-8");
            fields.put("coding", Segment.of(text) == Segment.GSM_7 ? "7bit" : "8bit");
            var body = Json.written(fields);
            var now = String.valueOf(clock.instant().getEpochSecond());
            return caller.call(id,
                    new Asked(address, "application/json", keys.headers(address, body, now), body),
                    Gateway::meaning);
        }

        private static Answer meaning(Told told) {
            if (told.status() == 400 && told.json().filter(Gateway::isOfTheMessage).isPresent()) {
                return new Answer.Refused();
            }
            if (!told.isSuccess()) { return told.meaning(); }
            return told.json().map(Gateway::meaning).orElseGet(Answer.Unknown::new);
        }

        /** What is wrong with who asks has a code: keys, signature, our clock. */
        private static boolean isOfTheMessage(Json json) {
            return json.text("message").isPresent() && json.text("errorCode").isEmpty();
        }

        private static Answer meaning(Json json) {
            if (!json.texts("invalidReceivers").isEmpty()) {
                return new Answer.Refused(Why.NUMBER_CANNOT_RECEIVE);
            }
            var ids = json.texts("ids");
            return ids.isEmpty() ? new Answer.Unknown() : new Answer.Accepted(Optional.of(ids.getFirst()));
        }
    }
}
