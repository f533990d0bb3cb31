/** gem5's packet traces. */
@NullMarked
package tandem.formats.gem5packet;

import org.jspecify.annotations.NullMarked;
