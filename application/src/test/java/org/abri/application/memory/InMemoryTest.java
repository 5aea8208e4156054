package org.abri.application.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.later.Jobs.Task;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.terms.Terms;
import org.abri.domain.vault.BlobId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a test or a demo can do with the ports in memory, beyond the ports themselves. */
class InMemoryTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:15:30.250Z");
    private static final PhoneNumber NUMBER = new PhoneNumber("+33639980042");

    private final InMemory memory = new InMemory(InstantSource.fixed(NOW), new Random(7));

    @Test
    @DisplayName("The ports of the first ten lines tell the time in milliseconds, as storage keeps it")
    void clockInMilliseconds() {
        var now = InMemory.ports().clock().instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    @DisplayName("Two memories with the same seed tell the same story; two of the first ten lines never do")
    void seeded() {
        var twin = new InMemory(InstantSource.fixed(NOW), new Random(7));

        assertThat(memory.all().random().next(16)).isEqualTo(twin.all().random().next(16));
        assertThat(InMemory.ports().random().next(16)).isNotEqualTo(InMemory.ports().random().next(16));
    }

    @Test
    @DisplayName("A memory is given its versions of the terms, or has a first one")
    void terms() {
        var versions = List.of(new Terms("2025", NOW.minus(Duration.ofDays(400))),
                new Terms("2027", NOW.plus(Duration.ofDays(400))));

        var withMine = new InMemory(InstantSource.fixed(NOW), new Random(7), versions).all();
        assertThat(withMine.work().inOne(withMine.terms()::versions))
                .isEqualTo(versions);
        assertThat(Terms.inForce(memory.all().work().inOne(memory.all().terms()::versions), NOW).version())
                .isEqualTo("1");
    }

    @Test
    @DisplayName("What left by SMS can be looked at, the first one first, each once")
    void leftSms() {
        var first = UUID.randomUUID();
        memory.all().sms().gateway().send(first, NUMBER, "un");
        memory.all().sms().gateway().send(UUID.randomUUID(), NUMBER, "deux");
        memory.all().sms().gateway().send(first, NUMBER, "un");

        assertThat(memory.left()).extracting(InMemory.LeftSms::text).containsExactly("un", "deux");
    }

    @Test
    @DisplayName("REM-5: a provider that is down can be played; nothing leaves until it is back")
    void providerThatIsDown() {
        memory.smsAnswer(new Answer.Unavailable());
        assertThat(memory.all().sms().gateway().send(UUID.randomUUID(), NUMBER, "un"))
                .isEqualTo(new Answer.Unavailable());
        assertThat(memory.left()).isEmpty();

        memory.smsAnswer(new Answer.Accepted());
        assertThat(memory.all().sms().gateway().send(UUID.randomUUID(), NUMBER, "deux"))
                .isEqualTo(new Answer.Accepted());
        assertThat(memory.left()).hasSize(1);
    }

    @Test
    @DisplayName("Jobs run in the order of their times, those that a job adds too; the others can be looked at")
    void jobsInOrder() {
        var second = scheduled(2);
        var first = scheduled(1);
        var future = scheduled(60);
        var added = UUID.randomUUID();
        var ran = new ArrayList<UUID>();

        var count = memory.runDue(later(10), (task, subject) -> {
            ran.add(subject);
            if (subject.equals(first)) {
                schedule(added, later(3));
            }
        });

        assertThat(count).isEqualTo(3);
        assertThat(ran).containsExactly(first, second, added);
        assertThat(memory.jobs()).containsExactly(new InMemory.Job(Task.SEND_SMS, future, later(60)));
    }

    @Test
    @DisplayName("REM-5: a job whose handler throws goes on waiting")
    void failingJob() {
        var subject = scheduled(1);

        assertThatThrownBy(() -> memory.runDue(later(10), (task, failing) -> {
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(memory.jobs()).extracting(InMemory.Job::subject).containsExactly(subject);
    }

    @Test
    @DisplayName("The blobs that rest can be looked at, and looking cannot change them")
    void blobs() throws IOException {
        var id = BlobId.drawn(NOW, new byte[BlobId.RANDOM_BYTES]);
        try (var writer = memory.all().vault().blobs().create(id)) {
            writer.write(7);
            writer.keep();
        }

        memory.blobs().get(id)[0] = 8;

        assertThat(memory.blobs().get(id)).containsExactly(7);
    }

    @Test
    @DisplayName("CRY-1: with an account comes its key set, and the service has one from the start")
    void keySets() {
        var vault = InMemory.somebody(memory.all(), "Amina", "Diallo").vault();
        for (var owner : List.of(KeyOwner.of(vault), KeyOwner.SERVICE)) {
            var place = new Place(owner, UUID.randomUUID(), "title");

            assertThat(memory.sealer().open(place, memory.sealer().seal(place, new byte[] { 1, 2 })))
                    .containsExactly(1, 2);
        }
    }

    @Test
    @DisplayName("Somebody to try things with has an empty vault and may use it at once")
    void somebody() {
        var ports = InMemory.ports();
        var person = InMemory.somebody(ports, "Amina", "Diallo");

        assertThat(Scene.given(Abri.on(ports).vault().seeItems().list(person, person.vault(),
                Listing.first(Listing.USUAL))).lines().lines()).isEmpty();
    }

    private UUID scheduled(int minutes) {
        var subject = UUID.randomUUID();
        schedule(subject, later(minutes));
        return subject;
    }

    private void schedule(UUID subject, Instant at) {
        memory.all().work().inOne(() -> {
            memory.all().jobs().runOnce(Task.SEND_SMS, subject, at);
            return subject;
        });
    }

    private static Instant later(int minutes) {
        return NOW.plus(minutes, ChronoUnit.MINUTES);
    }
}
