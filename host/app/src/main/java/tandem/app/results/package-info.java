/** What a run leaves: result files, the report, the table. */
@NullMarked
package tandem.app.results;

import org.jspecify.annotations.NullMarked;
