package org.abri.web.vault;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;

/** Lets a {@link FileAnswer} flow, as fast as the client takes it and no faster, with its length said beforehand. */
@Singleton
final class FileAnswerWriter implements ResponseBodyWriter<FileAnswer> {
    private final ExecutorService blocking;

    FileAnswerWriter(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.blocking = blocking;
    }

    @Override
    public CloseableByteBody writePiece(ByteBodyFactory bodies, HttpRequest<?> request,
            HttpResponse<?> response, Argument<FileAnswer> type,
            MediaType mediaType, FileAnswer answer) {
        var outgoing = new Outgoing(answer.bytes(), answer.size(), bodies.readBufferFactory(), blocking);
        return bodies.adapt(outgoing, BodySizeLimits.UNLIMITED, response.getHeaders(), outgoing::cancel);
    }

    @Override
    public void writeTo(Argument<FileAnswer> type, MediaType mediaType, FileAnswer answer,
            MutableHeaders headers, OutputStream out) {
        try (var bytes = answer.bytes()) {
            bytes.transferTo(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
