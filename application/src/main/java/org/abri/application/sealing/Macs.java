package org.abri.application.sealing;

/**
 * CRY-2 (message authentication): a keyed hash that nobody can make without the master key. What rests in the open and
 * decides something carries one, so that whoever can write to the storage, and has no key, changes nothing unnoticed.
 */
@FunctionalInterface
public interface Macs {
    /** 32 bytes, the same for the same purpose and bytes; different purposes never agree, nor does a blind index. */
    byte[] of(String purpose, byte[] bytes);
}
