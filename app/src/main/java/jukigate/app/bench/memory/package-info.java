/** What connections and large messages cost the memory of a gateway. */
package jukigate.app.bench.memory;
