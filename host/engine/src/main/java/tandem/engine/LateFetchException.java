package tandem.engine;

import tandem.api.TraceException;

/** The first instruction fetch of a vCPU comes after accesses to data: its clock was the wrong one. */
final class LateFetchException extends TraceException {
    private static final long serialVersionUID = 1L;

    final int vcpu;

    LateFetchException(int vcpu) {
        super("the first instruction fetch of vCPU " + vcpu + " comes after data accesses");
        this.vcpu = vcpu;
    }
}
