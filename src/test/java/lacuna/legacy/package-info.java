/**
 * Stands in for imagej-legacy, which connects ImageJ 1's macros to SciJava commands in Fiji and is not on Maven Central.
 * Only what the tests need, by the rules that Fiji follows; never shipped.
 */
package lacuna.legacy;
