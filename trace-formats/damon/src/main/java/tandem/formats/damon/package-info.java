/** Memory regions in use, as Linux's DAMON samples them. */
@NullMarked
package tandem.formats.damon;

import org.jspecify.annotations.NullMarked;
