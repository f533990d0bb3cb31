/** DynamoRIO's memory traces (drcachesim, Google's workload traces). */
@NullMarked
package tandem.formats.drmemtrace;

import org.jspecify.annotations.NullMarked;
