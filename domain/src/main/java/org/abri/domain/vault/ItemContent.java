package org.abri.domain.vault;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Series;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/** VLT-1: what an item holds. The access policy never looks inside: new kinds change nothing there. */
public sealed interface ItemContent {
    int LONGEST_TITLE = 150;

    /** The names are stored: they are never renamed, only added to. */
    enum Kind {
        DOCUMENT, NOTE, CONTACT, APPOINTMENT
    }

    String title();

    Kind kind();

    /** VLT-12: how many bytes of the quota it takes. */
    long size();

    /** The same, called something else. */
    ItemContent called(String newTitle);

    /** What people write themselves: it has no bytes in the blob store. */
    sealed interface Written extends ItemContent {
        /** In bytes: what an item takes however little it says. */
        long AROUND = 1024;

        @Override
        Written called(String newTitle);

        /** All that it says, part by part, the title first: two contents of one kind that differ, differ here. */
        List<String> parts();

        /** Its text in UTF-8, and what rests around it. */
        @Override
        default long size() {
            return AROUND + parts().stream().mapToLong(part -> part.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
        }
    }

    /**
     * A file. {@code size} in bytes and {@code sha256} (64 hex digits) are of the bytes as received (LAW-1); the bytes
     * themselves are in the blob store, sealed. {@code turn} is how it is shown; the bytes are as they were.
     *
     * @param endsOn the last day on which the paper is good, if somebody has said
     */
    record Document(String title, FileName fileName, DocumentType type, PaperKind paperKind, long size,
            String sha256, BlobId blob, Turn turn, Optional<LocalDate> endsOn) implements ItemContent {
        /** UPL-1: 50 MiB. */
        public static final long LARGEST = 50L << 20;
        private static final int FIRST_YEAR = 1900;
        private static final int LAST_YEAR = 2199;

        public Document {
            title = TypedText.line(title, LONGEST_TITLE);
            if (size < 1 || size > LARGEST) {
                throw new IllegalArgumentException("a document has between 1 byte and 50 MiB");
            }
            if (turn != Turn.UPRIGHT && !type.canBeTurned()) {
                throw new IllegalArgumentException("nothing of it is shown");
            }
            endsOn.ifPresent(Document::lastDay);
        }

        /** One that is shown as it came, and of which nobody has said when it ends. */
        public Document(String title, FileName fileName, DocumentType type, PaperKind paperKind, long size,
                String sha256, BlobId blob) {
            this(title, fileName, type, paperKind, size, sha256, blob, Turn.UPRIGHT, Optional.empty());
        }

        /** The same day. Throws {@link InvalidValue} when no paper ends then. */
        public static LocalDate lastDay(LocalDate day) {
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new InvalidValue(Flaw.NOT_A_DATE);
            }
            return day;
        }

        /** As it is given back: with an extension that opens. */
        public FileName givenBackAs() {
            return fileName.of(type);
        }

        @Override
        public Kind kind() {
            return Kind.DOCUMENT;
        }

        @Override
        public Document called(String newTitle) {
            return new Document(newTitle, fileName, type, paperKind, size, sha256, blob, turn, endsOn);
        }

        /** The same, as another kind of paper. */
        public Document sorted(PaperKind as) {
            return new Document(title, fileName, type, as, size, sha256, blob, turn, endsOn);
        }

        /** The same, shown so; only what {@linkplain DocumentType#canBeTurned can be turned}. */
        public Document turned(Turn as) {
            return new Document(title, fileName, type, paperKind, size, sha256, blob, as, endsOn);
        }

        /** The same, good until the end of that day, or for as long as nobody knows. */
        public Document goodUntil(Optional<LocalDate> last) {
            return new Document(title, fileName, type, paperKind, size, sha256, blob, turn, last);
        }
    }

    /** A text. */
    record Note(String title, String text) implements Written {
        public static final int LONGEST_TEXT = 20_000;

        public Note {
            title = TypedText.line(title, LONGEST_TITLE);
            text = TypedText.lines(text, LONGEST_TEXT);
        }

        @Override
        public Kind kind() {
            return Kind.NOTE;
        }

        @Override
        public Note called(String newTitle) {
            return new Note(newTitle, text);
        }

        @Override
        public List<String> parts() {
            return List.of(title, text);
        }
    }

