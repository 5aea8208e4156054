package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import org.abri.application.terms.TermsOfService;
import org.abri.domain.account.AccountId;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;

/** The versions it was given, and who accepted which. */
final class MemoryTerms implements TermsOfService {
    private record Accepted(AccountId account, String version) {}

    private final List<Terms> versions;
    private final Table<Accepted, Acceptance> acceptances;

    MemoryTerms(Memory memory, List<Terms> versions) {
        this.versions = versions.stream().sorted(Comparator.comparing(Terms::effectiveFrom)).toList();
        this.acceptances = new Table<>(memory);
    }

    @Override
    public List<Terms> versions() {
        return versions;
    }

    @Override
    public boolean accept(Acceptance acceptance) {
        var accepted = new Accepted(acceptance.account(), acceptance.version());
        if (acceptances.has(accepted)) { return false; }
        acceptances.put(accepted, acceptance);
        return true;
    }

    void removeAll(AccountId account) {
        acceptances.removeIf(acceptance -> acceptance.account().equals(account));
    }

    @Override
    public List<Acceptance> acceptances(AccountId account) {
        return acceptances.rows().filter(acceptance -> acceptance.account().equals(account))
                .sorted(Comparator.comparing(Acceptance::at))
                .toList();
    }
}
