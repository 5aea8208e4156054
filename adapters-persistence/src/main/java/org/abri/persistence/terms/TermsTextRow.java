package org.abri.persistence.terms;

import io.micronaut.core.annotation.Introspected;

/** What one version says in one language, as it rests. */
@Introspected
record TermsTextRow(String summary, String body) {}
