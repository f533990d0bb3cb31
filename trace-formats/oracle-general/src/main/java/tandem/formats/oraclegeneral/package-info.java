/** libCacheSim's oracleGeneral traces of cache requests. */
@NullMarked
package tandem.formats.oraclegeneral;

import org.jspecify.annotations.NullMarked;
