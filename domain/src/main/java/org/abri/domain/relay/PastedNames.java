package org.abri.domain.relay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.account.PersonName;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * ACC-4, REL-5: names of a team as people paste them from a spreadsheet, one person a line: two cells, with a tab, a semicolon or
 * a comma between them, in quotes or not; or two words. Blank lines count for nothing, and neither does a first line that only says
 * what the columns are.
 */
public record PastedNames(List<Line> lines) {
    /** As many as are opened at once. */
    public static final int MOST = 30;
    /** In code points. */
    public static final int LONGEST = 6_000;

    private static final Set<String> OF_GIVEN =
            Set.of("prénom", "prenom", "prénoms", "prenoms", "given", "given name", "first name");
    private static final Set<String> OF_FAMILY = Set.of("nom", "noms", "nom de famille", "family",
            "family name", "last name", "surname");
    private static final Pattern QUOTED = Pattern.compile("[\"“”«»]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** What is wrong with a line. */
    public enum Problem {
        /** Nobody can say which is the given and which the family name. */
        NOT_TWO_NAMES, NOT_A_NAME, TOO_LONG,
        /** The same names are on a line before. */
        TWICE,
        /** Somebody of these names works there already. */
        THERE_ALREADY,
        /** Beyond {@link #MOST}. */
        ONE_TOO_MANY
    }

    /**
     * One that is not blank.
     *
     * @param number as it was pasted, from 1 on
     * @param name   empty when it is none
     */
    public record Line(int number, Optional<PersonName> name, Optional<Problem> problem) {
        private static Line wrong(int number, Problem problem) {
            return new Line(number, Optional.empty(), Optional.of(problem));
        }

        private Line but(Problem wrong) {
            return problem.isPresent() ? this : new Line(number, name, Optional.of(wrong));
        }
    }

    public PastedNames {
        lines = List.copyOf(lines);
    }

    /** {@code familyFirst}: in which order they stand where no line says it. Throws {@link InvalidValue} when there are none, or too long a text. */
    public static PastedNames read(String pasted, boolean familyFirst) {
        var rows = TypedText.lines(pasted, LONGEST).split("\n", -1);
        var lines = new ArrayList<Line>();
        var turned = familyFirst;
        var first = true;
        for (var at = 0; at < rows.length; at++) {
            if (TypedText.isBlank(rows[at].replaceAll("[;,\"]", " "))) {
                continue;
            }
            var cells = cells(rows[at]);
            if (first && isHead(cells)) {
                turned = OF_FAMILY.contains(cells.getFirst().toLowerCase(Locale.ROOT));
            } else {
                lines.add(line(at + 1, cells, turned));
            }
            first = false;
        }
        return new PastedNames(lines).withoutTwice();
    }

    private static boolean isHead(List<String> cells) {
        var words = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        return !words.isEmpty()
                && words.stream().allMatch(word -> OF_GIVEN.contains(word) || OF_FAMILY.contains(word));
    }

    private static List<String> cells(String row) {
        var between = Stream.of("\t", ";", ",").filter(row::contains).findFirst();
        return between
                .map(sign -> Arrays.stream(row.split(Pattern.quote(sign), -1)).map(PastedNames::bare)
                        .toList())
                .orElseGet(() -> Arrays.asList(SPACES.split(bare(row))));
    }

    private static String bare(String cell) {
        return QUOTED.matcher(cell).replaceAll("").strip();
    }

    /** Cells beyond the second that are empty count for nothing; who has one name only leaves one of two empty. */
    private static Line line(int number, List<String> cells, boolean familyFirst) {
        var said = cells.stream().filter(cell -> !cell.isEmpty()).count();
        if (cells.size() < 2 || said == 0 || cells.stream().skip(2).anyMatch(cell -> !cell.isEmpty())) {
            return Line.wrong(number, Problem.NOT_TWO_NAMES);
        }
        try {
            return new Line(number, Optional.of(familyFirst ? new PersonName(cells.get(1), cells.get(0))
                    : new PersonName(cells.get(0), cells.get(1))), Optional.empty());
        } catch (InvalidValue invalid) {
            return Line.wrong(number, switch (invalid.flaw()) {
                case TOO_LONG -> Problem.TOO_LONG;
                default -> Problem.NOT_A_NAME;
            });
        }
    }

    private PastedNames withoutTwice() {
        var known = new HashSet<String>();
        var all = new ArrayList<Line>();
        for (var line : lines) {
            var twice = line.name().filter(name -> !known.add(name.comparable())).isPresent();
            var checked = twice ? line.but(Problem.TWICE) : line;
            all.add(all.size() < MOST ? checked : checked.but(Problem.ONE_TOO_MANY));
        }
        return new PastedNames(all);
    }

    /** ACC-4: as they are for a relay where these people work. */
    public PastedNames besides(List<PersonName> team) {
        var there = team.stream().map(PersonName::comparable).collect(Collectors.toSet());
        return new PastedNames(lines.stream()
                .map(line -> line.name().map(PersonName::comparable).filter(there::contains).isPresent()
                        ? line.but(Problem.THERE_ALREADY)
                        : line)
                .toList());
    }

    /** Whether all of them can be opened, and there are any. */
    public boolean isGood() {
        return !lines.isEmpty() && lines.stream().allMatch(line -> line.problem().isEmpty());
    }

    /** Of all lines, as far as they are names. */
    public List<PersonName> names() {
        return lines.stream().flatMap(line -> line.name().stream()).toList();
    }
}
