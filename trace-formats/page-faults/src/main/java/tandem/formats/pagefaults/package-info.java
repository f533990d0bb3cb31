/** Linux page faults, as perf script or trace-cmd print them. */
@NullMarked
package tandem.formats.pagefaults;

import org.jspecify.annotations.NullMarked;
