/**
 * The conformance kits that a plugin's author extends, {@link tandem.tck.StrategyKit} and {@link
 * tandem.tck.TraceFormatKit}, and what tests are written with: {@link tandem.tck.TestTrace}, {@link
 * tandem.tck.TestRig}, {@link tandem.tck.TestReplay}.
 */
@NullMarked
package tandem.tck;

import org.jspecify.annotations.NullMarked;
