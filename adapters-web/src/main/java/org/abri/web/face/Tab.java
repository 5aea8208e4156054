package org.abri.web.face;

import java.util.List;

/**
 * One of the main pages, as the navigation shows it.
 *
 * @param acts   whether it is where the one thing is done that people come for
 * @param around the beginnings of the addresses that belong to it
 */
public record Tab(String name, String href, String icon, boolean acts, List<String> around) {
    static Tab of(String name, String href, String icon, String... around) {
        return new Tab(name, href, icon, false, List.of(around));
    }

    /** As {@link #of}, where the one thing is done that people come for. */
    static Tab acting(String name, String href, String icon, String... around) {
        return new Tab(name, href, icon, true, List.of(around));
    }

    public String word() {
        return "tab." + name;
    }

    boolean belongs(String path) {
        return path.equals(href) || around.stream().anyMatch(path::startsWith);
    }
}
