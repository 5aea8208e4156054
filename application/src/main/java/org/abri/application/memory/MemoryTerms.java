package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.abri.application.terms.TermsOfService;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;

/** The versions it was given, and who accepted which. */
final class MemoryTerms implements TermsOfService {
    private record Accepted(AccountId account, String version) {}

    private final Table<String, Terms> versions;
    private final Table<String, List<TermsText>> texts;
    private final Table<Accepted, Acceptance> acceptances;

    MemoryTerms(Memory memory, List<Terms> versions) {
        this.versions = new Table<>(memory);
        this.texts = new Table<>(memory);
        memory.inOne(() -> {
            versions.forEach(each -> this.versions.add(each.version(), each));
            return versions;
        });
        this.acceptances = new Table<>(memory);
    }

    @Override
    public List<Terms> versions() {
        return versions.rows().sorted(Comparator.comparing(Terms::effectiveFrom)).toList();
    }

    @Override
    public boolean publish(Terms terms, List<TermsText> said) {
        if (versions.has(terms.version())) { return false; }
        versions.add(terms.version(), terms);
        texts.add(terms.version(), List.copyOf(said));
        return true;
    }

    @Override
    public Optional<TermsText> text(String version, Language language) {
        return texts.find(version).stream().flatMap(List::stream)
                .filter(text -> text.language().equals(language)).findFirst();
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
