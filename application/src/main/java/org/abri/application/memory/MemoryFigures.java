package org.abri.application.memory;

import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.Figures;
import org.abri.domain.relay.MonthOfWork;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.RelayId;

/** Figures in memory. */
final class MemoryFigures implements Figures {
    private record When(RelayId relay, YearMonth month) {}

    private final Table<When, MonthOfWork> figures;

    MemoryFigures(Memory memory) {
        figures = new Table<>(memory);
    }

    @Override
    public void count(RelayId relay, YearMonth month, Deed deed) {
        figures.put(new When(relay, month), of(relay, month).and(deed));
    }

    @Override
    public Map<YearMonth, MonthOfWork> find(RelayId relay, Set<YearMonth> months) {
        return months.stream()
                .collect(Collectors.toUnmodifiableMap(month -> month, month -> of(relay, month)));
    }

    private MonthOfWork of(RelayId relay, YearMonth month) {
        return figures.find(new When(relay, month)).orElse(MonthOfWork.NOTHING);
    }
}
