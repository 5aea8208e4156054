package org.abri.bootstrap;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.vault.VerifyDocuments;
import org.abri.domain.vault.VaultId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "verify-documents",
        description = "Reads documents again to their last byte, and holds them against their rows (I1, I2). Ends with 1 when one is missing or damaged, with 3 when one could not be read.")
final class VerifyDocumentsCommand extends Task {
    @Option(names = "--vault",
            description = "Those of that vault alone, by its id.") private @Nullable String vault;

    @Option(names = "--since",
            description = "Those added on that day or later, such as 2026-11-28.") private @Nullable String since;

    @Override
    public Integer call() {
        var of = vaultAsked();
        var from = sinceAsked();
        return onAbri(service -> {
            var verify = service.vault().verifyDocuments();
            var report = of.isEmpty() && from.isEmpty() ? verify.verify(this::tell)
                    : verify.verify(of, from.orElse(Instant.EPOCH), this::tell);
            print(report, out());
            if (!report.whole()) { return Obstacle.ALTERED; }
            return report.allRead() ? Obstacle.DONE : Obstacle.OUTAGE;
        });
    }

    private Optional<VaultId> vaultAsked() {
        try {
            return Optional.ofNullable(vault).map(UUID::fromString).map(VaultId::new);
        } catch (IllegalArgumentException noId) {
            throw new StartRefused("--vault must be the id of a vault.");
        }
    }

    private Optional<Instant> sinceAsked() {
        try {
            return Optional.ofNullable(since).map(LocalDate::parse)
                    .map(day -> day.atStartOfDay(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeParseException noDay) {
            throw new StartRefused("--since must be a day, such as 2026-11-28.");
        }
    }

    private void tell(long documents) {
        tell(documents, "documents read");
    }

    static void print(VerifyDocuments.Report report, PrintWriter out) {
        report.found().forEach(found -> out.println(said(found)));
        out.println(report.documents() + " documents, " + (report.documents() - report.found().size())
                + " of them whole, with " + report.bytes() + " bytes.");
        report.unnamed().ifPresent(unnamed -> out
                .println(unnamed + " blobs that no document names, which does no harm."));
    }

    private static String said(VerifyDocuments.Found found) {
        var where = "item " + found.document().item() + " of vault " + found.document().vault()
                + found.document().blob().map(blob -> ", blob " + blob).orElse("");
        return switch (found.flaw()) {
            case ROW_DAMAGED -> "DAMAGED: " + where + ": its row was altered, or is damaged.";
            case MISSING -> "MISSING: " + where + ": there are no bytes.";
            case DAMAGED -> "DAMAGED: " + where + ": the bytes are not those that were added.";
            case UNREAD -> "COULD NOT READ: " + where + ".";
        };
    }
}
