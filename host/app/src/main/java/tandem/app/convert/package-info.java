/** Making one trace of another. */
@NullMarked
package tandem.app.convert;

import org.jspecify.annotations.NullMarked;
