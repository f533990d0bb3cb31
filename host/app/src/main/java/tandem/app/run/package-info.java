/** Runs the replays of a trace: opens and records it, starts the replays, watches over them. */
@NullMarked
package tandem.app.run;

import org.jspecify.annotations.NullMarked;
