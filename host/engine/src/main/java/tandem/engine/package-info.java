/** The tape, the two hosts, the wire, the replay, its invariants and figures: what {@code MODEL.md} defines. */
@NullMarked
package tandem.engine;

import org.jspecify.annotations.NullMarked;
