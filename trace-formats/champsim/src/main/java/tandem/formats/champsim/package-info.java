/** ChampSim's instruction traces. */
@NullMarked
package tandem.formats.champsim;

import org.jspecify.annotations.NullMarked;
