package org.abri.web.problem;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * WEB-2: what went wrong, as RFC 9457 writes it.
 *
 * @param code      stable: programs and translators go by it
 * @param detail    in English, for whoever reads a log of answers; never a value that somebody sent (LOG-2)
 * @param requestId to be named when asking for help
 * @param fields    which fields are at fault, each with the code of its flaw
 */
@Serdeable.Serializable
public record Problem(String type, String title, int status, String detail, String code, String requestId,
        Map<String, String> fields) {
    /** AVL-1: the code of whatever is asked while the service is closed. */
    public static final String MAINTENANCE = "maintenance";
}
