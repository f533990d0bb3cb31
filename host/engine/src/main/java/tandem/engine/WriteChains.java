package tandem.engine;

import java.util.Arrays;

/**
 * The writes of a block, each page's in a chain, along which it goes as the block is executed: so that in a block each
 * write is looked at once, however often one asks. The block is decoded when one first asks.
 */
final class WriteChains {
    private final LaneReader reader;
    private int[] nextWrite = new int[0];
    private int[] ahead = new int[0];
    private int[] behind = new int[0];
    private boolean made;

    WriteChains(LaneReader reader) {
        this.reader = reader;
    }

    /** Another block has been loaded. */
    void forget() {
        made = false;
    }

    /** The first write to the page of {@code entry} that is not before {@code access}, or the number of accesses. */
    int next(int entry, int access) {
        goTo(entry, access);
        return ahead[entry];
    }

    /** How many writes to the page of {@code entry} lie before {@code access}. */
    int before(int entry, int access) {
        goTo(entry, access);
        return behind[entry];
    }

    /** @param access never before that of an earlier call */
    private void goTo(int entry, int access) {
        make();
        while (ahead[entry] < access) {
            ahead[entry] = nextWrite[ahead[entry]];
            behind[entry]++;
        }
    }

    private void make() {
        if (made) {
            return;
        }
        made = true;
        reader.decode();
        if (nextWrite.length < reader.count) {
            nextWrite = new int[reader.codes.length];
        }
        if (ahead.length < reader.entries) {
            ahead = new int[reader.pages.length];
            behind = new int[reader.pages.length];
        }
        Arrays.fill(ahead, 0, reader.entries, reader.count);
        Arrays.fill(behind, 0, reader.entries, 0);
        for (int access = reader.count - 1; access >= 0; access--) {
            if (reader.writes(access)) {
                int entry = reader.codes[access] >>> 1;
                nextWrite[access] = ahead[entry];
                ahead[entry] = access;
            }
        }
    }
}
