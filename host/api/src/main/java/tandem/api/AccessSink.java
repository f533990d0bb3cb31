package tandem.api;

/** Takes the accesses of a trace, in the order of the trace. A format uses one of the two methods throughout. */
public interface AccessSink {
    /**
     * An access at a known time.
     *
     * @param timeNanos since any fixed instant; may not go backwards within a vCPU
     * @param vcpu the vCPU or thread, from 0; need not be dense
     * @param address of the first byte, unsigned
     * @param sizeBytes may be 0, which counts as 1
     * @throws TraceException where the access cannot be
     */
    void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException;

    /** An access of a trace without time: the host gives it one, from its vCPU's instruction fetches or its order. */
    void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException;

    /** Accesses that follow each other: the same as each of them by itself, in their order, in less time. */
    default void accesses(AccessBatch batch) throws TraceException {
        for (int index = 0; index < batch.count(); index++) {
            batch.pass(index, this);
        }
    }
}
