package org.abri.web.vault;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.abri.application.journal.ReadJournal;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.TakeItems.Leaf;
import org.abri.application.vault.TakeItems.Part;
import org.abri.application.vault.TakeItems;
import org.abri.application.vault.TextFile;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Contact;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.VaultId;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.journal.JournalCsv;
import org.jspecify.annotations.Nullable;

/** LAW-5: the index of what somebody took with them: a page without script or style, in their language, and the same as JSON. */
public final class ItemIndex implements TakeItems.Index {
    /** {@code file} is where it is from here on; null when its bytes are lost. */
    @Serdeable.Serializable
    record LeafJson(ItemJson.LineJson item, @Nullable String file) {
        static LeafJson of(Leaf leaf) {
            return new LeafJson(ItemJson.LineJson.of(leaf.seen()), leaf.path().orElse(null));
        }
    }

    /** {@code last} when there is no {@code index-2.json} after this one. */
    @Serdeable.Serializable
    record IndexJson(Instant takenAt, int part, boolean last, List<FoldersApi.FolderJson> folders,
            List<LeafJson> items) {}

    private final Page page;
    private final JsonMapper json;
    private final ReadJournal journal;

    ItemIndex(Page page, JsonMapper json, ReadJournal journal) {
        this.page = page;
        this.json = json;
        this.journal = journal;
    }

    /** What the whole is called on the day it is taken. */
    FileName fileName() {
        return FileName.sent("abri-" + folder() + "-" + page.today() + ".zip");
    }

    @Override
    public String folder() {
        return page.say("take.folder");
    }

    @Override
    public byte[] page(Part part) {
        return Face.html(Face.DRAW.vaultIndex(page, part));
    }

    @Override
    public byte[] json(Part part) {
        try {
            return json.writeValueAsBytes(new IndexJson(part.at(), part.number(), part.last(),
                    part.folders().all().stream().map(FoldersApi.FolderJson::of).toList(),
                    part.leaves().stream().map(LeafJson::of).toList()));
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /** A contact as telephones take it, an appointment as calendars do; all else as plain text. */
    @Override
    public TextFile written(ItemLine line, Written written) {
        return switch (written) {
            case Contact contact -> ContactCard.file(contact);
            case Appointment appointment -> AppointmentEvent.file(line, appointment);
            case Note note -> TextFile.plain(note);
        };
    }

    @Override
    public InputStream journal(Viewpoint by, VaultId vault) {
        return JournalCsv.of(journal, by, vault);
    }

    /** As an address, from the index on. */
    public static String address(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
