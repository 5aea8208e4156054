package org.abri.web.vault;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.abri.web.Api;

/** UPL-3: what tus 1.0.0 wants on every answer about uploads, refusals too: which version is spoken here. */
@ServerFilter({ Api.AT + UploadsApi.OWN + "/**", Api.AT + TusHeaders.SHARED + "/**" })
final class TusHeaders {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSIONS = "Tus-Version";
    /** As {@link UploadsApi#SHARED}, of whatever relay and vault. */
    static final String SHARED = "/relays/*/vaults/*" + UploadsApi.UPLOADS;

    @ResponseFilter
    void say(MutableHttpResponse<?> response) {
        response.getHeaders().set(RESUMABLE, VERSION);
        if (response.status() == HttpStatus.PRECONDITION_FAILED) {
            response.getHeaders().set(VERSIONS, VERSION);
        }
    }
}
