/** Files of an agency's own systems for a bulk provision (X16): lists of conditions. */
package jukigate.simulators.bulk;
