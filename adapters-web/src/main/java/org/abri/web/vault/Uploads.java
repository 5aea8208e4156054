package org.abri.web.vault;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.abri.web.budget.Budgets;
import org.abri.web.visit.Bound;

/** Gives handlers an {@link Upload}, or an {@link UploadedPart}, that has begun: of whoever is signed in, or of anybody where the handler is for anybody. */
@Factory
final class Uploads {
    @Singleton
    @SuppressWarnings("rawtypes")
    Bound<Upload> upload(Budgets budgets) {
        return new Bound<>(Upload.class, (request, argument) -> Upload.begin(request, budgets,
                argument.getFirstTypeVariable().orElseThrow().getType()));
    }

    @Singleton
    Bound<UploadedPart> part(Budgets budgets) {
        return new Bound<>(UploadedPart.class, (request, argument) -> UploadedPart.begin(request, budgets));
    }
}
