/** The one catalogue of refusals, and the sealed outcome through which they travel. */
package jukigate.domain.refusal;
