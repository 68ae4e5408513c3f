/** The gateway beside stock CXF and beside its own floor. */
package jukigate.app.bench.load;
