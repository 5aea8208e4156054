package org.abri.web.visit;

import io.micronaut.http.HttpRequest;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;

/**
 * A vault, and from where somebody stands before it: as its owner, or as staff of a relay, as the address says. Whether
 * they are let in is not said yet: that is the gate's.
 */
public record Shelf(Visitor visitor, Viewpoint by, VaultId vault, At.OfVault at) {
    /** Throws {@link NotSignedIn}; ids that are none are answered as ids of nothing. */
    static Shelf of(HttpRequest<?> request, Visitor visitor) {
        var path = PathIds.of(request);
        if (!path.have(PathIds.VAULT)) {
            return new Shelf(visitor, visitor.viewpoint(), new VaultId(visitor.person().account().value()),
                    At.OfVault.own());
        }
        var vault = new VaultId(path.id(PathIds.VAULT));
        return new Shelf(visitor, visitor.viewpointAt(path.relay()), vault,
                At.OfVault.at(path.relay(), vault));
    }

    /** Whether they stand before it as its owner. */
    public boolean own() {
        return by instanceof Viewpoint.Beneficiary;
    }

    /** VLT-2, VLT-5: where what they add goes when they do not say: the owner's is private, what staff add is shared. */
    public Visibility usual() {
        return own() ? Visibility.PRIVATE : Visibility.SHARED;
    }
}
