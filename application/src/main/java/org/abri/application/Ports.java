package org.abri.application;

import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.Arrays;
import org.abri.application.account.Accounts;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.journal.Journal;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Relays;
import org.abri.application.reminder.SmsGateway;
import org.abri.application.reminder.SmsOutbox;
import org.abri.application.reminder.SmsTexts;
import org.abri.application.session.Sessions;
import org.abri.application.session.Throttles;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.ContentCipher;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;

/** Everything that Abri needs from outside, in one place. Swap one with {@link #with}. */
public record Ports(
        InstantSource clock,
        RandomBytes random,
        UnitOfWork work,
        Jobs jobs,
        Accounts accounts,
        PasswordHasher hasher,
        PasswordStrength strength,
        Relays relays,
        Memberships memberships,
        Affiliations affiliations,
        Vaults vaults,
        Items items,
        BlobStore blobs,
        ContentCipher cipher,
        ContentInspector inspector,
        Journal journal,
        Sessions sessions,
        Throttles throttles,
        TermsOfService terms,
        SmsOutbox outbox,
        SmsGateway gateway,
        SmsTexts smsTexts) {

    /** These ports, but {@code mine} for {@code port}: {@code ports.with(SmsGateway.class, mine)}. */
    public <T> Ports with(Class<T> port, T mine) {
        var components = Ports.class.getRecordComponents();
        if (Arrays.stream(components).noneMatch(component -> component.getType() == port)) {
            throw new IllegalArgumentException(port.getName() + " is not one of the ports");
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var swapped = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                swapped[i] = types[i] == port ? mine : components[i].getAccessor().invoke(this);
            }
            return Ports.class.getDeclaredConstructor(types).newInstance(swapped);
        } catch (ReflectiveOperationException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
