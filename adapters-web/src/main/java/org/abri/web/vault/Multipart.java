package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/** The library's parser of multipart bodies, of which only the streaming half is used: nothing is put on the disk. */
final class Multipart extends AbstractFileUpload<HttpRequest<?>, DiskFileItem, DiskFileItemFactory> {
    private static final String ONLY_STREAMING = "uploads are read as a stream only";
    /** A file name of 255 letters of any script fits; what is longer than that is shortened by FileName. */
    private static final int LONGEST_HEADERS = 8 * 1024;

    Multipart() {
        setMaxPartHeaderSize(LONGEST_HEADERS);
    }

    FileItemInputIterator partsOf(HttpRequest<?> request, InputStream bytes) throws IOException {
        return getItemIterator(
                new Context(request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""),
                        request.getContentLength(), bytes));
    }

    @Override
    public FileItemInputIterator getItemIterator(HttpRequest<?> request) {
        throw new UnsupportedOperationException(ONLY_STREAMING);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(HttpRequest<?> request) {
        throw new UnsupportedOperationException(ONLY_STREAMING);
    }

    @Override
    public List<DiskFileItem> parseRequest(HttpRequest<?> request) {
        throw new UnsupportedOperationException(ONLY_STREAMING);
    }

    private record Context(String type, long length, InputStream bytes) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public InputStream getInputStream() {
            return bytes;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
