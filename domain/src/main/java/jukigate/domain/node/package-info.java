/** Who may appear on the backbone. */
package jukigate.domain.node;
