/** Recording the accesses of a command, with the tools that the system has. */
@NullMarked
package tandem.app.capture;

import org.jspecify.annotations.NullMarked;
