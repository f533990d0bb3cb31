/** The output of {@code valgrind --tool=lackey --trace-mem=yes}. */
@NullMarked
package tandem.formats.lackey;

import org.jspecify.annotations.NullMarked;
