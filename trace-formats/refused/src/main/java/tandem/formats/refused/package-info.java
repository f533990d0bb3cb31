/** What is no trace that can be read, with what to do instead. */
@NullMarked
package tandem.formats.refused;

import org.jspecify.annotations.NullMarked;
