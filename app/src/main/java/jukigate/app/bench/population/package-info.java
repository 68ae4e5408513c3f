/** A store of millions of residents: how it fills, what an inquiry looks at, and how both grow. */
package jukigate.app.bench.population;
