package tandem.formats.drmemtrace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.api.TraceException;
import tandem.api.TracePart;

/**
 * Where pages lie in physical memory, as v2p.textproto tells:
 *
 * <pre>{@code
 * address_mapping_group {
 *   page_size: 0x200000
 *   address_mapping {
 *     virtual_address: 140737349943296
 *     physical_address: 10485760
 *   }
 * }
 * }</pre>
 *
 * <p>An address that is not there is 0.
 */
final class PhysicalPages {
    private static final int LARGEST_MAP_BYTES = 1 << 28;
    private static final int RECENT = 1 << 8;
    private static final Pattern COMMENT = Pattern.compile("#[^\\n]*");
    private static final Pattern PAGE_SIZE = Pattern.compile("\\bpage_size\\s*:\\s*(\\w+)");
    private static final Pattern MAPPING = Pattern.compile("\\baddress_mapping\\s*:?\\s*\\{([^{}]*)}");
    private static final Pattern VIRTUAL = Pattern.compile("\\bvirtual_address\\s*:\\s*(\\w+)");
    private static final Pattern PHYSICAL = Pattern.compile("\\bphysical_address\\s*:\\s*(\\w+)");

    private final long pageBytes;
    private final int shift;
    private final Map<Long, Long> physical;
    private final long[] recentPages = new long[RECENT];
    private final long[] recentPhysical = new long[RECENT];

    private PhysicalPages(long pageBytes, Map<Long, Long> physical) {
        this.pageBytes = pageBytes;
        this.physical = physical;
        shift = Long.numberOfTrailingZeros(pageBytes);
        Arrays.fill(recentPages, -1);
    }

    /** The same, which by itself remembers the pages asked for of late. */
    PhysicalPages forAnotherThread() {
        return new PhysicalPages(pageBytes, physical);
    }

    static PhysicalPages read(TracePart file) throws IOException {
        file.atByte(0);
        byte[] bytes = file.stream().readNBytes(LARGEST_MAP_BYTES);
        String text =
                COMMENT.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).replaceAll("");
        long pageBytes = number(PAGE_SIZE, text);
        if (Long.bitCount(pageBytes) != 1) {
            throw new TraceException("page_size is " + pageBytes + ", no power of two");
        }
        PhysicalPages pages = new PhysicalPages(pageBytes, new HashMap<>());
        for (Matcher mapping = MAPPING.matcher(text); mapping.find(); ) {
            pages.map(number(VIRTUAL, mapping.group(1)), number(PHYSICAL, mapping.group(1)));
        }
        return pages;
    }

    private static long number(Pattern field, String text) throws TraceException {
        Matcher matcher = field.matcher(text);
        if (!matcher.find()) {
            return 0;
        }
        try {
            return Long.decode(matcher.group(1));
        } catch (NumberFormatException e) {
            throw new TraceException("\"" + matcher.group() + "\" is no number");
        }
    }

    private void map(long virtualAddress, long physicalAddress) throws TraceException {
        Long other = physical.put(virtualAddress >>> shift, physicalAddress & -pageBytes);
        if (other != null && other != (physicalAddress & -pageBytes)) {
            throw new TraceException("the virtual address " + virtualAddress + " has two physical ones");
        }
    }

    /** The physical address of a virtual one. */
    long physical(long address) throws TraceException {
        long page = address >>> shift;
        int slot = (int) page & RECENT - 1;
        if (recentPages[slot] != page) {
            Long found = physical.get(page);
            if (found == null) {
                throw new TraceException("v2p.textproto has no physical page for the address 0x"
                        + Long.toHexString(address) + ": leave out the option v2p");
            }
            recentPages[slot] = page;
            recentPhysical[slot] = found;
        }
        return recentPhysical[slot] | (address & (pageBytes - 1));
    }
}
