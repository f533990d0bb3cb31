package tandem.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a trace of any length in the form of Valgrind's lackey: a program of three megabytes that walks through eight
 * arrays and now and then looks something up in a table of 128 MiB. The same length gives the same bytes.
 *
 * <p>Use: {@code GenerateTrace RECORDS FILE}; a file named {@code .gz} is compressed.
 */
public final class GenerateTrace {
    private static final long CODE = 0x401000;
    private static final long ARRAYS = 0x1000_0000;
    private static final long ARRAY_BYTES = 0x40_0000;
    private static final long TABLE = 0x2000_0000;
    private static final double TABLE_BYTES = 1 << 27;

    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] offsets = new long[8];
    private long instruction = CODE;

    private GenerateTrace() {}

    /** Writes the trace. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("use: GenerateTrace RECORDS FILE");
        }
        Path file = Path.of(arguments[1]);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream packed = arguments[1].endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
                OutputStream out = new BufferedOutputStream(packed, 1 << 18)) {
            new GenerateTrace().write(Long.parseLong(arguments[0]), out);
        }
    }

    private void write(long records, OutputStream out) throws IOException {
        for (long record = 0; record < records; record++) {
            int dice = random.nextInt();
            String line = record == 0 || (dice & 7) < 5 ? fetch(dice >>> 3) : data(dice >>> 3);
            out.write(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private String fetch(int dice) {
        boolean jumps = (dice & 63) == 0;
        instruction = jumps ? CODE + random.nextInt(3 << 20) : instruction + 4;
        return "I  " + hexadecimal(instruction) + ",4\n";
    }

    private String data(int dice) {
        boolean looksUp = (dice & 63) == 0;
        int array = dice >>> 6 & 7;
        offsets[array] = (offsets[array] + 8) % ARRAY_BYTES;
        long address = looksUp
                ? TABLE + (long) (Math.pow(random.nextDouble(), 3) * TABLE_BYTES)
                : ARRAYS + array * ARRAY_BYTES + offsets[array];
        return ((dice >>> 9 & 3) == 0 ? " S " : " L ") + hexadecimal(address) + ",8\n";
    }

    private static String hexadecimal(long address) {
        String digits = Long.toHexString(address);
        return "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }
}
