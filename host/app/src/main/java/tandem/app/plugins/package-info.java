/** Finds, checks and loads plugin jars, and makes the strategies and trace formats that they offer. */
@NullMarked
package tandem.app.plugins;

import org.jspecify.annotations.NullMarked;
