package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

/** The command {@code rotate-master-key}, as tests give it. */
final class Rotating {
    private Rotating() {}

    static void refused(Site site, String why, String... words) {
        assertThat(run(site, words)).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(Obstacle.REFUSED);
            assertThat(ran.errors()).contains(why);
        });
    }

    static String done(Site site, String... words) {
        var ran = run(site, words);
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.code()).isZero();
        return ran.out();
    }

    static Site.Ran run(Site site, String... words) {
        var all = new String[words.length + 1];
        all[0] = "rotate-master-key";
        System.arraycopy(words, 0, all, 1, words.length);
        return site.run(all);
    }
}
