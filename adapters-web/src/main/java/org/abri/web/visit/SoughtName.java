package org.abri.web.visit;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.abri.domain.text.Sought;

/** Gives handlers what is looked for by {@code name}; everything, when it is left out or blank. */
@Factory
final class SoughtName {
    @Singleton
    Bound<Sought> sought() {
        return new Bound<>(Sought.class, (request, argument) -> request.getParameters().getFirst("name")
                .map(Sought::of).orElse(Sought.NOTHING));
    }
}
