package org.abri.web.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.BulkInputStream;
import org.abri.application.access.Answer;
import org.abri.application.journal.ReadJournal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.VaultId;

/** LAW-5, PRI-3: the journal of a vault as a table that every spreadsheet opens (RFC 4180, in UTF-8); the newest first. */
public final class JournalCsv {
    /** With the mark by which spreadsheets tell that it is UTF-8. */
    private static final String HEAD = "\uFEFFat,by,name,relay,act,subject,times\r\n";

    private JournalCsv() {}

    /** Of that vault, to its owner, part by part as it is read; it breaks off when it may no longer be read. */
    public static InputStream of(ReadJournal journal, Viewpoint by, VaultId vault) {
        return new Parts(journal, by, vault);
    }

    /** A line each; of what rests damaged, that alone. */
    private static String lines(List<ReadJournal.Line> lines) {
        return lines.stream()
                .map(line -> line.entry().event().map(event -> fields(event, line.times()))
                        .orElseGet(() -> Stream.of("", "", "", "", "UNREADABLE", "", "1")))
                .map(fields -> fields.map(JournalCsv::field).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static Stream<String> fields(Event event, int times) {
        var by = JournalApi.ActorJson.of(event.actor());
        var name = event.actor() instanceof Actor.Staff staff ? staff.name()
                : event.actor() instanceof Actor.Worker worker ? worker.name() : "";
        var relay = event.actor() instanceof Actor.Staff staff ? staff.relayName() : "";
        return Stream.of(event.at().toString(), by.kind(), name, relay, event.act().name(), event.subject(),
                Integer.toString(times));
    }

    /** What somebody typed is no formula (OWASP, "CSV injection"): a spreadsheet shows it, and computes nothing. */
    private static String field(String text) {
        var shown = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + shown.replace("\"", "\"\"") + '"';
    }

    private static final class Parts extends BulkInputStream {
        private final ReadJournal journal;
        private final Viewpoint by;
        private final VaultId vault;
        private ByteArrayInputStream some = bytes(HEAD);
        private Optional<Long> before = Optional.empty();
        private boolean over;

        Parts(ReadJournal journal, Viewpoint by, VaultId vault) {
            this.journal = journal;
            this.by = by;
            this.vault = vault;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) { return 0; }
            while (some.available() == 0 && !over) {
                readOn();
            }
            return some.read(buffer, offset, length);
        }

        private void readOn() throws IOException {
            switch (journal.read(by, vault, before)) {
                case Answer.Given<ReadJournal.Read>(var read, var look) -> {
                    some = bytes(lines(read.lines()));
                    before = read.before();
                    over = before.isEmpty();
                }
                case Answer.Refused<ReadJournal.Read>(var why) -> throw new IOException("no longer allowed");
            }
        }

        private static ByteArrayInputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
