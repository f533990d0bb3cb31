/** The program: command line, results and reports. */
@NullMarked
package tandem.app;

import org.jspecify.annotations.NullMarked;
