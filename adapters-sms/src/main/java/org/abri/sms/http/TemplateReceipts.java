package org.abri.sms.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.abri.application.sms.SmsNotice;
import org.abri.application.sms.SmsReceipt;
import org.abri.domain.sms.SmsState;
import org.abri.sms.ProviderSettings;
import org.abri.sms.ProviderSettings.Secret;

/**
 * What any provider tells of an SMS, in JSON or a form, known by a secret word in the address.
 *
 * @param id     the field in which our id comes back
 * @param status the field that says what became of it
 * @param states what its values mean; others mean nothing
 */
record TemplateReceipts(Secret word, String id, String status, Map<String, SmsState> states) {
    static Optional<TemplateReceipts> of(ProviderSettings settings) {
        var id = settings.optional("RECEIPT_ID").orElse("id");
        var status = settings.optional("RECEIPT_STATUS").orElse("status");
        var states = new LinkedHashMap<String, SmsState>();
        states.put(settings.optional("RECEIPT_DELIVERED").orElse("delivered"), SmsState.DELIVERED);
        states.put(settings.optional("RECEIPT_FAILED").orElse("failed"), SmsState.NOT_DELIVERED);
        settings.optional("RECEIPT_NO_PHONE").ifPresent(
                value -> states.put(value, SmsState.NUMBER_CANNOT_RECEIVE));
        return settings.secretWord().map(word -> new TemplateReceipts(word, id, status, Map.copyOf(states)));
    }

    Optional<SmsReceipt> read(SmsNotice notice) {
        return word.is(notice.word()) ? read(fields(notice)) : Optional.empty();
    }

    private static Function<String, Optional<String>> fields(SmsNotice notice) {
        if (notice.headers().getOrDefault("content-type", "").startsWith(Form.TYPE)) {
            var form = Form.read(notice.body());
            return name -> Optional.ofNullable(form.get(name));
        }
        var json = Json.read(notice.body());
        return name -> json.flatMap(object -> object.text(name));
    }

    private Optional<SmsReceipt> read(Function<String, Optional<String>> fields) {
        var told = fields.apply(status).map(states::get);
        return told.flatMap(state -> fields.apply(id).flatMap(TemplateReceipts::uuid)
                .map(ours -> new SmsReceipt(new SmsReceipt.Which.OfId(ours), state)));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
