package org.abri.application.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.domain.access.Resource;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Series;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;

/**
 * An item as lists show it, without what it says.
 *
 * @param file      what kind of file and of paper, how large in bytes as received, and its last day; of documents only
 * @param time      of appointments only
 * @param series    of appointments that come back only
 * @param pages     how many of its pages were drawn; none of what is not drawn yet, and of what cannot be
 * @param favourite whether its owner wants it at hand; never, to anybody else
 * @param folder    where it lies; empty at the top
 * @param binned    since when it lies in the bin; empty unless it does
 * @param readable  whether its title could be read; when not, {@code title} holds nothing of it
 */
public record ItemLine(ItemId id, VaultId vault, ItemContent.Kind kind, String title, Visibility visibility,
        Author author, Instant addedAt, Version version, Optional<FileLine> file,
        Optional<AppointmentTime> time, Optional<Series> series, int pages, boolean favourite,
        Optional<FolderId> folder,
        Optional<Binned> binned, boolean readable) {
    public record FileLine(DocumentType type, PaperKind paperKind, long size, Optional<LocalDate> endsOn) {
        /** Whether its owner is told on that day that it ends, or has ended. */
        public boolean isTold(LocalDate day) {
            return endsOn.filter(last -> paperKind.isTold(last, day)).isPresent();
        }
    }

    public static ItemLine of(Item item) {
        return new ItemLine(item.id(), item.vault(), item.content().kind(), item.content().title(),
                item.visibility(), item.author(), item.addedAt(), item.version(),
                item.content() instanceof ItemContent.Document document
                        ? Optional.of(new FileLine(document.type(), document.paperKind(), document.size(),
                                document.endsOn()))
                        : Optional.empty(),
                item.content() instanceof ItemContent.Appointment appointment
                        ? Optional.of(appointment.time())
                        : Optional.empty(),
                item.content() instanceof ItemContent.Appointment appointment ? appointment.series()
                        : Optional.empty(),
                item.preview().map(Preview::pages).orElse(0), item.favourite(), item.folder(),
                item.binned(), true);
    }

    /** It, as far as the rules look at it. */
    public Resource.AnItem resource() {
        return new Resource.AnItem(id, vault, visibility, author);
    }

    /** Where a list that ended here goes on, of those that show what was added last first; in the bin, what was thrown away last. */
    public Listing.Mark mark() {
        return new Listing.Mark(binned.map(Binned::since).orElse(addedAt), id.value());
    }
}
