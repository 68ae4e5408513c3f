/** Other stacks, configured from the published contracts alone, against a running backbone. */
package jukigate.app.interop;
