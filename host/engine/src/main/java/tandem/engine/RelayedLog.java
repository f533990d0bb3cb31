package tandem.engine;

/** Has another thread append blocks to a log, in their order, while more are made. */
final class RelayedLog implements BlockLog {
    private final BlockLog log;
    private final Stage<Block> stage;

    RelayedLog(BlockLog log) {
        this.log = log;
        stage = new Stage<>("tape", Block::new, block -> log.append(block.bytes, block.length));
    }

    private static final class Block {
        private byte[] bytes = {};
        private int length;

        void copy(byte[] from, int count) {
            if (bytes.length < count) {
                bytes = new byte[from.length];
            }
            System.arraycopy(from, 0, bytes, 0, count);
            length = count;
        }
    }

    @Override
    public void append(byte[] bytes, int length) {
        Block block = stage.take();
        block.copy(bytes, length);
        stage.pass(block);
    }

    @Override
    public Cursor cursor() {
        return log.cursor();
    }

    /** Waits until all has been appended; throws what was thrown over there. The log itself stays open. */
    @Override
    public void close() {
        stage.finish();
    }
}
