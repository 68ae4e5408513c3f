/** Mutual authentication: every end of a connection against every defect of a certificate. */
package jukigate.conformance.matrix;
