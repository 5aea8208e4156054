package org.abri.web.face;

import java.util.List;

/** One of the main pages, as the navigation shows it; {@code around} are the beginnings of the addresses that belong to it. */
public record Tab(String name, String href, String icon, List<String> around) {
    static Tab of(String name, String href, String icon, String... around) {
        return new Tab(name, href, icon, List.of(around));
    }

    public String word() {
        return "tab." + name;
    }

    boolean belongs(String path) {
        return path.equals(href) || around.stream().anyMatch(path::startsWith);
    }
}
