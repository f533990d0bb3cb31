/** Tandem's own binary trace. */
@NullMarked
package tandem.formats.tandembinary;

import org.jspecify.annotations.NullMarked;
