package org.abri.sms.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsProvider;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.Segment;
import org.abri.domain.sms.SmsState;
import org.abri.sms.OneSegment;
import org.abri.sms.ProviderSettings.Secret;
import org.abri.sms.ProviderSettings;
import org.abri.sms.Replies;

/** Brevo's transactional SMS: {@code POST /v3/transactionalSMS/send}. */
public final class BrevoSms implements SmsProvider {
    static final String NAME = "brevo";

    private final Duration patience;

    public BrevoSms() {
        this(Caller.PATIENCE);
    }

    BrevoSms(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SmsGateway open(Map<String, String> all) {
        var settings = new ProviderSettings(NAME, all);
        var address = settings.address("ADDRESS", "https://api.brevo.com", "https", "http");
        var key = settings.secret("KEY_FILE", "the API key");
        var sender = settings.requiredSender();
        var word = settings.secretWord();
        var receiptsAt = settings.receiptsAt().flatMap(at -> word.map(secret -> at + secret.value()));
        settings.andNoOthers();
        return new OneSegment(new Gateway(new Caller(NAME, patience),
                address.resolve("/v3/transactionalSMS/send"), key.value(), sender, word, receiptsAt));
    }

    private static final class Gateway implements SmsGateway {
        private final Caller caller;
        private final URI address;
        private final String key;
        private final String sender;
        private final Optional<Secret> word;
        private final Optional<String> receiptsAt;

        Gateway(Caller caller, URI address, String key, String sender, Optional<Secret> word,
                Optional<String> receiptsAt) {
            this.caller = caller;
            this.address = address;
            this.key = key;
            this.sender = sender;
            this.word = word;
            this.receiptsAt = receiptsAt;
        }

        /** Known by the secret word in the address. */
        @Override
        public Optional<SmsReceipt> receipt(SmsNotice notice) {
            if (word.filter(secret -> secret.is(notice.word())).isEmpty()) { return Optional.empty(); }
            return Json.read(notice.body()).flatMap(json -> json.text("messageId")
                    .flatMap(
                            reference -> state(json.text("msg_status").orElse("")).map(told -> new SmsReceipt(
                                    new SmsReceipt.Which.OfReference(reference), told))));
        }

        /** Known as receipts are. Whoever is out of Brevo's own list has said stop there. */
        @Override
        public Optional<SmsReply> reply(SmsNotice notice) {
            if (word.filter(secret -> secret.is(notice.word())).isEmpty()) { return Optional.empty(); }
            return Json.read(notice.body()).flatMap(json -> said(json)
                    .flatMap(text -> Replies.of(json.text("to").orElse(""), text)));
        }

        private static Optional<String> said(Json json) {
            return switch (json.text("msg_status").orElse("")) {
                case "replied" -> json.text("reply");
                case "unsubscribed" -> Optional.of("STOP");
                default -> Optional.empty();
            };
        }

        private static Optional<SmsState> state(String status) {
            return switch (status) {
                case "delivered" -> Optional.of(SmsState.DELIVERED);
                case "hard_bounce" -> Optional.of(SmsState.NUMBER_CANNOT_RECEIVE);
                case "soft_bounce", "rejected", "blocked", "skipped" -> Optional.of(SmsState.NOT_DELIVERED);
                default -> Optional.empty();
            };
        }

        /** The tag is ours, for whoever looks for one SMS on Brevo's pages. */
        @Override
        public Answer send(UUID id, PhoneNumber to, String text) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("sender", sender);
            fields.put("recipient", to.value().substring(1));
            fields.put("content", text);
            fields.put("type", "transactional");
            fields.put("tag", id.toString());
            fields.put("unicodeEnabled", Segment.of(text) == Segment.UCS_2);
            receiptsAt.ifPresent(at -> fields.put("webUrl", at));
            return caller.call(id, new Asked(address, "application/json",
                    Map.of("api-key", key, "Accept", "application/json"), Json.written(fields)),
                    Gateway::meaning);
        }

        private static Answer meaning(Told told) {
            if (told.isSuccess()) {
                var json = told.json();
                var reference = json.flatMap(answer -> answer.text("messageId"))
                        .or(() -> json.flatMap(answer -> answer.text("reference")));
                return reference.isPresent() ? new Answer.Accepted(reference) : new Answer.Unknown();
            }
            var code = told.json().flatMap(json -> json.text("code")).orElse("");
            if (told.status() != 400 || !code.endsWith("_parameter")) { return told.meaning(); }
            var message =
                    told.json().flatMap(json -> json.text("message")).orElse("").toLowerCase(Locale.ROOT);
            return message.contains("phone") || message.contains("recipient")
                    ? new Answer.Refused(Why.NUMBER_CANNOT_RECEIVE)
                    : new Answer.Refused();
        }
    }
}
