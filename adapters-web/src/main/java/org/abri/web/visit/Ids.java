package org.abri.web.visit;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.util.UUID;
import java.util.function.Function;
import org.abri.application.session.SessionId;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.UploadId;

/** Gives handlers the ids of their address, as {@link PathIds} reads them. */
@Prototype
final class Ids implements TypeConverterRegistrar {
    @Override
    public void register(MutableConversionService conversions) {
        of(conversions, AccountId.class, AccountId::new);
        of(conversions, AffiliationId.class, AffiliationId::new);
        of(conversions, FolderId.class, FolderId::new);
        of(conversions, ItemId.class, ItemId::new);
        of(conversions, LinkId.class, LinkId::new);
        of(conversions, UploadId.class, UploadId::new);
        of(conversions, PaperId.class, PaperId::new);
        of(conversions, RectificationId.class, RectificationId::new);
        of(conversions, RegistrationId.class, RegistrationId::new);
        of(conversions, ProblemId.class, ProblemId::new);
        of(conversions, ReportId.class, ReportId::new);
        of(conversions, OpeningId.class, OpeningId::new);
        of(conversions, RelayId.class, RelayId::new);
        of(conversions, SessionId.class, SessionId::new);
        of(conversions, PasskeyId.class, PasskeyId::new);
    }

    private static <T> void of(MutableConversionService conversions, Class<T> type, Function<UUID, T> id) {
        conversions.addConverter(CharSequence.class, type, text -> id.apply(PathIds.id(text)));
    }
}
