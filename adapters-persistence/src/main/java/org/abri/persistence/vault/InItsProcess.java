package org.abri.persistence.vault;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;

/** UPL-2: how every {@link OwnProcess} begins and ends. */
final class InItsProcess {
    private InItsProcess() {}

    /** Where it tells what it has to tell, having said that it is ready. It ends after {@code longest}, whatever it does. */
    static DataOutputStream ready(Duration longest) throws IOException {
        endIn(longest);
        var told = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // whatever a library prints is not for whoever reads
        ImageIO.setUseCache(false); // CRY-3: nothing readable on the disk
        Sheet.tried();
        told.writeInt(OwnProcess.READY);
        told.flush();
        return told;
    }

    /** Ends it, and whatever threads a library has begun. */
    static void end(DataOutputStream told) throws IOException {
        told.close();
        Runtime.getRuntime().halt(0);
    }

    /** Also when whoever began it is gone and cannot end it any more. */
    private static void endIn(Duration longest) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(longest);
            } catch (InterruptedException early) {
                // then it ends early
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
