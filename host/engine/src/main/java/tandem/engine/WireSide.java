package tandem.engine;

import tandem.api.PageOrder;
import tandem.api.Wire;

/** The wire as a strategy sees it: sends at the rate asked for, and tells the requests that have arrived. */
final class WireSide implements Wire {
    private final Rig rig;
    private final Migration migration;
    private final Link link;
    private final TargetHost target;
    private long rate;

    WireSide(Rig rig, Migration migration, Link link, TargetHost target) {
        this.rig = rig;
        this.migration = migration;
        this.link = link;
        this.target = target;
    }

    @Override
    public void send(int page) {
        send(page, 100);
    }

    @Override
    public void send(int page, int percent) {
        Migration.require(percent > 0 && percent <= 100, "a page is sent at 1 to 100 per cent of its size");
        migration.ready();
        migration.checkMayBeSent(page);
        if (rate > 0 && migration.hasSent()) {
            keepPace(page, percent);
        }
        migration.transmit(page, percent);
    }

    /** Waits as long as the rate asks; a zero page that is written meanwhile has to wait for longer. */
    private void keepPace(int page, int percent) {
        long bytes;
        do {
            bytes = migration.sizeOf(page, percent);
            long offered = Math.max(migration.now(), migration.lastAccepted() + Link.nanosUp(bytes, rate));
            migration.advance(link.readyAt(offered));
        } while (migration.sizeOf(page, percent) != bytes);
    }

    @Override
    public void handOver(long furtherBytes) {
        Migration.require(furtherBytes >= 0, "a message has no less than 0 bytes");
        Migration.require(
                migration.isPaused() && !migration.isHandedOver(), "the device state is sent once, after the pause");
        migration.ready();
        migration.handOver(furtherBytes);
    }

    @Override
    public PageOrder requests() {
        return () -> {
            migration.ready();
            return migration.request();
        };
    }

    @Override
    public PageOrder requestsToTheEnd() {
        Migration.require(migration.isHandedOver(), "the target makes no request before it is handed over to");
        return () -> {
            migration.ready();
            int page = migration.request();
            while (page == PageOrder.NONE && !targetIsDone()) {
                awaitTarget();
                page = migration.request();
            }
            return page;
        };
    }

    private boolean targetIsDone() {
        return target.hasEnded() && target.lastAccess() <= migration.now();
    }

    /** Lets the target run to the arrival of its next request or to its end, whichever comes first. */
    private void awaitTarget() {
        if (target.nextArrival() == Lane.NEVER) {
            target.runUntilStopped(Lane.NEVER);
        }
        if (target.nextArrival() != Lane.NEVER) {
            target.run(target.nextArrival());
        }
        long next = target.nextArrival();
        if (target.hasEnded()) {
            next = Math.min(next, Math.max(migration.now(), target.lastAccess()));
        }
        if (next != Lane.NEVER) {
            migration.advance(next);
        }
    }

    @Override
    public int lastRequested() {
        return migration.lastRequested();
    }

    @Override
    public long timeToSendNanos(long pages) {
        return Link.nanos(pages * (rig.pageSizeBytes() + rig.headerBytes()), rig.sendingRate());
    }

    @Override
    public long bandwidthBytesPerSecond() {
        return rig.sendingRate();
    }

    @Override
    public long bytesSent() {
        return migration.bytesSent();
    }

    @Override
    public void waitFor(long nanos) {
        Migration.require(nanos >= 0, "time does not run backwards");
        migration.ready();
        migration.advance(Math.addExact(migration.now(), nanos));
    }

    @Override
    public long nowNanos() {
        migration.ready();
        return migration.now();
    }

    @Override
    public void limitRate(long bytesPerSecond) {
        Migration.require(bytesPerSecond > 0, "a rate is at least 1 B/s");
        rate = bytesPerSecond;
    }

    @Override
    public void liftRateLimit() {
        rate = 0;
    }
}
