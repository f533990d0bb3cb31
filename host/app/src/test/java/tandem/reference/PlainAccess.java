package tandem.reference;

/** An access of a trace: a page frame is its address divided by the page size; an instruction fetch is a read. */
public record PlainAccess(long time, int vcpu, long frame, boolean write) {
    PlainAccess at(long otherTime) {
        return new PlainAccess(otherTime, vcpu, frame, write);
    }
}
