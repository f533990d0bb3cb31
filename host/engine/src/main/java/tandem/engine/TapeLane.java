package tandem.engine;

/** Where the blocks of one vCPU stand on the tape, and their guest times. */
final class TapeLane {
    private final int vcpu;
    private final long[] index;
    private final long[] firstGuest;
    private final long[] lastGuest;
    private final long[] firstAccess;

    TapeLane(int vcpu, long[] index, long[] firstGuest, long[] lastGuest, long[] firstAccess) {
        this.vcpu = vcpu;
        this.index = index;
        this.firstGuest = firstGuest;
        this.lastGuest = lastGuest;
        this.firstAccess = firstAccess;
    }

    /** A vCPU that does nothing. */
    static TapeLane idle(int vcpu) {
        return new TapeLane(vcpu, new long[0], new long[0], new long[0], new long[1]);
    }

    int vcpu() {
        return vcpu;
    }

    int blocks() {
        return index.length;
    }

    long index(int block) {
        return index[block];
    }

    long firstGuest(int block) {
        return firstGuest[block];
    }

    long lastGuest(int block) {
        return lastGuest[block];
    }

    /** The guest time of the last access; 0 where there is none. */
    long lastGuest() {
        return lastGuest.length == 0 ? 0 : lastGuest[lastGuest.length - 1];
    }

    /** How many accesses lie before {@code block}; for the number of blocks, how many there are. */
    long accessesBefore(int block) {
        return firstAccess[block];
    }

    /** The first block that has an access at or after {@code guest}, or the number of blocks. */
    int blockAt(long guest) {
        int low = 0;
        int high = index.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lastGuest[middle] < guest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
