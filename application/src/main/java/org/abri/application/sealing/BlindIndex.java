package org.abri.application.sealing;

/** CRY-4: finds equal things without reading them: a keyed hash (HMAC) that says nothing without the master key. */
@FunctionalInterface
public interface BlindIndex {
    /** 32 bytes, the same for the same purpose and text; different purposes never agree. */
    byte[] of(String purpose, String text);
}
