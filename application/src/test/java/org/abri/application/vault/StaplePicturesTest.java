package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.abri.application.BulkInputStream;
import org.abri.application.Once;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.StaplePictures.Arriving;
import org.abri.application.vault.StaplePictures.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaplePicturesTest {
    private static final Pattern SIZE = Pattern.compile("MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");

    private Stapler usual = pictures -> new Stapler.Outcome.NotAPage(0);
    private Stapler stapler = usual;
    private final Scene scene = new Scene(this::withStapler);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    @Test
    @DisplayName("UPL-2: several photos become one document, a PDF called as the first, its pages in their order; nothing of the photos stays")
    void onePaper() throws IOException {
        var item = added(person, Visibility.PRIVATE, photo("page 1.png", 400, 300),
                photo("b.png", 300, 400), photo("a.png", 100, 100));
        var document = (Document) item.content();
        assertThat(document.type()).isEqualTo(DocumentType.PDF);
        assertThat(document.fileName().value()).isEqualTo("page 1.pdf");
        assertThat(document.title()).isEqualTo("page 1");
        assertThat(item.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(scene.memory.blobs()).hasSize(1);
        assertThat(scene.ports.work().inOne(
                () -> scene.ports.vault().vaults().find(person.vault()).orElseThrow()).used())
                        .isEqualTo(document.size());
        var pdf = read(item);
        assertThat(pdf).hasSize((int) document.size());
        var sizes = SIZE.matcher(pdf).results()
                .map(size -> Double.parseDouble(size.group(1)) / Double.parseDouble(size.group(2))).toList();
        assertThat(sizes).hasSize(3);
        assertThat(sizes.get(0)).isGreaterThan(1.3);
        assertThat(sizes.get(1)).isLessThan(0.8);
        assertThat(sizes.get(2)).isBetween(0.99, 1.01);
    }

    @Test
    @DisplayName("LAW-4: who asks for it wishes it, and it is recorded as what they did, once")
    void recorded() throws IOException {
        added(person, Visibility.PRIVATE, photo("a.png", 40, 30));
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_STAPLED).doesNotContain(Act.ITEM_ADDED);
        added(manager, Visibility.SHARED, photo("a.png", 40, 30), photo("b.png", 40, 30));
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_STAPLED, Act.ITEM_STAPLED);
    }

    @Test
    @DisplayName("I4: the same photos under the same key are one document")
    void again() throws IOException {
        var once = scene.once();
        for (var times = 0; times < 2; times++) {
            given(Outcome.Added.class, add(person, coming(photo("a.png", 40, 30), photo("b.png", 30, 40)),
                    name -> Optional.of(command(person, once, Visibility.PRIVATE, name, true))));
        }
        assertThat(scene.ids(person, person.vault())).hasSize(1);
        assertThat(scene.memory.blobs()).hasSize(1);
    }

    @Test
    @DisplayName("UPL-1: a file that cannot become a page is named, those after it are not asked for, and nothing is kept")
    void notAPage() throws IOException {
        var text = new Arriving(FileName.sent("lettre.txt"),
                new ByteArrayInputStream("Bonjour".getBytes(StandardCharsets.UTF_8)));
        var pdf = new Arriving(FileName.sent("bail.pdf"), new ByteArrayInputStream(Scene.PDF));
        var none = new Arriving(FileName.sent("vide.png"), InputStream.nullInputStream());
        var misnamed = new Arriving(FileName.sent("photo.exe"), photo("a.png", 40, 30).bytes());
        for (var wrong : List.of(text, pdf, none, misnamed)) {
            var after = new ArrayList<>(List.of(photo("c.png", 40, 30)));
            var all = List.of(photo("a.png", 40, 30), wrong).iterator();
            var answer = add(person, () -> all.hasNext() ? Optional.of(all.next())
                    : Optional.of(after.removeFirst()), named(person));
            assertThat(given(answer)).isEqualTo(new Outcome.NotAPage(wrong.name()));
            assertThat(after).as("not asked for").hasSize(1);
            assertThat(scene.memory.blobs()).isEmpty();
        }
        stapler = pictures -> new Stapler.Outcome.NotAPage(1);
        assertThat(given(add(person, coming(photo("a.png", 1, 1), photo("b.png", 1, 1)), named(person))))
                .isEqualTo(new Outcome.NotAPage(FileName.sent("b.png")));
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.ids(person, person.vault())).isEmpty();
    }

    @Test
    @DisplayName("VLT-5, MOD-4: staff add the paper shared, with consent, and once they confirmed that it may lawfully be stored")
    void byStaff() throws IOException {
        assertThat(added(manager, Visibility.SHARED, photo("a.png", 40, 30)).visibility())
                .isEqualTo(Visibility.SHARED);
        var answer = add(manager, coming(photo("a.png", 40, 30)),
                name -> Optional.of(command(manager, scene.once(), Visibility.SHARED, name, false)));
        assertThat(given(answer)).isEqualTo(new Outcome.NotTaken(NotAccepted.NOT_CONFIRMED_LAWFUL));
        given(scene.abri.affiliation().decideFeeding().decide(person, person.vault(), manager.relay(),
                false));
        assertThat(refusal(add(manager, () -> {
            throw new AssertionError("nothing is asked for");
        }, named(manager)))).isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
        assertThat(refusal(add(scene.operator, coming(photo("a.png", 40, 30)), named(scene.operator))))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);
        assertThat(scene.memory.blobs()).hasSize(1);
    }

    @Test
    @DisplayName("UPL-2: twenty pages are one paper; of more none is kept, and none beyond is read")
    void mostPages() throws IOException {
        var twenty = Stream.generate(() -> photo("a.png", 40, 30)).limit(20).toArray(Arriving[]::new);
        var item = given(Outcome.Added.class, add(person, coming(twenty), named(person)));
        assertThat(SIZE.matcher(read(scene.item(person.vault(), item.item()))).results()).hasSize(20);
        var unread = new Arriving(FileName.sent("u.png"), new BulkInputStream() {
            @Override
            public int read(byte[] into, int from, int most) {
                throw new AssertionError("it is not read");
            }
        });
        var more = Stream.concat(Stream.generate(() -> photo("a.png", 40, 30)).limit(20), Stream.of(unread))
                .toArray(Arriving[]::new);
        assertThat(given(add(person, coming(more), named(person)))).isEqualTo(new Outcome.TooMany());
        assertThat(scene.memory.blobs()).hasSize(1);
    }

    @Test
    @DisplayName("VLT-12: what is added is the PDF: when it does not fit, nothing is kept")
    void quota() throws IOException {
        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vault().vaults().lock(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(new Vault(vault.id(), vault.state(), 20, vault.used(),
                    vault.items(), vault.today(), vault.wishes()));
            return vault;
        });
        assertThat(given(add(person, coming(photo("a.png", 40, 30)), named(person))))
                .isEqualTo(new Outcome.NotTaken(NotAccepted.OVER_QUOTA));
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("UPL-3: an upload that is cut, of which nothing is said, or without any photo leaves nothing behind, and nothing is put together")
    void cut() throws IOException {
        stapler = pictures -> {
            throw new AssertionError("nothing is put together");
        };
        var cut = new Arriving(FileName.sent("b.png"), new BulkInputStream() {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("cut on purpose");
            }
        });
        assertThatThrownBy(() -> add(person, coming(photo("a.png", 40, 30), cut), named(person)))
                .isInstanceOf(IOException.class).hasMessageContaining("on purpose");
        assertThat(given(add(person, coming(photo("a.png", 40, 30)), name -> Optional.empty())))
                .isEqualTo(new Outcome.NotSaid());
        assertThat(given(add(person, coming(), named(person)))).isEqualTo(new Outcome.NotSaid());
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("I6: when nothing can be put together now, or the PDF breaks off, that is an outage, and nothing is kept")
    void outages() {
        stapler = pictures -> {
            throw new IOException("no process");
        };
        assertThatThrownBy(() -> add(person, coming(photo("a.png", 40, 30)), named(person)))
                .isInstanceOf(Outage.class);
        stapler = pictures -> new Stapler.Outcome.Stapled(new BulkInputStream() {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("ended");
            }
        });
        assertThatThrownBy(() -> add(person, coming(photo("a.png", 40, 30)), named(person)))
                .isInstanceOf(Outage.class);
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.ids(person, person.vault())).isEmpty();
    }

    private Ports withStapler(Ports ports) {
        usual = ports.vault().stapler();
        stapler = usual;
        return ports.with(ports.vault().withStapler(pictures -> stapler.staple(pictures)));
    }

    private Item added(Viewpoint by, Visibility visibility, Arriving... photos) throws IOException {
        ItemId id = given(Outcome.Added.class, add(by, coming(photos),
                name -> Optional.of(command(by, scene.once(), visibility, name, true)))).item();
        return scene.item(person.vault(), id);
    }

    private Answer<Outcome> add(Viewpoint by, StaplePictures.Coming coming,
            Function<FileName, Optional<AddDocument.Command>> said) throws IOException {
        return scene.abri.vault().staplePictures().add(by, person.vault(), coming, said);
    }

    private Function<FileName, Optional<AddDocument.Command>> named(Viewpoint by) {
        return name -> Optional.of(command(by, scene.once(), Visibility.SHARED, name, true));
    }

    private AddDocument.Command command(Viewpoint by, Once once, Visibility visibility, FileName name,
            boolean lawful) {
        return new AddDocument.Command(by, person.vault(), once, visibility, "", name, lawful);
    }

    private static StaplePictures.Coming coming(Arriving... photos) {
        Iterator<Arriving> left = List.of(photos).iterator();
        return () -> left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }

    /** As far as its first bytes show. */
    private static Arriving photo(String name, int width, int height) {
        return new Arriving(FileName.sent(name), new ByteArrayInputStream(ByteBuffer.allocate(300)
                .put(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D',
                        'R' })
                .putInt(width).putInt(height).array()));
    }

    private String read(Item item) throws IOException {
        try (var bytes = given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(person, person.vault(), item.id())).bytes()) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
