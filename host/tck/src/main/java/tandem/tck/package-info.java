/** The conformance kits that a plugin's author extends. */
package tandem.tck;
