/** Delimited text: a column each for the time, the vCPU, the kind, the address and the size of an access. */
@NullMarked
package tandem.formats.csv;

import org.jspecify.annotations.NullMarked;
