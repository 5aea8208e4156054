package org.abri.web.sms;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.sms.SmsNotice;
import org.abri.web.Api;

/**
 * REM-5: where providers tell what became of SMS, each in its own words. Anybody can ask it, and everybody is answered alike:
 * whether it is the provider, and whether there is such an SMS, nothing tells.
 */
@Api
@Controller(Api.AT)
public final class SmsReceiptsApi {
    /** Behind the public address; the provider's name and a last part of its own follow. */
    public static final String RECEIPTS = Api.AT + "/sms/receipts";

    /** No provider has more to tell of one SMS. */
    private static final int LARGEST = 16 * 1024;
    private static final List<String> READ = List.of("content-type", "x-twilio-signature");

    private final Abri abri;

    SmsReceiptsApi(Abri abri) {
        this.abri = abri;
    }

    /** A provider's own words, in JSON or a form. What is longer than any provider's is not read. */
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    @Post("/sms/receipts/{provider}/{word}")
    void takeReceipt(HttpRequest<?> request, String provider, String word) throws IOException {
        try (var bytes = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            var read = bytes.readNBytes(LARGEST + 1);
            if (read.length <= LARGEST) {
                abri.sms().takeReceipts().take(provider,
                        new SmsNotice(word, headers(request), new String(read, StandardCharsets.UTF_8)));
            }
        }
    }

    private static Map<String, String> headers(HttpRequest<?> request) {
        var headers = new HashMap<String, String>();
        READ.forEach(
                name -> request.getHeaders().findFirst(name).ifPresent(value -> headers.put(name, value)));
        return Map.copyOf(headers);
    }
}
