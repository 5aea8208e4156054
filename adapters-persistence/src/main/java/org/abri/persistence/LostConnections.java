package org.abri.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** I6: connections to an H2 that closed under us leave the pool, which on its own knows only how others say so. */
public final class LostConnections implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        return thrown instanceof SQLNonTransientConnectionException ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
