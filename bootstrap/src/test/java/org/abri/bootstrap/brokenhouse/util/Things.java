package org.abri.bootstrap.brokenhouse.util;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** Lives in a package that says nothing, and writes itself to streams. */
public final class Things implements Externalizable {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
}
