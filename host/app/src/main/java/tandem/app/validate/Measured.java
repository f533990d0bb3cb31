package tandem.app.validate;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tandem.app.InputException;

/** A real migration, a row of a CSV file of measurements. */
public final class Measured {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

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
            for (CSVRecord record : parser) {
                String place = path + ", line " + parser.getCurrentLineNumber();
                if (!record.isConsistent()) {
                    throw new InputException(place + ": more or fewer columns than the heading has");
                }
                all.add(new Measured(record.toMap(), place));
            }
        } catch (NoSuchFileException e) {
            throw new InputException(path + ": there is no such file", e);
        }
        if (all.isEmpty()) {
            throw new InputException(path + ": no migration is in it");
        }
        return all;
    }

    /** The guest. */
    public String guest() {
        return text("guest");
    }

    /** The strategy. */
    public String strategy() {
        return text("strategy");
    }

    /** The link and, after a space, its variant where it has one. */
    public String link() {
        return (text("link") + " " + text("variant")).strip();
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
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new InputException(place + ": \"" + text + "\" in the column " + column + " is no number", e);
        }
    }

    private String text(String column) {
        String text = values.get(column);
        if (text == null) {
            throw new InputException(place + ": there is no column " + column);
        }
        return text;
    }
}
