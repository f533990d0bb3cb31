package tandem.app.validate;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tandem.app.InputException;

/** A real migration, a row of a CSV file of measurements. */
public final class Measured {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<String> COLUMNS = List.of(
            "guest",
            "strategy",
            "link",
            "variant",
            "set_up_ms",
            "total_ms",
            "downtime_ms",
            "ready_ms",
            "bytes",
            "normal_pages",
            "zero_pages",
            "dirty_syncs",
            "requests",
            "stall_ms",
            "fault_p50_ms");

    private static final List<String> MORE_THAN_ZERO = List.of("total_ms", "ready_ms", "bytes");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

    private final Map<String, String> values;
    private final String place;

    private Measured(Map<String, String> values, String place) {
        this.values = values;
        this.place = place;
    }

    /** The migrations in the file at {@code path}. */
    public static List<Measured> read(Path path) throws IOException {
        List<Measured> all = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            requireColumns(parser.getHeaderNames(), path);
            for (CSVRecord record : parser) {
                String place = path + ", line " + parser.getCurrentLineNumber();
                if (!record.isConsistent()) {
                    throw new InputException(place + ": more or fewer columns than the heading has");
                }
                Measured migration = new Measured(record.toMap(), place);
                migration.requirePossible();
                all.add(migration);
            }
        } catch (NoSuchFileException e) {
            throw new InputException(path + ": there is no such file", e);
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw new InputException(path + ": this cannot be read as CSV with a heading: " + e.getMessage(), e);
        }
        if (all.isEmpty()) {
            throw new InputException(path + ": no migration is in it");
        }
        return all;
    }

    private static void requireColumns(List<String> heading, Path path) {
        for (String column : COLUMNS) {
            int count = Collections.frequency(heading, column);
            if (count != 1) {
                throw new InputException(path + ", line 1: the heading names the column " + column + " " + count
                        + " times; it has the columns " + String.join(",", COLUMNS) + " and may have others");
            }
        }
    }

    private void requirePossible() {
        for (String column : MORE_THAN_ZERO) {
            if (numberIfAny(column).orElse(1) <= 0) {
                throw new InputException(place + ": \"" + text(column) + "\" in the column " + column
                        + " cannot be: it is more than 0, or left empty where it was not measured");
            }
        }
        if (numberIfAny("total_ms").orElse(Double.MAX_VALUE)
                <= numberIfAny("set_up_ms").orElse(0)) {
            throw new InputException(
                    place + ": \"" + text("total_ms") + "\" in the column total_ms cannot be: it is more"
                            + " than set_up_ms, " + text("set_up_ms") + ", which is a part of it");
        }
    }

    /** The guest. */
    public String guest() {
        return name("guest");
    }

    /** The strategy. */
    public String strategy() {
        return name("strategy");
    }

    /** The link and, after a space, its variant where it has one. */
    public String link() {
        return (name("link") + " " + text("variant")).strip();
    }

    /** The file and the line that it is from. */
    String place() {
        return place;
    }

    /** What repeats of this migration have in common. */
    String group() {
        return guest() + " " + strategy() + " " + link();
    }

    /** The number in {@code column}. */
    double number(String column) {
        return numberIfAny(column)
                .orElseThrow(() -> new InputException(place + ": there is no number in the column " + column));
    }

    /** The number in {@code column}, where there is one. */
    OptionalDouble numberIfAny(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new InputException(place + ": \"" + text + "\" in the column " + column
                    + " is no number: write digits, with a point where there are decimals");
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    private String text(String column) {
        return values.getOrDefault(column, "");
    }

    private String name(String column) {
        String name = text(column);
        if (name.isEmpty()) {
            throw new InputException(place + ": there is nothing in the column " + column);
        }
        return name;
    }
}
