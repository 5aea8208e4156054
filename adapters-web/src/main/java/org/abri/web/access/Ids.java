package org.abri.web.access;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.util.UUID;
import java.util.function.Function;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** Reads the ids in paths. GATE-2: what is no id at all is answered as an id of nothing. */
@Prototype
final class Ids implements TypeConverterRegistrar {
    private static final int LENGTH = 36;

    @Override
    public void register(MutableConversionService conversions) {
        of(conversions, AccountId.class, AccountId::new);
        of(conversions, AffiliationId.class, AffiliationId::new);
        of(conversions, ItemId.class, ItemId::new);
        of(conversions, RelayId.class, RelayId::new);
        of(conversions, VaultId.class, VaultId::new);
    }

    private static <T> void of(MutableConversionService conversions, Class<T> type, Function<UUID, T> id) {
        conversions.addConverter(CharSequence.class, type, text -> id.apply(uuid(text.toString())));
    }

    private static UUID uuid(String text) {
        try {
            if (text.length() == LENGTH) { return UUID.fromString(text); }
        } catch (IllegalArgumentException notAUuid) {
            // answered below
        }
        throw ProblemException.notFound();
    }
}
