package org.abri.application.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    private final List<Runnable> ending = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    @Override
    public <T> T inOne(Supplier<T> work) {
        var after = new ArrayList<Runnable>();
        var answer = inTurn(work, after);
        after.forEach(Runnable::run);
        return answer;
    }

    private <T> T inTurn(Supplier<T> work, List<Runnable> after) {
        turn.lock();
        var before = undoing.size();
        var toDo = afterwards.size();
        var done = false;
        try {
            var answer = work.get();
            done = true;
            return answer;
        } finally {
            if (!done) {
                undoBackTo(before);
                afterwards.subList(toDo, afterwards.size()).clear();
            }
            if (turn.getHoldCount() == 1) {
                ending.forEach(Runnable::run);
                ending.clear();
                undoing.clear();
                after.addAll(afterwards);
                afterwards.clear();
            }
            turn.unlock();
        }
    }

    @Override
    public void afterwards(Runnable then) {
        mustBeInOne();
        afterwards.add(then);
    }

    /** Runs when the outermost unit of work ends, well or not, still inside it. */
    void atTheEnd(Runnable then) {
        ending.add(then);
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
