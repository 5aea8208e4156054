package org.abri.web.session;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Once;

/** I4: the API's key that makes a request happen once, from the header {@code Idempotency-Key}; a fresh one without it. */
@Singleton
final class OnceBinder implements TypedRequestArgumentBinder<Once> {
    private static final String HEADER = "Idempotency-Key";

    @Override
    public Argument<Once> argumentType() {
        return Argument.of(Once.class);
    }

    @Override
    public BindingResult<Once> bind(ArgumentConversionContext<Once> context, HttpRequest<?> request) {
        var once = request.getHeaders().findFirst(HEADER).map(Form::once)
                .orElseGet(() -> new Once(UUID.randomUUID()));
        return () -> Optional.of(once);
    }
}
