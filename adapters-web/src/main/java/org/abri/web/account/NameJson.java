package org.abri.web.account;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.domain.account.PersonName;

/** A person's names. */
@Serdeable.Serializable
public record NameJson(String given, String family) {
    public static NameJson of(PersonName name) {
        return new NameJson(name.given(), name.family());
    }
}
