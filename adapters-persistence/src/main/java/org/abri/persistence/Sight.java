package org.abri.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.abri.application.access.About;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * GATE-1: from where a unit of work looks, in the words in which PostgreSQL is told (ADR 350): it then shows rows of vaults only as far
 * as these words reach, whatever a query asks for. H2 is told nothing.
 */
public record Sight(String words) {
    /** As long as nothing was said. To ask for rows of vaults is an error then, not an empty answer. */
    static final Sight UNSAID = new Sight("");

    /** What happens by itself, backups and operators' commands: everything. */
    public static final Sight SERVICE = new Sight("service");

    /** For the time of the transaction, or of the session. */
    private static final String TELL = "select set_config('abri.sight', ?, ?)";

    /** All of a vault: its owner's, and the gate's while it reads the facts of an item. */
    public static Sight of(VaultId vault) {
        return new Sight("vault " + vault.value());
    }

    /** What that viewpoint may see at that place. */
    public static Sight of(Viewpoint by, About about) {
        return switch (by) {
            case Viewpoint.Beneficiary owner -> of(owner.vault());
            case Viewpoint.StaffAt(var account, var relay) -> ofStaff(account, relay, about);
            case Viewpoint.Operator(var account) -> new Sight("operator " + account.value());
            case Viewpoint.LinkHolder(var vault, var item) ->
                    new Sight("link " + vault.value() + " " + item.value());
            case Viewpoint.FeedReader(var vault) -> new Sight("feed " + vault.value());
            case Viewpoint.Staff staff -> new Sight("nobody");
            case Viewpoint.Anyone anyone -> new Sight("nobody");
        };
    }

    private static Sight ofStaff(AccountId account, RelayId relay, About about) {
        var at = switch (about) {
            case About.OfVault(var vault) -> " " + vault.value();
            case About.OfItem(var vault, var item) -> " " + vault.value();
            case About.OfRelay desk -> "";
            case About.Nothing desk -> "";
        };
        return new Sight("staff " + relay.value() + " " + account.value() + at);
    }

    /** Tells that connection, if it is one of PostgreSQL: until its transaction ends, or, without one, until it is closed. */
    public void tell(Connection connection) throws SQLException {
        if (!Schema.isPostgresql(connection)) { return; }
        try (var telling = connection.prepareStatement(TELL)) {
            telling.setString(1, words);
            telling.setBoolean(2, !connection.getAutoCommit());
            telling.execute();
        }
    }
}
