package tandem.app.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tandem.app.InputException;
import tandem.engine.PageList;

/**
 * A page list: CSV, which may be compressed with gzip, with the ranges of frames (address / page size, decimal) that are
 * not zero.
 *
 * <pre>
 * first,last
 * 16,159
 * 256,256
 * </pre>
 */
public final class PageListFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private PageListFile() {}

    /** The list beside a trace: {@code NAME.pages.csv.gz} or {@code NAME.pages.csv} for {@code NAME.…}; null without one. */
    public static @Nullable Path beside(Path trace) {
        String file = String.valueOf(trace.getFileName());
        int dot = file.indexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        return Stream.of(".pages.csv.gz", ".pages.csv")
                .map(ending -> trace.resolveSibling(name + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    /** Reads the list in the file at {@code path}. */
    public static PageList read(Path path) {
        PageList list = new PageList();
        addTo(list, path);
        return list;
    }

    /** Adds what the file at {@code path} says to {@code list}. */
    public static void addTo(PageList list, Path path) {
        try (Reader reader = open(path);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().equals(List.of("first", "last"))) {
                throw new InputException(path + ", line 1: a page list begins with the line first,last");
            }
            for (CSVRecord range : parser) {
                add(list, range, path + ", line " + parser.getCurrentLineNumber());
            }
        } catch (NoSuchFileException e) {
            throw new InputException("--pages " + path + ": there is no such file", e);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("--pages " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Reader open(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static void add(PageList list, CSVRecord range, String place) {
        if (range.size() != 2) {
            throw new InputException(place + ": a range is two numbers, first,last");
        }
        long first = frame(range.get(0), place);
        long last = frame(range.get(1), place);
        if (last < first) {
            throw new InputException(place + ": the last frame " + last + " lies before the first, " + first);
        }
        list.add(first, last);
    }

    private static long frame(String text, String place) {
        try {
            long frame = Long.parseLong(text);
            if (frame >= 0) {
                return frame;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException(
                place + ": \"" + text + "\" is no frame: write address / page size as a decimal number");
    }
}
