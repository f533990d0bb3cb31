package tandem.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tandem.api.Unit;
import tandem.app.InputException;
import tandem.engine.Tape;
import tandem.engine.options.OptionException;
import tandem.engine.options.Units;

/**
 * A page map: CSV that says where the mappings of one run lay in another, whose trace it is to be compared with. A line
 * moves the pages of {@code length} bytes from address {@code from} on to {@code to} on; others stay. The heading may be
 * left out.
 *
 * <pre>
 * from,to,length
 * 0x4a2f000,0x4a31000,1664KiB
 * 77717504,77721600,4096
 * </pre>
 */
public final class PageMap {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();
    private static final List<String> HEADING = List.of("from", "to", "length");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");

    private final Path path;
    private final long pageSizeBytes;
    private final NavigableMap<Long, Move> byFrom = new TreeMap<>(Long::compareUnsigned);
    private final NavigableMap<Long, Move> byTo = new TreeMap<>(Long::compareUnsigned);

    /** Frames, unsigned, of which {@code count} are moved, as line {@code line} says. */
    private record Move(long from, long to, long count, long line) {}

    private PageMap(Path path, long pageSizeBytes) {
        this.path = path;
        this.pageSizeBytes = pageSizeBytes;
    }

    /** The map in the file at {@code path}, for pages of this size. */
    public static PageMap read(Path path, long pageSizeBytes) {
        PageMap map = new PageMap(path, pageSizeBytes);
        try (CSVParser parser = CSVParser.parse(path, StandardCharsets.UTF_8, FORMAT)) {
            for (CSVRecord line : parser) {
                if (line.getRecordNumber() > 1 || !line.toList().equals(HEADING)) {
                    map.add(line, parser.getCurrentLineNumber());
                }
            }
        } catch (NoSuchFileException e) {
            throw new InputException("the page map " + path + ": there is no such file", e);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("the page map " + path + " cannot be read: " + e.getMessage(), e);
        }
        return map;
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** The tape of the trace named {@code trace} with its pages moved; what is on it is shared. */
    public Tape rebase(Tape tape, String trace) {
        long[] frames =
                IntStream.range(0, tape.touchedPages()).mapToLong(tape::frame).toArray();
        if (Arrays.stream(frames).noneMatch(frame -> at(byFrom, frame) != null)) {
            throw new InputException(path + ": it moves no page of " + trace
                    + ". from is where a mapping lies in that trace, to is where it lay in the other");
        }
        for (long frame : frames) {
            Move taken = at(byFrom, frame) == null ? at(byTo, frame) : null;
            if (taken != null) {
                throw new InputException(place(taken.line) + ": the page at " + hex(frame) + " of " + trace
                        + " would be in one place with the page that is moved there. Say where it lay too");
            }
        }
        return tape.rebased(this::rebased);
    }

    private long rebased(long frame) {
        Move move = at(byFrom, frame);
        return move == null ? frame : frame - move.from + move.to;
    }

    private static @Nullable Move at(NavigableMap<Long, Move> moves, long frame) {
        Map.Entry<Long, Move> entry = moves.floorEntry(frame);
        return entry != null && Long.compareUnsigned(frame - entry.getKey(), entry.getValue().count) < 0
                ? entry.getValue()
                : null;
    }

    private void add(CSVRecord line, long number) {
        String place = place(number);
        if (line.size() != 3) {
            throw new InputException(place + ": write from,to,length, such as 0x4a2f000,0x4a31000,1664KiB");
        }
        Move move = new Move(
                pages("from", address(line.get(0), place), place),
                pages("to", address(line.get(1), place), place),
                pages("length", length(line.get(2), place), place),
                number);
        requireWithin(move.from, move.count, place);
        requireWithin(move.to, move.count, place);
        requireFree(byFrom, move.from, move.count, place + ": from ");
        requireFree(byTo, move.to, move.count, place + ": two pages would become one: to ");
        byFrom.put(move.from, move);
        byTo.put(move.to, move);
    }

    private String place(long line) {
        return path + ", line " + line;
    }

    private long pages(String what, long bytes, String place) {
        if (Long.remainderUnsigned(bytes, pageSizeBytes) != 0) {
            throw new InputException(place + ": " + what + " 0x" + Long.toHexString(bytes)
                    + " is no multiple of the page size, " + Units.format(Unit.SIZE, pageSizeBytes));
        }
        return Long.divideUnsigned(bytes, pageSizeBytes);
    }

    private static long address(String text, String place) {
        try {
            if (HEXADECIMAL.matcher(text).matches()) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
            if (DECIMAL.matcher(text).matches()) {
                return Long.parseUnsignedLong(text);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException(place + ": \"" + text + "\" is no address: write it as 0x4a2f000 or 77721600");
    }

    private static long length(String text, String place) {
        long bytes;
        try {
            bytes = HEXADECIMAL.matcher(text).matches() ? address(text, place) : Units.parse(Unit.SIZE, text);
        } catch (OptionException e) {
            throw new InputException(place + ": " + e.getMessage(), e);
        }
        if (bytes <= 0) {
            throw new InputException(place + ": the length \"" + text + "\" must be more than 0");
        }
        return bytes;
    }

    private void requireWithin(long first, long count, String place) {
        long last = Long.divideUnsigned(-1, pageSizeBytes);
        if (Long.compareUnsigned(count - 1, last - first) > 0) {
            throw new InputException(
                    place + ": " + hex(first) + " and the length lead past the last address, 2^64 - 1");
        }
    }

    private void requireFree(NavigableMap<Long, Move> moves, long first, long count, String what) {
        Map.Entry<Long, Move> before = moves.floorEntry(first + count - 1);
        if (before != null && Long.compareUnsigned(before.getKey() + before.getValue().count - 1, first) >= 0) {
            throw new InputException(what + hex(first) + " overlaps with line " + before.getValue().line);
        }
    }

    private String hex(long frame) {
        return "0x" + Long.toHexString(frame * pageSizeBytes);
    }
}
