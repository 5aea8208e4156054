package org.abri.web.vault;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Begins an {@link Upload} on the thread of the handler, which may block. */
@Singleton
final class UploadBinder
        implements TypedRequestArgumentBinder<Upload>, PostponedRequestArgumentBinder<Upload> {
    @Override
    public Argument<Upload> argumentType() {
        return Argument.of(Upload.class);
    }

    @Override
    public BindingResult<Upload> bind(ArgumentConversionContext<Upload> context, HttpRequest<?> request) {
        var upload = Upload.begin(request);
        return () -> Optional.of(upload);
    }
}
