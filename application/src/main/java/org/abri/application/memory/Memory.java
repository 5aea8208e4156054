package org.abri.application.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;

/**
 * Units of work over tables in memory. They happen one after the other; every change leaves behind how to undo it, and a
 * unit that throws, inner ones too, is undone back to where it began.
 */
final class Memory implements UnitOfWork {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Deque<Runnable> undoing = new ArrayDeque<>();

    @Override
    public <T> T inOne(Supplier<T> work) {
        turn.lock();
        var before = undoing.size();
        var done = false;
        try {
            var answer = work.get();
            done = true;
            return answer;
        } finally {
            if (!done) {
                undoBackTo(before);
            }
            if (turn.getHoldCount() == 1) {
                undoing.clear();
            }
            turn.unlock();
        }
    }

    void mustBeInOne() {
        if (!turn.isHeldByCurrentThread()) { throw new IllegalStateException("outside of a unit of work"); }
    }

    /** What brings back how it was, should the unit of work fail. */
    void undoneBy(Runnable undo) {
        undoing.push(undo);
    }

    private void undoBackTo(int size) {
        while (undoing.size() > size) {
            undoing.pop().run();
        }
    }
}
