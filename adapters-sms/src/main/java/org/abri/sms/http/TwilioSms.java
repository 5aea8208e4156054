package org.abri.sms.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsProvider;
import org.abri.application.sms.SmsReceipt;
import org.abri.application.sms.SmsReply;
import org.abri.domain.account.PhoneNumber;
import org.abri.sms.OneSegment;
import org.abri.sms.ProviderSettings;

/** Twilio's Programmable Messaging: {@code POST /2010-04-01/Accounts/{sid}/Messages.json}. */
public final class TwilioSms implements SmsProvider {
    static final String NAME = "twilio";
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-f]{32}");

    private final Duration patience;

    public TwilioSms() {
        this(Caller.PATIENCE);
    }

    TwilioSms(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SmsGateway open(Map<String, String> all) {
        var settings = new ProviderSettings(NAME, all);
        var address = settings.address("ADDRESS", "https://api.twilio.com", "https", "http");
        var account = settings.required("ACCOUNT", "says which account SMS are paid from: its SID");
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException(
                    "ABRI_SMS_TWILIO_ACCOUNT must be the SID of an account: AC and 32 digits from 0 to f.");
        }
        var token = settings.secret("TOKEN_FILE", "the account's auth token");
        var sender = settings.requiredSender();
        var receipts = settings.receiptsAt().map(at -> new TwilioReceipts(at, token));
        settings.andNoOthers();
        return new OneSegment(new Gateway(new Caller(NAME, patience),
                address.resolve("/2010-04-01/Accounts/" + account + "/Messages.json"),
                "Basic " + Base64.getEncoder()
                        .encodeToString((account + ":" + token.value()).getBytes(UTF_8)),
                sender, receipts));
    }

    private static final class Gateway implements SmsGateway {
        /** Numbers that are none, of no mobile phone, or that Twilio's routes do not reach. */
        private static final Set<String> NO_PHONE =
                Set.of("21211", "21214", "21217", "21612", "21614", "21635");
        /** Wrong on our side: another provider may take it meanwhile. */
        private static final Set<String> OURS =
                Set.of("21212", "21603", "21606", "21607", "21659", "21660", "21661");

        private final Caller caller;
        private final URI address;
        private final String authorization;
        private final String sender;
        private final Optional<TwilioReceipts> receipts;

        Gateway(Caller caller, URI address, String authorization, String sender,
                Optional<TwilioReceipts> receipts) {
            this.caller = caller;
            this.address = address;
            this.authorization = authorization;
            this.sender = sender;
            this.receipts = receipts;
        }

        @Override
        public Optional<SmsReceipt> receipt(SmsNotice notice) {
            return receipts.flatMap(all -> all.read(notice));
        }

        @Override
        public Optional<SmsReply> reply(SmsNotice notice) {
            return receipts.flatMap(all -> all.reply(notice));
        }

        @Override
        public Answer send(UUID id, PhoneNumber to, String text) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("To", to.value());
            fields.put("From", sender);
            fields.put("Body", text);
            receipts.ifPresent(all -> fields.put("StatusCallback", all.addressOf(id)));
            return caller.call(id, new Asked(address, Form.TYPE, Map.of("Authorization", authorization),
                    Form.written(fields)), Gateway::meaning);
        }

        private static Answer meaning(Told told) {
            if (told.isSuccess()) {
                return told.json().flatMap(json -> json.text("sid"))
                        .<Answer> map(sid -> new Answer.Accepted(Optional.of(sid)))
                        .orElseGet(Answer.Unknown::new);
            }
            var code = told.json().flatMap(json -> json.text("code"));
            if (told.status() != 400 || code.isEmpty() || OURS.contains(code.get())) {
                return told.meaning();
            }
            return NO_PHONE.contains(code.get()) ? new Answer.Refused(Why.NUMBER_CANNOT_RECEIVE)
                    : new Answer.Refused();
        }
    }
}
