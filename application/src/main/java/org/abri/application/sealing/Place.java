package org.abri.application.sealing;

import java.util.UUID;

/**
 * CRY-2 (associated data): where a sealed thing rests: whose it is, in which row, in which field. It is bound into the seal, so that a
 * ciphertext moved anywhere else does not open.
 */
public record Place(KeyOwner owner, UUID row, String field) {}
