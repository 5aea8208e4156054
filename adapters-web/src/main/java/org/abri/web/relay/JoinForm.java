package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;

/** ACC-12: whether whoever was asked works for that relay too. */
@Serdeable
record JoinForm(Boolean accepted) {}
