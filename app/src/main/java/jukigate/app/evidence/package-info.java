/**
 * What a reviewer takes away: one exchange with everything that is needed to judge it elsewhere.
 */
package jukigate.app.evidence;
