package tandem.formats.tandembinary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tandem.api.TraceException;

/** What the last block says of the whole trace. */
record EndBlock(long accesses, boolean guestPhysical, List<String> warnings) {
    static EndBlock decode(Numbers body) throws TraceException {
        long accesses = body.varint();
        boolean guestPhysical = body.uint8() != 0;
        List<String> warnings = new ArrayList<>();
        for (int left = body.upTo(Layout.LARGEST_BODY_BYTES); left > 0; left--) {
            warnings.add(body.text(body.upTo(Layout.LARGEST_BODY_BYTES)));
        }
        body.requireEnd();
        return new EndBlock(accesses, guestPhysical, warnings);
    }

    void encode(Column body) {
        body.uint8(Layout.END);
        body.varint(accesses);
        body.uint8(guestPhysical ? 1 : 0);
        body.varint(warnings.size());
        for (String warning : warnings) {
            byte[] utf8 = warning.getBytes(StandardCharsets.UTF_8);
            body.varint(utf8.length);
            body.bytes(utf8, utf8.length);
        }
    }
}
