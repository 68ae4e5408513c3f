/** What a message says about itself: who, to whom, what, why. */
package jukigate.domain.message;
