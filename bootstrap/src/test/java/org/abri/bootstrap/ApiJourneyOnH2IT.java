package org.abri.bootstrap;

import java.util.Map;

class ApiJourneyOnH2IT extends ApiJourney {
    @Override
    Server server() {
        return Server.fresh(Map.of());
    }
}
