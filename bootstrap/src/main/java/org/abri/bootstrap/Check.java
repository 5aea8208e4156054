package org.abri.bootstrap;

import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Cryptography;
import org.abri.crypto.TinkCryptography;
import org.abri.crypto.sealing.KeysElsewhere;
import org.abri.persistence.Storage;
import picocli.CommandLine.Command;

/** OPS-1: looks at everything that a start needs, makes nothing, and goes on after what it finds. */
@Command(name = "check",
        description = "Says whatever keeps the service from starting, a line each, and starts nothing. Ends as a start would.")
final class Check extends Task {
    private final Findings findings = new Findings();

    @Override
    public Integer call() {
        var settings = Settings.read(abri().environment(), findings);
        findings.whileDoing(() -> StartChecks.service(settings, findings));
        var dataAreSafe = dataAreSafe(settings);
        plugins(settings, dataAreSafe);
        var elsewhere = elsewhere(settings);
        try {
            database(settings, key(settings, elsewhere), dataAreSafe);
        } finally {
            elsewhere.close();
        }
        var out = out();
        findings.all().stream().map(Obstacle::sentence).distinct().forEach(out::println);
        if (findings.all().isEmpty()) {
            out.println("Nothing keeps Abri from starting.");
        }
        return findings.all().stream().mapToInt(Obstacle::code)
                .reduce((one, other) -> Math.min(one, other)).orElse(Obstacle.DONE);
    }

    /** What is open to others, or not ours, is left alone. */
    private static boolean dataAreSafe(Settings settings) {
        var ofFiles = new Findings();
        StartChecks.files(settings, ofFiles);
        return ofFiles.all().isEmpty();
    }

    private KeysElsewhere elsewhere(Settings settings) {
        var found = new KeysElsewhere[] { KeysElsewhere.NONE };
        findings.whileDoing(() -> found[0] = new Composition().keysElsewhere(settings));
        return found[0];
    }

    /** The demo makes its own. Whatever rests elsewhere must answer now, in use or not. */
    private Optional<Cryptography> key(Settings settings, KeysElsewhere elsewhere) {
        if (settings.demo() && Files.notExists(settings.masterKeyFile())) { return Optional.empty(); }
        var loaded = new Cryptography[1];
        return findings.whileDoing(() -> {
            var cryptography = TinkCryptography.load(settings.masterKeyFile(), elsewhere);
            loaded[0] = cryptography;
            findings.whileDoing(cryptography::tryKeysElsewhere);
        })
                ? Optional.of(loaded[0])
                : Optional.empty();
    }

    private void plugins(Settings settings, boolean dataAreSafe) {
        var composition = new Composition();
        findings.whileDoing(() -> {
            var plugins = composition.plugins(settings);
            if (settings.sms().isPresent()) {
                findings.whileDoing(() -> composition.ways(settings, plugins, InstantSource.system()));
            }
            var made = !settings.blobStore().equals(Settings.FILES) || Files.isDirectory(settings.blobs());
            if (dataAreSafe && made) {
                findings.whileDoing(() -> composition.blobs(settings, plugins));
            }
        });
    }

    private void database(Settings settings, Optional<Cryptography> key, boolean dataAreSafe) {
        var embedded = settings.databaseUrl().isEmpty();
        if (!dataAreSafe || (embedded && Files.notExists(settings.databaseFile()))) { return; }
        findings.whileDoing(() -> Storage.lookAt(settings.database(), key, settings.journalHeads(),
                settings.demo()));
    }
}
