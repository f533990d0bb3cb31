/** Stop-and-copy: pause, send everything, resume. */
package tandem.plugins.stopandcopy;
