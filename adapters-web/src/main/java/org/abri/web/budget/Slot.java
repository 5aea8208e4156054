package org.abri.web.budget;

/** What was taken of a budget; closing it gives it back, once. */
public interface Slot extends AutoCloseable {
    @Override
    void close();
}