    /**
     * Somebody to be found again: a social worker, a doctor, a friend.
     *
     * @param title        their name, as the person calls them
     * @param organisation where they work, and as what
     * @param text         what else helps: when they are there, which bus goes there
     */
    record Contact(String title, Optional<String> organisation, Optional<ContactNumber> phone,
            Optional<EmailAddress> email, Optional<String> address, Optional<String> text)
            implements Written {
        public static final int LONGEST_ORGANISATION = 150;
        public static final int LONGEST_ADDRESS = 500;
        public static final int LONGEST_TEXT = 2_000;

        public Contact {
            title = TypedText.line(title, LONGEST_TITLE);
            organisation = organisation.map(line -> TypedText.line(line, LONGEST_ORGANISATION));
            address = address.map(lines -> TypedText.lines(lines, LONGEST_ADDRESS));
            text = text.map(lines -> TypedText.lines(lines, LONGEST_TEXT));
        }

        @Override
        public Kind kind() {
            return Kind.CONTACT;
        }

        @Override
        public Contact called(String newTitle) {
            return new Contact(newTitle, organisation, phone, email, address, text);
        }

        @Override
        public List<String> parts() {
            return List.of(title, organisation.orElse(""), phone.map(ContactNumber::shown).orElse(""),
                    email.map(EmailAddress::value).orElse(""), address.orElse(""), text.orElse(""));
        }
    }

    /**
     * REM-1: somewhere to be, at a time.
     *
     * @param title what it is about, as the person calls it
     * @param place where it is
     * @param with  who is expecting them
     * @param text  what else helps: what to bring, which bus goes there
     * @param series the one that it belongs to, if it comes back; nothing that it says
     */
    record Appointment(String title, AppointmentTime time, Optional<String> place, Optional<String> with,
            Optional<String> text, Optional<Series> series) implements Written {
        public static final int LONGEST_PLACE = 200;
        public static final int LONGEST_WITH = 150;
        public static final int LONGEST_TEXT = 2_000;

        public Appointment {
            title = TypedText.line(title, LONGEST_TITLE);
            place = place.map(line -> TypedText.line(line, LONGEST_PLACE));
            with = with.map(line -> TypedText.line(line, LONGEST_WITH));
            text = text.map(lines -> TypedText.lines(lines, LONGEST_TEXT));
        }

        /** One that does not come back. */
        public Appointment(String title, AppointmentTime time, Optional<String> place, Optional<String> with,
                Optional<String> text) {
            this(title, time, place, with, text, Optional.empty());
        }

        @Override
        public Kind kind() {
            return Kind.APPOINTMENT;
        }

        /** The same at that time, as that one of a series. */
        public Appointment at(AppointmentTime when, Series as) {
            return new Appointment(title, when, place, with, text, Optional.of(as));
        }

        /** What it says, in place of what {@code was} there alone: in its series, unless it is at another time, where it stands alone. */
        public Appointment inPlaceOf(Appointment was) {
            return new Appointment(title, time, place, with, text,
                    time.equals(was.time) ? was.series : Optional.empty());
        }

        /**
         * REM-1: this one, which follows {@code was} in its series, once that says what {@code now} does: what is changed there is changed here; what
         * is not stays as it is here. Throws {@link InvalidValue} when it would be in no year in which anybody keeps appointments.
         */
        public Appointment following(Appointment was, Appointment now) {
            var own = series.orElseThrow();
            var first = was.series.orElseThrow();
            return new Appointment(now.title.equals(was.title) ? title : now.title,
                    now.time.equals(was.time) ? time : own.following(first, was.time, now.time, time),
                    now.place.equals(was.place) ? place : now.place,
                    now.with.equals(was.with) ? with : now.with, now.text.equals(was.text) ? text : now.text,
                    series);
        }

        @Override
        public Appointment called(String newTitle) {
            return new Appointment(newTitle, time, place, with, text, series);
        }

        @Override
        public List<String> parts() {
            return List.of(title, time.written(), place.orElse(""), with.orElse(""), text.orElse(""));
        }
    }

    /**
     * What an item holds that rests damaged: it is there, and can be deleted, and nothing else can be done with it.
     *
     * @param title as far as it opens, else {@link org.abri.domain.text.Unreadable#TEXT}
     * @param size  what of the quota it takes, as far as that is known
     * @param blob  what of the blob store goes with it
     */
    record Unreadable(Kind kind, String title, long size, Optional<BlobId> blob) implements ItemContent {
        @Override
        public Unreadable called(String newTitle) {
            throw new IllegalStateException("what cannot be read is not changed");
        }
    }
}
