package tandem.formats.damon;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.api.TraceException;

/** Times as damo writes them: nanoseconds, or {@code 9 m 1.902 s}. */
final class Times {
    private static final Pattern PART =
            Pattern.compile("\\G\\s*([0-9,]{1,20}(?:\\.[0-9]{1,9})?) ?(h|m|s|ms|us|ns)(?: |$)");
    private static final Map<String, Long> NANOS = Map.of(
            "h", 3_600_000_000_000L,
            "m", 60_000_000_000L,
            "s", 1_000_000_000L,
            "ms", 1_000_000L,
            "us", 1_000L,
            "ns", 1L);

    private Times() {}

    static long nanos(String text) throws TraceException {
        if (text.matches("[0-9,]+")) {
            return Json.unsigned(text);
        }
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find()) {
            long unit = NANOS.getOrDefault(part.group(2), 1L);
            nanos = nanos.add(new BigDecimal(part.group(1).replace(",", "")).multiply(BigDecimal.valueOf(unit)));
            end = part.end();
        }
        if (end == 0 || end < text.length() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new TraceException("\"" + text + "\" is no time");
        }
        return nanos.longValue();
    }
}
