package org.abri.crypto.receipt;

import org.abri.application.receipt.Signatures;
import org.abri.contracts.receipt.SignaturesContract;

class TinkSignaturesTest implements SignaturesContract {
    @Override
    public Signatures signatures() {
        return new TinkSignatures();
    }
}
